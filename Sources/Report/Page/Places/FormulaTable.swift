import Study

/// The formula beside the simulation, where a place keeps the assumptions of one.
struct FormulaTable {
  private let document: ResultDocument
  private let words: Words
  /// Rows that help a reader; all of them stand in the JSON.
  private static let mostRows = 200

  init(_ document: ResultDocument, _ words: Words) {
    self.document = document
    self.words = words
  }

  /// What formula and simulation say of the same places; nil where no formula stands.
  var table: ReportTable? {
    let rows = document.strategies.flatMap { strategy in
      strategy.formulas.compactMap { row($0, strategy) }
    }
    guard !rows.isEmpty else { return nil }
    let note =
      rows.count > Self.mostRows
      ? words("The first \(Self.mostRows) of \(rows.count); the JSON has all.") : ""
    return ReportTable(
      id: "formulas", title: words("Formula beside simulation"), note: note,
      columns: [
        .init("strategy", words("strategy")), .init("center", words("center")),
        .init("interval", words("interval")), .init("formula", words("formula")),
        .init("by_formula", words("service level by formula")),
        .init("simulated", words("service level simulated")),
      ], rows: Array(rows.prefix(Self.mostRows)))
  }

  /// Why no formula stands; empty where one does.
  var sentences: [String] {
    let all = document.strategies.flatMap(\.formulas)
    guard !all.isEmpty, all.allSatisfy({ $0.formula == nil }) else { return [] }
    var counts: [String: Int] = [:]
    for formula in all {
      for assumption in formula.assumptionsNotMet ?? [] { counts[assumption, default: 0] += 1 }
    }
    let often = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
    let named = often.map { words($0.key) }.joined(separator: "; ")
    return [
      words(
        "No queueing formula stands for any center here. Assumptions that are broken most often:"
          + " \(named).")
    ]
  }

  /// A row where the formula is of a whole center and both sides have a service level.
  private func row(
    _ formula: ResultDocument.Formula, _ strategy: ResultDocument.Strategy
  ) -> [ReportTable.Cell]? {
    guard let name = formula.formula, let center = formula.center, formula.contact == nil,
      formula.group == nil, let value = formula.kpis?[Measure.serviceLevel.name]
    else { return nil }
    let places =
      formula.interval.map { interval in
        strategy.intervals.first { $0.interval == interval }?.centers ?? []
      } ?? strategy.centers
    let figure = places.first { $0.center == center }?.origin[Measure.serviceLevel.name]
    return [
      .text(strategy.name), .text(center),
      .text(formula.interval ?? words("the whole time")), .text(words(name)),
      .number(value, shown: Figures.value(value, .share)), .estimate(figure, .share),
    ]
  }
}
