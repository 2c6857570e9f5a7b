import Foundation
import Scenarios
import Sim
import Testing

/// Tables become steps: by order, or by a column of local times with its missing and doubled hours.
@Suite struct TableTests {
  private func read(
    _ csv: String, volume: String, horizon: String, zone: String = "Europe/Berlin"
  ) throws -> ReadFolder {
    try ReadFolder([
      "table.csv": csv,
      "scenario.yaml": minimal(
        horizon: horizon,
        centers: "{here: {time_zone: \(zone), groups: {all: {agents: 5000}}}}",
        demand: "[{contact: calls, center: here, volume: \(volume)}]"),
    ])
  }

  private func volumes(_ read: ReadFolder) throws -> [Double] {
    #expect(read.lines == [])
    guard case .volume(let table) = try #require(read.scenario).demand[0].amount else { return [] }
    return table.values
  }

  /// Half-hours from one local midnight to the next, with their local times, `hours` to a day.
  private func halfHours(_ day: String, _ times: [String]) -> String {
    "start,calls\n"
      + times.enumerated().map { "\(day) \($0.element),\($0.offset + 1)\n" }.joined()
  }

  private func clock(_ half: Int) -> String {
    String(format: "%02d:%02d", half / 2, half % 2 * 30)
  }

  @Test func rowsInTheirOrder() throws {
    let read = try read(
      "calls\n1\n2.5\n3\n4\n", volume: "{csv: table.csv, column: calls}", horizon: "{length: 2h}")
    #expect(try volumes(read) == [1, 2.5, 3, 4])
  }

  @Test func rowsOfALongTable() throws {
    let read = try read(
      "queue;start;offered\na;00:00;1\nb;00:00;7\na;00:30;2\nb;00:30;8\n",
      volume: "{csv: table.csv, where: {queue: b}, time: start, value: offered}",
      horizon: "{length: 1h}")
    #expect(try volumes(read) == [7, 8])
  }

  /// Rows of an hour in a horizon of half-hours, out of order, with other days in the file.
  @Test func rowsByTime() throws {
    let csv = """
      start,calls
      2026-05-05 01:00,20
      2026-05-05 00:00,10
      2026-05-04 23:00,99
      2026-05-06 00:00,98
      """
    let read = try read(
      csv, volume: "{csv: table.csv, column: calls, time: start, interval: 1h}",
      horizon: "{start: 2026-05-05T00:00+02:00, length: 2h}")
    #expect(try volumes(read) == [10, 20])
    let profile = try #require(read.scenario).compile().model.streams[0]
    guard case .rate(let rate) = profile.source else { return }
    #expect(rate.segments.map(\.from) == [0, 3_600_000_000])
  }

  /// The day on which clocks go forward has 46 half-hours, in the table and in the horizon.
  @Test func aDayOf23Hours() throws {
    let times = (0..<48).filter { $0 / 2 != 2 }.map(clock)
    let read = try read(
      halfHours("2026-03-29", times), volume: "{csv: table.csv, column: calls, time: start}",
      horizon: "{start: 2026-03-29T00:00+01:00, length: 23h}")
    #expect(try volumes(read) == (1...46).map(Double.init))
    let names = try #require(read.scenario).labels.intervals.map(\.name)
    #expect(names.count == 46)
    #expect(names[3] == "01:30")
    #expect(names[4] == "03:00")
  }

