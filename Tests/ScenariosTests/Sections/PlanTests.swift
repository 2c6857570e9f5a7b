import Scenarios
import Sim
import Study
import Testing

/// From text to counts: the whole way that a run takes.
@Suite struct PlanTests {
  @Test func aPlanRunsEveryStrategy() throws {
    let read = ReadText(
      minimal(
        contacts: "{calls: {handle_time: {exponential: {mean: 3min}},"
          + " patience: {exponential: {mean: 2min}}}}",
        centers: "{here: {groups: {all: {agents: 6}}}, there: {groups: {all: {agents: 6}}}}",
        more: "strategies: {apart: {}, together: {pool: all}}"))
    #expect(read.lines == [])
    let plan = Plan(try #require(read.scenario))
    #expect(plan.labels.intervals.map(\.name) == ["00:00", "00:30", "01:00", "01:30"])
    #expect(plan.strategies.map(\.strategy.name) == ["apart", "together"])
    for strategy in plan.strategies {
      let seen = try strategy.runner.run(plan.world.model, 1, 1)
      #expect(seen.identities.broken == [])
      // 240 contacts are expected; a Poisson count is outside 240 +- 6 sqrt(240) once in 10^9.
      #expect((147...333).contains(seen.identities.offered))
    }
    let study = plan.study()
    #expect(study.strategies.map(\.name) == ["apart", "together"])
    #expect(study.settings.seed == 1)
  }

  /// What the engine sees staffed in each interval is what the file says, rounded, less breaks.
  ///
  /// The roster's agents are nearly always idle, so that breaks and ends come when they are due. A
  /// compile that loses a day, a line's slots or the warm-up is caught.
  @Test(arguments: [
    "agents: {list: [25, 12, 50, 0], counts: rostered}, shrinkage: 8%",
    "agents: {list: [3, 4, 5], interval: 40min}",
    "agents: [{from: 23:00, to: 00:45, agents: 9}, {from: 00:15, to: 08:00, agents: 7},"
      + " {from: 00:00, to: 24:00, agents: 2, break: [{at: 00:20, length: 15min},"
      + " {at: 01:10, length: 30min}]}]",
  ])
  func theEngineSeesTheStaffOfTheFile(_ agents: String) throws {
    let read = ReadText(
      minimal(
        horizon: "{length: 2h, interval: 30min, warm_up: 30min}",
        contacts: "{calls: {handle_time: {deterministic: 1s}, patience: {deterministic: 1s}}}",
        centers: "{here: {groups: {all: {\(agents)}}}}",
        demand: "[{contact: calls, center: here, rate: 0.01/h}]"))
    let scenario = try #require(read.scenario)
    let plan = Plan(scenario)
    let seen = try plan.strategies[0].runner.run(plan.world.model, 1, 1)
    let means = scenario.meanAgents(of: scenario.centers[0].groups[0])
    for (interval, mean) in means.enumerated() {
      let staffed = Double(seen.groups[interval].staffed) / 1_800e6
      #expect(abs(staffed - mean) < 1e-9, "interval \(interval)")
    }
  }

  /// What arrives in each interval is what the file says, up to chance.
  ///
  /// Seed 1. A Poisson count of mean m lies outside m +- 6 sqrt(m) about twice in 10^9; there are
  /// 12 counts. A ramp that the engine reads from the wrong end is off by hundreds of them.
  @Test(arguments: [
    ("volume: [4000, 9000, 16000, 1000], shape: linear", "{}"),
    (
      "volume: [4000, 9000, 16000, 1000]",
      "{e: {surge: {starts: 10min, ramp: 40min, hold: 10min, decay: 40min, multiply: 3}},"
        + " f: {surge: {starts: 20min, ramp: 20min, decay: 50min, multiply: 2}}}"
    ),
    (
      "rate: {mean: 100/min, amplitude: 90/min, period: 47min}",
      "{e: {surge: {starts: 50min, hold: 40min, multiply: 2}}}"
    ),
  ])
  func theEngineBringsTheVolumesOfTheFile(_ demand: String, _ events: String) throws {
    let read = ReadText(
      minimal(
        horizon: "{length: 2h, interval: 30min, warm_up: 30min}",
        contacts: "{calls: {handle_time: {deterministic: 1s}, patience: {deterministic: 1s}}}",
        centers: "{here: {groups: {all: {agents: 100}}}}",
        demand: "[{contact: calls, center: here, \(demand)}]", more: "events: \(events)"))
    let plan = Plan(try #require(read.scenario, "\(read.lines)"))
    let seen = try plan.strategies[0].runner.run(plan.world.model, 1, 1)
    for (interval, mean) in plan.world.expectation.arrivals.enumerated() {
      let offered = Double(seen.byOrigin[interval, 0, .offered])
      #expect(abs(offered - mean) < 6 * mean.squareRoot(), "interval \(interval): \(mean)")
    }
  }
}
