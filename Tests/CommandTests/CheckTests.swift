import Foundation
import Testing

/// The gate as a user of git meets it.
@Suite struct CheckTests {
  private func small() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "scenarios/gate-small/scenario.yaml"), encoding: .utf8)
  }

  /// A repository whose branch `main` holds the shipped scenario with its tables.
  private func repository() throws -> Command {
    let command = try Command()
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
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
    return command
  }

  /// A rule that helps later makes Foshan worse: the verdict is the first line and agrees with the
  /// code, one line says who, when, by how much and by which key, and the bisection finds that key
  /// among harmless ones.
  ///
  /// Planted fault caught: an evening rule judged by the whole day alone is lost in the day's mean.
  @Test func aWorsePolicyIsNamed() throws {
    let command = try repository()
    let edited = try small()
      .replacing("above: 1}", with: "above: 40}")
      .replacing("run: {replications: 100", with: "run: {replications: 90")
    try command.write(edited, to: "scenario.yaml")
    let check = try command(
      "check", "-q", "--base", "main:scenario.yaml", "scenario.yaml", "--bisect",
      "--max-replications", "50")
    #expect(check.code == 1, "\(check.errors)")
    #expect(check.output.hasPrefix("FAIL "))
    let lines = check.output.split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("✗ service_level foshan ") })
    #expect(line.contains("overflow[1].when.there.idle_agents.above 1 -> 40, scenario.yaml:"))
    #expect(!line.contains("run.replications"))
    #expect(lines.contains { $0.hasPrefix("✗ service_level foshan") && $0.contains(":00-") })
  }

  /// Nothing changed: every figure is the same to the bit, and the gate passes at the first look.
  @Test func nothingChangedPasses() throws {
    let command = try repository()
    let check = try command("check", "-q", "--base", "main:scenario.yaml", "scenario.yaml")
    #expect(check.code == 0, "\(check.output)\(check.errors)")
    #expect(check.output.hasPrefix("PASS "))
    #expect(!check.output.contains("inconclusive"))
  }

  @Test func expectationsAndReports() throws {
    let command = try repository()
    let good = try command("check", "-q", "scenario.yaml", "--report", "junit=out.xml")
    #expect(good.code == 0, "\(good.output)\(good.errors)")
    #expect(try command.read("out.xml").contains("failures=\"0\""))
    let bad = try command(
      "check", "-q", "scenario.yaml", "--set", "expect[1].at_least=99%", "--report",
      "junit=out.xml", "--report", "markdown=out.md", "--report", "gitlab=out.json", "--format",
      "json")
    #expect(bad.code == 1)
    let object = try JSONSerialization.jsonObject(with: Data(bad.output.utf8)) as? [String: Any]
    #expect(object?["verdict"] as? String == "fail")
    #expect(try command.read("out.xml").contains("<failure message=\"worse: service_level "))
    #expect(try command.read("out.md").hasPrefix("### ❌ FAIL 1 of 3 checks worse"))
    let findings = try JSONSerialization.jsonObject(with: Data(command.read("out.json").utf8))
    #expect((findings as? [[String: Any]])?.count == 1)
  }

  /// GitHub's annotations stand on lines of the file, at most ten of them, and the summary is
  /// written.
  @Test func annotations() throws {
    let command = try repository()
    try command.write(
      try small().replacing("agents: {csv: agents.csv, column: foshan}", with: "agents: 2"),
      to: "scenario.yaml")
    let run = try command.shell(
      """
      GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=sum.md "$SPILLWAY" check -q scenario.yaml \
      --base main:scenario.yaml --max-replications 25
      """)
    #expect(run.code == 1)
    let lines = run.output.split(separator: "\n").filter { $0.hasPrefix("::") }
    #expect((1...10).contains(lines.count))
    #expect(lines.allSatisfy { $0.hasPrefix("::error file=scenario.yaml,line=") })
    #expect(try command.read("sum.md").utf8.count < 900_000)
  }

  @Test func baselines() throws {
    let command = try repository()
    try command.write(
      try small() + "multiply: {staff: 1}\n", to: "scenario.yaml")
    let missing = try command("check", "-q", "scenario.yaml", "--baseline", "old.baseline")
    #expect(missing.code == 2)
    #expect(missing.errors.contains("--baseline old.baseline --record`"))
    let early = try command("check", "-q", "scenario.yaml", "--accept", "because")
    #expect(early.code == 2)
    let recorded = try command(
      "check", "-q", "scenario.yaml", "--record", "--max-replications", "50")
    #expect(recorded.code == 0, "\(recorded.errors)")
    let worse = try command(
      "check", "-q", "scenario.yaml", "--multiply", "handle_time=1.2", "--max-replications", "50")
    #expect(worse.code == 1, "\(worse.output)\(worse.errors)")
    let set = try command(
      "check", "-q", "scenario.yaml", "--set", "multiply.staff=0.8", "--max-replications", "50")
    #expect(set.code == 1, "\(set.output)\(set.errors)")
    let accepted = try command(
      "check", "-q", "scenario.yaml", "--accept", "fewer agents since May", "--max-replications",
      "25")
    #expect(accepted.code == 0)
    #expect(
      try command.read("scenario.baseline").contains("accepted fewer agents since May\n"))
    let other = try command("check", "-q", "scenario.yaml", "--seed", "7")
    #expect(other.code == 2)
  }

  /// What is no verdict is 2: nothing to check, an unknown revision, an unknown name.
  @Test func faultsAreNoVerdicts() throws {
    let command = try repository()
    #expect(try command("check", "-q", "small.yaml").code == 2)
    #expect(try command("check", "-q").code == 2)
    let revision = try command("check", "-q", "scenario.yaml", "--base", "nope:scenario.yaml")
    #expect(revision.code == 2)
    #expect(revision.errors.contains("SPW-0717"))
    let horizon = try command("check", "-q", "small.yaml", "--base", "main:scenario.yaml")
    #expect(horizon.code == 2)
    for edit in [("kpi: abandonment_rate", "kpi: abandonment"), ("foshan, hours", "foshn, hours")] {
      try command.write(try small().replacing(edit.0, with: edit.1), to: "scenario.yaml")
      #expect(try command("check", "-q", "scenario.yaml").code == 2)
    }
  }
}
