import Foundation
import Study

/// Phrases in the reader's language.
///
/// The English phrase is the key, as in gettext, so that code reads as it prints. Values stand in
/// the phrase as in any string, `words("\(count) of \(all) intervals")`, and are places in the
/// catalog, `{1} of {2} intervals`; where names help a translator they are named:
/// `words("{count} of {all} intervals", ["count": "3", "all": "48"])`. A phrase that a catalog
/// lacks stays English: a reader of a half-translated page loses less than a reader of a blank one,
/// and a test finds it.
public struct Words: Sendable {
  /// The language.
  public let language: Language
  private let catalog: [String: String]

  /// Phrases of a language.
  public init(_ language: Language) {
    self.language = language
    catalog = language == .english ? [:] : Self.chinese
  }

  /// The phrase with its values in place; a value is never read as a phrase.
  public func callAsFunction(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
    let text = phrase.said { catalog[$0] ?? $0 }
    return values.isEmpty ? text : Phrase.filled(text) { values[String($0)] }
  }

  /// The phrase in one of its senses, `phrase [sense]` in a catalog: where English has one word
  /// another language may have two.
  public func callAsFunction(_ phrase: Phrase, as sense: String) -> String {
    phrase.said { catalog["\($0) [\(sense)]"] ?? catalog[$0] ?? $0 }
  }

  /// The phrase that a value holds, in one of its senses.
  @_disfavoredOverload
  public func callAsFunction(_ english: String, as sense: String) -> String {
    catalog["\(english) [\(sense)]"] ?? catalog[english] ?? english
  }

  /// The phrase that a value holds, such as the name of a unit.
  @_disfavoredOverload
  public func callAsFunction(_ english: String, _ values: [String: String] = [:]) -> String {
    let text = catalog[english] ?? english
    return values.isEmpty ? text : Phrase.filled(text) { values[String($0)] }
  }

  /// Every phrase of the catalogs of Chinese, by its English.
  public static let chinese = catalogs.reduce(into: [:]) { all, catalog in
    all.merge(catalog.phrases) { first, _ in first }
  }

  /// The catalogs of Chinese by the names of their files; a phrase stands in one of them.
  ///
  /// `terms`: names of measures, units, short terms. `kpis`: definitions of measures. `text`:
  /// tables and sentences of the command line. `routing`: the rules of a strategy as `explain`
  /// lists them. `faults`: what is said of a fault. `help`: the pages of its code. `erlang`: what
  /// the formulas answer. `page`: what the report as a page says besides, `charts` what its charts
  /// say.
  public static let catalogs: [(name: String, phrases: [String: String])] = [
    ("terms", read(PackageResources.terms_json)), ("kpis", read(PackageResources.kpis_json)),
    ("text", read(PackageResources.text_json)), ("routing", read(PackageResources.routing_json)),
    ("faults", read(PackageResources.faults_json)), ("help", read(PackageResources.help_json)),
    ("erlang", read(PackageResources.erlang_json)), ("page", read(PackageResources.page_json)),
    ("charts", read(PackageResources.charts_json)),
  ]

  private static func read(_ bytes: [UInt8]) -> [String: String] {
    (try? JSONDecoder().decode([String: String].self, from: Data(bytes))) ?? [:]
  }

  /// The names in braces of a phrase, in order.
  public static func places(in phrase: String) -> [String] {
    phrase.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }
}
