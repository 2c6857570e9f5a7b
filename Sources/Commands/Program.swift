import ArgumentParser
import Foundation
import Scenarios

/// The whole command line, for a program that brings policies of its own.
public enum Program {
  /// The policies that a scenario's `use:` may name.
  @TaskLocal static var policies = PolicyRegistry()

  /// Runs the command that the arguments of the process name, and ends the process with the exit
  /// code that `docs/reference/exit-codes.md` states.
  ///
  /// - Parameter policies: Policies beside those of the catalogue.
  public static func run(policies: PolicyRegistry = PolicyRegistry()) {
    signal(SIGPIPE, SIG_DFL)
    Memory.keepForNextReplication()
    $policies.withValue(policies) {
      do {
        try Spillway.checkCommand(CommandLine.arguments.dropFirst())
        var command = try Spillway.parseAsRoot()
        try command.run()
      } catch {
        Ending.exit(with: error)
      }
    }
  }
}
