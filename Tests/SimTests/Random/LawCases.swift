import Sim

/// Laws to test, with distribution functions written down anew from the textbook.
struct LawCase: CustomStringConvertible, Sendable {
  let description: String
  let law: Law
  let tables: LawTables
  let mean: Double
  let variance: Double
  /// P(draw <= t).
  let distribution: @Sendable (Double) -> Double

  init(
    _ description: String, _ law: Law, tables: LawTables = LawTables(), mean: Double,
    variance: Double, distribution: @escaping @Sendable (Double) -> Double
  ) {
    self.description = description
    self.law = law
    self.tables = tables
    self.mean = mean
    self.variance = variance
    self.distribution = distribution
  }

  static let continuous: [LawCase] =
    [exponential, lognormal(cv: 0.9), lognormal(cv: 2), uniform]
    + [0.01, 0.0002].map(hyperexponential)
    + [0.3, 0.9, 1.5, 3].map(gamma) + [2, 5].map(erlang) + [0.7, 1.2, 3].map(weibull)

  static let exponential = LawCase(
    "exponential", .exponential(mean: 180), mean: 180, variance: 180 * 180
  ) { 1 - Elementary.exp(-$0 / 180) }

  /// P(X <= t) = Phi((log t - mu) / sigma).
  static func lognormal(cv: Double) -> LawCase {
    let sigma = Elementary.log(1 + cv * cv).squareRoot()
    let mu = Elementary.log(190) - sigma * sigma / 2
    return LawCase(
      "lognormal, cv \(cv)", .lognormal(mean: 190, cv: cv), mean: 190,
      variance: 190 * 190 * cv * cv
    ) { Normal.distribution((Elementary.log($0) - mu) / sigma) }
  }

  static func gamma(cv: Double) -> LawCase {
    let shape = 1 / (cv * cv)
    return LawCase(
      "gamma, cv \(cv)", .gamma(mean: 60, cv: cv), mean: 60, variance: 3600 * cv * cv
    ) { Elementary.gammaShares(shape: shape, $0 * shape / 60).lower }
  }

  /// P(X <= t) = 1 - exp(-x) (1 + x + x^2/2! and so on, k terms), with x = kt/m.
  static func erlang(stages: Int) -> LawCase {
    LawCase(
      "Erlang, \(stages) stages", .erlang(mean: 60, stages: stages), mean: 60,
      variance: 3600 / Double(stages)
    ) { t in
      let x = Double(stages) * t / 60
      var (term, sum) = (1.0, 1.0)
      for k in 1..<stages {
        term *= x / Double(k)
        sum += term
      }
      return 1 - Elementary.exp(-x) * sum
    }
  }

  static func weibull(shape: Double) -> LawCase {
    let scale = 150 / Elementary.exp(Elementary.logGamma(1 + 1 / shape))
    let square = scale * scale * Elementary.exp(Elementary.logGamma(1 + 2 / shape))
    return LawCase(
      "Weibull, shape \(shape)", .weibull(mean: 150, shape: shape), mean: 150,
      variance: square - 150 * 150
    ) { 1 - Elementary.exp(-Elementary.pow($0 / scale, shape)) }
  }

  static let uniform = LawCase(
    "uniform", .uniform(from: 20, to: 80), mean: 50, variance: 300
  ) { min(max(($0 - 20) / 60, 0), 1) }

  /// Three phases of means 10, 100 and 1,000 s, the last with a given probability.
  ///
  /// One below 2^-12 is rarer than the bits can tell that are read first.
  static func hyperexponential(last: Double) -> LawCase {
    var tables = LawTables()
    let shares = [0.29, 0.71 - last, last]
    let law = Law.hyperexponential(
      probabilities: shares, rates: [0.1, 0.01, 0.001], in: &tables)
    let mean = 10 * shares[0] + 100 * shares[1] + 1000 * shares[2]
    let square = 200 * shares[0] + 20_000 * shares[1] + 2_000_000 * shares[2]
    return LawCase(
      "hyperexponential, last \(last)", law, tables: tables, mean: mean,
      variance: square - mean * mean
    ) { t in
      let (small, middle) = (Elementary.exp(-t / 10), Elementary.exp(-t / 100))
      return 1 - shares[0] * small - shares[1] * middle
        - shares[2] * Elementary.exp(-t / 1000)
    }
  }
}
