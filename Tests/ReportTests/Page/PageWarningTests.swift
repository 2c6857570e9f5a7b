import Foundation
import Report
import Study
import Testing

/// What a study warns of, on a page in Chinese, which is made from the JSON alone.
@Suite struct PageWarningTests {
  private static let warnings: [StudyWarning] = [
    .singleReplication, .fewReplications(4), .longMemory(contactsPerReplication: 912.4),
    reached(.serviceLevel, .absolute(0.01), 0.034), reached(.meanWait, .relative(0.05), nil),
  ]

  private static func reached(
    _ measure: Measure, _ asked: Precision.Width, _ halfWidth: Double?
  ) -> StudyWarning {
    let precision = Precision(measure: measure, halfWidth: asked)
    return .precisionNotReached(
      PrecisionReached(asked: precision, halfWidth: halfWidth, isReached: false))
  }

  /// The JSON of a run that warns of everything there is.
  private static func json() throws -> Data {
    let results = try World.results(replications: 2)
    let warned = Results(
      labels: results.labels, run: results.run, strategies: results.strategies,
      comparison: results.comparison, warnings: warnings)
    return Data(World.json(warned).utf8)
  }

  private static func html(_ json: Data, _ language: Language) throws -> String {
    try ReportPage(json: json, language: language).html(library: nil)
  }

  /// Each warning stands there in the language of the page, and no other.
  ///
  /// Catches a kind that is written under one name and read under another, and a value that stays
  /// behind: the sentence of the document would stand in its place.
  @Test func eachIsSaidInTheLanguageOfThePage() throws {
    let json = try Self.json()
    for (language, other) in [(Language.chinese, Language.english), (.english, .chinese)] {
      let page = try Self.html(json, language)
      for warning in Self.warnings {
        #expect(page.contains(StudyWords(Words(language)).warning(warning)), "\(warning)")
        #expect(!page.contains(StudyWords(Words(other)).warning(warning)), "\(warning)")
      }
    }
  }

  /// A document of an older version, and a kind of a later one, are shown with their sentences.
  @Test func whatIsNotKnownStaysAsItStands() throws {
    let english = Self.warnings.map { StudyWords(Words(.english)).warning($0) }
    var top = try #require(try JSONSerialization.jsonObject(with: Self.json()) as? [String: Any])
    #expect(top["warnings"] as? [String] == english)
    top["warning_kinds"] = [["kind": "single_replication"], ["kind": "too_hot", "degrees": 40]]
    let later = try Self.html(JSONSerialization.data(withJSONObject: top), .chinese)
    #expect(later.contains(StudyWords(Words(.chinese)).warning(.singleReplication)))
    #expect(!later.contains(english[0]) && later.contains(english[1]))
    top["warning_kinds"] = nil
    let older = try Self.html(JSONSerialization.data(withJSONObject: top), .chinese)
    #expect(english.allSatisfy(older.contains))
  }
}
