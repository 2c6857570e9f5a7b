import Study

/// Interval tables as planners lay them: a row for each interval, a table for each strategy, and
/// for each center under the strategy that is ranked first and under the baseline.
struct IntervalTables {
  private let findings: Findings
  private let words: Words
  /// How many intervals of the scenario make a row.
  private let joined: Int
  private let base: ResultDocument.Strategy
  private var document: ResultDocument { findings.document }

  /// Rows that a page shows; what is beyond stands in the CSV files alone.
  static let mostRows = 1_500

  /// The tables of a document.
  ///
  /// - Parameter minutes: The length of a row; nil for the scenario's intervals.
  /// - Throws: `ReportPage.Fault` where the scenario's intervals cannot be joined to it.
  init(_ findings: Findings, _ words: Words, minutes: Int?) throws {
    self.findings = findings
    self.words = words
    let strategies = findings.document.strategies
    base = strategies.first { $0.name == "isolated" } ?? strategies[0]
    joined = try Self.joined(findings.document.scenario.intervals, minutes: minutes)
  }

  /// How many intervals make a row of so many minutes.
  private static func joined(
    _ intervals: [ResultDocument.Interval], minutes: Int?
  ) throws -> Int {
    guard let minutes else { return 1 }
    guard [15, 30, 60].contains(minutes) else {
      throw ReportPage.Fault(words: "rows of \(minutes) minutes: 15, 30 and 60 are possible")
    }
    let step = intervals.first?.length ?? 0
    let wanted = Double(minutes * 60)
    let count = step > 0 ? wanted / step : 0
    // The last interval of a horizon may be shorter than the others.
    guard intervals.dropLast().allSatisfy({ $0.length == step }), count >= 1, count <= 1e6,
      count == count.rounded()
    else {
      throw ReportPage.Fault(
        words: "rows of \(minutes) minutes: the scenario's intervals of"
          + " \(Figures.seconds(step)) cannot be joined to them")
    }
    return Int(count)
  }

  /// The part of the page, and every table, also those that the page has no room for.
  var section: (section: ReportSection?, all: [ReportTable]) {
    let all = tables
    guard let rows = all.first?.rows.count, rows > 0 else { return (nil, []) }
    let room = max(1, Self.mostRows / rows)
    var sentences = [
      words("Rows are the intervals in which contacts arrived, the last row the whole time.")
    ]
    if all.count > room {
      sentences.append(
        words(
          "\(all.count - room) of \(all.count) tables are left out here; the CSV files have all of"
            + " them."))
    }
    let section = ReportSection(
      id: "interval-tables", title: words("Interval tables"), sentences: sentences,
      tables: Array(all.prefix(room)))
    return (section, all)
  }

  /// The network under each strategy, then the centers under the first and under the baseline.
  private var tables: [ReportTable] {
    let ranking = document.comparison?.ranking ?? document.strategies.map(\.name)
    let order = ranking.compactMap { name in document.strategies.first { $0.name == name } }
    var tables: [ReportTable] = []
    for (rank, strategy) in order.enumerated() {
      tables.append(table(strategy, center: nil, id: "network-\(rank + 1)"))
    }
    let centers = document.scenario.centers
    guard centers.count > 1 else { return tables }
    let shown = [findings.first] + (findings.first.name == base.name ? [] : [base])
    for (place, strategy) in shown.enumerated() {
      for center in centers.indices {
        let id = "\(place == 0 ? "first" : "baseline")-center-\(center + 1)"
        tables.append(table(strategy, center: center, id: id))
      }
    }
    return tables
  }

  private func table(
    _ strategy: ResultDocument.Strategy, center: Int?, id: String
  ) -> ReportTable {
    let own = IntervalRows(document: document, strategy: strategy, center: center)
    let isBase = strategy.name == base.name
    let other =
      isBase ? nil : IntervalRows(document: document, strategy: base, center: center)
    let place = center.map { document.scenario.centers[$0] } ?? words("all centers")
    let columns = IntervalColumns(
      words: words, scenario: document.scenario, baseline: isBase ? nil : base.name)
    let label = words("total")
    let otherRows = (other?.rows(joining: joined) ?? []) + [other?.total(label)].compactMap { $0 }
    let rows = own.rows(joining: joined) + [own.total(label)]
    return ReportTable(
      id: "intervals-\(id)", title: words("\(place), \(strategy.name)"),
      note: columns.note(isCenter: center != nil), columns: columns.columns,
      rows: rows.enumerated().map { position, row in
        columns.cells(row, otherRows[at: position])
      },
      hasTotal: true)
  }
}
