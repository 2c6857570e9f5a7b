import ArgumentParser
import Scenarios
import Study

/// `spillway erlang`: the formulas of staffing, for one question or for a file of them.
struct ErlangFormulas: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erlang",
    abstract: "Answer a staffing question by formula, or a whole file of them.",
    discussion: """
      `spillway erlang a --volume 500 --interval 30min --handle-time 215s --patience 3min \
      --target 80% --within 20s` finds the least agents. Give the agents instead of a load to find \
      the load they carry, both to see what they do, and --target without --within to find the T.
      """,
    subcommands: [
      ErlangBCommand.self, ErlangCCommand.self, ErlangACommand.self, ErlangXCommand.self,
      ErlangGeneralCommand.self, ErlangRetrialCommand.self, ErlangEngsetCommand.self,
      ErlangOverflowCommand.self,
    ])

  @Option(
    name: .customLong("batch"),
    help: ArgumentHelp(
      "Answer every row of a CSV file (- for standard input), one JSON object a line.",
      valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var path: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions

  /// Refuses a single question beside a file of them.
  func checkNoBatch() throws {
    guard path != nil else { return }
    throw Ending.fault(
      .badArguments, "--batch takes no formula: the file names one in each row",
      help: "leave out the formula, or --batch")
  }

  func run() throws {
    guard let path else { return print(Spillway.helpMessage(for: Self.self)) }
    try output.check()
    var file = try output.open()
    let unanswered: String?
    do {
      unanswered = try ErlangBatch.run(path, to: &file)
    } catch {
      file.discard()
      throw error
    }
    try file.close()
    guard let unanswered else { return }
    Screen.error(unanswered)
    throw Ending.input
  }
}
