import Foundation
import Report
import Scenarios
import Study
import Testing

/// The catalogs of Chinese against the phrases of the program, the glossary and each other.
///
/// A phrase that no catalog has prints in English amid Chinese; an entry that no phrase asks for is
/// a sentence that nobody reads and that goes stale.
@Suite struct LanguageTests {
  private static let phrases = SourcePhrases.all

  /// What is looked up by a value of an enumeration, by a table or by the name of another field.
  private static let named: [String] = {
    let measures = Measure.allCases.flatMap { [$0.definition.words, $0.name] }
    let units = Measure.Unit.allCases.map(\.rawValue) + ["higher", "lower", "neither"]
    let staffing =
      StaffingGap.Cause.allCases.map(\.rawValue) + StaffingGap.Hint.allCases.map(\.rawValue)
      + StaffingMethod.allCases.map(\.words)
    let states = GateState.allCases.map(\.rawValue)
    let events = ["surge", "center_outage", "network_outage", "link_outage"]
    let counts = ["on_phone", "rostered", "paid"].map { "\($0) [counts]" }
    let assumptions = FormulaTwin.Assumption.allCases.map(\.rawValue)
    let scopes = ScopeKind.allCases.map(\.rawValue)
    let designs = ["grid", "zip", "one_at_a_time", "latin_hypercube", "sobol", "saltelli"]
    let pages = FaultCode.allCases.flatMap {
      [$0.page.title, $0.page.kind.words, $0.page.paragraph]
    }
    let spaced = (scopes + designs + events).map { $0.split(separator: "_").joined(separator: " ") }
    return measures + units + staffing + states + assumptions + spaced + pages + counts
  }()

  /// Catches a sentence that somebody adds in English alone, and a misspelled key.
  @Test func everyPhraseIsInACatalog() {
    let known = Words.chinese
    let outcomes = ["answered", "abandoned", "refused", "called_back", "not_reached", "cut_off"]
      .map { "\($0) [outcome]" }
    let asked = Self.phrases.translated + Self.named.filter { Measure(name: $0) == nil } + outcomes
    let missing = Set(asked).filter { known[$0] == nil }
    #expect(missing.isEmpty, "\(missing.sorted().joined(separator: "\n"))")
  }

  /// Catches a sentence that is English at run time although a catalog has it.
  @Test func sumsOfLiteralsArePhrases() {
    #expect(Self.phrases.strays.isEmpty, "\(Self.phrases.strays.joined(separator: "\n"))")
  }

  /// Catches what stays behind when a sentence is changed or goes.
  @Test func everyEntryIsAskedFor() {
    let asked = Set(Self.phrases.literals + Self.phrases.plurals + Self.named)
    for (name, phrases) in Words.catalogs {
      let unused = phrases.keys.filter { key in
        let sense = key.lastIndex(of: "[").map { key[..<$0].dropLast() }
        return !asked.contains(key) && !(sense.map { asked.contains(String($0)) } ?? false)
      }
      #expect(unused.isEmpty, "\(name).json: \(unused.sorted().joined(separator: "\n"))")
    }
  }

