/// Swift source with the text of comments and of string literals replaced by spaces, line breaks
/// kept: what remains can be searched for braces and words without a parser.
///
/// Interpolated expressions count as text of their literal. Regex literals are not recognized;
/// the project builds its patterns otherwise.
struct SwiftCode {
  let lines: [String]

  init(_ source: String) {
    var scanner = Scanner(Array(source.utf8))
    scanner.code(until: nil)
    lines = String(decoding: scanner.output, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// One pass over the bytes; `output` receives a byte for every byte read.
private struct Scanner {
  private let input: [UInt8]
  private var position = 0
  private(set) var output: [UInt8] = []

  init(_ input: [UInt8]) {
    self.input = input
    output.reserveCapacity(input.count)
  }

  private var isAtEnd: Bool { position >= input.count }

  private func sees(_ text: String) -> Bool {
    input[position...].starts(with: text.utf8)
  }

  private mutating func copy() {
    output.append(input[position])
    position += 1
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<min(count, input.count - position) {
      output.append(input[position] == UInt8(ascii: "\n") ? UInt8(ascii: "\n") : UInt8(ascii: " "))
      position += 1
    }
  }

  /// Copies code; with `closing`, up to the parenthesis that ends an interpolation.
  mutating func code(until closing: UInt8?) {
    var depth = 0
    while !isAtEnd {
      if sees("//") {
        while !isAtEnd, !sees("\n") { blank() }
      } else if sees("/*") {
        blockComment()
      } else if let opening = literalOpening() {
        literal(hashes: opening.hashes, quotes: opening.quotes)
      } else {
        if closing != nil, sees("(") { depth += 1 }
        if closing != nil, sees(")") {
          if depth == 0 { return }
          depth -= 1
        }
        if closing == nil { copy() } else { blank() }
      }
    }
  }

  private mutating func blockComment() {
    var depth = 0
    repeat {
      if sees("/*") { depth += 1 }
      if sees("*/") { depth -= 1 }
      blank(sees("/*") || sees("*/") ? 2 : 1)
    } while !isAtEnd && depth > 0
  }

  private func literalOpening() -> (hashes: Int, quotes: Int)? {
    let hashes = input[position...].prefix { $0 == UInt8(ascii: "#") }.count
    let rest = input[(position + hashes)...]
    guard rest.first == UInt8(ascii: "\"") else { return nil }
    return (hashes, rest.starts(with: "\"\"\"".utf8) ? 3 : 1)
  }

  private mutating func literal(hashes: Int, quotes: Int) {
    let marks = String(repeating: "#", count: hashes)
    let end = String(repeating: "\"", count: quotes) + marks
    blank(hashes + quotes)
    while !isAtEnd, !sees(end) {
      if sees("\\" + marks + "(") {
        blank(hashes + 2)
        code(until: UInt8(ascii: ")"))
        blank()
      } else {
        blank(sees("\\" + marks) ? hashes + 2 : 1)
      }
    }
    blank(end.utf8.count)
  }
}
