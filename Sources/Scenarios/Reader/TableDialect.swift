import Study

/// How a CSV file is written: found from its first rows, or given.
public struct TableDialect: Sendable, Equatable {
  /// The separators that are looked for; where two fit equally well the earlier one is taken,
  /// because a comma may also be a decimal mark.
  public static let separators: [Character] = ["\t", ";", "|", ","]

  /// What stands between cells: a tab, `;`, `|` or `,`.
  public let separator: Character
  /// Whether the first row names the columns.
  public let hasHeader: Bool

  /// Makes a dialect.
  public init(separator: Character, hasHeader: Bool) {
    self.separator = separator
    self.hasHeader = hasHeader
  }

  /// Whether a comma in a number is its decimal mark.
  public var hasDecimalComma: Bool { separator != "," }

  /// What the separator is called in messages.
  public var separatorName: Phrase {
    switch separator {
    case "\t": "tab"
    case ";": "semicolon"
    case "|": "pipe"
    default: "comma"
    }
  }

  /// The rows that are looked at.
  private static let sampleRows = 24

  /// The separator under which most of the first rows have as many cells as the first one, which
  /// has at least two; a comma if there is none.
  static func separator(of bytes: [UInt8], columnLimit: Int) -> Character {
    var best: (separator: Character, agreeing: Int) = (",", 0)
    for separator in separators {
      let counts = counts(of: bytes, separator, columnLimit: columnLimit)
      guard let first = counts.first, first > 1 else { continue }
      let agreeing = counts.count { $0 == first }
      if agreeing > best.agreeing { best = (separator, agreeing) }
    }
    return best.separator
  }

  private static func counts(
    of bytes: [UInt8], _ separator: Character, columnLimit: Int
  ) -> [Int] {
    var scanner = TableScanner(
      bytes: bytes, separator: separator.asciiValue ?? 0x2C, columnLimit: columnLimit)
    var cells: [TableCell] = []
    var counts: [Int] = []
    while counts.count < sampleRows, !scanner.isAtEnd {
      cells.removeAll(keepingCapacity: true)
      do throws(TableScanner.Failure) {
        counts.append(try scanner.record(into: &cells))
      } catch {
        // A file that breaks under one separator may be whole under another; what is wrong with it
        // is said when it is read.
        if counts.isEmpty, !cells.isEmpty { counts.append(cells.count) }
        break
      }
    }
    return counts
  }

  /// Whether a first row names the columns: it holds no number or time, or one of its cells is of
  /// another kind than the cell below.
  static func isHeader(_ first: [String], above second: [String]?) -> Bool {
    let kinds = first.map(CellKind.init)
    guard kinds.contains(where: { $0 == .number || $0 == .time }) else { return true }
    guard let second else { return false }
    return zip(kinds, second.map(CellKind.init)).contains { above, below in
      above == .text && (below == .number || below == .time)
    }
  }
}

/// What a cell looks like.
enum CellKind: Equatable {
  case empty
  case number
  case time
  case text

  init(_ text: String) {
    let trimmed = text.drop { $0 == " " }
    guard let first = trimmed.utf8.first else {
      self = .empty
      return
    }
    let isDigit = (0x30...0x39).contains(first)
    let isSigned = first == 0x2D || first == 0x2E || first == 0x2B
    guard isDigit || isSigned else {
      self = .text
      return
    }
    let allowed = Set("0123456789+-.,:/TZeE% ".utf8)
    guard trimmed.utf8.allSatisfy(allowed.contains) else {
      self = .text
      return
    }
    let isTime = trimmed.utf8.contains { $0 == 0x3A || $0 == 0x2F }
    self = isTime || trimmed.dropFirst().contains("-") ? .time : .number
  }
}
