import Study

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The records of a CSV file one after another, in memory that does not grow with the file.
///
/// Strict as `Table` is, but what is wrong with one record does not spoil the others: it comes back
/// in the record's place. The first row names the columns; its separator is that of the file.
/// Lines without anything are passed over.
public struct RecordStream: ~Copyable {
  /// A row behind the header.
  public struct Record: Sendable {
    /// The line on which it starts, from 1.
    public let line: Int
    /// A cell for each column, or why it cannot be read.
    public let cells: Result<[String], ScalarFault>
  }

  /// How the file is written.
  public private(set) var dialect: TableDialect
  /// The names of the columns.
  public private(set) var header: [String] = []

  private let descriptor: Int32
  private let file: Int
  private let faults: Faults
  private var scanner: TableScanner
  /// Whether nothing is left to be read.
  private var isComplete = false

  /// The bytes of one record beyond which it is refused, 1 MiB.
  private static let longestRecord = 1 << 20

  /// Opens a file, or standard input for `-`; nil with the faults reported.
  public static func open(_ path: String, faults: Faults) -> RecordStream? {
    let file = faults.addSource(name: path == "-" ? "standard input" : path, bytes: [])
    let descriptor: Int32
    do throws(FileAccess.Failure) {
      descriptor = path == "-" ? 0 : try FileAccess.stream(path: path)
    } catch {
      report(error, SourceSpan.whole(file), faults)
      return nil
    }
    var stream = RecordStream(descriptor, file, faults)
    guard stream.readFirstLine(), stream.readHeader() else { return nil }
    return stream
  }

  private init(_ descriptor: Int32, _ file: Int, _ faults: Faults) {
    self.descriptor = descriptor
    self.file = file
    self.faults = faults
    dialect = TableDialect(separator: ",", hasHeader: true)
    scanner = TableScanner(bytes: [], separator: 0x2C, columnLimit: 0)
  }

  /// Reads until the first line is whole, and takes the separator from it.
  private mutating func readFirstLine() -> Bool {
    var bytes: [UInt8] = []
    do throws(FileAccess.Failure) {
      while !bytes.contains(0x0A), !bytes.contains(0x0D), bytes.count < Self.longestRecord {
        let piece = try FileAccess.piece(of: descriptor)
        if piece.isEmpty { break }
        bytes += piece
      }
    } catch {
      Self.report(error, SourceSpan.whole(file), faults)
      return false
    }
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes.dropFirst(mark).prefix { $0 != 0x0A && $0 != 0x0D }
    let limit = ReadingLimits().tableColumns
    dialect = TableDialect(
      separator: TableDialect.separator(of: Array(first), columnLimit: limit), hasHeader: true)
    scanner = TableScanner(
      bytes: bytes, separator: dialect.separator.asciiValue ?? 0x2C, columnLimit: limit)
    return true
  }

  deinit {
    if descriptor != 0 { close(descriptor) }
  }

  /// The next row, or nil at the end of the file and where reading failed, with the fault reported.
  public mutating func next() -> Record? {
    while true {
      var trial = scanner
      passBlankLines(&trial)
      let start = trial.index
      let isCut = start + 1 >= trial.bytes.count
      if isCut, !isComplete {
        scanner = trial
        guard refill() else { return nil }
        continue
      }
      guard start < trial.bytes.count else { return nil }
      let line = trial.line
      var cells: [TableCell] = []
      var failure: TableScanner.Failure?
      do throws(TableScanner.Failure) {
        _ = try trial.record(into: &cells)
      } catch {
        failure = error
      }
      let length = trial.bytes.count - start
      if trial.index >= trial.bytes.count, !isComplete, length <= Self.longestRecord {
        // What stands there may go on in the next piece.
        guard refill() else { return nil }
        continue
      }
      if trial.index >= trial.bytes.count, !isComplete { failure = .unclosedQuote(offset: start) }
      guard let failure else {
        scanner = trial
        return Record(line: line, cells: checked(cells, start..<trial.index))
      }
      scanner.index = start
      scanner.line = line
      passLine()
      return Record(line: line, cells: .failure(Self.fault(failure)))
    }
  }

  /// Reads the names of the columns.
  private mutating func readHeader() -> Bool {
    if let order = TextCheck.utf16(scanner.bytes) {
      faults.error(
        .utf16, at: SourceSpan.whole(file), "the file is written in UTF-16 (\(order))",
        help: "save it as UTF-8")
      return false
    }
    guard let first = next() else {
      if !faults.hasErrors {
        faults.error(
          .emptyTable, at: SourceSpan.whole(file), "the table is empty",
          help: "name the columns in the first row, then write one row for each answer")
      }
      return false
    }
    switch first.cells {
    case .success(let names):
      header = names
      return true
    case .failure(let fault):
      let place = SourceSpan(file: file, line: first.line, column: 1, length: 0)
      faults.error(fault.code, at: place, fault.problem, help: fault.help)
      return false
    }
  }

