import Foundation
import Report
import Study
import Testing

/// The JSON of `check` as a page reads it, also where somebody has edited it.
@Suite struct GateDocumentTests {
  private typealias Object = [String: Any]

  /// A gate with every kind of demand, one of them on days, and names that are markup.
  private static var sheet: GateSheet {
    let demands: [GateCheck.Demand] = [
      .noWorse(.absolute(0.005)), .noWorse(.relative(0.02)), .atLeast(0.7), .atMost(0.9),
      .onDays(atLeast: 0.8, share: 0.1),
    ]
    var table = GateTable(
      demands.map { GateCheck(.serviceLevel, [.total], demand: $0) }, looks: [25])
    for day in 0..<25 {
      let sums = GateSums(head: (700 + Double(day % 7), 1_000), base: (800 / 3 * 3, 1_000.1))
      table.add(demands.map { _ in sums })
    }
    let rows = table.verdicts.enumerated().map { position, verdict in
      GateSheet.Row(
        name: "service_level <script>alert(\(position))</script>\u{0}\u{1B}[2J\u{202E}\"'&",
        place: "<b>\u{7}", count: position + 1, verdict: verdict, source: nil)
    }
    return GateSheet(
      scenario: "</script><script>alert(1)</script>.yaml", base: "main:\u{1B}a.yaml",
      strategy: "`|*", rows: rows,
      changes: [.init(path: "a\nb", old: nil, new: "<i>", source: nil)], isBisected: true,
      strictness: [.worse], replications: 25, most: 200, looks: 1, seed: .max, command: "")
  }

  private static func document() throws -> Object {
    let json = PageGateTests.json([sheet])
    return try #require(try JSONSerialization.jsonObject(with: json) as? Object)
  }

  /// The fault of a document, or no words where it is a page.
  private static func fault(_ document: Object) throws -> String {
    let json = try JSONSerialization.data(withJSONObject: document)
    return fault(json)
  }

  private static func fault(_ json: Data) -> String {
    do {
      guard case .gates(let source) = try ReportSource(json: json) else { return "no gates" }
      _ = ReportPage(source, language: .english).html(library: nil)
      return ""
    } catch let fault as ReportPage.Fault {
      return fault.words.english
    } catch {
      return "\(error)"
    }
  }

  /// The document with something done to the gate, or to its first check.
  private static func edited(
    gate: (inout Object) -> Void = { _ in }, check: (inout Object) -> Void = { _ in }
  ) throws -> Object {
    var document = try document()
    var gates = try #require(document["gates"] as? [Object])
    var checks = try #require(gates[0]["checks"] as? [Object])
    check(&checks[0])
    gates[0]["checks"] = checks
    gate(&gates[0])
    document["gates"] = gates
    return document
  }

  /// A document is known by its keys alone, and the page has its numbers to the bit.
  ///
  /// Planted fault caught: a number that is written with fewer digits than it has.
  @Test func figuresAreThoseOfTheGate() throws {
    guard case .gates(let source) = try ReportSource(json: PageGateTests.json([Self.sheet])),
      case .day = try ReportSource(json: PlantedResults().json)
    else {
      Issue.record("a document is taken for another")
      return
    }
    let page = ReportPage(source, language: .english)
    let table = try #require(page.tables.first { $0.id == "all-checks-1" })
    for row in Self.sheet.rows {
      let cells = try #require(table.rows.first { $0[0] == .text(row.name) })
      let verdict = row.verdict
      let (head, change) = (try #require(verdict.head), try #require(verdict.difference))
      #expect(
        [2, 3, 4, 5, 6, 7, 8, 10].map { Self.number(cells[$0]) } == [
          verdict.base, head.value, head.low, head.high, change.value, change.low, change.high,
          verdict.chance,
        ])
    }
    let asked = table.rows.map { $0[9] }
    for text in ["no worse by 0.5", "no worse by 2 %", "≥ 70.0 %", "≤ 90.0 %"] {
      #expect(asked.contains(.text(text)))
    }
    #expect(asked.contains(.text("≥ 80.0 % on 10 % of days")))
  }

