import ArgumentParser
import Report
import Study

/// `spillway measures`: every KPI with its formula.
struct Measures: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List every KPI with its formula, its unit and which way is better.")

  @Flag(help: "As the table of the reference page, in Markdown.")
  var markdown = false

  @OptionGroup var language: LanguageOptions

  func run() { print(MeasuresText(language.words).text(isMarkdown: markdown), terminator: "") }
}
