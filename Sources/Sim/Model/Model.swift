/// Everything about the world that is simulated, as dense tables: no names, no files, no units but
/// ticks.
///
/// Ids are positions: center `c` is `centers[c]`. The queue of contact type `t` at center `c` has
/// id `c * contactTypes.count + t`. A `Model` is made by a compiler that has checked it; the engine
/// trusts it.
public struct Model: Sendable {
  /// When things are measured.
  public var horizon: Horizon
  /// Contact types, in the order of the file.
  public var contactTypes: [ContactType]
  /// Centers, in the order of the file.
  public var centers: [Center]
  /// Agent groups, all those of one center next to each other.
  public var groups: [AgentGroup]
  /// Connections between centers that have a capacity.
  public var links: [Link]
  /// What lawfully may be served where: `routes[queue * groups.count + group]`.
  public var routes: [Route]
  /// Laws of patience by queue: a contact waiting in queue `q` bears `patience[q]`.
  public var patience: [Law]
  /// Sources of contacts.
  public var streams: [DemandStream]
  /// Busyness factors of the days; `DemandStream.busyness` points here.
  public var busyness: [Busyness]
  /// Correlation between centers of the normal variables behind the busyness, 0 to 1.
  public var busynessCorrelation: Double
  /// Outages of networks; `DemandStream.Source.outage` points here.
  public var networkOutages: [NetworkOutage]
  /// Changes of staff in order of time.
  public var roster: [RosterChange]
  /// Outages of centers.
  public var centerOutages: [CenterOutage]
  /// Outages of links.
  public var linkOutages: [LinkOutage] = []
  /// Sorted values behind empirical laws and the parameters of hyperexponential ones.
  public var lawTables: LawTables
  /// Which figures are wanted.
  public var measurement: Measurement

  /// The id of the queue of a contact type at a center.
  public func queue(center: Int, contactType: Int) -> Int {
    center * contactTypes.count + contactType
  }

  /// Number of queues: one for each contact type at each center.
  public var queueCount: Int { centers.count * contactTypes.count }

  /// The center a queue belongs to.
  public func center(ofQueue queue: Int) -> Int { queue / contactTypes.count }

  /// The contact type of a queue.
  public func contactType(ofQueue queue: Int) -> Int { queue % contactTypes.count }

  /// A model of parts that were checked against each other.
  public init(
    horizon: Horizon, contactTypes: [ContactType], centers: [Center], groups: [AgentGroup],
    links: [Link], routes: [Route], patience: [Law], streams: [DemandStream],
    busyness: [Busyness], busynessCorrelation: Double, networkOutages: [NetworkOutage],
    roster: [RosterChange], centerOutages: [CenterOutage], lawTables: LawTables,
    measurement: Measurement
  ) {
    self.horizon = horizon
    self.contactTypes = contactTypes
    self.centers = centers
    self.groups = groups
    self.links = links
    self.routes = routes
    self.patience = patience
    self.streams = streams
    self.busyness = busyness
    self.busynessCorrelation = busynessCorrelation
    self.networkOutages = networkOutages
    self.roster = roster
    self.centerOutages = centerOutages
    self.lawTables = lawTables
    self.measurement = measurement
  }
}

/// When the run begins to be measured, its reporting intervals and its end.
public struct Horizon: Sendable, Equatable {
  /// Borders of the reporting intervals, ascending; the first is where the warm-up ends (0 without
  /// one), the last is the horizon: nobody new arrives after it.
  public var borders: [Ticks]
  /// Ticks after the horizon within which the system must be empty, or the run fails.
  public var overrun: Ticks

  /// Number of reporting intervals.
  public var intervals: Int { borders.count - 1 }
  /// Where the measurement starts.
  public var measureFrom: Ticks { borders.first ?? 0 }
  /// Where arrivals stop.
  public var end: Ticks { borders.last ?? 0 }

  /// A horizon with at least one interval.
  public init(borders: [Ticks], overrun: Ticks = 24 * 3600 * Ticks.perSecond) {
    precondition(borders.count >= 2, "a horizon needs at least one interval")
    self.borders = borders
    self.overrun = overrun
  }
}

/// What is measured beyond the counts that always are.
public struct Measurement: Sendable, Equatable {
  /// The `T` of every "within T", ticks, ascending; the wait may equal it.
  public var within: [Ticks]
  /// Abandonments with a wait of at most this are short, ticks.
  public var shortAbandon: Ticks
  /// Instants at which the state is recorded, just before anything else happens then; ascending.
  public var probes: [Ticks]
  /// Whether events are also counted in the interval in which they happen.
  public var byEvent: Bool

  /// What to measure.
  public init(within: [Ticks], shortAbandon: Ticks, probes: [Ticks] = [], byEvent: Bool = false) {
    self.within = within
    self.shortAbandon = shortAbandon
    self.probes = probes
    self.byEvent = byEvent
  }
}

