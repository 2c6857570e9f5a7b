import Sim
import Study

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
      let goal = goal(&section)
      section.finish()
      guard reader.faults.errorCount == errorsBefore, let from, let when, let goal,
        let accept = goal.accept ?? accept
      else { continue }
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
          from: origins, types: types, when: when, accept: Int((accept * 1e6).rounded()),
          goal: goal.goal))
    }
    reportCallbacks(field)
  }

  /// What becomes of the arrivals, and the share of them where a callback says it.
  private mutating func goal(
    _ section: inout SectionReader
  ) -> (goal: Deflection.Goal, accept: Double?)? {
    let (toField, callField) = (section.optional("to"), section.optional("callback"))
    guard callField.isPresent else {
      let field = toField.isPresent ? toField : section.required("to")
      if field.isWord("busy") { return (.busy, nil) }
      return field.isPresent ? reader.center(field).map { (.center($0), nil) } : nil
    }
    for key in ["to", "accept"] where section.keys.contains(key) {
      section.error(
        .keysExclude, at: key, "`\(key)` and `callback` exclude each other",
        help: key == "to" ? "keep one of the two" : "write `accept` inside `callback`")
    }
    return callback(callField).map { (.callback($0.offer), $0.accept) }
  }

  private func callback(_ field: Field) -> (offer: CallbackOffer, accept: Double)? {
    var section = field.section(like: "{accept: 40%, place: arrival, reach: 80%, dial: 20s}")
    let errorsBefore = reader.faults.errorCount
    let accept = section.optional("accept")
    let share = accept.isPresent ? accept.share() : 1
    let place = section.optional("place")
    let isLater = place.isPresent && place.word(among: ["arrival", "later"]) == "later"
    let keepIdle = section.optional("keep_idle").whole(in: 0...1_000_000)
    let factor = section.optional("factor").number(in: 0...1000, above: 0)
    for key in ["keep_idle", "factor"] where !isLater && section.keys.contains(key) {
      section.error(
        .keysExclude, at: key, "`\(key)` goes with `place: later`",
        help: "a place by the arrival stands in the queue from the beginning")
    }
    let reach = section.optional("reach")
    let reached = reach.isPresent ? reach.share() : 1
    let dial = section.optional("dial").duration() ?? 0
    section.finish()
    guard reader.faults.errorCount == errorsBefore, let share, let reached else { return nil }
    return (
      CallbackOffer(
        place: isLater ? .later(keepIdle: keepIdle ?? 0, factor: factor) : .arrival,
        reach: reached, dial: dial), share
    )
  }

  /// A customer who is called back keeps a place in one queue, or in a line that follows it.
  private func reportCallbacks(_ field: Field) {
    let callsBack = rules.deflect.contains {
      if case .callback = $0.goal { true } else { false }
    }
    guard callsBack else { return }
    for key in ["stages", "queue_in", "pull", "age"] where fields[key] != nil {
      field.error(
        .keysExclude, "`callback` and `\(key)` exclude each other: each says who is served first",
        help: "keep one of the two")
    }
    if rules.queuesAtLast {
      field.error(
        .keysExclude,
        "`callback` and `queue_at: last` exclude each other: each says where customers wait",
        help: "keep one of the two")
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
