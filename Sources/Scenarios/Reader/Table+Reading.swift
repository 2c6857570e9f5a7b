import Study

extension Table {
  /// What a caller knows about a file, in place of what its first rows suggest.
  public struct Options: Hashable, Sendable {
    /// What stands between cells, if it is known.
    public var separator: Character?
    /// Whether the first row names the columns, if it is known.
    public var hasHeader: Bool?

    /// Nothing is known.
    public init() {}
  }

  /// The table of a registered file, or nil with the faults reported.
  ///
  /// Every row has as many cells as the first; blank lines may stand at the end alone. Linear in
  /// the bytes.
  public static func read(
    file: Int, faults: Faults, options: Options = Options(),
    limits: ReadingLimits = ReadingLimits()
  ) -> Table? {
    let source = faults.sources[file]
    let start = SourceSpan.whole(file)
    guard source.bytes.count <= min(limits.tableBytes, 1 << 30) else {
      faults.error(
        .fileTooLarge, at: start,
        "the file has \(source.bytes.count) bytes; the limit `tableBytes` is \(limits.tableBytes)",
        help: "keep only the days and columns that the scenario needs")
      return nil
    }
    guard TextCheck.check(file: file, recordingLines: false, faults: faults) != nil else {
      return nil
    }
    let separator =
      options.separator
      ?? TableDialect.separator(of: source.bytes, columnLimit: limits.tableColumns)
    var reading = TableReading(file: file, faults: faults, limits: limits)
    guard let scan = reading.scan(source.bytes, separator) else { return nil }
    let plain = Table(
      source: source, file: file,
      dialect: TableDialect(separator: separator, hasHeader: false), scan: scan)
    let rows = (0..<2).map { row in
      (0..<plain.columnCount).compactMap { plain.text(row: row, column: $0) }
    }
    let hasHeader =
      options.hasHeader
      ?? TableDialect.isHeader(rows[0], above: plain.rowCount > 1 ? rows[1] : nil)
    let table = Table(
      source: source, file: file,
      dialect: TableDialect(separator: separator, hasHeader: hasHeader), scan: scan)
    guard table.rowCount > 0 else {
      faults.error(
        .emptyTable, at: start,
        hasHeader ? "the table is empty: there is only a header" : "the table is empty",
        help: "write one row for each interval")
      return nil
    }
    return table
  }
}

/// Scans a whole file and reports what keeps it from being a table.
private struct TableReading {
  let file: Int
  let faults: Faults
  let limits: ReadingLimits
  private var ragged: [(row: Int, cells: Int, range: Range<Int>)] = []
  private var raggedCount = 0
  private var lastRagged = 0

  /// More rows that differ are counted only.
  private static let shownRows = 4

  init(file: Int, faults: Faults, limits: ReadingLimits) {
    self.file = file
    self.faults = faults
    self.limits = limits
  }

  mutating func scan(_ bytes: [UInt8], _ separator: Character) -> Table.Scan? {
    var scanner = TableScanner(
      bytes: bytes, separator: separator.asciiValue ?? 0x2C, columnLimit: limits.tableColumns)
    var scan = Table.Scan()
    var row = 0
    while !scanner.isAtEnd {
      guard scan.lines.count < limits.tableRows, scan.cells.count < limits.tableCells else {
        let isRows = scan.lines.count >= limits.tableRows
        report(
          .tooManyRows, bytes, scanner.index,
          isRows
            ? "the table has more than \(limits.tableRows) rows (the limit `tableRows`)"
            : "the table has more than \(limits.tableCells) cells (the limit `tableCells`)",
          help: "keep only the days and columns that the scenario needs")
        return nil
      }
      let start = scanner.index
      let line = UInt32(truncatingIfNeeded: scanner.line)
      do throws(TableScanner.Failure) {
        let count = try scanner.record(into: &scan.cells)
        scan.lines.append(line)
        row += 1
        if scan.columnCount == 0 { scan.columnCount = count }
        if count != scan.columnCount {
          raggedCount += 1
          lastRagged = row
          if ragged.count < Self.shownRows {
            ragged.append((row: row, cells: count, range: start..<scanner.index))
          }
          // The grid stays whole, so that the other rows are read and counted.
          scan.cells.removeLast(count)
          scan.lines.removeLast()
        }
      } catch {
        report(error, bytes)
        return nil
      }
    }
    guard !scan.lines.isEmpty else {
      report(
        .emptyTable, bytes, 0, "the table is empty", help: "write one row for each interval")
      return nil
    }
    reportRagged(bytes, columns: scan.columnCount, separator)
    return raggedCount == 0 ? scan : nil
  }

  /// One fault for all rows that have other cells than the first one: the first of them in full,
  /// a few more by number, the rest as a count.
  private func reportRagged(_ bytes: [UInt8], columns: Int, _ separator: Character) {
    guard let first = ragged.first else { return }
    let isBlank = bytes[first.range].allSatisfy { $0 == 0x0A || $0 == 0x0D }
    let cells: Phrase = first.cells == 1 ? "\(1) cell" : "\(first.cells) cells"
    let name = TableDialect(separator: separator, hasHeader: false).separatorName
    var notes: [Diagnostic.Note] = []
    if raggedCount > 1 {
      let rows = Display.list(ragged.dropFirst().map { "\($0.row)" })
      let more = raggedCount - ragged.count
      let note: Phrase =
        switch (raggedCount, more) {
        case (2, _): "row \(rows) differs too"
        case (_, ...0): "rows \(rows) differ too"
        default: "rows \(rows) differ too, and \(more) more up to \(lastRagged)"
        }
      notes = [.init(note)]
    }
    faults.error(
      .raggedRow, at: SourceSpan(file: file, in: bytes, at: first.range.lowerBound),
      isBlank
        ? "row \(first.row) is blank; row 1 has \(columns) cells"
        : "row \(first.row) has \(cells); row 1 has \(columns)",
      help: isBlank
        ? "delete the blank line"
        : "separate cells with one \(name) each; put a cell that holds a \(name) in double quotes",
      notes: notes)
  }

  private func report(_ failure: TableScanner.Failure, _ bytes: [UInt8]) {
    switch failure {
    case .strayQuote(let offset):
      report(
        .strayQuote, bytes, offset, "a double quote inside a cell",
        help: "put the whole cell in double quotes, and write a quote inside it twice")
    case .unclosedQuote(let offset):
      report(
        .unclosedCellQuote, bytes, offset, "this quoted cell is not closed",
        help: "close it with a double quote")
    case .tooManyColumns(let offset):
      report(
        .tooManyColumns, bytes, offset,
        "the table has more than \(limits.tableColumns) columns (the limit `tableColumns`)",
        help: "write one row for each interval, one column for each queue or group")
    }
  }

  private func report(
    _ code: FaultCode, _ bytes: [UInt8], _ offset: Int, _ message: Phrase, help: Phrase
  ) {
    faults.error(code, at: SourceSpan(file: file, in: bytes, at: offset), message, help: help)
  }
}
