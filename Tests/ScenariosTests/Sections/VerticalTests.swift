import Scenarios
import Sim
import Testing

/// The shortest way from text to a model.
@Suite struct VerticalTests {
  @Test func minimalScenarioCompiles() throws {
    let read = ReadText(minimal())
    #expect(read.lines == [])
    let world = try #require(read.scenario).compile()
    let model = world.model
    let half: Ticks = 1_800_000_000
    #expect(model.horizon.borders == [0, half, 2 * half, 3 * half, 4 * half])
    #expect(model.contactTypes.count == 1)
    #expect(model.contactTypes[0].talk.mean == 180)
    #expect(model.patience.map(\.isNever) == [true])
    #expect(model.groups[0].capacity == 10)
    #expect(model.groups[0].paid == [18_000, 18_000, 18_000, 18_000])
    #expect(model.roster == [RosterChange(at: 0, group: 0, change: .level(10))])
    #expect(model.routes == [Route(link: -1, factor: 1, delay: 0)])
    #expect(world.expectation.contacts == 240)
    guard case .rate(let profile) = model.streams[0].source else {
      Issue.record("the stream has no rate")
      return
    }
    #expect(profile.segments == [RateProfile.Segment(from: 0, rate: 2.0 / 60)])
  }

  @Test func warmUpShiftsTimesAndHoldsTheFirstInterval() throws {
    let read = ReadText(
      minimal(
        horizon: "{length: 1h, interval: 30min, warm_up: 2h}",
        centers: "{here: {groups: {all: {agents: [10, 12]}}}}",
        demand: "[{contact: calls, center: here, volume: [60, 90]}]"))
    #expect(read.lines == [])
    let model = try #require(read.scenario).compile().model
    let hour: Ticks = 3_600_000_000
    #expect(model.horizon.borders == [2 * hour, 5 * hour / 2, 3 * hour])
    #expect(
      model.roster == [
        RosterChange(at: 0, group: 0, change: .level(10)),
        RosterChange(at: 5 * hour / 2, group: 0, change: .level(12)),
      ])
    guard case .rate(let profile) = model.streams[0].source else {
      Issue.record("the stream has no rate")
      return
    }
    #expect(
      profile.segments == [
        RateProfile.Segment(from: 0, rate: 60.0 / 1_800),
        RateProfile.Segment(from: 5 * hour / 2, rate: 90.0 / 1_800),
      ])
  }
}
