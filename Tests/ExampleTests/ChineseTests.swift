import Foundation
import Report
import Scenarios
import Study
import Testing

/// Reports in Chinese beside the same reports in English.
@Suite struct ChineseTests {
  /// A snapshot of one small scenario: shows whoever changes a phrase what it reads like.
  @Test func printsWhatIsCommitted() throws {
    let scenario = Shipped(name: "two-centers")
    let (command, output) = try scenario.expected("expected.zh.txt")
    #expect(command.language == .chinese)
    #expect(try command.output() == output)
  }

  /// No line is wider than a terminal, and the figures are those of the English report in their
  /// order: a table in one language can be laid beside a table in the other.
  ///
  /// Catches a phrase whose places changed their order, a number written into a translation, and
  /// a column that was left out for its width.
  @Test(arguments: ["two-centers", "universiade"]) func figuresAreThoseOfEnglish(
    _ name: String
  ) throws {
    let file = "scenarios/\(name)/scenario.yaml"
    let plan = try Shipped.plan(file)
    let results = try Shipped.run(plan, replications: 2)
    let texts = [Language.english, .chinese].map { language -> [String] in
      let words = Words(language)
      let tables = TextReport(results, tables: TextReport.Table.allCases, words: words).rendered
      let comparison = CompareReport(
        results, file: file, isFull: true, showsHealth: true, words: words)
      return [tables, comparison?.rendered ?? ""]
    }
    for (english, chinese) in zip(texts[0], texts[1]) {
      #expect(Self.figures(of: chinese) == Self.figures(of: english))
      let lines = chinese.split(separator: "\n")
      let wide = lines.filter { TextWidth.of($0) > 100 && !$0.hasPrefix("  spillway ") }
      #expect(wide.isEmpty, "\(wide)")
    }
  }

  /// The numbers of a text in their order; names of strategies, scenarios and commands count alike
  /// in both languages, except where a narrower table cuts them.
  private static func figures(of text: String) -> [String] {
    text.split(separator: "\n").flatMap { line in
      line.split { !("0"..."9" ~= $0 || ".,±".contains($0)) }.map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: ".,±"))
      }.filter { $0.contains { "0"..."9" ~= $0 } }
    }
  }
}
