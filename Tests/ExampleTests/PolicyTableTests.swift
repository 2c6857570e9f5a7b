import Foundation
import Report
import Scenarios
import Study
import Testing

/// The tables of the guide `docs/guides/which-overflow-policy.md` are what the program finds.
///
/// `SPILLWAY_RECORD=1` writes them anew; the table of the big scenario takes minutes and is looked
/// at by `SPILLWAY_NIGHTLY=1` alone.
@Suite(.serialized) struct PolicyTableTests {
  private static let guide = Shipped.root.appending(path: "docs/guides/which-overflow-policy.md")
  private static let isRecording = ProcessInfo.processInfo.environment["SPILLWAY_RECORD"] == "1"
  private static let isNightly = ProcessInfo.processInfo.environment["SPILLWAY_NIGHTLY"] == "1"

  @Test func theSmallTableIsWhatIsFound() throws {
    try check("every-policy", "scenarios/every-policy/scenario.yaml")
  }

  @Test(.enabled(if: isRecording || isNightly)) func theBigTableIsWhatIsFound() throws {
    try check("universiade", "scenarios/universiade/policies.yaml")
  }

  /// A policy that is added to the big scenario is missed in the table at once.
  @Test func theBigTableHasEveryPolicy() throws {
    let plan = try Shipped.plan("scenarios/universiade/policies.yaml")
    let page = try String(contentsOf: Self.guide, encoding: .utf8)
    let table = page[try Self.place(of: "universiade", in: page)]
    let names = table.split(separator: "\n").dropFirst(2).map { line in
      String(line.split(separator: "|")[0].filter { !" `".contains($0) })
    }
    #expect(names == plan.strategies.map(\.strategy.name))
  }

  private func check(_ name: String, _ file: String) throws {
    let plan = try Shipped.plan(file)
    let found = Self.rendered(
      try Shipped.run(plan, replications: plan.scenario.run.replications))
    var page = try String(contentsOf: Self.guide, encoding: .utf8)
    let place = try Self.place(of: name, in: page)
    let shown = String(page[place])
    if Self.isRecording, found != shown {
      page.replaceSubrange(place, with: found)
      try Data(page.utf8).write(to: Self.guide)
    }
    #expect(shown == found, "SPILLWAY_RECORD=1 swift test -c release --filter PolicyTableTests")
  }

  /// What stands between the marks of a table.
  private static func place(of name: String, in page: String) throws -> Range<String.Index> {
    let start = try #require(page.range(of: "<!-- \(name) -->\n"))
    let end = try #require(page.range(of: "<!-- end -->", range: start.upperBound..<page.endIndex))
    return start.upperBound..<end.lowerBound
  }

  private static func rendered(_ results: Results) -> String {
    var text = "| strategy | service level | worst center | cost | acts an hour | "
    text += "reversals an hour |\n|---|---|---|---|---|---|\n"
    for strategy in results.strategies {
      let level = Figures.estimate(strategy.estimate(.serviceLevel, in: .total), .share)
      var line = "| `\(strategy.name)` | \(level) | \(worst(strategy, results.labels)) |"
      for measure in [Measure.cost, .ruleActivations, .overflowReversals] {
        let value: Double? = strategy.estimate(measure, in: .total)?.value
        line += " \(value.map { Figures.count($0) } ?? "") |"
      }
      text += line + "\n"
    }
    return text
  }

  /// The center whose own callers fare worst, and how.
  private static func worst(_ strategy: StrategyResult, _ labels: Labels) -> String {
    var worst: (name: String, level: Double)?
    for center in labels.centers.indices {
      let estimate = strategy.estimate(.serviceLevel, in: .center(center, .origin))
      guard let level = estimate?.value, level < worst?.level ?? 2 else { continue }
      worst = (labels.centers[center].name, level)
    }
    return worst.map { "\($0.name) \(Figures.share($0.level))" } ?? ""
  }
}
