import Study

/// Text that is known to be UTF-8 without characters that hide or steer.
struct CheckedText {
  /// The bytes after the byte order mark, if there was one.
  let bytes: ArraySlice<UInt8>
  /// Where each line starts, as an index of `bytes`.
  let lineStarts: [Int]

  /// The bytes of a line, from 0, without its line break.
  func line(_ index: Int) -> ArraySlice<UInt8> {
    guard lineStarts.indices.contains(index) else { return [] }
    let next = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.endIndex
    return bytes[lineStarts[index]..<next].prefix { $0 != 0x0A && $0 != 0x0D }
  }

  /// The characters of a line, from 0.
  func length(ofLine index: Int) -> Int {
    line(index).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}

/// Refuses bytes that are not plain UTF-8 text, before anything else looks at them.
enum TextCheck {
  /// Beyond this many refused characters the rest is not looked at.
  private static let reportLimit = 20

  /// The code under which a character is refused, or nil if it may stand in a file.
  static func refusal(of scalar: Unicode.Scalar) -> FaultCode? {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E: nil
    case 0x1B, 0x9B: .terminalEscape
    case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF: .controlCharacter
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: .invisibleCharacter
    case 0x00AD, 0x180E, 0x200B, 0x2060...0x2064, 0xFEFF, 0xE0000...0xE007F: .invisibleCharacter
    default: nil
    }
  }

  /// What a refused character is, for messages.
  static func describe(_ scalar: Unicode.Scalar) -> String {
    let name = scalar.properties.name.map { " (\($0.lowercased()))" } ?? ""
    switch scalar.value {
    case 0x00: return "the byte 0"
    case 0x1B: return "the escape character \(Display.codePoint(scalar))"
    default: return "the character \(Display.codePoint(scalar))\(name)"
    }
  }

  /// The checked text of a registered file, or nil with the faults reported.
  ///
  /// The starts of the lines of a table are not recorded: there may be very many.
  static func check(file: Int, recordingLines: Bool = true, faults: Faults) -> CheckedText? {
    let bytes = faults.sources[file].bytes
    if let order = utf16(bytes) {
      faults.error(
        .utf16, at: SourceSpan(file: file, line: 1, column: 1, length: 0),
        "the file is written in UTF-16 (\(order))",
        help: "save it as UTF-8")
      return nil
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var scan = Scan(start: start, recordsLines: recordingLines)
    scan.run(bytes)
    for refused in scan.refused {
      report(refused, bytes: bytes, file: file, faults: faults)
    }
    guard scan.refused.isEmpty else { return nil }
    return CheckedText(bytes: bytes[start...], lineStarts: scan.lineStarts)
  }

  /// The byte order of a text that is in UTF-16, or nil.
  static func utf16(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return "little-endian" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "big-endian" }
    // Without a mark, ASCII text in UTF-16 has every other byte 0.
    let head = bytes.prefix(64)
    guard head.count >= 4, head.count % 2 == 0 else { return nil }
    let pairs = stride(from: 0, to: head.count, by: 2)
    if pairs.allSatisfy({ head[$0] != 0 && head[$0 + 1] == 0 }) { return "little-endian" }
    if pairs.allSatisfy({ head[$0] == 0 && head[$0 + 1] != 0 }) { return "big-endian" }
    return nil
  }

  private static func report(_ refused: Refused, bytes: [UInt8], file: Int, faults: Faults) {
    let span = SourceSpan(file: file, in: bytes, at: refused.offset)
    guard let scalar = refused.scalar else {
      let byte = String(bytes[refused.offset], radix: 16, uppercase: true)
      faults.error(
        .invalidUTF8, at: span,
        "the file is not UTF-8: byte 0x\(byte) at offset \(refused.offset) cannot stand there",
        help: "save the file as UTF-8")
      return
    }
    faults.error(
      refusal(of: scalar) ?? .controlCharacter, at: span,
      "\(describe(scalar)) cannot stand in the file", help: "delete it")
  }

  /// A place that is refused: a character, or nil for bytes that are not UTF-8.
  private struct Refused {
    let offset: Int
    let scalar: Unicode.Scalar?
  }

  /// One pass over the bytes: UTF-8 as the Unicode standard's table 3-7 has it.
  private struct Scan {
    var lineStarts: [Int]
    var refused: [Refused] = []
    private let recordsLines: Bool
    private var index: Int

    init(start: Int, recordsLines: Bool) {
      lineStarts = [start]
      index = start
      self.recordsLines = recordsLines
    }

    mutating func run(_ bytes: [UInt8]) {
      while index < bytes.count {
        let byte = bytes[index]
        if byte >= 0x20 && byte < 0x7F {
          index += 1
        } else if byte == 0x0A || byte == 0x0D {
          index += byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
          if recordsLines { lineStarts.append(index) }
        } else if !step(bytes, byte) {
          return
        }
      }
    }

    /// Takes one other character; false when nothing more is to be looked at.
    private mutating func step(_ bytes: [UInt8], _ lead: UInt8) -> Bool {
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      guard let scalar = decode(bytes, lead, length) else {
        refused.append(Refused(offset: index, scalar: nil))
        return false
      }
      if TextCheck.refusal(of: scalar) != nil {
        refused.append(Refused(offset: index, scalar: scalar))
        if refused.count >= TextCheck.reportLimit { return false }
      }
      index += length
      return true
    }

    private func decode(
      _ bytes: [UInt8], _ lead: UInt8, _ length: Int
    ) -> Unicode.Scalar? {
      if length == 1 { return Unicode.Scalar(lead) }
      guard (0xC2...0xF4).contains(lead), index + length <= bytes.count else { return nil }
      var value = UInt32(lead) & (0xFF >> (UInt32(length) + 1))
      for offset in 1..<length {
        let next = bytes[index + offset]
        guard next & 0xC0 == 0x80 else { return nil }
        value = value << 6 | UInt32(next & 0x3F)
      }
      let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
      return value < least ? nil : Unicode.Scalar(value)
    }
  }
}
