import Foundation
import Report
import Testing

/// What holds of every chart, so that a chart draws what its tables say and nothing else.
@Suite struct ChartLawTests {
  /// A page with every chart of a result; the language changes no data.
  private static func charts(_ language: Language = .english) throws -> [Chart] {
    ChartPages.charts(try ChartPages.page(language).page)
  }

  @Test func everyChartOfAResultIsThere() throws {
    let ids = Set(try Self.charts().map(\.id))
    #expect(
      ids == [
        "service-level", "heat-map", "plan", "waits", "flows", "differences", "cost", "days",
        "timeline",
      ])
  }

  /// A column renamed in the table but not in the specification leaves an empty chart behind.
  @Test(arguments: Language.allCases) func everyFieldStandsInATable(_ language: Language) throws {
    for chart in try Self.charts(language) {
      for spec in ChartPages.specs(chart) {
        let walk = FieldWalk(chart, spec)
        #expect(walk.unknown.isEmpty, "\(chart.id): \(walk.unknown)")
        #expect(walk.used.count >= 3, "\(chart.id) draws nothing")
      }
    }
  }

  /// The same of the charts of gates and sweeps.
  @Test func everyFieldOfGatesAndSweepsStandsInATable() throws {
    let gates = try PageGateTests.page(PageGateTests.sheet(level: 0.7))
    let charts = gates.charts + (try PageGateTests.sweep(step: 0.3)).charts
    #expect(charts.map(\.id) == ["checks-1", "response-1", "cells-1"])
    for chart in charts {
      for spec in ChartPages.specs(chart) {
        let walk = FieldWalk(chart, spec)
        #expect(walk.unknown.isEmpty, "\(chart.id): \(walk.unknown)")
        #expect(walk.sources == Set(chart.tables.map(\.id)), "\(chart.id)")
      }
    }
  }

  /// Values of a parameter lie on the axis as numbers, in order and to scale.
  @Test func valuesOfASweepLieToScale() throws {
    let page = try PageGateTests.sweep(step: 0.3)
    let chart = try ChartPages.chart("response-1", page)
    let rows = ChartPages.rows(chart.tables[0]).filter { $0["parameter"]?.text == "waited" }
    #expect(rows.map { $0["number"]?.value } == [20, 40])
    let axes = chart.spec.everything.compactMap { $0["x"]?["type"]?.string }
    #expect(Set(axes) == ["quantitative"])
  }

  /// Data without a table, or a table that nothing draws.
  @Test func dataAreTables() throws {
    for chart in try Self.charts() {
      for spec in ChartPages.specs(chart) {
        let names = FieldWalk(chart, spec).sources
        #expect(names.isSubset(of: chart.tables.map(\.id)), "\(chart.id)")
        #expect(names.contains(chart.tables[0].id) || chart.id == "days", "\(chart.id)")
      }
    }
  }

  @Test func tablesHaveACellForEveryColumn() throws {
    for chart in try Self.charts() {
      for table in chart.tables {
        #expect(!table.rows.isEmpty)
        #expect(Set(table.columns.map(\.field)).count == table.columns.count)
        #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(table.id)")
      }
    }
  }

  /// A color in a specification would be wrong in one of the themes.
  @Test func specificationsHoldNoColors() throws {
    let color = /#[0-9a-fA-F]{3,8}\b/
    for chart in try Self.charts() {
      for text in ChartPages.specs(chart).flatMap(\.everything).compactMap(\.string) {
        #expect(text.firstMatch(of: color) == nil, "\(chart.id): \(text)")
      }
    }
  }

  @Test func specificationsReadBackAsTheyWereWritten() throws {
    for chart in try Self.charts() {
      for spec in ChartPages.specs(chart) {
        let data = try JSONEncoder().encode(spec)
        #expect(try JSONDecoder().decode(SpecValue.self, from: data) == spec, "\(chart.id)")
      }
    }
  }

  /// Themes differ in colors only: a key that one lacks would fall back to Vega's own.
  @Test func themesHaveTheSameKeys() {
    func keys(_ value: SpecValue, _ path: String) -> Set<String> {
      value.fields.reduce(into: [path]) { $0.formUnion(keys($1.value, "\(path).\($1.key)")) }
    }
    #expect(keys(ChartTheme.light, "") == keys(ChartTheme.dark, ""))
    #expect(ChartTheme.light != ChartTheme.dark)
  }

  /// Every sentence and heading of a page in Chinese has a Chinese character.
  @Test func chartsSpeakChinese() throws {
    let han = /\p{Han}/
    for chart in try Self.charts(.chinese) {
      let headings = chart.tables.flatMap { table in
        [table.title] + table.columns.filter { !$0.isHidden }.map(\.title)
      }
      for text in [chart.title, chart.summary] + headings where text != "p（Holm）" {
        #expect(text.firstMatch(of: han) != nil, Comment(rawValue: "\(chart.id): \(text)"))
      }
    }
  }

  /// A summary is what a reader who cannot see the chart has; a place left open tells nothing.
  @Test(arguments: Language.allCases) func summariesAreWhole(_ language: Language) throws {
    for chart in try Self.charts(language) {
      #expect(!chart.summary.isEmpty, "\(chart.id)")
      #expect(!chart.summary.contains("{"), "\(chart.id): \(chart.summary)")
      #expect(chart.spec["description"]?.string == chart.summary, "\(chart.id)")
    }
  }
}

/// The fields that a specification reads, each with the table it reads it from.
private struct FieldWalk {
  /// Fields that no table has and no transform makes.
  private(set) var unknown: Set<String> = []
  private(set) var used: Set<String> = []
  private(set) var sources: Set<String> = []
  private let columns: [String: Set<String>]
  private let made: Set<String>

  init(_ chart: Chart, _ spec: SpecValue) {
    columns = Dictionary(
      uniqueKeysWithValues: chart.tables.map { ($0.id, Set($0.columns.map(\.field))) })
    made = Set(spec.everything.compactMap { $0["as"]?.string })
    let isVega = spec["$schema"]?.string?.contains("/vega/") == true
    visit(spec, isVega ? columns.values.reduce(into: Set()) { $0.formUnion($1) } : nil)
  }

  private mutating func visit(_ value: SpecValue, _ outer: Set<String>?) {
    var known = outer
    for source in value["data"].map({ [$0] + $0.elements }) ?? [] {
      guard let name = source["name"]?.string, source["source"] == nil else { continue }
      sources.insert(name)
      if value["$schema"]?.string?.contains("/vega/") != true { known = columns[name] ?? [] }
    }
    if value["data"]?["values"] != nil { known = nil }
    for (key, entry) in value.fields {
      if let text = entry.string { note(key, text, known) }
      visit(entry, known)
    }
    for element in value.elements { visit(element, known) }
  }

  private mutating func note(_ key: String, _ text: String, _ known: Set<String>?) {
    guard key != "labelExpr" else { return }
    var fields = ["field", "groupby"].contains(key) ? [text] : []
    fields += text.matches(of: /datum\.([a-z_0-9]+)/).map { String($0.1) }
    for field in fields where !made.contains(field) {
      used.insert(field)
      if known?.contains(field) != true { unknown.insert(field) }
    }
  }
}
