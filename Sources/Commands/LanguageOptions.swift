import ArgumentParser
import Foundation
import Report

/// The language that people are spoken to in.
struct LanguageOptions: ParsableArguments {
  @Option(help: "The language of what people read: en or zh. (default: SPILLWAY_LANG, else en)")
  var lang: Language?

  /// The language asked for.
  ///
  /// The locale of the machine is not asked: the same command shall print the same everywhere.
  var language: Language {
    lang ?? ProcessInfo.processInfo.environment["SPILLWAY_LANG"].flatMap(Language.init) ?? .english
  }
}

extension Language: ExpressibleByArgument {}
