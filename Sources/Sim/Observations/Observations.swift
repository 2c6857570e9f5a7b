/// What one replication saw: counts, sums and histograms, no estimates.
///
/// Every attempt counts in the interval in which it arrived; attempts of the warm-up count nowhere.
/// The view by center of origin is `byOrigin`. The view by center of handling is `byOrigin -
/// movedOut + movedIn`: an attempt that was answered by, or gave up at, another center stands in
/// `movedOut` under its own queue and in `movedIn` under the queue of its type there.
public struct Observations: Sendable, Equatable {
  /// Sizes of the tables.
  public let shape: Shape
  /// Attempts by interval of arrival and queue of origin.
  public var byOrigin: CountTable
  /// Attempts handled elsewhere, under their queue of origin.
  public var movedOut: CountTable
  /// Attempts that came from elsewhere, under the queue of their type at the center that handled
  /// them.
  public var movedIn: CountTable
  /// Events in the interval in which they happened, under the queue of origin; empty unless asked
  /// for.
  public var eventsByOrigin: CountTable
  /// Events in the interval in which they happened, under the queue where they happened; empty
  /// unless asked for.
  public var eventsByHandler: CountTable
  /// Sums of squared waits, seconds squared, by interval and queue of origin; blocked attempts
  /// excepted.
  public var waitSquares: [Double]
  /// The same of the attempts in `movedOut`.
  public var waitSquaresOut: [Double]
  /// The same of the attempts in `movedIn`.
  public var waitSquaresIn: [Double]
  /// Waits of answered attempts by interval and center of origin, `interval * centers + center`.
  public var answeredWaits: WaitHistograms
  /// Waits of abandoned attempts by interval and center of origin.
  public var abandonedWaits: WaitHistograms
  /// Waits of answered attempts by interval and center of handling.
  public var answeredWaitsHandled: WaitHistograms
  /// Waits of abandoned attempts by interval and center of handling.
  public var abandonedWaitsHandled: WaitHistograms
  /// Waits of answered attempts of the whole horizon by queue of origin.
  public var answeredWaitsDay: WaitHistograms
  /// Waits of abandoned attempts of the whole horizon by queue of origin.
  public var abandonedWaitsDay: WaitHistograms
  /// What groups did, by interval.
  public var groups: [GroupCounts]
  /// Contact-ticks spent waiting, by interval and queue where they wait.
  public var waitingArea: [Int64]
  /// Integral of the squared number waiting, by interval and center, contacts squared times
  /// seconds.
  public var waitingSquareArea: [Double]
  /// Customer-ticks spent between attempts, by interval and queue of origin.
  public var redialingArea: [Int64]
  /// Customers between attempts at the horizon, by queue.
  public var redialingAtEnd: [Int64]
  /// Contact-ticks talked over each link, by interval, `interval * links + link`.
  public var linkTalk: [Int64]
  /// Contacts answered at another center over the whole horizon, `origin * centers + handler`.
  ///
  /// Sums of it stand in the tables above, so no fingerprint holds it.
  public var flows: [Int64]
  /// What went elsewhere, by interval and queue of origin.
  public var health: HealthTable
  /// How far estimates of waits were off, by interval and queue of origin; empty unless the plan
  /// takes estimates.
  public var estimateErrors: [EstimateErrors] = []
  /// Callbacks by interval and queue of origin; empty where nobody took
  /// one.
  public var callbacks: [CallbackCounts] = []
  /// First attempts beside isolated centers, by interval and queue of origin; most often empty.
  ///
  /// It is there only if it was asked for: it belongs to the question, not to the replication, so
  /// no fingerprint holds it.
  public var besideHome: [BesideHome] = []
  /// Waits to be compared with; nil unless asked for, and in no fingerprint.
  public var homeWaits: HomeWaits?
  /// State at each probe, `(probe * centers + center) * 3`: waiting, busy, both.
  public var probes: [Int32]
  /// Identities that must hold on every run.
  public var identities: Identities
  /// Attempts simulated, those of the warm-up included.
  public var contactsSimulated: Int64
  /// Events handled.
  public var events: Int64

  /// Sizes of the tables of a replication.
  public struct Shape: Sendable, Equatable {
    /// Reporting intervals.
    public let intervals: Int
    /// Queues: contact types times centers.
    public let queues: Int
    /// Centers.
    public let centers: Int
    /// Groups.
    public let groups: Int
    /// Links.
    public let links: Int
    /// Values of T.
    public let thresholds: Int

    /// The sizes that follow from a model.
    public init(_ model: Model) {
      intervals = model.horizon.intervals
      queues = model.queueCount
      centers = model.centers.count
      groups = model.groups.count
      links = model.links.count
      thresholds = model.measurement.within.count
    }
  }

