import Foundation
import Sim
import Testing

/// Whether the long studies are asked for.
let isNightly = ProcessInfo.processInfo.environment["SPILLWAY_NIGHTLY"] == "1"

/// Counts in bins and what chi-square says of them.
struct Bins {
  private(set) var counts: [Int]

  init(count: Int) {
    counts = [Int](repeating: 0, count: count)
  }

  mutating func add(_ bin: Int) {
    counts[bin] += 1
  }

  /// Pearson's statistic as a share: that of chance results which would be larger.
  ///
  /// Near 0 the counts fit too badly, near 1 too well; both betray a fault.
  func chanceOfWorse(shares: [Double]) -> Double {
    let total = Double(counts.reduce(0, +))
    let statistic = zip(counts, shares).reduce(0.0) { sum, bin in
      let expected = total * bin.1
      let difference = Double(bin.0) - expected
      return sum + difference * difference / expected
    }
    let freedom = Double(counts.count - 1)
    return Elementary.gammaShares(shape: freedom / 2, statistic / 2).upper
  }

  /// The same for bins of equal shares.
  func chanceOfWorse() -> Double {
    chanceOfWorse(shares: counts.map { _ in 1 / Double(counts.count) })
  }
}

/// Sums of powers of the draws, and how far they are from the law's moments.
struct Moments {
  private var sums = [0.0, 0.0, 0.0, 0.0]
  private var count = 0.0
  private let center: Double

  /// - Parameter center: The law's mean.
  init(center: Double) {
    self.center = center
  }

  mutating func add(_ x: Double) {
    let d = x - center
    count += 1
    sums[0] += d
    sums[1] += d * d
    sums[2] += d * d * d
    sums[3] += d * d * d * d
  }

  /// How many of its standard errors the mean is off.
  func scoreOfMean(variance: Double) -> Double {
    sums[0] / count / (variance / count).squareRoot()
  }

  /// How many of its (estimated) standard errors the variance is off.
  func scoreOfVariance(_ variance: Double) -> Double {
    let second = sums[1] / count
    let fourth = sums[3] / count
    return (second - variance) / ((fourth - second * second) / count).squareRoot()
  }
}

/// Both ends of a test that is to raise a false alarm twice in a million runs of new seeds.
func expectPlausible(
  _ chance: Double, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    chance > 1e-6 && chance < 1 - 1e-6, "\(what): chance \(chance)",
    sourceLocation: sourceLocation)
}
