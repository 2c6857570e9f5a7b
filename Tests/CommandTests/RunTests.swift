import Foundation
import Testing

@Suite struct RunTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func digests(_ text: String) throws -> [String] {
    let strategies = try #require(try object(text)["strategies"] as? [[String: Any]])
    return try #require(strategies.first?["replication_digests"] as? [String])
  }

  /// Streams are keyed by the number of the replication: alone it is the same as among others.
  @Test func aReplicationAloneIsTheSame() throws {
    let command = try Command()
    let all = try command(
      "run", "small.yaml", "-q", "--format", "json", "--replication-digests", "--threads", "3")
    let third = try command("run", "small.yaml", "-q", "--format", "json", "--replication", "3")
    let list = try digests(all.output)
    #expect(list.count == 4)
    #expect(try digests(third.output) == [list[2]])
  }

  @Test func threadsZoneAndLanguageDoNotShow() throws {
    let command = try Command()
    let plain = try command("compare", "small.yaml", "-q", "--format", "json", "--threads", "1")
    let other = try command.shell(
      "TZ=America/New_York LANG=de_DE.UTF-8 \"$SPILLWAY\" compare small.yaml -q --format json"
        + " --threads 7")
    #expect(plain.code == 0)
    #expect(plain.output == other.output)
  }

  /// Ctrl-C keeps what is finished: the replications done are the first of the full run.
  ///
  /// A slow machine may not have finished one when the signal comes; then there is nothing to keep,
  /// and the test waits longer.
  @Test(arguments: [(Int32(2), Int32(130)), (Int32(15), Int32(143))])
  func aSignalKeepsWhatIsFinished(_ signal: Int32, _ code: Int32) throws {
    let command = try Command()
    for wait in [0.3, 1, 3, 9] {
      let running = try command.start([
        "run", "small.yaml", "--format", "json", "--replications", "1000000", "--max-contacts",
        "1e9", "--replication-digests", "--threads", "1",
      ])
      while running.isRunning, !running.errors.contains("seed 3\n") {
        Thread.sleep(forTimeInterval: 0.02)
      }
      Thread.sleep(forTimeInterval: wait)
      running.signal(signal)
      let outcome = try running.finish()
      #expect(outcome.code == code)
      #expect(outcome.errors.contains("stopping after the replications under way"))
      if outcome.output.isEmpty { continue }
      let replications = try #require(try object(outcome.output)["replications"] as? [String: Any])
      #expect(replications["partial"] as? Bool == true)
      #expect(replications["stop"] as? String == "cancelled")
      let done = try digests(outcome.output)
      #expect(replications["done"] as? Int == done.count)
      let first = try command("run", "small.yaml", "-q", "--format", "json", "--replication", "1")
      #expect(try digests(first.output) == Array(done.prefix(1)))
      return
    }
    Issue.record("no replication was finished in nine seconds")
  }

  /// A time that is up is a limit: what is finished is printed, and the code says that it is not
  /// all.
  @Test func aSpentTimeEndsWithThree() throws {
    let run = try Command()(
      "run", "small.yaml", "-q", "--format", "json", "--replications", "1000000", "--max-contacts",
      "1e9", "--max-time", "1s")
    #expect(run.code == 3)
    if run.output.isEmpty {
      #expect(run.errors.hasPrefix("error SPW-0802: "))
    } else {
      let replications = try #require(try object(run.output)["replications"] as? [String: Any])
      #expect(replications["partial"] as? Bool == true)
      #expect(replications["stop"] as? String == "time_budget")
    }
  }

  /// What `explain` prints is the scenario: comments and layout are all it adds.
  @Test func theExplainedScenarioGivesTheSameResults() throws {
    let command = try Command()
    let explained = try command("explain", "small.yaml", "--scenario")
    #expect(explained.output.contains("    # redial: nobody tries again\n"))
    try command.write(explained.output, to: "explained.yaml")
    let one = try command("run", "small.yaml", "-q", "--format", "json")
    let other = try command("run", "explained.yaml", "-q", "--format", "json")
    #expect(other.code == 0, "\(other.errors)")
    #expect(one.output == other.output)
  }

  @Test func everyCommandIsInTheCompletionScript() throws {
    let script = try Command()("--generate-completion-script", "bash")
    #expect(script.code == 0)
    for name in [
      "run", "compare", "explain", "validate", "init", "schema", "measures", "erlang", "help",
    ] {
      #expect(script.output.contains(name), "\(name)")
    }
  }
}
