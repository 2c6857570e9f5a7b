import ArgumentParser
import Report

/// The command and its subcommands.
@main struct Spillway: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spillway",
    abstract: "Simulates contact centers that share their load, and compares routing strategies.",
    discussion: """
      A scenario file describes centers, staffing, demand, events and strategies. Start with \
      `spillway init NAME`, or with `spillway run FILE`.
      """,
    version: Release.version,
    subcommands: [Run.self, Compare.self])

  /// Runs a command and ends with the exit code that `docs/reference/exit-codes.md` names.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Ending.exit(with: error)
    }
  }
}
