import Study

/// The checks of a gate as a table of a page.
struct GateSheetTable {
  let sheet: GateSheet
  let words: Words

  /// Failures first, then warnings, open ones and the rest.
  var ordered: [GateSheet.Row] {
    let failing = sheet.rows.filter(sheet.fails)
    let rest = sheet.rows.filter { !sheet.fails($0) }
    return failing
      + [GateSheet.Mark.fails, .warns, .open, .passes].flatMap { mark in
        rest.filter { sheet.mark($0) == mark }
      }
  }

  /// A table of some rows.
  func table(id: String, title: String, rows: [GateSheet.Row]) -> ReportTable {
    ReportTable(
      id: id, title: title,
      note: words(
        "✗ fails, ! warns, ? is left open, ✓ passes. Differences are paired on the same customers;"
          + " the 1 % of false alarms is shared by all checks."),
      columns: [
        .init("check", words("check")), .init("state", words("verdict")),
        .init("base", words("base or limit")), .init("head", words("head")),
        .init("head_low", words("from (95 %)"), isHidden: true),
        .init("head_high", words("to (95 %)"), isHidden: true),
        .init("difference", words("difference")),
        .init("difference_low", words("from (95 %)")),
        .init("difference_high", words("to (95 %)")),
        .init("demand", words("asked for")),
        .init(
          "p", words("p"),
          definition: words("chance of a loss at least this large if there were none")),
      ], rows: rows.map(row))
  }

  private func row(_ row: GateSheet.Row) -> [ReportTable.Cell] {
    let verdict = row.verdict
    let unit = Self.unit(verdict.check)
    let change = verdict.difference
    func signed(_ value: Double?) -> ReportTable.Cell {
      value.map { .number($0, shown: Self.signed($0, unit)) } ?? .missing
    }
    return [
      .text(row.name), .text("\(sign(row)) \(Self.name(of: verdict.state, words))"),
      .value(verdict.base, unit),
      verdict.head.map {
        .number($0.value, shown: Figures.estimate($0, unit, fine: true))
      } ?? .missing,
      .exact(verdict.head?.low), .exact(verdict.head?.high), signed(change?.value),
      signed(change?.low), signed(change?.high), .text(demand(verdict.check)),
      .number(verdict.chance, shown: Figures.chance(verdict.chance)),
    ]
  }

  /// The mark of a row, which says it without color.
  private func sign(_ row: GateSheet.Row) -> String {
    if sheet.fails(row) { return "✗" }
    return switch sheet.mark(row) {
    case .fails, .warns: "!"
    case .open: "?"
    case .passes: "✓"
    }
  }

  /// A state in the reader's language.
  static func name(of state: GateState, _ words: Words) -> String {
    switch state {
    case .worse: words("worse")
    case .better: words("better")
    case .equivalent: words("equivalent")
    case .holds: words("holds")
    case .inconclusive: words("inconclusive")
    case .undefined: words("without data")
    }
  }

  private func demand(_ check: GateCheck) -> String {
    let unit = check.measure.unit
    switch check.demand {
    case .noWorse(.absolute(let size)):
      let saying = unit == .share ? Figures.decimal(size * 100, 1) : Figures.value(size, unit)
      return words("no worse by \(saying)")
    case .noWorse(.relative(let part)): return words("no worse by \(Figures.share(part))")
    case .atLeast(let limit): return "≥ \(Figures.value(limit, unit))"
    case .atMost(let limit): return "≤ \(Figures.value(limit, unit))"
    case .onDays(let least, let share):
      return words("≥ \(Figures.value(least, unit)) on \(Figures.share(share)) of days")
    }
  }

  /// What the figures of a check are counted in: a share of days where days are asked for.
  static func unit(_ check: GateCheck) -> Measure.Unit {
    if case .onDays = check.demand { return .share }
    return check.measure.unit
  }

  static func signed(_ value: Double, _ unit: Measure.Unit) -> String {
    (value > 0 ? "+" : "")
      + (unit == .share ? Figures.decimal(value * 100, 1) : Figures.value(value, unit))
  }

  /// The figures of a row in short: `84.1 % → 79.6 % (-4.5)`, or a value and what was asked of it.
  func numbers(_ row: GateSheet.Row) -> String {
    let (verdict, unit) = (row.verdict, Self.unit(row.verdict.check))
    guard let head = verdict.head else { return words("without data") }
    guard verdict.check.isComparison, let base = verdict.base, let change = verdict.difference
    else { return "\(Figures.estimate(head, unit, fine: true)), \(demand(verdict.check))" }
    return "\(Figures.value(base, unit)) → \(Figures.value(head.value, unit))"
      + " (\(Self.signed(change.value, unit)))"
  }

  /// The keys that differ.
  func changes(id: String) -> ReportTable {
    ReportTable(
      id: id,
      title: sheet.isBisected
        ? words("The smallest set of changes that fails") : words("Changed keys"),
      columns: [
        .init("path", words("key")), .init("old", words("base")), .init("new", words("head")),
        .init("place", words("where it stands")),
      ],
      rows: sheet.changes.map { change in
        [
          .text(change.path), change.old.map { .text($0) } ?? .missing,
          change.new.map { .text($0) } ?? .missing,
          change.source.map { .text("\($0.file):\($0.line)") } ?? .missing,
        ]
      })
  }
}
