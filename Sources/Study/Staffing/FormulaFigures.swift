import Erlang

/// What a queueing formula says of one queue, as far as staffing asks for it.
public struct FormulaFigures: Sendable, Equatable {
  /// The share of the offered contacts answered within T.
  public var answeredWithin: Double
  /// The share that gives up within T.
  public var abandonedWithin: Double
  /// The share that gives up within the limit of short abandonments.
  public var abandonedShort: Double
  /// The share that gives up.
  public var abandoned: Double
  /// Mean wait of the answered, seconds.
  public var speedOfAnswer: Double
  /// Share of the agents that is busy.
  public var occupancy: Double
  /// Share of the contacts that does not find an agent at once.
  public var waitProbability: Double

  /// The figures of a solved queue.
  public init(_ queue: some WaitingQueue, within: Double, shortAbandon: Double) {
    answeredWithin = queue.answered(within: within)
    abandonedWithin = queue.abandoned(within: within)
    abandonedShort = queue.abandoned(within: shortAbandon)
    abandoned = queue.abandonmentRate
    speedOfAnswer = queue.averageSpeedOfAnswer
    occupancy = queue.occupancy
    waitProbability = queue.waitProbability
  }

  /// A queue in which nobody waits.
  init(occupancy: Double) {
    (answeredWithin, abandonedWithin, abandonedShort, abandoned) = (1, 0, 0, 0)
    (speedOfAnswer, waitProbability) = (0, 0)
    self.occupancy = occupancy
  }

  /// A promised measure.
  func value(_ measure: Measure) -> Double {
    switch measure {
    case .abandonmentRate: abandoned
    case .averageSpeedOfAnswer: speedOfAnswer
    case .occupancy: occupancy
    case .serviceLevelAnswered: abandoned < 1 ? min(1, answeredWithin / (1 - abandoned)) : 0
    case .serviceLevelExcludingShortAbandons:
      abandonedShort < 1 ? min(1, answeredWithin / (1 - abandonedShort)) : 0
    case .serviceLevelAbandonsMet: min(1, answeredWithin + abandonedWithin)
    default: answeredWithin
    }
  }
}
