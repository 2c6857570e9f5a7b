import ArgumentParser
import Report
import Scenarios
import Study

/// `spillway compare`: strategies against each other on the same customers, ranked.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare the strategies of a scenario on the same customers, and rank them.")

  @Argument(
    help: "The scenario, or - for standard input.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "The strategies, separated by commas. (default: all of the file)")
  var strategies: String?

  @Option(help: "The KPI that ranks.", completion: .list(Measure.allCases.map(\.name)))
  var rank = Measure.serviceLevel.name

  @Option(
    help: "Further KPIs of the total, separated by commas; each is a Holm family of its own.",
    completion: .list(Measure.allCases.map(\.name)))
  var kpi: String?

  @Flag(help: "Add a table of every interval by strategy.")
  var hours = false

  @Flag(
    help: """
      Add a table of what the rules do: acts, turns, contacts sent back, spread between centers, \
      who waited longer than at home, what helpers lose. Simulates isolated centers beside each \
      strategy.
      """)
  var health = false

  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var traces: TraceOptions
  @OptionGroup var page: DayPageOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    let rank = try Self.measure(rank)
    let further = try kpi?.split(separator: ",").map { try Self.measure(String($0)) } ?? []
    try output.check()
    try traces.check(force: output.force)
    let target = try page.target(force: output.force)
    let (plan, warnings) = try Loading.plan(file, overrides)
    let simulation = try Simulation(
      plan, warnings, strategies: try positions(in: plan), options,
      comparison: ComparisonSettings(rank: rank, also: further), isBesideIsolated: health)
    let (results, ending) = try simulation.run()
    try output.write { output in
      switch format.format {
      case .text: output.write(text(results))
      case .json: JSONReport(results, day: plan.day).write(to: &output)
      case .csv: CSVReport(results).write(to: &output)
      }
    }
    if let target {
      try page.write(results, of: simulation, to: target, language: language.language)
    }
    if let ending { throw ending }
    try traces.write(simulation, force: output.force)
  }

  /// The comparison, before it the tables of each strategy that were asked for.
  private func text(_ results: Results) -> String {
    let report =
      CompareReport(
        results, file: file, program: Invocation.program, isFull: hours,
        showsHealth: health, words: language.words)?.rendered ?? ""
    guard let tables = format.tables else { return report }
    return TextReport(results, tables: tables, words: language.words).body + "\n" + report
  }

  private func positions(in plan: Plan) throws -> [Int] {
    let names = strategies?.split(separator: ",").map(String.init)
    let positions = try names.map { try $0.map { try Loading.strategy($0, in: plan) } }
    let chosen = positions ?? Array(plan.strategies.indices)
    guard Set(chosen).count == chosen.count else {
      throw Ending.fault(.badArguments, "--strategies names a strategy twice")
    }
    guard chosen.count > 1 else {
      throw Ending.fault(
        .nothingToCompare, "a comparison needs two strategies, there is \(chosen.count)",
        help: "name a second alternative under `strategies`, or use `spillway run`")
    }
    return chosen
  }

  /// A KPI by its name, if there is a better and a worse of it.
  private static func measure(_ name: String) throws -> Measure {
    guard let measure = Measure(name: name) else {
      let near = Spelling.nearest(to: name, among: Measure.allCases.map(\.name))
      throw Ending.fault(
        .unknownKPI, "there is no kpi \(Display.quote(name))",
        help: near.map { "did you mean \(Display.quote($0))?" }
          ?? "`spillway measures` lists them")
    }
    guard measure.isComparable, measure.direction != .neither else {
      throw Ending.fault(
        .unknownKPI, "strategies cannot be ranked by `\(name)`",
        help: "`spillway measures` says of each KPI which way is better")
    }
    return measure
  }
}
