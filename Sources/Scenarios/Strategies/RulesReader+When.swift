import Sim
import Study

extension RulesReader {
  /// When a rule opens.
  struct OpeningTime {
    var waited: Ticks?
    var here: [Guard]
    var there: [Guard]
  }

  /// `when`: a wait and conditions on both sides; in a ring the wait stands in `after`.
  func opening(_ field: Field, isInRing: Bool = false) -> OpeningTime? {
    let errorsBefore = reader.faults.errorCount
    var section = field.section(like: "{waited: 20s, there: {idle_agents: {above: 5}}}")
    var waited: Ticks?
    if isInRing {
      if section.keys.contains("waited") {
        section.error(
          .keysExclude, at: "waited", "`waited` has no place here: the ring has `after`",
          help: "write `after` beside `to`")
      }
    } else {
      waited = section.optional("waited").duration()
    }
    let guards = guards(&section, depth: 0)
    section.finish(allowed: isInRing && section.keys.contains("waited") ? ["waited"] : [])
    if field.node?.entries?.isEmpty == true { reportEmpty(field) }
    guard reader.faults.errorCount == errorsBefore else { return nil }
    return OpeningTime(
      waited: waited, here: guards.filter { !$0.readsThere }, there: guards.filter(\.readsThere))
  }

  /// A map of conditions without a wait, as of a valve.
  func condition(_ field: Field, like example: String) -> [Guard]? {
    let errorsBefore = reader.faults.errorCount
    var section = field.section(like: example)
    let guards = guards(&section, depth: 0)
    section.finish()
    if field.node?.entries?.isEmpty == true { reportEmpty(field) }
    return reader.faults.errorCount == errorsBefore ? guards : nil
  }

  /// A map of figures of a helper.
  func conditionsThere(_ field: Field) -> [Guard]? {
    guard field.isPresent else { return nil }
    let errorsBefore = reader.faults.errorCount
    var section = field.section(like: "{idle_agents: {above: 5}}")
    let read = comparisons(&section, KeyTable.figures("").map(\.name), false).map(Guard.there)
    section.finish()
    if field.node?.entries?.isEmpty == true { reportEmpty(field) }
    return reader.faults.errorCount == errorsBefore ? read : nil
  }

  private func reportEmpty(_ field: Field) {
    field.error(
      .missingKey, "the map is empty",
      help: "write a condition such as `{idle_agents: {above: 5}}`, or delete the key")
  }

  /// The conditions of a map; `all` may hold `any`, which holds plain ones: whatever can be said
  /// with both can be said so.
  private func guards(_ section: inout SectionReader, depth: Int) -> [Guard] {
    let isFromBoard = self.isFromBoard(&section)
    var guards = comparisons(&section, KeyTable.figures("").map(\.name), isFromBoard).map(
      Guard.here)
    guards += comparisons(&section, ["position", "wait_improved"], isFromBoard).map(Guard.here)
    let there = section.optional("there")
    if there.isPresent {
      var inner = there.section(like: "{idle_agents: {above: 5}}")
      let late = self.isFromBoard(&inner)
      guards += comparisons(&inner, KeyTable.figures("").map(\.name), late).map(Guard.there)
      inner.finish()
      if there.node?.entries?.isEmpty == true { reportEmpty(there) }
    }
    if depth == 0 { guards += lists(section.optional("all"), depth: 1).map(Guard.all) }
    if depth <= 1 {
      let any = section.optional("any")
      if any.isPresent { guards.append(.any(lists(any, depth: 2).map(Guard.all))) }
    }
    return guards
  }

  private func lists(_ field: Field, depth: Int) -> [[Guard]] {
    guard field.isPresent else { return [] }
    let example = "[{queue: {above: 20}}, {estimated_wait: {above: 60s}}]"
    guard let fields = field.list(like: example) else { return [] }
    if fields.isEmpty {
      field.error(.emptyList, "the list is empty", help: "write conditions like `\(example)`")
    }
    return fields.map { field in
      var section = field.section(like: "{queue: {above: 20}}")
      let inner = guards(&section, depth: depth)
      section.finish()
      if field.node?.entries?.isEmpty == true { reportEmpty(field) }
      return inner
    }
  }

