import Sim

extension RulesReader {
  /// When a rule opens.
  struct OpeningTime {
    var waited: Ticks?
    var here: [Comparison]
    var there: [Comparison]
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
    let here = comparisons(&section)
    let thereField = section.optional("there")
    var there: [Comparison] = []
    if thereField.isPresent {
      var inner = thereField.section(like: "{idle_agents: {above: 5}}")
      there = comparisons(&inner)
      inner.finish()
      if thereField.node?.entries?.isEmpty == true { reportEmpty(thereField) }
    }
    section.finish(allowed: isInRing && section.keys.contains("waited") ? ["waited"] : [])
    if field.node?.entries?.isEmpty == true { reportEmpty(field) }
    guard reader.faults.errorCount == errorsBefore else { return nil }
    return OpeningTime(waited: waited, here: here, there: there)
  }

  private func reportEmpty(_ field: Field) {
    field.error(
      .missingKey, "the map is empty",
      help: "write a condition such as `{idle_agents: {above: 5}}`, or delete the key")
  }

  private func comparisons(_ section: inout SectionReader) -> [Comparison] {
    Comparison.Figure.allCases.compactMap { figure in
      let field = section.optional(figure.rawValue)
      return field.isPresent ? comparison(field, of: figure) : nil
    }
  }

  private func comparison(_ field: Field, of figure: Comparison.Figure) -> Comparison? {
    let errorsBefore = reader.faults.errorCount
    var section = field.section(like: "{above: 5}")
    // The marks are small numbers of contacts and agents; the bound keeps `+ 1` from overflowing.
    let range = 0...1_000_000_000
    let above = section.optional("above").whole(in: range)
    let atLeast = section.optional("at_least").whole(in: range)
    let below = section.optional("below").whole(in: range)
    let atMost = section.optional("at_most").whole(in: range)
    section.finish()
    guard reader.faults.errorCount == errorsBefore, let entries = field.node?.entries else {
      return nil
    }
    guard !entries.isEmpty else {
      field.error(
        .missingKey, "the map is empty",
        help: "write one of `above`, `at_least`, `below` or `at_most`, such as `{above: 5}`")
      return nil
    }
    let least = max(above.map { $0 + 1 } ?? 0, atLeast ?? 0)
    let greatest = min(below.map { $0 - 1 } ?? Int.max, atMost ?? Int.max)
    guard least <= greatest else {
      field.error(
        .neverTrue, "no number of \(words(figure)) can satisfy this",
        help: greatest < 0 ? "`below: 0` is never true" : "widen one of the marks")
      return nil
    }
    return Comparison(figure: figure, least: least, greatest: greatest)
  }

  private func words(_ figure: Comparison.Figure) -> String {
    switch figure {
    case .queue: "waiting contacts"
    case .idleAgents: "idle agents"
    case .signedIn: "signed-in agents"
    }
  }
}
