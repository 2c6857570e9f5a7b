#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Times at which a share is reached.
extension WaitingQueue {
  /// The wait that a share of the contacts let in does not exceed, those who gave up included.
  ///
  /// 0 when that many do not wait. Throws `ErlangError` unless 0 < share < 1.
  public func waitQuantile(_ share: Double) throws(ErlangError) -> Double {
    try ErlangError.requireShare("share", share)
    return try time(until: 1 - share) { waitExceeds($0) }
  }

  /// The wait that a share of the answered contacts does not exceed.
  ///
  /// 0 when that many do not wait. Throws `ErlangError` unless 0 < share < 1.
  public func answeredWaitQuantile(_ share: Double) throws(ErlangError) -> Double {
    try ErlangError.requireShare("share", share)
    return try time(until: 1 - share) { answeredWaitExceeds($0) }
  }

  /// The least time limit T for which the service level reaches `level`.
  ///
  /// Throws `ErlangError` unless 0 < level < 1, and when no limit reaches it because too many
  /// contacts are blocked or give up.
  public func timeLimit(
    forServiceLevel level: Double, _ convention: ServiceLevelConvention = .offered
  ) throws(ErlangError) -> Double {
    try ErlangError.requireShare("service level", level)
    switch convention {
    case .answered: return try answeredWaitQuantile(level)
    default: break
    }
    let best = serviceLevel(within: .infinity, convention)
    guard best > level else {
      throw ErlangError(
        .unattainable,
        "no time limit gives a service level of \(level): at most \(best) is ever reached")
    }
    return try time(until: 1 - level) { 1 - serviceLevel(within: $0, convention) }
  }

  /// The time at which a falling function reaches `rest`.
  private func time(
    until rest: Double, _ exceeds: (Double) -> Double
  ) throws(ErlangError) -> Double {
    guard exceeds(0) > rest else { return 0 }
    // The mean wait is a good place to start from: most quantiles are a few doublings away.
    let start = meanWaitOfWaiting ?? meanHandleTime
    var (low, high) = (0.0, start)
    if exceeds(start) > rest {
      guard let reach = Root.doubling(from: 2 * start, until: { exceeds($0) <= rest }) else {
        throw ErlangError(.unattainable, "no time is long enough for a share of \(1 - rest)")
      }
      (low, high) = (reach / 2, reach)
    } else {
      for _ in 0..<60 where low == 0 {
        if exceeds(high / 2) > rest { low = high / 2 } else { high /= 2 }
      }
    }
    // In logarithms the tail is nearly a straight line.
    return Root.between(low, high) { time in
      log(max(exceeds(time), .leastNormalMagnitude)) - log(rest)
    }
  }
}
