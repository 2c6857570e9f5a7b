import Scenarios
import Testing

/// A misspelled key leads to the key that was meant.
@Suite struct SpellingTests {
  /// Every key of the language with four letters or more, in the map in which it stands.
  private static let tables: [[String]] = KeyTable.all(from: Scenario.keys)
    .map(\.names).filter { $0.count > 1 }

  /// One slip of the fingers: a letter left out, doubled, exchanged with the next, or replaced.
  private func slip(_ word: String, _ random: inout SplitMix) -> String {
    var letters = Array(word)
    let place = random.below(letters.count)
    switch random.below(4) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    case 2 where place + 1 < letters.count: letters.swapAt(place, place + 1)
    default: letters[place] = Character(Unicode.Scalar(UInt8(97 + random.below(26))))
    }
    return String(letters)
  }

  /// Law: at least 95 % of slips are undone by the suggestion, and all are found on their line.
  ///
  /// 2,000 slips with a fixed seed: nothing here rests on chance. Planted fault caught: a distance
  /// without swapped neighbors loses a quarter of the suggestions for words of four letters.
  @Test func slipsOfTheFingersAreUndone() throws {
    var random = SplitMix(seed: 3)
    var count = 0
    var right = 0
    while count < 2_000 {
      let keys = Self.tables[random.below(Self.tables.count)]
      let key = keys[random.below(keys.count)]
      let typed = slip(key, &random)
      guard key.count >= 4, !keys.contains(typed) else { continue }
      count += 1
      let faults = Faults()
      let root = try #require(
        Document.parse("other: 1\n\(typed): 1\n", faults: faults), "\(typed)")
      let reader = SectionReader(root, path: "", faults: faults)
      reader.finish(allowed: keys + ["other"])
      let fault = try #require(faults.diagnostics.first)
      #expect(faults.diagnostics.count == 1)
      #expect(fault.code == .unknownKey)
      #expect(fault.span == SourceSpan(file: 0, line: 2, column: 1, length: typed.count))
      if fault.help?.hasPrefix("did you mean `\(key)`?") == true { right += 1 }
    }
    #expect(right >= 1_900, "\(right) of 2000 suggestions are what was meant")
  }

  /// Words that are something else get no suggestion, and case and hyphens count for nothing.
  @Test func onlyNearWordsAreSuggested() throws {
    let cases: [(typed: String, meant: String?)] = [
      ("agnets", "agents"), ("Agents", "agents"), ("cost-per-hour", "cost_per_hour"),
      ("costPerHour", "cost_per_hour"), ("skils", "skills"), ("zebra", nil), ("a", nil),
      ("groupe", nil), ("深圳", nil),
    ]
    let keys = ["agents", "skills", "cost_per_hour", "shrinkage"]
    for (typed, meant) in cases {
      let faults = Faults()
      let root = try #require(Document.parse("\(typed): 1\n", faults: faults))
      SectionReader(root, path: "", faults: faults).finish(allowed: keys)
      let help = try #require(faults.diagnostics.first?.help)
      let all = "allowed: agents, skills, cost_per_hour, shrinkage"
      #expect(help == (meant.map { "did you mean `\($0)`? (\(all))" } ?? all), "\(typed)")
    }
  }

  /// A long list of names is searched as a short one is.
  @Test func namesOfLongListsAreFound() throws {
    let faults = Faults()
    let names = (0..<500).map { "center \($0)" }
    for (position, name) in names.enumerated() {
      let node = Node(
        .scalar(.init(text: name, isQuoted: false)),
        at: SourceSpan(file: 0, line: 1, column: 1, length: 1))
      let field = Field(node, path: "to", faults: faults)
      #expect(field.position(in: names, what: "center") == position)
      #expect(field.reference(to: names, what: "center") == name)
      #expect(field.reference(to: Array(names.reversed()), what: "center") == name)
    }
    #expect(!faults.hasErrors)
  }
}

/// SplitMix64: the same numbers on every machine and in every run.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to and without `bound`, which is above 0.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next() >> 1) % max(bound, 1)
  }
}
