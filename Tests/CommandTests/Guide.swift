import Foundation
import Testing

/// A guide whose console blocks are commands and what they print, in the order of the page.
struct Guide {
  private let file: URL
  private let command: Command
  /// A line of bash before each command.
  var setUp = ""

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A guide by its name, run in a folder that has the shipped scenarios.
  init(_ name: String) throws {
    file = Self.root.appending(path: "docs/guides/\(name)")
    command = try Command()
    try FileManager.default.createSymbolicLink(
      at: command.folder.appending(path: "scenarios"),
      withDestinationURL: Self.root.appending(path: "scenarios"))
  }

  /// Where the commands run.
  var folder: URL { command.folder }

  /// Runs a line of bash where the guide's commands run.
  func bash(_ line: String) throws -> Command.Outcome {
    try command.shell("\(setUp)\nspillway() { \"$SPILLWAY\" \"$@\"; }\n\(line)")
  }

  /// Runs every command and compares what it prints with the page; with `SPILLWAY_RECORD=1` the
  /// answers are written anew.
  func check(blocks: Int) throws {
    let page = try String(contentsOf: file, encoding: .utf8)
    var parts = page.components(separatedBy: "```console\n")
    #expect(parts.count == blocks + 1)
    for index in parts.indices.dropFirst() {
      let end = try #require(parts[index].range(of: "```"))
      var answers = ""
      for line in Self.commands(of: String(parts[index][..<end.lowerBound])) {
        let run = try bash(line)
        #expect(run.code == 0, "\(line)\n\(run.errors)")
        answers += "$ \(line)\n\(run.output)"
      }
      parts[index] = answers + parts[index][end.lowerBound...]
    }
    let renewed = parts.joined(separator: "```console\n")
    if ProcessInfo.processInfo.environment["SPILLWAY_RECORD"] == "1" {
      try Data(renewed.utf8).write(to: file)
    }
    #expect(page == renewed, "SPILLWAY_RECORD=1 swift test --filter Guide")
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
    let isOpenLoop = (hasPrefix("for ") || hasPrefix("until ")) && !hasSuffix("done")
    let isOpenText = filter { $0 == "'" }.count % 2 == 1
    return isOpenLoop || isOpenText || hasSuffix("|") || hasSuffix("\\")
  }
}
