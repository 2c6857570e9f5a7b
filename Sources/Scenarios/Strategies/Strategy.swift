import Sim

/// A named alternative of routing, read and checked.
public struct Strategy: Sendable, Equatable {
  /// Where the decisions come from.
  public enum Source: Sendable, Equatable {
    /// The rules of the file.
    case rules(RoutingRules)
    /// A policy written in Swift and registered by the program under this name.
    case registered(String)
  }

  /// The name in the file.
  public let name: String
  /// Where the decisions come from.
  public let source: Source

  /// A strategy of parts that were checked.
  public init(name: String, source: Source) {
    self.name = name
    self.source = source
  }

  /// Every center for itself: what holds in a scenario without strategies.
  public static let isolated = Strategy(name: "isolated", source: .rules(RoutingRules()))
}

/// The rules of one strategy; ids are positions in the `StrategyWorld`.
public struct RoutingRules: Sendable, Equatable {
  /// On arrival, by contact type: the groups in their order; groups of one element rank alike.
  public var route: [Int: [[Int]]] = [:]
  /// Whether a contact of a type with a list waits for the last group of it alone.
  public var queuesAtLast = false
  /// Groups that take some types only while a valve is open.
  public var helps: [GroupHelp] = []
  /// In place of `route`, overflow and ranks: what a type's contacts do as they wait.
  public var stages: [Int: [Stage]] = [:]
  /// On arrival, for types without a list: how one center is chosen among all with an idle agent.
  public var agentsIdle: Choice?
  /// With `agentsIdle`: what counts against each center, ticks, agents or a share.
  public var handicaps: [Int: Double]?
  /// With `agentsIdle`: whether centers that are alike take turns.
  public var alternatesTies = false
  /// With `agentsIdle`: whether an arrival that finds nobody idle joins the queue with the shortest
  /// estimated wait for good.
  public var joinsShortestWait = false
  /// Overflow, in the order of the file.
  public var overflow: [OverflowRule] = []
  /// Agents held back from guests.
  public var reserve: [Reservation] = []
  /// Centers that share one queue.
  public var pool: Pool?
  /// What an idle agent takes, by group: ranks of queues; groups without an entry take every type
  /// they are skilled for at their own center, oldest first.
  public var pull: [Int: [[PullEntry]]] = [:]
  /// Which contact of a rank an idle agent takes.
  public var selection = Selection()
  /// Which agent is taken: criteria, each for the ties of those before it; nil where the file is
  /// silent.
  public var agentOrder: [AgentCriterion]?
  /// In place of it: the share of the idle agents that each group should have.
  public var idleShares: [Int: Double]?
  /// Customers who ask for an agent they know.
  public var preferred: Preferred?
  /// The shares of their work that agents give to contact types, by group.
  public var timeShares: [Int: TimeShares] = [:]
  /// Whether own contacts come first for as long as no guest has waited longer.
  public var localFirst: LocalFirst?
  /// Centers that help each other by the ratio of their queues.
  public var sharing: [RatioSharing] = []
  /// Where arrivals are sent; the first rule that covers a queue.
  public var allocate: [Allocation] = []
  /// What turns arrivals away.
  public var deflect: [Deflection] = []
  /// How waits are estimated.
  public var estimate = EstimateRule()
  /// How late figures are that a rule reads from the board.
  public var board: BoardRule?

  /// Rules under which nobody helps anybody.
  public init() {}

  /// A group that takes contact types only while a valve is open.
  public struct GroupHelp: Sendable, Equatable {
    /// The group.
    public var group: Int
    /// The contact types.
    public var types: [Int]
    /// The valve, which reads the queue of the contact's own center.
    public var valve: ValveRule
    /// How the valve's marks follow the service level of that queue.
    public var adapt: AdaptRule?
  }

