import Report
import Scenarios
import Study
import Testing

/// Two centers and two strategies for two hours, small enough for every test to run its own study.
enum World {
  static func text(
    title: String = "Two centers", first: String = "深圳",
    strategies: [String] = ["alone", "helped"],
    agents: Int = 12
  ) -> String {
    """
    spillway: 1
    title: \(title)
    horizon: {start: 2026-01-05T09:00+08:00, length: 2h, interval: 30min}
    service_level: {within: [10s, 20s], of: 20s, target: 80%}
    contacts:
      billing: {handle_time: {exponential: {mean: 3min}}, patience: {exponential: {mean: 2min}}}
    centers:
      \(first): {groups: {front: {skills: {billing: 1}, agents: \(agents), cost_per_hour: 40}}}
      guangzhou: {groups: {front: {skills: {billing: 1}, agents: 16, cost_per_hour: 42}}}
    demand:
      - {contact: billing, center: \(first), rate: 250/h}
      - {contact: billing, center: guangzhou, rate: 200/h}
    strategies:
      \(strategies[0]): {}
      \(strategies[1]): {pool: all}
    """
  }

  /// The plan of a text; a fault in it fails the test.
  static func plan(_ text: String = World.text()) throws -> Plan {
    let faults = Faults()
    let root = Document.parse(text, faults: faults)
    let scenario = root.flatMap { Scenario.read($0, in: Workspace(root: ".", faults: faults)) }
    return Plan(try #require(scenario, "\(faults.rendered())"))
  }

  /// A study with seed 7.
  static func results(
    _ text: String = World.text(), strategies: [Int]? = nil, replications: Int = 12,
    threads: Int = 1, also: [Measure] = []
  ) throws -> Results {
    let settings = RunSettings(seed: 7, replications: replications, threads: threads)
    return try Study.run(
      plan(text).study(
        strategies: strategies, settings: settings, comparison: ComparisonSettings(also: also)))
  }

  static func json(_ results: Results) -> String {
    var text = ""
    JSONReport(results).write(to: &text)
    return text
  }

  static func csv(_ results: Results) -> String {
    var text = ""
    CSVReport(results).write(to: &text)
    return text
  }
}
