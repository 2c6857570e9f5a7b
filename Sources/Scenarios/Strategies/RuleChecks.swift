import Sim
import Study

/// What can only be seen when the rules of a strategy are looked at together.
struct RuleChecks {
  let reader: StrategyReader
  let rules: RulesReader
  /// Where the strategy's name stands.
  let nameSpan: SourceSpan
  let path: String

  /// Entries of tables that the strategies of a file may fill; far beyond any operator's centers.
  static let mostEntries = 1_000_000

  var world: StrategyWorld { reader.world }
  var routing: RoutingRules { rules.rules }

  /// Reports what is found; `entries` are those of this strategy and the ones before it.
  func report(entries: Double) {
    guard entries <= Double(Self.mostEntries) else {
      reader.faults.error(
        .tooManyRules, at: nameSpan,
        "\(Display.visible(path)): the strategies up to here come to about "
          + "\(Int(min(entries, 1e15))) table entries; the limit is \(Self.mostEntries)",
        help: "name the centers and `contacts` that matter", group: "tooManyRules")
      return
    }
    reportCircles()
    reportRoutes()
    reportMemory()
    reportPulls()
    reportSelection()
    reportIndividuals()
    reportIdleSettings()
    reportQueues()
  }

  func warn(_ code: FaultCode, _ message: Phrase, help: Phrase, at span: SourceSpan? = nil) {
    reader.faults.warning(
      code, at: span ?? nameSpan, "\(Display.visible(path)): \(message)", help: help)
  }

  func name(_ center: Int) -> String { Display.quote(world.centers[center]) }

  private func type(_ type: Int) -> String { Display.quote(world.contactTypes[type]) }

  // MARK: Size

  /// Entries that the strategy's tables come to, roughly: each rule costs its centers times its
  /// types times the groups of its helpers.
  var entries: Double {
    let groups = Double(world.groups.count)
    let centers = Double(world.centers.count)
    let types = world.contactTypes.count
    var entries = Double(world.queueCount)
    for rule in routing.overflow {
      let queues = Double(rule.from.count) * Double(rule.types?.count ?? types)
      entries += queues * Double(rule.rings.count) * groups
    }
    for order in routing.route.values { entries += centers * Double(order.joined().count) }
    if let pool = routing.pool { entries += Double(pool.centers.count * types) * groups }
    for rule in routing.allocate {
      entries += Double(rule.from.count * (rule.types?.count ?? types)) * groups * 2
    }
    for rule in routing.sharing { entries += 2 * Double(rule.types?.count ?? types) * groups }
    for stages in routing.stages.values {
      let places = stages.reduce(0) { $0 + ($1.queue?.count ?? 0) + 1 }
      entries += centers * Double(places) * groups
    }
    if routing.agentsIdle != nil { entries += Double(world.queueCount) * groups }
    if routing.joinsShortestWait { entries += Double(world.queueCount) * groups * 2 }
    return entries
  }

  // MARK: Diversions

  /// Centers that pass contacts on for good and get them back: an error if nothing can stop it, a
  /// trap if only the own side is looked at.
  private func reportCircles() {
    for isConditional in [false, true] {
      for contactType in world.contactTypes.indices {
        guard let (centers, rule) = circle(of: contactType, isConditional) else { continue }
        let way = centers.map { world.centers[$0] }.joined(separator: " -> ")
        if isConditional {
          rules.overflowFields[rule].warning(
            .mutualDiversion,
            "\(Display.quote(way)) pass contacts on for good, each looking only at itself",
            help: "look at the helper too, such as `there: {queue: {below: 3}}`")
        } else {
          rules.overflowFields[rule].error(
            .overflowCircle, "overflow goes round in a circle: \(Display.quote(way))",
            help: "keep the old place, or add a condition such as `there: {queue: {below: 3}}`")
        }
        return
      }
    }
  }

  /// A way round for the contacts of one type, and the rule of its last step.
  private func circle(of contactType: Int, _ isConditional: Bool) -> (centers: [Int], rule: Int)? {
    var next = Array(repeating: [(center: Int, rule: Int)](), count: world.centers.count)
    for (index, rule) in routing.overflow.enumerated()
    where rule.oldPlace == .lost && !rule.hasRings {
      guard rule.types?.contains(contactType) ?? true else { continue }
      for ring in rule.rings where ring.there.isEmpty && (isConditional || ring.here.isEmpty) {
        for origin in rule.from {
          // Only the first helper matters: without a condition the second is never asked.
          let helpers = (ring.to ?? Array(world.centers.indices)).filter {
            $0 != origin && serves($0, world.queue(center: origin, type: contactType))
          }
          if let helper = helpers.first { next[origin].append((helper, index)) }
        }
      }
    }
    var search = CircleSearch(next: next)
    return search.circle()
  }

