/// What was planned for the day that a study simulates: the same under every strategy.
public struct DayPlan: Sendable, Equatable {
  /// What happens, by its beginning.
  public let events: [Event]
  /// By interval, then center.
  public let intervals: [Interval]

  /// Something that happens to demand, staff or links.
  public struct Event: Sendable, Equatable {
    /// Its name in the scenario.
    public let name: String
    /// Its kind: `surge`, `network_outage`, `center_outage` or `link_outage`.
    public let kind: String
    /// The position of the center; nil where it is no single one.
    public let center: Int?
    /// Seconds from the beginning of the run, warm-up included; an outage of random length ends at
    /// the mean.
    public let start: Double, end: Double

    /// An event.
    public init(name: String, kind: String, center: Int?, start: Double, end: Double) {
      self.name = name
      self.kind = kind
      self.center = center
      self.start = start
      self.end = end
    }
  }

  /// An interval of a center.
  public struct Interval: Sendable, Equatable {
    /// Positions.
    public let interval: Int, center: Int
    /// First attempts expected; callers of network outages are not among them.
    public let forecast: Double
    /// Mean handle time expected, seconds; nil where nobody is expected or nobody takes them.
    public let handleTime: Double?
    /// Agents on the phone as scheduled, the mean over the interval.
    public let staffed: Double
    /// Agents on the phone that the stationary formula (SIPP) asks for to hold the target without
    /// help from other centers; nil without a target, or where no number is enough.
    public let required: Int?
  }

  /// A plan.
  public init(events: [Event], intervals: [Interval]) {
    self.events = events
    self.intervals = intervals
  }
}

extension DayPlan {
  /// What the staffing task of separate centers says of each interval.
  ///
  /// - Parameters:
  ///   - forecast: First attempts expected by interval and queue, `interval * queues + queue`.
  ///   - present: Agents on the phone by group and interval.
  ///   - isPromised: Whether the task's goal is one of the scenario.
  public init(
    events: [Event], task: StaffingTask, forecast: [Double], present: [[Double]],
    isPromised: Bool
  ) {
    let model = task.model
    let planner = StaffingPlanner(task)
    self.events = events
    intervals = (0..<task.intervals).flatMap { interval in
      model.centers.indices.map { center in
        let queues = (0..<model.queueCount).filter { model.center(ofQueue: $0) == center }
        let groups = model.groups.indices.filter { Int(model.groups[$0].center) == center }
        let pools = task.pools(at: .center(center))
        return Interval(
          interval: interval, center: center,
          forecast: queues.reduce(0) { $0 + forecast[interval * model.queueCount + $1] },
          handleTime: task.handleTime(of: pools, interval),
          staffed: groups.reduce(0) { $0 + present[$1][interval] },
          required: isPromised ? planner.required(pools, interval) : nil)
      }
    }
  }
}

extension StaffingTask {
  /// The mean handle time of what some pools expect in an interval, seconds; nil of nothing.
  fileprivate func handleTime(of pools: [Int], _ interval: Int) -> Double? {
    let (from, to) = borders(interval)
    let sources = pools.flatMap { self.pools[$0].sources }
    let rates = sources.map { $0.curve.mean(from: from, to: to) }
    let total = rates.reduce(0, +)
    guard total > 0 else { return nil }
    return zip(sources, rates).reduce(0) { $0 + $1.0.handle.mean * $1.1 } / total
  }
}

extension StaffingPlanner {
  /// Agents that some pools together need; nil where no number is enough for one of them.
  fileprivate func required(_ pools: [Int], _ interval: Int) -> Int? {
    var sum = 0
    for pool in pools {
      let load = load(.sipp, pool: pool, interval: interval)
      guard let least = leastAgents(pool: pool, interval: interval, load: load) else { return nil }
      sum += least
    }
    return sum
  }
}
