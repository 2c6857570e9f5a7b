import Foundation
import Report
import Testing

/// Pages of small studies, and ways to look into their charts.
enum ChartPages {
  /// Two centers, two strategies, an event, two hours.
  static let eventful =
    World.text() + """

      events:
        开幕式:
          surge: {centers: [guangzhou], contacts: [billing], starts: 09:30, hold: 1h, multiply: 2}
      """

  /// The JSON of a study of a text, with what was planned.
  static func json(_ text: String, strategies: [Int]? = nil) throws -> String {
    var json = ""
    JSONReport(try World.results(text, strategies: strategies), day: try World.plan(text).day)
      .write(to: &json)
    return json
  }

  /// The JSON of the eventful day, simulated once for all tests.
  static let eventfulJSON = Result { try json(eventful) }

  /// The page of the eventful day, and its JSON.
  static func page(_ language: Language = .english) throws -> (page: ReportPage, json: String) {
    let json = try eventfulJSON.get()
    return (
      try ReportPage(json: Data(json.utf8), replay: film, language: language), json
    )
  }

  /// The page of another study, without a film.
  static func page(of text: String, strategies: [Int]? = nil) throws -> ReportPage {
    try ReportPage(json: Data(json(text, strategies: strategies).utf8), language: .english)
  }

  /// A film of three frames of two centers.
  static let film = ReplayDay(
    replication: 3, clock: ["09:00", "09:01", "09:02"], start: 0, step: 60,
    strategies: [
      .init(
        name: "helped", waiting: [[0, 40, 2], [0, 0, 70_000]], idle: [[5, 0, 1], [9, 9, 9]],
        busy: [[7, 12, 11], [7, 7, 7]],
        flows: [.init(from: 0, to: 1, frames: [1, 2], contacts: [3, 1])],
        rules: [.init(rule: "to guangzhou after 20 s", frames: [0, 2], acts: [2, 5])])
    ])

  /// Every chart of a page.
  static func charts(_ page: ReportPage) -> [Chart] { page.charts }

  /// The chart of a name.
  static func chart(_ id: String, _ page: ReportPage) throws -> Chart {
    try #require(charts(page).first { $0.id == id })
  }

  /// Its specifications.
  static func specs(_ chart: Chart) -> [SpecValue] {
    [chart.spec, chart.narrowSpec].compactMap { $0 }
  }

  /// The table of a name.
  static func table(_ id: String, _ chart: Chart) throws -> ReportTable {
    try #require(chart.tables.first { $0.id == id })
  }

  /// The rows of a table by the fields of its columns.
  static func rows(_ table: ReportTable) -> [[String: ReportTable.Cell]] {
    table.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.field), row))
    }
  }
}

extension ReportTable.Cell {
  /// The number in it.
  var value: Double? {
    if case .number(let value, _) = self { value } else { nil }
  }

  /// The text in it.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

extension SpecValue {
  /// The text, if it is one.
  var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The number, if it is one.
  var double: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The elements of an array.
  var elements: [SpecValue] {
    if case .array(let values) = self { values } else { [] }
  }

  /// The entries of an object.
  var fields: [String: SpecValue] {
    if case .object(let entries) = self { entries } else { [:] }
  }

  /// Itself and everything in it.
  var everything: [SpecValue] {
    [self] + elements.flatMap(\.everything) + fields.values.flatMap(\.everything)
  }
}
