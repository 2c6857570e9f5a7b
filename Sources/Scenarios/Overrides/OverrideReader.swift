import Study

/// Reads the text of an override: steps, `=`, a value.
struct OverrideReader {
  private let line: [Unicode.Scalar]
  private let file: Int
  private let faults: Faults
  private var position: Int

  /// A reader of a line from a character on.
  init(line: String, from start: Int, file: Int, _ faults: Faults) {
    self.line = Array(line.unicodeScalars)
    self.file = file
    self.faults = faults
    position = start
  }

  /// What ends a name that does not stand in quotes.
  private static let marks: Set<Unicode.Scalar> = [".", "[", "]", "=", "\"", "'"]

  /// The steps and the value, or nil with a fault.
  mutating func read() -> (steps: [Override.Step], value: Node)? {
    if let hidden = line.firstIndex(where: { TextCheck.refusal(of: $0) != nil || $0 == "\n" }) {
      fault(hidden, "\(TextCheck.describe(line[hidden])) cannot stand here", help: "write one line")
      return nil
    }
    var steps: [Override.Step] = []
    repeat {
      guard let step = key() else { return nil }
      steps.append(step)
      while peek == "[" {
        guard let element = element() else { return nil }
        steps.append(element)
      }
    } while take(".")
    guard steps.count <= Override.maximumSteps else {
      fault(0, "the path has \(steps.count) steps", help: "no scenario is that deep")
      return nil
    }
    guard take("=") else {
      fault(
        position,
        position < line.count ? "this does not go on with a point or `=`" : "there is no `=`",
        help: "write PATH=VALUE, as in `centers.shenzhen.lines=40`")
      return nil
    }
    return value().map { (steps, $0) }
  }

  private var peek: Unicode.Scalar? { position < line.count ? line[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  private func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: file, line: 1, column: start + 1, length: max(0, end - start))
  }

  private func fault(_ place: Int, _ message: Phrase, help: Phrase) {
    faults.error(.badOverride, at: span(place, place + 1), message, help: help)
  }

  /// A key, in quotes or bare.
  private mutating func key() -> Override.Step? {
    let start = position
    guard let name = word(until: Self.marks) else { return nil }
    guard !name.isEmpty else {
      fault(
        start, "a key is missing",
        help: "write a path like `centers.shenzhen.lines`; a name with a point stands in quotes")
      return nil
    }
    return Override.Step(kind: .key(name), span: span(start, position))
  }

  /// A word in quotes, or up to a mark; nil for an open quote, reported.
  private mutating func word(until marks: Set<Unicode.Scalar>) -> String? {
    guard let quote = peek, quote == "\"" || quote == "'" else {
      let start = position
      while let next = peek, !marks.contains(next) { position += 1 }
      let isSpace = { (scalar: Unicode.Scalar) in scalar == " " }
      let left = line[start..<position].drop(while: isSpace)
      return Self.text(
        left.prefix(upTo: left.lastIndex { $0 != " " }.map { $0 + 1 } ?? left.endIndex))
    }
    let start = position
    position += 1
    var name: [Unicode.Scalar] = []
    while let next = peek {
      position += 1
      if next == quote { return Self.text(name[...]) }
      // In double quotes a backslash takes what follows as it is; single quotes know none.
      if next == "\\", quote == "\"", let escaped = peek {
        position += 1
        name.append(escaped)
      } else {
        name.append(next)
      }
    }
    fault(start, "the quote that opens here is not closed", help: "close it behind the name")
    return nil
  }

  /// The number or the values of an element, brackets included.
  private mutating func element() -> Override.Step? {
    let start = position
    position += 1
    var terms: [Override.Step.Term] = []
    repeat {
      skipSpaces()
      guard var value = word(until: ["]", "=", ",", "\"", "'"]) else { return nil }
      var key: String?
      if take("=") {
        key = value
        skipSpaces()
        guard let second = word(until: ["]", ",", "\"", "'"]) else { return nil }
        value = second
      }
      skipSpaces()
      terms.append(.init(key: key, value: value))
    } while take(",")
    let isEmpty = terms.contains { $0.value.isEmpty || $0.key?.isEmpty == true }
    guard take("]"), !isEmpty else {
      faults.error(
        .badOverride, at: span(start, position),
        isEmpty ? "an element is not named here" : "the bracket that opens here is not closed",
        help: "write `demand[2]`, `demand[contact=billing, center=shenzhen]` or `demand[shenzhen]`")
      return nil
    }
    let place = span(start, position)
    if terms.count == 1, terms[0].key == nil, let number = Int(terms[0].value) {
      return Override.Step(kind: .index(number), span: place)
    }
    return Override.Step(kind: .having(terms), span: place)
  }

  private mutating func skipSpaces() { while peek == " " { position += 1 } }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// The rest of the line as a value.
  private mutating func value() -> Node? {
    let equals = position - 1
    skipSpaces()
    var end = line.count
    while end > position, line[end - 1] == " " { end -= 1 }
    let place = span(position, end)
    guard let first = peek, position < end else {
      faults.error(
        .badOverride, at: span(equals, equals + 1), "there is no value behind `=`",
        help: "write one, as in `centers.shenzhen.lines=40`, or `\"\"` for an empty text")
      return nil
    }
    let closing: [Unicode.Scalar: Unicode.Scalar] = ["[": "]", "{": "}", "\"": "\"", "'": "'"]
    guard let last = closing[first] else {
      let text = Self.text(line[position..<end])
      // What YAML could not write without quotes is text: it is never read as more.
      return Node(.scalar(.init(text: text, isQuoted: !Self.isPlain(text))), at: place)
    }
    let isClosed = line[end - 1] == last || !line[(position + 1)..<end].contains(last)
    return yaml(place, isClosed: isClosed)
  }

  /// YAML in brackets or quotes; its faults are shown in the line of the command.
  private func yaml(_ place: SourceSpan, isClosed: Bool) -> Node? {
    guard isClosed else {
      faults.error(
        .badOverride, at: place, "text stands behind the value",
        help: "end it where the bracket or the quote that opens it is closed")
      return nil
    }
    let inner = Faults()
    let blank = [Unicode.Scalar](repeating: " ", count: place.column - 1)
    let padded = Self.text(blank + line[(place.column - 1)...])
    let node = Document.value(padded, faults: inner)
    for fault in inner.diagnostics {
      let span = fault.span.map { self.span(max(0, $0.column - 1), $0.column - 1 + $0.length) }
      faults.report(
        Diagnostic(fault.code, fault.severity, at: span, fault.words, help: fault.advice))
    }
    guard !inner.hasErrors, let node else { return nil }
    return node.moved(to: place.file, line: place.line)
  }

  /// Whether a text without quotes can only be read as itself in a scenario file.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, !",]}#&*!|>%@`".contains(first) else { return false }
    let isMark = "-?:".contains(first) && (text.count == 1 || text.dropFirst().first == " ")
    return !isMark && text.last != ":" && !text.contains(": ") && !text.contains(" #")
      && !text.contains("\t")
  }
}
