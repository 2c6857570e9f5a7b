import Study

/// A gate as text for people: the verdict, then a line for each check that did not simply pass.
public struct GateReport {
  let sheet: GateSheet

  /// A report of a gate.
  public init(_ sheet: GateSheet) { self.sheet = sheet }

  /// The whole report.
  public var rendered: String {
    var lines = [Self.headline(sheet)]
    for row in shown { lines.append("\(Self.sign(sheet, row)) \(Self.line(row, sheet))") }
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
  public static func headline(_ sheet: GateSheet) -> String {
    let count = sheet.count()
    let checks = "\(count) \(count == 1 ? "check" : "checks")"
    guard sheet.fails else {
      let warned = sheet.count { sheet.mark($0) == .warns }
      let warning = warned > 0 ? ", \(warned) of them with a warning" : ""
      return "PASS \(checks), none worse\(warning) (family-wise 1 %)"
    }
    var words: [String] = []
    for (state, word) in [
      (GateState.worse, "worse"), (.undefined, "without data"), (.inconclusive, "inconclusive"),
    ] {
      let found = sheet.count { sheet.fails($0) && $0.verdict.state == state }
      if found > 0 { words.append("\(found) of \(checks) \(word)") }
    }
    return "FAIL \(words.joined(separator: ", ")) (family-wise 1 %)"
  }

  /// The mark of a row.
  static func sign(_ sheet: GateSheet, _ row: GateSheet.Row) -> String {
    switch sheet.mark(row) {
    case .fails: "✗"
    case .warns: "!"
    case .open: "?"
    case .passes: "✓"
    }
  }

  /// A row in one line: name, numbers, limit, and the changed key.
  static func line(_ row: GateSheet.Row, _ sheet: GateSheet) -> String {
    var text = "\(row.name) \(numbers(row))"
    if row.verdict.state == .worse, row.verdict.check.isComparison { text += blame(sheet) }
    if let source = row.source { text += " (expected in \(source.file):\(source.line))" }
    return text
  }

  /// The numbers of a row: `84.1 % -> 79.6 % (-4.5, 95 % CI -5.6 to -3.4), limit -1.0`.
  public static func numbers(_ row: GateSheet.Row) -> String {
    let (verdict, unit) = (row.verdict, row.verdict.check.measure.unit)
    guard let head = verdict.head else { return "no data: no contact came there" }
    switch verdict.check.demand {
    case .noWorse(let margin):
      guard let base = verdict.base else { return "no data in the base" }
      let limit = limitText(margin, base: base, verdict.check.measure)
      return "\(Figures.value(base, unit)) -> \(Figures.value(head.value, unit))"
        + " (\(changeText(verdict, unit))), limit \(limit)"
    case .atLeast(let limit):
      return "\(Figures.estimate(head, unit, fine: true)), at least \(Figures.value(limit, unit))"
    case .atMost(let limit):
      return "\(Figures.estimate(head, unit, fine: true)), at most \(Figures.value(limit, unit))"
    case .onDays(let least, let share):
      return "at least \(Figures.value(least, unit)) on \(Figures.value(head.value, .share))"
        + " of \(head.replications) days (95 % CI \(Figures.interval(head, .share))),"
        + " expected on \(Figures.share(share))"
    }
  }

  private static func changeText(_ verdict: GateVerdict, _ unit: Measure.Unit) -> String {
    guard let change = verdict.difference else { return "one replication" }
    let scale = Figures.scale(unit)
    func signed(_ value: Double) -> String {
      let text = Figures.decimal(value * scale, unit == .share ? 1 : 2)
      return value > 0 ? "+" + text : text
    }
    guard let low = change.low, let high = change.high else { return signed(change.value) }
    return "\(signed(change.value)), 95 % CI \(signed(low)) to \(signed(high))"
  }

  private static func limitText(
    _ margin: GateCheck.Margin, base: Double, _ measure: Measure
  ) -> String {
    let sign = measure.direction == .lower ? "+" : "-"
    switch margin {
    case .absolute(let size):
      return sign + Figures.decimal(size * Figures.scale(measure.unit), 1)
    case .relative(let part): return "\(sign)\(Figures.decimal(part * 100, 1)) % of it"
    }
  }

  /// The changed keys behind a loss, or how many there are.
  private static func blame(_ sheet: GateSheet) -> String {
    guard !sheet.changes.isEmpty else { return "" }
    guard sheet.changes.count == 1 || sheet.isBisected else {
      return " [\(sheet.changes.count) changed keys]"
    }
    return " [\(sheet.changes.map(change).joined(separator: "; "))]"
  }

  /// A changed key: `overflow.when.waited 20s -> 35s, policy.yaml:31`.
  public static func change(_ change: GateSheet.Change) -> String {
    let values = "\(change.old ?? "nothing") -> \(change.new ?? "nothing")"
    let place = change.source.map { ", \($0.file):\($0.line)" } ?? ""
    return "\(change.path) \(values)\(place)"
  }

  /// What passed and what was left open, counted.
  private var tally: String {
    let parts = GateState.allCases.compactMap { state -> String? in
      let count = sheet.count { $0.verdict.state == state }
      return count > 0 ? "\(count) \(state == .undefined ? "without data" : state.rawValue)" : nil
    }
    return "\(parts.joined(separator: ", ")) after \(sheet.replications) replications"
      + (sheet.base == nil ? "" : " of each side")
  }

  private var notes: [String] {
    var notes: [String] = []
    if sheet.base != nil, !sheet.changes.isEmpty, sheet.changes.count > 1 || !sheet.fails {
      let what = sheet.isBisected ? "the smallest set that fails" : "changed keys"
      notes.append("\(what): \(sheet.changes.count)")
      notes += sheet.changes.prefix(20).map { "  \(Self.change($0))" }
      if sheet.changes.count > 20 { notes.append("  and \(sheet.changes.count - 20) more") }
    }
    if sheet.fails, sheet.changes.count > 1, !sheet.isBisected {
      notes.append("`--bisect` finds the smallest set of keys that still fails")
    }
    let open = sheet.count { sheet.mark($0) == .open }
    if open > 0 {
      notes.append(
        "inconclusive checks \(sheet.strictness.contains(.inconclusive) ? "fail" : "pass"); more"
          + " replications decide more of them (--max-replications, now \(sheet.most))")
    }
    notes.append(
      "alpha 1 % is shared by all \(sheet.count()) checks (Holm) and \(sheet.looks)"
        + " \(sheet.looks == 1 ? "look" : "looks"); the same seed (\(sheet.seed)) gives the same"
        + " verdict again")
    let lines = notes.map { TextReport.wrapped($0, indent: "  ") }
    // A command stays on its line, to be copied.
    return lines + (sheet.fails ? ["again: \(sheet.command)"] : [])
  }
}
