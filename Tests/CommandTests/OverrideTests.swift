import Foundation
import Testing

/// Values on the command line, as users have them.
@Suite struct OverrideTests {
  private func digest(_ text: String) throws -> String {
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("digest ") })
    return String(line)
  }

  /// The same bits as from a file that says it, for every command that simulates; and the report
  /// says what was set.
  @Test func settingEqualsWriting() throws {
    let command = try Command()
    try command.write(
      Command.small.replacing("agents: 2", with: "agents: 4").replacing("40/h", with: "44/h")
        .replacing("strategies:", with: "multiply: {patience: 0.5}\nstrategies:"),
      to: "written.yaml")
    for name in ["run", "compare"] {
      let written = try command(name, "written.yaml", "-q")
      let set = try command(
        name, "small.yaml", "-q", "--set", "centers.two.groups.all.agents=4", "--set",
        "demand[one].rate=44/h", "--multiply", "patience=0.5")
      #expect(set.code == 0, "\(set.errors)")
      #expect(try digest(set.output) == digest(written.output))
      #expect(try digest(set.output) != digest(try command(name, "small.yaml", "-q").output))
      #expect(
        set.output.hasPrefix(
          """
          Small
          set centers.two.groups.all.agents=4
          set demand[one].rate=44/h
          set multiply.patience=0.5

          """))
    }
    let json = try command(
      "run", "small.yaml", "-q", "--format", "json", "--multiply", "staff=1.5")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let scenario = try #require(object?["scenario"] as? [String: Any])
    #expect(scenario["overrides"] as? [String] == ["multiply.staff=1.5"])
  }

  /// What is typed next carries what was set; other commands read the same scenario.
  @Test func everyCommandReadsThem() throws {
    let command = try Command()
    let set = ["--set", "centers.one.groups.all.agents=4"]
    let compared = try command("compare", "small.yaml", "-q", set[0], set[1])
    #expect(compared.output.contains("small.yaml --set 'centers.one.groups.all.agents=4' --"))
    let explained = try command("explain", "small.yaml", "--scenario", set[0], set[1])
    #expect(explained.output.contains("agents: 4\n"))
    let listed = try command("replay", "small.yaml", set[0], set[1])
    #expect(listed.output.contains("small.yaml --set 'centers.one.groups.all.agents=4'"))
    let staffed = try command("staff", "small.yaml", "-q", "--out", "plan", set[0], set[1])
    #expect(staffed.code == 2)
    #expect(staffed.errors.hasPrefix("error SPW-0701: --out writes a layer"))
  }

  @Test func aPathThatIsNoneEndsWithTwo() throws {
    for name in ["run", "compare", "explain", "validate", "replay", "staff"] {
      let run = try Command()(name, "small.yaml", "--set", "centers.one.groups.al.agents=4")
      #expect(run.code == 2)
      #expect(
        run.errors == """
          command line:1:26: error SPW-0712: there is no `al` in centers.one.groups
              1 | --set centers.one.groups.al.agents=4
                |                          ^~
          help: did you mean `all`?

          """)
    }
  }
}
