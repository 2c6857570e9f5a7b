/// A key performance indicator: its raw value is its name in every file, table and command.
///
/// What each means is said once, in `definition`.
public enum Measure: String, Sendable, CaseIterable {
  case offered
  case blocked
  case answered
  case lost
  case answerRate = "answer_rate"
  case abandoned
  case serviceLevel = "service_level"
  case serviceLevelAnswered = "service_level_answered"
  case serviceLevelExcludingShortAbandons = "service_level_excluding_short_abandons"
  case serviceLevelAbandonsMet = "service_level_abandons_met"
  case intervalsMet = "intervals_met"
  case averageSpeedOfAnswer = "average_speed_of_answer"
  case meanWait = "mean_wait"
  case waitP50 = "wait_p50"
  case waitP90 = "wait_p90"
  case waitP95 = "wait_p95"
  case waitP99 = "wait_p99"
  case answeredWaitP50 = "answered_wait_p50"
  case answeredWaitP90 = "answered_wait_p90"
  case answeredWaitP95 = "answered_wait_p95"
  case answeredWaitP99 = "answered_wait_p99"
  case waitVariance = "wait_variance"
  case waitOfAbandoned = "wait_of_abandoned"
  case waitProbability = "wait_probability"
  case abandonedWithin = "abandoned_within"
  case abandonmentRate = "abandonment_rate"
  case queueLength = "queue_length"
  case queueLengthVariance = "queue_length_variance"
  case occupancy
  case utilization
  case busyAgents = "busy_agents"
  case completed
  case dropped
  case abandonedAfterDrop = "abandoned_after_drop"
  case customers
  case attemptsPerCustomer = "attempts_per_customer"
  case customersLost = "customers_lost"
  case customersLostShare = "customers_lost_share"
  case firstAttemptBlocked = "first_attempt_blocked"
  case firstAttemptWaited = "first_attempt_waited"
  case redialing
  case overflowOut = "overflow_out"
  case overflowIn = "overflow_in"
  case cost
  case callbacks
  case callbackShare = "callback_share"
  case callbackReached = "callback_reached"
  case callbackWait = "callback_wait"
  case serviceLevelWithoutCallbacks = "service_level_without_callbacks"
  case ruleActivations = "rule_activations"
  case overflowReversals = "overflow_reversals"
  case valveSwitches = "valve_switches"
  case pingPong = "ping_pong"
  case overflowedTwice = "overflowed_twice"
  case serviceLevelGap = "service_level_gap"
  case serviceLevelGini = "service_level_gini"
  case overflowWaitedLonger = "overflow_waited_longer"
  case contagion
  case estimateBias = "estimate_bias"
  case estimateSquaredError = "estimate_squared_error"

  /// The name, in `snake_case`.
  public var name: String { rawValue }

  /// The measure of a name, or nil.
  public init?(name: String) { self.init(rawValue: name) }

  /// What a value is counted in.
  public enum Unit: String, Sendable, CaseIterable {
    /// A number between 0 and 1.
    case share
    /// Seconds.
    case seconds
    /// Seconds squared.
    case secondsSquared = "seconds squared"
    /// Contacts (attempts).
    case contacts
    /// Contacts squared.
    case contactsSquared = "contacts squared"
    /// Attempts for each customer.
    case attempts
    /// Customers.
    case customers
    /// Agents.
    case agents
    /// Money, in the currency of the scenario's prices.
    case money
    /// A number for each hour.
    case perHour = "an hour"
  }

  /// Whether it needs the same replications under isolated centers beside the strategy's own.
  public var isBesideIsolated: Bool { self == .overflowWaitedLonger || self == .contagion }

  /// Which way is better.
  public enum Direction: String, Sendable {
    /// More is better.
    case higher
    /// Less is better.
    case lower
    /// Neither: a fact about the operation.
    case neither
  }

  /// Whether the measure depends on the T of a "within T" and so exists once for each T asked for.
  public var dependsOnThreshold: Bool { Measure.ofThreshold.contains(self) }

  private static let ofThreshold = Set(
    allCases.filter { measure in
      guard case .ratio(let over, let under) = measure.definition.formula else { return false }
      return (over + under).contains { $0.quantity.dependsOnThreshold }
    })
}
