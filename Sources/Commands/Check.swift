import ArgumentParser
import Foundation
import Report
import Scenarios
import Study

/// `spillway check`: results against what is expected of them, and against a base.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hold scenarios against what they expect, and a change against its base.",
    discussion: """
      Ends with 0 if every check passes and with 1 if one fails. A head is compared with a base on \
      the same customers: --base main:scenario.yaml reads it from git.
      """)

  @Argument(
    help: "Scenarios with a section `expect`.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String] = []

  @Option(help: "What is compared with: a file, or REVISION:PATH as git has it.")
  var base: String?

  @Option(help: "What is judged: a file, or REVISION:PATH; without it the scenario named.")
  var head: String?

  @Option(help: "The strategy. (default: the first of the head)")
  var strategy: String?

  @Option(help: "The baseline. (default: beside the scenario, ending in .baseline)")
  var baseline: String?

  @Flag(help: "Write the baseline instead of checking.")
  var record = false

  @Option(help: "Write the baseline anew, and this reason into it.")
  var accept: String?

  @Flag(help: "Find the smallest set of changed keys that still fails.")
  var bisect = false

  @Option(help: "What fails beside `worse`: inconclusive, warn; separated by commas.")
  var failOn = GateSheet.Strictness.worse.rawValue

  @Option(help: "The most replications of each side.")
  var maxReplications = Gate.usualMost

  @Option(help: "The seed of all randomness. (default: that of the head)")
  var seed: UInt64?

  @Option(help: "Threads that simulate; the verdicts do not depend on it. (default: all cores)")
  var threads: Int?

  @Option(
    help: """
      The form of what is printed: text, json, markdown, junit, github (text with annotations) or \
      gitlab (code quality). (default: text, in GitHub Actions github)
      """)
  var format: GateFormat?

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Write a report besides, as in junit=out.xml; may be given several times.",
      valueName: "format=file"))
  var reports: [String] = []

  @Flag(name: .shortAndLong, help: "Say nothing but faults on standard error.")
  var quiet = false

  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var charts: ChartOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    try RunOptions.check(
      "--max-replications", maxReplications, in: 2...Scenario.RunSettings.maximumReplications)
    try RunOptions.check("--threads", threads, in: 1...256)
    let strictness = try chosenStrictness()
    let places = try reports.map(GateOutput.place)
    for place in places { try OutputFile.check(place.path, force: true) }
    let hasPage = format == .html || places.contains { $0.format == .html }
    let library = hasPage ? try charts.library() : nil
    let names = try heads()
    let desk = GateDesk(
      base: base, strategy: strategy, baseline: baseline, seed: seed, most: maxReplications,
      threads: threads ?? cores, bisects: bisect, strictness: strictness,
      overrides: try overrides.overrides(), isQuiet: quiet, words: words)
    if record || accept != nil {
      for name in names { try desk.record(name, reason: accept) }
      return
    }
    let sheets = try names.map { try desk.sheet($0) }
    let output = GateOutput(sheets, .init(library: library, language: language.language))
    try output.write(format ?? .usual, to: nil)
    for place in places { try output.write(place.format, to: place.path) }
    if format == nil || format == .github { try output.writeSummary() }
    if sheets.contains(where: \.fails) { throw Ending.verdict }
  }

  /// The heads, if the options fit each other.
  private func heads() throws -> [String] {
    let names = files + (head.map { [$0] } ?? [])
    guard !names.isEmpty else {
      throw Ending.fault(
        .nothingToCheck, "no scenario is named", help: "write `spillway check scenario.yaml`")
    }
    if record || accept != nil, base != nil {
      throw Ending.fault(
        .badArguments, "a baseline is recorded from the head alone", help: "leave --base out")
    }
    if let accept, accept.contains(where: \.isNewline) || accept.allSatisfy(\.isWhitespace) {
      throw Ending.fault(
        .badArguments, "--accept takes a reason in one line",
        help: "say why the figures may change, as in --accept 'fewer agents since May'")
    }
    if base != nil || baseline != nil, names.count > 1 {
      throw Ending.fault(
        .badArguments, "one base cannot be that of \(names.count) scenarios",
        help: "check them one by one")
    }
    if bisect, base == nil {
      throw Ending.fault(
        .badArguments, "--bisect needs --base", help: "a baseline holds figures, not keys")
    }
    return names
  }

  private func chosenStrictness() throws -> Set<GateSheet.Strictness> {
    Set(
      try failOn.split(separator: ",").map { word in
        if let known = GateSheet.Strictness(rawValue: String(word)) { return known }
        throw Ending.fault(
          .badArguments, "--fail-on \(Display.quote(String(word))) is not known",
          help: "write worse, inconclusive, warn, or several separated by commas")
      })
  }

  /// The options that change a verdict, as they are typed again.
  private var words: String {
    var words = ""
    if let base { words += " --base \(CompareReport.quoted(base))" }
    if let baseline { words += " --baseline \(CompareReport.quoted(baseline))" }
    if let strategy { words += " --strategy \(CompareReport.quoted(strategy))" }
    if let seed { words += " --seed \(seed)" }
    if maxReplications != Gate.usualMost { words += " --max-replications \(maxReplications)" }
    if failOn != "worse" { words += " --fail-on \(failOn)" }
    return words + overrides.words
  }
}
