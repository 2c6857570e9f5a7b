import Scenarios
import Testing

/// The systems that the exact tables solve, each written in the language, against the tables that
/// its model rule asks for, worked out by hand.
///
/// Planted faults that these catch: a reservation that counts `>=` for `>`, a guard that reads the
/// wrong side, a helper's queue that is pulled although overflow is for arrivals only.
@Suite struct ExactRuleTests {
  private func expect(
    _ yaml: String, in world: StrategyWorld = twoCenters(), becomes lines: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = StrategyReading(yaml, in: world)
    #expect(reading.messages == [], sourceLocation: sourceLocation)
    #expect(reading.listing == lines, sourceLocation: sourceLocation)
  }

  /// Outage and spike rows without overflow (g, h, and policy `none` of g3).
  @Test func isolated() {
    expect(
      "{}",
      becomes: [
        "calls@a: waits in calls@a, room 1 of 15", "  arrival: try a/agents",
        "calls@b: waits in calls@b, room 2 of 15", "  arrival: try b/agents",
        "a/agents takes", "  0: calls@a", "b/agents takes", "  0: calls@b",
      ])
  }

  /// Rule a: own idle agent, then the first helper with an idle one, on arrival only; a waiting
  /// room of 0 stays 0.
  @Test func idleOverflow() {
    expect(
      """
      overflow:
      - {from: a, to: [b], at: arrival}
      """, in: twoCenters(rooms: [0, 4]),
      becomes: [
        "calls@a: waits in calls@a, room 1 of 0", "  arrival: try a/agents, b/agents",
        "calls@b: waits in calls@b, room 2 of 4", "  arrival: try b/agents",
        "a/agents takes", "  0: calls@a", "b/agents takes", "  0: calls@b",
      ])
  }

  /// Rule b (and h2, g3 `idle`): a helper accepts if more than its reserve are idle.
  @Test func reservation() {
    expect(
      """
      overflow: [{from: all, to: all, at: arrival}]
      reserve: {b: {keep_idle: 2, against: [a]}}
      """,
      becomes: [
        "calls@a: waits in calls@a, room 1 of 15",
        "  arrival: try a/agents, b/agents if idle(b/agents) >= 3",
        "calls@b: waits in calls@b, room 2 of 15", "  arrival: try b/agents, a/agents",
        "a/agents takes", "  0: calls@a", "b/agents takes", "  0: calls@b",
      ])
  }

  /// Rule c (and g3 `threshold`): own queue at least K and the other below its mark; served there
  /// at once, or to the end of its queue for good.
  @Test func queueThreshold() {
    expect(
      """
      overflow:
      - from: a
        to: b
        when: {queue: {at_least: 3}, there: {queue: {below: 4}}}
        old_place: lost
      """, in: twoCenters(rooms: [25, 25]),
      becomes: [
        "calls@a: waits in calls@a, room 1 of 25", "  arrival: try a/agents",
        "  arrival: try b/agents if waiting(calls@b) <= 3 when waiting(calls@a) >= 3",
        "  arrival: move to calls@b if waiting(calls@a) >= 3 and waiting(calls@b) <= 3",
        "calls@b: waits in calls@b, room 2 of 25", "  arrival: try b/agents",
        "a/agents takes", "  0: calls@a", "b/agents takes", "  0: calls@b",
      ])
  }

  /// Rule d: one queue with one room, the local agent first when both are idle.
  @Test func pooled() {
    expect(
      "{pool: {centers: all, waiting_room: 10, prefer: local}}", in: twoCenters(rooms: [nil, 7]),
      becomes: [
        "calls@a: waits in calls@a, room 1 of 10", "  arrival: try a/agents, b/agents",
        "calls@b: waits in calls@a, room 1 of 10", "  arrival: try b/agents, a/agents",
        "a/agents takes", "  0: calls@a", "b/agents takes", "  0: calls@a",
      ])
  }

