/// What a formula promised of a place and an interval, what the simulation delivered, and how much
/// of the difference each broken assumption explains.
public struct StaffingGap: Sendable {
  /// Where.
  public let place: StaffingPlace
  /// When.
  public let interval: Int
  /// The service level that the formula promised.
  public let promise: Double
  /// The service level that the simulation delivered.
  public let delivered: Estimate
  /// What explains the difference, in the order in which it was worked out.
  public let parts: [Part]
  /// What the formula cannot put a number on, where something remains.
  public let hints: [Hint]

  /// The formula was too kind, that is, promised too much.
  public var isTooKind: Bool { promise > delivered.value }
  /// The part of the difference that nothing here explains, a share.
  public var rest: Double {
    delivered.value - promise - parts.reduce(0) { $0 + $1.effect }
  }

  /// A cause with its effect on the service level by the formula.
  public struct Part: Sendable, Equatable {
    /// What was assumed and does not hold.
    public let cause: Cause
    /// The change of the service level, a share; negative where the truth is worse.
    public let effect: Double
  }

  /// An assumption of the formula that the scenario breaks, and that can be put into it.
  public enum Cause: String, Sendable, CaseIterable {
    /// Contacts give up, though the formula took it that nobody does.
    case abandonment = "abandonment ignored"
    /// The load follows the rate with a lag.
    case lag = "load lags behind the rate"
    /// The load changes inside the interval.
    case swing = "load changes inside the interval"
    /// Other numbers come than the forecast's first attempts.
    case volume = "redials"
    /// Days differ more than Poisson days do.
    case days = "days differ"
    /// Contacts go to and come from other centers.
    case sharing = "shared with other centers"
    /// Agents are gone in an outage.
    case outage = "agents lost to an outage"
    /// Handle times are not exponential.
    case handleTime = "handle times not exponential"
  }

  /// A cause without a number.
  public enum Hint: String, Sendable, CaseIterable {
    /// Overflow is known by mean and variance only.
    case chain = "overflow by equivalent random theory"
    /// The interval before left a queue.
    case backlog = "queue carried over"
    /// Groups do not take everything.
    case skills = "groups that do not take everything"
    /// Contacts hear a busy signal.
    case blocked = "busy signals"
    /// Contacts of the center that no group there takes.
    case orphans = "contacts nobody here takes"
  }

  /// The causes with an effect, the largest first.
  public var ranked: [Part] {
    parts.filter { abs($0.effect) >= 0.0005 }.sorted { abs($0.effect) > abs($1.effect) }
  }
}
