import Foundation

/// Intervals for smooth functions of means, by the delta method over replications.
///
/// Student's interval is laid on a scale on which the estimate is more nearly normal, and carried
/// back: the logit of a share, the logarithm of anything else that cannot be negative. Its ends
/// then lie where the figure can lie, it misses on both sides more evenly, and keeps its 95 % where
/// the plain interval is several points short (measured in docs/decisions/0003-estimates.md).
public enum Inference {
  /// Where a figure can lie.
  public enum Range: Sendable {
    /// Between 0 and 1, a share of things that are counted.
    case proportion
    /// Between 0 and 1, a share of a time.
    case share
    /// From 0 up.
    case positive
    /// Anywhere, as a difference.
    case unlimited
  }

  /// The ratio of two sums over replications; nil where the lower sum is 0.
  ///
  /// `over` and `under` hold the two sums of each replication, `under` at least 0.
  public static func ratio(
    over: [Double], under: [Double], range: Range = .proportion
  ) -> Estimate? {
    precondition(over.count == under.count, "each replication has both sums")
    guard !over.isEmpty else { return nil }
    let number = Double(over.count)
    let mean = (over: over.reduce(0, +) / number, under: under.reduce(0, +) / number)
    var (overSquares, products, underSquares) = (0.0, 0.0, 0.0)
    for (upper, lower) in zip(over, under) {
      overSquares += (upper - mean.over) * (upper - mean.over)
      products += (upper - mean.over) * (lower - mean.under)
      underSquares += (lower - mean.under) * (lower - mean.under)
    }
    return ratio(
      over: mean.over, under: mean.under, overSquares: overSquares, products: products,
      underSquares: underSquares, count: over.count, range: range)
  }

  /// The same from the means and the sums of products of deviations.
  ///
  /// With `e = over - ratio * under` of each replication, the variance is `sum(e^2)` over the
  /// squared lower sum. Replications weigh by their lower sum: their effective number is
  /// `(sum under)^2 / sum(under^2)`, and gives the correction for the estimated ratio and the
  /// degrees of freedom, so that replications without data widen an interval instead of narrowing
  /// it.
  static func ratio(
    over: Double, under: Double, overSquares: Double, products: Double, underSquares: Double,
    count: Int, range: Range
  ) -> Estimate? {
    guard under > 0, count > 0 else { return nil }
    let ratio = over / under
    let number = Double(count)
    let residuals = max(0, overSquares - 2 * ratio * products + ratio * ratio * underSquares)
    let weights = (number * under) * (number * under)
    let effective = weights / (underSquares + number * under * under)
    guard effective > 1.000001, count > 1 else { return lone(ratio, count: count) }
    if range == .proportion, residuals == 0, ratio == 0 || ratio == 1 {
      return unanimous(ratio, trials: number * under, count: count)
    }
    let variance = residuals / weights * (effective / (effective - 1))
    return around(ratio, variance: variance, freedom: effective - 1, count: count, range: range)
  }

  /// All or nothing of everything counted: no difference between replications tells how sure that
  /// is.
  ///
  /// The other end is that of Clopper and Pearson, as if every one counted were on its own; those
  /// who call together wait together, so it is the least that is left open.
  private static func unanimous(_ share: Double, trials: Double, count: Int) -> Estimate {
    let end = pow(0.025, 1 / max(1, trials))
    return Estimate(
      value: share, low: share == 1 ? end : 0, high: share == 1 ? 1 : 1 - end, standardError: 0,
      replications: count)
  }

  /// A mean over replications, divided by a constant.
  static func mean(
    _ mean: Double, squares: Double, count: Int, divisor: Double = 1, range: Range = .positive
  ) -> Estimate? {
    guard count > 0 else { return nil }
    guard count > 1 else { return lone(mean / divisor, count: count) }
    let number = Double(count)
    let variance = squares / (number * (number - 1)) / (divisor * divisor)
    return around(
      mean / divisor, variance: variance, freedom: number - 1, count: count, range: range)
  }

  /// An interval around a value whose variance is known to some degrees of freedom.
  static func around(
    _ value: Double, variance: Double, freedom: Double, count: Int, range: Range
  ) -> Estimate {
    let error = max(0, variance).squareRoot()
    let reach = error * StudentT.quantile(freedom: freedom)
    let ends = ends(value, reach: reach, range: range)
    return Estimate(
      value: value, low: ends.low, high: ends.high, standardError: error, replications: count)
  }

  private static func ends(
    _ value: Double, reach: Double, range: Range
  ) -> (low: Double, high: Double) {
    if range == .unlimited || reach == 0 { return (value - reach, value + reach) }
    if value <= 0 { return nearZero(value, reach: reach) }
    if range == .share || range == .proportion, value < 1 {
      let odds = value / (1 - value)
      let factor = exp(min(reach / (value * (1 - value)), widest))
      return (odds / factor / (1 + odds / factor), odds * factor / (1 + odds * factor))
    }
    let factor = exp(min(reach / value, widest))
    return (value / factor, value * factor)
  }

  /// Ends on a scale that is logarithmic as far as one e-fold around the value and goes on in a
  /// straight line above it, so that the upper end stays finite where the value falls to 0.
  ///
  /// The lower end is that of the logarithm: never below 0, and 0 where the value is.
  static func nearZero(_ value: Double, reach: Double) -> (low: Double, high: Double) {
    guard value > 0 else { return (0, M_E * reach) }
    let relative = reach / value
    return (value * exp(-relative), relative < 1 ? value * exp(relative) : M_E * reach)
  }

  /// A spread beyond this says nothing any more, and its exponential must stay a number.
  private static let widest = 20.0

  /// A value that nothing is known about but itself.
  static func lone(_ value: Double, count: Int) -> Estimate {
    Estimate(value: value, low: nil, high: nil, standardError: nil, replications: count)
  }
}

extension Measure {
  /// Where values of the measure can lie.
  var range: Inference.Range {
    if self == .contagion || self == .estimateBias { return .unlimited }
    guard unit == .share else { return .positive }
    if case .spread = definition.formula { return .share }
    return self == .occupancy || self == .utilization ? .share : .proportion
  }
}
