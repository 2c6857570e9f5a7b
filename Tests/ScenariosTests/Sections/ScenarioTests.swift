import Scenarios
import Sim
import Testing

/// The whole scenario: layers, hash, routes, events and what the engine is told of them.
@Suite struct ScenarioTests {
  private let minute: Ticks = 60_000_000

  private let full = """
    spillway: 1
    title: 两个中心
    horizon: {start: 2011-08-12T00:00+08:00, length: 24h, interval: 1h, warm_up: 1h}
    service_level: {within: [30s, 15s], of: 20s, target: 70%, short_abandon: 3s, clock: queue}
    attribution: [event, arrival]
    probes: {at: [90min, 18:00]}
    contacts:
      billing:
        talk_time: {lognormal: {mean: 190s, cv: 0.9}}
        wrap_up: {exponential: {mean: 25s}}
        patience: {深圳: {weibull: {mean: 150s, shape: 1.2}}, guangzhou: none}
        redial: {after_abandonment: 55%, wait: {exponential: {mean: 4min}}, attempts: 3}
      no_signal:
        handle_time: {lognormal: {mean: 140s, cv: 0.7}}
        patience: {exponential: {mean: 100s}}
    centers:
      深圳:
        time_zone: Asia/Shanghai
        lines: 900
        waiting_room: 400
        groups:
          front_line: {skills: {billing: 1, no_signal: 1.1}, agents: 400}
          experts: {skills: [billing], agents: 40}
      guangzhou:
        time_zone: Asia/Shanghai
        waiting_room: {billing: 50}
        groups: {front_line: {agents: 300}}
    links:
      - {from: 深圳, to: guangzhou, lines: 120, delay: 4s, cost_per_minute: 0.12}
    demand:
      - contact: billing
        center: 深圳
        rate: 60/min
        busyness: {gamma: {cv: 0.1}, correlation: 0.6}
      - contact: no_signal
        center: 深圳
        rate: 1/min
        busyness: {gamma: {cv: 0.1}, correlation: 0.6}
      - {contact: billing, center: guangzhou, rate: 60/min}
    events:
      failure:
        network_outage: {center: 深圳, contact: no_signal, starts: 20:10, subscribers: 180001,
          call_probability: 2.5%, awareness: {exponential: {mean: 25min}},
          repair: {lognormal: {mean: 2h, cv: 0.4}},
          after_repair: {share: 40%, exponential: {mean: 50min}}}
      cut:
        center_outage: {center: guangzhou, starts: 21:00, length: 45min, agents: 60%,
          calls_in_progress: finished}
      cut_more:
        center_outage: {center: guangzhou, starts: 23:00, length: 45min, agents: 4}
    strategies: {apart: {}, pool: {pool: all}}
    """

