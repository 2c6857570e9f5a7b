import Sim

extension RulesReader {
  // MARK: deflect

  mutating func readDeflect(_ field: Field) {
    let example = "[{when: {estimated_wait: {above: 3min}}, to: busy}]"
    guard let fields = field.list(like: example) else { return }
    if fields.isEmpty {
      field.error(.emptyList, "the list is empty", help: "write a rule like `\(example)`")
    }
    for field in fields {
      let errorsBefore = reader.faults.errorCount
      var section = field.section(like: "{when: {estimated_wait: {above: 3min}}, to: busy}")
      let types = contactTypes(&section)
      let fromField = section.optional("from")
      let from = fromField.isPresent ? reader.centers(fromField) : .all
      let when = condition(section.required("when"), like: "{estimated_wait: {above: 3min}}")
      let acceptField = section.optional("accept")
      let accept = acceptField.isPresent ? acceptField.share() : 1
      let toField = section.required("to")
      let isBusy = toField.isWord("busy")
      for word in ["callback", "voice_mail"] {
        if toField.isWord(word) || section.keys.contains(word) {
          section.error(
            .unknownName, at: section.keys.contains(word) ? word : "to",
            "`\(word)` is not simulated yet", help: "write `to: busy`, or the name of a center")
        }
      }
      let to =
        isBusy || !toField.isPresent || reader.faults.errorCount > errorsBefore
        ? nil : reader.center(toField)
      section.finish(allowed: ["callback", "voice_mail"])
      guard reader.faults.errorCount == errorsBefore, let from, let when, let accept else {
        continue
      }
      if let part = when.first(where: \.readsThere) {
        let name = part.comparisons.first?.figure.rawValue ?? "there"
        field.error(
          .keysExclude, "`\(name)` reads a helper, and there is none",
          help: "read the contact's own center")
        continue
      }
      var origins = Array(reader.world.centers.indices)
      if case .some(let ids) = from { origins = ids }
      rules.deflect.append(
        Deflection(
          from: origins, types: types, when: when, accept: Int((accept * 1e6).rounded()), to: to))
    }
  }

  // MARK: valve

  /// The switch of an overflow rule.
  func valve(_ section: inout SectionReader) -> ValveRule? {
    let field = section.optional("valve")
    guard field.isPresent else { return nil }
    let errorsBefore = reader.faults.errorCount
    var inner = field.section(like: "{open: {queue: {above: 20}}, close: {queue: {below: 8}}}")
    let open = condition(inner.required("open"), like: "{queue: {above: 20}}")
    let close = condition(inner.required("close"), like: "{queue: {below: 8}}")
    let hold = inner.optional("hold").duration() ?? 0
    let atLeast = inner.optional("at_least").duration() ?? 0
    let everyField = inner.optional("every")
    let every = everyField.isPresent ? everyField.duration() : 10 * Ticks.perSecond
    inner.finish()
    if let every, every < Ticks.perSecond / 10 {
      everyField.error(
        .outOfRange, "the time between tests is too short", help: "write at least `100ms`")
    }
    for part in (open ?? []) + (close ?? []) {
      for figure in [Comparison.Figure.position, .waitImproved]
      where part.comparisons.contains(where: { $0.figure == figure }) {
        field.error(
          .keysExclude, "`\(figure.rawValue)` is of one contact, and a valve is for all",
          help: "write it under `when`")
      }
    }
    guard reader.faults.errorCount == errorsBefore, let open, let close, let every else {
      return nil
    }
    return ValveRule(open: open, close: close, hold: hold, atLeast: atLeast, every: every)
  }
}
