/// Sections as HTML.
///
/// A table that stands behind several charts is written with the first of them.
struct PageBody {
  let definitions: Definitions
  let words: Words
  let hasCharts: Bool
  private var written: Set<String> = []

  /// Tables with more rows are packed.
  private static let longRows = 40

  init(definitions: Definitions, words: Words, hasCharts: Bool) {
    self.definitions = definitions
    self.words = words
    self.hasCharts = hasCharts
  }

  /// What stands under the heading and the sentences of a section.
  mutating func html(_ section: ReportSection) -> String {
    var text = ""
    for chart in section.charts { text += figure(chart) }
    for table in section.tables { text += details(table) }
    return text
  }

  /// A chart with its tables.
  ///
  /// - Parameter level: Of its heading, one below that of the part it stands in.
  mutating func figure(_ chart: Chart, level: Int = 3) -> String {
    // A part of the page may have the name of its first chart.
    let id = HTMLText.escaped("chart-\(chart.id)")
    let names = HTMLText.escaped(chart.tables.map(\.id).joined(separator: " "))
    var text = "<figure id=\"\(id)\" class=\"chart\" data-tables=\"\(names)\""
    text += " aria-labelledby=\"h-\(id)\">\n<h\(level) id=\"h-\(id)\" dir=\"auto\">"
    text += "\(HTMLText.escaped(chart.title))</h\(level)>\n"
    text += "<p class=\"summary\" dir=\"auto\">\(HTMLText.escaped(chart.summary))</p>\n"
    if hasCharts {
      text += "<div class=\"view\"></div>\n" + island(chart.spec, "spec")
      if let narrow = chart.narrowSpec { text += island(narrow, "narrow") }
    }
    for table in chart.tables { text += details(table) }
    return text + "</figure>\n"
  }

  private func island(_ spec: SpecValue, _ name: String) -> String {
    "<script type=\"application/json\" class=\"\(name)\">\(HTMLText.island(spec))</script>\n"
  }

  private mutating func details(_ table: ReportTable) -> String {
    guard written.insert(table.id).inserted else {
      let name = HTMLText.escaped(table.id)
      return "<p><a href=\"#t-\(name)\">\(summary(table))</a></p>\n"
    }
    let isPacked = hasCharts && table.rows.count > Self.longRows
    let html = HTMLTable(table: table, definitions: definitions, isPacked: isPacked).html
    return "<details><summary>\(summary(table))</summary>\n\(html)</details>\n"
  }

  private func summary(_ table: ReportTable) -> String {
    HTMLText.escaped(words("Table: \(table.title)"))
  }
}
