import ArgumentParser
import Foundation
import Report
import Scenarios
import Study

/// The command and its subcommands.
struct Spillway: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spillway",
    abstract: "Simulates contact centers that share their load, and compares routing strategies.",
    discussion: """
      A scenario file describes centers, staffing, demand, events and strategies. Start with \
      `spillway init NAME`, or with `spillway run FILE`.
      """,
    version: Release.version,
    subcommands: [
      Run.self, Compare.self, Check.self, Sweep.self, Replay.self, PageCommand.self, Explain.self,
      Staff.self,
      Validate.self, Initialize.self, Schema.self, Measures.self, ErlangFormulas.self, Help.self,
    ])

  /// The names of the subcommands.
  static var commandNames: [String] { configuration.subcommands.map { name(of: $0) } }

  /// The subcommand of a name.
  static func command(named name: String) -> (any ParsableCommand.Type)? {
    configuration.subcommands.first { Self.name(of: $0) == name }
  }

  /// The names of the commands that a command has, each behind its own; all where it has none.
  static func commandNames(of outer: String) -> [String] {
    let inner = command(named: outer)?.configuration.subcommands ?? []
    return inner.isEmpty ? commandNames : inner.map { "\(outer) \(name(of: $0))" }
  }

  /// A command of a command.
  static func command(named name: String, of outer: String) -> (any ParsableCommand.Type)? {
    command(named: outer)?.configuration.subcommands.first { Self.name(of: $0) == name }
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? "\(command)".lowercased()
  }

  /// Refuses a word that is no command, naming the nearest one.
  static func checkCommand(_ words: ArraySlice<String>) throws {
    guard let word = words.first, !word.hasPrefix("-") else { return }
    guard let command = command(named: word) else {
      throw unknown(word, among: commandNames)
    }
    // A command of commands, as `erlang`, takes no other words.
    guard !command.configuration.subcommands.isEmpty, let next = words.dropFirst().first,
      !next.hasPrefix("-"), next != "help", Self.command(named: next, of: word) == nil
    else { return }
    let names = commandNames(of: word)
    // A command with a usual one among its own, as `sweep`, takes that one's arguments: a word near
    // another of them is meant for it only where no file is called so.
    if command.configuration.defaultSubcommand != nil {
      let isMeant = Spelling.nearest(to: "\(word) \(next)", among: names) != nil
      guard isMeant, !next.contains("."), access(next, F_OK) != 0 else { return }
    }
    throw unknown("\(word) \(next)", among: names)
  }

  /// The fault of a word that is no command.
  static func unknown(_ word: String, among names: [String]) -> Ending {
    let near = Spelling.nearest(to: word, among: names)
    return Ending.fault(
      .badArguments, "there is no command \(Display.quote(word))",
      help: near.map { "did you mean \(Display.quote($0))?" }
        ?? "there are \(Display.list(names))")
  }
}