  /// Empty observations of a model.
  public init(_ model: Model) {
    let shape = Shape(model)
    self.shape = shape
    let table = CountTable(
      intervals: shape.intervals, queues: shape.queues, thresholds: shape.thresholds)
    let none = CountTable(intervals: 0, queues: shape.queues, thresholds: shape.thresholds)
    byOrigin = table
    movedOut = table
    movedIn = table
    eventsByOrigin = model.measurement.byEvent ? table : none
    eventsByHandler = eventsByOrigin
    let squares = [Double](repeating: 0, count: shape.intervals * shape.queues)
    waitSquares = squares
    waitSquaresOut = squares
    waitSquaresIn = squares
    let cells = WaitHistograms(cells: shape.intervals * shape.centers, buckets: .coarse)
    answeredWaits = cells
    abandonedWaits = cells
    answeredWaitsHandled = cells
    abandonedWaitsHandled = cells
    answeredWaitsDay = WaitHistograms(cells: shape.queues, buckets: .fine)
    abandonedWaitsDay = answeredWaitsDay
    groups = Array(
      repeating: GroupCounts(thresholds: shape.thresholds), count: shape.intervals * shape.groups)
    waitingArea = Array(repeating: 0, count: shape.intervals * shape.queues)
    waitingSquareArea = Array(repeating: 0, count: shape.intervals * shape.centers)
    redialingArea = waitingArea
    redialingAtEnd = Array(repeating: 0, count: shape.queues)
    linkTalk = Array(repeating: 0, count: shape.intervals * shape.links)
    flows = Array(repeating: 0, count: shape.centers * shape.centers)
    health = HealthTable(intervals: shape.intervals, queues: shape.queues)
    probes = Array(
      repeating: 0, count: model.measurement.probes.count * shape.centers * 3)
    identities = Identities()
    contactsSimulated = 0
    events = 0
  }

  /// Frees the room of the histograms, which the books bring with them when they close.
  mutating func giveUpHistograms() {
    answeredWaits.counts = []
    abandonedWaits.counts = []
    answeredWaitsHandled.counts = []
    abandonedWaitsHandled.counts = []
    answeredWaitsDay.counts = []
    abandonedWaitsDay.counts = []
  }
}

/// What a group did in an interval; attempts count in the interval in which they arrived, times in
/// their own.
public struct GroupCounts: Sendable, Equatable {
  /// Attempts answered.
  public var answered: Int64 = 0
  /// Attempts of other centers among them.
  public var guests: Int64 = 0
  /// Sum of their waits, ticks.
  public var wait: Int64 = 0
  /// Attempts answered within each T.
  public var within: [Int64]
  /// Agent-ticks handling, wrap-up included.
  public var busy: Int64 = 0
  /// Agent-ticks signed in as the roster says, idle or not.
  public var staffed: Int64 = 0
  /// Agent-ticks of agents who finish a contact after their time.
  public var overtime: Int64 = 0

  init(thresholds: Int) { within = Array(repeating: 0, count: thresholds) }
}

/// Sums over the whole run, warm-up and overrun included, that must agree exactly.
public struct Identities: Sendable, Equatable {
  /// Attempts offered, blocked, answered, abandoned.
  public var offered: Int64 = 0, blocked: Int64 = 0, answered: Int64 = 0, abandoned: Int64 = 0
  /// Answered attempts that were completed, lost by a cut, or gave up after one.
  public var completed: Int64 = 0, lostByCut: Int64 = 0, abandonedAfterCut: Int64 = 0
  /// Contacts that left for another center and contacts that came from one.
  public var overflowedOut: Int64 = 0, overflowedIn: Int64 = 0
  /// Attempts that took a callback, of which customers were called and answered, or not.
  public var promised: Int64 = 0, calledBack: Int64 = 0, notCalledBack: Int64 = 0
  /// Integral of the number waiting and sum of all times waited, ticks: Little's law on the path.
  public var waitingArea: Int64 = 0, waited: Int64 = 0
  /// Integral of the number of busy agents and sum of all handling, ticks.
  public var busyArea: Int64 = 0, handled: Int64 = 0
  /// Integral of staffed and overtime agents, ticks.
  public var staffedArea: Int64 = 0

  /// No time and no contacts yet.
  public init() {}

  /// The names of the identities that do not hold; empty on every sound run.
  public var broken: [String] {
    var names: [String] = []
    if offered != blocked + answered + abandoned + promised { names.append("offered") }
    if answered + calledBack != completed + lostByCut + abandonedAfterCut {
      names.append("answered")
    }
    if promised != calledBack + notCalledBack { names.append("callbacks") }
    if overflowedOut != overflowedIn { names.append("overflow") }
    if waitingArea != waited { names.append("waiting time") }
    if busyArea != handled { names.append("handling time") }
    if busyArea > staffedArea { names.append("staffed time") }
    return names
  }
}
