import Foundation
import Study
import Testing

/// Sobol indices against functions whose indices are known exactly.
@Suite struct SobolIndicesTests {
  static func plan(_ factors: Int, samples: Int, seed: UInt64) throws -> SweepPlan {
    try SweepPlan(
      factors: (1...factors).map { try DesignTests.open("x\($0)") },
      design: .saltelli(samples: samples), seed: seed)
  }

  static func values(_ plan: SweepPlan, _ function: ([Double]) -> Double) -> [Double] {
    let table = CellTable(plan)
    return (0..<table.count).map { function(DesignTests.point(table, $0)) }
  }

  /// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1, each from -pi to pi (Ishigami and Homma 1990).
  static func ishigami(_ shares: [Double]) -> Double {
    let x = shares.map { .pi * (2 * $0 - 1) }
    return sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0])
  }

  /// The exact indices: V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = 8 b^2 pi^8 / 225, with
  /// a = 7 and b = 0.1, over their sum.
  static let exact: (first: [Double], total: [Double]) = {
    let (a, b, fourth) = (7.0, 0.1, pow(Double.pi, 4))
    let alone = pow(1 + b * fourth / 5, 2) / 2, second = a * a / 8
    let together = 8 * b * b * fourth * fourth / 225
    let all = alone + second + together
    return (
      [alone / all, second / all, 0],
      [(alone + together) / all, second / all, together / all]
    )
  }()

  /// With 2^13 samples the error of each index is below 0.01.
  @Test func ishigamisIndices() throws {
    let plan = try Self.plan(3, samples: 8_192, seed: 1)
    let indices = try #require(SobolIndices(plan, figures: Self.values(plan, Self.ishigami)))
    #expect(indices.samples == 8_192 && indices.leftOut == 0)
    for (index, (first, total)) in zip(indices.factors, zip(Self.exact.first, Self.exact.total)) {
      #expect(abs(index.first.value - first) < 0.01, "\(index.first.value) for \(first)")
      #expect(abs(index.total.value - total) < 0.01, "\(index.total.value) for \(total)")
      #expect(index.first.low <= index.first.value && index.first.value <= index.first.high)
    }
  }

  /// The six indices over 60 seeds are missed at most 36 times of 360, where 18 are due.
  ///
  /// Independent misses would go beyond 36 once in 10,000; here the intervals are rather too wide.
  @Test func intervalsHoldTheIndices() throws {
    var missed = 0
    for seed in UInt64(1)...60 {
      let plan = try Self.plan(3, samples: 256, seed: seed)
      let indices = try #require(SobolIndices(plan, figures: Self.values(plan, Self.ishigami)))
      for (index, (first, total)) in zip(indices.factors, zip(Self.exact.first, Self.exact.total)) {
        if !(index.first.low...index.first.high).contains(first) { missed += 1 }
        if !(index.total.low...index.total.high).contains(total) { missed += 1 }
      }
    }
    print("Sobol intervals: \(missed) of 360 missed")
    #expect(missed <= 36)
  }

  /// Of a sum, first-order and total indices are the same: the squares of the weights.
  ///
  /// The sum is about a million: dropping the centering fails it. Samples with
  /// a cell that failed are left out whole.
  @Test func ofASumTheIndicesAreTheSquares() throws {
    let plan = try Self.plan(3, samples: 4_096, seed: 2)
    var values = Self.values(plan) { 3 * $0[0] + 2 * $0[1] + $0[2] + 1e6 }
    values[7] = .nan
    let indices = try #require(SobolIndices(plan, figures: values))
    #expect(indices.leftOut == 1)
    for (index, weight) in zip(indices.factors, [9.0 / 14, 4.0 / 14, 1.0 / 14]) {
      #expect(abs(index.first.value - weight) < 0.005)
      #expect(abs(index.total.value - weight) < 0.005)
    }
  }

  @Test func nothingIsMadeOfNothing() throws {
    let plan = try Self.plan(2, samples: 8, seed: 1)
    #expect(SobolIndices(plan, figures: Self.values(plan) { _ in 3 }) == nil)
    #expect(SobolIndices(plan, figures: Self.values(plan) { _ in .nan }) == nil)
    let grid = try SweepPlan(factors: [DesignTests.factor("a", 2)], design: .grid)
    #expect(SobolIndices(grid, figures: [1, 2]) == nil)
  }
}
