/// Borders of the buckets of a histogram of waits, seconds.
struct WaitEdges: Sendable, Equatable {
  /// Where each bucket begins.
  var from: [Double]
  /// Where each bucket ends; equal to `from` where the bucket holds one value.
  var to: [Double]
}

/// Quantiles of waits out of histograms.
enum WaitQuantile {
  /// The shares for which quantiles are followed.
  static let shares = [0.5, 0.9, 0.95, 0.99]

  /// The least wait that a share of the counted do not exceed, linear within its bucket; nil of nothing.
  ///
  /// The error is at most the width of the bucket it falls into.
  static func value(_ share: Double, counts: [UInt64], edges: WaitEdges) -> Double? {
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    return values([share], counts: counts, total: total, edges: edges)[0]
  }

  /// The same for several ascending shares in one pass; `total` is the sum of the counts, above 0.
  static func values<Count: FixedWidthInteger>(
    _ shares: [Double], counts: [Count], total: UInt64, edges: WaitEdges
  ) -> [Double] {
    var found: [Double] = []
    var below: UInt64 = 0
    for (bucket, count) in counts.enumerated() where count > 0 {
      let reached = below + UInt64(count)
      while found.count < shares.count {
        let rank = shares[found.count] * Double(total)
        guard rank <= Double(reached) else { break }
        let part = max(0, (rank - Double(below)) / Double(count))
        found.append(edges.from[bucket] + part * (edges.to[bucket] - edges.from[bucket]))
      }
      below = reached
    }
    while found.count < shares.count { found.append(edges.to.last ?? 0) }
    return found
  }
}
