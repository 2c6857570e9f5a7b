import Sim

/// First-order and total Sobol indices of a figure over the factors of a Saltelli design.
///
/// With f(A), f(B) and f(AB_i) (A with column i of B) over the samples, about their common mean,
/// and V the variance of f(A) and f(B) together: the first-order index is mean(f(B) (f(AB_i) -
/// f(A))) / V (Saltelli and others 2010, table 2 b), the total one mean((f(A) - f(AB_i))^2) / 2V
/// (Jansen 1999).
public struct SobolIndices: Sendable, Equatable {
  /// An index of every factor, in the order of the plan.
  public let factors: [Index]
  /// The samples that all cells are there of, with figures.
  public let samples: Int
  /// The samples that were left out for a cell without a figure.
  public let leftOut: Int

  /// The indices of a factor.
  public struct Index: Sendable, Equatable {
    /// The part of the variance that goes away when this factor alone is known.
    public let first: Bounded
    /// The part that stays when all factors but this one are known.
    public let total: Bounded
  }

  /// An estimate with its 95 % interval.
  public struct Bounded: Sendable, Equatable {
    /// The estimate; by chance it may lie a little below 0 or above 1.
    public let value: Double
    /// The ends of the interval: percentiles of a bootstrap over samples with a fixed seed.
    ///
    /// Points of a Sobol sequence cover the space more evenly than independent ones, so that the
    /// interval is rather too wide than too narrow.
    public let low: Double, high: Double
  }

  /// Resamples of the bootstrap.
  private static let resamples = 1_000
  /// More samples than this are drawn in blocks of neighbors.
  private static let mostBlocks = 2_048

  /// The indices of a figure; `figures` holds it for each cell, not a number where there is none.
  ///
  /// Nil where the design is another, fewer than two samples are whole, or the figure is the same
  /// everywhere.
  public init?(_ plan: SweepPlan, figures: [Double]) {
    guard case .saltelli(let count) = plan.design else { return nil }
    let width = plan.factors.count + 2
    precondition(figures.count == count * width, "a figure for each cell")
    let whole = (0..<count).filter { sample in
      figures[sample * width..<(sample + 1) * width].allSatisfy(\.isFinite)
    }
    guard whole.count >= 2 else { return nil }
    samples = whole.count
    leftOut = count - whole.count
    let ends = whole.flatMap { [figures[$0 * width], figures[$0 * width + 1]] }
    let mean = ends.reduce(0, +) / Double(ends.count)
    let blocks = min(whole.count, Self.mostBlocks)
    var sums = [Sums](
      repeating: Sums(factors: plan.factors.count), count: blocks)
    for (place, sample) in whole.enumerated() {
      let row = figures[sample * width..<(sample + 1) * width].map { $0 - mean }
      sums[place * blocks / whole.count].add(row)
    }
    let all = sums.reduce(into: Sums(factors: plan.factors.count)) { $0.add($1) }
    guard let values = all.indices else { return nil }
    let drawn = Self.bootstrap(sums)
    factors = values.enumerated().map { position, value in
      Index(
        first: Self.bounded(value.first, drawn.compactMap { $0?[position].first }),
        total: Self.bounded(value.total, drawn.compactMap { $0?[position].total }))
    }
  }

  private static func bootstrap(_ sums: [Sums]) -> [[(first: Double, total: Double)]?] {
    let factors = sums[0].first.count
    return (0..<resamples).map { resample in
      let key = StreamKey(seed: 1, replication: UInt64(resample) + 1)
      var drawn = Sums(factors: factors)
      for draw in stride(from: 0, to: sums.count, by: 4) {
        let words = key.block(purpose: .estimation, entity: UInt64(draw), index: 3).words
        for word in [words.0, words.1, words.2, words.3].prefix(sums.count - draw) {
          drawn.add(sums[Int(word.multipliedFullWidth(by: UInt64(sums.count)).high)])
        }
      }
      return drawn.indices
    }
  }

  private static func bounded(_ value: Double, _ drawn: [Double]) -> Bounded {
    let sorted = drawn.sorted()
    guard !sorted.isEmpty else { return Bounded(value: value, low: value, high: value) }
    let last = Double(sorted.count - 1)
    return Bounded(
      value: value, low: sorted[Int((0.025 * last).rounded())],
      high: sorted[Int((0.975 * last).rounded())])
  }

  /// What the estimators need of a number of samples.
  private struct Sums {
    var count = 0.0, ends = 0.0, squares = 0.0
    var first: [Double], total: [Double]

    init(factors: Int) {
      first = Array(repeating: 0, count: factors)
      total = first
    }

    /// Adds a sample: f(A), f(B), f(AB_1) and so on, about the common mean.
    mutating func add(_ row: [Double]) {
      count += 1
      ends += row[0] + row[1]
      squares += row[0] * row[0] + row[1] * row[1]
      for factor in first.indices {
        let change = row[factor + 2] - row[0]
        first[factor] += row[1] * change
        total[factor] += change * change
      }
    }

    mutating func add(_ other: Sums) {
      count += other.count
      ends += other.ends
      squares += other.squares
      for factor in first.indices {
        first[factor] += other.first[factor]
        total[factor] += other.total[factor]
      }
    }

    /// The indices; nil without variance.
    var indices: [(first: Double, total: Double)]? {
      let mean = ends / (2 * count)
      let variance = squares / (2 * count) - mean * mean
      guard variance > 0, variance > squares / (2 * count) * 1e-14 else { return nil }
      return zip(first, total).map { ($0 / count / variance, $1 / (2 * count) / variance) }
    }
  }
}
