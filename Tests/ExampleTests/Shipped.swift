import Foundation
import Report
import Scenarios
import Study

/// A scenario of the folder `scenarios/`, and the command whose output is committed beside it.
struct Shipped: CustomStringConvertible, Sendable {
  let name: String

  var description: String { name }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every folder and every finding, in the order of the alphabet.
  static let all: [Shipped] = {
    let names = folders("scenarios").filter { $0 != "findings" }
    return (names + folders("scenarios/findings").map { "findings/\($0)" }).map(Shipped.init)
  }()

  private static func folders(_ path: String) -> [String] {
    let folder = root.appending(path: path).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.sorted()
  }

  /// Whether it shows a finding of the literature, traps and all.
  var isFinding: Bool { name.hasPrefix("findings/") }

  /// The scenario files of the folder, relative to the root; `scenario.yaml` among them.
  var files: [String] {
    let folder = Self.root.appending(path: "scenarios/\(name)").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "scenarios/\(name)/\($0)" }
  }

  /// The committed output: its first line is the command, the rest what it prints.
  func expected(_ file: String = "expected.txt") throws -> (command: Command, output: String) {
    let path = Self.root.appending(path: "scenarios/\(name)/\(file)")
    let text = try String(contentsOf: path, encoding: .utf8)
    let end = text.firstIndex(of: "\n") ?? text.endIndex
    let command = try Command(String(text[..<end]))
    return (command, String(text[end...].dropFirst()))
  }

  /// Opens a scenario file by its path relative to the root.
  static func plan(_ file: String) throws -> Plan {
    let faults = Faults()
    guard let plan = Plan.load(root.appending(path: file).path, faults: faults) else {
      throw Unusable(words: faults.rendered())
    }
    return plan
  }

  /// Runs one strategy of a plan, or all of them, on two threads.
  static func run(_ plan: Plan, only strategy: String? = nil, replications: Int) throws -> Results {
    let positions = plan.strategies.indices.filter {
      strategy == nil || plan.strategies[$0].strategy.name == strategy
    }
    let settings = RunSettings(
      seed: plan.scenario.run.seed, replications: replications, threads: 2)
    return try Study.run(plan.study(strategies: positions, settings: settings))
  }

  /// A scenario that cannot be read, or a command line that this bundle does not know.
  struct Unusable: Error {
    let words: String
  }
}

/// A command line of a committed output, such as
/// `spillway compare scenarios/two-centers/scenario.yaml --replications 20 --hours`.
struct Command {
  let isComparison: Bool
  let file: String
  private(set) var replications: Int?
  private(set) var isFull = false
  private(set) var language = Language.english

  init(_ line: String) throws {
    var words = line.split(separator: " ").map(String.init)[...]
    guard words.popFirst() == "$", words.popFirst() == "spillway", let verb = words.popFirst(),
      ["run", "compare"].contains(verb), let file = words.popFirst()
    else { throw Shipped.Unusable(words: "not a command: \(line)") }
    isComparison = verb == "compare"
    self.file = file
    while let option = words.popFirst() {
      switch option {
      case "--replications": replications = words.popFirst().flatMap { Int($0) }
      case "--hours": isFull = true
      case "--lang": language = words.popFirst().flatMap(Language.init) ?? .english
      case "--quiet": continue
      default: throw Shipped.Unusable(words: "unknown option \(option)")
      }
    }
  }

  /// What the command prints on standard output.
  func output() throws -> String {
    let words = Words(language)
    let plan = try Shipped.plan(file)
    let count = replications ?? plan.scenario.run.replications
    guard isComparison else {
      let first = plan.strategies[0].strategy.name
      let results = try Shipped.run(plan, only: first, replications: count)
      return TextReport(results, words: words).rendered
    }
    let results = try Shipped.run(plan, replications: count)
    guard let report = CompareReport(results, file: file, isFull: isFull, words: words) else {
      throw Shipped.Unusable(words: "nothing to compare in \(file)")
    }
    return report.rendered
  }
}
