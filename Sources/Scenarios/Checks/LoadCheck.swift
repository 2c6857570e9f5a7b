import Sim
import Study

/// Compares the work that arrives at each center with the agents who may do it there.
///
/// A warning, not a verdict: strategies may send the work elsewhere, and contacts may give up.
struct LoadCheck {
  private let check: ScenarioCheck
  private let world: CompiledWorld
  /// Mean handle times by contact type, at factor 1.
  private let handleTimes: [Double]
  /// Mean agents by group and interval.
  private let agents: [[Double]]

  init(_ check: ScenarioCheck, _ world: CompiledWorld) {
    self.check = check
    self.world = world
    handleTimes = check.scenario.contacts.map(\.meanHandleTime)
    agents = check.scenario.centers.flatMap { place in
      place.groups.map { check.scenario.meanAgents(of: $0) }
    }
  }

  private var scenario: Scenario { check.scenario }

  func run() {
    var firstGroup = 0
    for center in scenario.centers.indices {
      let groups = firstGroup..<firstGroup + scenario.centers[center].groups.count
      firstGroup = groups.upperBound
      let sources = scenario.contacts.indices.compactMap { source(center, $0, groups) }
      let unstaffed = warnOfUnstaffed(center, sources)
      warnOfOverload(center, sources, groups, except: unstaffed)
    }
  }

  /// The contacts of one type at a center.
  private struct Source {
    let type: Int
    let queue: Int
    /// The center's own groups that may take them.
    let skilled: [Int]
    /// Mean handle time at the best factor among those, seconds.
    let work: Double
  }

  private func source(_ center: Int, _ type: Int, _ groups: Range<Int>) -> Source? {
    let model = world.model
    let queue = scenario.queue(center, type)
    let isDemanded = (0..<scenario.horizon.intervals).contains { arrivals(queue, $0) > 0 }
    guard isDemanded else { return nil }
    let routes = model.routes[queue * model.groups.count..<(queue + 1) * model.groups.count]
    let skilled = groups.filter { routes[routes.startIndex + $0].isLawful }
    let best = skilled.map { routes[routes.startIndex + $0].factor }.min() ?? 1
    return Source(type: type, queue: queue, skilled: skilled, work: handleTimes[type] * best)
  }

  /// Warns of intervals in which contacts arrive and nobody is there who may take them.
  private func warnOfUnstaffed(_ center: Int, _ sources: [Source]) -> Set<Int> {
    var all: Set<Int> = []
    for source in sources {
      let intervals = (0..<scenario.horizon.intervals).filter { interval in
        arrivals(source.queue, interval) > 0
          && source.skilled.allSatisfy { agents[$0][interval] == 0 }
      }
      guard !intervals.isEmpty else { continue }
      all.formUnion(intervals)
      let name = Display.quote(scenario.contacts[source.type].name)
      let isAlways = intervals.count == scenario.horizon.intervals
      check.field(ofCenter: center).warning(
        .unstaffed,
        isAlways
          ? "nobody at this center ever takes \(name)"
          : "nobody is there to take \(name) \(words(of: intervals, at: center))",
        help: "these contacts wait, give up, or go elsewhere if the strategy lets them")
    }
    return all
  }

  /// Warns of intervals whose offered load is above the agents, in all or of one contact type.
  private func warnOfOverload(
    _ center: Int, _ sources: [Source], _ groups: Range<Int>, except: Set<Int>
  ) {
    var intervals: [Int] = []
    var worst = (load: 0.0, agents: 0.0)
    for interval in 0..<scenario.horizon.intervals where !except.contains(interval) {
      let peak = tightest(sources, groups, interval)
      guard peak.load > peak.agents else { continue }
      intervals.append(interval)
      if peak.load - peak.agents > worst.load - worst.agents { worst = peak }
    }
    guard !intervals.isEmpty else { return }
    let isAlways = intervals.count == scenario.horizon.intervals && intervals.count > 1
    let times = isAlways ? "in every interval" : words(of: intervals, at: center)
    check.field(ofCenter: center).warning(
      .overload,
      "overloaded \(times): at worst \(rounded(worst.load)) erlangs for"
        + " \(rounded(worst.agents)) agents",
      help: "contacts give up or wait until it ends, unless a strategy sends them elsewhere")
  }

