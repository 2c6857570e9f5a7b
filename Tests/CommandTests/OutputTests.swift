import Foundation
import Testing

/// A report in a file is whole or not there, and never replaces another by accident.
@Suite struct OutputTests {
  @Test func anExistingFileIsRefusedWithoutForce() throws {
    let command = try Command()
    try command.write("mine", to: "report.json")
    let refused = try command("run", "small.yaml", "-o", "report.json", "--format", "json")
    #expect(refused.code == 2)
    #expect(
      refused.errors == """
        error SPW-0704: `report.json` exists
        help: add `--force` to replace it, or name another

        """)
    #expect(try command.read("report.json") == "mine")
    let forced = try command(
      "run", "small.yaml", "-o", "report.json", "--format", "json", "--force")
    #expect(forced.code == 0)
    #expect(forced.output.isEmpty)
    #expect(try command.read("report.json").hasPrefix("{\n \"digest\": "))
    #expect(try command.names() == ["report.json", "small.yaml"], "no part is left behind")
  }

  @Test func whatCannotBeWrittenEndsWithFour() throws {
    let command = try Command()
    for path in [".", "/dev/null", "no-such-folder/report.txt", "small.yaml/report.txt"] {
      let run = try command("run", "small.yaml", "-o", path, "--force")
      #expect(run.code == 4, "\(path)")
      #expect(run.errors.contains("error SPW-0705: `\(path)` "))
    }
    #expect(try command.names() == ["small.yaml"])
  }

  @Test func aFullDiskEndsWithFour() throws {
    let run = try Command().shell("\"$SPILLWAY\" run small.yaml --quiet > /dev/full")
    #expect(run.code == 4)
    #expect(run.errors.hasPrefix("error SPW-0705: `standard output` cannot be written: "))
  }

  /// Whoever reads only the first line ends the program, and nobody has to hear of it.
  @Test func aClosedPipeIsQuiet() throws {
    let run = try Command().shell(
      "\"$SPILLWAY\" run small.yaml --quiet --format csv | head -1; echo ${PIPESTATUS[0]}")
    #expect(run.errors.isEmpty)
    let lines = run.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("strategy,scope,") == true)
    #expect(lines.last == "141" || lines.last == "0")
  }

  @Test func aDashReadsStandardInput() throws {
    let command = try Command()
    let piped = try command("run", "-", "--quiet", "--format", "json", input: Command.small)
    let named = try command("run", "small.yaml", "--quiet", "--format", "json")
    #expect(piped.code == 0)
    #expect(piped.output == named.output, "no path stands in the report")
  }

  @Test func initNeverReplaces() throws {
    let command = try Command()
    let made = try command("init", "friday", "--template", "blank")
    #expect(made.code == 0, "\(made.errors)")
    let next = try #require(made.output.split(separator: "\n").last { $0.hasPrefix("Next: ") })
    // The command works as it stands: it names the program as it was called.
    #expect(next.contains("/spillway ") && next.hasSuffix(" friday/scenario.yaml"))
    let scenario = try command.read("friday/scenario.yaml")
    let again = try command("init", "friday", "--template", "event")
    #expect(again.code == 2)
    #expect(again.errors.hasPrefix("error SPW-0704: `friday` exists\n"))
    #expect(try command.read("friday/scenario.yaml") == scenario)
    #expect(try command("validate", "friday/scenario.yaml").code == 0)
  }
}
