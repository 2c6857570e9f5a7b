import Study

/// The keys that pick a column of a CSV file: `csv` with `column`, or with `where` and `value`, and
/// `time` for the column that places the rows.
public struct TablePick: Sendable {
  /// The column of the values.
  public let values: TableColumn
  /// The column of the times, if one is named, for the same rows.
  public let times: TableColumn?
  /// The place of the file name in the scenario.
  public let span: SourceSpan?

  /// The keys that `SectionReader.tablePick` asks for.
  public static let keys = ["csv", "column", "where", "value", "time"]
}

extension SectionReader {
  /// Reads `csv`, `column`, `where`, `value` and `time` and opens the table.
  ///
  /// Nil after a fault.
  ///
  /// `column: offered` picks a column of a wide table, by name or, in a file without a header, by
  /// number. `where: {queue: billing}, value: offered` picks the rows of a long table whose cells
  /// are those texts, and the column of their values. `time` may stand with both.
  public mutating func tablePick(in workspace: Workspace) -> TablePick? {
    let csv = required("csv")
    let filter = optional("where")
    let time = optional("time")
    let value = oneOf(["column", "value"])
    guard let table = workspace.table(csv) else { return nil }
    guard let value, let column = table.column(value.field) else { return nil }
    let rows: [Int]?
    if filter.isPresent {
      rows = table.rows(where: filter)
      guard rows != nil else { return nil }
    } else {
      rows = nil
    }
    var times: TableColumn?
    if time.isPresent {
      guard let timeColumn = table.column(time) else { return nil }
      times = TableColumn(table: table, column: timeColumn, rows: rows)
    }
    return TablePick(
      values: TableColumn(table: table, column: column, rows: rows), times: times, span: csv.span)
  }
}

extension Table {
  /// The column that a field names, or by number from 1 in a file without a header; nil after a
  /// fault.
  public func column(_ field: Field) -> Int? {
    guard let name = field.text() else { return nil }
    guard let header else {
      if let number = Int(name), (1...columnCount).contains(number) { return number - 1 }
      field.error(
        .unknownColumn, "the file has no header, and \(Display.quote(name)) is no column number",
        help: "write a number from 1 to \(columnCount)")
      return nil
    }
    let matches = header.indices.filter { header[$0] == name }
    if matches.count > 1 {
      field.error(
        .columnTwice, "the file has \(matches.count) columns \(Display.quote(name))",
        help: "give each column its own name",
        notes: matches.prefix(2).map { .init("one of them", at: headerSpan(column: $0)) })
      return nil
    }
    if let match = matches.first { return match }
    let shown = header.prefix(12).map { Display.quote($0, limit: 40) }.joined(separator: ", ")
    let more = header.count - 12
    let columns: Phrase =
      more > 0 ? "It has the columns \(shown) and \(more) more" : "It has the columns \(shown)"
    let near = field.faults.nearest(to: name, among: header)
    field.error(
      .unknownColumn, "the file has no column \(Display.quote(name))",
      help: near.map { "did you mean \(Display.quote($0))? \(columns)" } ?? columns,
      notes: [.init("the first row", at: headerSpan(column: 0))])
    return nil
  }

  /// The rows whose cells are the texts that a `where` map gives for their columns; nil after a
  /// fault, among them that no row matches.
  public func rows(where filter: Field) -> [Int]? {
    guard let entries = filter.node?.entries else {
      filter.expected("a map like `{queue: billing}`")
      return nil
    }
    var rows = Array(0..<rowCount)
    var isWhole = true
    for entry in entries {
      let path = "\(filter.path).\(entry.key)"
      let name = Field(
        Node(.scalar(.init(text: entry.key, isQuoted: true)), at: entry.keySpan), path: path,
        faults: filter.faults)
      let field = Field(entry.value, path: path, faults: filter.faults)
      guard let column = column(name), let wanted = field.text() else {
        isWhole = false
        continue
      }
      let before = rows
      rows = rows.filter { text(row: $0, column: column) == wanted }
      if rows.isEmpty, isWhole {
        reportNoRow(field, wanted, column, before)
        return nil
      }
    }
    return isWhole ? rows : nil
  }

  private func reportNoRow(_ field: Field, _ wanted: String, _ column: Int, _ rows: [Int]) {
    var seen: Set<String> = []
    var words: [String] = []
    for row in rows where words.count < 1_000 {
      guard let text = text(row: row, column: column), seen.insert(text).inserted else { continue }
      words.append(text)
    }
    let near = field.faults.nearest(to: wanted, among: words)
    let shown = words.prefix(8).map { Display.quote($0, limit: 40) }.joined(separator: ", ")
    let cells: Phrase =
      words.count > 8 ? "The column holds \(shown) and others" : "The column holds \(shown)"
    field.error(
      .noMatchingRow, "no row has \(Display.quote(wanted)) in column \(name(ofColumn: column))",
      help: near.map { "did you mean \(Display.quote($0))? \(cells)" } ?? cells)
  }
}
