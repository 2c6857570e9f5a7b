#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A stream of contacts described by the mean and variance of the agents it would keep busy in an
/// unlimited group.
///
/// Poisson streams have peakedness 1; what overflows from a group has more. Independent streams
/// add.
/// Sources: Wilkinson, "Theories for toll traffic engineering in the USA", Bell System Technical
/// Journal 35 (1956) 421-514, with Riordan's moments in its appendix; Rapp, Ericsson Technics 20
/// (1964); Fredericks, Bell System Technical Journal 59 (1980) 807-827 (Hayward).
public struct OverflowTraffic: Sendable, Equatable {
  /// Mean, in erlangs.
  public let mean: Double
  /// Variance, in erlangs squared.
  public let variance: Double
  /// Variance over mean; 1 for an empty stream.
  public var peakedness: Double { mean > 0 ? variance / mean : 1 }

  /// A stream of known mean and variance.
  ///
  /// Throws `ErlangError` unless both are finite, 0 or more, and 0 together.
  public init(mean: Double, variance: Double) throws(ErlangError) {
    try ErlangError.requireSize("mean of the stream", mean)
    try ErlangError.requireNonnegative("variance of the stream", variance)
    try ErlangError.require(
      (mean > 0) == (variance > 0), "variance of the stream", variance, "0 where the mean is 0")
    self.mean = mean
    self.variance = variance
  }

  /// What overflows from a group of `agents` offered a Poisson load; 0 agents pass it all on.
  ///
  /// Throws `ErlangError` when an argument is out of range.
  public init(agents: Double, offeredLoad: Double) throws(ErlangError) {
    try ErlangError.requireSize("agents", agents)
    try ErlangError.requireSize("offered load", offeredLoad)
    guard offeredLoad.isNormal else {
      (mean, variance) = (0, 0)
      return
    }
    (mean, variance) = Self.moments(agents, offeredLoad)
  }

  init(valid mean: Double, _ variance: Double) {
    self.mean = mean
    self.variance = variance
  }

  /// Two independent streams together.
  public static func + (x: OverflowTraffic, y: OverflowTraffic) -> OverflowTraffic {
    OverflowTraffic(valid: x.mean + y.mean, x.variance + y.variance)
  }

  /// Riordan: M = a B, V = M (1 - M + a / (s + 1 - a + M)).
  ///
  /// With I = s - a + M idle agents on average, V / M = 1 + (s - I (1 + M)) / (1 + I); the
  /// numerator cancels, so B is carried in pairs unless overflow is rare.
  private static func moments(_ agents: Double, _ load: Double) -> (Double, Double) {
    let root = load.squareRoot()
    guard agents <= load + 10 * root + 10 else {
      let mean = ErlangB(valid: agents, load).lostLoad
      return (mean, mean * (1 - mean + load / (agents + 1 - load + mean)))
    }
    let one = DoubleDouble(1)
    let steps = min(agents.rounded(.up), (max(0, agents - load) + 12 * root + 20).rounded(.up))
    var level = agents - steps
    var inverse = DoubleDouble(level == 0 ? 1 : IncompleteGamma.upper(level, load).value)
    while level < agents - 0.5 {
      level += 1
      inverse = one + DoubleDouble.quotient(level, load) * inverse
    }
    let mean = DoubleDouble(load) / inverse
    let idle = DoubleDouble.sum(agents, -load) + mean
    let excess = (DoubleDouble(agents) - idle * (one + mean)) / (one + idle)
    return (mean.high, (mean * (one + excess)).high)
  }
}
