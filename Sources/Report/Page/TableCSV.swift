/// A table of a report as comma-separated values: the fields, then the rows, numbers exactly.
enum TableCSV {
  /// The text of the file.
  static func text(_ table: ReportTable) -> String {
    var text = line(table.columns.map { .text($0.field) })
    for row in table.rows { text += line(row) }
    return text
  }

  /// A number that reads back as the same bits.
  static func number(_ value: Double) -> String { CSVReport.number(value) }

  private static func line(_ cells: [ReportTable.Cell]) -> String {
    cells.map { cell in
      switch cell {
      case .text(let text): CSVReport.cell(text)
      case .number(let value, _): number(value)
      case .missing: ""
      }
    }.joined(separator: ",") + "\n"
  }
}
