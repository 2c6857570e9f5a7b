/// One promise that a group of agents has to keep.
///
/// Shares lie between 0 and 1, times are in the unit of the handle time and above 0.
public enum StaffingTarget: Sendable, Equatable {
  /// At least `level` by the given convention, for the limit `within` (0 or more).
  case serviceLevel(_ level: Double, within: Double, ServiceLevelConvention = .offered)
  /// At most this mean wait of the answered contacts.
  case averageSpeedOfAnswer(Double)
  /// At most this mean wait of all that were let in.
  case meanWait(Double)
  /// At most this share of the offered contacts gives up.
  case abandonmentRate(Double)
  /// At most this share of the agents is busy.
  case occupancy(Double)
  /// At most this share of those let in has to wait.
  case waitProbability(Double)
  /// At most this share is refused for want of room.
  case blockingProbability(Double)

  /// Whether a queue keeps the promise; equality counts.
  public func isMet(by queue: some WaitingQueue) -> Bool {
    switch self {
    case .serviceLevel(let level, let limit, let convention):
      queue.serviceLevel(within: limit, convention) >= level
    case .averageSpeedOfAnswer(let most): queue.averageSpeedOfAnswer <= most
    case .meanWait(let most): queue.meanWait <= most
    case .abandonmentRate(let most): queue.abandonmentRate <= most
    case .occupancy(let most): queue.occupancy <= most
    case .waitProbability(let most): queue.waitProbability <= most
    case .blockingProbability(let most): queue.blockingProbability <= most
    }
  }

  func validate() throws(ErlangError) {
    switch self {
    case .serviceLevel(let level, let limit, _):
      try ErlangError.requireShare("target service level", level)
      try ErlangError.requireNonnegative("time limit of the service level", limit)
    case .averageSpeedOfAnswer(let most):
      try ErlangError.requirePositive("target speed of answer", most)
    case .meanWait(let most): try ErlangError.requirePositive("target mean wait", most)
    case .abandonmentRate(let most):
      try ErlangError.requireShare("target abandonment rate", most)
    case .occupancy(let most): try ErlangError.requireShare("target occupancy", most)
    case .waitProbability(let most):
      try ErlangError.requireShare("target wait probability", most)
    case .blockingProbability(let most):
      try ErlangError.requireShare("target blocking probability", most)
    }
  }
}
