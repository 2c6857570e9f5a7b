import ArgumentParser
import Foundation
import Report
import Study

/// The language that people are spoken to in.
struct LanguageOptions: ParsableArguments {
  @Option(help: "The language of what people read: en or zh. (default: SPILLWAY_LANG, else en)")
  var lang: Language?

  /// The language asked for.
  ///
  /// The locale of the machine is not asked: the same command shall print the same everywhere.
  var language: Language { lang ?? Self.usual ?? .english }

  /// The phrases of the language.
  var words: Words { Words(language) }

  func validate() throws {
    guard Self.usual == nil, let said = Self.said, !said.isEmpty else { return }
    throw ValidationError("SPILLWAY_LANG is '\(said)'; it is en or zh.")
  }

  /// The language of a command line before it is parsed: faults are told in it too, also those of
  /// the command line itself.
  static func language(of arguments: [String]) -> Language {
    let (name, start) = ("--lang", "--lang=")
    for (word, next) in zip(arguments, arguments.dropFirst() + [""]) {
      if word == name, let language = Language(rawValue: next) { return language }
      guard word.hasPrefix(start) else { continue }
      if let language = Language(rawValue: String(word.dropFirst(start.count))) { return language }
    }
    return usual ?? .english
  }

  private static let said = ProcessInfo.processInfo.environment["SPILLWAY_LANG"]
  private static let usual = said.flatMap(Language.init(rawValue:))
}

extension Language: ExpressibleByArgument {}

extension Phrase {
  /// A number with its noun, `1 cell` or `5 cells`; the noun is that of one.
  static func count(_ count: Int, _ noun: String) -> Phrase {
    Phrase(
      pattern: "{1} \(noun)\(count == 1 ? "" : "s")", [.text(Figures.count(Double(count)))])
  }
}
