import Study

/// The results of a sweep as a table, a cell at a time: the same bytes for the same cells, wherever
/// and in whatever order they were made.
public struct SweepTable: Sendable {
  /// What a row is.
  public enum Shape: String, Sendable, CaseIterable {
    /// A row for each figure of each cell: one tidy table.
    case long
    /// A row for each cell, a column for each figure.
    case wide
  }

  /// How it is written.
  public enum Form: String, Sendable, CaseIterable {
    /// Comma-separated values, with a header.
    case csv
    /// JSON, an object a line.
    case ndjson
  }

  private let facts: SweepFacts
  private let cells: CellTable
  private let shape: Shape
  private let form: Form
  private let factors: [String]
  /// Whether the values of a factor are numbers without a unit.
  private let arePlain: [Bool]

  /// A table of a sweep.
  public init(_ facts: SweepFacts, shape: Shape, form: Form) {
    self.facts = facts
    self.shape = shape
    self.form = form
    cells = CellTable(facts.plan)
    // A factor may be called as one of the table's own columns.
    let own = Set(["cell", "failed"] + Self.places + Self.values + facts.columns.map(\.name))
    arePlain = facts.plan.factors.map {
      $0.isNumeric && SweepNumber($0.text(at: 0))?.unit.isEmpty == true
    }
    factors = facts.plan.factors.map { own.contains($0.path) ? "factor_\($0.path)" : $0.path }
  }

  private static let places = ["scope", "center", "contact", "group", "interval", "kpi"]
  private static let values = ["estimate", "half_width", "low", "high"]

  /// The first line; empty of a form without one.
  public var header: String {
    guard form == .csv else { return "" }
    let figures =
      shape == .wide
      ? facts.columns.map(\.name) + ["failed"] : Self.places + Self.values + ["failed"]
    return (["cell"] + factors + figures).map(CSVReport.cell).joined(separator: ",") + "\n"
  }

  /// The lines of a cell.
  public func lines(of result: CellResult) -> String {
    let names: [(String, Item)] =
      [("cell", .whole(result.cell + 1))]
      + zip(factors.indices, cells[result.cell]).map { (factors[$0], value($1, of: $0)) }
    switch (shape, result.outcome) {
    case (.wide, .done(let figures, _, _)):
      let values = zip(facts.columns, figures).map { ($0.name, Item($1.value)) }
      return line(names + values + [("failed", .none)])
    case (.wide, .failed(let reason)):
      return line(
        names + facts.columns.map { ($0.name, .none) } + [("failed", .text(reason))])
    case (.long, .failed(let reason)):
      let empty = (Self.places + Self.values).map { ($0, Item.none) }
      return line(names + empty + [("failed", .text(reason))])
    case (.long, .done(let figures, _, _)):
      let start = form == .csv ? cells(names) : ""
      return zip(facts.columns, figures).map { column, figure in
        let places: [(String, Item)] = [
          ("scope", .text(column.scope)), ("center", Item(column.center)),
          ("contact", Item(column.contact)), ("group", Item(column.group)),
          ("interval", Item(column.interval)), ("kpi", .text(column.kpi)),
          ("estimate", Item(figure.value)), ("half_width", Item(figure.halfWidth ?? .nan)),
          ("low", Item(figure.low)), ("high", Item(figure.high)), ("failed", .none),
        ]
        return form == .csv ? "\(start),\(cells(places))\n" : line(names + places)
      }.joined()
    }
  }

  /// The value of a factor: a number where all of its values are, without a unit.
  private func value(_ text: String?, of factor: Int) -> Item {
    guard let text else { return .none }
    guard arePlain[factor], let number = SweepNumber(text) else { return .text(text) }
    return number.decimals == 0 ? .whole(Int(number.digits)) : .number(number.value)
  }

  /// What stands in a cell of the table.
  private enum Item {
    case none
    case whole(Int)
    case number(Double)
    case text(String)

    init(_ value: Double) { self = value.isFinite ? .number(value) : .none }
    init(_ text: String?) { self = text.map { .text($0) } ?? .none }

    var cell: String {
      switch self {
      case .none: ""
      case .whole(let number): "\(number)"
      case .number(let value): CSVReport.number(value)
      case .text(let text): CSVReport.cell(text)
      }
    }
  }

  private func cells(_ items: [(String, Item)]) -> String {
    items.map(\.1.cell).joined(separator: ",")
  }

  private func line(_ items: [(String, Item)]) -> String {
    guard form == .ndjson else { return cells(items) + "\n" }
    var writer = JSONWriter(to: "")
    writer.line { writer in
      for (key, item) in items {
        writer.key(key)
        switch item {
        case .none: writer.null()
        case .whole(let number): writer.value(number)
        case .number(let value): writer.value(value)
        case .text(let text): writer.value(text)
        }
      }
    }
    return writer.finish()
  }
}
