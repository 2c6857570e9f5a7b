/// A CSV file: its cells as ranges of its bytes, text only when asked for.
///
/// Rows are counted as spreadsheets do: the first row of the file is row 1, header or not.
public struct Table: Sendable {
  /// The index of the file in the faults.
  public let file: Int
  /// How the file is written.
  public let dialect: TableDialect
  /// The number of columns.
  public let columnCount: Int
  /// The number of rows without the header.
  public let rowCount: Int
  /// The names of the columns, or nil without a header.
  public let header: [String]?

  private let bytes: [UInt8]
  private let cells: [TableCell]
  /// The line on which each row starts, header included.
  private let lines: [UInt32]

  private var headerRows: Int { header == nil ? 0 : 1 }

  init(source: SourceText, file: Int, dialect: TableDialect, scan: Scan) {
    self.file = file
    self.dialect = dialect
    bytes = source.bytes
    cells = scan.cells
    lines = scan.lines
    columnCount = scan.columnCount
    rowCount = scan.lines.count - (dialect.hasHeader ? 1 : 0)
    header =
      dialect.hasHeader
      ? scan.cells.prefix(scan.columnCount).map { Self.text(of: $0, in: source.bytes) } : nil
  }

  /// What the scanner found: every row has `columnCount` cells.
  struct Scan {
    var cells: [TableCell] = []
    var lines: [UInt32] = []
    var columnCount = 0
  }

  /// The text of a cell, or nil outside the table.
  ///
  /// Rows (without the header) and columns from 0.
  ///
  /// Doubled quotes are resolved, and spaces around a cell without quotes left out.
  public func text(row: Int, column: Int) -> String? {
    cell(row, column).map { Self.text(of: $0, in: bytes) }
  }

  /// The value of a cell that is plain digits with at most one point, without making a text of it;
  /// nil for anything else, which may still be a number.
  ///
  /// Up to 15 digits and the power of ten are exact as doubles, so that one division rounds once
  /// and gives the double nearest to the text (Clinger 1990, "How to read floating point numbers
  /// accurately").
  func plainNumber(row: Int, column: Int) -> Double? {
    guard let cell = cell(row, column), !cell.isQuoted else { return nil }
    let range = cell.range
    guard (1...16).contains(range.count) else { return nil }
    var digits: Int64 = 0
    var count = 0
    var power = 1.0
    var hasPoint = false
    for index in range {
      let byte = bytes[index]
      if byte == 0x2E, !hasPoint, count > 0 {
        hasPoint = true
        continue
      }
      let isZeroAhead = !hasPoint && count == 1 && digits == 0
      guard (0x30...0x39).contains(byte), !isZeroAhead else { return nil }
      digits = digits * 10 + Int64(byte & 0x0F)
      count += 1
      if hasPoint { power *= 10 }
    }
    guard count <= 15, !hasPoint || power > 1 else { return nil }
    return Double(digits) / power
  }

  /// Whether a byte stands in a cell.
  func holds(_ byte: UInt8, row: Int, column: Int) -> Bool {
    cell(row, column).map { bytes[$0.range].contains(byte) } ?? false
  }

  /// Where a cell stands.
  ///
  /// Rows (without the header) and columns from 0.
  public func span(row: Int, column: Int) -> SourceSpan {
    guard let cell = cell(row, column), let first = self.cell(row, 0) else {
      return SourceSpan(file: file, line: 1, column: 1, length: 0)
    }
    return span(of: cell, rowStart: Int(first.start) - (first.isQuoted ? 1 : 0), row: row)
  }

  /// Where the header of a column stands, or its first cell without a header.
  public func headerSpan(column: Int) -> SourceSpan {
    span(row: -headerRows, column: column)
  }

  /// The number of a row as a spreadsheet shows it.
  ///
  /// Rows without the header, from 0.
  public func rowNumber(_ row: Int) -> Int { row + headerRows + 1 }

  /// What messages call a column: its name, or its number from 1.
  public func name(ofColumn column: Int) -> String {
    guard let header, header.indices.contains(column) else { return "\(column + 1)" }
    return Display.quote(header[column], limit: 40)
  }

  private func cell(_ row: Int, _ column: Int) -> TableCell? {
    let absolute = row + headerRows
    guard absolute >= 0, absolute < lines.count, column >= 0, column < columnCount else {
      return nil
    }
    return cells[absolute * columnCount + column]
  }

  /// The text of a cell, doubled quotes resolved and spaces around a plain one left out.
  static func text(of cell: TableCell, in bytes: [UInt8]) -> String {
    var content = bytes[cell.range]
    if cell.isQuoted {
      let text = String(decoding: content, as: UTF8.self)
      guard content.contains(0x22) else { return text }
      var result = ""
      var isSecond = false
      for character in text {
        let isQuote = character == "\""
        if !isQuote || !isSecond { result.append(character) }
        isSecond = isQuote && !isSecond
      }
      return result
    }
    content = content.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = content.last, last == 0x20 || last == 0x09 { content = content.dropLast() }
    return String(decoding: content, as: UTF8.self)
  }

  private func span(of cell: TableCell, rowStart: Int, row: Int) -> SourceSpan {
    // A quoted cell before this one may go over lines, so that the row's line is only the start.
    var line = Int(lines[row + headerRows])
    var lineStart = rowStart
    let range = cell.range
    for index in rowStart..<range.lowerBound {
      let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      guard bytes[index] == 0x0A || (bytes[index] == 0x0D && !isPair) else { continue }
      line += 1
      lineStart = index + 1
    }
    let column = bytes[lineStart..<range.lowerBound].reduce(1) {
      $0 + ($1 & 0xC0 == 0x80 ? 0 : 1)
    }
    let first = bytes[range].prefix { $0 != 0x0A && $0 != 0x0D }
    let length = first.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return SourceSpan(file: file, line: line, column: column, length: length)
  }
}