  /// What contacts do from a wait on.
  public struct Stage: Sendable, Equatable {
    /// When it begins, ticks after the arrival.
    public var after: Ticks
    /// Who is searched for an idle agent, by rank, the first first.
    public var agents: [[Int]]
    /// Where contacts then stand: centers with the rank there, 1 the best; nil leaves them where
    /// they are, none is nowhere.
    public var queue: [Place]?
    /// Where contacts then take their place in those queues.
    public var place = PlaceInLine.byArrival

    /// A place in the queue of a center.
    public struct Place: Sendable, Equatable {
      /// The center.
      public var center: Int
      /// The rank among what its groups look at.
      public var rank: Int
    }
  }

  /// Agents of a center or group who wait for their own contacts.
  public struct Reservation: Sendable, Equatable {
    /// The center.
    public var center: Int
    /// The group, or nil for all of the center.
    public var group: Int?
    /// A guest starts only while more agents than this are idle, a freed one counted.
    public var keepIdle: Int
    /// The centers whose contacts are held off.
    public var against: [Int]
    /// How `keepIdle` follows the service level of the center's own contacts of the guest's type.
    public var adapt: AdaptRule?
  }

  /// Centers whose contacts wait in one queue.
  public struct Pool: Sendable, Equatable {
    /// The centers.
    public var centers: [Int]
    /// Contacts waiting at once in all of them; nil leaves each center its own room.
    public var waitingRoom: Int?
    /// Whether an arrival takes an agent of its own center if both have an idle one.
    public var prefersLocal: Bool
  }

  /// A queue that a group takes contacts from.
  public struct PullEntry: Sendable, Hashable {
    /// The center, or nil for the group's own (and its pool, if it has one).
    public var center: Int?
    /// The contact type.
    public var type: Int
  }

  /// How long own contacts come first.
  public struct LocalFirst: Sendable, Equatable {
    /// Guests that have waited longer than this compete with own contacts by age; nil is never.
    public var untilWaited: Ticks?
  }
}

/// Who helps whom with waiting or arriving contacts, and when.
public struct OverflowRule: Sendable, Equatable {
  /// What becomes of the place at home of a contact that overflows and finds nobody idle.
  public enum OldPlace: String, Sendable, CaseIterable {
    /// It stands in both queues.
    case kept
    /// It joins the first helper's own queue whose guard holds, for good.
    case lost
    /// It keeps it while it is offered to a helper, and joins the helper's own queue for good if
    /// that accepts.
    case untilAccepted = "until_accepted"
  }

  /// The centers whose contacts overflow.
  public var from: [Int]
  /// The contact types, or nil for all.
  public var types: [Int]?
  /// Circles of helpers, the first opened first; without `rings` in the file there is one.
  public var rings: [Ring]
  /// Whether only arrivals look for an idle agent, and nobody waits elsewhere.
  public var isForArrivalsOnly: Bool
  /// What becomes of the old place.
  public var oldPlace: OldPlace
  /// Whether the file says `rings`: a place that is lost is then the earlier ring's, and the
  /// contact waits for the new ring's agents as their guest.
  public var hasRings: Bool
  /// How one of several helpers is chosen.
  public var choice: RoutingRules.Choice
  /// Ticks between tests while the contact waits; 0 is one test.
  public var testEvery: Ticks
  /// The switch without which nobody helps.
  public var valve: ValveRule?
  /// Whether a helper's freed agent takes the oldest contact, a guest or not.
  public var pullsOldest = false
  /// Where a contact that is moved for good takes its place.
  public var place = PlaceInLine.byArrival
  /// With an old place until the contact is accepted, ticks that an offer takes; else 0.
  public var offerLength: Ticks = 0
  /// With rings, what must hold of a ring's agents for it to be passed over; nothing is never.
  public var skipIf: [Comparison] = []

  /// A circle of helpers.
  public struct Ring: Sendable, Equatable {
    /// The centers, or nil for all; the contact's own counts as its own agents.
    public var to: [Int]?
    /// Ticks after the arrival at which the ring opens; nil is on arrival.
    public var after: Ticks?
    /// Conditions that read the contact's own center alone.
    public var here: [Guard]
    /// Conditions that read the helper too.
    public var there: [Guard]
  }
}
