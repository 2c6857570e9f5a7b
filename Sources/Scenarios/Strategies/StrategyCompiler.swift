import Sim

/// Turns the rules of a strategy into lists, steps and tables.
///
/// Lists `0 ..< queueCount` are the queues; every opening of an overflow rule that keeps the old
/// place adds a list of guests, in which the contacts of one queue stand for the helpers.
struct StrategyCompiler {
  let rules: RoutingRules
  let world: StrategyWorld
  var catalogue = Catalogue()
  var steps: [[RoutingPlan.Step]] = []
  var guests: [GuestList] = []
  var gauges: [Gauge] = []
  var callbacks: [RoutingPlan.Callback] = []
  var memory = Memory()
  var origins = RuleOrigins()

  private let skills: SkillTable
  /// What each center keeps back.
  private let reserves: [[RoutingRules.Reservation]]
  private let isPooled: [Bool]
  private var guardIDs: [[Catalogue.Condition]: Int] = [:]
  private var termIDs: [[Catalogue.Term]: Range<Int>] = [:]
  private var alternativeIDs: [[Int]: Int] = [:]
  private var estimatorIDs: [Catalogue.Estimator: Int] = [:]
  private var gaugeIDs: [Gauge: Int] = [:]
  private var groupSetIDs: [[Int]: Int] = [:]
  private var helperGuardIDs: [HelperKey: Int] = [:]
  var scoreIDs: [ScoreKey: Int] = [:]
  var listSetIDs: [[Int]: Int] = [:]
  /// Where contacts take their place in a helper's queue, while what must hold for them to enter it
  /// is compiled.
  var entering = PlaceInLine.byArrival
  /// The adaptation that moves the marks which are compiled now, or -1.
  var moving = -1
  /// By queue: the list of those who stand in several queues at once, this one the first; and all
  /// lists whose contacts stand in it.
  var copyLists: [Int: Int] = [:]
  var copiesInQueue: [Int: [Int]] = [:]
  /// Where contacts wait first, by queue.
  var homeLists: [Int]
  /// The list of those who wait for a group alone, by group; -1 is none.
  var lastList: [Int]

  /// What a ring asks of its helpers.
  struct RingConditions {
    /// The place of the ring among all rings of the strategy, or -1 for what is no ring.
    var ring: Int
    var conditions: [Guard]

    static let none = RingConditions(ring: -1, conditions: [])
  }

  /// A list of the contacts of one queue that wait for helpers.
  struct GuestList {
    /// The queue.
    var queue: Int
    /// The ring of the rule that it stands for: the same number for the lists of every queue.
    var opening: Int
    /// The centers whose groups take from it.
    var helpers: [Int]
    /// What must hold at a helper.
    var there: RingConditions
    /// Whether the contacts stand in no other list.
    var isOnlyPlace: Bool
    /// Whether a helper takes them by age among its own.
    var isOldestFirst: Bool
    /// Whether the contacts stand in the queues of several centers, and count as each one's own.
    var isCopies = false
    /// With callbacks: agents call while more of them than this are idle.
    var keepsIdle: Int?
    /// The rank that a stage gives the list, 1 the best; nil for guests, who follow the own queues.
    var rank: Int?
  }

  /// What a guard at a helper depends on, where the helper keeps nobody back.
  private struct HelperKey: Hashable {
    var ring: Int
    var group: Int
    var type: Int
  }

  init(rules: RoutingRules, world: StrategyWorld) {
    self.rules = rules
    self.world = world
    skills = SkillTable(world)
    var reserves = Array(repeating: [RoutingRules.Reservation](), count: world.centers.count)
    for reservation in rules.reserve { reserves[reservation.center].append(reservation) }
    self.reserves = reserves
    var isPooled = Array(repeating: false, count: world.centers.count)
    for center in rules.pool?.centers ?? [] { isPooled[center] = true }
    self.isPooled = isPooled
    homeLists = Array(0..<world.queueCount)
    lastList = Array(repeating: -1, count: world.groups.count)
  }

  mutating func compile() -> CompiledRouting {
    if rules.queuesAtLast { setLastLists() }
    for queue in 0..<world.queueCount {
      let openings = openings(of: queue)
      compileArrival(of: queue, openings)
      compileSteps(of: queue, openings)
      addOpening(of: queue)
    }
    for group in world.groups.indices { compilePulls(of: group) }
    addEntryEstimators()
    dropIdleScores()
    closeMemory()
    settle(nil)
    nameFurther()
    var routing = CompiledRouting(plan: plan(), catalogue: catalogue, origins: origins)
    ListMerger(world: world, guests: guests).merge(&routing)
    routing.plan.lookers = lookers(in: routing)
    return routing
  }

