import Scenarios
import Sim
import Study
import Testing

/// Strategies that nobody thought of, drawn from the grammar.
@Suite struct RandomStrategyTests {
  /// A busy hour of three centers, so that contacts wait, overflow and give up.
  static let text = """
    spillway: 1
    horizon: {start: 2026-01-05T00:00Z, length: 1h, interval: 1h}
    contacts:
      billing: {handle_time: {exponential: {mean: 3min}}, patience: {exponential: {mean: 2min}}}
      sales: {handle_time: {exponential: {mean: 4min}}, patience: {exponential: {mean: 3min}}}
    centers:
      sz: {waiting_room: 20, groups: {front: {skills: [billing, sales], agents: 9}}}
      gz:
        waiting_room: {billing: 8, sales: 9}
        groups: {front: {skills: [billing, sales], agents: 8}}
      dg: {groups: {night: {skills: [billing], agents: 5}}}
    demand:
    - {contact: billing, center: sz, rate: 130/h}
    - {contact: sales, center: sz, rate: 50/h}
    - {contact: billing, center: gz, rate: 90/h}
    - {contact: sales, center: gz, rate: 40/h}
    - {contact: billing, center: dg, rate: 80/h}
    """

  static func world() throws -> (model: Model, world: StrategyWorld) {
    let faults = Faults()
    let root = try #require(
      Document.parse(Self.text, faults: faults))
    let scenario = try #require(Scenario.read(root, in: Workspace(root: ".", faults: faults)))
    return (scenario.compile().model, scenario.strategyWorld)
  }

  /// The rules of random strategies that have no fault.
  static func rules(_ count: Int, in world: StrategyWorld) -> [(String, RoutingRules)] {
    (0..<count).compactMap { seed in
      var random = RandomStrategy(seed: UInt64(seed))
      let text = random.text()
      let reading = StrategyReading(text, in: world)
      guard case .rules(let rules)? = reading.strategy?.source else { return nil }
      return (text, rules)
    }
  }

  /// Lists that are made one change nothing but time: in a world whose links are limited no lists
  /// are joined, and the same replication has the same fingerprint.
  ///
  /// Catches a union of lists that one group ranks or guards differently, and one that shows a
  /// contact to a group that may not serve it.
  @Test func joinedListsServeTheSameContacts() throws {
    let (model, world) = try Self.world()
    var apart = world
    apart.ways = world.ways.map { _ in .limited }
    var joined = 0
    let all = Self.rules(400, in: world)
    #expect(all.count > 150)
    for (text, rules) in all {
      let one = rules.compiled(in: world)
      let other = rules.compiled(in: apart)
      if one.plan.homeList != other.plan.homeList || one.plan.lists != other.plan.lists {
        joined += 1
      }
      let seen = try one.catalogue.observe(model, plan: one.plan, seed: 5, replication: 1)
      #expect(seen.identities.broken.isEmpty, "\(text)")
      let same = try other.catalogue.observe(model, plan: other.plan, seed: 5, replication: 1)
      #expect(Digest(of: seen) == Digest(of: same), "\(text)")
    }
    #expect(joined > 80)
  }

  /// Whatever compiles points at what exists, asks only those who may serve, and looks at lists by
  /// ascending rank.
  @Test func tablesAreSound() throws {
    let (_, world) = try Self.world()
    for (text, rules) in Self.rules(1_000, in: world) {
      let routing = rules.compiled(in: world)
      let (plan, tables) = (routing.plan, routing.catalogue)
      #expect(plan.homeList.count == world.queueCount && plan.queueOfList.count == plan.lists)
      for queue in 0..<world.queueCount {
        for search in tables.tries[tables.arrivalTries[queue]] {
          for candidate in tables.candidates[search.groups] {
            let type = queue % world.contactTypes.count
            #expect(world.groups[candidate.group].skills.contains(type), "\(text)")
            #expect(tables.guards.indices.contains(candidate.guardID) || candidate.guardID == -1)
          }
        }
        let steps = plan.steps[queue]
        #expect(steps.map(\.after) == steps.map(\.after).sorted(), "\(text)")
        let rules = tables.stepRules[tables.firstStep[queue]...].prefix(steps.count)
        let joined = Set(rules.map(\.list).filter { $0 >= 0 })
        #expect(joined.count < plan.placesPerContact && joined.allSatisfy { $0 < plan.lists })
      }
      for range in tables.pullsOfGroup {
        let pulls = tables.pulls[range]
        #expect(pulls.map(\.rank) == pulls.map(\.rank).sorted(), "\(text)")
        #expect(pulls.allSatisfy { $0.list < plan.lists })
      }
      let moves = tables.moves.filter { $0.act == .move }
      #expect(moves.allSatisfy { plan.queueOfList[$0.list] >= 0 }, "\(text)")
      #expect(tables.receivers.allSatisfy { plan.queueOfList[$0.list] >= 0 }, "\(text)")
      #expect(tables.destinations.allSatisfy { plan.queueOfList[$0.list] >= 0 }, "\(text)")
    }
  }

  /// Words that a strategy has no use for, and some that belong elsewhere in it.
  private static let strange = [
    "-1", "0", "1e400", "99999999999999999999", "0.5", "20", "20s", "-3s", "80%", "~", "\"\"",
    "all",
    "none", "[]", "{}", "[[]]", "{a: 1}", "sz", "sz/", "/front", "sz/front", "front", "dg/sales",
    "\"sz/front/x\"", "sales", "kept", "arrival", "rings", "waited", "above", "mine", "深圳", "true",
  ]

  /// Broken strategies end in a strategy or in faults with places, never in silence or a trap.
  ///
  /// Of 3,000 inputs without a crash the rate is below 1 in 1,000 at 95 % for this way of making
  /// them. Catches a position that is looked up in a list that a fault has shortened.
  @Test func brokenStrategiesAreAnswered() throws {
    let (_, world) = try Self.world()
    var refused = 0
    for number in 0..<3_000 {
      var random = RandomStrategy(seed: UInt64(number) &+ 1_000_000)
      let text = random.broken(random.text(), with: Self.strange)
      let reading = StrategyReading(text, in: world, policies: ["mine"])
      let errors = reading.faults.diagnostics.filter { $0.severity == .error }
      #expect(reading.strategy != nil || !errors.isEmpty, "\(text)")
      #expect(errors.allSatisfy { $0.span != nil }, "\(text)")
      if !errors.isEmpty { refused += 1 }
    }
    #expect(refused > 1_500)
  }
}
