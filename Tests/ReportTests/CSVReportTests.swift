import Report
import Study
import Testing

@Suite struct CSVReportTests {
  /// A spreadsheet runs what starts like a formula; the apostrophe makes it text again.
  @Test(arguments: [
    ("=cmd()", "'=cmd()"), ("+1", "'+1"), ("-1", "'-1"), ("@sum", "'@sum"), ("＝1", "'＝1"),
    ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("=a,b", "\"'=a,b\""),
    ("billing", "billing"), ("深圳", "深圳"), ("", ""), ("a;b", "\"a;b\""), ("a-b", "a-b"),
  ])
  func cellsAreGuarded(_ text: String, _ cell: String) {
    #expect(CSVReport.cell(text) == cell)
  }

  /// A row for each figure there is, and each number reads back as the same bits.
  @Test func theTableIsTidy() throws {
    let results = try World.results(strategies: [0])
    let lines = World.csv(results).split(separator: "\n").map(String.init)
    #expect(lines[0] == CSVReport.columns.joined(separator: ","))
    let sizes = results.strategies[0].estimates.sizes
    let thresholds = results.labels.serviceLevel.within.count
    let expected = ScopeKind.allCases.reduce(0) { sum, kind in
      let measures = Measure.allCases.filter { $0.exists(in: kind, sizes: sizes) }
      let rows = measures.reduce(0) { $0 + ($1.dependsOnThreshold ? thresholds : 1) }
      return sum + rows * sizes.count(of: kind)
    }
    #expect(lines.count == expected + 1)
    let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.allSatisfy { $0.count == CSVReport.columns.count })
    let row = try #require(rows.first { $0[1] == "total" && $0[6] == "average_speed_of_answer" })
    let estimate = results.strategies[0].estimate(.averageSpeedOfAnswer, in: .total)
    #expect(Double(row[8])?.bitPattern == estimate?.value.bitPattern)
    #expect(Double(row[10]) == estimate?.low)
  }

  @Test func equalRunsGiveEqualBytes() throws {
    let first = World.csv(try World.results(threads: 1))
    #expect(first == World.csv(try World.results(threads: 2)))
  }
}
