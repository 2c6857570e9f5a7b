import Sim

/// A switch on an overflow rule: it opens at one mark and closes at another.
public struct ValveRule: Sendable, Equatable {
  /// What opens it.
  public var open: [Guard]
  /// What closes it.
  public var close: [Guard]
  /// Ticks for which that must have held at every test.
  public var hold: Ticks
  /// Ticks that it stays as it is at least.
  public var atLeast: Ticks
  /// Ticks between two tests.
  public var every: Ticks

  /// A switch, closed at first.
  public init(open: [Guard], close: [Guard], hold: Ticks, atLeast: Ticks, every: Ticks) {
    self.open = open
    self.close = close
    self.hold = hold
    self.atLeast = atLeast
    self.every = every
  }

  /// Whether any of its marks can be moved by the service level.
  var hasMovableMarks: Bool {
    (open + close).flatMap(\.comparisons).contains { $0.figure.isMovable }
  }

  /// Whether it differs from one helper to the next.
  var readsThere: Bool { (open + close).contains(where: \.readsThere) }
}

/// Where arrivals are sent before or beside any search of their own center.
public struct Allocation: Sendable, Equatable {
  /// How a center is chosen.
  public enum Choice: Sendable, Equatable {
    /// The first in the list whose state allows it.
    case first
    /// The least value of a figure.
    case least(Figure)
    /// By chance, in proportion to a figure, or inverse to a wait or a length.
    case chance(Figure)
    /// By chance or in turn, by shares in millionths, each set from a time after the start on.
    case shares([Shares], inTurn: Bool)
    /// The least work of virtual queues.
    case shadow
    /// Sets of centers one after the other: an idle agent, else a queue short enough for its
    /// agents; at last the shortest of all for its agents.
    case sets([[Int]], atMost: Int)
  }

  /// Shares of centers from a time on.
  public struct Shares: Sendable, Equatable {
    /// Ticks after the start of the run.
    public var after: Ticks
    /// Millionths, by the place of the center in `among`.
    public var shares: [Int]
  }

  /// In which queues of sets a contact that waits stands at once.
  public enum Copies: String, Sendable, CaseIterable {
    /// Those of the chosen center's set.
    case set
    /// Those of the sets before it too.
    case promotion
  }

  /// A figure of a center.
  public enum Figure: String, Sendable, CaseIterable {
    /// The estimated wait.
    case estimatedWait = "estimated_wait"
    /// How long the first in the queue has waited.
    case longestWait = "longest_wait"
    /// Contacts waiting and in service.
    case contacts
    /// Contacts waiting.
    case queue
    /// Contacts waiting, and one more, for each agent signed in.
    case queueRatio = "queue_ratio"
    /// The share of agents with a contact.
    case occupied
    /// Idle agents.
    case idleAgents = "idle_agents"
    /// Agents signed in.
    case signedIn = "signed_in"

    /// Whether more of it is better.
    public var isGood: Bool { self == .idleAgents || self == .signedIn }
  }

  /// A state in which a center is passed over.
  public enum State: String, Sendable, CaseIterable {
    /// Nobody who may serve the contact is signed in.
    case inactive
    /// The waiting room is full, or `fullAt` contacts of the type wait.
    case full
  }

  /// A disadvantage.
  public struct Handicap: Sendable, Equatable {
    /// Added to the figure: seconds of a wait, or contacts.
    public var amount = 0.0
    /// Added as a share of the figure, if that is more.
    public var share = 0.0
  }

  /// The centers where contacts arrive.
  public var from: [Int]
  /// The contact types, or nil for all.
  public var types: [Int]?
  /// The centers they may be sent to, in their order.
  public var among: [Int]
  /// How one is chosen.
  public var choice: Choice
  /// Disadvantages by center.
  public var handicaps: [Int: Handicap] = [:]
  /// States in which a center is passed over.
  public var unless: [State] = []
  /// The number waiting at which a center is full, beside its waiting room.
  public var fullAt: Int?
  /// With sets, in which queues a contact stands at once; nil is the chosen one alone.
  public var copies: Copies?
  /// What counts where all figures of a choice by chance are 0; nil is the own center.
  public var allZero: Figure?
  /// Whether figures are read from the board.
  public var isFromBoard = false
}
