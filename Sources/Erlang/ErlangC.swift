#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Erlang's delay formula, M/M/s: Poisson arrivals, exponential handle times, everybody waits as
/// long as it takes.
///
/// C = B / (B + (1 - a/s)(1 - B)) with the continued B of `ErlangB`; given that a contact waits,
/// its wait is exponential with mean h / (s - a). Relative error below 1e-13 for a million agents.
/// Source: Erlang (1917); Jagerman, Bell System Technical Journal 53 (1974) 525-551.
public struct ErlangC: Sendable {
  /// Agents, above 0, not necessarily whole.
  public let agents: Double
  /// Offered load in erlangs, below the number of agents.
  public let offeredLoad: Double
  /// Mean handle time, in any unit; every other time is in the same.
  public let meanHandleTime: Double
  /// (1 - C) / C = (1 - a/s) (1/B - 1).
  private let odds: Scaled

  /// Solves the delay system.
  ///
  /// Throws `ErlangError` when an argument is out of range or the load is not below the number of
  /// agents, because then the queue grows without end.
  public init(
    agents: Double, offeredLoad: Double, meanHandleTime: Double = 1
  ) throws(ErlangError) {
    try ErlangError.requireSize("agents", agents, above: 0)
    try ErlangError.requireSize("offered load", offeredLoad)
    try ErlangError.requirePositive("mean handle time", meanHandleTime)
    guard offeredLoad < agents else { throw ErlangError.unstable(agents, offeredLoad) }
    self.agents = agents
    self.offeredLoad = offeredLoad
    self.meanHandleTime = meanHandleTime
    odds = ErlangB(valid: agents, offeredLoad).odds * ((agents - offeredLoad) / agents)
  }

  /// The share of contacts that has to wait, C(s, a).
  public var waitProbability: Double {
    let plain = odds.value
    return plain.isFinite ? 1 / (1 + plain) : Scaled.reciprocal(odds).value
  }

  /// Its natural logarithm; minus infinity for load 0.
  public var logWaitProbability: Double {
    guard offeredLoad.isNormal else { return -.infinity }
    let plain = odds.value
    return plain < 1e17 ? -log1p(plain) : -odds.log
  }

  /// Mean wait of those who wait.
  public var meanWaitOfWaiting: Double { meanHandleTime / (agents - offeredLoad) }

  /// Mean wait of all contacts.
  public var averageSpeedOfAnswer: Double { waitProbability * meanWaitOfWaiting }

  /// Time average of the contacts waiting.
  public var meanQueueLength: Double { waitProbability * offeredLoad / (agents - offeredLoad) }

  /// Variance over time of the contacts waiting.
  public var queueLengthVariance: Double {
    // Geometric given that all are busy: E[Q^2] = C r (1 + r) / (1 - r)^2 with r = a / s.
    let spare = agents - offeredLoad
    let second = waitProbability * offeredLoad * (agents + offeredLoad) / (spare * spare)
    return second - meanQueueLength * meanQueueLength
  }

  /// Mean share of the agents that is busy.
  public var occupancy: Double { offeredLoad / agents }

  /// Time average of the contacts that wait or are being handled.
  public var meanInSystem: Double { meanQueueLength + offeredLoad }

  /// The share of contacts that waits longer than `limit`, which is 0 or more.
  public func waitExceeds(_ limit: Double) -> Double {
    waitProbability * exp(-limit / meanWaitOfWaiting)
  }

  /// The share of contacts answered within `limit`.
  public func serviceLevel(within limit: Double) -> Double {
    let plain = odds.value
    guard plain.isFinite else { return 1 }
    // (1 - C) + C (1 - exp), both positive.
    return (plain - expm1(-limit / meanWaitOfWaiting)) / (1 + plain)
  }

  /// The wait that a share `share` of all contacts does not exceed; 0 when that many do not wait.
  ///
  /// Throws `ErlangError` unless 0 < share < 1.
  public func waitQuantile(_ share: Double) throws(ErlangError) -> Double {
    try ErlangError.requireShare("share", share)
    return max(0, (logWaitProbability - log1p(-share)) * meanWaitOfWaiting)
  }
}

/// The probability C(s, a) that a contact has to wait; 1 when the load is not below the number of
/// agents, where the queue grows without end.
///
/// Throws `ErlangError` when an argument is out of range. See `ErlangC` for all its measures.
public func erlangC(agents: Double, offeredLoad: Double) throws(ErlangError) -> Double {
  try ErlangError.requireSize("agents", agents, above: 0)
  try ErlangError.requireSize("offered load", offeredLoad)
  guard offeredLoad < agents else { return 1 }
  return try ErlangC(agents: agents, offeredLoad: offeredLoad).waitProbability
}
