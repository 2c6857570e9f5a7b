#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The questions asked the other way round.
extension ErlangB {
  /// The least whole number of agents (trunks) with at most the given blocking; 0 for load 0.
  ///
  /// Throws `ErlangError` when the load is out of range or the blocking not between 0 and 1.
  public static func leastAgents(
    offeredLoad: Double, blocking: Double
  ) throws(ErlangError) -> Int {
    let real = try leastFractionalAgents(offeredLoad: offeredLoad, blocking: blocking)
    guard real > 0 else { return 0 }
    // The root is good to a unit in its last place; the formula itself has the last word.
    var agents = max(1, real.rounded(.up))
    while agents > 1 && ErlangB(valid: agents - 1, offeredLoad).isAtMost(blocking) { agents -= 1 }
    while !ErlangB(valid: agents, offeredLoad).isAtMost(blocking) { agents += 1 }
    return Int(agents)
  }

  /// The real number s of agents at which B(s, a) equals the given blocking; 0 for load 0.
  ///
  /// Throws `ErlangError` when the load is out of range or the blocking not between 0 and 1.
  public static func leastFractionalAgents(
    offeredLoad: Double, blocking: Double
  ) throws(ErlangError) -> Double {
    try ErlangError.requireSize("offered load", offeredLoad)
    try ErlangError.requireShare("blocking", blocking)
    guard offeredLoad.isNormal else { return 0 }
    let start = max(1, offeredLoad)
    guard
      let high = Root.doubling(
        from: start, until: { ErlangB(valid: $0, offeredLoad).isAtMost(blocking) })
    else { throw ErlangError(.unattainable, "no number of agents has a blocking of \(blocking)") }
    return Root.between(high == start ? 0 : high / 2, high) {
      ErlangB(valid: $0, offeredLoad).logBlocking - log(blocking)
    }
  }

  /// The load in erlangs under which this many agents (trunks) have the given blocking.
  ///
  /// Throws `ErlangError` when the agents are out of range, the blocking is not between 0 and 1, or
  /// so small a part of an agent blocks more of every load.
  public static func largestLoad(
    agents: Double, blocking: Double
  ) throws(ErlangError) -> Double {
    try ErlangError.requireSize("agents", agents, above: 0)
    try ErlangError.requireShare("blocking", blocking)
    // B never exceeds 1 - s / (a + s), nor does the load need to exceed s / (1 - B).
    let high = 2 * (1 + agents) / (1 - blocking)
    var low = min(agents, 1)
    while low > 4096 * .leastNormalMagnitude && !ErlangB(valid: agents, low).isAtMost(blocking) {
      low /= 1024
    }
    guard ErlangB(valid: agents, low).isAtMost(blocking) else {
      throw ErlangError(
        .unattainable, "\(agents) agents block more than \(blocking) of the smallest load")
    }
    return Root.between(low, high) {
      ErlangB(valid: agents, $0).logBlocking - log(blocking)
    }
  }

  private func isAtMost(_ most: Double) -> Bool { blocking <= most }
}