  /// Rule f: each of three centers has its own list of helpers, and reserves of its own.
  @Test func threeCentersWithLists() {
    let world = StrategyWorld(
      centers: ["a", "b", "c"], contactTypes: ["calls"],
      groups: (0..<3).map { .init(name: "agents", center: $0, skills: [0]) },
      rooms: [10, 8, 8].map { .init(shared: $0) })
    let reading = StrategyReading(
      """
      overflow:
      - {from: a, to: [c, b], at: arrival}
      - {from: c, to: [b], at: arrival}
      reserve: {b: {keep_idle: 1}, c: {keep_idle: 2}}
      """, in: world)
    #expect(reading.messages == [])
    #expect(
      reading.lines(of: "calls@a") == [
        "arrival: try a/agents, c/agents if idle(c/agents) >= 3, b/agents if idle(b/agents) >= 2"
      ])
    #expect(reading.lines(of: "calls@b") == ["arrival: try b/agents"])
    #expect(
      reading.lines(of: "calls@c") == [
        "arrival: try c/agents, b/agents if idle(b/agents) >= 2"
      ])
    #expect(reading.lines(of: "b/agents") == ["0: calls@b"])
  }

  /// Rule j: class 1 first, a waiting room for each class.
  @Test func priority() {
    let world = StrategyWorld(
      centers: ["a"], contactTypes: ["gold", "other"],
      groups: [.init(name: "agents", center: 0, skills: [0, 1])],
      rooms: [.init(byType: [0: 20, 1: 30])])
    expect(
      "{pull: {agents: [[gold], [other]]}}", in: world,
      becomes: [
        "gold@a: waits in gold@a, room 1 of 20", "  arrival: try a/agents",
        "other@a: waits in other@a, room 2 of 30", "  arrival: try a/agents",
        "a/agents takes", "  0: gold@a", "  1: other@a",
      ])
  }
}

/// Every further form of the language against its tables.
@Suite struct CompileTests {
  private func expect(
    _ yaml: String, _ head: String, becomes lines: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = StrategyReading(yaml, in: threeCenters)
    #expect(reading.messages == [], sourceLocation: sourceLocation)
    #expect(reading.lines(of: head) == lines, sourceLocation: sourceLocation)
  }

  @Test func routeListsGroupsAndCenters() {
    let yaml = "{route: {billing: [sz/front, [gz, dg/night]]}}"
    for queue in ["billing@sz", "billing@gz", "billing@dg"] {
      expect(
        yaml, queue,
        becomes: ["arrival: try sz/front", "arrival: try gz/front, dg/night, longest idle"])
    }
    expect(yaml, "sales@gz", becomes: ["arrival: try gz/front"])
    expect(yaml, "gz/front", becomes: ["0: billing@gz"])
  }

  @Test func bestAgentTakesReservesIntoAccount() {
    let yaml = """
      route: {agents_idle: {choose: most_idle}}
      reserve: {gz/front: {keep_idle: 3, against: [sz, dg]}}
      """
    expect(
      yaml, "billing@sz",
      becomes: ["arrival: try sz/front, gz/front if idle(gz/front) >= 4, dg/night, most idle"])
    expect(yaml, "billing@gz", becomes: ["arrival: try sz/front, gz/front, dg/night, most idle"])
    expect(
      "{route: {agents_idle: {choose: longest_idle}}}", "sales@sz",
      becomes: ["arrival: try sz/front, gz/front, longest idle"])
  }

  @Test func poolKeepsTypesApartWhereSkillsDiffer() {
    let yaml = "{pool: all}"
    expect(yaml, "billing@dg", becomes: ["arrival: try sz/front, gz/front, dg/night, longest idle"])
    expect(yaml, "gz/front", becomes: ["0: billing@sz", "0: sales@sz"])
    expect(yaml, "dg/night", becomes: ["0: billing@sz"])
  }

  @Test func poolOfSomeLeavesTheRest() {
    let yaml = "{pool: {centers: [gz, sz]}}"
    expect(yaml, "billing@gz", becomes: ["arrival: try sz/front, gz/front, longest idle"])
    expect(yaml, "billing@dg", becomes: ["arrival: try dg/night"])
    expect(yaml, "gz/front", becomes: ["0: billing@sz"])
  }

  @Test func reserveHoldsInAPoolToo() {
    let yaml = """
      pool: all
      reserve: {dg: {keep_idle: 3}}
      """
    expect(
      yaml, "dg/night",
      becomes: [
        "0: billing@sz if idle(dg/night) >= 4", "0: billing@dg",
      ])
    expect(
      yaml, "billing@sz",
      becomes: ["arrival: try sz/front, gz/front, dg/night if idle(dg/night) >= 4, longest idle"])
  }

