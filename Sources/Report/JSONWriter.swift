/// Writes JSON in the order in which it is told, piece by piece, so that a report of any length
/// takes no memory of its own.
public struct JSONWriter<Target: TextOutputStream> {
  private var target: Target
  private var buffer = ""
  private var depth = 0
  /// Whether something stands in the present object or array.
  private var isFilled = false
  /// Whether a key was written and its value is awaited.
  private var hasKey = false
  /// Whether the present object stands on one line.
  private var isInline = false

  /// A document that goes to the target.
  public init(to target: Target) { self.target = target }

  /// Ends the document and gives the target back.
  public consuming func finish() -> Target {
    buffer += "\n"
    target.write(buffer)
    return target
  }

  /// An object, its entries one a line.
  public mutating func object(_ body: (inout Self) -> Void) { nest("{", "}", body) }

  /// An object on one line.
  public mutating func line(_ body: (inout Self) -> Void) {
    let outer = isInline
    begin()
    buffer += "{"
    isFilled = false
    isInline = true
    body(&self)
    buffer += "}"
    isFilled = true
    isInline = outer
  }

  /// An array with a value for each element.
  public mutating func array<Element>(
    _ elements: some Sequence<Element>, _ body: (inout Self, Element) -> Void
  ) {
    nest("[", "]") { writer in
      for element in elements { body(&writer, element) }
    }
  }

  /// An array on one line.
  public mutating func row<Element>(
    _ elements: some Sequence<Element>, _ body: (inout Self, Element) -> Void
  ) {
    let outer = isInline
    isInline = true
    array(elements, body)
    isInline = outer
  }

  /// The key of the value that follows.
  public mutating func key(_ name: String) {
    separate()
    quote(name)
    buffer += ": "
    hasKey = true
  }

  /// The value `null`.
  public mutating func null() { scalar("null") }
  /// `true` or `false`.
  public mutating func value(_ value: Bool) { scalar(value ? "true" : "false") }
  /// A whole number.
  public mutating func value(_ value: some FixedWidthInteger) { scalar("\(value)") }
  /// A number that reads back as the same bits; what JSON has no number for becomes `null`.
  public mutating func value(_ value: Double) {
    scalar(value.isFinite ? "\(value == 0 ? 0 : value)" : "null")
  }
  /// A text.
  public mutating func value(_ text: String) {
    begin()
    quote(text)
    isFilled = true
  }
  /// A number, or `null`.
  public mutating func value(_ value: Double?) {
    if let value { self.value(value) } else { null() }
  }
  /// A text, or `null`.
  public mutating func value(_ text: String?) {
    if let text { value(text) } else { null() }
  }

  private mutating func nest(_ open: String, _ close: String, _ body: (inout Self) -> Void) {
    begin()
    buffer += open
    depth += 1
    isFilled = false
    body(&self)
    depth -= 1
    if isFilled, !isInline { newLine() }
    buffer += close
    isFilled = true
    if buffer.utf8.count > 1 << 15 {
      target.write(buffer)
      buffer = ""
    }
  }

  private mutating func scalar(_ text: String) {
    begin()
    buffer += text
    isFilled = true
  }

  /// What stands before a value: nothing behind its key, a comma in an array.
  private mutating func begin() {
    if hasKey {
      hasKey = false
    } else if depth > 0 {
      separate()
    }
  }

  private mutating func separate() {
    if isFilled { buffer += isInline ? ", " : "," }
    if !isInline { newLine() }
  }

  private mutating func newLine() {
    buffer += "\n"
    buffer.append(JSONIndents.texts[min(depth, 32)])
  }

  /// A text in quotes, with the escapes that JSON asks for and no others: UTF-8 stays as it is.
  private mutating func quote(_ text: String) {
    // Nearly every text is plain: it goes over whole.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      buffer += "\""
      buffer += text
      buffer += "\""
      return
    }
    buffer += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": buffer += "\\\""
      case "\\": buffer += "\\\\"
      case "\n": buffer += "\\n"
      case "\t": buffer += "\\t"
      case "\r": buffer += "\\r"
      case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        buffer += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: buffer.unicodeScalars.append(scalar)
      }
    }
    buffer += "\""
  }
}

/// The spaces before a line, by depth.
private enum JSONIndents {
  static let texts = (0...32).map { String(repeating: " ", count: $0) }
}
