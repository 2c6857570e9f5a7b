extension StrategyReader {
  /// The strategies of a document, in the order of the file; `isolated` alone where it has none.
  ///
  /// `scenario` is what was read from the same document, or nil after faults: then only names are
  /// checked, so that both kinds of faults are reported in one pass.
  public static func strategies(
    of root: Node, scenario: Scenario?, policies: PolicyRegistry = PolicyRegistry(), faults: Faults
  ) -> [Strategy] {
    let entry = root.entry("strategies")
    let world = scenario.map { StrategyWorld($0) } ?? StrategyWorld(namesOf: root)
    // Where a section is missing or no map its names are unknown, and every use of one would be
    // reported again as a fault of the strategy.
    guard scenario != nil || world.hasNames else { return [] }
    let field = Field(entry?.value, path: "strategies", faults: faults, keySpan: entry?.keySpan)
    return strategies(field, in: world, policies: policies.names)
  }
}

extension StrategyWorld {
  /// What strategies see of a scenario.
  public init(_ scenario: Scenario) {
    let types = scenario.contacts.count
    var groups: [Group] = []
    for (center, place) in scenario.centers.enumerated() {
      for group in place.groups {
        groups.append(
          Group(
            name: group.name, center: center,
            skills: group.skills.indices.filter { group.skills[$0] != nil },
            isStaffed: group.agents.isEverPresent))
      }
    }
    var hasDemand = Array(repeating: false, count: scenario.centers.count * types)
    for demand in scenario.demand { hasDemand[demand.center * types + demand.contact] = true }
    var putsBack = false
    for event in scenario.events {
      switch event.kind {
      case .surge: continue
      case .networkOutage(let outage): hasDemand[outage.center * types + outage.contact] = true
      case .centerOutage(let outage): putsBack = putsBack || outage.inProgress == .requeued
      }
    }
    self.init(
      centers: scenario.centers.map(\.name), contactTypes: scenario.contacts.map(\.name),
      groups: groups, ways: scenario.links.map { Self.ways(of: $0, scenario.centers.count) },
      rooms: scenario.centers.map(Self.rooms), hasDemand: hasDemand,
      putsContactsBack: putsBack)
  }

  private static func ways(of links: [Scenario.Link], _ centers: Int) -> [Way] {
    var ways = Array(repeating: Way.none, count: centers * centers)
    for link in links { ways[link.from * centers + link.to] = link.lines == nil ? .open : .limited }
    return ways
  }

  private static func rooms(of center: Scenario.Center) -> Rooms {
    switch center.waitingRoom {
    case .unlimited: return Rooms()
    case .shared(let room): return Rooms(shared: room)
    case .byContact(let rooms):
      var byType: [Int: Int] = [:]
      for (type, room) in rooms.enumerated() { byType[type] = room }
      return Rooms(byType: byType)
    }
  }

  /// The names in a document whose sections have faults: enough to check the names in its
  /// strategies in the same pass.
  init(namesOf root: Node) {
    func keys(_ node: Node?) -> [String] { node?.entries?.map(\.key) ?? [] }
    let types = keys(root.entry("contacts")?.value)
    let centers = root.entry("centers")?.value.entries ?? []
    var groups: [Group] = []
    for (center, entry) in centers.enumerated() {
      for name in keys(entry.value.entry("groups")?.value) {
        groups.append(Group(name: name, center: center, skills: Array(types.indices)))
      }
    }
    self.init(
      centers: centers.map(\.key), contactTypes: types, groups: groups, isComplete: false)
  }

  /// Whether there are names of every kind to check against.
  var hasNames: Bool { !centers.isEmpty && !contactTypes.isEmpty && !groups.isEmpty }
}

extension Scenario.Staffing {
  /// Whether any agent is on the roster at any time.
  var isEverPresent: Bool {
    switch self {
    case .levels(let table): table.values.contains { $0 > 0 }
    case .shifts(let shifts): shifts.contains { $0.agents > 0 }
    }
  }
}
