import Study

/// Results as one long, tidy table: a row for each figure.
///
/// Columns are separated by commas, rows end with a line feed, the text is UTF-8. An empty cell
/// means all of a kind (a center, an interval), or no data (an estimate).
public struct CSVReport {
  let results: Results

  /// The columns, in their order.
  public static let columns = [
    "strategy", "scope", "center", "contact", "group", "interval", "kpi", "within", "estimate",
    "half_width", "low", "high",
  ]

  /// A report of results.
  public init(_ results: Results) { self.results = results }

  /// Writes the table.
  public func write<Target: TextOutputStream>(to target: inout Target) {
    target.write(Self.columns.joined(separator: ",") + "\n")
    for strategy in results.strategies {
      let sizes = strategy.estimates.sizes
      for kind in ScopeKind.allCases {
        let measures = Measure.allCases.filter { $0.exists(in: kind, sizes: sizes) }
        for position in 0..<sizes.count(of: kind) {
          let scope = sizes.scope(kind, at: position)
          var rows = ""
          for measure in measures { add(strategy, measure, scope, to: &rows) }
          target.write(rows)
        }
      }
    }
  }

  private func add(
    _ strategy: StrategyResult, _ measure: Measure, _ scope: Scope, to rows: inout String
  ) {
    let words = ScopeWords(scope, results.labels)
    let names = [
      strategy.name, scope.kind.rawValue, words.center ?? "", words.contact ?? "",
      words.group ?? "", words.interval ?? "", measure.name,
    ].map(Self.cell).joined(separator: ",")
    let level = results.labels.serviceLevel
    guard measure.dependsOnThreshold else {
      return Self.add(strategy.estimate(measure, in: scope), names + ",", to: &rows)
    }
    for (threshold, seconds) in level.within.enumerated() {
      let estimate = strategy.estimate(measure, threshold: threshold, in: scope)
      Self.add(estimate, "\(names),\(Self.number(seconds))", to: &rows)
    }
  }

  private static func add(_ estimate: Estimate?, _ names: String, to rows: inout String) {
    let values = [estimate?.value, estimate?.halfWidth, estimate?.low, estimate?.high]
    rows += names
    for value in values { rows += "," + (value.map(number) ?? "") }
    rows += "\n"
  }

  /// A number that reads back as the same bits; nothing where there is no number.
  static func number(_ value: Double) -> String {
    value.isFinite ? "\(value == 0 ? 0 : value)" : ""
  }

  /// A text as a cell: in quotes where it needs them, and behind an apostrophe where a spreadsheet
  /// would take it for a formula.
  public static func cell(_ text: String) -> String {
    let risky: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
    let start = text.unicodeScalars.first
    let guarded = start.map(risky.contains) ?? false ? "'" + text : text
    let needsQuotes = guarded.unicodeScalars.contains { ",\"\n\r\t;".unicodeScalars.contains($0) }
    guard needsQuotes else { return guarded }
    return "\""
      + guarded.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
