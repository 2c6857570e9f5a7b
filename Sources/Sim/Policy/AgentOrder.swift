/// Which idle agent of a group is taken, where that is not the one who has been idle longest.
///
/// Each criterion decides the ties of those before it; what is left goes to the longest idle.
public struct AgentOrder: Sendable, Hashable {
  /// What makes one idle agent come before another.
  public enum Criterion: UInt8, Sendable, BitwiseCopyable {
    /// Longest idle; idle time begins when the last contact is written up, when a break ends, or at
    /// the sign-in.
    case longestIdle
    /// Least share of time with contacts since the sign-in, breaks left out.
    case leastOccupied
    /// Fewest contacts given since the sign-in.
    case fewestContacts
    /// Next in the ring of the center's agents behind the one who was last given a contact.
    case circular
    /// First in the order of the model.
    case fixed
    /// Any with the same chance, drawn from the customer's own stream.
    case random

    /// Whether it leaves nothing for another to decide.
    var leavesNoTies: Bool { self != .leastOccupied && self != .fewestContacts }
    /// Whether it asks what agents have done before.
    var readsBook: Bool { self == .leastOccupied || self == .fewestContacts || self == .circular }
  }

  /// The criteria, the first first; none is the longest idle.
  public var criteria: [Criterion]

  /// An order; at most three criteria decide anything.
  public init(_ criteria: [Criterion]) {
    precondition(criteria.count <= 3, "two criteria leave ties, and one more decides them")
    self.criteria = criteria
  }

  /// The agent who has been idle longest.
  public static let longestIdle = AgentOrder([])

  /// Whether the longest idle agent is taken whatever the others did.
  var isLongestIdle: Bool { criteria.isEmpty || criteria[0] == .longestIdle }
}

/// An agent, by the position among all agents of the model, group after group.
public struct AgentID: Sendable, Equatable, BitwiseCopyable {
  /// The position.
  public let index: Int32

  /// The agent at a position.
  public init(_ index: Int) { self.index = Int32(index) }
}