/// How one kind of contact behaves.
public struct ContactType: Sendable {
  /// Talk, hold included, in seconds; during it the lines are held.
  public var talk: Law
  /// Work after the talk, in seconds, the lines free again; `nil` where talk is all the handling.
  public var wrapUp: Law?
  /// Whether and when a customer tries again.
  public var redial: Redial?

  /// A contact type.
  public init(talk: Law, wrapUp: Law?, redial: Redial?) {
    self.talk = talk
    self.wrapUp = wrapUp
    self.redial = redial
  }
}

/// Redialing after an abandonment or a busy signal.
public struct Redial: Sendable {
  /// Chance of another attempt after giving up, 0 to 1.
  public var afterAbandonment: Double
  /// Chance of another attempt after a busy signal, 0 to 1.
  public var afterBusy: Double
  /// Time until the next attempt, seconds.
  public var wait: Law
  /// Most attempts of one customer, the first included; `Int.max` is unlimited.
  public var attempts: Int

  /// How customers redial.
  public init(afterAbandonment: Double, afterBusy: Double, wait: Law, attempts: Int) {
    self.afterAbandonment = afterAbandonment
    self.afterBusy = afterBusy
    self.wait = wait
    self.attempts = attempts
  }
}

/// One place where contacts enter.
public struct Center: Sendable, Equatable {
  /// Most contacts present at once, waiting or talking; `Int32.max` is no limit.
  public var lines: Int32
  /// Most contacts of all types waiting at once; `Int32.max` is no limit.
  ///
  /// The engine follows the rooms of its `RoutingPlan`, which a strategy may set otherwise.
  public var waitingRoom: Int32
  /// The same by contact type; empty is no limit.
  public var roomsByType: [Int32]

  /// A center.
  public init(lines: Int32, waitingRoom: Int32 = .max, roomsByType: [Int32] = []) {
    self.lines = lines
    self.waitingRoom = waitingRoom
    self.roomsByType = roomsByType
  }
}

/// Agents of one center who serve the same contacts.
public struct AgentGroup: Sendable, Equatable {
  /// How busy agents go when the staffing falls.
  public enum Leaving: Sendable, Equatable {
    /// The agents who are to go are marked and go when their contact ends.
    case individuals
    /// Whoever finishes first goes, until no more are busy than staffed.
    case counter
  }

  /// The center the agents sit in.
  public var center: Int32
  /// Agents that can ever be signed in at once: slots to keep.
  public var capacity: Int32
  /// How busy agents leave.
  public var leaving: Leaving
  /// Paid time by reporting interval, agent-seconds, breaks and shrinkage included.
  public var paid: [Double]
  /// Price of a paid hour.
  public var costPerHour: Double

  /// A group.
  public init(
    center: Int32, capacity: Int32, leaving: Leaving, paid: [Double], costPerHour: Double
  ) {
    self.center = center
    self.capacity = capacity
    self.leaving = leaving
    self.paid = paid
    self.costPerHour = costPerHour
  }
}

/// A connection between two centers.
public struct Link: Sendable, Equatable {
  /// Contacts it carries at once; `Int32.max` is no limit.
  public var lines: Int32
  /// Price of a minute of talk over it.
  public var costPerMinute: Double

  /// A link.
  public init(lines: Int32, costPerMinute: Double) {
    self.lines = lines
    self.costPerMinute = costPerMinute
  }
}

/// A link that nothing crosses anew for a time; what has crossed it goes on.
public struct LinkOutage: Sendable, Equatable {
  /// The link, a position in `Model.links`.
  public var link: Int32
  /// When it begins.
  public var starts: Ticks
  /// When it ends.
  public var ends: Ticks

  /// An outage of a link.
  public init(link: Int32, starts: Ticks, ends: Ticks) {
    self.link = link
    self.starts = starts
    self.ends = ends
  }
}

/// A lawful pair of a queue and a group, or none.
public struct Route: Sendable, Equatable, BitwiseCopyable {
  /// Whether the group may serve the queue at all.
  public var isLawful: Bool
  /// The link the contact crosses, or -1.
  public var link: Int32
  /// Factor on talk and wrap-up.
  public var factor: Double
  /// Set-up time during which the agent is held and the contact still waits.
  public var delay: Ticks

  /// A route; `nil` of a pair is `Route.none`.
  public init(link: Int32, factor: Double, delay: Ticks) {
    self.isLawful = true
    self.link = link
    self.factor = factor
    self.delay = delay
  }

  private init() {
    isLawful = false
    link = -1
    factor = 1
    delay = 0
  }

  /// No way from this queue to this group.
  public static let none = Route()
}
