import Foundation
import Report
import Study
import Testing

/// Pages of gates and of sweeps whose figures are planted.
///
/// A verdict that another word of the page contradicts, a limit shown as a base, or a claim within
/// the intervals fails one of these.
@Suite struct PageGateTests {
  /// Two checks over 25 days: a service level of 0.8 in the base and `level` in the head, and a
  /// limit of 10 s on a wait of 5 s.
  static func sheet(level: Double, changes: Int = 1) -> GateSheet {
    let checks = [
      GateCheck(.serviceLevel, [.total], demand: .noWorse(.absolute(0.005))),
      GateCheck(.averageSpeedOfAnswer, [.total], demand: .atMost(10)),
    ]
    var table = GateTable(checks, looks: [25])
    for day in 0..<25 {
      // Days differ a little, so that the figures have intervals.
      let noise = Double(day % 5) - 2
      table.add([
        GateSums(head: (1_000 * level + noise, 1_000), base: (800 - noise, 1_000)),
        GateSums(head: (5_000 + noise * 10, 1_000)),
      ])
    }
    let rows = zip(["service_level foshan 19:00", "average_speed_of_answer"], table.verdicts).map {
      GateSheet.Row(
        name: $0, place: $0.contains("foshan") ? "foshan 19:00" : "", verdict: $1,
        source: .init(file: "head.yaml", line: 7))
    }
    let change = GateSheet.Change(
      path: "overflow.when.waited", old: "20s", new: "35s",
      source: .init(file: "policy.yaml", line: 31))
    return GateSheet(
      scenario: "head.yaml", base: "base.yaml", strategy: "overflow", rows: rows,
      changes: [GateSheet.Change](repeating: change, count: changes), isBisected: false,
      strictness: [.worse], replications: 25, most: 200, looks: 1, seed: 7,
      command: "spillway check head.yaml --base base.yaml")
  }

  /// The JSON of gates as `check` writes it.
  static func json(_ sheets: [GateSheet]) -> Data {
    var json = ""
    GateJSON(sheets).write(to: &json)
    return Data(json.utf8)
  }

  /// The page of gates, made from their JSON.
  static func page(_ sheets: GateSheet..., language: Language = .english) throws -> ReportPage {
    ReportPage(try GateSource(json: json(sheets)), language: language)
  }

  @Test func aGateThatFailsSaysSoFirstAndWhere() throws {
    let page = try Self.page(Self.sheet(level: 0.7))
    #expect(page.answer == "The gate fails: of 2 checks 1 worse.")
    let html = page.html(library: nil)
    #expect(html.contains("✗ fails") && html.contains("80.0 % → 70.0 % (-10.0)"))
    #expect(html.contains("overflow.when.waited") && html.contains("policy.yaml:31"))
    #expect(html.contains("spillway check head.yaml --base base.yaml"))
    let rows = page.tables.first { $0.id == "all-checks-1" }?.rows ?? []
    #expect(rows.map { $0[1] } == [.text("✗ worse"), .text("✓ holds")])
  }

  @Test func aGateThatPasses() throws {
    let page = try Self.page(Self.sheet(level: 0.8))
    #expect(page.answer == "The gate passes: none of 2 checks is worse.")
    #expect(!page.tables.contains { $0.id == "failures" })
    let chinese = try Self.page(Self.sheet(level: 0.8), language: .chinese)
    #expect(chinese.answer == "检查通过：2项检查均未变差。")
  }

  @Test func oneGateOfTwoFails() throws {
    let page = try Self.page(Self.sheet(level: 0.8), Self.sheet(level: 0.7))
    #expect(page.answer == "The gate fails: of 4 checks 1 worse.")
    #expect(page.sections.map(\.id) == ["gate-1", "gate-2"])
    #expect(Set(page.tables.map(\.id)).count == page.tables.count)
  }

  /// A sweep of two factors over service levels that only the first of them moves, by `step`.
  static func sweep(step: Double, missing: Int = 0) throws -> ReportPage {
    let facts = SweepFacts(
      title: "Sample", scenario: "0123", seed: 1, replications: 3, version: "1",
      strategy: "alone",
      plan: try SweepPlan(
        factors: [
          Factor(path: "agents", values: .levels(["10", "20"])),
          Factor(path: "waited", values: .levels(["20s", "40s"])),
        ], design: .grid),
      columns: [SweepColumn(scope: "total", position: 0, kpi: "service_level")])
    let results = (0..<4).map { cell -> [CellResult.Figure]? in
      guard cell >= missing else { return nil }
      let value = 0.6 + step * Double(cell / 2)
      return [CellResult.Figure(value: value, low: value - 0.01, high: value + 0.01)]
    }
    return ReportPage(sweep: facts, columns: [0], results: results, language: .english)
  }

  @Test func aSweepSaysWhichFactorMattersAndWhereItLeads() throws {
    let page = try Self.sweep(step: 0.3)
    #expect(
      page.answer
        == "agents moves service level most: 60.0 % at 10, 90.0 % at 20.")
    let cells = try #require(page.csvFiles.first { $0.name == "cells.csv" }).text
    let lines = cells.split(separator: "\n")
    #expect(lines.first == "cell,agents,waited,service_level,service_level_low,service_level_high")
    #expect(lines.count == 5)
    #expect(!page.charts.isEmpty)
  }

  @Test func aRangeWithinTheIntervalsIsNoClaim() throws {
    #expect(try Self.sweep(step: 0.015).answer.hasPrefix("No factor surely moves service level"))
  }

  @Test func aSweepThatIsNotFinishedSaysSoFirst() throws {
    let html = try Self.sweep(step: 0.3, missing: 1).html(library: nil)
    #expect(html.contains("3 of 4 cells have figures"))
  }
}
