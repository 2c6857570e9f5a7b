import ArgumentParser
import Report
import Scenarios
import Study

/// `spillway run`: one strategy, every KPI with its interval.
///
/// This page is the way of the data: a file is read into a `Scenario`, which compiles to a `Plan`;
/// the engine observes replications of it (`Catalogue.observe`), the study estimates `Results`, and
/// a report writes them down. Nothing flows back.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulate one strategy and print every KPI with its interval.")

  @Argument(
    help: "The scenario, or - for standard input.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "The strategy. (default: the first of the file)")
  var strategy: String?

  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var traces: TraceOptions
  @OptionGroup var page: DayPageOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try output.check()
    try traces.check(force: output.force)
    let target = try page.target(force: output.force)
    let (plan, warnings) = try Loading.plan(file, overrides)
    let chosen = try strategy.map { try Loading.strategy($0, in: plan) } ?? 0
    let simulation = try Simulation(plan, warnings, strategies: [chosen], options)
    let (results, ending) = try simulation.run()
    try output.write { file in
      switch format.format {
      case .text:
        file.write(TextReport(results, tables: format.tables, words: language.words).rendered)
      case .json: JSONReport(results, day: plan.day).write(to: &file)
      case .csv: CSVReport(results).write(to: &file)
      }
    }
    if let target {
      try page.write(results, of: simulation, to: target, language: language.language)
    }
    if let ending { throw ending }
    try traces.write(simulation, force: output.force)
  }
}