  @Test func pullRanksOwnAndOtherQueues() {
    let yaml = "{pull: {front: [[sales], [billing]], dg/night: [[billing, sz/billing]]}}"
    expect(yaml, "gz/front", becomes: ["0: sales@gz", "1: billing@gz"])
    expect(yaml, "dg/night", becomes: ["0: billing@dg", "0: billing@sz"])
  }

  @Test func guestsFollowTheRanksOfPull() {
    let yaml = """
      overflow: [{from: sz, to: gz, when: {waited: 20s}}]
      pull: {gz/front: [[sales], [billing]]}
      """
    expect(
      yaml, "gz/front",
      becomes: ["0: sales@gz", "1: billing@gz", "2: guests 2", "3: guests 1"])
  }

  @Test func waitedWithAGuardThere() {
    let yaml = """
      overflow:
      - {from: sz, to: [gz, dg], contacts: billing,
         when: {waited: 20s, there: {idle_agents: {above: 5}}}}
      """
    expect(
      yaml, "billing@sz",
      becomes: [
        "arrival: try sz/front",
        "after 20s: try gz/front if idle(gz/front) >= 6, dg/night if idle(dg/night) >= 6; "
          + "join guests 1",
      ])
    expect(yaml, "sales@sz", becomes: ["arrival: try sz/front"])
    expect(yaml, "gz/front", becomes: ["0: billing@gz", "1: guests 1 if idle(gz/front) >= 6"])
    expect(yaml, "sz/front", becomes: ["0: billing@sz"])
  }

  @Test func everybodyHelpsEverybodyThroughOneList() {
    let yaml = "{overflow: [{from: all, to: all, contacts: billing, when: {waited: 20s}}]}"
    expect(
      yaml, "billing@gz",
      becomes: ["arrival: try gz/front", "after 20s: try sz/front, dg/night; join guests 1"])
    for group in ["sz/front", "gz/front"] {
      expect(yaml, group, becomes: ["0: billing@\(group.prefix(2))", "1: guests 1"])
    }
  }

  @Test func ringsOnlyGrowUnlessTheyAreLost() {
    let rings = "{to: sz}, {to: [gz], after: 20s}, {to: all, after: 45s}"
    let kept = "{overflow: [{rings: [\(rings)], contacts: billing}]}"
    expect(
      kept, "billing@sz",
      becomes: [
        "arrival: try sz/front", "after 20s: try gz/front; join guests 1",
        "after 45s: try gz/front, dg/night; join guests 2",
      ])
    expect(kept, "sz/front", becomes: ["0: billing@sz"])
    expect(kept, "gz/front", becomes: ["0: billing@gz", "1: guests 1", "1: guests 2"])
    let lost = "{overflow: [{rings: [\(rings)], contacts: billing, earlier: lost}]}"
    expect(
      lost, "billing@sz",
      becomes: [
        "arrival: try sz/front", "after 20s: try gz/front; move to guests 1",
        "after 45s: try gz/front, dg/night; move to guests 2",
      ])
    expect(lost, "sz/front", becomes: ["0: billing@sz", "0: guests 2"])
    expect(lost, "dg/night", becomes: ["0: billing@dg", "1: guests 2"])
  }

  @Test func aFirstRingWithHelpersOpensOnArrival() {
    let yaml =
      "{overflow: [{from: sz, rings: [{to: [sz, gz]}, {to: dg, after: 30s}], contacts: billing}]}"
    expect(
      yaml, "billing@sz",
      becomes: [
        "arrival: try sz/front, gz/front", "after 0s: join guests 1",
        "after 30s: try dg/night; join guests 2",
      ])
  }

  @Test func conditionsAreTestedAgain() {
    let yaml = """
      overflow:
      - {from: sz, to: [gz, dg], contacts: billing, choose: most_idle, test: {every: 5s},
         when: {queue: {above: 4}, there: {signed_in: {at_least: 1}}}}
      """
    let search =
      "try gz/front if signed in(gz/front) >= 1, dg/night if signed in(dg/night) >= 1, most idle"
    expect(
      yaml, "billing@sz",
      becomes: [
        "arrival: try sz/front", "arrival: \(search) when waiting(billing@sz) >= 5",
        "after 0s, again every 5s if waiting(billing@sz) >= 5: \(search); join guests 1",
      ])
  }

