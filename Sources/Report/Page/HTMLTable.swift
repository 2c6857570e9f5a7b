/// A table of a report as HTML.
///
/// Every figure stands in its cell twice: exactly, as `data-v`, which copies, files and charts are
/// made from, and as people read it. Closing tags that HTML does not ask for are left out: a page
/// has tens of thousands of cells.
struct HTMLTable {
  let table: ReportTable
  let definitions: Definitions
  /// Whether the rows are data that the page's script makes cells of.
  let isPacked: Bool

  /// The table with its caption, in a box that scrolls by itself.
  var html: String {
    let id = HTMLText.escaped(table.id)
    var text = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"c-\(id)\">\n"
    let sums = table.hasTotal ? " data-total" : ""
    text += "<table id=\"t-\(id)\"\(sums)><caption id=\"c-\(id)\" dir=\"auto\">"
    text += "\(HTMLText.escaped(table.title))</caption>\n<thead><tr>"
    for position in table.columns.indices { text += head(position) }
    text += "</thead>\n<tbody>\n"
    if !isPacked { text += rows }
    text += "</tbody></table></div>\n"
    if isPacked {
      text += "<script type=\"application/json\" id=\"r-\(id)\">"
      text += "\(HTMLText.island(PackedTable(table: table).value))</script>\n"
    }
    if !table.note.isEmpty {
      text += "<p class=\"note\" dir=\"auto\">\(HTMLText.escaped(table.note))</p>\n"
    }
    return text
  }

  private var rows: String {
    var text = ""
    let header = table.columns.firstIndex { !$0.isHidden }
    for (number, row) in table.rows.enumerated() {
      text += table.hasTotal && number == table.rows.count - 1 ? "<tr class=sum>" : "<tr>"
      for (position, cell) in row.enumerated() {
        guard let column = table.columns[at: position] else { continue }
        text += Self.cell(cell, isHidden: column.isHidden, isHeader: position == header)
      }
      // The end is written out, or the line feed would be text of the last cell.
      text += "</tr>\n"
    }
    return text
  }

  private func head(_ position: Int) -> String {
    let column = table.columns[position]
    let field = HTMLText.escaped(column.field)
    if column.isHidden { return "<th scope=\"col\" data-f=\"\(field)\" hidden>" }
    let title = HTMLText.escaped(column.title)
    let isText = table.rows.contains {
      if case .text = $0[at: position] { true } else { false }
    }
    let start = "<th scope=\"col\" data-f=\"\(field)\"\(isText ? " class=t" : "")>"
    guard let id = definitions.id(of: column) else { return start + title }
    return start
      + "<a class=\"def\" href=\"#\(id)\" aria-describedby=\"\(id)\">\(title)</a>"
  }

  private static func cell(
    _ cell: ReportTable.Cell, isHidden: Bool, isHeader: Bool
  ) -> String {
    let hidden = isHidden ? " hidden" : ""
    switch cell {
    case .text(let text):
      let name = text.hasPrefix(IntervalColumns.bad) ? "\"t bad\"" : "t"
      let tag = isHeader ? "th scope=row" : "td class=\(name)"
      let side = text.utf8.allSatisfy { $0 < 0x80 } ? "" : " dir=auto"
      return "<\(tag)\(side)\(hidden)>\(HTMLText.escaped(text))"
    case .number(let value, let shown):
      let tag = isHeader ? "th scope=row" : "td"
      let exact = value.isFinite ? " data-v=\(TableCSV.number(value))" : ""
      let mark = shown.hasSuffix(IntervalColumns.bad) ? " class=bad" : ""
      return "<\(tag)\(exact)\(mark)\(hidden)>" + (isHidden ? "" : HTMLText.escaped(shown))
    case .missing: return "<td data-v=\"\"\(hidden)>" + (isHidden ? "" : Figures.missing)
    }
  }
}

/// What columns mean, each meaning once for a page.
struct Definitions {
  /// Names and meanings in the order of their first use.
  private(set) var entries: [PageContent.Entry] = []
  private var positions: [String: Int] = [:]

  /// The definitions of the columns of some tables.
  init(_ tables: [ReportTable]) {
    for column in tables.flatMap(\.columns)
    where !column.definition.isEmpty && !column.isHidden {
      let key = Self.key(column)
      guard positions[key] == nil else { continue }
      positions[key] = entries.count
      entries.append(PageContent.Entry(name: column.title, value: column.definition))
    }
  }

  /// The anchor of what a column means; nil where nothing is said.
  func id(of column: ReportTable.Column) -> String? {
    positions[Self.key(column)].map { "d-\($0 + 1)" }
  }

  private static func key(_ column: ReportTable.Column) -> String {
    "\(column.title)\n\(column.definition)"
  }
}
