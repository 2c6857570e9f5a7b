import ArgumentParser
import Foundation
import Report
import Scenarios
import Sim
import Study

/// `spillway staff`: agents by interval from a forecast, held against simulation.
struct Staff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the agents that each interval needs, and verify them by simulation.",
    discussion: """
      A formula proposes, the simulation disposes: a plan is made by one of the staffing methods, \
      simulated, and every interval in which the two part is named with what explains it. --fix \
      corrects the plan until the simulated target holds, --out writes it as a scenario.
      """)

  @Argument(
    help: "The scenario, or - for standard input.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(
    help: "The method, or all beside each other: \(Self.methods.joined(separator: ", ")).",
    completion: .list(Self.methods))
  var method = StaffingMethod.mol.rawValue

  @Option(help: "The strategy that is simulated. (default: the first of the file)")
  var strategy: String?

  @Flag(help: "Staff all centers as one.")
  var pooled = false

  @Flag(help: "Staff for the strategy's overflow on arrival, by equivalent random theory.")
  var chain = false

  @Flag(help: "Formulas take it that nobody gives up (Erlang C).")
  var ignorePatience = false

  @Option(help: "The fewest agents on the phone of a group where it has any.")
  var minimum = 0

  @Flag(help: "Correct the plan by simulation until every interval surely holds.")
  var fix = false

  @Option(help: "With --fix: the most simulations. (default: 60)")
  var maxRuns: Int?

  @Flag(help: "Show every interval.")
  var intervals = false

  @Option(help: "Write the plan into this folder: tables of agents, and a scenario that uses them.")
  var out: String?

  @Option(help: "The form of the report; json and csv hold every interval.")
  var format = FormatOptions.Format.text

  @OptionGroup var goal: GoalOptions
  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var options: StaffRunOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions

  static let methods = StaffingMethod.allCases.map(\.rawValue) + ["all"]

  func run() throws {
    let methods = try chosenMethods()
    try output.check()
    if out != nil, !overrides.words.isEmpty {
      throw Ending.fault(
        .badArguments,
        "--out writes a layer over the file, which knows nothing of\(overrides.words)",
        help: "write the value into the file, or leave `--out` out")
    }
    var (plan, faults) = try Loading.plan(file, overrides)
    if let level = try goal.serviceLevel() {
      plan = Plan(plan.scenario.promising(level.share, within: level.within))
    }
    let folder = try out.map { try StaffFolder($0, plan, faults, force: output.force) }
    let desk = try StaffDesk(plan, self)
    let outcomes = try desk.outcomes(methods)
    let report = StaffReport(
      desk.task, plan.labels, outcomes, strategy: desk.strategyName, isFull: intervals,
      words: language.words)
    try output.write { file in
      switch format {
      case .text: file.write(report.rendered)
      case .json: report.writeJSON(to: &file)
      case .csv: report.writeCSV(to: &file)
      }
    }
    if let folder, let outcome = outcomes.first {
      try folder.write(outcome.plan, desk.task, goal: goal.target == nil ? nil : desk.task.goal)
      if !options.quiet { Screen.error(folder.words(strategy: desk.strategyArgument)) }
    }
    if let ending = desk.interruption.ending { throw ending }
    if !outcomes.allSatisfy({ isKept($0) }) { throw Ending.verdict }
  }

  /// Whether an outcome is what was asked for: corrected, every interval must surely hold; if not,
  /// none may surely miss.
  private func isKept(_ outcome: StaffingOutcome) -> Bool {
    let missing = outcome.check.cells(.misses).count
    return missing == 0 && (!fix || outcome.check.cells(.open).isEmpty)
  }

  /// The methods by their name.
  private func chosenMethods() throws -> [StaffingMethod] {
    try RunOptions.check("--minimum", minimum, in: 0...1_000_000)
    try RunOptions.check("--max-runs", maxRuns, in: 1...10_000)
    if maxRuns != nil, !fix {
      throw Ending.fault(
        .badArguments, "--max-runs needs --fix", help: "without --fix a plan is simulated once")
    }
    guard !(chain && (pooled || method == StaffingMethod.isa.rawValue)) else {
      throw Ending.fault(
        .badArguments, "--chain goes neither with --pooled nor with --method isa",
        help: "take one of them: a pool has no overflow, and the simulation sees it anyway")
    }
    if method == "all" {
      guard !fix, out == nil else {
        throw Ending.fault(
          .badArguments,
          "--method all makes several plans, and \(fix ? "--fix" : "--out") takes one",
          help: "name the method, as in --method mol")
      }
      return StaffingMethod.allCases.filter { !chain || $0 != .isa }
    }
    guard let chosen = StaffingMethod(rawValue: method) else {
      let near = Spelling.nearest(to: method, among: Self.methods)
      throw Ending.fault(
        .badArguments, "there is no method \(Display.quote(method))",
        help: near.map { "did you mean \(Display.quote($0))?" }
          ?? "there are \(Display.list(Self.methods))")
    }
    return [chosen]
  }
}
