#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The limits for large groups whose staffing is s = a + beta sqrt(a), a the load in erlangs.
///
/// They tell how many agents above the load a quality needs, whatever the size: twice the load asks
/// for sqrt(2) times the safety staffing.
/// Sources: Halfin and Whitt, Operations Research 29 (1981) 567-588; Garnett, Mandelbaum and
/// Reiman, Manufacturing & Service Operations Management 4 (2002) 208-227.
public enum HeavyTraffic {
  /// P(wait) of large M/M/s groups, 1 / (1 + beta Phi(beta) / phi(beta)); 1 for beta = 0.
  ///
  /// Throws `ErlangError` unless beta is finite and 0 or more (below, the queue is unstable).
  public static func halfinWhitt(beta: Double) throws(ErlangError) -> Double {
    exp(try logHalfinWhitt(beta: beta))
  }

  /// Its natural logarithm, for beta beyond 38 where the probability leaves the double range.
  ///
  /// Throws `ErlangError` unless beta is finite and 0 or more.
  public static func logHalfinWhitt(beta: Double) throws(ErlangError) -> Double {
    try ErlangError.requireNonnegative("beta", beta)
    return -log1pExp(log(beta) - logHazard(-beta))
  }

  /// The beta at which large M/M/s groups have the given P(wait).
  ///
  /// Throws `ErlangError` unless the probability lies between 0 and 1.
  public static func halfinWhittBeta(waitProbability: Double) throws(ErlangError) -> Double {
    try ErlangError.requireShare("wait probability", waitProbability)
    let target = log1p(-waitProbability) - log(waitProbability)
    // The log-odds of not waiting rise with beta from minus infinity.
    let odds: (Double) -> Double = { log($0) - logHazard(-$0) - target }
    return Root.between(min(1, exp(target)) / 4, 40, odds)
  }

  /// P(wait) of large M/M/s+M groups.
  ///
  /// `patienceRatio` is the mean handle time over the mean patience, above 0; beta may be negative.
  /// Throws `ErlangError` when beta is not finite or the ratio not between 10^-12 and 10^12.
  public static func garnett(beta: Double, patienceRatio: Double) throws(ErlangError) -> Double {
    try validate(beta, patienceRatio)
    return exp(-log1pExp(garnettLogOdds(beta, patienceRatio)))
  }

  /// The limit of sqrt(s) P(abandon) of large M/M/s+M groups.
  ///
  /// Throws `ErlangError` under the same conditions as `garnett`.
  public static func garnettAbandonment(
    beta: Double, patienceRatio: Double
  ) throws(ErlangError) -> Double {
    let root = patienceRatio.squareRoot()
    return try garnett(beta: beta, patienceRatio: patienceRatio) * root
      * Elementary.hazardExcess(beta / root)
  }

  /// The beta at which large M/M/s+M groups have the given P(wait).
  ///
  /// Throws `ErlangError` unless the probability lies between 0 and 1 and the ratio in its range.
  public static func garnettBeta(
    waitProbability: Double, patienceRatio: Double
  ) throws(ErlangError) -> Double {
    try ErlangError.requireShare("wait probability", waitProbability)
    try validate(0, patienceRatio)
    let target = log1p(-waitProbability) - log(waitProbability)
    let gap: (Double) -> Double = { garnettLogOdds($0, patienceRatio) - target }
    guard let reach = Root.doubling(from: 1, until: { gap($0) >= 0 && gap(-$0) <= 0 }) else {
      throw ErlangError(.unattainable, "no beta has a wait probability of \(waitProbability)")
    }
    return Root.between(-reach, reach, gap)
  }

  /// Square-root staffing, a + beta sqrt(a), before rounding up.
  ///
  /// Throws `ErlangError` when the load is out of range or beta not finite.
  public static func agents(offeredLoad: Double, beta: Double) throws(ErlangError) -> Double {
    try ErlangError.requireSize("offered load", offeredLoad)
    try ErlangError.require(beta.isFinite, "beta", beta, "a finite number")
    return max(0, offeredLoad + beta * offeredLoad.squareRoot())
  }

  private static func validate(_ beta: Double, _ ratio: Double) throws(ErlangError) {
    try ErlangError.require(beta.isFinite, "beta", beta, "a finite number")
    try ErlangError.require(
      ratio >= 1e-12 && ratio <= 1e12, "handle time over patience", ratio,
      "between 10^-12 and 10^12")
  }

  /// log of P(no wait) / P(wait) = sqrt(r) h(beta / sqrt(r)) / h(-beta), h the normal hazard rate.
  private static func garnettLogOdds(_ beta: Double, _ ratio: Double) -> Double {
    let root = ratio.squareRoot()
    return log(root) + logHazard(beta / root) - logHazard(-beta)
  }

  private static func logHazard(_ x: Double) -> Double {
    guard x < 2 else { return log(Elementary.hazard(x)) }
    return -0.5 * x * x - 0.5 * log(2 * Double.pi) - log(Elementary.normalCDF(-x))
  }

  /// log(1 + exp(x)) without overflow.
  private static func log1pExp(_ x: Double) -> Double {
    x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
  }
}
