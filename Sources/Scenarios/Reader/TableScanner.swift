/// A cell as a range of bytes; a quoted one is stored without its outer quotes.
struct TableCell {
  let start: UInt32
  // The top bit says whether the cell was quoted: a table is far below 2 GiB.
  private let endAndQuote: UInt32

  init(start: Int, end: Int, isQuoted: Bool) {
    self.start = UInt32(truncatingIfNeeded: start)
    endAndQuote = UInt32(truncatingIfNeeded: end) & 0x7FFF_FFFF | (isQuoted ? 0x8000_0000 : 0)
  }

  var isQuoted: Bool { endAndQuote & 0x8000_0000 != 0 }
  var range: Range<Int> { Int(start)..<max(Int(start), Int(endAndQuote & 0x7FFF_FFFF)) }
}

/// Splits the bytes of a CSV file into records as RFC 4180 has it, strictly.
struct TableScanner {
  /// Why the bytes cannot be split.
  enum Failure: Error {
    case strayQuote(offset: Int)
    case unclosedQuote(offset: Int)
    case tooManyColumns(offset: Int)
  }

  let bytes: [UInt8]
  let separator: UInt8
  let columnLimit: Int
  /// Where the next record starts.
  var index: Int
  /// The line on which the next record starts, from 1.
  var line = 1

  init(bytes: [UInt8], separator: UInt8, columnLimit: Int) {
    self.bytes = bytes
    self.separator = separator
    self.columnLimit = columnLimit
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Whether nothing but line breaks is left.
  var isAtEnd: Bool {
    var rest = index
    while rest < bytes.count, bytes[rest] == 0x0A || bytes[rest] == 0x0D { rest += 1 }
    return rest == bytes.count
  }

  /// Appends the cells of the next record and returns how many there are.
  mutating func record(into cells: inout [TableCell]) throws(Failure) -> Int {
    var count = 0
    while true {
      guard count < columnLimit else { throw .tooManyColumns(offset: index) }
      if index < bytes.count, bytes[index] == 0x22 {
        cells.append(try quotedCell())
      } else {
        cells.append(try plainCell())
      }
      count += 1
      guard index < bytes.count else { return count }
      let end = bytes[index]
      index += 1
      if end == separator { continue }
      if end == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      line += 1
      return count
    }
  }

  private mutating func plainCell() throws(Failure) -> TableCell {
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == separator || byte == 0x0A || byte == 0x0D { break }
      if byte == 0x22 { throw .strayQuote(offset: index) }
      index += 1
    }
    return TableCell(start: start, end: index, isQuoted: false)
  }

  private mutating func quotedCell() throws(Failure) -> TableCell {
    let opener = index
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x22 {
        if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
          index += 2
          continue
        }
        let cell = TableCell(start: opener + 1, end: index, isQuoted: true)
        index += 1
        guard index == bytes.count || [separator, 0x0A, 0x0D].contains(bytes[index]) else {
          throw .strayQuote(offset: index - 1)
        }
        return cell
      }
      let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if byte == 0x0A || (byte == 0x0D && !isPair) { line += 1 }
      index += 1
    }
    throw .unclosedQuote(offset: opener)
  }
}