  /// `reads`, which needs a board.
  func isFromBoard(_ section: inout SectionReader) -> Bool {
    let field = section.optional("reads")
    guard field.isPresent, field.word(among: ["live", "board"]) == "board" else { return false }
    if !hasBoard {
      field.error(
        .missingKey, "the strategy has no `board`",
        help: "write one beside this rule, such as `board: {every: 15s}`")
    }
    return true
  }

  private func comparisons(
    _ section: inout SectionReader, _ figures: [String], _ isFromBoard: Bool
  ) -> [Comparison] {
    figures.compactMap { name in
      let field = section.optional(name)
      guard field.isPresent, let figure = Comparison.Figure(rawValue: name),
        var read = comparison(field, of: figure)
      else { return nil }
      read.isFromBoard = isFromBoard
      return read
    }
  }

  func comparison(_ field: Field, of figure: Comparison.Figure) -> Comparison? {
    let errorsBefore = reader.faults.errorCount
    guard figure != .waitImproved else { return improvement(field) }
    var section = field.section(like: example(figure))
    let above = mark(section.optional("above"), figure.unit)
    let atLeast = mark(section.optional("at_least"), figure.unit)
    let below = mark(section.optional("below"), figure.unit)
    let atMost = mark(section.optional("at_most"), figure.unit)
    var read = Comparison(
      figure: figure, least: max(above.map { $0 + 1 } ?? 0, atLeast ?? 0),
      greatest: min(below.map { $0 - 1 } ?? Int.max, atMost ?? Int.max))
    if figure == .serviceLevel {
      read.window = section.required("window").duration(aboveZero: true) ?? 0
      read.contacts = section.optional("contacts").whole(in: 1...1_000_000) ?? 20
    }
    if figure == .serviceLevel || figure == .withinTarget {
      read.within = section.optional("within").duration(aboveZero: true) ?? 0
    }
    section.finish()
    guard reader.faults.errorCount == errorsBefore, field.node?.entries != nil else { return nil }
    let given = section.keys.contains { ["above", "at_least", "below", "at_most"].contains($0) }
    guard given else {
      field.error(
        .missingKey, section.keys.isEmpty ? "the map is empty" : "there is no mark",
        help: "write one of `above`, `at_least`, `below` or `at_most`, such as `\(example(figure))`"
      )
      return nil
    }
    guard read.least <= read.greatest else {
      field.error(
        .neverTrue, "no \(words(figure)) can satisfy this",
        help: read.greatest < 0 ? "`below: 0` is never true" : "widen one of the marks")
      return nil
    }
    return read
  }

  /// A mark in the unit in which the engine compares: numbers, ticks or millionths.
  private func mark(_ field: Field, _ unit: Comparison.Unit) -> Int? {
    switch unit {
    // Marks are small numbers of contacts and agents; the bound keeps `+ 1` from overflowing.
    case .count: field.whole(in: 0...1_000_000_000)
    case .time: field.duration().map { Int($0) }
    case .share: field.share().map { Int(($0 * 1e6).rounded()) }
    }
  }

  private func improvement(_ field: Field) -> Comparison? {
    let errorsBefore = reader.faults.errorCount
    var section = field.section(like: "{at_least: 30s}")
    let least = section.optional("at_least").duration()
    let share = section.optional("share").share()
    section.finish()
    guard reader.faults.errorCount == errorsBefore, field.node?.entries != nil else { return nil }
    guard least != nil || share != nil else {
      field.error(
        .missingKey, "the map is empty", help: "write `{at_least: 30s}` or `{share: 20%}`")
      return nil
    }
    var read = Comparison(figure: .waitImproved, least: least.map { Int($0) } ?? 0, greatest: .max)
    read.share = Int(((share ?? 0) * 1e6).rounded())
    return read
  }

  private func example(_ figure: Comparison.Figure) -> String {
    switch figure.unit {
    case .count: "{above: 5}"
    case .time: "{above: 40s}"
    case .share:
      figure == .serviceLevel ? "{below: 60%, window: 10min}" : "{above: 80%}"
    }
  }

  private func words(_ figure: Comparison.Figure) -> String {
    switch figure {
    case .queue: "number of waiting contacts"
    case .idleAgents: "number of idle agents"
    case .signedIn: "number of signed-in agents"
    case .guests: "number of guests"
    case .position: "place in a queue"
    case .occupied, .withinTarget, .serviceLevel: "share"
    case .estimatedWait, .longestWait, .waitImproved: "wait"
    }
  }
}
