import Sim

extension Scenario {
  /// When is simulated, and the intervals that are reported.
  public struct Horizon: Sendable, Equatable {
    /// The instant of `start`, seconds since 1970 in UTC.
    public var start: Int64
    /// The clock by which `starts:` and other times of the horizon are read.
    public var zone: Zone
    /// Borders of the reporting intervals, elapsed from `start`; the first is 0, the last the
    /// length.
    public var borders: [Ticks]
    /// Simulated time before `start` that is not counted.
    public var warmUp: Ticks

    /// Elapsed time from `start` to the end.
    public var length: Ticks { borders.last ?? 0 }
    /// Number of reporting intervals.
    public var intervals: Int { max(0, borders.count - 1) }
    /// The length of every interval, or `nil` where they differ.
    public var evenInterval: Ticks? {
      guard borders.count > 1 else { return nil }
      let first = borders[1] - borders[0]
      for index in 1..<borders.count where borders[index] - borders[index - 1] != first {
        return nil
      }
      return first
    }

    /// The interval in which a time lies; 0 before the first and the last after it.
    public func interval(at time: Ticks) -> Int {
      var low = 0
      var high = max(1, intervals)
      while high - low > 1 {
        let middle = (low + high) / 2
        if borders[middle] <= time { low = middle } else { high = middle }
      }
      return low
    }

    /// The most reporting intervals of a horizon.
    public static let maximumIntervals = 20_000
    /// The longest horizon or warm-up: 400 days.
    public static let maximumLength: Ticks = 400 * 86_400 * Ticks.perSecond
    /// `start` where the file does not say: a Monday, in a zone without summer time.
    public static let defaultStart = "2001-01-01T00:00+00:00"
    /// `interval` where the file does not say.
    public static let defaultInterval: Ticks = 1_800 * Ticks.perSecond
  }

  /// What "within T" means, and the target.
  public struct ServiceLevel: Sendable, Equatable {
    /// Where the clock of the wait starts.
    public enum Clock: String, Sendable, CaseIterable {
      /// When the contact enters.
      case arrival
      /// When it joins the queue. Nothing stands between the two yet, so both read alike.
      case queue
    }
    /// The values of T that are reported, ascending, `of` among them.
    public var within: [Ticks]
    /// The T of the service level.
    public var of: Ticks
    /// The share to be reached, 0 to 1.
    public var target: Double
    /// Abandonments within this are short.
    public var shortAbandon: Ticks
    /// Where the clock starts.
    public var clock: Clock

    /// The position of `of` among `within`.
    public var position: Int { within.firstIndex(of: of) ?? 0 }

    /// The section where the file has none: 80 % in 20 s of all offered, 5 s are short.
    public static let standard = ServiceLevel(
      within: [20 * Ticks.perSecond], of: 20 * Ticks.perSecond, target: 0.8,
      shortAbandon: 5 * Ticks.perSecond, clock: .arrival)
  }

  /// By what rule contacts count in an interval.
  public struct Attribution: Sendable, Equatable {
    /// A rule.
    public enum Rule: String, Sendable, CaseIterable {
      /// A contact counts, with all that becomes of it, in the interval in which it arrived.
      case arrival
      /// Each event counts in the interval in which it happens.
      case event
    }
    /// The rules asked for, in any order; contacts by arrival are always reported.
    public var rules: [Rule]

    /// Contacts by arrival alone.
    public static let standard = Attribution(rules: [.arrival])
  }

  /// How the scenario is run.
  public struct RunSettings: Sendable, Equatable {
    /// Independent passes over the horizon.
    public var replications: Int
    /// The seed of every stream of random numbers.
    public var seed: UInt64

    /// The most replications of a run.
    public static let maximumReplications = 1_000_000
    /// The section where the file has none.
    public static let standard = RunSettings(replications: 100, seed: 1)
  }
}