  @Test func everythingReachesTheModel() throws {
    let read = ReadText(full)
    #expect(read.lines == [])
    let plan = Plan(try #require(read.scenario))
    let model = plan.world.model
    let hour = 60 * minute
    #expect(model.horizon.borders.first == hour)
    #expect(model.horizon.end == 25 * hour)
    #expect(model.measurement.within == [15_000_000, 20_000_000, 30_000_000])
    #expect(model.measurement.shortAbandon == 3_000_000)
    #expect(model.measurement.probes == [hour + 90 * minute, 19 * hour])
    #expect(model.measurement.byEvent)
    #expect(model.contactTypes.map { $0.wrapUp != nil } == [true, false])
    #expect(model.contactTypes[0].redial?.attempts == 3)
    #expect(model.contactTypes[0].redial?.afterBusy == 0)
    #expect(model.patience.map(\.isNever) == [false, false, true, false])
    #expect(model.centers.map(\.lines) == [900, Int32.max])
    #expect(model.groups.map(\.center) == [0, 0, 1])
    #expect(model.links == [Sim.Link(lines: 120, costPerMinute: 0.12)])
    let away = Route(link: 0, factor: 1, delay: 4_000_000)
    #expect(
      model.routes == [
        Route(link: -1, factor: 1, delay: 0), Route(link: -1, factor: 1, delay: 0), away,
        Route(link: -1, factor: 1.1, delay: 0), .none, away,
        .none, .none, Route(link: -1, factor: 1, delay: 0),
        .none, .none, Route(link: -1, factor: 1, delay: 0),
      ])
    #expect(model.busyness.count == 1)
    #expect(model.busynessCorrelation == 0.6)
    #expect(model.streams.map(\.busyness) == [0, 0, -1, -1])
    #expect(model.streams.map(\.queue) == [0, 1, 2, 1])
    // 4500.025 callers: rounded half up.
    #expect(model.networkOutages.map(\.callers) == [4_500])
    #expect(model.networkOutages[0].starts == 21 * hour + 10 * minute)
    #expect(model.networkOutages[0].afterRepairShare == 0.4)
    #expect(
      model.centerOutages == [
        CenterOutage(
          center: 1, starts: 22 * hour, ends: 22 * hour + 45 * minute, extent: .share(0.6),
          inProgress: .finished),
        CenterOutage(
          center: 1, starts: 24 * hour, ends: 24 * hour + 45 * minute, extent: .agents(4),
          inProgress: .dropped),
      ])
    #expect(plan.labels.title == "两个中心")
    #expect(plan.labels.serviceLevel.headline == 1)
    #expect(plan.labels.serviceLevel.clock == "queue")
    #expect(plan.labels.probes == ["90min", "18h"])
    #expect(plan.world.expectation.contacts == 121 * 60 * 25 + 4_500)
  }

  @Test func layersReplaceOneWayOfSayingAThingByAnother() throws {
    let read = try ReadFolder([
      "base.yaml": minimal(
        contacts: "{calls: {talk_time: {lognormal: {mean: 3min, cv: 1}},"
          + " wrap_up: {exponential: {mean: 10s}}, patience: none}}"),
      "scenario.yaml": """
      extends: base.yaml
      contacts: {calls: {handle_time: {exponential: {mean: 4min}}}}
      centers: {here: {groups: {all: {agents: {list: [9, 9, 9, 9]}}}}}
      """,
    ])
    #expect(read.lines == [])
    let scenario = try #require(read.scenario)
    #expect(scenario.contacts[0].handling == .whole(.exponential(mean: 240)))
    #expect(scenario.demand.count == 1)
  }

  /// Line ends and comments change nothing, values and tables do.
  @Test func hash() throws {
    func hash(_ yaml: String, _ csv: String) throws -> ScenarioHash {
      try #require(
        try ReadFolder(["scenario.yaml": yaml, "t.csv": csv]).scenario
      ).hash
    }
    let yaml = minimal(
      horizon: "{length: 1h}",
      demand: "[{contact: calls, center: here, volume: {csv: t.csv, column: n}}]")
    let plain = try hash(yaml, "n\n1\n2\n")
    #expect(try hash(yaml.replacing("\n", with: "\r\n"), "n\r\n1\r\n2\r\n") == plain)
    #expect(try hash("# a comment\n" + yaml, "n\n1\n2\n") == plain)
    #expect(try hash(yaml, "n\n1\n3\n") != plain)
    #expect(try hash(yaml.replacing("10", with: "11"), "n\n1\n2\n") != plain)
    #expect(plain.description.count == 32)
  }

  @Test func budget() throws {
    let read = ReadText(minimal(demand: "[{contact: calls, center: here, rate: 50000/min}]"))
    let plan = Plan(try #require(read.scenario))
    let faults = Faults()
    #expect(plan.isWithinBudget(replications: 10, strategies: 1, faults: faults))
    #expect(!plan.isWithinBudget(replications: 100, strategies: 5, faults: faults))
    #expect(
      faults.diagnostics.map(\.message) == [
        "the run would simulate about 3 billion contacts (6 million a replication, 100"
          + " replications, 5 strategies); the limit is 500 million"
      ])
    #expect(faults.exitCode == 2)
  }

  /// A registered policy runs under the name of its strategy.
  @Test func registeredPolicies() throws {
    struct Nobody: RoutingPolicy {
      func arrival(of contact: ContactID, on floor: borrowing Floor) -> ArrivalAnswer { .refuse }
      func idleAgent(in group: GroupID, on floor: borrowing Floor) -> IdleAnswer { .rest }
      func step(_ step: Int, of contact: ContactID, on floor: borrowing Floor) -> StepAnswer {
        .stay
      }
    }
    var registry = PolicyRegistry()
    registry.register("nobody", policy: Nobody())
    let faults = Faults()
    let root = Document.parse(
      minimal(more: "strategies: {refuse: {use: nobody}}"), faults: faults)
    let scenario = Scenario.read(
      try #require(root), in: Workspace(root: ".", faults: faults), policies: registry.names)
    let plan = Plan(try #require(scenario), registry: registry)
    let seen = try plan.strategies[0].runner.run(plan.world.model, 1, 1)
    #expect(seen.identities.offered > 0)
    #expect(seen.identities.blocked == seen.identities.offered)
  }
}
