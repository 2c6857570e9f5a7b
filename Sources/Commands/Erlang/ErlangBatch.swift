import Report
import Scenarios
import Study

/// `spillway erlang --batch`: a JSON object a line for each row of a CSV file.
///
/// Rows are read, solved and written one after another, so that a file of any length takes the
/// memory of one row, and a pipe gets its answers as they come.
struct ErlangBatch {
  private let positions: [FormulaRow.Column: Int]
  /// Columns of other names, whose cells come back as they are.
  private let carried: [(name: String, position: Int)]
  private let hasDecimalComma: Bool
  /// The decimal mark seen first, with its line: another one later may stand for thousands.
  private var mark: (byte: UInt8, line: Int)?
  private var rowCount = 0
  private var badCount = 0

  /// Answers every row of a file; what is wrong with single rows is said in their place, and how
  /// many they are in the sentence that comes back.
  static func run(_ path: String, to output: inout OutputFile) throws -> String? {
    let faults = Faults()
    guard var stream = RecordStream.open(path, faults: faults) else { throw failed(faults) }
    var batch = try ErlangBatch(stream.header, stream.dialect, path, faults)
    while let record = stream.next() {
      var json = JSONWriter(to: "")
      json.line { batch.answer(record, &$0) }
      output.write(json.finish())
      // Whoever writes rows into a pipe waits for their answers.
      if path == "-" { output.flush() }
    }
    guard !faults.hasErrors else { throw failed(faults) }
    return try batch.summary(path)
  }

  private static func shown(_ path: String) -> Phrase {
    path == "-" ? "standard input" : Phrase(verbatim: path)
  }

  private static func failed(_ faults: Faults) -> Ending {
    Screen.error(Screen.words(of: faults))
    return Ending(code: max(faults.exitCode, Ending.input.code))
  }

  /// Finds the columns by their names.
  private init(
    _ header: [String], _ dialect: TableDialect, _ path: String, _ faults: Faults
  ) throws {
    var positions: [FormulaRow.Column: Int] = [:]
    var carried: [(name: String, position: Int)] = []
    let names = FormulaRow.Column.allCases.map(\.rawValue)
    for (position, name) in header.enumerated() {
      guard let column = FormulaRow.Column(rawValue: name) else {
        carried.append((name, position))
        guard let near = Spelling.nearest(to: name, among: names) else { continue }
        faults.warning(
          .unknownColumn, at: nil, "column \(Display.quote(name)) is not read",
          help: "did you mean `\(near)`?")
        continue
      }
      guard positions.updateValue(position, forKey: column) == nil else {
        throw Ending.fault(
          .columnTwice, "there are two columns `\(name)`", help: "keep one of them")
      }
    }
    let missing = FormulaRow.Column.allCases.filter { $0.isNeeded && positions[$0] == nil }
    guard missing.isEmpty else {
      throw Ending.fault(
        .unknownColumn,
        "\(Self.shown(path)): the first row has no column"
          + " \(Display.list(missing.map { "`\($0.rawValue)`" }))",
        help: "the columns are \(Display.list(names.map { "`\($0)`" }))")
    }
    if !faults.diagnostics.isEmpty { Screen.error(Screen.words(of: faults)) }
    self.positions = positions
    self.carried = carried
    hasDecimalComma = dialect.hasDecimalComma
  }

  /// The object of one row.
  private mutating func answer(_ record: RecordStream.Record, _ json: inout JSONWriter<String>) {
    rowCount += 1
    json.key("line")
    json.value(record.line)
    let cells: [String]
    switch record.cells {
    case .success(let texts): cells = texts
    case .failure(let fault):
      return refuse(
        .init(
          column: nil, code: fault.code, problem: fault.problem.english, help: fault.help.english),
        &json)
    }
    if !carried.isEmpty {
      json.key("carried")
      json.line { json in
        for (name, position) in carried {
          json.key(name)
          json.value(cells[position])
        }
      }
    }
    do throws(FormulaRow.Refusal) {
      let row = try FormulaRow { (column) throws(FormulaRow.Refusal) in
        try text(column, cells, record.line)
      }
      try row.write(to: &json)
    } catch {
      refuse(error, &json)
    }
  }

  private mutating func refuse(_ fault: FormulaRow.Refusal, _ json: inout JSONWriter<String>) {
    badCount += 1
    let place = fault.column.map { "\($0.rawValue): " } ?? ""
    for (key, value) in [
      ("error", place + fault.problem), ("help", fault.help), ("code", fault.code.name),
    ] {
      json.key(key)
      json.value(value)
    }
  }

  /// A cell with the point as decimal mark.
  ///
  /// In a file whose separator is not the comma a comma may be that mark, if no other cell says
  /// otherwise.
  private mutating func text(
    _ column: FormulaRow.Column, _ cells: [String], _ line: Int
  ) throws(FormulaRow.Refusal) -> String {
    guard let position = positions[column] else { return "" }
    let text = cells[position]
    guard hasDecimalComma, column != .model else { return text }
    let marks = text.utf8.filter { $0 == 0x2C || $0 == 0x2E }
    guard marks.count == 1, let found = marks.first else { return text }
    if let mark, mark.byte != found {
      throw FormulaRow.Refusal(
        column: column, code: .badCell,
        problem: "\(Display.quote(text)) has another decimal mark than line \(mark.line)",
        help: "write the whole file with a point, or the whole file with a comma")
    }
    mark = mark ?? (found, line)
    return String(text.map { $0 == "," ? "." : $0 })
  }

  private func summary(_ path: String) throws -> String? {
    guard rowCount > 0 else {
      throw Ending.fault(
        .emptyTable, "\(Self.shown(path)): there is only a header",
        help: "write one row for each answer")
    }
    guard badCount > 0 else { return nil }
    let words = Invocation.words
    return words(
      "\(badCount) of \(Figures.count(Double(rowCount))) rows have no answer; "
        + "their lines say why under `error`") + "\n"
  }
}
