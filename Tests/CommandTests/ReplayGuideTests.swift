import Foundation
import Testing

/// The guide `docs/guides/why-did-this-caller-wait.md` prints what the program answers.
@Suite struct ReplayGuideTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Each block of the guide is a line of bash and what it prints, in the order of the page; with
  /// `SPILLWAY_RECORD=1` the answers are written anew.
  @Test func answersAreWhatIsPrinted() throws {
    let file = root.appending(path: "docs/guides/why-did-this-caller-wait.md")
    let guide = try String(contentsOf: file, encoding: .utf8)
    let command = try Command()
    try FileManager.default.createSymbolicLink(
      at: command.folder.appending(path: "scenarios"),
      withDestinationURL: root.appending(path: "scenarios"))
    var parts = guide.components(separatedBy: "```console\n")
    #expect(parts.count == 7)
    for index in parts.indices.dropFirst() {
      let end = try #require(parts[index].range(of: "```"))
      let commands = Self.commands(of: String(parts[index][..<end.lowerBound]))
      var answers = ""
      for line in commands {
        let run = try command.shell("spillway() { \"$SPILLWAY\" \"$@\"; }; \(line)")
        #expect(run.code == 0, "\(line)\n\(run.errors)")
        answers += "$ \(line)\n\(run.output)"
      }
      parts[index] = answers + parts[index][end.lowerBound...]
    }
    let renewed = parts.joined(separator: "```console\n")
    if ProcessInfo.processInfo.environment["SPILLWAY_RECORD"] == "1" {
      try Data(renewed.utf8).write(to: file)
    }
    #expect(guide == renewed, "SPILLWAY_RECORD=1 swift test --filter ReplayGuideTests")
  }

  /// The commands of a block: lines behind a dollar sign, with the indented lines that go on.
  private static func commands(of block: String) -> [String] {
    var commands: [String] = []
    for line in block.split(separator: "\n") {
      if line.hasPrefix("$ ") {
        commands.append(String(line.dropFirst(2)))
      } else if line.hasPrefix("    "), commands.last?.isUnfinished == true {
        commands[commands.count - 1] += "\n\(line)"
      }
    }
    return commands
  }
}

extension String {
  /// Whether bash would wait for another line.
  fileprivate var isUnfinished: Bool {
    let isOpenLoop = hasPrefix("for ") && !hasSuffix("done")
    let isOpenText = filter { $0 == "'" }.count % 2 == 1
    return isOpenLoop || isOpenText || hasSuffix("|") || hasSuffix("\\")
  }
}
