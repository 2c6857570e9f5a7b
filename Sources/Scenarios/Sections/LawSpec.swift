import Sim

/// A law of a duration as the file says it; all times in seconds.
public enum LawSpec: Sendable, Equatable {
  case exponential(mean: Double)
  case lognormal(mean: Double, cv: Double)
  case gamma(mean: Double, cv: Double)
  case erlang(mean: Double, stages: Int)
  case weibull(mean: Double, shape: Double)
  case hyperexponential([Phase])
  case uniform(from: Double, to: Double)
  case deterministic(Double)
  /// Recorded values, ascending; without weights each is as likely as another.
  case empirical(values: [Double], weights: [Double]?)
  /// Longer than anything: the patience `none`.
  case never

  /// One of the exponential laws that a hyperexponential one draws from.
  public struct Phase: Sendable, Equatable {
    /// How often it is drawn, above 0 to 1.
    public var probability: Double
    /// Its rate per second.
    public var rate: Double
  }

  /// The mean, seconds; infinity of `never`.
  public var mean: Double {
    switch self {
    case .exponential(let mean), .lognormal(let mean, _), .gamma(let mean, _),
      .erlang(let mean, _), .weibull(let mean, _), .deterministic(let mean):
      return mean
    case .hyperexponential, .uniform, .empirical, .never:
      var tables = LawTables()
      return law(in: &tables).mean
    }
  }

  /// The law to draw from; what does not fit in it is put into the tables.
  public func law(in tables: inout LawTables) -> Law {
    switch self {
    case .exponential(let mean): .exponential(mean: mean)
    case .lognormal(let mean, let cv): .lognormal(mean: mean, cv: cv)
    case .gamma(let mean, let cv): .gamma(mean: mean, cv: cv)
    case .erlang(let mean, let stages): .erlang(mean: mean, stages: stages)
    case .weibull(let mean, let shape): .weibull(mean: mean, shape: shape)
    case .hyperexponential(let phases):
      .hyperexponential(
        probabilities: phases.map(\.probability), rates: phases.map(\.rate), in: &tables)
    case .uniform(let from, let to): .uniform(from: from, to: to)
    case .deterministic(let value): .deterministic(value)
    case .empirical(let values, let weights):
      .empirical(values: values, weights: weights, in: &tables)
    case .never: .never
    }
  }
}
