import Sim

/// A condition of a rule.
public indirect enum Guard: Sendable, Hashable {
  /// A figure of the contact's own center.
  case here(Comparison)
  /// A figure of the helper.
  case there(Comparison)
  /// All must hold.
  case all([Guard])
  /// One must hold.
  case any([Guard])
  /// The valve of an overflow rule, or of a group that helps, is open, by the place of the rule.
  case valve(Int)

  /// Whether it reads the helper, and so differs from one to the next.
  public var readsThere: Bool {
    switch self {
    case .here(let comparison):
      comparison.figure == .waitImproved || comparison.figure == .guests
    case .there, .valve: true
    case .all(let parts), .any(let parts): parts.contains(where: \.readsThere)
    }
  }

  /// Whether what it says of a helper depends on the center the contact comes from.
  public var readsHere: Bool {
    switch self {
    case .here, .valve: true
    case .there(let comparison): comparison.figure == .guests
    case .all(let parts), .any(let parts): parts.contains(where: \.readsHere)
    }
  }

  /// All comparisons in it.
  public var comparisons: [Comparison] {
    switch self {
    case .here(let comparison), .there(let comparison): [comparison]
    case .valve: []
    case .all(let parts), .any(let parts): parts.flatMap(\.comparisons)
    }
  }
}

/// A comparison of a figure of a center with two marks: true while `least <= figure <= greatest`.
public struct Comparison: Sendable, Hashable {
  /// What is compared.
  public enum Figure: String, Sendable, CaseIterable {
    /// Contacts of this type waiting at the center, the asking one not counted.
    case queue
    /// Idle agents of the center who may serve the contact.
    case idleAgents = "idle_agents"
    /// Agents of the center signed in who may serve the contact.
    case signedIn = "signed_in"
    /// The share of the agents who may serve the contact that have one.
    case occupied
    /// How long the contact will still wait, or a newcomer there.
    case estimatedWait = "estimated_wait"
    /// The chance that this is at most so long.
    case withinTarget = "within_target"
    /// How long the first contact of this type has waited.
    case longestWait = "longest_wait"
    /// The share answered within T of the contacts of this type that left the queue lately.
    case serviceLevel = "service_level"
    /// Contacts of the other center in service at this one.
    case guests
    /// The contact's place in its queue.
    case position
    /// By how much shorter the estimate is at the helper.
    case waitImproved = "wait_improved"

    /// Whether its marks can follow the service level: those of queues and waits.
    var isMovable: Bool { self == .queue || self == .longestWait || self == .estimatedWait }

    /// What its marks are.
    public var unit: Unit {
      switch self {
      case .queue, .idleAgents, .signedIn, .guests, .position: .count
      case .occupied, .withinTarget, .serviceLevel: .share
      case .estimatedWait, .longestWait, .waitImproved: .time
      }
    }
  }

  /// What marks are written in.
  public enum Unit: Sendable {
    /// Whole numbers.
    case count
    /// Shares, kept in millionths.
    case share
    /// Durations, kept in ticks.
    case time
  }

  /// What is compared.
  public var figure: Figure
  /// The least value that is true.
  public var least: Int
  /// The greatest value that is true.
  public var greatest: Int
  /// Of a service level, how long the past is that counts; of others 0.
  public var window: Ticks = 0
  /// Of a service level, the fewest contacts in the window for it to mean anything; of others 0.
  public var contacts = 0
  /// Of a service level or a chance, the T; of others 0.
  public var within: Ticks = 0
  /// Of an improvement, the least share of the own wait in millionths, beside `least`.
  public var share = 0
  /// Whether it is read from the board.
  public var isFromBoard = false

  /// A comparison.
  public init(figure: Figure, least: Int, greatest: Int) {
    self.figure = figure
    self.least = least
    self.greatest = greatest
  }
}

/// How long a contact will wait is estimated by this.
public struct EstimateRule: Sendable, Hashable {
  /// What the estimate rests on.
  public enum Method: String, Sendable, CaseIterable {
    /// Those up to the contact, times the handle time, over the agents.
    case queue
    /// The same, with those ahead giving up.
    case queueAndPatience = "queue_and_patience"
    /// The wait of the last contact that was answered.
    case lastAnswered = "last_answered"
    /// The wait so far of the first in the queue.
    case head
    /// The wait of the latest contact that was handled to its end.
    case lastFinished = "last_finished"
    /// The mean wait of those answered lately.
    case average

    /// Whether nothing is known before somebody has waited.
    public var restsOnThePast: Bool {
      self == .lastAnswered || self == .lastFinished || self == .average
    }
  }

  /// What the estimate rests on.
  public var method = Method.queue
  /// How long past waits count in an average.
  public var window = Ticks.never
  /// How many of them.
  public var contacts = 10
  /// The wait that is taken before any is known, ticks.
  public var start = Ticks(0)
  /// How long past handle times count.
  public var handleWindow = 300 * Ticks.perSecond
  /// How many of them.
  public var handleContacts = 200
  /// The handle time before any is known, seconds; nil is the contact type's mean.
  public var handleStart: Double?
  /// Whether the strategy says how, so that the error of the estimates is measured.
  public var isMeasured = false

  /// By the queue, over the last 5 minutes or 200 contacts.
  public init() {}
}

/// Figures that are sampled every so often and seen some time later.
public struct BoardRule: Sendable, Hashable {
  /// Ticks between samples.
  public var every: Ticks
  /// Ticks until a sample is seen.
  public var delay: Ticks
  /// Whether what the strategy has sent somewhere since is added.
  public var extrapolates: Bool
  /// Centers that were clearly worse are left out for a while.
  public var suppression: Suppression?

  /// How much worse, and how long.
  public struct Suppression: Sendable, Hashable {
    /// Of a wait, ticks; nil is never.
    public var wait: Ticks?
    /// Of any other figure; nil is never.
    public var contacts: Double?
    /// Ticks.
    public var length: Ticks
  }

  /// A board.
  public init(every: Ticks, delay: Ticks, extrapolates: Bool) {
    self.every = every
    self.delay = delay
    self.extrapolates = extrapolates
  }
}

/// Marks that follow the recent service level.
public struct AdaptRule: Sendable, Hashable {
  /// What the level should be, millionths.
  public var target: Int
  /// The T of the level; 0 is that of the scenario.
  public var within: Ticks
  /// How far back contacts count.
  public var window: Ticks
  /// The fewest contacts for the level to be looked at.
  public var contacts: Int
  /// How much the marks change each time, millionths of themselves.
  public var step: Int
  /// Ticks from one change to the next.
  public var every: Ticks
}

/// Two centers that help each other while their queues are out of proportion.
public struct RatioSharing: Sendable, Equatable {
  /// The two centers.
  public var centers: [Int]
  /// The contact types, or nil for all.
  public var types: [Int]?
  /// For each of the two, what one contact waiting at the other weighs, in millionths.
  public var ratios: [Int]
  /// For each of the two, the excess of its queue above which the other helps; nil is never.
  public var openAbove: [Int?]
  /// With fewer guests than this from the helper at the center that is helped, help may open; nil
  /// is any number.
  public var releaseBelow: Int?

  /// A pair of centers.
  public init(
    centers: [Int], types: [Int]?, ratios: [Int], openAbove: [Int?], releaseBelow: Int?
  ) {
    self.centers = centers
    self.types = types
    self.ratios = ratios
    self.openAbove = openAbove
    self.releaseBelow = releaseBelow
  }
}