  /// Names the rules of what no search, move, step or list of guests tells.
  private mutating func nameFurther() {
    origins.valves = Array(repeating: "valve", count: catalogue.valves.count)
    for (key, index) in memory.valves {
      let helps = key.rule - rules.overflow.count
      let rule = helps < 0 ? "overflow \(key.rule + 1)" : "\(RuleOrigins.helps) \(helps + 1)"
      let (type, center) = (world.type(of: key.queue), world.center(of: key.queue))
      origins.valves[index] = RuleOrigins.valve(
        of: rule, type: world.contactTypes[type], center: world.centers[center])
    }
    if !rules.sharing.isEmpty {
      origins.foreignPull = "overflow between"
    } else if rules.pool != nil {
      origins.foreignPull = "pool"
    }
  }

  /// What was added to the tables since the last time belongs to a rule, by its name.
  mutating func settle(_ rule: String?) {
    origins.settle(rule, catalogue, guests: guests.count)
  }

  /// The groups of a center that may serve a queue.
  func groups(at center: Int, serving queue: Int) -> [Int] {
    world.way(from: world.center(of: queue), to: center) == .none
      ? [] : skills[center, world.type(of: queue)]
  }

  /// The groups of a center that are skilled for a contact type.
  func groups(at center: Int, withSkill type: Int) -> [Int] { skills[center, type] }

  /// All centers in one pool with this one, itself included; alone where there is no pool.
  func poolMates(of center: Int) -> [Int] {
    isPooled[center] ? rules.pool?.centers ?? [center] : [center]
  }

  // MARK: Guards

  /// The guard of some conditions, -1 without any.
  mutating func guardID(_ conditions: [Catalogue.Condition]) -> Int {
    guard !conditions.isEmpty else { return -1 }
    if let known = guardIDs[conditions] { return known }
    let first = catalogue.conditions.count
    catalogue.conditions += conditions
    catalogue.guards.append(first..<catalogue.conditions.count)
    guardIDs[conditions] = catalogue.guards.count - 1
    return catalogue.guards.count - 1
  }

  /// What must hold before a group takes a contact of a queue as its guest: the rule's conditions
  /// at its center, and what the center and the group keep back.
  mutating func helperGuard(_ there: RingConditions, group: Int, queue: Int) -> Int {
    let center = world.groups[group].center
    if help(of: group, queue) != nil { return newHelperGuard(there, group: group, queue: queue) }
    guard center != world.center(of: queue) else { return -1 }
    guard reserves[center].isEmpty else { return newHelperGuard(there, group: group, queue: queue) }
    if there.conditions.isEmpty { return -1 }
    if there.conditions.contains(where: \.readsHere) {
      return newHelperGuard(there, group: group, queue: queue)
    }
    let key = HelperKey(ring: there.ring, group: group, type: world.type(of: queue))
    if let known = helperGuardIDs[key] { return known }
    let id = newHelperGuard(there, group: group, queue: queue)
    helperGuardIDs[key] = id
    return id
  }

  private mutating func newHelperGuard(
    _ there: RingConditions, group: Int, queue: Int
  ) -> Int {
    let center = world.groups[group].center
    let origin = world.center(of: queue)
    var all = conditions(there.conditions, at: origin, for: queue, there: center)
    for kept in reserves[center]
    where (kept.group ?? group) == group && kept.against.contains(origin) {
      let set = kept.group.map { [$0] } ?? groups(at: center, serving: queue)
      all.append(idle(groupSet(set), above: kept, for: world.type(of: queue)))
    }
    if let help = help(of: group, queue) {
      all += conditions([.valve(rules.overflow.count + help)], at: origin, for: queue)
    }
    return guardID(all)
  }

  /// The rule by which a group takes a queue's type only now and then.
  func help(of group: Int, _ queue: Int) -> Int? {
    rules.helps.firstIndex {
      $0.group == group && $0.types.contains(world.type(of: queue))
    }
  }

  mutating func groupSet(_ groups: [Int]) -> Int {
    Self.intern(groups, in: &catalogue.groupSets, &groupSetIDs)
  }

  mutating func alternative(_ guards: [Int]) -> Int {
    Self.intern(guards, in: &catalogue.alternatives, &alternativeIDs)
  }

  mutating func intern(_ estimator: Catalogue.Estimator) -> Int {
    Self.intern(estimator, in: &catalogue.estimators, &estimatorIDs)
  }

  mutating func gauge(_ gauge: Gauge) -> Int { Self.intern(gauge, in: &gauges, &gaugeIDs) }

