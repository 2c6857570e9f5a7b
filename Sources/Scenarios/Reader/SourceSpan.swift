/// A place in one of the files that were read: the start, and how far it reaches on its line.
public struct SourceSpan: Hashable, Sendable {
  /// The index of the file in the `Faults` that the file was registered with.
  public let file: Int
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in characters (Unicode scalars).
  public let column: Int
  /// The number of characters on that line, 0 for a place between two characters.
  public let length: Int

  /// Makes a span; lines and columns count from 1.
  public init(file: Int, line: Int, column: Int, length: Int) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
  }

  /// The span of a file as a whole: it has no line, and messages name the file alone.
  static func whole(_ file: Int) -> SourceSpan {
    SourceSpan(file: file, line: 0, column: 0, length: 0)
  }

  /// The same place with at most `limit` characters.
  func shortened(to limit: Int) -> SourceSpan {
    SourceSpan(file: file, line: line, column: column, length: min(length, limit))
  }
}

extension SourceSpan {
  /// The character at an offset of a file, found by counting from the start.
  init(file: Int, in bytes: [UInt8], at offset: Int) {
    var line = 1
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var index = start
    while index < min(offset, bytes.count) {
      let byte = bytes[index]
      index += 1
      let isPair = byte == 0x0D && index < bytes.count && bytes[index] == 0x0A
      if byte == 0x0A || (byte == 0x0D && !isPair) {
        line += 1
        start = index
      }
    }
    let column = bytes[min(start, index)..<index].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    self.init(file: file, line: line, column: column, length: 1)
  }
}

extension SourceSpan: Comparable {
  /// Orders places by file, then line, then column, so that faults are shown from top to bottom.
  public static func < (a: SourceSpan, b: SourceSpan) -> Bool {
    (a.file, a.line, a.column, a.length) < (b.file, b.line, b.column, b.length)
  }
}

/// A file as it was read: the name that messages use and its bytes.
public struct SourceText: Sendable {
  /// The name as the user gave it, or as the scenario wrote it.
  public let name: String
  /// The whole content, as read.
  public let bytes: [UInt8]

  /// Makes a source from a name and its content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The text of one line without its line break, or nil beyond the end; bytes that are not UTF-8
  /// become U+FFFD.
  ///
  /// A line is looked for from the start of the file: only the few lines of a message are asked
  /// for, and so no index of a large table is ever held.
  public func line(_ number: Int) -> String? {
    guard number >= 1 else { return nil }
    var current = 1
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        if current == number { return String(decoding: bytes[start..<index], as: UTF8.self) }
        let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        index += isPair ? 2 : 1
        start = index
        current += 1
      } else {
        index += 1
      }
    }
    return current == number ? String(decoding: bytes[start...], as: UTF8.self) : nil
  }
}
