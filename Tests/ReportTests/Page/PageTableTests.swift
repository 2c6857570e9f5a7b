import Foundation
import Report
import Testing

/// The tables of a page: what they hold is what the JSON holds, and what is summed is summed as by
/// hand.
///
/// A figure that is rounded before it is stored, a mean that forgets the volume, or a CSV that
/// takes the shown text fails one of these.
@Suite struct PageTableTests {
  private static var planted: PlantedResults {
    var planted = PlantedResults(strategies: [
      .init("isolated", levels: ["foshan": 1.0 / 3 + 0.5], cost: 5_000.125),
      .init("overflow", intervals: ["foshan": [0.5, 0.9, 2.0 / 3, 0.1 + 0.2]], cost: 6_200),
    ])
    planted.ranking = [.init(name: "overflow"), .init(name: "isolated", difference: -0.1 / 3)]
    return planted
  }

  private static func table(_ id: String, of page: ReportPage) throws -> ReportTable {
    try #require(page.tables.first { $0.id == id }, "\(page.tables.map(\.id))")
  }

  private static func number(
    _ table: ReportTable, _ field: String, row: Int
  ) throws -> Double {
    let column = try #require(table.columns.firstIndex { $0.field == field })
    guard case .number(let value, _) = table.rows[row][column] else {
      throw Missing(field: field, row: row)
    }
    return value
  }

  struct Missing: Error {
    let field: String
    let row: Int
  }

  @Test func figuresOfTheIntervalTablesAreThoseOfTheJSONToTheLastBit() throws {
    let page = try Self.planted.page()
    // JSONSerialization reads 17 digits to a neighbor of the number, so the decoder reads here.
    let document = try JSONDecoder().decode(SpecValue.self, from: Self.planted.json)
    let strategies = try #require(document["strategies"]?.items)
    let intervals = try #require(strategies[1]["intervals"]?.items)
    let table = try Self.table("intervals-first-center-1", of: page)
    for (row, interval) in intervals.enumerated() {
      let origin = try #require(interval["centers"]?.items?[0]["origin"])
      for kpi in ["offered", "service_level", "average_speed_of_answer", "abandonment_rate"] {
        let exact = try #require(origin[kpi]?["estimate"]?.number)
        #expect(try Self.number(table, kpi, row: row) == exact, "\(kpi) in row \(row)")
      }
      let low = origin["service_level"]?["low"]?.number
      #expect(try Self.number(table, "service_level_low", row: row) == low)
    }
    #expect(table.rows.count == intervals.count + 1)
  }

  @Test func theRankingHasTheFiguresAndDifferencesOfTheJSON() throws {
    let table = try Self.table("ranking", of: try Self.planted.page())
    #expect(table.rows.map { $0[0] } == [.text("overflow"), .text("isolated")])
    #expect(try Self.number(table, "cost", row: 1) == 5_000.125)
    #expect(try Self.number(table, "difference", row: 1) == -0.1 / 3)
    #expect(try Self.number(table, "target_missed", row: 0) == 0.25)
  }

  @Test func halfAnHourBecomesAnHourByVolume() throws {
    let page = try Self.planted.page(options: .init(interval: 60))
    let table = try Self.table("intervals-first-center-1", of: page)
    #expect(table.rows.count == 3)
    // 100 contacts at 50 % and 300 at 90 % are 320 of 400.
    #expect(abs(try Self.number(table, "service_level", row: 0) - 0.8) < 1e-12)
    #expect(try Self.number(table, "offered", row: 0) == 400)
    #expect(try Self.number(table, "forecast", row: 0) == 380)
    // Waits are weighted by the answered: 90 at 100/6 s and 270 at 30 s.
    let wait = (90.0 * 50 / 3 + 270 * 30) / 360
    #expect(abs(try Self.number(table, "average_speed_of_answer", row: 0) - wait) < 1e-9)
    // 18 and 19 agents required, 20 there.
    #expect(try Self.number(table, "required", row: 0) == 18.5)
    #expect(try Self.number(table, "net", row: 0) == 1.5)
    // The last row is the document's own figure of the whole.
    #expect(try Self.number(table, "service_level", row: 2) == 0.9)
  }