  /// The load and the agents of an interval: of the center, or of the contact type that is worst
  /// off.
  private func tightest(
    _ sources: [Source], _ groups: Range<Int>, _ interval: Int
  ) -> (load: Double, agents: Double) {
    var total = (load: 0.0, agents: groups.reduce(0.0) { $0 + agents[$1][interval] })
    var worst = (load: 0.0, agents: 0.0)
    for source in sources {
      let load = arrivals(source.queue, interval) * source.work / seconds(interval)
      total.load += load
      let there = source.skilled.reduce(0.0) { $0 + agents[$1][interval] }
      if load - there > worst.load - worst.agents { worst = (load, there) }
    }
    return worst.load - worst.agents > total.load - total.agents ? worst : total
  }

  private func arrivals(_ queue: Int, _ interval: Int) -> Double {
    world.expectation.arrivals[interval * world.model.queueCount + queue]
  }

  private func seconds(_ interval: Int) -> Double {
    (scenario.horizon.borders[interval + 1] - scenario.horizon.borders[interval]).seconds
  }

  private func rounded(_ value: Double) -> String {
    Written.number((value * 10).rounded() / 10)
  }

  /// Intervals as ranges of the center's local time: `at 14:00-16:30 and 20:00-20:30`.
  private func words(of intervals: [Int], at center: Int) -> Phrase {
    var ranges: [(Int, Int)] = []
    for interval in intervals {
      if let last = ranges.last, last.1 + 1 == interval {
        ranges[ranges.count - 1].1 = interval
      } else {
        ranges.append((interval, interval))
      }
    }
    let zone = scenario.centers[center].zone
    let isLong = scenario.horizon.length > 25 * 3_600 * Ticks.perSecond
    func clock(_ border: Int) -> String {
      let instant =
        scenario.horizon.start + scenario.horizon.borders[border] / Ticks.perSecond
      let local = zone.local(at: instant)
      return (isLong ? Zone.dateText(ofLocal: local) + " " : "") + Zone.clockText(ofLocal: local)
    }
    var shown = ranges.prefix(4).map { Phrase(verbatim: "\(clock($0.0))-\(clock($0.1 + 1))") }
    if ranges.count > 4 { shown.append("\(ranges.count - 4) more times") }
    return "at \(Display.list(shown))"
  }
}

extension Scenario {
  /// Agents who take contacts, on average over each interval; breaks are taken off.
  public func meanAgents(of group: Group) -> [Double] {
    var means = [Double](repeating: 0, count: horizon.intervals)
    func add(_ count: Double, from: Ticks, to: Ticks) {
      var interval = horizon.interval(at: from)
      while interval < horizon.intervals, horizon.borders[interval] < to {
        let (start, end) = (horizon.borders[interval], horizon.borders[interval + 1])
        let common = min(to, end) - max(from, start)
        if common > 0 { means[interval] += count * common.seconds / (end - start).seconds }
        interval += 1
      }
    }
    switch group.agents {
    case .levels(let table):
      for step in 0..<table.count {
        add(
          Double(group.onPhone(table.values[step])), from: table.borders[step],
          to: table.borders[step + 1])
      }
    case .shifts(let shifts):
      for shift in shifts {
        let count = Double(group.onPhone(Double(shift.agents)))
        add(count, from: shift.from, to: shift.to)
        for pause in shift.breaks { add(-count, from: pause.at, to: pause.at + pause.length) }
      }
    }
    // Sums of shares may leave a trace of what was taken off again.
    return means.map { abs($0) < 1e-9 ? 0 : $0 }
  }
}
