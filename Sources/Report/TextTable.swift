/// An aligned table of at most 100 columns.
public struct TextTable {
  /// The columns that a line of a report takes at most.
  public static let lineWidth = 100

  /// A column.
  public struct Column {
    /// What stands above it.
    public var title: String
    /// Whether its cells end on the right, as numbers do.
    public var isRight: Bool

    /// A column of names.
    public static func name(_ title: String) -> Column { Column(title: title, isRight: false) }
    /// A column of numbers.
    public static func number(_ title: String) -> Column { Column(title: title, isRight: true) }
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
  /// Where it would be too wide, the widest column of names is cut.
  public var rendered: String {
    let gap = 2
    var widths = columns.enumerated().map { index, column in
      rows.reduce(TextWidth.of(column.title)) { max($0, TextWidth.of($1[index])) }
    }
    var excess = widths.reduce(gap * (columns.count - 1), +) - Self.lineWidth
    while excess > 0, let widest = widestName(widths), widths[widest] > 8 {
      widths[widest] -= 1
      excess -= 1
    }
    let header = line(columns.map(\.title), widths, gap)
    return ([header] + rows.map { line($0, widths, gap) }).joined()
  }

  private func widestName(_ widths: [Int]) -> Int? {
    columns.indices.filter { !columns[$0].isRight }.max { widths[$0] < widths[$1] }
  }

  private func line(_ cells: [String], _ widths: [Int], _ gap: Int) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { text += String(repeating: " ", count: gap) }
      let shown = columns[index].isRight ? cell : TextWidth.cut(cell, to: widths[index])
      text += TextWidth.padded(shown, to: widths[index], right: columns[index].isRight)
    }
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }
}
