/// What a study found for one strategy.
public struct StrategyResult: Sendable {
  /// Its name.
  public let name: String
  /// All figures.
  public let estimates: Estimates
  /// Figures of the total, corrected for how many customers happened to call; those that gain by
  /// it.
  public let controlled: [ControlledEstimate]
  /// How days differ, of the total and of each center by origin, in this order.
  public let days: [DaySpread]
  /// Contacts answered away from home, by center of origin, then of handling; only pairs with any.
  public let flows: [FlowEstimate]
  /// States at the probes.
  public let probes: [ProbeEstimate]
  /// Formula beside simulation, where a center meets the assumptions of a formula or breaks them.
  public let twins: [FormulaTwin]
  /// Attempts simulated, warm-up included.
  public let contactsSimulated: Int64
  /// Fingerprint of all its replications, 64 hexadecimal digits.
  public let digest: String
  /// Fingerprints of the replications, from the first; empty unless asked for.
  public let replicationDigests: [String]

  /// The estimate of a measure; nil where it has no data or does not exist in the scope.
  ///
  /// `threshold` is the position of T in `Labels.ServiceLevel.within`; nil is the headline's T.
  public func estimate(_ measure: Measure, threshold: Int? = nil, in scope: Scope) -> Estimate? {
    estimates.estimate(measure, threshold: threshold, in: scope)
  }
}

/// How days differ, a day being a replication: a planner meets one day, not the mean.
public struct DaySpread: Sendable, Equatable {
  /// The total, or a center by origin.
  public let scope: Scope
  /// Days with contacts.
  public let days: Int
  /// Mean of the daily service levels, each day counting the same.
  public let mean: Double?
  /// Standard deviation of the daily service levels.
  public let deviation: Double?
  /// Chance that a day's service level is below the target, with its exact (Clopper-Pearson) 95 %
  /// interval; nil without a target.
  public let missed: Estimate?
  /// Daily service levels by percentile: of 5, 25, 50, 75 and 95 % of the days not exceeded; empty
  /// without days.
  public let percentiles: [Percentile]
  /// Days by their service level, in 100 bins of one percentage point each, a day of 100 % in the
  /// last; empty without days.
  public let histogram: [Int]

  /// A percentile of the daily service level.
  public struct Percentile: Sendable, Equatable {
    /// The share of days at or below, 0 to 1.
    public let share: Double
    /// The service level.
    public let serviceLevel: Double
  }
}

/// Contacts of one center that another answered.
public struct FlowEstimate: Sendable, Equatable {
  /// Positions of the center where they entered and of that whose agents answered.
  public let from: Int, to: Int
  /// Contacts of a replication.
  public let contacts: Estimate
}

/// The state of a center at an instant, over replications.
public struct ProbeEstimate: Sendable, Equatable {
  /// What is counted.
  public enum State: Int, Sendable, CaseIterable {
    /// Contacts waiting.
    case waiting
    /// Agents handling.
    case busy
    /// Contacts waiting or with an agent.
    case present
  }
  /// Position of the instant in `Labels.probes`.
  public let probe: Int
  /// Position of the center.
  public let center: Int
  /// What is counted.
  public let state: State
  /// The mean over replications.
  public let mean: Estimate
  /// The variance over replications, by the second central moment; its interval rests on the
  /// fourth.
  public let variance: Estimate?
  /// Replications in which the state was 0, 1, 2, ...
  public let distribution: [Int]
}
