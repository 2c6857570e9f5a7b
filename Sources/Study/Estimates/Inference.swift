/// Intervals for smooth functions of means, by the delta method over replications.
enum Inference {
  /// A ratio of sums with its interval; nil where the lower sum is 0.
  ///
  /// With `e = over - ratio * under` of each replication, the variance is `sum(e^2)` over the squared
  /// lower sum. Replications weigh by their lower sum: their effective number is
  /// `(sum under)^2 / sum(under^2)`, and gives the correction for the estimated ratio and the degrees
  /// of freedom, so that replications without data widen an interval instead of narrowing it.
  static func ratio(
    over: Double, under: Double, overSquares: Double, products: Double, underSquares: Double,
    count: Int
  ) -> Estimate? {
    guard under > 0, count > 0 else { return nil }
    let ratio = over / under
    let number = Double(count)
    let residuals = max(0, overSquares - 2 * ratio * products + ratio * ratio * underSquares)
    let weights = (number * under) * (number * under)
    let effective = weights / (underSquares + number * under * under)
    guard effective > 1.000001, count > 1 else { return lone(ratio, count: count) }
    let variance = residuals / weights * (effective / (effective - 1))
    return around(ratio, variance: variance, freedom: effective - 1, count: count)
  }

  /// A mean over replications, divided by a constant.
  static func mean(_ mean: Double, squares: Double, count: Int, divisor: Double = 1) -> Estimate? {
    guard count > 0 else { return nil }
    guard count > 1 else { return lone(mean / divisor, count: count) }
    let number = Double(count)
    let variance = squares / (number * (number - 1)) / (divisor * divisor)
    return around(mean / divisor, variance: variance, freedom: number - 1, count: count)
  }

  /// Student's interval around a value.
  static func around(
    _ value: Double, variance: Double, freedom: Double, count: Int
  ) -> Estimate {
    let error = max(0, variance).squareRoot()
    let reach = error * StudentT.quantile(freedom: freedom)
    return Estimate(
      value: value, low: value - reach, high: value + reach, standardError: error,
      replications: count)
  }

  /// A value that nothing is known about but itself.
  static func lone(_ value: Double, count: Int) -> Estimate {
    Estimate(value: value, low: nil, high: nil, standardError: nil, replications: count)
  }
}
