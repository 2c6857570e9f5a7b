/// What a study found: figures without form, for whoever prints them.
public struct Results: Sendable {
  /// Names behind the positions.
  public let labels: Labels
  /// What was run.
  public let run: RunFacts
  /// One for each strategy, in the order of the plan.
  public let strategies: [StrategyResult]
  /// The strategies against each other; nil where there is only one.
  public let comparison: Comparison?
  /// What a reader must know before trusting the figures.
  public let warnings: [StudyWarning]

  /// Results of a study.
  public init(
    labels: Labels, run: RunFacts, strategies: [StrategyResult], comparison: Comparison?,
    warnings: [StudyWarning]
  ) {
    self.labels = labels
    self.run = run
    self.strategies = strategies
    self.comparison = comparison
    self.warnings = warnings
  }
}

/// What was run; nothing here depends on the clock, the machine or the number of threads.
public struct RunFacts: Sendable, Equatable {
  /// The seed.
  public var seed: UInt64
  /// Version of the random streams and of the laws drawn from them.
  public var streamsVersion: Int
  /// Number of the first replication.
  public var firstReplication: UInt64
  /// Replications asked for; the largest number allowed, where a precision was asked for.
  public var replicationsAsked: Int
  /// Replications done, each with every strategy.
  public var replicationsDone: Int
  /// Why the run ended.
  public var stop: StopReason
  /// The precision asked for and what was reached of it, the worst over the strategies.
  public var precision: PrecisionReached?
  /// Attempts simulated in all, warm-up included.
  public var contactsSimulated: Int64
  /// Events handled in all.
  public var events: Int64
  /// Fingerprint of all replications of all strategies, 64 hexadecimal digits.
  public var digest: String

  /// Whether less was done than was asked for.
  public var isPartial: Bool { stop == .cancelled || stop == .timeBudget }

  /// What was run.
  public init(
    seed: UInt64, streamsVersion: Int, firstReplication: UInt64, replicationsAsked: Int,
    replicationsDone: Int, stop: StopReason, precision: PrecisionReached?,
    contactsSimulated: Int64, events: Int64, digest: String
  ) {
    self.seed = seed
    self.streamsVersion = streamsVersion
    self.firstReplication = firstReplication
    self.replicationsAsked = replicationsAsked
    self.replicationsDone = replicationsDone
    self.stop = stop
    self.precision = precision
    self.contactsSimulated = contactsSimulated
    self.events = events
    self.digest = digest
  }
}

/// Why a run ended.
public enum StopReason: String, Sendable {
  /// All replications asked for are done.
  case finished
  /// The precision asked for is reached.
  case precisionReached = "precision_reached"
  /// The largest number of replications is done and the precision is not reached.
  case maximumReached = "maximum_reached"
  /// The time budget is spent.
  case timeBudget = "time_budget"
  /// The user asked to stop.
  case cancelled
}

/// A precision that was asked for, and what a run reached of it.
public struct PrecisionReached: Sendable, Equatable {
  /// What was asked for.
  public let asked: Precision
  /// The half-width reached, in the unit asked for; nil where there is no interval.
  public let halfWidth: Double?
  /// Whether that is enough.
  public let isReached: Bool

  /// A precision and what was reached of it.
  public init(asked: Precision, halfWidth: Double?, isReached: Bool) {
    self.asked = asked
    self.halfWidth = halfWidth
    self.isReached = isReached
  }
}

/// The half-width at which a run may stop.
public struct Precision: Sendable, Equatable {
  /// The measure, of the total.
  public var measure: Measure
  /// The half-width.
  public var halfWidth: Width

  /// How a half-width is said.
  public enum Width: Sendable, Equatable {
    /// In the unit of the measure; a share of 0.005 is half a percentage point.
    case absolute(Double)
    /// As a share of the value.
    case relative(Double)
  }

  /// A precision of a measure of the total.
  public init(measure: Measure, halfWidth: Width) {
    self.measure = measure
    self.halfWidth = halfWidth
  }
}

/// What a reader must know before trusting the figures.
public enum StudyWarning: Sendable, Equatable {
  /// There are no intervals: one replication says nothing about chance.
  case singleReplication
  /// With so few replications the intervals rest on little.
  case fewReplications(Int)
  /// Nobody gives up and a replication has few contacts: real coverage is below the nominal 95 %.
  case longMemory(contactsPerReplication: Double)
  /// The precision asked for was not reached.
  case precisionNotReached(PrecisionReached)
}
