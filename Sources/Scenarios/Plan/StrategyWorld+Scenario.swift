extension Scenario {
  /// The scenario as strategies see it.
  public var strategyWorld: StrategyWorld {
    var groups: [StrategyWorld.Group] = []
    for (index, center) in centers.enumerated() {
      for group in center.groups {
        groups.append(
          StrategyWorld.Group(
            name: group.name, center: index,
            skills: contacts.indices.filter { group.skills[$0] != nil },
            isStaffed: group.isEverStaffed, factors: factors(of: group)))
      }
    }
    var world = StrategyWorld(
      centers: centers.map(\.name), contactTypes: contacts.map(\.name), groups: groups,
      ways: links.map(ways), rooms: centers.map(rooms), hasDemand: hasDemand,
      putsContactsBack: putsContactsBack, handleTimes: contacts.map(\.meanHandleTime),
      patience: centers.indices.flatMap { center in
        contacts.map { $0.patience.at(center: center).mean }
      })
    world.answerWithin = serviceLevel.of
    return world
  }

  private func factors(of group: Group) -> [Int: Double] {
    contacts.indices.reduce(into: [:]) { factors, type in
      if let factor = group.skills[type] { factors[type] = factor }
    }
  }

  private func ways(_ links: [Link]) -> [StrategyWorld.Way] {
    var ways = [StrategyWorld.Way](repeating: .none, count: centers.count * centers.count)
    for center in centers.indices { ways[center * centers.count + center] = .open }
    for link in links {
      let fails = events.contains { event in
        guard case .linkOutage(let outage) = event.kind else { return false }
        return outage.from == link.from && outage.to == link.to
      }
      ways[link.from * centers.count + link.to] = link.lines == nil && !fails ? .open : .limited
    }
    return ways
  }

  private func rooms(_ center: Center) -> StrategyWorld.Rooms {
    switch center.waitingRoom {
    case .unlimited: return StrategyWorld.Rooms()
    case .shared(let room): return StrategyWorld.Rooms(shared: room)
    case .byContact(let rooms):
      var byType: [Int: Int] = [:]
      for (type, room) in rooms.enumerated() { byType[type] = room }
      return StrategyWorld.Rooms(byType: byType)
    }
  }

  private var putsContactsBack: Bool {
    events.contains { event in
      guard case .centerOutage(let outage) = event.kind else { return false }
      return outage.inProgress == .requeued
    }
  }

  private var hasDemand: [Bool] {
    var demanded = [Bool](repeating: false, count: centers.count * contacts.count)
    for source in demand { demanded[queue(source.center, source.contact)] = true }
    for event in events {
      guard case .networkOutage(let outage) = event.kind else { continue }
      demanded[queue(outage.center, outage.contact)] = true
    }
    return demanded
  }
}

extension Scenario.Group {
  /// Whether anybody is ever there.
  var isEverStaffed: Bool {
    switch agents {
    case .levels(let table): table.values.contains { onPhone($0) > 0 }
    case .shifts(let shifts): shifts.contains { onPhone(Double($0.agents)) > 0 }
    }
  }
}