  private func serves(_ center: Int, _ queue: Int) -> Bool {
    world.way(from: world.center(of: queue), to: center) != .none
      && !reader.names.skills[center, world.type(of: queue)].isEmpty
  }

  // MARK: route

  private func reportRoutes() {
    for (type, order) in routing.route.sorted(by: { $0.key < $1.key }) {
      let listed = order.flatMap { $0 }
      let field = rules.fields["route"]?.node?.entry(world.contactTypes[type])
      var passed: [Int] = []
      var stranded: [Int] = []
      for center in world.centers.indices {
        let queue = world.queue(center: center, type: type)
        guard world.hasDemand[queue] else { continue }
        if !listed.contains(where: { world.mayServe(group: $0, queue: queue) }) {
          stranded.append(center)
        } else if serves(center, queue),
          !listed.contains(where: { world.groups[$0].center == center })
        {
          passed.append(center)
        }
      }
      if !stranded.isEmpty {
        warn(
          .partlyHelped,
          "no link leads from \(names(stranded)) to the groups listed for \(self.type(type)): "
            + "every arrival there waits", help: "add a link, or list a group of the center",
          at: field?.keySpan)
      }
      if !passed.isEmpty {
        warn(
          .passesOwnAgents,
          "arrivals of \(self.type(type)) at \(names(passed)) pass the idle agents of their own "
            + "center, who have the skill",
          help: "list a group of each center, or leave the type out",
          at: field?.keySpan)
      }
    }
  }

  private func names(_ centers: [Int]) -> Phrase { Self.first(centers.map(name)) }

  /// The first four of some names, and how many there are besides.
  private static func first(_ names: [String]) -> Phrase {
    let shown = names.prefix(4)
    guard names.count > 4 else { return Display.list(Array(shown)) }
    return "\(shown.joined(separator: ", ")) and \(names.count - 4) more"
  }

  // MARK: pull

  private func reportPulls() {
    struct Gap: Hashable {
      var entry: String
      var types: [Int]
    }
    let field = rules.fields["pull"]?.node
    var groupsOf: [Gap: [Int]] = [:]
    for (group, ranks) in routing.pull {
      let listed = Set(ranks.flatMap { $0.map(\.type) })
      let missing = world.groups[group].skills.filter { !listed.contains($0) }
      let full = world.fullName(ofGroup: group)
      let entry = field?.entry(full) == nil ? world.groups[group].name : full
      if !missing.isEmpty { groupsOf[Gap(entry: entry, types: missing), default: []].append(group) }
    }
    let inOrder = groupsOf.sorted { ($0.value.min() ?? 0) < ($1.value.min() ?? 0) }
    for (gap, groups) in inOrder {
      let shown = groups.sorted().prefix(4).map { Display.quote(world.fullName(ofGroup: $0)) }
        .joined(separator: ", ")
      let more = groups.count - 4
      let types = Display.list(gap.types.prefix(12).map(type))
      let who: Phrase =
        more > 0
        ? "\(shown) and \(more) more are skilled"
        : groups.count == 1 ? "\(shown) is skilled" : "\(shown) are skilled"
      warn(
        .leavesOutType,
        "`pull` leaves out \(types), for which \(who): they never take a waiting one",
        help: "add a last rank for it, if that is not meant", at: field?.entry(gap.entry)?.keySpan)
    }
  }

  // MARK: Queues that nobody takes from

  private func reportQueues() {
    let compiled = routing.compiled(in: world)
    let takers = Takers(compiled, world)
    var nobody: [Int] = []
    for queue in 0..<world.queueCount where world.hasDemand[queue] && mayWait(queue) {
      if !takers.takes(queue) { nobody.append(queue) }
    }
    if !nobody.isEmpty {
      let all = Self.first(nobody.map { Display.quote(world.words(ofQueue: $0)) })
      warn(
        .nobodyTakes, "no group takes waiting contacts of \(all)",
        help: "give a group with agents the skill, or let them overflow; or they wait until they "
          + "give up")
    }
    for (index, rule) in routing.overflow.enumerated() where rule.oldPlace == .lost {
      guard let queue = takers.parked(by: rule) else { continue }
      rules.overflowFields[index].warning(
        .parked,
        "contacts of \(Display.quote(world.words(ofQueue: queue))) leave every queue that is "
          + "always served, and may wait until they give up",
        help: "keep the earlier place, or drop the condition `there` of the last ring")
    }
  }

  /// Whether the waiting room has a place: else a contact is answered at once or turned away.
  private func mayWait(_ queue: Int) -> Bool {
    let rooms = world.rooms[world.center(of: queue)]
    return rooms.shared != 0 && rooms.byType[world.type(of: queue)] != 0
  }
}
