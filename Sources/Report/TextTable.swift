import Study

/// An aligned table of at most 100 columns.
public struct TextTable {
  /// The columns that a line of a report takes at most.
  public static let lineWidth = 100

  /// A column.
  public struct Column {
    /// What stands above it.
    public var title: String
    /// Whether its cells end on the right, as numbers do.
    public var isRight = false
    /// Whether its cells go on in lines below instead of being cut.
    public var isWrapped = false

    /// A column of names.
    public static func name(_ title: String) -> Column { Column(title: title) }
    /// A column of numbers.
    public static func number(_ title: String) -> Column { Column(title: title, isRight: true) }
    /// A column of words that may take several lines.
    public static func words(_ title: String) -> Column { Column(title: title, isWrapped: true) }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  /// A table without rows.
  public init(_ columns: [Column]) { self.columns = columns }

  /// Whether there are no rows.
  public var isEmpty: Bool { rows.isEmpty }

  /// Adds a row with a cell for each column.
  public mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "a cell for each column")
    rows.append(cells)
  }

  /// The table as lines, each ending in a line feed, without spaces at their ends.
  ///
  /// Where it would be too wide, columns of words are wrapped, then the widest of names is cut.
  public var rendered: String {
    var widths = columns.enumerated().map { index, column in
      rows.reduce(TextWidth.of(column.title)) { max($0, TextWidth.of($1[index])) }
    }
    var excess = widths.reduce(2 * (columns.count - 1), +) - Self.lineWidth
    while excess > 0, let widest = widestWords(widths) ?? widestName(widths) {
      widths[widest] -= 1
      excess -= 1
    }
    return lines(columns.map(\.title), widths)
      + rows.map { lines($0, widths) }.joined()
  }

  /// Columns in groups, as many beside each other as fit behind a first column.
  static func groups(of widths: [Int], behind first: Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    var used = first
    for (index, width) in widths.enumerated() {
      if used + 2 + width > lineWidth, index > start {
        groups.append(start..<index)
        (start, used) = (index, first)
      }
      used += 2 + width
    }
    return start < widths.count ? groups + [start..<widths.count] : groups
  }

  private func widestWords(_ widths: [Int]) -> Int? {
    columns.indices.first { columns[$0].isWrapped && widths[$0] > 24 }
  }

  private func widestName(_ widths: [Int]) -> Int? {
    columns.indices.filter { !columns[$0].isRight && widths[$0] > 8 }
      .max { widths[$0] < widths[$1] }
  }

  /// A row as the lines it takes.
  private func lines(_ cells: [String], _ widths: [Int]) -> String {
    let parts = cells.enumerated().map { index, cell -> [String] in
      if columns[index].isRight { return [cell] }
      guard columns[index].isWrapped else { return [TextWidth.cut(cell, to: widths[index])] }
      return TextReport.lines(of: cell, width: widths[index]).map {
        TextWidth.cut($0, to: widths[index])
      }
    }
    let height = parts.reduce(1) { max($0, $1.count) }
    return (0..<height).map { row in
      line(parts.map { row < $0.count ? $0[row] : "" }, widths)
    }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { text += "  " }
      text += TextWidth.padded(cell, to: widths[index], right: columns[index].isRight)
    }
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }
}
