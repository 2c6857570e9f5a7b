import Scenarios
import Testing

/// CSV in, columns out.
@Suite struct CSVTests {
  private func table(
    _ text: String, _ faults: Faults = Faults(), options: Table.Options = Table.Options()
  ) -> Table? {
    let file = faults.addSource(name: "t.csv", bytes: Array(text.utf8))
    return Table.read(file: file, faults: faults, options: options)
  }

  /// Law: what RFC 4180 writes is read, in four dialects, with and without quotes, with LF and
  /// CRLF, for 1,000 random tables.
  ///
  /// Names stand in the first row, numbers somewhere below.
  ///
  /// Planted fault caught: doubled quotes left as they stand.
  @Test func whatIsWrittenIsRead() throws {
    var random = SplitMix(seed: 5)
    let words = [
      "a", "深圳", "x y", "a\"b", "\"", "a,b", "a;b", "a|b", "a\tb", "two\nlines", "", "é",
    ]
    for number in 0..<1_000 {
      let separator = TableDialect.separators[number % 4]
      let newline = number % 3 == 0 ? "\r\n" : "\n"
      let columns = 2 + random.below(4)
      var rows = [(0..<columns).map { "name \($0)" }]
      for row in 0..<(1 + random.below(6)) {
        rows.append((0..<columns).map { $0 == 0 ? "\(row)" : words[random.below(words.count)] })
      }
      let text =
        rows.map { row in
          row.map { cell in
            let needsQuotes = cell.contains { "\"\n,;|\t".contains($0) }
            guard needsQuotes || random.below(4) == 0 else { return cell }
            return "\"" + cell.map { $0 == "\"" ? "\"\"" : "\($0)" }.joined() + "\""
          }.joined(separator: String(separator))
        }.joined(separator: newline) + (number % 2 == 0 ? newline : "")
      let faults = Faults()
      let read = try #require(table(text, faults), "\(text)\n\(faults.rendered())")
      #expect(read.dialect == TableDialect(separator: separator, hasHeader: true), "\(text)")
      #expect(read.header == rows[0])
      #expect(read.rowCount == rows.count - 1)
      for (row, cells) in rows.dropFirst().enumerated() {
        #expect((0..<columns).map { read.text(row: row, column: $0) } == cells, "\(text)")
      }
    }
  }

  /// What stands in the first rows says whether they are a header.
  @Test(arguments: [
    ("time,billing\n00:00,4\n", true), ("00:00,4\n00:30,5\n", false),
    ("time,1,2\n00:00,4,5\n", true),
    ("Insurance,20210218 08:00,16\nInsurance,20210218 08:15,17\n", false), ("a,b\nc,d\n", true),
    ("1,2\n", false), ("=x,y\n1,2\n", true),
  ])
  func headersAreFound(_ text: String, _ hasHeader: Bool) throws {
    #expect(try #require(table(text)).dialect.hasHeader == hasHeader, "\(text)")
  }

  @Test func whatIsKnownOfAFileCounts() throws {
    var options = Table.Options()
    options.hasHeader = false
    options.separator = ","
    let read = try #require(table("a;b,c\n1;2,3\n", options: options))
    #expect(read.text(row: 0, column: 0) == "a;b")
    #expect(read.rowCount == 2)
  }

  @Test func decimalCommasAreReadWhereTheCommaIsNoSeparator() throws {
    let faults = Faults()
    let read = try #require(table("zeit;a;b\n00:00;12,5;1.000\n00:30;13;2\n", faults))
    #expect(TableColumn(table: read, column: 1).numbers(faults: faults) == [12.5, 13])
    #expect(TableColumn(table: read, column: 2).numbers(faults: faults) == [1, 2])
    #expect(!faults.hasErrors)
  }

