import Sim

extension RoutingRules {
  /// Which of the waiting contacts of one rank an idle agent takes: the one with the most points.
  public enum PullRule: Sendable, Equatable {
    /// The one that has waited longest, times its weight.
    case oldest
    /// Of the longest queue, times its weight.
    case longestQueue
    /// Of the type with the largest weight.
    case weight
    /// Of the type that is furthest above its share of all that wait; shares by type.
    case shares([Double])
    /// The one whose waiting costs most for each minute of the agent's time; by type.
    case cost([Cost], measure: Measure, perPatience: Bool)
    /// The one that has used up most of its objective, ticks by type.
    case objective([Ticks], measure: Measure)
    /// Points that grow with the wait, by type.
    case age([Aging])
    /// Points of each pair of group and type; a pair with fewer than none is not made.
    case affine([Pair: Affine])
  }

  /// What a rule measures of the contacts that wait.
  public enum Measure: String, Sendable, CaseIterable {
    /// The time that the contact has waited.
    case waited
    /// That, and how long it will still wait if this agent is not given.
    case predicted
    /// The number of contacts that wait.
    case queue
  }

  /// What a minute of waiting costs.
  public struct Cost: Sendable, Equatable {
    /// The cost of a minute; with `isQuadratic` of the second minute, and so on in proportion.
    public var perMinute: Double
    /// Whether the cost of a minute grows with what is measured.
    public var isQuadratic: Bool
  }

  /// Points that grow with the wait.
  public struct Aging: Sendable, Equatable {
    /// Points on arrival.
    public var start: Double = 0
    /// Points for each minute.
    public var perMinute: Double = 1
    /// The most points.
    public var atMost: Double = .infinity
  }

  /// A group and a contact type.
  public struct Pair: Sendable, Hashable {
    /// The group.
    public var group: Int
    /// The contact type.
    public var type: Int
  }

  /// Points of a pair.
  public struct Affine: Sendable, Equatable {
    /// Points on arrival.
    public var start: Double
    /// Points for each second of the wait.
    public var perSecond: Double
    /// Points for each idle agent of the group.
    public var perIdleAgent: Double
  }

  /// The rank of a type's contacts from a wait on.
  public struct RankStep: Sendable, Equatable {
    /// The wait from which it holds; nil is from the arrival.
    public var after: Ticks?
    /// The rank, 1 the best.
    public var rank: Int
  }

  /// Contacts that come before all ranks.
  public struct Urgency: Sendable, Equatable {
    /// The waits over which a type is urgent, ascending ticks: over the last it comes before all
    /// that are over earlier ones.
    public var marks: [Int: [Ticks]]
    /// The share of a group's agents that urgent types may hold; 1 is all.
    public var share: Double
  }

  /// What is said of all ranks of `pull`.
  public struct Selection: Sendable, Equatable {
    /// Which contact of a rank comes first.
    public var rule = PullRule.oldest
    /// Weights of pairs; those that are not in it weigh 1.
    public var weights: [Pair: Double] = [:]
    /// Whether the contact is drawn in proportion to the points.
    public var isDrawn = false
    /// Contacts that have waited longer come after all ranks, ticks.
    public var within: Ticks?
    /// Ranks by the wait, by contact type.
    public var rankSteps: [Int: [RankStep]] = [:]
    /// Contacts that come before all ranks.
    public var urgency: Urgency?

    /// The oldest contact of the best rank.
    public init() {}
  }
}
