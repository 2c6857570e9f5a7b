import Study

/// One column of a table, with the rows that were asked for.
///
/// Each reading gives a value for every row, or nil with the faults reported: what cannot be read
/// is shown with its row, its column, the cell as it stands and what the rest looks like.
public struct TableColumn: Sendable {
  /// The table.
  public let table: Table
  /// The column, from 0.
  public let column: Int
  /// The rows, from 0 without the header, in the order of the file.
  public let rows: [Int]

  /// Makes a column of all rows or of some.
  public init(table: Table, column: Int, rows: [Int]? = nil) {
    self.table = table
    self.column = column
    self.rows = rows ?? Array(0..<table.rowCount)
  }

  /// The texts of the cells; an empty one is reported.
  public func texts(faults: Faults) -> [String]? {
    read("a text", faults: faults) { (text) throws(ScalarFault) in text }
  }

  /// Numbers in a range, such as volumes.
  ///
  /// In a table with a separator other than the comma, a comma is the decimal mark; a column that
  /// has both marks is refused.
  public func numbers(
    in range: ClosedRange<Double> = 0...Double.greatestFiniteMagnitude, faults: Faults
  ) -> [Double]? {
    guard !reportsTwoDecimalMarks(faults) else { return nil }
    let plain: (Int) -> Double? = { row in
      table.plainNumber(row: row, column: column).flatMap { range.contains($0) ? $0 : nil }
    }
    return read("a number", faults: faults, quickly: plain) { (text) throws(ScalarFault) in
      let value = try Parse.number(normalized(text))
      guard range.contains(value) else {
        let most = range.upperBound
        throw ScalarFault(
          .outOfRange, "\(Display.quote(text)) is out of range",
          help: most == .greatestFiniteMagnitude
            ? "write a number of at least \(Parse.plain(range.lowerBound))"
            : "write a number from \(Parse.plain(range.lowerBound)) to \(Parse.plain(most))")
      }
      return value
    }
  }

  /// Whole numbers in a range, such as agents; `40.0` is taken, because programs write it.
  public func wholes(in range: ClosedRange<Int> = 0...Int.max, faults: Faults) -> [Int]? {
    guard !reportsTwoDecimalMarks(faults) else { return nil }
    let plain: (Int) -> Int? = { row in
      table.plainNumber(row: row, column: column).flatMap(Int.init(exactly:)).flatMap {
        range.contains($0) ? $0 : nil
      }
    }
    return read("a whole number", faults: faults, quickly: plain) { (text) throws(ScalarFault) in
      try Parse.whole(normalized(text), in: range)
    }
  }

  /// Durations in microseconds: `hh:mm:ss`, seconds without a unit, or with a unit as in `190s`.
  public func durations(faults: Faults) -> [Int64]? {
    guard !reportsTwoDecimalMarks(faults) else { return nil }
    return read("a duration", faults: faults) { (text) throws(ScalarFault) in
      try Parse.cellDuration(normalized(text))
    }
  }

  /// Times of day (`8:00`, `08:00:00`) or dates with a time.
  public func moments(faults: Faults) -> [Moment]? {
    read("a time", faults: faults) { (text) throws(ScalarFault) in try Parse.cellMoment(text) }
  }

  private func normalized(_ text: String) -> String {
    let commas = text.utf8.count { $0 == 0x2C }
    guard table.dialect.hasDecimalComma, commas == 1, !text.utf8.contains(0x2E) else {
      return text
    }
    return String(text.map { $0 == "," ? "." : $0 })
  }

