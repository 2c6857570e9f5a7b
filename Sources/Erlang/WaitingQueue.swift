#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A queue in its steady state: Poisson arrivals, exponential handle times, contacts answered in
/// the order in which they came.
///
/// The measures follow the trade's names. Times are in the unit of `meanHandleTime`. A measure
/// whose condition never holds (the wait of those who give up, where nobody does) is nil.
public protocol WaitingQueue: Sendable {
  /// Agents, above 0, not necessarily whole (Jagerman's continuation).
  var agents: Double { get }
  /// Offered load in erlangs: arrival rate times mean handle time.
  var offeredLoad: Double { get }
  /// Mean time an agent spends on a contact, wrap-up included.
  var meanHandleTime: Double { get }
  /// The steady state behind the measures.
  var solution: QueueSolution { get }
}

/// What happens to the contacts.
extension WaitingQueue {
  var totals: QueueSolution.Totals { solution.totals }

  /// The share of contacts refused for want of room, of all offered.
  public var blockingProbability: Double { min(1, totals.blocked) }

  /// Its natural logarithm, which lives on where the probability is too small for a double;
  /// minus infinity where the room is unlimited.
  public var logBlockingProbability: Double { min(0, totals.logBlocked) }

  /// The share of the contacts let in that does not find an agent at once.
  public var waitProbability: Double { min(1, totals.waiting / admitted) }

  /// The share of the contacts offered that gives up waiting.
  public var abandonmentRate: Double { min(1, totals.abandoned) }

  /// The share of those who have to wait that gives up.
  public var abandonmentRateOfWaiting: Double? { totals.abandonedOfWaiting }

  /// The share of the contacts offered that reaches an agent.
  public var answerRate: Double { min(1, totals.immediate + totals.answeredAfterWait) }

  /// The share of the contacts offered that reaches an agent after a wait.
  public var answeredAfterWait: Double { totals.answeredAfterWait }

  var admitted: Double { totals.immediate + totals.waiting }
}

/// Logarithms of what may be too rare for a double.
extension WaitingQueue {
  /// Natural logarithm of `waitProbability`; minus infinity where nobody waits.
  public var logWaitProbability: Double { min(0, totals.logWaiting - log(admitted)) }

  /// Natural logarithm of `abandonmentRate`; minus infinity where nobody gives up.
  public var logAbandonmentRate: Double { min(0, totals.logAbandoned) }
}

/// Waits and lengths.
extension WaitingQueue {
  /// Mean wait of all that were let in, those who gave up included.
  public var meanWait: Double { meanHandleTime * (totals.wait / admitted) }

  /// Mean wait of the answered ones, immediate answers counting as zero.
  public var averageSpeedOfAnswer: Double { meanHandleTime * (totals.waitOfAnswered / answerRate) }

  /// Mean wait of those who gave up.
  public var meanWaitOfAbandoned: Double? {
    totals.meanWaitOfAbandoned.map { meanHandleTime * $0 }
  }

  /// Mean wait of those who had to wait at all.
  public var meanWaitOfWaiting: Double? {
    totals.meanWaitOfWaiting.map { meanHandleTime * $0 }
  }

  /// Time average of the number of contacts waiting (Little's law).
  public var meanQueueLength: Double { offeredLoad * totals.wait }

  /// Variance over time of the number of contacts waiting.
  public var queueLengthVariance: Double { totals.queueVariance }

  /// Time average of the number of agents handling a contact.
  public var busyAgents: Double { offeredLoad * answerRate }

  /// Mean share of the agents that is handling a contact.
  public var occupancy: Double { min(1, busyAgents / agents) }

  /// Time average of the contacts that wait or are being handled.
  public var meanInSystem: Double { meanQueueLength + busyAgents }

  /// Contacts that reach an agent, per unit of time.
  public var throughput: Double { busyAgents / meanHandleTime }
}

/// Time limits.
extension WaitingQueue {
  private func units(_ limit: Double) -> Double {
    precondition(limit >= 0, "a time limit is 0 or more")
    return limit / meanHandleTime
  }

  /// The share of the contacts offered that is answered within `limit`, immediate answers included.
  ///
  /// `limit` is 0 or more, here and below (a precondition); infinity gives the answer rate.
  public func answered(within limit: Double) -> Double {
    guard limit.isFinite else { return answerRate }
    return min(1, solution.totals.immediate + solution.answeredWithin(units(limit)))
  }

  /// The share of the contacts offered that gives up within `limit`.
  public func abandoned(within limit: Double) -> Double {
    guard limit.isFinite else { return abandonmentRate }
    return min(1, solution.abandonedWithin(units(limit)))
  }

  /// The share of the contacts let in that is still waiting after `limit`.
  public func waitExceeds(_ limit: Double) -> Double {
    guard limit.isFinite else { return 0 }
    return min(1, solution.stillWaiting(units(limit)) / admitted)
  }

  /// The share of the answered contacts that waited longer than `limit`.
  public func answeredWaitExceeds(_ limit: Double) -> Double {
    guard limit.isFinite else { return 0 }
    return min(1, solution.answeredBeyond(units(limit)) / answerRate)
  }

  /// The service level for one limit, by one of the trade's conventions.
  ///
  /// `shortAbandon` is the limit under which a contact that gave up is left out of the
  /// denominator, where the convention does that; the same as `limit` unless given.
  public func serviceLevel(
    within limit: Double, _ convention: ServiceLevelConvention = .offered,
    shortAbandon: Double? = nil
  ) -> Double {
    let good = answered(within: limit)
    switch convention {
    case .offered: return good
    case .answered: return min(1, good / answerRate)
    case .excludingShortAbandons:
      return min(1, good / (1 - abandoned(within: shortAbandon ?? limit)))
    case .abandonsMet: return min(1, good + abandoned(within: limit))
    case .admitted: return min(1, good / admitted)
    case .admittedExcludingShortAbandons:
      return min(1, good / (admitted - abandoned(within: shortAbandon ?? limit)))
    }
  }
}

/// How the trade counts a service level: what is divided by what.
public enum ServiceLevelConvention: String, Sendable, CaseIterable {
  /// Answered within T / offered.
  case offered = "service_level"
  /// Answered within T / answered.
  case answered = "service_level_answered"
  /// Answered within T / (offered - abandoned within the short-abandon limit).
  case excludingShortAbandons = "service_level_excluding_short_abandons"
  /// (Answered within T + abandoned within T) / offered.
  case abandonsMet = "service_level_abandons_met"
  /// Answered within T / (offered - blocked).
  case admitted = "service_level_admitted"
  /// Answered within T / (offered - blocked - abandoned within the short-abandon limit).
  case admittedExcludingShortAbandons = "service_level_admitted_excluding_short_abandons"
}
