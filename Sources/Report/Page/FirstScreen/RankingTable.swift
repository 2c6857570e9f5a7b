import Study

/// The strategies, best first, with what their order is worth.
struct RankingTable {
  let findings: Findings
  let words: Words
  private var document: ResultDocument { findings.document }
  private var measure: Measure { findings.measure }

  /// The table.
  var table: ReportTable {
    let order = findings.verdict.map { [$0.best] + $0.differences.map(\.strategy) }
    let names = order ?? document.strategies.map(\.name)
    let strategies = names.compactMap { name in document.strategies.first { $0.name == name } }
    let isCompared = strategies.count > 1
    return ReportTable(
      id: "ranking", title: isCompared ? words("Strategies, best first") : words("The strategy"),
      note: note(isCompared),
      columns: columns(isCompared),
      rows: strategies.enumerated().map { row($1, rank: $0 + 1, isCompared) })
  }

  private var name: String {
    words.name(of: measure, seconds: document.scenario.serviceLevel.within)
  }

  private var hasTarget: Bool { document.scenario.serviceLevel.target != nil }

  private var hasCost: Bool {
    measure != .cost && document.strategies.contains { ($0.total["cost"]?.estimate ?? 0) > 0 }
  }

  private func note(_ isCompared: Bool) -> String {
    guard isCompared else { return words("±: half of the 95 % interval") }
    return words(
      "±: half of the 95 % interval. Difference: from the first, on the same customers; =:"
        + " cannot be told apart from it at a family-wise error of 5 %"
    )
  }

  private func columns(_ isCompared: Bool) -> [ReportTable.Column] {
    var columns: [ReportTable.Column] = [
      .init("strategy", words("strategy")),
      .init("rank", words("rank"), isHidden: true),
      .init(measure.name, name, definition: words.definition(of: measure)),
      .init("low", words("lower end"), isHidden: true),
      .init("high", words("upper end"), isHidden: true),
    ]
    if isCompared {
      columns += [
        .init(
          "difference", words("difference from the first"),
          definition: words(
            "this strategy less the first, paired on the same customers; shares in percentage"
              + " points"
          )),
        .init("difference_low", words("lower end"), isHidden: true),
        .init("difference_high", words("upper end"), isHidden: true),
        .init(
          "holm_p_value", words("p (Holm)"),
          definition: words(
            "chance of a difference at least this large if there were none, adjusted for the"
              + " number of strategies"
          )),
      ]
    }
    if hasTarget {
      columns.append(
        .init(
          "target_missed", words("target missed"),
          definition: words("chance that a day, or a run, misses the target as a whole")))
    }
    if hasCost {
      columns.append(
        .init("cost", words("cost"), definition: words.definition(of: .cost)))
    }
    return columns
  }

  private func row(
    _ strategy: ResultDocument.Strategy, rank: Int, _ isCompared: Bool
  ) -> [ReportTable.Cell] {
    let figure = strategy.total[measure.name]
    var cells: [ReportTable.Cell] = [
      .text(strategy.name), .number(Double(rank), shown: "\(rank)"),
      .estimate(figure, measure.unit), .exact(figure?.low), .exact(figure?.high),
    ]
    if isCompared {
      let difference = findings.verdict?.differences.first { $0.strategy == strategy.name }
      let change = difference?.minusBest
      cells += [
        change.map {
          .number($0.estimate, shown: Figures.difference($0.asEstimate, measure.unit))
        } ?? .missing,
        .exact(change?.low), .exact(change?.high),
        difference?.holmPValue.map {
          .number($0, shown: Figures.chance($0) + (difference?.toldApart == true ? "" : " ="))
        } ?? .missing,
      ]
    }
    if hasTarget { cells.append(missed(strategy)) }
    if hasCost { cells.append(.value(strategy.total["cost"], .money)) }
    return cells
  }

  private func missed(_ strategy: ResultDocument.Strategy) -> ReportTable.Cell {
    guard let days = strategy.days.first(where: { $0.center == nil }),
      let missed = days.targetMissed?.estimate, missed.isFinite
    else { return .missing }
    let count = Figures.count((missed * Double(days.days)).rounded())
    return .number(missed, shown: words("\(count) of \(days.days)"))
  }
}

extension ReportTable.Cell {
  /// A figure with half of its interval.
  static func estimate(_ figure: KPIs.Figure?, _ unit: Measure.Unit) -> Self {
    guard let figure else { return .missing }
    return .number(figure.estimate, shown: Figures.estimate(figure.asEstimate, unit, fine: true))
  }

  /// A figure alone.
  static func value(_ figure: KPIs.Figure?, _ unit: Measure.Unit) -> Self {
    guard let figure else { return .missing }
    return .number(figure.estimate, shown: Figures.value(figure.estimate, unit))
  }

  /// A number that only charts and files need.
  static func exact(_ value: Double?) -> Self { value.map { .number($0, shown: "") } ?? .missing }
}
