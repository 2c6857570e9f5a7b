/// Demand beside staff, at one center in one interval, before anything is simulated.
public struct PlannedLoad: Sendable, Equatable {
  /// The center, a position.
  public let center: Int
  /// The interval, a position.
  public let interval: Int
  /// Expected first attempts; callers of a network outage are not among them.
  public let arrivals: Double
  /// Offered load in erlangs: arrivals per second times mean handle time, each contact type at the
  /// best factor among the center's own groups.
  public let erlangs: Double
  /// Mean handle time of the arrivals at that factor, seconds; 0 without arrivals.
  public let handleTime: Double
  /// Mean patience of the arrivals, seconds; infinite where some never give up.
  public let patience: Double
  /// Agents of the center who take contacts, on average over the interval.
  public let agents: Double
}

extension Plan {
  /// Demand beside staff by center and interval, center by center.
  public var loads: [PlannedLoad] {
    let model = world.model
    var loads: [PlannedLoad] = []
    let handleTimes = scenario.contacts.map(\.meanHandleTime)
    var firstGroup = 0
    for (center, place) in scenario.centers.enumerated() {
      let agents = place.groups.map { scenario.meanAgents(of: $0) }
      let groups = firstGroup..<firstGroup + place.groups.count
      firstGroup = groups.upperBound
      let works = scenario.contacts.indices.map { type -> Double in
        let queue = scenario.queue(center, type)
        let routes = groups.map { model.routes[queue * model.groups.count + $0] }
        return handleTimes[type] * (routes.filter(\.isLawful).map(\.factor).min() ?? 1)
      }
      for interval in 0..<scenario.horizon.intervals {
        loads.append(
          load(center, interval, works, agents: agents.reduce(0) { $0 + $1[interval] }))
      }
    }
    return loads
  }

  private func load(
    _ center: Int, _ interval: Int, _ works: [Double], agents: Double
  ) -> PlannedLoad {
    let horizon = scenario.horizon
    let seconds = (horizon.borders[interval + 1] - horizon.borders[interval]).seconds
    var (arrivals, work, patience) = (0.0, 0.0, 0.0)
    for type in scenario.contacts.indices {
      let queue = scenario.queue(center, type)
      let volume = world.expectation.arrivals[interval * world.model.queueCount + queue]
      guard volume > 0 else { continue }
      arrivals += volume
      work += volume * works[type]
      patience += volume * world.model.patience[queue].mean
    }
    return PlannedLoad(
      center: center, interval: interval, arrivals: arrivals, erlangs: work / seconds,
      handleTime: arrivals > 0 ? work / arrivals : 0,
      patience: arrivals > 0 ? patience / arrivals : .infinity, agents: agents)
  }
}
