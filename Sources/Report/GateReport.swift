import Study

/// A gate as text for people: the verdict, then a line for each check that did not simply pass.
public struct GateReport {
  let sheet: GateSheet
  let words: Words

  /// A report of a gate.
  public init(_ sheet: GateSheet, words: Words = Words(.english)) {
    self.sheet = sheet
    self.words = words
  }

  /// The whole report.
  public var rendered: String {
    var lines = [headline]
    for row in shown { lines.append("\(sign(row)) \(line(row))") }
    lines.append(tally)
    lines += notes
    return lines.map { $0 + "\n" }.joined()
  }

  /// Rows that are shown one by one: failures first, then warnings, then open ones that were asked
  /// for by name.
  private var shown: [GateSheet.Row] {
    sheet.rows(.fails) + sheet.rows(.warns)
      + sheet.rows(.open).filter { sheet.fails($0) || $0.source != nil }
      + sheet.rows.filter { $0.verdict.state == .better }
  }

  /// The verdict in one line: `FAIL 2 of 14 checks worse (family-wise 1 %)`.
  public var headline: String {
    let count = sheet.count()
    let checks = count == 1 ? words("\(count) check") : words("\(count) checks")
    guard sheet.fails else {
      let warned = sheet.count { sheet.mark($0) == .warns }
      return warned > 0
        ? words(
          "PASS \(checks), none worse, \(warned) of them with a warning (family-wise 1 %)")
        : words("PASS \(checks), none worse (family-wise 1 %)")
    }
    let found = [GateState.worse, .undefined, .inconclusive].compactMap { state -> String? in
      let found = sheet.count { sheet.fails($0) && $0.verdict.state == state }
      return found > 0 ? words("\(found) of \(checks) \(word(state))") : nil
    }
    return words("FAIL \(words.row(found)) (family-wise 1 %)")
  }

  /// A state in a word.
  func word(_ state: GateState) -> String {
    state == .undefined ? words("without data") : words(state.rawValue)
  }

  /// The mark of a row.
  func sign(_ row: GateSheet.Row) -> String {
    switch sheet.mark(row) {
    case .fails: "✗"
    case .warns: "!"
    case .open: "?"
    case .passes: "✓"
    }
  }

  /// A row in one line: name, numbers, limit, and the changed key.
  func line(_ row: GateSheet.Row) -> String {
    var text = "\(name(row)) \(numbers(row))"
    if row.verdict.state == .worse, row.verdict.check.isComparison { text += blame }
    if let source = row.source { text += words(" (expected in \(source.file):\(source.line))") }
    return text
  }