  /// A phrase stands in one file, on a line of its own, in the order of its English.
  @Test func catalogsAreInOrder() throws {
    var places: [String: String] = [:]
    for (name, phrases) in Words.catalogs {
      for phrase in phrases.keys {
        let other = places.updateValue(name, forKey: phrase)
        #expect(other == nil, "\(phrase) stands in \(other ?? "") and in \(name)")
      }
      let path = SourcePhrases.root.appending(path: "Sources/Report/Language/zh/\(name).json")
      let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
        .dropFirst().dropLast()
      #expect(lines.count == phrases.count, "\(name).json: a phrase a line")
      let keys = lines.map { line in
        line.firstRange(of: "\": \"").map { line[..<$0.lowerBound] } ?? line
      }
      #expect(
        keys == keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) })
    }
  }

  /// Values have the same places in both languages, so that none is lost; in tables and sentences
  /// of reports they have the same order too, so that figures read alike.
  @Test func placesAgree() {
    for (name, phrases) in Words.catalogs {
      for (english, chinese) in phrases {
        let (own, other) = (Words.places(in: english), Words.places(in: chinese))
        #expect(own.sorted() == other.sorted(), "\(english): \(chinese)")
        if ["terms", "text", "erlang"].contains(name) {
          #expect(own == other, "\(english): \(chinese)")
        }
      }
    }
  }

  /// What is to be typed is the same in both languages.
  @Test func pagesOfCodesShowTheSameCode() {
    func code(_ text: String) -> [Substring] {
      text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .compactMap { $0 % 2 == 1 ? $1 : nil }.sorted()
    }
    for (english, chinese) in Words.catalogs.first(where: { $0.name == "help" })?.phrases ?? [:] {
      #expect(code(english) == code(chinese), "\(english): \(chinese)")
    }
  }

  /// The trade's words: blocking is never the loss rate of all calls, confidence never
  /// credibility; agents have one spelling; beside a figure a volume has its unit.
  @Test func termsAreThoseOfTheGlossary() {
    let words = Words(.chinese)
    for (english, chinese) in Words.chinese {
      for word in ["呼损率", "可信度", "座席"] {
        #expect(!chinese.contains(word), "\(english): \(chinese)")
      }
    }
    let ofText = Words.catalogs.filter { !["page", "charts"].contains($0.name) }
    for (english, chinese) in ofText.flatMap(\.phrases) where chinese.contains("话务量") {
      let bare = ["接通", "通话", "普通"].reduce(chinese) { $0.replacing($1, with: "") }
      #expect(bare.contains("通") || bare.contains("爱尔兰"), "\(english): \(chinese)")
    }
    #expect(words("95 % interval") == "95 % 置信区间")
    #expect(words("strategy") == "策略")
    #expect(words.plural(30, "replication") == "30 次重复仿真")
    #expect(words.name(of: .overflowOut).contains("溢出"))
    #expect(words.name(of: .answerRate) == "人工接通率")
    #expect(words.name(of: .firstAttemptBlocked).contains("中继阻塞率"))
  }

  /// The denominator stands in the name of each measure that counts within T.
  @Test func everyMeasureHasAChineseNameAndDefinition() {
    let (words, english) = (Words(.chinese), Words(.english))
    for measure in Measure.allCases {
      let name = words.name(of: measure, seconds: 20)
      #expect(Self.isChinese(name), "\(measure.name): \(name)")
      #expect(Self.isChinese(words.definition(of: measure)), "\(measure.name)")
      #expect(Self.isChinese(words.unit(measure.unit)), "\(measure.unit)")
      #expect(!english.name(of: measure, seconds: 20).contains("{"))
      guard measure.dependsOnThreshold else { continue }
      #expect(name.contains("20秒") && name.contains("÷"), "\(measure.name): \(name)")
    }
    #expect(words.name(of: .serviceLevel, seconds: 30) == "30秒接通率（÷呼入量）")
    #expect(words.name(of: .serviceLevelAnswered, seconds: 0.5) == "0.5秒接通率（÷接通量）")
  }

  /// Every message of a scenario whose keys, numbers and times are all wrong is told in Chinese.
  ///
  /// Catches a message that is put together from words outside of a phrase.
  @Test func faultsAreToldInChinese() {
    let words = Words(.chinese)
    for text in Faulty.scenarios {
      let faults = Faults()
      let workspace = Workspace(root: ".", faults: faults)
      _ = Document.parse(text, faults: faults).map { Scenario.read($0, in: workspace) }
      #expect(faults.hasErrors)
      for fault in faults.diagnostics {
        for phrase in [fault.words, fault.advice].compactMap({ $0 }) + fault.notes.map(\.words) {
          #expect(Self.isChinese(words(phrase)), "\(phrase.english): \(words(phrase))")
        }
      }
      let shown = faults.rendered { words($0) }
      #expect(!shown.contains("error SPW") && !shown.contains("help:"))
    }
  }

  /// A value that looks like a place, or like a phrase, stays as it is.
  @Test func valuesAreNeverPhrases() {
    let words = Words(.chinese)
    let name = "{2} strategy"
    #expect(words("\(name) by origin") == "{2} strategy（按归属）")
    let phrase: Phrase = "\(name) and \("{1}")"
    #expect(phrase.english == "{2} strategy and {1}")
    #expect((phrase + ", \(3)").pattern == "{1} and {2}, {3}")
    #expect((phrase + ", \(3)").english == "{2} strategy and {1}, 3")
  }

  /// Lines of Chinese end where Chinese may be broken, within the width.
  @Test func chineseIsWrapped() {
    let text = String(repeating: "中心（深圳）的坐席，", count: 20)
    let lines = TextReport.wrapped(text).split(separator: "\n")
    #expect(lines.count > 1)
    #expect(lines.allSatisfy { TextWidth.of($0) <= 100 && !"，）".contains($0.first ?? " ") })
    #expect(lines.joined() == text)
  }

  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}

/// Scenarios with many faults each.
private enum Faulty {
  static let scenarios = [
    """
    spillway: 1
    horizon: {start: 2026-13-02T08:00, length: 2, interval: 30min}
    contacts: {call: {handle_time: {exponential: {mean: 0s}}, patience: 90}}
    centers:
      shenzhen: {groups: {front_line: {agnets: 40, shrinkage: 30, skills: {cal: 1}}}}
    demand: [{contact: cal, center: shenzen, rate: 98}]
    """,
    """
    spillway: 2
    title: [a]
    horizon: {start: 2026-03-02T08:00+08:00, length: 8:30, interval: 7min}
    service_level: {of: fast, target: 0.8}
    contacts: {}
    centers: {a: {groups: {g: {agents: -1}}}}
    demand: {a: b}
    strategies: {x: {overflow: [{form: a, to: b}]}, y: {pool: [a, a]}}
    run: {replications: 01, seed: "3"}
    """,
    "spillway: 1\n\thorizon: 2\n", "a: [1, 2\nb: 3\n", "", "- 1\n", "a: 1\na: 2\nb: *x\n",
  ]
}
