import ArgumentParser
import Report
import Scenarios
import Sim
import Study

/// `spillway explain`: what was read, what follows from it, and what to be wary of.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a scenario with every default, its load, and what Erlang's formulas predict.",
    discussion: "Without a flag all parts are shown. Nothing is simulated.")

  @Argument(
    help: "The scenario, or - for standard input.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Flag(name: .customLong("scenario"), help: "The scenario with every default filled in.")
  var showsScenario = false

  @Flag(name: .customLong("load"), help: "Load, agents and Erlang's prediction by interval.")
  var showsLoad = false

  @Flag(name: .customLong("staff"), help: "Agent-hours by group, and the sum of the rounding.")
  var showsStaff = false

  @Flag(name: .customLong("routing"), help: "Each strategy as rules of queues and groups.")
  var showsRouting = false

  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions

  private var words: Words { language.words }

  func run() throws {
    try output.check()
    let (plan, warnings) = try Loading.plan(file, overrides)
    let text = text(plan, Screen.words(of: warnings))
    try output.write { $0.write(text) }
  }

  /// The parts asked for, or all.
  private func text(_ plan: Plan, _ warnings: String) -> String {
    let isAll = !(showsScenario || showsLoad || showsStaff || showsRouting)
    if showsScenario, !showsLoad, !showsStaff, !showsRouting {
      return ExplainedDocument(plan.scenario).text
    }
    var parts: [String] = []
    if isAll || showsScenario {
      parts.append(
        Self.part(words("The scenario, with every default as a comment"))
          + ExplainedDocument(plan.scenario).text)
    }
    if isAll || showsStaff { parts.append(StaffText(plan, words).text) }
    if isAll || showsLoad { parts.append(LoadText(plan, words, isFull: showsLoad).text) }
    if isAll || showsRouting { parts.append(routing(plan)) }
    if isAll {
      parts.append(
        warnings.isEmpty
          ? words("No warnings.") + "\n" : Self.part(words("Warnings")) + warnings)
      let call = "\(CompareReport.quoted(Invocation.program)) \(next(plan))"
      parts.append(words("Next: \(call)") + "\n")
    }
    return parts.joined(separator: "\n")
  }

  private func next(_ plan: Plan) -> String {
    let command = plan.strategies.count > 1 ? "compare" : "run"
    return "\(command) \(CompareReport.quoted(file))\(overrides.words)"
  }

  /// The compiled strategies in words.
  private func routing(_ plan: Plan) -> String {
    plan.strategies.map { planned in
      let lines =
        planned.routing?.listing(in: plan.strategyWorld).map { words($0) } ?? [
          words("a policy written in Swift")
        ]
      return Self.part(words("Strategy \(planned.strategy.name)"))
        + lines.map { $0 + "\n" }.joined()
    }.joined(separator: "\n")
  }

  /// A heading with a rule under it.
  static func part(_ title: String) -> String {
    title + "\n" + String(repeating: "-", count: TextWidth.of(title)) + "\n"
  }
}
