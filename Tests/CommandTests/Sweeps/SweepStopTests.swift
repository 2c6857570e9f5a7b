import Foundation
import Testing

/// A sweep that is stopped, at whatever moment and by whatever means, goes on where it was.
@Suite struct SweepStopTests {
  /// So many cells of a few milliseconds that no sweep ends before it is stopped.
  private static func options(cells: Int, replications: Int) -> [String] {
    let last = 1_499 + cells
    let padded = String(String(last % 1_000 + 1_000).dropFirst())
    return [
      "sweep", "small.yaml", "-q", "--replications", "\(replications)", "--kpis",
      "service_level,wait_p95", "--vary", "volume=1.5:\(last / 1_000).\(padded):0.001",
    ]
  }

  private static func finished(_ command: Command, _ store: String) throws -> Set<Substring> {
    let export = try command("sweep", "export", store)
    guard export.code == 0 else { return [] }
    return Set(export.output.split(separator: "\n"))
  }

  /// Killed at random moments, and resumed each time: whatever was finished before a kill is there
  /// after it, unchanged; no cell is done twice; and the end is that of an undisturbed sweep.
  @Test func killsLoseNothing() throws {
    let isLong = ProcessInfo.processInfo.environment["SPILLWAY_NIGHTLY"] == "1"
    let (cells, kills) = isLong ? (2_000, 100) : (300, 5)
    let options = Self.options(cells: cells, replications: isLong ? 200 : 40)
    let command = try Command()
    let began = ContinuousClock.now
    #expect(try command.start(options + ["--store", "whole.sqlite"]).finish().code == 0)
    let undisturbed = began.duration(to: .now) / .seconds(1)
    // Kills are spread over the time of work, whatever the machine makes of it; the law holds at
    // every moment, so that their chance needs no seed.
    var random = SystemRandomNumberGenerator()
    var seen: Set<Substring> = []
    var killed = 0
    for _ in 0..<kills {
      let running = try command.start(options + ["--store", "killed.sqlite"])
      let share = Double.random(in: 0...1, using: &random)
      Thread.sleep(forTimeInterval: 0.02 + share * 2 * undisturbed / Double(kills))
      running.signal(SIGKILL)
      if try running.finish().code == 128 + SIGKILL { killed += 1 }
      let now = try Self.finished(command, "killed.sqlite")
      #expect(seen.isSubset(of: now), "a finished cell is lost")
      seen = now
    }
    #expect(try command.start(options + ["--store", "killed.sqlite"]).finish().code == 0)
    let status = try command("sweep", "status", "killed.sqlite")
    #expect(status.output.contains("of \(cells == 2_000 ? "2,000" : "\(cells)") cells finished; "))
    #expect(!status.output.contains("twice") && !status.output.contains("failed"))
    #expect(
      try command("sweep", "export", "killed.sqlite").output
        == command("sweep", "export", "whole.sqlite").output)
    print("\(cells) cells, killed \(killed) times: nothing lost, nothing done twice")
  }

  /// Two processes on one store share the cells, and both end when all are done.
  @Test func twoProcessesShareAStore() throws {
    let command = try Command()
    let options = Self.options(cells: 400, replications: 8) + ["--threads", "1"]
    let both = try (0..<2).map { _ in try command.start(options + ["--store", "both.sqlite"]) }
    for running in both {
      let outcome = try running.finish()
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(outcome.output.hasPrefix("400 of 400 cells in both.sqlite\n"))
    }
    #expect(!(try command("sweep", "status", "both.sqlite").output.contains("twice")))
    #expect(try command.start(options + ["--store", "one.sqlite"]).finish().code == 0)
    #expect(
      try command("sweep", "export", "both.sqlite").output
        == command("sweep", "export", "one.sqlite").output)
  }

  /// Ctrl-C ends with 130, and what is finished is reported and kept.
  @Test func anInterruptionKeepsWhatIsFinished() throws {
    let command = try Command()
    let options = Self.options(cells: 1_000, replications: 400)
    let running = try command.start(options.filter { $0 != "-q" })
    // With the first cell, below the header, the sweep has hundreds left.
    while running.isRunning, try Self.finished(command, "sweep.sqlite").count < 2 {
      Thread.sleep(forTimeInterval: 0.05)
    }
    running.signal(SIGINT)
    let stopped = try running.finish()
    #expect(stopped.code == 130)
    #expect(stopped.errors.contains("stopping after"))
    let count = try #require(Int(stopped.output.prefix { $0.isNumber }))
    #expect(count > 0 && count < 1_000)
    #expect(stopped.output.contains(" of 1,000 cells in sweep.sqlite\n"))
    #expect(try Self.finished(command, "sweep.sqlite").count == 1 + count * 2 * 3)
  }
}
