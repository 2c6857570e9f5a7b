/// Text as it stands in Markdown.
enum MarkdownText {
  /// Text that begins no markup and ends no cell.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\", "|", "`", "*", "_", "[", "]", "#", "~", "!": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\n", "\r", "\r\n": result += " "
      default: result.append(character)
      }
    }
    return result
  }

  /// A table: its shown columns, and as many rows as asked for.
  static func table(_ table: ReportTable, rows: Int = .max) -> String {
    let places = table.columns.indices.filter { !table.columns[$0].isHidden }
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }
    var text = line(places.map { escaped(table.columns[$0].title) })
    text += line(places.map { isNumeric($0, table) ? "---:" : "---" })
    for row in table.rows.prefix(rows) { text += line(places.map { shown(row[at: $0]) }) }
    return text
  }

  private static func isNumeric(_ place: Int, _ table: ReportTable) -> Bool {
    table.rows.contains {
      if case .number = $0[at: place] { return true }
      return false
    }
  }

  private static func shown(_ cell: ReportTable.Cell?) -> String {
    switch cell {
    case .text(let text), .number(_, let text): escaped(text)
    case .missing, nil: Figures.missing
    }
  }
}