  @Test func anHourThatIsMissing() throws {
    let read = try read(
      halfHours("2026-03-29", (0..<46).map(clock)),
      volume: "{csv: table.csv, column: calls, time: start}",
      horizon: "{start: 2026-03-29T00:00+01:00, length: 23h}")
    #expect(
      read.lines == [
        "table.csv:6:1 SPW-0407 row 6, column `start`: 02:00 on 2026-03-29 does not exist in"
          + " Europe/Berlin | clocks go from 02:00 to 03:00 there; write a time before or after"
      ])
    #expect(read.scenario == nil)
  }

  @Test func anHourThatComesTwice() throws {
    let read = try read(
      halfHours("2026-10-25", (0..<48).map(clock)),
      volume: "{csv: table.csv, column: calls, time: start}",
      horizon: "{start: 2026-10-25T00:00+02:00, length: 25h}")
    #expect(
      read.lines == [
        "table.csv:6:1 SPW-0408 row 6, column `start`: 02:00 on 2026-10-25 comes twice in"
          + " Europe/Berlin, with +02:00 and with +01:00 | write `2026-10-25T02:00+02:00` or"
          + " `2026-10-25T02:00+01:00`"
      ])
  }

  /// The same day with offsets: 50 half-hours, each named once.
  @Test func aDayOf25Hours() throws {
    let early = (0..<6).map { clock($0) + "+02:00" }
    let late = (4..<48).map { clock($0) + "+01:00" }
    let read = try read(
      halfHours("2026-10-25", early + late).replacingOccurrences(of: "25 ", with: "25T"),
      volume: "{csv: table.csv, column: calls, time: start}",
      horizon: "{start: 2026-10-25T00:00+02:00, length: 25h}")
    #expect(try volumes(read) == (1...50).map(Double.init))
    let names = try #require(read.scenario).labels.intervals.map(\.name)
    #expect(Set(names).count == 50)
    #expect(names[4].hasSuffix("02:00+02:00"))
    #expect(names[6].hasSuffix("02:00+01:00"))
  }

  @Test func aHoleInTheTable() throws {
    let read = try read(
      "start,calls\n00:00,1\n00:30,2\n01:30,4\n",
      volume: "{csv: table.csv, column: calls, time: start}", horizon: "{length: 2h}")
    #expect(
      read.lines == [
        "scenario.yaml:5:55 SPW-0413 demand[1].volume.csv: no row begins at 2001-01-01T01:00"
          + " | write a row for every 30min of the horizon, or say how long a row is with"
          + " `interval:`"
      ])
  }

  @Test func aTimeInTwoRows() throws {
    let read = try read(
      "start,calls\n00:00,1\n00:30,2\n00:30,3\n01:00,4\n01:30,5\n",
      volume: "{csv: table.csv, column: calls, time: start}", horizon: "{length: 2h}")
    #expect(
      read.lines == [
        "table.csv:4:1 SPW-0413 row 4, column `start`: this time stands in two rows"
          + " | a row lasts 30min; say otherwise with `interval:`"
      ])
  }

  @Test func rowsTooFew() throws {
    let read = try read(
      "calls\n1\n2\n3\n", volume: "{csv: table.csv, column: calls}", horizon: "{length: 2h}")
    #expect(
      read.lines == [
        "scenario.yaml:5:55 SPW-0413 demand[1].volume.csv: there are 3 rows; the horizon has 4"
          + " intervals of 30min | write one for each, say how long a row is with `interval:`, or"
          + " name the column of times with `time:`"
      ])
  }

  @Test func agentsFromATable() throws {
    let read = try ReadFolder([
      "staffing/here.csv": "front_line\n25\n12\n50\n50\n",
      "scenario.yaml": minimal(
        centers: "{here: {groups: {all: {agents: {csv: staffing/here.csv, column: front_line,"
          + " counts: rostered}, shrinkage: 8%}}}}"),
    ])
    #expect(read.lines == [])
    let model = try #require(read.scenario).compile().model
    #expect(model.roster.map(\.change) == [.level(23), .level(11), .level(46)])
  }

  @Test func halfAnAgentOnThePhone() throws {
    let read = try ReadFolder([
      "a.csv": "n\n25\n12.5\n50\n50\n",
      "scenario.yaml": minimal(
        centers: "{here: {groups: {all: {agents: {csv: a.csv, column: n}}}}}"),
    ])
    #expect(
      read.lines == [
        "a.csv:3:1 SPW-0628 row 3, column `n`: `12.5` is not a whole number"
          + " | write a whole number from 0 to 1000000"
      ])
  }

  @Test func recordedHandleTimes() throws {
    let read = try ReadFolder([
      "t.csv": "seconds,count\n30,1\n00:01:00,3\n10,0\n",
      "scenario.yaml": handling(
        "{empirical: {csv: t.csv, column: seconds, weight: count}}"),
    ])
    #expect(read.lines == [])
    let talk = try #require(read.scenario).contacts[0].meanHandleTime
    #expect(talk == 52.5)
  }
}