  @Test(arguments: [15, 20, 45])
  func rowsThatTheIntervalsDoNotMakeAreRefused(_ minutes: Int) throws {
    #expect(throws: ReportPage.Fault.self) {
      try Self.planted.page(options: .init(interval: minutes))
    }
  }

  @Test func differencesToTheBaselineStandInPointsAndInPerCent() throws {
    let table = try Self.table("intervals-first-center-1", of: try Self.planted.page())
    let (own, base) = (0.5, 1.0 / 3 + 0.5)
    #expect(try Self.number(table, "difference", row: 0) == own - base)
    #expect(try Self.number(table, "difference_relative", row: 0) == (own - base) / base)
  }

  @Test func aCSVFileHasTheNumbersNotWhatIsShown() throws {
    let page = try Self.planted.page()
    let file = try #require(page.csvFiles.first { $0.name == "intervals-first-center-1.csv" })
    let lines = file.text.split(separator: "\n")
    #expect(lines[0].hasPrefix("interval,forecast,offered,handle_time,required,staffed,net,"))
    #expect(lines[3].contains(",\(2.0 / 3),"))
    #expect(lines.count == 6)
    #expect(Set(page.csvFiles.map(\.name)).count == page.csvFiles.count)
  }

  @Test func everyNumberOfThePageReadsBackAsThatOfItsTable() throws {
    let page = try Self.planted.page()
    let html = page.html(library: nil)
    var shown: [String: Int] = [:]
    for part in html.components(separatedBy: " data-v=").dropFirst() {
      shown[String(part.prefix { $0 != ">" && $0 != " " }), default: 0] += 1
    }
    for case .number(let value, _) in page.tables.flatMap({ $0.rows.flatMap { $0 } }) {
      let text = "\(value == 0 ? 0 : value)"
      #expect(shown[text, default: 0] > 0, "\(text) is not on the page")
    }
  }

  /// A long table goes to the page as columns; the browser tests read it as the page's script does.
  @Test func aPackedTableHasItsNumbersToTheLastBit() throws {
    var planted = Self.planted
    planted.labels = (0..<48).map { "\($0 / 2):\($0 % 2 == 0 ? "00" : "30")" }
    planted.offered = (0..<48).map { 100 + Double($0) / 3 }
    planted.strategies[1].intervals["foshan"] = (0..<48).map { 1 / (1 + Double($0) / 7) }
    let page = try planted.page()
    let html = page.html(library: "")
    let table = try Self.table("intervals-first-center-1", of: page)
    let start = try #require(html.range(of: "id=\"r-\(table.id)\">"))
    let end = try #require(html[start.upperBound...].range(of: "</script>"))
    let json = Data(html[start.upperBound..<end.lowerBound].utf8)
    let columns = try #require(try JSONDecoder().decode(SpecValue.self, from: json).items)
    #expect(columns.count == table.columns.count)
    var packed = 0
    for (position, column) in columns.enumerated() {
      guard case .text(let text) = column["b"] else { continue }
      let bytes = try #require(Data(base64Encoded: text))
      #expect(bytes.count == table.rows.count * 8)
      for (row, cells) in table.rows.enumerated() {
        let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[row * 8 + $1]) << (8 * $1) }
        if case .number(let value, _) = cells[position] { #expect(value.bitPattern == bits) }
      }
      packed += 1
    }
    #expect(packed > 3)
  }

  @Test func manyStrategiesKeepThePageSmallAndItsFilesWhole() throws {
    var planted = PlantedResults(strategies: (1...22).map { .init("strategy \($0)") })
    planted.centers = ["foshan", "zhuhai"]
    planted.labels = (0..<96).map { "\($0 / 4):\(["00", "15", "30", "45"][$0 % 4])" }
    planted.offered = [Double](repeating: 50, count: 96)
    planted.step = 900
    planted.ranking = planted.strategies.reversed().map { .init(name: $0.name) }
    let page = try planted.page()
    let section = try #require(page.sections.first { $0.id == "interval-tables" })
    // 22 tables of the network and 2 centers under two strategies, of 97 rows each.
    #expect(section.tables.count == 15)
    #expect(section.sentences.contains { $0.contains("11 of 26 tables are left out") })
    #expect(page.csvFiles.count { $0.name.hasPrefix("intervals-") } == 26)
  }
}

extension SpecValue {
  /// The elements of an array.
  fileprivate var items: [SpecValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// A number.
  fileprivate var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }
}
