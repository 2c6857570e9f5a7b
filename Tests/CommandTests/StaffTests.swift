import Foundation
import Testing

/// `spillway staff` as planners have it.
@Suite struct StaffTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func guide() throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try String(
      contentsOf: folder.appending(
        path: "../../docs/guides/from-a-forecast-to-a-staffing-plan.md"), encoding: .utf8)
  }

  /// The code blocks of a language, in their order.
  private func blocks(_ language: String) throws -> [String] {
    try guide().components(separatedBy: "```\(language)\n").dropFirst().map {
      String($0[..<($0.range(of: "```")?.lowerBound ?? $0.endIndex)])
    }
  }

  /// Every command of the guide runs in a folder with its two files, and the plan it writes gives
  /// the very figures that the correction saw.
  @Test func guideRuns() throws {
    let command = try Command()
    try command.write(try #require(try blocks("csv").first), to: "forecast.csv")
    try command.write(try #require(try blocks("yaml").first), to: "forecast.yaml")
    let lines = try blocks("sh").joined().split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    for line in lines {
      let run = try command.shell(line.replacing("spillway ", with: "\"$SPILLWAY\" "))
      // The classical methods miss the goal here, and say so by their exit code.
      let misses = line.contains("--method all") || line.contains("--method sipp")
      #expect(run.code == (misses ? 1 : 0), "\(line)\n\(run.output)\(run.errors)")
    }
    let run = try command("run", "plan/scenario.yaml", "-q", "--format", "json")
    let strategies = try #require(try object(run.output)["strategies"] as? [[String: Any]])
    let staff = try command(
      "staff", "forecast.yaml", "--fix", "--minimum", "3", "-q", "--format", "json")
    let plans = try #require(try object(staff.output)["plans"] as? [[String: Any]])
    #expect(strategies[0]["digest"] as? String == plans[0]["digest"] as? String)
  }

  /// Names in other scripts, tables picked by `where` and `time`, and intervals of unequal length
  /// come back as they were planned.
  @Test func layerFitsEveryBase() throws {
    let command = try Command()
    try command.write(
      "queue,at,n\na,09:00,3\na,09:30,4\nb,09:00,1\nb,09:30,1\n", to: "roster.csv")
    let scenario = Command.small.replacing(
      "{groups: {all: {skills: {calls: 1}, agents: 3}}}",
      with: """
        {groups: {前台: {skills: {calls: 1}, shrinkage: 10%,
              agents: {csv: roster.csv, where: {queue: a}, value: n, time: at, interval: 30min,
                counts: rostered}}}}
        """
    ).replacing(
      "length: 1h, interval: 30min",
      with: "length: 1h, interval: {borders: [0min, 20min, 1h]}")
    try command.write(scenario, to: "named.yaml")
    let staff = try command("staff", "named.yaml", "-q", "--out", "plan", "--format", "json")
    #expect([0, 1].contains(staff.code), "\(staff.errors)")
    let plans = try #require(try object(staff.output)["plans"] as? [[String: Any]])
    let run = try command("run", "plan/scenario.yaml", "-q", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    let strategies = try #require(try object(run.output)["strategies"] as? [[String: Any]])
    #expect(strategies.first?["digest"] as? String == plans.first?["digest"] as? String)
  }

  @Test func nothingIsReplacedWithoutForce() throws {
    let command = try Command()
    #expect([0, 1].contains(try command("staff", "small.yaml", "-q", "--out", "plan").code))
    let before = try command.read("plan/scenario.yaml")
    let again = try command("staff", "small.yaml", "-q", "--out", "plan", "--target", "70% in 30s")
    #expect(again.code == 2)
    #expect(again.errors.contains("exists"))
    #expect(try command.read("plan/scenario.yaml") == before)
    let forced = try command(
      "staff", "small.yaml", "-q", "--out", "plan", "--target", "70% in 30s", "--force")
    #expect([0, 1].contains(forced.code))
    #expect(try command.read("plan/scenario.yaml").contains("of: 30s, target: 70%"))
  }

  @Test(arguments: [
    ["--method", "erlang"], ["--target", "eighty"], ["--target", "120% in 20s"],
    ["--convention", "answered"], ["--occupancy", "2"], ["--replications", "1"],
    ["--max-runs", "5"], ["--method", "all", "--fix"], ["--minimum", "-1"],
  ])
  func badArgumentsAreRefused(_ arguments: [String]) throws {
    let command = try Command()
    let run = try command.start(["staff", "small.yaml", "-q"] + arguments).finish()
    #expect(run.code == 2, "\(arguments)")
    #expect(!run.errors.isEmpty)
  }

  /// Further promises are kept by the plan: occupancy asks for more agents than the service level.
  @Test func capsAskForMore() throws {
    let command = try Command()
    func hours(_ arguments: String...) throws -> Double {
      let run = try command.start(
        ["staff", "small.yaml", "-q", "--format", "json"] + arguments
      ).finish()
      let plans = try #require(try object(run.output)["plans"] as? [[String: Any]])
      return try #require(plans.first?["agent_hours"] as? Double)
    }
    let plain = try hours()
    #expect(try hours("--occupancy", "40%") > plain)
    #expect(try hours("--abandonment", "1%") > plain)
    #expect(try hours("--speed-of-answer", "1s") > plain)
    #expect(try hours("--pooled") < plain)
  }

  /// A chain is staffed for; what is none is refused with what keeps it from being one.
  @Test(arguments: [
    ("{from: one, to: [two], at: arrival}", nil),
    ("{from: one, to: [two], when: {waited: 20s}}", "not on arrival"),
    ("{from: all, to: all, at: arrival}", "overflow to each other"),
    ("{from: one, to: [two], at: arrival, when: {there: {idle_agents: {above: 1}}}}", "conditions"),
  ])
  func chainsAreStaffedFor(_ rule: String, _ refusal: String?) throws {
    let command = try Command()
    let scenario = Command.small.replacing("alone: {}", with: "chain: {overflow: [\(rule)]}")
    try command.write(scenario, to: "chain.yaml")
    let run = try command("staff", "chain.yaml", "-q", "--chain")
    if let refusal {
      #expect(run.code == 2, "\(run.output)\(run.errors)")
      #expect(run.errors.contains(refusal), "\(run.errors)")
    } else {
      #expect([0, 1].contains(run.code), "\(run.errors)")
      #expect(run.output.contains("equivalent random theory"))
    }
  }
}
