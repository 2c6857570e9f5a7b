import Sim

/// Everything a study needs.
public struct StudyPlan: Sendable {
  /// The world.
  public var model: Model
  /// Its names.
  public var labels: Labels
  /// The strategies, at least one.
  public var strategies: [PolicyRunner]
  /// How often and how exactly.
  public var settings: RunSettings
  /// How the strategies are compared.
  public var comparison: ComparisonSettings
  /// Isolated centers, for the measures that lay a strategy beside them; nil where there are none.
  public var isolated: PolicyRunner?
  /// Whether those measures are wanted though no other setting names one.
  public var isBesideIsolated = false
  /// Whether estimates alone are wanted: no spread of days, no probes, no formulas beside them.
  ///
  /// For a study of milliseconds these would be most of the work.
  public var estimatesAlone = false

  /// Whether each replication is simulated under isolated centers too.
  var runsIsolated: Bool {
    let named =
      [comparison.rank] + comparison.also + (settings.precision.map { [$0.measure] } ?? [])
    return isBesideIsolated || named.contains(where: \.isBesideIsolated)
  }

  /// A plan whose labels fit its model.
  public init(
    model: Model, labels: Labels, strategies: [PolicyRunner], settings: RunSettings,
    comparison: ComparisonSettings = ComparisonSettings()
  ) {
    precondition(!strategies.isEmpty, "a study needs a strategy")
    precondition(
      labels.centers.count == model.centers.count
        && labels.contactTypes.count == model.contactTypes.count
        && labels.groups.count == model.groups.count
        && labels.intervals.count == model.horizon.intervals
        && labels.serviceLevel.within.count == model.measurement.within.count
        && labels.probes.count == model.measurement.probes.count,
      "labels name each part of the model")
    self.model = model
    self.labels = labels
    self.strategies = strategies
    self.settings = settings
    self.comparison = comparison
  }
}

/// How often and how exactly a study runs.
public struct RunSettings: Sendable, Equatable {
  /// The seed of all randomness.
  public var seed: UInt64
  /// The number of the first replication; they count from 1.
  public var first: UInt64
  /// Replications; with a precision, the most that are allowed.
  public var replications: Int
  /// With a precision, the fewest replications.
  public var minimum: Int
  /// The half-width at which the run may stop.
  public var precision: Precision?
  /// Seconds after which no replication is begun; nil without a limit.
  public var timeBudget: Double?
  /// Threads that simulate.
  public var threads: Int
  /// Whether the fingerprint of every replication is kept.
  public var keepsReplicationDigests: Bool

  /// Settings of a run; numbers below 1 are a fault of the caller.
  public init(
    seed: UInt64, replications: Int, first: UInt64 = 1, minimum: Int = 20,
    precision: Precision? = nil, timeBudget: Double? = nil, threads: Int = 1,
    keepsReplicationDigests: Bool = false
  ) {
    precondition(replications >= 1 && threads >= 1, "a run has a replication and a thread")
    self.seed = seed
    self.first = first
    self.replications = replications
    self.minimum = minimum
    self.precision = precision
    self.timeBudget = timeBudget
    self.threads = threads
    self.keepsReplicationDigests = keepsReplicationDigests
  }
}

/// How strategies are compared.
public struct ComparisonSettings: Sendable, Equatable {
  /// The measure that ranks.
  public var rank: Measure
  /// Further measures of the total, each a family of its own.
  public var also: [Measure]

  /// A comparison by measures that are comparable.
  public init(rank: Measure = .serviceLevel, also: [Measure] = []) {
    precondition(
      ([rank] + also).allSatisfy(\.isComparable), "only comparable measures are compared")
    self.rank = rank
    self.also = also
  }
}

extension Measure {
  /// Whether strategies can be compared by it: variances cannot, as their differences say little.
  public var isComparable: Bool {
    if case .variance = definition.formula { return false }
    return true
  }
}
