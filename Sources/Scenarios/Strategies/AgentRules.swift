import Sim

extension RoutingRules {
  /// How one of several centers with an idle agent is chosen.
  public enum Choice: String, Sendable, CaseIterable {
    /// The first of the list.
    case first
    /// The one with the longest-idle agent.
    case longestIdle = "longest_idle"
    /// The one with the most idle agents.
    case mostIdle = "most_idle"
    /// The one with the least occupied idle agent.
    case leastOccupied = "least_occupied"
  }

  /// What makes one agent come before another.
  public enum AgentCriterion: String, Sendable, CaseIterable {
    /// The agent who has been idle longest.
    case longestIdle = "longest_idle"
    /// The least share of time with contacts since the sign-in.
    case leastOccupied = "least_occupied"
    /// The fewest contacts since the sign-in.
    case fewestContacts = "fewest_contacts"
    /// The next of the center behind the one who was last given a contact.
    case circular
    /// The agents in the order of the file.
    case fixed
    /// Any idle agent with the same chance.
    case random
    /// The least factor on the handle time of the contact.
    case fastest
    /// The largest.
    case slowest
    /// The fewest contact types among the skills.
    case leastVersatile = "least_versatile"
    /// The most.
    case mostVersatile = "most_versatile"

    /// Whether it leaves nothing for another to decide.
    var leavesNoTies: Bool {
      [.longestIdle, .circular, .fixed, .random].contains(self)
    }

    /// What the engine compares agents by; nil where all agents of a group are alike for ever.
    var criterion: AgentOrder.Criterion? {
      switch self {
      case .longestIdle: .longestIdle
      case .leastOccupied: .leastOccupied
      case .fewestContacts: .fewestContacts
      case .circular: .circular
      case .fixed: .fixed
      case .random: .random
      case .fastest, .slowest, .leastVersatile, .mostVersatile: nil
      }
    }
  }

  /// Customers who ask for an agent they know.
  public struct Preferred: Sendable, Equatable {
    /// The share of customers, above 0 to 1.
    public var share: Double
    /// Ticks that a contact waits for its agent alone.
    public var wait: Ticks
    /// The factor on the handle time where it gets its agent.
    public var handleTime: Double
  }

  /// The shares of its work that each agent of a group gives to contact types.
  public struct TimeShares: Sendable, Equatable {
    /// By contact type, above 0, together 1.
    public var shares: [Int: Double]
    /// Whether an agent over a share leaves such contacts waiting.
    public var isStrict: Bool
    /// With `isStrict`: an agent over the share takes them where more than this wait.
    public var unlessAbove: Int?
  }
}