  @Test func aPlaceThatIsLostGoesToTheFirstHelperThatPasses() {
    let yaml = """
      overflow:
      - {from: sz, to: [gz, dg], contacts: billing, old_place: lost, test: {every: 500ms},
         when: {waited: 20s, there: {queue: {below: 3}}}}
      """
    expect(
      yaml, "billing@sz",
      becomes: [
        "arrival: try sz/front",
        "after 20s, again every 500ms: try gz/front if waiting(billing@gz) <= 2, "
          + "dg/night if waiting(billing@dg) <= 2; "
          + "move to billing@gz if waiting(billing@gz) <= 2; "
          + "move to billing@dg if waiting(billing@dg) <= 2",
      ])
    // A list whose length is read or that is moved to stays apart from the sales beside it.
    expect(yaml, "gz/front", becomes: ["0: billing@gz", "0: sales@gz"])
  }

  @Test func localFirstUntilAGuestIsOld() {
    let yaml = """
      pool: all
      agents: {local_first: {until_waited: 60s}}
      """
    expect(
      yaml, "dg/night",
      becomes: [
        "0: billing@sz over 60s", "0: billing@gz over 60s", "0: billing@dg", "1: billing@sz",
        "1: billing@gz",
      ])
    expect(
      yaml, "billing@sz",
      becomes: ["arrival: try sz/front", "arrival: try gz/front, dg/night, longest idle"])
  }

  @Test func localFirstLetsOldGuestsOfOverflowCompete() {
    let yaml = """
      overflow: [{from: sz, to: gz, contacts: billing, when: {waited: 10s}}]
      agents: {order: [fixed], local_first: {until_waited: 60s}}
      """
    expect(
      yaml, "gz/front", becomes: ["0: billing@gz", "0: guests 1 over 60s", "2: guests 1"])
  }

  /// Five centers in a ring: on arrival to the right neighbor, after 20 s to both.
  @Test func rulesCompose() {
    let world = StrategyWorld(
      centers: ["a", "b", "c", "d", "e"], contactTypes: ["calls"],
      groups: (0..<5).map { .init(name: "agents", center: $0, skills: [0]) })
    let names = ["a", "b", "c", "d", "e"]
    let rules = names.indices.flatMap { index in
      let right = names[(index + 1) % 5]
      let left = names[(index + 4) % 5]
      return [
        "- {from: \(names[index]), to: \(right), at: arrival}",
        "- {from: \(names[index]), to: [\(right), \(left)], when: {waited: 20s}}",
      ]
    }
    let reading = StrategyReading("overflow:\n" + rules.joined(separator: "\n"), in: world)
    #expect(reading.messages == [])
    #expect(
      reading.lines(of: "calls@c") == [
        "arrival: try c/agents, d/agents", "after 20s: try d/agents, b/agents; join guests 3",
      ])
    #expect(reading.lines(of: "c/agents") == ["0: calls@c", "1: guests 2", "1: guests 4"])
  }

  @Test func groupsOfACenterInFixedOrder() {
    let world = StrategyWorld(
      centers: ["a"], contactTypes: ["calls"],
      groups: ["x", "y"].map { .init(name: $0, center: 0, skills: [0]) })
    let fixed = StrategyReading("{agents: {order: [fixed]}}", in: world)
    #expect(fixed.lines(of: "calls@a") == ["arrival: try a/x, a/y"])
    let longest = StrategyReading("{agents: {order: longest_idle}}", in: world)
    #expect(longest.lines(of: "calls@a") == ["arrival: try a/x, a/y, longest idle"])
  }

  @Test func limitedLinksAndOutagesKeepListsApart() {
    var world = twoCenters(rooms: [nil, nil])
    world.ways = [.open, .limited, .open, .open]
    let limited = StrategyReading("{pool: all}", in: world)
    #expect(limited.lines(of: "b/agents") == ["0: calls@a", "0: calls@b"])
    world = twoCenters(rooms: [nil, nil])
    world.putsContactsBack = true
    let outage = StrategyReading("{pool: all}", in: world)
    #expect(outage.lines(of: "b/agents") == ["0: calls@a", "0: calls@b"])
  }

  @Test func withoutALinkNobodyIsAsked() {
    var world = threeCenters
    // From sz to gz there is no way; the other pairs are joined.
    world.ways[1] = .none
    let reading = StrategyReading("{pool: all}", in: world)
    #expect(
      reading.lines(of: "billing@sz") == ["arrival: try sz/front, dg/night, longest idle"])
    #expect(!reading.lines(of: "gz/front").contains { $0.contains("@sz") })
  }
}
