import Sim
import Study

extension Plan {
  /// What is planned for the day: events, volume, staff and requirement.
  ///
  /// The requirement costs a search by formula for each interval of each center, so it is made only
  /// where it is asked for.
  public var day: DayPlan {
    let present = scenario.meanAgents
    let level = scenario.serviceLevel
    let task = StaffingTask(
      model: world.model,
      goal: StaffingGoal(
        serviceLevel: level.target, within: level.of.seconds,
        shortAbandon: level.shortAbandon.seconds),
      terms: scenario.scheduleTerms, present: present)
    // Formulas stand for promises between nothing and everything.
    let isPromised = level.target > 0 && level.target < 1
    return DayPlan(
      events: scenario.plannedEvents, task: task, forecast: world.expectation.arrivals,
      present: present, isPromised: isPromised)
  }
}

extension Scenario {
  /// The events by their beginning; one that befalls several centers, but not all, stands once for
  /// each.
  fileprivate var plannedEvents: [DayPlan.Event] {
    events.flatMap { event -> [DayPlan.Event] in
      let (kind, centers, start, length) = outline(of: event.kind)
      let from = (start + horizon.warmUp).seconds
      return centers.map {
        DayPlan.Event(name: event.name, kind: kind, center: $0, start: from, end: from + length)
      }
    }.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .map(\.element)
  }

  private func outline(
    of kind: Event.Kind
  ) -> (kind: String, centers: [Int?], start: Ticks, length: Double) {
    switch kind {
    case .surge(let surge):
      let isEverywhere = Set(surge.centers).count == centers.count
      return (
        "surge", isEverywhere ? [nil] : surge.centers, surge.starts,
        (surge.ends - surge.starts).seconds
      )
    case .networkOutage(let outage):
      var tables = LawTables()
      let repair = outage.repair.law(in: &tables).mean
      let rest = (horizon.length - outage.starts).seconds
      return ("network_outage", [outage.center], outage.starts, min(repair, rest))
    case .centerOutage(let outage):
      return ("center_outage", [outage.center], outage.starts, outage.length.seconds)
    case .linkOutage(let outage):
      return ("link_outage", [nil], outage.starts, outage.length.seconds)
    }
  }
}

extension Scenario {
  /// The local times of instants every `step` from the beginning of the horizon, before its end.
  public func timeNames(every step: Ticks) -> [String] {
    precondition(step > 0, "instants are apart")
    var scenario = self
    scenario.horizon.borders =
      Array(stride(from: 0, to: horizon.length, by: Int(step))) + [horizon.length]
    return scenario.intervalNames(by: horizon.zone)
  }
}
