/// Merged histograms of waits and the spread of the replications' own quantiles.
///
/// The interval of a quantile comes from sectioning: the quantiles of the replications around the
/// quantile of all of them together.
struct QuantileTable: Sendable {
  /// Quantiles followed in a scope: of all that were not blocked, then of the answered.
  static let width = 2 * WaitQuantile.shares.count

  /// Rows of buckets that scopes are made of.
  struct Rows: Sendable {
    let edges: WaitEdges
    private var answered: BucketSums
    private var abandoned: BucketSums

    init(edges: WaitEdges, rows: Int) {
      self.edges = edges
      answered = BucketSums(buckets: rows * edges.from.count)
      abandoned = answered
    }

    /// Takes in the histograms of a replication.
    mutating func add(answered: [UInt32], abandoned: [UInt32]) {
      self.answered.add(answered)
      self.abandoned.add(abandoned)
    }

    /// The buckets of several rows together.
    func merged(_ rows: some Sequence<Int>, answeredOnly: Bool) -> [UInt64] {
      let width = edges.from.count
      var counts = [UInt64](repeating: 0, count: width)
      for row in rows {
        for bucket in 0..<width {
          counts[bucket] += answered[row * width + bucket]
          if !answeredOnly { counts[bucket] += abandoned[row * width + bucket] }
        }
      }
      return counts
    }
  }

  private(set) var spreads: [Spread]

  init(scopes: Int) {
    spreads = Array(repeating: Spread(), count: scopes * QuantileTable.width)
  }

  /// Takes in the quantiles of a replication; NaN where it has no data.
  mutating func add(_ values: [Double]) {
    precondition(values.count == spreads.count, "a replication brings each quantile of each scope")
    for index in values.indices where !values[index].isNaN { spreads[index].add(values[index]) }
  }

  /// The position of a quantile in a scope's row.
  static func column(_ share: Double, answeredOnly: Bool) -> Int? {
    WaitQuantile.shares.firstIndex(of: share).map {
      $0 + (answeredOnly ? WaitQuantile.shares.count : 0)
    }
  }

  /// The estimate around the quantile of all replications together.
  ///
  /// A quantile is 0 exactly where at least its share is answered at once. So 0 belongs to the
  /// interval where the interval of that share, `atOnce`, reaches the quantile's own `share`, and
  /// nothing else does where all of it lies above: a quantile is turned round into a share, as
  /// Woodruff (1952) does it.
  func estimate(
    _ pooled: Double, column: Int, scope: Int, replications: Int, share: Double,
    atOnce: ClosedRange<Double>?
  ) -> Estimate {
    let spread = spreads[scope * QuantileTable.width + column]
    guard spread.count >= 2 else {
      return Inference.lone(pooled, count: replications)
    }
    let sections = Double(spread.count)
    let error = (spread.squares(around: pooled) / (sections * (sections - 1))).squareRoot()
    let reach = error * StudentT.quantile(freedom: sections - 1)
    var (low, high) = Inference.nearZero(pooled, reach: reach)
    if let atOnce {
      if atOnce.upperBound >= share { low = 0 }
      if atOnce.lowerBound >= share, pooled == 0 { high = 0 }
    }
    return Estimate(
      value: pooled, low: low, high: high, standardError: error, replications: replications)
  }
}
