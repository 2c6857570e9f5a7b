import Scenarios
import Sim
import Testing

/// Each law by mean and cv and by its own parameters says the same law.
///
/// The formulas are those of the families; tolerance 1e-12 of the value.
@Suite struct LawTests {
  /// A law, its mean in seconds and its squared coefficient of variation.
  private static let families: [(String, Double, Double)] = [
    ("{exponential: {mean: 25s}}", 25.0, 1.0), ("{exponential: {rate: 0.5/min}}", 120, 1),
    ("{exponential: {mean: 25s, cv: 1}}", 25, 1),
    ("{lognormal: {mean: 1min, scv: 4}}", 60, 4), ("{lognormal: {mean: 190s, cv: 0.9}}", 190, 0.81),
    ("{gamma: {mean: 100s, cv: 0.5}}", 100, 0.25), ("{gamma: {shape: 4, scale: 25s}}", 100, 0.25),
    ("{gamma: {shape: 4, mean: 90s}}", 90, 0.25),
    ("{erlang: {mean: 1min, stages: 2}}", 60, 0.5), ("{erlang: {mean: 1min, cv: 0.5}}", 60, 0.25),
    ("{weibull: {mean: 150s, cv: 1}}", 150, 1), ("{weibull: {mean: 150s, cv: 0.6}}", 150, 0.36),
    ("{weibull: {mean: 150s, scv: 9}}", 150, 9),
    ("{hyperexponential: {mean: 1min, scv: 3}}", 60, 3),
    (
      "{hyperexponential: {probability: 40%, rates: [3/min, 0.3/min]}}", 128,
      twoPhases
    ),
    ("{uniform: {from: 0s, to: 60s}}", 30, 1.0 / 3), ("{uniform: {mean: 30s, cv: 0.5}}", 30, 0.25),
    ("{deterministic: 1min}", 60, 0), ("{deterministic: {mean: 1min}}", 60, 0),
    ("{empirical: {values: [30s, 10s, 20s]}}", 20, 1.0 / 6),
    ("{empirical: {values: [10s, 20s], weights: [3, 1]}}", 12.5, 0.12),
  ]

  // Mean 32/15 min; second moment 2 (0.4/9 + 0.6/0.09) min^2.
  private static let twoPhases: Double = 604.0 / 45 / (1_024.0 / 225) - 1

  private func law(_ text: String) throws -> Law {
    let read = ReadText(handling(text))
    #expect(read.faults.errorCount == 0, "\(read.lines)")
    var tables = LawTables()
    guard case .whole(let spec) = try #require(read.scenario).contacts[0].handling else {
      return .never
    }
    return spec.law(in: &tables)
  }

  @Test(arguments: families)
  func meanAndSpread(_ text: String, _ mean: Double, _ scv: Double) throws {
    let law = try law(text)
    #expect(abs(law.mean - mean) <= 1e-12 * mean)
    #expect(abs(law.scv - scv) <= 1e-11 * max(scv, 1))
  }

  /// The median of a lognormal law is exp(mu), its mean median * exp(sigma^2 / 2).
  @Test(arguments: [1e-5, 0.3, 0.8, 2])
  func lognormalByMedianAndSigma(_ sigma: Double) throws {
    let law = try law("{lognormal: {median: 100s, sigma: \(sigma)}}")
    let half = Elementary.exp(sigma * sigma / 2)
    #expect(abs(law.mean - 100 * half) <= 1e-10 * law.mean)
    #expect(abs(law.scv - (half * half - 1)) <= 1e-9 * law.scv + 1e-15)
  }

  /// A Weibull law of scale a exceeds a with probability 1/e; its mean is a Gamma(1 + 1/k).
  @Test func weibullByScale() throws {
    let law = try law("{weibull: {scale: 100s, shape: 2}}")
    #expect(abs(law.mean - 100 * Double.pi.squareRoot() / 2) < 1e-10)
  }
}