  /// The texts of a record's cells, if it may stand in a file and fits the header.
  private func checked(
    _ cells: [TableCell], _ range: Range<Int>
  ) -> Result<[String], ScalarFault> {
    if let fault = TextCheck.fault(in: scanner.bytes[range]) { return .failure(fault) }
    guard header.isEmpty || cells.count == header.count else {
      let name = dialect.separatorName
      return .failure(
        ScalarFault(
          .raggedRow,
          cells.count == 1
            ? "the row has \(1) cell; the first row has \(header.count)"
            : "the row has \(cells.count) cells; the first row has \(header.count)",
          help: "separate cells with one \(name) each; "
            + "put a cell that holds a \(name) in double quotes"))
    }
    return .success(cells.map { Table.text(of: $0, in: scanner.bytes) })
  }

  /// Moves on to the first byte of a line that has any; a CR whose LF may still come stays.
  private func passBlankLines(_ trial: inout TableScanner) {
    let bytes = trial.bytes
    while trial.index < bytes.count, bytes[trial.index] == 0x0A || bytes[trial.index] == 0x0D {
      if bytes[trial.index] == 0x0D {
        if trial.index + 1 == bytes.count, !isComplete { return }
        if trial.index + 1 < bytes.count, bytes[trial.index + 1] == 0x0A { trial.index += 1 }
      }
      trial.index += 1
      trial.line += 1
    }
  }

  /// Moves on behind the present line, whatever stands in it.
  private mutating func passLine() {
    while true {
      let bytes = scanner.bytes
      let end = bytes[scanner.index...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      scanner.index = end
      // The line break itself is passed over with the blank lines.
      guard end == bytes.count, refill() else { return }
    }
  }

  /// Reads on behind what is not used yet; false at the end of the file.
  private mutating func refill() -> Bool {
    guard !isComplete else { return false }
    var bytes = Array(scanner.bytes[scanner.index...])
    do throws(FileAccess.Failure) {
      let piece = try FileAccess.piece(of: descriptor)
      isComplete = piece.isEmpty
      bytes += piece
    } catch {
      isComplete = true
      bytes = []
      Self.report(error, SourceSpan.whole(file), faults)
    }
    let line = scanner.line
    scanner = TableScanner(
      bytes: bytes, separator: scanner.separator, columnLimit: scanner.columnLimit)
    scanner.index = 0
    scanner.line = line
    return true
  }

  private static func fault(_ failure: TableScanner.Failure) -> ScalarFault {
    switch failure {
    case .strayQuote:
      ScalarFault(
        .strayQuote, "a double quote inside a cell",
        help: "put the whole cell in double quotes, and write a quote inside it twice")
    case .unclosedQuote:
      ScalarFault(
        .unclosedCellQuote, "a quoted cell is not closed", help: "close it with a double quote")
    case .tooManyColumns:
      ScalarFault(
        .tooManyColumns, "the row has more than \(ReadingLimits().tableColumns) cells",
        help: "write one row for each answer")
    }
  }

  private static func report(
    _ failure: FileAccess.Failure, _ place: SourceSpan, _ faults: Faults
  ) {
    switch failure {
    case .missing:
      faults.error(.fileMissing, at: place, "there is no such file", help: "check the path")
    case .unreadable(let why):
      faults.error(
        .fileUnreadable, at: place, "the file cannot be read: \(why)",
        help: "make it readable, or name another")
    case .notRegular(let what):
      faults.error(
        .notARegularFile, at: place, "the file is \(what); only regular files are read",
        help: "give `-` to read from a pipe")
    case .isLink, .tooLarge:
      faults.error(
        .fileUnreadable, at: place, "the file cannot be read", help: "name a regular file")
    }
  }
}

extension TextCheck {
  /// Why bytes cannot stand in a file, or nil.
  static func fault(in bytes: ArraySlice<UInt8>) -> ScalarFault? {
    let isPlain = bytes.allSatisfy {
      ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D
    }
    if isPlain { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return ScalarFault(.invalidUTF8, "the row is not UTF-8", help: "save the file as UTF-8")
    }
    for scalar in text.unicodeScalars {
      guard let code = refusal(of: scalar) else { continue }
      return ScalarFault(code, "\(describe(scalar)) cannot stand in the file", help: "delete it")
    }
    return nil
  }
}
