/// The names behind the positions of `Scope`, and what the figures were asked to mean.
public struct Labels: Sendable, Equatable {
  /// Title of the scenario.
  public var title: String
  /// What tells the scenario from any other, as text; empty where there is none.
  public var hash: String
  /// What was set in the place of what the file says, `path=value`.
  public var overrides: [String] = []
  /// Centers.
  public var centers: [Center]
  /// Names of the contact types.
  public var contactTypes: [String]
  /// Agent groups.
  public var groups: [Group]
  /// Reporting intervals.
  public var intervals: [Interval]
  /// Instants of the probes, by their text in the scenario.
  public var probes: [String]
  /// The service level asked for.
  public var serviceLevel: ServiceLevel
  /// Whether any strategy lets customers be called back.
  public var hasCallbacks = false

  /// A center.
  public struct Center: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Labels of the intervals in the center's own time; empty where it is the horizon's.
    public var localIntervals: [String]

    /// A center.
    public init(name: String, localIntervals: [String] = []) {
      self.name = name
      self.localIntervals = localIntervals
    }
  }

  /// An agent group.
  public struct Group: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// The position of its center.
    public var center: Int

    /// A group of a center.
    public init(name: String, center: Int) {
      self.name = name
      self.center = center
    }
  }

  /// A reporting interval.
  public struct Interval: Sendable, Equatable {
    /// How it is called: the horizon's local time at which it starts.
    public var name: String
    /// Seconds from the beginning of the run, warm-up included.
    public var start: Double
    /// Seconds.
    public var length: Double

    /// An interval.
    public init(name: String, start: Double, length: Double) {
      self.name = name
      self.start = start
      self.length = length
    }
  }

  /// What "within T" means in this run.
  public struct ServiceLevel: Sendable, Equatable {
    /// Every T, seconds, ascending.
    public var within: [Double]
    /// The position of the T of the headline.
    public var headline: Int
    /// The target of the headline's service level, a share; nil without one.
    public var target: Double?
    /// Abandonments with a wait of at most this are short, seconds.
    public var shortAbandon: Double
    /// Where the clock starts: `arrival` or `queue`.
    public var clock: String

    /// A service level.
    public init(
      within: [Double], headline: Int = 0, target: Double? = nil, shortAbandon: Double = 5,
      clock: String = "arrival"
    ) {
      precondition(within.indices.contains(headline), "the headline is one of the values of T")
      self.within = within
      self.headline = headline
      self.target = target
      self.shortAbandon = shortAbandon
      self.clock = clock
    }
  }

  /// Labels of a scenario.
  public init(
    title: String, centers: [Center], contactTypes: [String], groups: [Group],
    intervals: [Interval], probes: [String] = [], serviceLevel: ServiceLevel, hash: String = ""
  ) {
    self.title = title
    self.hash = hash
    self.centers = centers
    self.contactTypes = contactTypes
    self.groups = groups
    self.intervals = intervals
    self.probes = probes
    self.serviceLevel = serviceLevel
  }
}

extension Labels {
  /// How long a scope lasts, in seconds: its interval, or all intervals together.
  public func seconds(of scope: Scope) -> Double {
    switch scope {
    case .interval(let interval), .eventInterval(let interval),
      .intervalCenter(let interval, _, _), .eventIntervalCenter(let interval, _, _),
      .intervalGroup(let interval, _):
      intervals[interval].length
    case .total, .center, .contactType, .queue, .group:
      intervals.reduce(0) { $0 + $1.length }
    }
  }
}
