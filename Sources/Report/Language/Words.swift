import Foundation

/// Phrases in the reader's language.
///
/// The English phrase is the key, as in gettext, so that code reads as it prints; places for values
/// are names in braces: `words("{count} of {all} intervals", ["count": "3", "all": "48"])`. A
/// phrase that a catalog lacks stays English: a reader of a half-translated page loses less than a
/// reader of a blank one, and a test finds it.
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
  public func callAsFunction(_ phrase: String, _ values: [String: String] = [:]) -> String {
    Self.filled(catalog[phrase] ?? phrase, values)
  }

  /// Every phrase of the catalogs of Chinese, by its English.
  public static let chinese = catalogs.reduce(into: [:]) { all, catalog in
    all.merge(catalog.phrases) { first, _ in first }
  }

  /// The catalogs of Chinese by the names of their files; a phrase stands in one of them.
  ///
  /// `terms`: names of measures, units, short terms. `kpis`: definitions of measures. `text`: tables
  /// and sentences of the command line. `page`: what the report as a page says besides.
  public static let catalogs: [(name: String, phrases: [String: String])] = [
    ("terms", read(PackageResources.terms_json)), ("kpis", read(PackageResources.kpis_json)),
    ("text", read(PackageResources.text_json)), ("page", read(PackageResources.page_json)),
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

  private static func filled(_ phrase: String, _ values: [String: String]) -> String {
    guard !values.isEmpty else { return phrase }
    var text = ""
    var rest = phrase[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      text += rest[..<open] + (values[name] ?? "{\(name)}")
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