  /// Reports a column in which `12,5` and `12.5` both occur: one of the marks may stand for
  /// thousands.
  private func reportsTwoDecimalMarks(_ faults: Faults) -> Bool {
    guard table.dialect.hasDecimalComma else { return false }
    var comma: Int?
    var point: Int?
    for row in rows {
      let hasComma = table.holds(0x2C, row: row, column: column)
      let hasPoint = table.holds(0x2E, row: row, column: column)
      guard hasComma || hasPoint, let text = table.text(row: row, column: column),
        CellKind(text) == .number
      else { continue }
      if hasComma, comma == nil { comma = row }
      if hasPoint, point == nil { point = row }
      guard let comma, let point else { continue }
      let (first, second) = (min(comma, point), max(comma, point))
      let cell = { row in Display.quote(table.text(row: row, column: column) ?? "", limit: 40) }
      faults.error(
        .badCell, at: table.span(row: second, column: column),
        "row \(table.rowNumber(second)), column \(name): \(cell(second)) and \(cell(first)) "
          + "have different decimal marks",
        help: "write the whole column with a point, or the whole column with a comma",
        notes: [
          .init("row \(table.rowNumber(first))", at: table.span(row: first, column: column))
        ])
      return true
    }
    return false
  }

  private var name: String { table.name(ofColumn: column) }

  /// Different faults of one column are shown up to this number.
  private static let shownFaults = 5

  private func read<Value>(
    _ what: Phrase, faults: Faults, quickly: (Int) -> Value? = { _ in nil },
    _ parse: (String) throws(ScalarFault) -> Value
  ) -> [Value]? {
    var values: [Value] = []
    values.reserveCapacity(rows.count)
    var bad: [BadCells] = []
    var badCount = 0
    for row in rows {
      if let value = quickly(row) {
        values.append(value)
        continue
      }
      let text = table.text(row: row, column: column) ?? ""
      do throws(ScalarFault) {
        values.append(try Self.value(of: text, what, parse))
      } catch {
        badCount += 1
        if let index = bad.firstIndex(where: { $0.text == text }) {
          bad[index].rows.append(row)
        } else if bad.count < Self.shownFaults {
          bad.append(BadCells(text: text, fault: error, rows: [row]))
        } else {
          bad[bad.count - 1].unlike += 1
        }
      }
    }
    guard badCount > 0 else { return values }
    if badCount == rows.count, rows.count > 1 {
      // When nothing reads, the column is the fault, and one message says so.
      bad = [BadCells(text: bad[0].text, fault: bad[0].fault, rows: [bad[0].rows[0]])]
    }
    for cells in bad { report(cells, what, badCount: badCount, faults: faults) }
    return nil
  }

  private static func value<Value>(
    of text: String, _ what: Phrase, _ parse: (String) throws(ScalarFault) -> Value
  ) throws(ScalarFault) -> Value {
    guard !text.isEmpty else {
      throw ScalarFault(
        .badCell, "the cell is empty", help: "write \(what); an empty cell is not taken for 0")
    }
    return try parse(text)
  }

  /// Cells of a column that hold the same text, which is not what the column needs.
  private struct BadCells {
    let text: String
    let fault: ScalarFault
    var rows: [Int]
    var unlike = 0
  }

  private func report(_ cells: BadCells, _ what: Phrase, badCount: Int, faults: Faults) {
    let row = cells.rows[0]
    let good = rows.count - badCount
    var notes: [Diagnostic.Note] = []
    if cells.rows.count > 1 {
      notes.append(.init("the same stands in \(rowList(Array(cells.rows.dropFirst())))"))
    }
    if cells.unlike > 0 {
      notes.append(.init("and \(cells.unlike) more cells of the column cannot be read"))
    }
    notes.append(
      .init(
        good == 0
          ? "no cell of the column reads as \(what)"
          : "\(good) of \(rows.count) cells of the column read as \(what)"))
    let code = cells.fault.code.kind == .type ? FaultCode.badCell : cells.fault.code
    faults.error(
      code, at: table.span(row: row, column: column),
      "row \(table.rowNumber(row)), column \(name): \(cells.fault.problem)",
      help: cells.fault.help, notes: notes)
  }

  private func rowList(_ rows: [Int]) -> Phrase {
    let numbers = rows.map { String(table.rowNumber($0)) }
    if numbers.count == 1 { return "row \(numbers[0])" }
    if numbers.count <= 4 { return "rows \(Display.list(numbers))" }
    return "\(numbers.count) more rows, \(numbers[0]) to \(numbers[numbers.count - 1])"
  }
}
