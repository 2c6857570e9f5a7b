import Foundation
import Report
import Scenarios
import Study
import Testing

/// The rules of a strategy as `explain --routing` lists them, in Chinese.
///
/// `LanguageTests` finds a phrase of the sources that no catalog has; these find words that reach a
/// line as a value, and phrases that only come about when they are put together.
@Suite struct RoutingLanguageTests {
  /// In Chinese nothing is left of English but names and units, in any example of the reference.
  ///
  /// Catches a condition that is joined with `and` before it becomes a phrase.
  @Test func everyExampleOfTheReference() throws {
    let centers = ["shenzhen", "guangzhou", "dongguan", "a", "b", "c"]
    let types = ["billing", "no_signal", "sales", "vip"]
    let groups = ["front_line", "front", "night"]
    let world = StrategyWorld(
      centers: centers, contactTypes: types,
      groups: centers.indices.flatMap { center in
        groups.map { StrategyWorld.Group(name: $0, center: center, skills: [0, 1, 2, 3]) }
      }, rooms: centers.map { _ in StrategyWorld.Rooms(shared: 30) })
    var lines = 0
    for example in try Self.examples() {
      let faults = Faults()
      let root = try #require(Document.parse(example, faults: faults))
      let field = Field(root.entry("strategies")?.value, path: "strategies", faults: faults)
      let read = StrategyReader.strategies(field, in: world, policies: ["two_choices"])
      for strategy in read {
        guard case .rules(let rules) = strategy.source else { continue }
        let listing = rules.compiled(in: world).listing(in: world)
        Self.expectChinese(listing, names: centers + types + groups)
        lines += listing.count
      }
    }
    #expect(lines > 1_000)
  }

  /// The same in the strategies of scenarios.
  @Test(arguments: ["every-policy/scenario", "power-cut/requeued", "universiade/heavy"])
  func shippedStrategies(_ name: String) throws {
    let faults = Faults()
    let path = SourcePhrases.root.appending(path: "scenarios/\(name).yaml").path
    let plan = try #require(Plan.load(path, faults: faults), "\(faults.rendered())")
    let labels = plan.labels
    let names = labels.centers.map(\.name) + labels.contactTypes + labels.groups.map(\.name)
    for strategy in plan.strategies {
      let listing = strategy.routing?.listing(in: plan.strategyWorld) ?? []
      Self.expectChinese(listing, names: names)
    }
  }

  /// Places stand where Chinese has them, and a center that is called like a word of the listing
  /// keeps its name.
  @Test func namesStay() throws {
    let plan = try World.plan(World.text(first: "nothing"))
    let words = Words(.chinese)
    let lines = try #require(plan.strategies[1].routing).listing(in: plan.strategyWorld)
    #expect(words(lines[0]) == "billing@nothing：在 billing@nothing 排队")
    #expect(words(lines[1]) == "  进线时：尝试 nothing/front、guangzhou/front，取空闲最久者")
  }

  /// The examples of `docs/reference/strategies.md`: each begins at a line without indentation that
  /// is no element of a list.
  private static func examples() throws -> [String] {
    let page = SourcePhrases.root.appending(path: "docs/reference/strategies.md")
    let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```yaml\n")
    var examples: [String] = []
    for block in blocks.dropFirst() {
      let end = block.range(of: "```")?.lowerBound ?? block.endIndex
      for line in block[..<end].split(separator: "\n") {
        if line.hasPrefix(" ") || line.hasPrefix("-"), let last = examples.indices.last {
          examples[last] += "\n" + line
        } else {
          examples.append(String(line))
        }
      }
    }
    return examples.map { example in
      guard !example.hasPrefix("strategies:") else { return example + "\n" }
      let body = example.split(separator: "\n").map { "    \($0)\n" }.joined()
      return "strategies:\n  s:\n" + body
    }
  }

  private static func expectChinese(_ listing: [Phrase], names: [String]) {
    let words = Words(.chinese)
    let longestFirst = names.sorted { $0.count > $1.count }
    for line in listing {
      let said = words(line)
      let rest = longestFirst.reduce(said) { $0.replacing($1, with: "") }
      let english = rest.split { !($0.isASCII && $0.isLetter) }
      #expect(english.allSatisfy { $0 == "s" || $0 == "ms" }, "\(line.english): \(said)")
      #expect(!said.contains("{"), "\(line.english): \(said)")
    }
  }
}
