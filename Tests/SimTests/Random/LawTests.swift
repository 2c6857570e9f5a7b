import Sim
import Testing

/// Every law against its distribution function and its moments.
///
/// Fixed seed 5; a million draws, 30 million in `make nightly`. Chi-square over 280 bins, finer in
/// the tails, where a share of 10^-5 on either side is a bin of its own; mean and variance within 5
/// standard errors. False alarms for a new seed: 2e-6 and 6e-7 each. It catches a tail of a
/// ziggurat left out, a layer with its neighbor's edge, a sign bit that belongs to the layer too,
/// an acceptance that is always granted, a phase chosen by bits that also size the draw.
@Suite struct LawTests {
  static let draws: UInt64 = isNightly ? 30_000_000 : 1_000_000

  /// Shares of the bins from the left: fine at both ends, even between.
  static let shares: [Double] = {
    let fine = [1e-5, 2e-5, 4e-5, 8e-5, 1.6e-4, 3.2e-4, 6.4e-4, 1.28e-3, 1.5e-3]
    let rest = 1 - 2 * fine.reduce(0, +)
    return fine + [Double](repeating: rest / 262, count: 262) + fine.reversed()
  }()

  /// Where a rising distribution function reaches the running sums of the shares.
  ///
  /// By bisection of the bits, since a gamma law of a small shape has edges of 1e-40 s.
  static func edges(_ distribution: (Double) -> Double, below limit: Double) -> [Double] {
    var reached = 0.0
    return shares.dropLast().map { share in
      reached += share
      var (low, high) = (0 as UInt64, limit.bitPattern)
      while low < high {
        let middle = (low + high) / 2
        if distribution(Double(bitPattern: middle)) < reached {
          low = middle + 1
        } else {
          high = middle
        }
      }
      return Double(bitPattern: low)
    }
  }

  static func bin(_ x: Double, _ edges: [Double]) -> Int {
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] < x { low = middle + 1 } else { high = middle }
    }
    return low
  }

  @Test(arguments: LawCase.continuous)
  func fitsItsDistribution(_ item: LawCase) {
    let edges = Self.edges(item.distribution, below: item.mean * 1e4)
    let key = StreamKey(seed: 5, replication: 0)
    var bins = Bins(count: Self.shares.count)
    var moments = Moments(center: item.mean)
    for entity in 0..<Self.draws {
      let block = key.block(purpose: .tests, entity: entity)
      let x = item.law.sample(
        word: block.words.2, retry: block.retry(word: 2), tables: item.tables)
      bins.add(Self.bin(x, edges))
      moments.add(x)
    }
    expectPlausible(bins.chanceOfWorse(shares: Self.shares), item.description)
    #expect(moments.scoreOfMean(variance: item.variance).magnitude < 5)
    // With cv 3 and more the variance of the variance is no longer what a million draws show.
    if item.law.scv < 4 {
      #expect(moments.scoreOfVariance(item.variance).magnitude < 5)
    }
    #expect((item.law.mean / item.mean - 1).magnitude < 1e-13)
    #expect((item.law.variance / item.variance - 1).magnitude < 1e-12)
    #expect((item.law.scv * item.mean * item.mean / item.variance - 1).magnitude < 1e-12)
  }

  @Test(arguments: LawCase.continuous)
  func survivalIsTheRestOfTheDistribution(_ item: LawCase) {
    for t in stride(from: 0.0, through: item.mean * 4, by: item.mean / 16) {
      let known = 1 - (t > 0 ? item.distribution(t) : 0)
      #expect((item.law.survival(t, tables: item.tables) - known).magnitude < 1e-13)
    }
    #expect(item.law.survival(-1, tables: item.tables) == 1)
  }

  /// Scaling multiplies every draw and the moments; it catches a table or a shape scaled too.
  @Test(arguments: LawCase.continuous)
  func scalingMultipliesDraws(_ item: LawCase) {
    let double = item.law.scaled(by: 2)
    let key = StreamKey(seed: 6, replication: 0)
    for entity in 0..<1000 as Range<UInt64> {
      let block = key.block(purpose: .tests, entity: entity)
      let retry = block.retry(word: 0)
      let x = item.law.sample(word: block.words.0, retry: retry, tables: item.tables)
      let y = double.sample(word: block.words.0, retry: retry, tables: item.tables)
      #expect(y == 2 * x)
    }
    #expect(double.mean == 2 * item.law.mean && double.variance == 4 * item.law.variance)
    #expect(double.scv == item.law.scv)
  }

  @Test func constantsAndNever() {
    let key = StreamKey(seed: 7, replication: 0)
    let block = key.block(purpose: .tests, entity: 0)
    let (word, retry) = (block.words.0, block.retry(word: 0))
    func draw(_ law: Law) -> Double { law.sample(word: word, retry: retry, tables: LawTables()) }
    #expect(draw(.deterministic(60)) == 60 && draw(.deterministic(0)) == 0)
    #expect(draw(.lognormal(mean: 7, cv: 0)) == 7 && draw(.gamma(mean: 7, cv: 0)) == 7)
    #expect(draw(.uniform(from: 7, to: 7)) == 7)
    #expect(draw(.never) == .infinity && Law.never.isNever && Law.never.mean == .infinity)
    #expect(Law.deterministic(0).scv == 0 && Law.deterministic(60).mean == 60)
    #expect(Law.deterministic(60).survival(59.9, tables: LawTables()) == 1)
    #expect(Law.deterministic(60).survival(60, tables: LawTables()) == 0)
    #expect(Law.never.survival(1e300, tables: LawTables()) == 1)
  }

  /// Each value as often as its weight says (chi-square, both ends 1e-6, seed 8), rising with the
  /// word; a second law behind the first in the tables catches a lost offset.
  @Test(arguments: [nil, [1.0, 2, 3, 4, 5, 10, 0.5]])
  func empiricalInvertsItsDistribution(_ weights: [Double]?) {
    var tables = LawTables()
    _ = Law.empirical(values: [1000, 2000], weights: [1, 9], in: &tables)
    let values = [0.0, 10, 20, 20.5, 30, 44, 500]
    let law = Law.empirical(values: values, weights: weights, in: &tables)
    let each = weights ?? values.map { _ in 1 }
    let total = each.reduce(0, +)
    let key = StreamKey(seed: 8, replication: 0)
    var bins = Bins(count: values.count)
    for entity in 0..<200_000 as Range<UInt64> {
      let block = key.block(purpose: .tests, entity: entity)
      let x = law.sample(word: block.words.1, retry: block.retry(word: 1), tables: tables)
      bins.add(values.firstIndex(of: x) ?? 0)
    }
    expectPlausible(bins.chanceOfWorse(shares: each.map { $0 / total }), "empirical")
    let mean = zip(values, each).reduce(0) { $0 + $1.0 * $1.1 } / total
    #expect((law.mean - mean).magnitude < 1e-9)
    let above = zip(values, each).reduce(0) { $0 + ($1.0 > 20 ? $1.1 : 0) } / total
    #expect((law.survival(20, tables: tables) - above).magnitude < 1e-12)
    let retry = key.block(purpose: .tests, entity: 0).retry(word: 0)
    let rising = (0...1000).map {
      law.sample(word: UInt64($0) * (.max / 1000), retry: retry, tables: tables)
    }
    #expect(rising == rising.sorted() && rising.first == 0 && rising.last == 500)
  }
}
