import Sim

extension StrategyWorld {
  /// What strategies need to know of a scenario; the model says which groups are ever staffed.
  init(_ scenario: Scenario, model: Model) {
    let groups = scenario.centers.enumerated().flatMap { place in
      place.element.groups.map { (place.offset, $0) }
    }
    let types = scenario.contacts.count
    var hasDemand = Array(repeating: false, count: scenario.centers.count * types)
    for source in scenario.demand { hasDemand[source.center * types + source.contact] = true }
    var putsContactsBack = false
    for event in scenario.events {
      switch event.kind {
      case .networkOutage(let outage): hasDemand[outage.center * types + outage.contact] = true
      case .centerOutage(let outage):
        if outage.inProgress == .requeued { putsContactsBack = true }
      case .surge: break
      }
    }
    self.init(
      centers: scenario.centers.map(\.name), contactTypes: scenario.contacts.map(\.name),
      groups: groups.enumerated().map { index, group in
        Group(
          name: group.1.name, center: group.0,
          skills: group.1.skills.indices.filter { group.1.skills[$0] != nil },
          isStaffed: model.groups[index].capacity > 0)
      },
      ways: scenario.ways, rooms: scenario.centers.map { Rooms($0.waitingRoom) },
      hasDemand: hasDemand, putsContactsBack: putsContactsBack)
  }
}

extension StrategyWorld.Rooms {
  fileprivate init(_ room: Scenario.WaitingRoom) {
    switch room {
    case .unlimited: self.init()
    case .shared(let limit): self.init(shared: limit)
    case .byContact(let limits):
      self.init(
        byType: Dictionary(
          uniqueKeysWithValues: limits.enumerated().compactMap { type, limit in
            limit.map { (type, $0) }
          }))
    }
  }
}

extension Scenario {
  /// How contacts pass between centers, from each to each; nil where every pair is joined.
  fileprivate var ways: [StrategyWorld.Way]? {
    guard let links else { return nil }
    var ways = Array(repeating: StrategyWorld.Way.none, count: centers.count * centers.count)
    for link in links {
      ways[link.from * centers.count + link.to] = link.lines == nil ? .open : .limited
    }
    return ways
  }
}
