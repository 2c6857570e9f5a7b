extension ReportPage {
  /// The page as HTML.
  ///
  /// - Parameter library: The text of the chart library, an ES module that sets
  ///   `window.vegaEmbed`; nil leaves the charts out and keeps their tables.
  public func html(library: String?) -> String { PageHTML(self, library: library).html }

  /// The tables as comma-separated values, a file for each; among them those that the page has no
  /// room for.
  public var csvFiles: [(name: String, text: String)] {
    let whole = Dictionary(left.map { ($0.id, $0) }) { first, _ in first }
    return Self.once(tables.map { whole[$0.id] ?? $0 } + left).map {
      ("\($0.id).csv", TableCSV.text($0))
    }
  }

  /// The answer in one sentence, as it heads the page.
  public var answer: String { content.answer }

  /// Every table of the page once, in its order.
  public var tables: [ReportTable] {
    let first = [content.ranking].compactMap { $0 } + (content.chart?.tables ?? [])
    return Self.once(first + sections.flatMap { $0.charts.flatMap(\.tables) + $0.tables })
  }

  private static func once(_ tables: [ReportTable]) -> [ReportTable] {
    var seen: Set<String> = []
    return tables.filter { seen.insert($0.id).inserted }
  }
}
