#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The law of a customer's patience: how long they would bear to wait.
///
/// Times are in the unit of the queue's other times. A value that exists is valid.
public struct PatienceLaw: Sendable {
  enum Shape: Sendable {
    case exponential(mean: Double)
    case deterministic(Double)
    case gamma(shape: Double, scale: Double)
    case lognormal(mean: Double, location: Double, sigma: Double)
    case weibull(shape: Double, scale: Double)
    case hyperexponential([(share: Double, mean: Double)])
    case uniform(from: Double, to: Double)
    case survival(SurvivalTable)
  }

  let shape: Shape

  /// Memoryless patience.
  ///
  /// Throws `ErlangError` unless `mean` is finite and above 0.
  public static func exponential(mean: Double) throws(ErlangError) -> PatienceLaw {
    try ErlangError.requirePositive("mean patience", mean)
    return PatienceLaw(shape: .exponential(mean: mean))
  }

  /// Everybody leaves after exactly `value`.
  ///
  /// Throws `ErlangError` unless `value` is finite and above 0.
  public static func deterministic(_ value: Double) throws(ErlangError) -> PatienceLaw {
    try ErlangError.requirePositive("patience", value)
    return PatienceLaw(shape: .deterministic(value))
  }

  /// The sum of `phases` exponential times, with the given mean in all.
  ///
  /// Throws `ErlangError` unless there is at least one phase and the mean is above 0.
  public static func erlang(phases: Int, mean: Double) throws(ErlangError) -> PatienceLaw {
    try gamma(shape: Double(phases), mean: mean)
  }

  /// The gamma law; its coefficient of variation is 1 / sqrt(shape).
  ///
  /// Throws `ErlangError` unless `shape` lies in 0.01...10^6 and the mean is above 0.
  public static func gamma(shape: Double, mean: Double) throws(ErlangError) -> PatienceLaw {
    try ErlangError.require(
      shape >= 0.01 && shape <= 1e6, "shape of the patience", shape, "between 0.01 and 10^6")
    try ErlangError.requirePositive("mean patience", mean)
    return PatienceLaw(shape: .gamma(shape: shape, scale: mean / shape))
  }

  /// The lognormal law by its mean and coefficient of variation.
  ///
  /// Throws `ErlangError` unless both are finite and above 0.
  public static func lognormal(mean: Double, cv: Double) throws(ErlangError) -> PatienceLaw {
    try ErlangError.requirePositive("mean patience", mean)
    try ErlangError.require(
      cv >= 1e-3 && cv <= 1e3, "coefficient of variation of the patience", cv,
      "between 0.001 and 1000")
    let variance = log1p(cv * cv)
    return PatienceLaw(
      shape: .lognormal(
        mean: mean, location: log(mean) - variance / 2, sigma: variance.squareRoot()))
  }

  /// The Weibull law with survival exp(-(t / scale)^shape), the scale set by the mean.
  ///
  /// Throws `ErlangError` unless `shape` lies in 0.05...100 and the mean is above 0.
  public static func weibull(shape: Double, mean: Double) throws(ErlangError) -> PatienceLaw {
    try ErlangError.require(
      shape >= 0.05 && shape <= 100, "shape of the patience", shape, "between 0.05 and 100")
    try ErlangError.requirePositive("mean patience", mean)
    return PatienceLaw(shape: .weibull(shape: shape, scale: mean / tgamma(1 + 1 / shape)))
  }

  /// A mixture of exponential laws; the shares must add up to 1 within 1e-9.
  ///
  /// Throws `ErlangError` otherwise, and when a mean is not above 0.
  public static func hyperexponential(
    _ parts: [(share: Double, mean: Double)]
  ) throws(ErlangError) -> PatienceLaw {
    for part in parts {
      try ErlangError.requireNonnegative("share of a part of the patience", part.share)
      try ErlangError.requirePositive("mean of a part of the patience", part.mean)
    }
    let total = parts.reduce(0) { $0 + $1.share }
    try ErlangError.require(abs(total - 1) < 1e-9, "sum of the shares", total, "1")
    return PatienceLaw(shape: .hyperexponential(parts))
  }

  /// Equally likely anywhere between two bounds.
  ///
  /// Throws `ErlangError` unless 0 <= from < to, both finite.
  public static func uniform(from: Double, to: Double) throws(ErlangError) -> PatienceLaw {
    try ErlangError.requireNonnegative("least patience", from)
    try ErlangError.require(to.isFinite && to > from, "greatest patience", to, "above \(from)")
    return PatienceLaw(shape: .uniform(from: from, to: to))
  }

  /// Any other law by its survival function P(patience > t), which must fall from 1 towards 0.
  ///
  /// `breaks` names the times where it jumps or bends; without them the integrals lose digits.
  /// Throws `ErlangError` when the function is not a number within 0...1 at 0 or at a break, or
  /// rises from one to the next.
  public static func survival(
    breaks: [Double] = [], _ function: @escaping @Sendable (Double) -> Double
  ) throws(ErlangError) -> PatienceLaw {
    var last = 1.0
    for time in [0] + breaks.sorted() {
      try ErlangError.requireNonnegative("break of the survival function", time)
      let value = function(time)
      try ErlangError.require(
        value >= 0 && value <= last, "survival at \(time)", value, "between 0 and \(last)")
      last = value
    }
    return PatienceLaw(shape: .survival(SurvivalTable(function, breaks: breaks)))
  }

  /// P(patience > t) for t >= 0.
  public func survival(_ time: Double) -> Double { values(time).survival }
}