  @Test func columnsAreReadAsTheirKind() throws {
    let faults = Faults()
    let read = try #require(
      table("start,n,handle\n2011-08-12 00:00,4.0,0:03:10\n2011-08-12 00:30,5,200\n", faults))
    #expect(TableColumn(table: read, column: 1).wholes(faults: faults) == [4, 5])
    #expect(
      TableColumn(table: read, column: 2).durations(faults: faults) == [190_000_000, 200_000_000])
    let moments = TableColumn(table: read, column: 0).moments(faults: faults)
    #expect(moments?.count == 2)
    #expect(moments?.first == .dateTime(try Parse.dateTime("2011-08-12T00:00")))
    #expect(TableColumn(table: read, column: 0).texts(faults: faults)?.count == 2)
    #expect(!faults.hasErrors)
  }

  /// Law: a cell is the double nearest to its digits, whichever way it is read, for 5,000 numbers
  /// of up to 18 digits with the point anywhere.
  ///
  /// Planted fault caught: digits multiplied by a power of one tenth, which is no double.
  @Test func numbersOfCellsAreRoundedOnce() throws {
    var random = SplitMix(seed: 13)
    let texts = (0..<5_000).map { _ in
      let whole = random.below(4) == 0 ? 0 : random.below(1_000_000_000)
      let digits = random.below(10)
      guard digits > 0 else { return "\(whole)" }
      return "\(whole)." + (0..<digits).map { _ in "\(random.below(10))" }.joined()
    }
    let faults = Faults()
    let read = try #require(table("a|b\n" + texts.map { "\($0)|1\n" }.joined(), faults))
    let values = TableColumn(table: read, column: 0).numbers(faults: faults)
    #expect(values == texts.compactMap(Double.init))
    #expect(faults.rendered() == "")
  }

  /// Cells that look like plain digits and are not are refused as everywhere.
  @Test(arguments: ["010", "1.", ".", "1..2", "1_0", "00", "0x1", "1 2", "12345678901234567890x"])
  func otherNumbersOfCellsAreRefused(_ text: String) throws {
    let faults = Faults()
    let read = try #require(table("a,b\n\(text),1\n2,2\n", faults))
    #expect(TableColumn(table: read, column: 0).numbers(faults: faults) == nil)
    #expect(faults.errorCount == 1)
  }

  /// A fault in a cell names the row as a spreadsheet counts it, also below cells of several lines.
  @Test func faultsNameRowColumnAndPlace() throws {
    let faults = Faults()
    let text = "name,深圳\n\"two\nlines\",1\n\"a\"\"b\",x y\n\"c\rd\r\ne\",n/a\n"
    let read = try #require(table(text, faults))
    #expect(TableColumn(table: read, column: 1).numbers(faults: faults) == nil)
    let found = faults.diagnostics.map { fault in
      let place = fault.span.map { "\($0.line):\($0.column):\($0.length)" } ?? ""
      return "\(place) \(fault.message)"
    }
    #expect(
      found == [
        "4:8:3 row 3, column `深圳`: `x y` is not a number",
        "7:4:3 row 4, column `深圳`: `n/a` is not a number",
      ])
    #expect(
      faults.diagnostics[0].notes.map(\.message) == ["1 of 3 cells of the column read as a number"])
  }

  /// However many cells are wrong, the messages are few and the cells are counted.
  @Test func manyFaultsOfAColumnAreFewMessages() throws {
    let faults = Faults()
    let rows = (0..<50_000).map { "\($0),\($0 % 3 == 0 ? "x\($0 % 700)" : "1")\n" }
    let read = try #require(table("a,b\n" + rows.joined(), faults))
    #expect(TableColumn(table: read, column: 1).numbers(faults: faults) == nil)
    #expect(faults.errorCount == 5)
    #expect(faults.rendered().contains("33333 of 50000 cells"))
  }

  /// Every refusal of a whole table, with its code and its place.
  @Test(arguments: [
    ("", FaultCode.emptyTable, 1), ("a,b\n", .emptyTable, 0), ("\n\n", .emptyTable, 1),
    ("a,b\n1,2,3\n", .raggedRow, 2), ("a,b\n1\n", .raggedRow, 2), ("a,b\n\n1,2\n", .raggedRow, 2),
    ("a,b\n1,\"2\n", .unclosedCellQuote, 2), ("a,b\n1,2\"\n", .strayQuote, 2),
    ("a,b\n1,\"2\"x\n", .strayQuote, 2), ("a,b\n1, \"2\"\n", .strayQuote, 2),
    ("a,b\n1,\u{0}\n", .controlCharacter, 2), ("a,b\n1,\u{202E}\n", .invisibleCharacter, 2),
  ])
  func otherTablesAreRefused(_ text: String, _ code: FaultCode, _ line: Int) throws {
    let faults = Faults()
    #expect(table(text, faults) == nil)
    let fault = try #require(faults.diagnostics.first)
    #expect(fault.code == code)
    #expect(fault.span?.line == line)
  }

  /// The limits hold as they are said; the numbers are small here so that the test is too.
  @Test func limitsAreWhereTheyAreSaid() {
    var limits = ReadingLimits()
    limits.tableRows = 3
    limits.tableColumns = 3
    limits.tableCells = 8
    limits.tableBytes = 40
    func codes(_ text: String) -> [FaultCode] {
      let faults = Faults()
      let file = faults.addSource(name: "t.csv", bytes: Array(text.utf8))
      _ = Table.read(file: file, faults: faults, limits: limits)
      return faults.diagnostics.map(\.code)
    }
    #expect(codes("a,b\n1,2\n3,4\n") == [])
    #expect(codes("a,b\n1,2\n3,4\n5,6\n") == [.tooManyRows])
    #expect(codes("a,b,c\n1,2,3\n4,5,6\n") == [])
    #expect(codes("a,b,c,d\n1,2,3,4\n") == [.tooManyColumns])
    #expect(codes(String(repeating: "1234567,x\n", count: 5)) == [.fileTooLarge])
    limits.tableRows = 100
    #expect(codes("a,b\n1,2\n3,4\n5,6\n7,8\n") == [.tooManyRows])
  }
}
