#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Erlang's loss formula, M/G/s/s.
///
/// Poisson arrivals, no waiting: a contact that finds all agents (or trunks) busy is lost. Any law
/// of the handle time gives the same answer.
///
/// B(s, a) is continued to a real number of agents by Jagerman's integral
/// 1 / B = integral over u > 0 of exp(-u) (1 + u/a)^s. Relative error below 1e-13 for a million
/// agents; the cost does not grow with them.
/// Source: Erlang (1917); Jagerman, Bell System Technical Journal 53 (1974) 525-551.
public struct ErlangB: Sendable {
  /// Agents or trunks, 0 or more, not necessarily whole.
  public let agents: Double
  /// Offered load in erlangs, 0 or more; below the smallest normal double it counts as 0.
  public let offeredLoad: Double
  /// 1 / B - 1, the odds against being blocked; infinite at load 0.
  let odds: Scaled

  /// Solves the loss system.
  ///
  /// Throws `ErlangError` when an argument is negative, above 10^12 or not a number.
  public init(agents: Double, offeredLoad: Double) throws(ErlangError) {
    try ErlangError.requireSize("agents", agents)
    try ErlangError.requireSize("offered load", offeredLoad)
    self.init(valid: agents, offeredLoad)
  }

  /// The same for arguments that were checked before.
  init(valid agents: Double, _ offeredLoad: Double) {
    self.agents = agents
    self.offeredLoad = offeredLoad
    odds = Self.odds(agents, offeredLoad)
  }

  /// 1 / B(s, a) - 1 = (s / a) / B(s - 1, a), a product of positive factors: neither B near 1 nor
  /// B near 0 loses digits.
  private static func odds(_ agents: Double, _ load: Double) -> Scaled {
    guard agents > 0 else { return Scaled(0) }
    guard load.isNormal else { return .beyondReach }
    let inner = IncompleteGamma.upper(agents - 1, load)
    let plain = agents / load
    guard plain > 1e100 else { return inner * plain }
    return Scaled(
      inner.mantissa * agents, exponent: inner.exponent - DoubleDouble(load).naturalLog)
  }

  /// The share of contacts that are blocked, B(s, a).
  ///
  /// 0 when it leaves the double range below; `logBlocking` still tells it.
  public var blocking: Double {
    let plain = odds.value
    return plain.isFinite ? 1 / (1 + plain) : Scaled.reciprocal(odds).value
  }

  /// The natural logarithm of the blocking; minus infinity for load 0.
  public var logBlocking: Double {
    guard offeredLoad.isNormal || agents == 0 else { return -.infinity }
    let plain = odds.value
    return plain < 1e17 ? -log1p(plain) : -odds.log
  }

  /// Mean busy agents, in erlangs.
  public var carriedLoad: Double { offeredLoad * answered }

  /// Load that is lost or overflows, in erlangs.
  public var lostLoad: Double { offeredLoad * blocking }

  /// Mean share of the agents that is busy; 0 without agents.
  public var occupancy: Double { agents > 0 ? carriedLoad / agents : 0 }

  /// 1 - B, without cancellation.
  var answered: Double {
    let plain = odds.value
    return plain.isFinite ? plain / (1 + plain) : 1
  }
}

/// The blocking probability B(s, a) of `agents` offered `offeredLoad` erlangs.
///
/// Throws `ErlangError` when an argument is negative, above 10^12 or not a number.
/// See `ErlangB` for the assumptions, the source and the logarithm.
public func erlangB(agents: Double, offeredLoad: Double) throws(ErlangError) -> Double {
  try ErlangB(agents: agents, offeredLoad: offeredLoad).blocking
}
