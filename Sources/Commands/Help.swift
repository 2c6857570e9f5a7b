import ArgumentParser
import Report
import Scenarios
import Study

/// `spillway help`: of a command, or of a code that a message has.
struct Help: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Explain a command, or a code such as SPW-0201.")

  @Argument(help: "A command or a code. (default: all commands)")
  var topic: String?

  @Argument(help: ArgumentHelp("A command of that command.", visibility: .hidden))
  var inner: String?

  @Flag(help: "List every code with its title and exit code.")
  var codes = false

  @OptionGroup var language: LanguageOptions

  func run() throws {
    if codes { return print(list, terminator: "") }
    guard let topic else { return print(Spillway.helpMessage()) }
    if let inner {
      guard let command = Spillway.command(named: inner, of: topic) else {
        throw Spillway.unknown("\(topic) \(inner)", among: Spillway.commandNames(of: topic))
      }
      return print(Spillway.helpMessage(for: command))
    }
    if let command = Spillway.command(named: topic) {
      return print(Spillway.helpMessage(for: command))
    }
    guard let code = FaultCode(named: topic) else {
      let names = Spillway.commandNames + FaultCode.allCases.map(\.name)
      let near = Spelling.nearest(to: topic, among: names)
      throw Ending.fault(
        .unknownCode, "there is no command and no code \(Display.quote(topic))",
        help: near.map { "did you mean \(Display.quote($0))?" }
          ?? "`spillway help --codes` lists every code")
    }
    let words = language.words
    let page =
      words.language == .english
      ? code.page.rendered
      : code.page.rendered(in: { words($0) }, wrapped: Self.wrapped)
    print(page, terminator: "")
  }

  /// A text in lines that end in no code: `- value` stays as it is written.
  private static func wrapped(_ text: String) -> String {
    let (space, tie) = (" ", "\u{A0}")
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    let tied = parts.enumerated().map { index, part in
      index % 2 == 0 ? String(part) : String(part).replacing(space, with: tie)
    }
    return TextReport.wrapped(tied.joined(separator: "`")).replacing(tie, with: space)
  }

  private var list: String {
    let words = language.words
    var table = TextTable([
      .name(words("code")), .number(words("exit")), .name(words("what is wrong")),
    ])
    for page in FaultPage.all {
      table.add([page.code.name, "\(page.code.exitCode)", words(page.title)])
    }
    return table.rendered
  }
}
