import Foundation
import Report
import Study
import Testing

@Suite struct TextReportTests {
  private func expectNarrow(_ text: String) {
    for line in text.split(separator: "\n") {
      #expect(TextWidth.of(line) <= TextTable.lineWidth, "\(line)")
    }
  }

  /// A service level without its T, its denominator and its clock means nothing.
  @Test func theHeadSaysWhatIsDividedByWhat() throws {
    let text = TextReport(try World.results(strategies: [0])).rendered
    #expect(
      text.contains(
        "service level: answered within 20 s / offered, the clock from the arrival; target 80 %"))
    #expect(text.contains("Strategy alone: the whole horizon"))
    #expect(text.contains("service_level (10 s)"))
  }

  @Test func everyTableFitsItsLine() throws {
    let long = String(repeating: "很长的名字", count: 8)
    let text = World.text(first: long, strategies: ["\(long)一", "\(long)二"])
    let results = try World.results(text, also: [.cost, .waitP95])
    expectNarrow(TextReport(results, tables: TextReport.Table.allCases).rendered)
    expectNarrow(try #require(CompareReport(results, file: "a.yaml", isFull: true)).body)
  }

  /// The answer, its interval, the ranking, what to try: in this order, at the end.
  @Test func theComparisonEndsWithTheAnswer() throws {
    let results = try World.results(replications: 30)
    let report = try #require(CompareReport(results, file: "two centers.yaml"))
    let text = report.rendered
    let comparison = try #require(results.comparison)
    let best = results.strategies[comparison.ranking[0]].name
    let parts = [
      "By hour: who has the best service level (20 s)", "By center of origin", "The answer\n",
      "\(best) wins: service level",
      "rank  strategy", "On the same customers", "Try next:", "'two centers.yaml'",
      "seed 7", "digest \(results.run.digest)",
    ]
    let places = try parts.map { try #require(text.firstRange(of: $0), "\($0)").lowerBound }
    #expect(places == places.sorted())
    let commands = text.split(separator: "\n").filter { $0.hasPrefix("  spillway ") }
    #expect(commands.count == 3)
  }

  @Test func oneStrategyHasNoComparison() throws {
    #expect(CompareReport(try World.results(strategies: [0]), file: "a.yaml") == nil)
  }

  /// What the reference says of a measure is what the program says of it.
  @Test func theReferenceListsTheMeasures() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/reference/measures.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains(MeasuresText().text(isMarkdown: true)))
  }

  @Test(arguments: [
    ("a.yaml", "a.yaml"), ("two centers.yaml", "'two centers.yaml'"), ("it's", "'it'\\''s'"),
    ("深圳", "'深圳'"), ("", "''"), ("-", "-"), ("-x", "'-x'"), ("$(rm)", "'$(rm)'"),
  ])
  func wordsForTheShellAreQuoted(_ word: String, _ quoted: String) {
    #expect(CompareReport.quoted(word) == quoted)
  }
}
