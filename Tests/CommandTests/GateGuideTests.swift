import Foundation
import Testing

/// The guide `docs/guides/gate-a-policy-change.md` prints what the program answers.
@Suite struct GateGuideTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A repository with the shipped scenario on `main`, and the rule of Foshan edited.
  private func repository() throws -> Command {
    let command = try Command()
    for name in ["scenario.yaml", "volumes.csv", "agents.csv"] {
      try FileManager.default.copyItem(
        at: root.appending(path: "scenarios/gate-small/\(name)"),
        to: command.folder.appending(path: name))
    }
    let made = try command.shell(
      """
      git init -q -b main . && git config user.email a@example.org && git config user.name A \
      && git add scenario.yaml volumes.csv agents.csv && git commit -q -m base
      """)
    #expect(made.code == 0, "\(made.errors)")
    let edited = try command.read("scenario.yaml")
      .replacing("waited: 20s", with: "waited: 35s").replacing("above: 1}", with: "above: 3}")
    try command.write(edited, to: "scenario.yaml")
    return command
  }

  /// Each block of the guide is a line of bash and what it prints, in the order of the page; with
  /// `SPILLWAY_RECORD=1` the answers are written anew.
  @Test func answersAreWhatIsPrinted() throws {
    let file = root.appending(path: "docs/guides/gate-a-policy-change.md")
    let guide = try String(contentsOf: file, encoding: .utf8)
    let command = try repository()
    var parts = guide.components(separatedBy: "```console\n")
    #expect(parts.count == 5)
    for index in parts.indices.dropFirst() {
      let end = try #require(parts[index].range(of: "```"))
      let line = try #require(parts[index].split(separator: "\n").first)
      let run = try command.shell("spillway() { \"$SPILLWAY\" \"$@\"; }; \(line.dropFirst(2))")
      #expect(run.code == 0, "\(line)\n\(run.errors)")
      let output = run.output.replacing(Command.program.path, with: "spillway")
      parts[index] = "\(line)\n\(output)" + parts[index][end.lowerBound...]
    }
    let renewed = parts.joined(separator: "```console\n")
    if ProcessInfo.processInfo.environment["SPILLWAY_RECORD"] == "1" {
      try Data(renewed.utf8).write(to: file)
    }
    #expect(guide == renewed, "SPILLWAY_RECORD=1 swift test --filter GateGuideTests")
  }
}
