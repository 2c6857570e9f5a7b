/// The makers of laws, each by the natural parameters of its family.
extension Law {
  /// The exponential law.
  public static func exponential(mean: Double) -> Law {
    precondition(mean > 0 && mean < .infinity, "an exponential law needs a positive mean")
    return Law(.exponential, scale: mean, mean: 1, variance: 1)
  }

  /// The lognormal law of a mean and a coefficient of variation (0 gives a constant).
  ///
  /// With sigma^2 = log(1 + cv^2), a draw is mean * exp(sigma * Z - sigma^2 / 2).
  public static func lognormal(mean: Double, cv: Double) -> Law {
    precondition(mean > 0 && mean < .infinity, "a lognormal law needs a positive mean")
    precondition(cv >= 0 && cv < 1e100, "a coefficient of variation lies in 0...1e100")
    guard cv > 0 else { return deterministic(mean) }
    let variance = Elementary.log1p(cv * cv)
    let half = Elementary.exp(0.5 * variance)
    return Law(
      .lognormal, scale: mean / half, first: variance.squareRoot(), mean: half,
      variance: cv * cv * half * half)
  }

  /// The gamma law of a mean and a coefficient of variation, 1 / sqrt(shape); 0 gives a constant.
  public static func gamma(mean: Double, cv: Double) -> Law {
    precondition(mean > 0 && mean < .infinity, "a gamma law needs a positive mean")
    precondition(cv >= 0 && cv < 1e100, "a coefficient of variation lies in 0...1e100")
    return cv > 1e-100 ? gamma(mean: mean, shape: 1 / (cv * cv)) : deterministic(mean)
  }

  /// The Erlang law: the sum of a number of exponential stages of one mean.
  public static func erlang(mean: Double, stages: Int) -> Law {
    precondition(mean > 0 && mean < .infinity, "an Erlang law needs a positive mean")
    precondition(stages > 0, "an Erlang law needs a stage")
    return gamma(mean: mean, shape: Double(stages))
  }

  /// The gamma law of a mean and a shape; shape 1 is drawn as the exponential that it is.
  public static func gamma(mean: Double, shape: Double) -> Law {
    precondition(shape > 0 && shape < .infinity, "a gamma law needs a positive shape")
    if shape == 1 { return exponential(mean: mean) }
    let above = shape > 1
    let first = (above ? shape : shape + 1) - 1.0 / 3
    return Law(
      above ? .gamma : .gammaBelowOne, scale: mean / shape, first: first,
      second: above ? spread(first) : shape, mean: shape, variance: shape)
  }

  /// The Weibull law of a mean and a shape; shape 1 is drawn as the exponential that it is.
  ///
  /// With E exponential of mean 1, a draw is mean / Gamma(1 + 1/shape) * E^(1/shape).
  public static func weibull(mean: Double, shape: Double) -> Law {
    precondition(mean > 0 && mean < .infinity, "a Weibull law needs a positive mean")
    precondition(shape >= 0.02 && shape < .infinity, "a Weibull law needs a shape of 0.02 or more")
    if shape == 1 { return exponential(mean: mean) }
    let power = 1 / shape
    let unitMean = Elementary.exp(Elementary.logGamma(1 + power))
    let ratio = Elementary.exp(
      Elementary.logGamma(1 + 2 * power) - 2 * Elementary.logGamma(1 + power))
    return Law(
      .weibull, scale: mean / unitMean, first: power, second: shape, mean: unitMean,
      variance: (ratio - 1) * unitMean * unitMean)
  }

  /// The hyperexponential law: phase i with a probability, then exponential with that phase's rate.
  ///
  /// - Parameters:
  ///   - probabilities: Above 0, with a sum of 1 up to rounding, which is divided out.
  ///   - rates: Per second, above 0; as many.
  ///   - tables: Where the phases are kept.
  public static func hyperexponential(
    probabilities: [Double], rates: [Double], in tables: inout LawTables
  ) -> Law {
    precondition(
      probabilities.count == rates.count && !rates.isEmpty, "a phase is a probability and a rate")
    precondition(
      probabilities.allSatisfy { $0 > 0 } && rates.allSatisfy { $0 > 0 },
      "probabilities and rates of phases are positive")
    let total = probabilities.reduce(0, +)
    let means = rates.map { 1 / $0 }
    let mean = zip(probabilities, means).reduce(0) { $0 + $1.0 * $1.1 } / total
    let square = zip(probabilities, means).reduce(0) { $0 + 2 * $1.0 * $1.1 * $1.1 } / total
    return Law(
      .hyperexponential, scale: 1, mean: mean, variance: square - mean * mean,
      offset: tables.append(shares(probabilities) + means), count: Int32(rates.count))
  }

  /// A constant of 0 or more seconds.
  public static func deterministic(_ value: Double) -> Law {
    precondition(value >= 0 && value < .infinity, "a duration is 0 or more")
    return Law(.deterministic, scale: value, mean: 1, variance: 0)
  }

  /// The uniform law on an interval.
  public static func uniform(from low: Double, to high: Double) -> Law {
    precondition(0 <= low && low <= high && high < .infinity, "a uniform law needs 0 <= from <= to")
    let width = high - low
    return Law(
      .uniform, scale: 1, first: low, second: width, mean: low + width / 2,
      variance: width * width / 12)
  }

  /// The law that gives each of some values with a weight, all the same without weights.
  ///
  /// A draw inverts the distribution function, so that it rises with its word.
  /// - Parameters:
  ///   - values: In seconds, 0 or more, in rising order, repeats allowed.
  ///   - weights: Above 0, one a value, of any sum; nil for equal ones.
  ///   - tables: Where the values are kept.
  public static func empirical(
    values: [Double], weights: [Double]? = nil, in tables: inout LawTables
  ) -> Law {
    precondition(!values.isEmpty && values[0] >= 0, "an empirical law needs values of 0 or more")
    precondition(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }, "values stand in order")
    precondition(weights?.count ?? values.count == values.count, "each value has one weight")
    precondition(weights?.allSatisfy { $0 > 0 } ?? true, "weights are positive")
    let each = weights ?? [Double](repeating: 1, count: values.count)
    let total = each.reduce(0, +)
    let mean = zip(values, each).reduce(0) { $0 + $1.0 * $1.1 } / total
    let variance =
      zip(values, each).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 } / total
    return Law(
      weights == nil ? .equallyLikely : .weighted, scale: 1, mean: mean, variance: variance,
      offset: tables.append(values + (weights == nil ? [] : shares(each))),
      count: Int32(values.count))
  }

  /// The event that never comes: a patience without end.
  public static let never = Law(.never, scale: 1, mean: 1, variance: 0)

  /// Running sums over the total, the last exactly 1.
  private static func shares(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    var (sum, shares) = (0.0, [Double]())
    for weight in weights {
      sum += weight
      shares.append(min(sum / total, 1))
    }
    shares[shares.count - 1] = 1
    return shares
  }
}