  /// The check in words.
  func name(_ row: GateSheet.Row) -> String {
    guard words.language != .english else { return row.name }
    return [words.column(row.verdict.check.measure), row.place].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// The numbers of a row: `84.1 % -> 79.6 % (-4.5, 95 % CI -5.6 to -3.4), limit -1.0`.
  public func numbers(_ row: GateSheet.Row) -> String {
    let (verdict, unit) = (row.verdict, row.verdict.check.measure.unit)
    guard let head = verdict.head else { return words("no data: no contact came there") }
    switch verdict.check.demand {
    case .noWorse(let margin):
      guard let base = verdict.base else { return words("no data in the base") }
      let limit = limitText(margin, base: base, verdict.check.measure)
      return words(
        "\(Figures.value(base, unit)) -> \(Figures.value(head.value, unit))"
          + " (\(changeText(verdict, unit))), limit \(limit)")
    case .atLeast(let limit):
      return words(
        "\(Figures.estimate(head, unit, fine: true)), at least \(Figures.value(limit, unit))")
    case .atMost(let limit):
      return words(
        "\(Figures.estimate(head, unit, fine: true)), at most \(Figures.value(limit, unit))")
    case .onDays(let least, let share):
      return words(
        "at least \(Figures.value(least, unit)) on \(Figures.value(head.value, .share))"
          + " of \(head.replications) days (95 % CI \(words.interval(head, .share))),"
          + " expected on \(Figures.share(share))")
    }
  }

  private func changeText(_ verdict: GateVerdict, _ unit: Measure.Unit) -> String {
    guard let change = verdict.difference else { return words("one replication") }
    let scale = Figures.scale(unit)
    func signed(_ value: Double) -> String {
      let text = Figures.decimal(value * scale, unit == .share ? 1 : 2)
      return value > 0 ? "+" + text : text
    }
    guard let low = change.low, let high = change.high else { return signed(change.value) }
    return words("\(signed(change.value)), 95 % CI \(signed(low)) to \(signed(high))")
  }

  private func limitText(
    _ margin: GateCheck.Margin, base: Double, _ measure: Measure
  ) -> String {
    let sign = measure.direction == .lower ? "+" : "-"
    switch margin {
    case .absolute(let size):
      return sign + Figures.decimal(size * Figures.scale(measure.unit), 1)
    case .relative(let part): return words("\(sign)\(Figures.decimal(part * 100, 1)) % of it")
    }
  }

  /// The changed keys behind a loss, or how many there are.
  private var blame: String {
    guard !sheet.changes.isEmpty else { return "" }
    guard sheet.changes.count == 1 || sheet.isBisected else {
      return words(" [\(sheet.changes.count) changed keys]")
    }
    return " [\(sheet.changes.map(change).joined(separator: "; "))]"
  }

  /// A changed key: `overflow.when.waited 20s -> 35s, policy.yaml:31`.
  public func change(_ change: GateSheet.Change) -> String {
    let values = "\(change.old ?? words("nothing")) -> \(change.new ?? words("nothing"))"
    let place = change.source.map { ", \($0.file):\($0.line)" } ?? ""
    return "\(change.path) \(values)\(place)"
  }

  /// What passed and what was left open, counted.
  private var tally: String {
    let parts = GateState.allCases.compactMap { state -> String? in
      let count = sheet.count { $0.verdict.state == state }
      return count > 0
        ? words("{count} {state}", ["count": "\(count)", "state": word(state)]) : nil
    }
    return sheet.isCompared
      ? words("\(words.row(parts)) after \(sheet.replications) replications of each side")
      : words("\(words.row(parts)) after \(sheet.replications) replications")
  }

  private var notes: [String] {
    var notes: [String] = []
    if sheet.isCompared, !sheet.changes.isEmpty, sheet.changes.count > 1 || !sheet.fails {
      notes.append(
        sheet.isBisected
          ? words("the smallest set that fails: \(sheet.changes.count)")
          : words("changed keys: \(sheet.changes.count)"))
      notes += sheet.changes.prefix(20).map { "  \(change($0))" }
      if sheet.changes.count > 20 {
        notes.append("  " + words("and \(sheet.changes.count - 20) more"))
      }
    }
    if sheet.fails, sheet.changes.count > 1, !sheet.isBisected {
      notes.append(words("`--bisect` finds the smallest set of keys that still fails"))
    }
    let open = sheet.count { sheet.mark($0) == .open }
    if open > 0 {
      notes.append(
        sheet.strictness.contains(.inconclusive)
          ? words(
            "inconclusive checks fail; more replications decide more of them (--max-replications,"
              + " now \(sheet.most))")
          : words(
            "inconclusive checks pass; more replications decide more of them (--max-replications,"
              + " now \(sheet.most))"))
    }
    let looks = sheet.looks == 1 ? words("\(sheet.looks) look") : words("\(sheet.looks) looks")
    notes.append(
      words(
        "alpha 1 % is shared by all \(sheet.count()) checks (Holm) and \(looks); the same seed"
          + " (\(sheet.seed)) gives the same verdict again"))
    let lines = notes.map { TextReport.wrapped($0, indent: "  ") }
    // A command stays on its line, to be copied.
    return lines + (sheet.fails ? [words("again: \(sheet.command)")] : [])
  }
}