  /// The place of a value in a table, where each stands once.
  static func intern<Value: Hashable>(
    _ value: Value, in table: inout [Value], _ known: inout [Value: Int]
  ) -> Int {
    if let index = known[value] { return index }
    table.append(value)
    known[value] = table.count - 1
    return table.count - 1
  }

  /// The same for sets.
  static func intern(
    _ set: [Int], in table: inout NumberSets, _ known: inout [[Int]: Int]
  ) -> Int {
    if let index = known[set] { return index }
    table.append(set)
    known[set] = table.count - 1
    return table.count - 1
  }

  mutating func terms(_ terms: [Catalogue.Term]) -> Range<Int> {
    if let known = termIDs[terms] { return known }
    let range = catalogue.terms.count..<catalogue.terms.count + terms.count
    catalogue.terms += terms
    termIDs[terms] = range
    return range
  }

  // MARK: Plan

  private func plan() -> RoutingPlan {
    let queues = world.queueCount
    let rooms = RoomTable(world: world, pool: rules.pool)
    let joins = (0..<queues).map { queue in guests.count { $0.queue == queue && !$0.isOnlyPlace } }
    var plan = RoutingPlan(
      lists: queues + guests.count, homeList: homeLists.map { Int32($0) },
      queueOfList: (0..<queues).map { Int32($0) }
        + guests.map { $0.isOnlyPlace && $0.rank == nil ? Int32($0.queue) : -1 },
      placesPerContact: 1 + (joins.max() ?? 0) + (rules.preferred == nil ? 0 : 1), steps: steps,
      rooms: rooms.capacities, roomsOfQueue: (0..<queues).map { rooms.pair(of: $0) })
    plan.gauges = gauges
    plan.callbacks = callbacks
    plan.notes = memory.notes
    plan.ticks = memory.ticks
    plan.agentOrders = agentOrders
    plan.keepsAgentBook = readsOccupancy || !rules.timeShares.isEmpty
    plan.asksEachAgent = !rules.timeShares.isEmpty
    plan.ownAgentFactor = rules.preferred?.handleTime
    plan.takesEstimates = !catalogue.entryEstimators.isEmpty
    plan.switchNotes = memory.valves.sorted { $0.value < $1.value }.map { key, valve in
      RoutingPlan.SwitchNote(
        note: catalogue.valves[valve].notes + Catalogue.Valve.switchCount, queue: key.queue)
    }
    return plan
  }

  /// The centers whose agents look at each list; a queue that nobody looks at is its own center's.
  private func lookers(in routing: CompiledRouting) -> [[Int32]] {
    var centers = [Set<Int32>](repeating: [], count: routing.plan.lists)
    for (group, own) in world.groups.enumerated() {
      for index in routing.catalogue.allPulls(of: group) {
        centers[routing.catalogue.pulls[index].list].insert(Int32(own.center))
      }
    }
    for queue in 0..<world.queueCount where centers[queue].isEmpty {
      centers[queue] = [Int32(world.center(of: queue))]
    }
    return centers.map { $0.sorted() }
  }
}

extension StrategyWorld {
  /// The plan of centers that stay alone: every contact in the queue of its own type and center, in
  /// the scenario's waiting rooms, without steps.
  public var plan: RoutingPlan {
    let rooms = RoomTable(world: self, pool: nil)
    var plan = RoutingPlan.ownQueues(queueCount)
    plan.rooms = rooms.capacities
    plan.roomsOfQueue = (0..<queueCount).map { rooms.pair(of: $0) }
    return plan
  }
}

/// Numbers the waiting rooms of a world.
struct RoomTable {
  private(set) var capacities: [Int32] = []
  private var pairs: [RoutingPlan.RoomPair] = []

  init(world: StrategyWorld, pool: RoutingRules.Pool?) {
    let poolRoom = pool?.waitingRoom.map { add($0) }
    for center in world.centers.indices {
      let isInPoolRoom = poolRoom != nil && pool?.centers.contains(center) == true
      let shared = isInPoolRoom ? poolRoom : world.rooms[center].shared.map { add($0) }
      for type in world.contactTypes.indices {
        let own = world.rooms[center].byType[type].map { add($0) }
        pairs.append(RoutingPlan.RoomPair(shared: shared ?? -1, own: own ?? -1))
      }
    }
  }

  func pair(of queue: Int) -> RoutingPlan.RoomPair { pairs[queue] }

  private mutating func add(_ capacity: Int) -> Int32 {
    capacities.append(Int32(clamping: capacity))
    return Int32(capacities.count - 1)
  }
}
