import Sim
import Study

extension RulesReader {
  /// Whether the strategy has a board, wherever it stands among the keys.
  var hasBoard: Bool { fields["board"] != nil }

  // MARK: estimate

  mutating func readEstimate(_ field: Field) {
    var section = field.section(like: "{method: queue}")
    rules.estimate.isMeasured = true
    let method = section.optional("method")
    if method.isPresent {
      let words = EstimateRule.Method.allCases.map(\.rawValue)
      rules.estimate.method = method.word(among: words).flatMap(EstimateRule.Method.init) ?? .queue
    }
    let contacts = section.optional("contacts").whole(in: 1...1_000_000)
    let window = section.optional("window").duration(aboveZero: true)
    if let contacts { rules.estimate.contacts = contacts }
    if let window {
      rules.estimate.window = window
      if contacts == nil { rules.estimate.contacts = .max }
    }
    for key in ["contacts", "window"]
    where section.keys.contains(key) && rules.estimate.method != .average {
      section.error(
        .keysExclude, at: key, "`\(key)` goes with `method: average`",
        help: "delete it; how handle times are measured stands under `handle_time`")
    }
    let start = section.optional("start").duration()
    if let start { rules.estimate.start = start }
    if start != nil, !rules.estimate.method.restsOnThePast {
      section.error(
        .keysExclude, at: "start", "`start` goes with a method that rests on past waits",
        help: "delete it, or estimate by last_answered, last_finished or average")
    }
    let handle = section.optional("handle_time")
    if handle.isPresent {
      var inner = handle.section(like: "{window: 5min, contacts: 200, start: 200s}")
      let window = inner.optional("window").duration(aboveZero: true)
      let contacts = inner.optional("contacts").whole(in: 1...1_000_000)
      let start = inner.optional("start").duration(aboveZero: true)
      inner.finish()
      if let window { rules.estimate.handleWindow = window }
      if let contacts { rules.estimate.handleContacts = contacts }
      rules.estimate.handleStart = start?.seconds
    }
    section.finish()
  }

  // MARK: board

  mutating func readBoard(_ field: Field) {
    var section = field.section(like: "{every: 15s}")
    let everyField = section.required("every")
    let every = everyField.duration(aboveZero: true)
    let delay = section.optional("delay").duration() ?? 0
    let extrapolate = section.optional("extrapolate").boolean() ?? false
    let suppression = suppression(section.optional("suppress"))
    section.finish()
    guard let every else { return }
    guard every >= Ticks.perSecond / 10 else {
      everyField.error(
        .outOfRange, "the time between samples is too short", help: "write at least `100ms`")
      return
    }
    guard delay / every < 10_000 else {
      everyField.error(
        .outOfRange, "`delay` is more than 10000 samples", help: "sample less often")
      return
    }
    rules.board = BoardRule(every: every, delay: delay, extrapolates: extrapolate)
    rules.board?.suppression = suppression
  }

  // MARK: overflow between two centers

  mutating func readSharing(_ field: Field) {
    let errorsBefore = reader.faults.errorCount
    let example = "{between: [shenzhen, guangzhou], open_above: 10}"
    var section = field.section(like: example)
    let pair = section.required("between")
    let centers = pair.list(like: "[shenzhen, guangzhou]").flatMap {
      reader.distinct($0, in: pair) { reader.center($0) }
    }
    let types = contactTypes(&section)
    let ratios = byCenter(section.optional("queue_ratio"), of: centers) {
      $0.number(in: 0...1000).map { Int(($0 * 1e6).rounded()) }
    }
    let openField = section.required("open_above")
    let open =
      openField.shape == .map
      ? byCenter(openField, of: centers) { $0.whole(in: 0...1_000_000) }
      : openField.whole(in: 0...1_000_000).map { mark in [0: mark, 1: mark] } ?? [:]
    let oneWay = section.optional("one_way")
    let isOneWay = oneWay.isPresent ? oneWay.boolean() ?? true : true
    let release = section.optional("release_below").whole(in: 1...1_000_000)
    if !isOneWay, section.keys.contains("release_below") {
      section.error(
        .keysExclude, at: "release_below", "`release_below` goes with `one_way: true`",
        help: "delete one of the two")
    }
    for key in [
      "from", "to", "at", "when", "rings", "old_place", "earlier", "choose", "test", "valve",
      "pull", "offer_to", "every", "offer", "accept_when", "place", "skip_if",
    ] {
      forbid(key, in: section, "`between` says it", "delete it, or write a rule of its own")
    }
    section.finish(allowed: KeyTable.overflow.names)
    guard let centers, reader.faults.errorCount == errorsBefore else { return }
    guard centers.count == 2 else {
      pair.error(
        .outOfRange,
        centers.count == 1 ? "`between` names one center" : "`between` names more than two",
        help: "name two centers; write a rule for each pair")
      return
    }
    let rule = RatioSharing(
      centers: centers, types: types, ratios: [ratios[0] ?? 1_000_000, ratios[1] ?? 1_000_000],
      openAbove: [open[0], open[1]], releaseBelow: isOneWay ? release ?? 1 : nil)
    rules.sharing.append(rule)
    sharingFields.append(field)
  }

  /// Values by center, keyed by the place of the center in the pair.
  private func byCenter(
    _ field: Field, of centers: [Int]?, _ read: (Field) -> Int?
  ) -> [Int: Int] {
    guard field.isPresent, let entries = field.named(like: "{shenzhen: 1, guangzhou: 1}") else {
      return [:]
    }
    var values: [Int: Int] = [:]
    for entry in entries {
      guard let center = reader.names.centers[entry.name],
        let place = (centers ?? []).firstIndex(of: center)
      else {
        reader.faults.error(
          .unknownName, at: entry.nameSpan,
          "\(field.path): \(Display.quote(entry.name)) is not one of the two centers",
          help: "name a center of `between`")
        continue
      }
      values[place] = read(entry.field)
    }
    return values
  }
}
