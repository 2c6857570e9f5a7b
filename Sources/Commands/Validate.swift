import ArgumentParser
import Scenarios

/// `spillway validate`: every fault of scenarios, and nothing else.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check scenarios: every fault with its line, column and what would be right.",
    discussion: "Ends with 0 if all are sound; warnings alone do not change that.")

  @Argument(
    help: "Scenarios, or - for standard input.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Flag(name: .shortAndLong, help: "Say nothing of scenarios that are sound.")
  var quiet = false

  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    let overrides = try overrides.overrides()
    var code: Int32 = 0
    for file in files {
      let faults = Faults()
      _ = Plan.load(
        file, faults: faults, setting: overrides, registry: Program.policies)
      Screen.error(Screen.words(of: faults))
      if !quiet || faults.hasErrors {
        let shown = file == "-" ? language.words("standard input") : Display.visible(file)
        print("\(shown): \(language.words(faults.tally))")
      }
      code = max(code, faults.exitCode)
    }
    if code != 0 { throw Ending(code: code) }
  }
}
