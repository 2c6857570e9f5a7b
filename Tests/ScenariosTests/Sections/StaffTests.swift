import Scenarios
import Sim
import Testing

/// Staffing becomes changes at known times, rounded once, and paid time by interval.
@Suite struct StaffTests {
  private let minute: Ticks = 60_000_000
  private var hour: Ticks { 60 * minute }

  private func world(
    _ group: String, horizon: String = "{length: 2h, interval: 30min}"
  ) throws -> CompiledWorld {
    let read = ReadText(
      minimal(horizon: horizon, centers: "{here: {groups: {all: {\(group)}}}}"))
    #expect(read.faults.errorCount == 0, "\(read.lines)")
    return try #require(read.scenario).compile()
  }

  private func change(_ at: Ticks, _ change: RosterChange.Change) -> RosterChange {
    RosterChange(at: at, group: 0, change: change)
  }

  /// 8 % of 25, 12 and 50 agents leave 23, 11.04 and 46: rounded half up for each interval, and the
  /// sum of the rounding is -0.04 agents for half an hour.
  @Test func shrinkageOfARoster() throws {
    let world = try world("agents: {list: [25, 12, 50, 50], counts: rostered}, shrinkage: 8%")
    #expect(
      world.model.roster == [
        change(0, .level(23)), change(30 * minute, .level(11)), change(60 * minute, .level(46)),
      ])
    #expect(world.model.groups[0].paid == [25, 12, 50, 50].map { $0 * 1_800 })
    #expect(abs(world.roundingHours[0] + 0.02) < 1e-12)
  }

  /// Halves go up, in binary numbers too: 30 x (1 - 15 %) = 25.5.
  @Test(arguments: [(30, "15%", 26), (10, "5%", 10), (50, "25%", 38), (5, "10%", 5), (3, "50%", 2)])
  func halvesGoUp(_ agents: Int, _ shrinkage: String, _ expected: Int32) throws {
    let world = try world("agents: {number: \(agents), counts: paid}, shrinkage: \(shrinkage)")
    #expect(world.model.roster == [change(0, .level(expected))])
  }

  /// Agents on the phone are there, whatever the shrinkage; somebody more is paid.
  @Test func shrinkageOfAgentsOnThePhone() throws {
    let world = try world("agents: 9, shrinkage: 10%, cost_per_hour: 42")
    #expect(world.model.roster == [change(0, .level(9))])
    #expect(world.model.groups[0].paid.allSatisfy { abs($0 - 18_000) < 1e-9 })
    #expect(world.model.groups[0].costPerHour == 42)
    #expect(world.roundingHours == [0])
  }

  /// A roster may count in full-time equivalents.
  @Test func fractionsOfARoster() throws {
    let world = try world("agents: {list: [12.5, 12.5, 12.4, 0.3], counts: rostered}")
    #expect(
      world.model.roster == [
        change(0, .level(13)), change(60 * minute, .level(12)), change(90 * minute, .level(0)),
      ])
    #expect(world.model.groups[0].paid[0] == 12.5 * 1_800)
  }

  /// Rows of another length than the intervals: paid time is spread over the intervals they touch.
  @Test func rowsOfAnotherLength() throws {
    let world = try world("agents: {list: [10, 20, 30], interval: 40min}")
    #expect(
      world.model.roster == [
        change(0, .level(10)), change(40 * minute, .level(20)), change(80 * minute, .level(30)),
      ])
    #expect(world.model.groups[0].paid == [18_000, 30_000, 42_000, 54_000])
    #expect(world.model.groups[0].capacity == 30)
  }

  @Test func leavingAndLines() throws {
    let world = try world("agents: 3, leaving: counter")
    #expect(world.model.groups[0].leaving == .counter)
  }

  /// A day of shifts: who works at midnight is there from the start, the night shift of the evening
  /// stays beyond the end, breaks and ends come when they are due, and each line has its own slots.
  @Test func shifts() throws {
    let world = try world(
      "agents: {shifts: [{from: 22:00, to: 06:00, agents: 10},"
        + " {from: 06:00, to: 14:30, agents: 25, break: {at: 10:00, length: 30min}},"
        + " {from: 14:00, to: 22:00, agents: 21}]}, shrinkage: 8%",
      horizon: "{length: 24h, interval: 1h}")
    // 9.2, 23 and 19.32 agents.
    #expect(
      world.model.roster == [
        change(0, .signIn(first: 0, count: 9)),
        change(6 * hour, .signOut(first: 0, count: 9)),
        change(6 * hour, .signIn(first: 9, count: 23)),
        change(10 * hour, .pause(first: 9, count: 23, length: 30 * minute)),
        change(14 * hour, .signIn(first: 32, count: 19)),
        change(14 * hour + 30 * minute, .signOut(first: 9, count: 23)),
        change(22 * hour, .signOut(first: 32, count: 19)),
        change(22 * hour, .signIn(first: 0, count: 9)),
      ])
    #expect(world.model.groups[0].capacity == 51)
    let paid = world.model.groups[0].paid
    #expect(paid[0] == 10 * 3_600)
    #expect(paid[10] == 25 * 3_600)
    #expect(paid[14] == 21 * 3_600 + 25 * 1_800)
    #expect(paid[23] == 10 * 3_600)
    let rounding = (9 - 9.2) * 8 + 0 * 8.5 + (19 - 19.32) * 8
    #expect(abs(world.roundingHours[0] - rounding) < 1e-9)
  }

  /// A line that goes on at midnight is the same people going on: nobody signs out and in.
  @Test func roundTheClock() throws {
    let world = try world(
      "agents: [{from: 00:00, to: 24:00, agents: 5}]", horizon: "{length: 48h, interval: 1h}")
    #expect(world.model.roster == [change(0, .signIn(first: 0, count: 5))])
    #expect(world.model.groups[0].paid.allSatisfy { $0 == 18_000 })
  }

  /// Whoever works at `start` is there during the warm-up, and nobody else is.
  @Test func shiftsAndWarmUp() throws {
    let world = try world(
      "agents: [{from: 23:00, to: 01:00, agents: 5}, {from: 00:30, to: 08:00, agents: 7}]",
      horizon: "{length: 2h, interval: 30min, warm_up: 3h}")
    #expect(
      world.model.roster == [
        change(0, .signIn(first: 0, count: 5)),
        change(3 * hour + 30 * minute, .signIn(first: 5, count: 7)),
        change(4 * hour, .signOut(first: 0, count: 5)),
      ])
  }

  /// Shifts are local: 08:00 in New York is 13:00 by the clock of a horizon in London.
  @Test func shiftsAreLocal() throws {
    let read = ReadText(
      minimal(
        horizon: "{start: 2026-01-12T08:00+00:00, length: 8h, interval: 1h}",
        centers: "{here: {time_zone: America/New_York, groups: {all: {agents:"
          + " [{from: 08:00, to: 10:00, agents: 9}]}}},"
          + " home: {time_zone: Europe/London, groups: {all: {agents: 9}}}}"))
    let model = try #require(read.scenario).compile().model
    #expect(
      model.roster == [
        change(0, .level(9)).moved(toGroup: 1),
        change(5 * hour, .signIn(first: 0, count: 9)),
        change(7 * hour, .signOut(first: 0, count: 9)),
      ])
  }
}

extension RosterChange {
  fileprivate func moved(toGroup group: Int32) -> RosterChange {
    RosterChange(at: at, group: group, change: change)
  }
}