  private static func number(_ cell: ReportTable.Cell) -> Double? {
    if case .number(let value, _) = cell { value } else { nil }
  }

  /// A key that is missing is named with its way, and what may be missing may be missing.
  @Test func aMissingKeyIsNamed() throws {
    for key in ["verdict", "version"] {
      var document = try Self.document()
      document[key] = nil
      #expect(try Self.fault(document).contains("no `\(key)`"))
    }
    for key in [
      "scenario", "strategy", "verdict", "seed", "replications", "max_replications", "alpha",
      "checks", "bisected", "changes", "command",
    ] {
      #expect(
        try Self.fault(Self.edited(gate: { $0[key] = nil })).contains("no `gates[1].\(key)`"))
    }
    for key in ["check", "kpi", "place", "count", "demand", "state", "fails", "warning"] {
      let fault = try Self.fault(Self.edited(check: { $0[key] = nil }))
      #expect(fault.contains("no `gates[1].checks[1].\(key)`"))
    }
    for key in ["head", "base", "difference", "p"] {
      #expect(try Self.fault(Self.edited(check: { $0[key] = nil })) == "")
      #expect(try Self.fault(Self.edited(check: { $0[key] = NSNull() })) == "")
    }
    for key in ["base", "baseline"] {
      #expect(try Self.fault(Self.edited(gate: { $0[key] = nil })) == "")
    }
    #expect(Self.fault(Data("{\"cells\": 1}".utf8)).contains("neither `strategies` nor `gates`"))
    let words = Words(.chinese)
    #expect(throws: ReportPage.Fault.self) { try ReportSource(json: Data("[".utf8)) }
    let told = #expect(throws: ReportPage.Fault.self) {
      try ReportSource(json: Data("{\"gates\": []}".utf8))
    }
    #expect(told.map { words($0.words) }?.contains("缺少 `verdict`") == true)
  }

  /// A value that no gate has is named too.
  @Test func aValueOfAnotherKindIsNamed() throws {
    let misfits: [(String, Any)] = [
      ("kpi", "happiness"), ("state", "fine"), ("count", 0), ("count", Int.max),
      ("fails", "no"), ("check", 3), ("demand", 3),
      ("head", ["estimate": "much"]),
    ]
    for (key, value) in misfits {
      let fault = try Self.fault(Self.edited(check: { $0[key] = value }))
      #expect(
        fault.contains("`gates[1].checks[1].\(key)") && fault.contains("is not what"), "\(fault)")
    }
    #expect(
      try Self.fault(Self.edited(check: { $0["demand"] = ["at_leats": 0.8] }))
        .contains("no `gates[1].checks[1].demand.at_least`"))
    // The decoder does not say where a number stands that fits no type.
    for number in ["-1", "1.5", "1e999", "18446744073709551616"] {
      let json = String(decoding: PageGateTests.json([Self.sheet]), as: UTF8.self)
        .replacing("\"seed\": 18446744073709551615", with: "\"seed\": \(number)")
      #expect(Self.fault(Data(json.utf8)).hasPrefix("these are no results"), "\(number)")
    }
  }

  /// A file that somebody has made pass by hand makes no page.
  ///
  /// Planted fault caught: a verdict that is copied, or checks that are counted without it.
  @Test func aVerdictThatItsChecksDenyIsRefused() throws {
    var document = try Self.document()
    document["verdict"] = "pass"
    #expect(try Self.fault(document).contains("`verdict` is not what the checks say"))
    #expect(
      try Self.fault(Self.edited(gate: { $0["verdict"] = "pass" }))
        .contains("`gates[1].verdict` is not what the checks say"))
    #expect(
      try Self.fault(Self.edited(check: { $0["fails"] = false }))
        .contains("`gates[1].checks[1].fails` is not what the checks say"))
    #expect(try Self.fault(Self.edited(gate: { $0["checks"] = [Object]() })).contains("no check"))
    document["verdict"] = "pass"
    document["gates"] = [Object]()
    #expect(try Self.fault(document).contains("no check"))
  }

  /// Any number in the place of any other is text on the page, or a fault; a huge one stands there
  /// as it is.
  @Test func numbersOfAnyoneAreText() throws {
    let json = String(decoding: PageGateTests.json([Self.sheet]), as: UTF8.self)
    let places = json.matches(of: #/": (-?[0-9][-+.e0-9]*)/#).map {
      $0.output.1.startIndex..<$0.output.1.endIndex
    }
    #expect(places.count > 60)
    var pages = 0
    for place in places {
      for number in ["1e308", "-1e308", "5e-324", "9223372036854775807", "-9223372036854775808"] {
        let edited = json.replacingCharacters(in: place, with: number)
        guard case .gates(let source) = try? ReportSource(json: Data(edited.utf8)) else { continue }
        let page = ReportPage(source, language: .chinese)
        #expect(!page.csvFiles.isEmpty && !page.markdown.isEmpty)
        if number == "1e308" { #expect(page.html(library: "").hasSuffix("</html>\n")) }
        pages += 1
      }
    }
    #expect(pages > 3 * places.count)
    let huge = try Self.edited(check: { $0["head"] = ["estimate": 1e308] })
    let source = try GateSource(json: JSONSerialization.data(withJSONObject: huge))
    let files = ReportPage(source, language: .english).csvFiles
    #expect(files.contains { $0.text.contains(",1e+308,") })
  }

  /// Names of a file are text: they begin no markup on the page and no script.
  @Test func namesOfAnyoneAreText() throws {
    for language in Language.allCases {
      let page = try PageGateTests.page(Self.sheet, language: language)
      let html = page.html(library: "")
      #expect(!html.contains("<script>alert") && !html.contains("<b>") && !html.contains("<i>"))
      #expect(html.contains("&lt;script&gt;alert(0)"))
      #expect(!page.markdown.contains("<script"))
    }
  }

  /// Two demands on one figure have a line each in the chart.
  @Test func checksOfOneFigureAreToldApart() throws {
    var sheet = Self.sheet
    for position in sheet.rows.indices { sheet.rows[position].name = "service_level" }
    for language in Language.allCases {
      let page = try PageGateTests.page(sheet, language: language)
      let table = try #require(page.tables.first { $0.id == "checks-1" })
      let names = table.rows.compactMap { row -> String? in
        if case .text(let name) = row[0] { name } else { nil }
      }
      #expect(Set(names).count == sheet.rows.count, "\(names)")
    }
  }

  /// Rows of several checks count as several, in the chart as in the headline.
  @Test func checksAreCountedAlike() throws {
    let page = try PageGateTests.page(Self.sheet)
    let summary = try ChartPages.chart("checks-1", page).summary
    let failing = Self.sheet.count(where: Self.sheet.fails)
    #expect(summary.hasPrefix("\(failing) of 15 checks fail the gate"), "\(summary)")
    #expect(page.answer == "The gate fails: of 15 checks \(failing) worse.")
  }

  /// What was recorded is named in the reader's language, and the JSON is one for all.
  @Test func aBaselineIsNamedInTheReadersLanguage() throws {
    var sheet = PageGateTests.sheet(level: 0.8)
    sheet.base = nil
    sheet.baseline = "0f3a77aa"
    let json = String(decoding: PageGateTests.json([sheet]), as: UTF8.self)
    #expect(json.contains("\"base\": \"baseline of scenario 0f3a77aa\""))
    let html = try PageGateTests.page(sheet, language: .chinese).html(library: nil)
    #expect(html.contains("场景 0f3a77aa 的基线") && !html.contains("baseline of"))
  }
}
