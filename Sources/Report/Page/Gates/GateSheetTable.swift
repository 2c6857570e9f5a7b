import Study

/// The checks of a gate as a table of a page.
struct GateSheetTable {
  let gate: GateDocument.Gate
  let words: Words

  /// Failures first, then warnings, open ones and the rest.
  var ordered: [GateDocument.Check] {
    let failing = gate.checks.filter(\.fails)
    let rest = gate.checks.filter { !$0.fails }
    return failing
      + [GateSheet.Mark.fails, .warns, .open, .passes].flatMap { mark in
        rest.filter { $0.mark == mark }
      }
  }

  /// A table of some rows.
  func table(id: String, title: String, rows: [GateDocument.Check]) -> ReportTable {
    ReportTable(
      id: id, title: title,
      note: words(
        "✗ fails, ! warns, ? is left open, ✓ passes. Differences are paired on the same customers;"
          + " the \(Figures.share(gate.alpha)) of false alarms is shared by all checks."),
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

  private func row(_ check: GateDocument.Check) -> [ReportTable.Cell] {
    let (unit, change) = (check.unit, check.difference)
    func signed(_ value: Double?) -> ReportTable.Cell {
      value.map { .number($0, shown: Self.signed($0, unit)) } ?? .missing
    }
    return [
      .text(check.name), .text("\(sign(check)) \(Self.name(of: check.state, words))"),
      .value(check.base, unit), .estimate(check.head, unit),
      .exact(check.head?.low), .exact(check.head?.high), signed(change?.estimate),
      signed(change?.low), signed(change?.high), .text(demand(check)),
      check.chance.map { .number($0, shown: Figures.chance($0)) } ?? .missing,
    ]
  }

  /// The mark of a row, which says it without color.
  private func sign(_ check: GateDocument.Check) -> String {
    if check.fails { return "✗" }
    return switch check.mark {
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

  /// What is asked for.
  func demand(_ check: GateDocument.Check) -> String {
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

  static func signed(_ value: Double, _ unit: Measure.Unit) -> String {
    (value > 0 ? "+" : "")
      + (unit == .share ? Figures.decimal(value * 100, 1) : Figures.value(value, unit))
  }

  /// The figures of a row in short: `84.1 % → 79.6 % (-4.5)`, or a value and what was asked of it.
  func numbers(_ check: GateDocument.Check) -> String {
    let unit = check.unit
    guard let head = check.head else { return words("without data") }
    guard check.isComparison, let base = check.base, let change = check.difference else {
      return "\(Figures.estimate(head.asEstimate, unit, fine: true)), \(demand(check))"
    }
    return "\(Figures.value(base, unit)) → \(Figures.value(head.estimate, unit))"
      + " (\(Self.signed(change.estimate, unit)))"
  }

  /// The keys that differ.
  func changes(id: String) -> ReportTable {
    ReportTable(
      id: id,
      title: gate.isBisected
        ? words("The smallest set of changes that fails") : words("Changed keys"),
      columns: [
        .init("path", words("key")), .init("old", words("base")), .init("new", words("head")),
        .init("place", words("where it stands")),
      ],
      rows: gate.changes.map { change in
        [
          .text(change.path), change.old.map { .text($0) } ?? .missing,
          change.new.map { .text($0) } ?? .missing,
          change.place.map { .text($0) } ?? .missing,
        ]
      })
  }
}
