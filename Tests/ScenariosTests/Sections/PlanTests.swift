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
}
