import Foundation
import Scenarios
import Testing

/// `docs/reference/strategies.md` has every key as the tables have it, and its examples are read.
@Suite struct StrategyReferenceTests {
  private func page() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appendingPathComponent("docs/reference/strategies.md"), encoding: .utf8)
  }

  @Test func everyKeyStandsThereAsTheTablesHaveIt() throws {
    let lines = Set(try page().split(separator: "\n").map(String.init))
    for table in SchemaTests.standing where table.path.hasPrefix("strategies") {
      for key in table.keys {
        var need = "required"
        if case .defaults(let words) = key.need { need = words }
        let row = "| `\(key.name)` | \(key.shape.words) | \(need) | \(key.meaning) |"
        // A ring's conditions are those of `when`, said once.
        #expect(lines.contains(row), "\(table.path): \(row)")
      }
      if let free = table.freeNames {
        let row = "| a \(free.kind) | \(free.shape.words) | not used | \(free.meaning) |"
        #expect(lines.contains(row), "\(table.path): \(row)")
      }
    }
  }

  /// Every example is read without a fault in a world that has its names.
  ///
  /// An example begins at a line without indentation that is no element of a list.
  @Test func examplesAreRead() throws {
    let blocks = try page().components(separatedBy: "```yaml\n").dropFirst().map {
      String($0[..<($0.range(of: "```")?.lowerBound ?? $0.endIndex)])
    }
    var examples: [String] = []
    for line in blocks.flatMap({ $0.split(separator: "\n") }) {
      if line.hasPrefix(" ") || line.hasPrefix("-"), let last = examples.indices.last {
        examples[last] += "\n" + line
      } else {
        examples.append(String(line))
      }
    }
    #expect(examples.count >= 10)
    for example in examples { try expectRead(example) }
  }

  /// The lines of the table of names that begin a strategy's map.
  @Test func linesOfTheTableOfNamesAreRead() throws {
    let rows = try page().split(separator: "\n").filter { $0.hasPrefix("| `") }
    let cells = rows.flatMap { $0.split(separator: "|").dropFirst().prefix(1) }
    let lines = cells.flatMap { $0.split(separator: "`").map(String.init) }.filter { text in
      [
        "route: {", "overflow: [", "reserve: {", "pool: ", "pull: {", "agents: {", "age: {",
        "queue_in: {", "stages: {", "helps: {",
      ].contains {
        text.hasPrefix($0)
      }
    }
    #expect(lines.count >= 8)
    for line in lines { try expectRead(line) }
  }

  private func expectRead(_ example: String) throws {
    let centers = ["shenzhen", "guangzhou", "dongguan", "a", "b", "c"]
    let world = StrategyWorld(
      centers: centers, contactTypes: ["billing", "no_signal", "sales", "vip"],
      groups: centers.indices.flatMap { center in
        ["front_line", "front", "night"].map {
          StrategyWorld.Group(name: $0, center: center, skills: [0, 1, 2, 3])
        }
      })
    let indented = example.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    let isWhole = example.hasPrefix("strategies:")
    let text = isWhole ? example : "strategies:\n  s:\n\(indented)"
    let faults = Faults()
    let root = try #require(Document.parse(text + "\n", faults: faults))
    let strategies = StrategyReader.strategies(
      Field(root.entry("strategies")?.value, path: "strategies", faults: faults), in: world,
      policies: ["two_choices"])
    #expect(faults.errorCount == 0, "\(text)\n\(faults.rendered())")
    #expect(!strategies.isEmpty)
  }
}
