import Study

/// Builds the tree of one document from events and refuses what the language does without.
struct DocumentBuilder {
  let file: Int
  let text: CheckedText
  let limits: ReadingLimits
  let faults: Faults
  private var nodeCount = 0
  /// The last text in quotes that went over a line break: where a quote was forgotten, the text
  /// runs on to the next one, and the fault shows only after it.
  private(set) var lastLongQuote: Event?

  /// A fault after which the rest of the text cannot be read; it is reported when thrown.
  private struct Stop: Error {}

  init(file: Int, text: CheckedText, limits: ReadingLimits, faults: Faults) {
    self.file = file
    self.text = text
    self.limits = limits
    self.faults = faults
  }

  /// The root of the only document, an empty scalar when there is none, or nil with a fault.
  mutating func document(_ stream: borrowing EventStream) -> Node? {
    do {
      var root: Node?
      while true {
        let event = try next(stream)
        switch event.kind {
        case .streamStart, .documentEnd: continue
        case .streamEnd:
          return root ?? Node(.scalar(.init(text: "", isQuoted: false)), at: span(event))
        case .documentStart(let hasDirective):
          if hasDirective {
            refuse(
              .directive, event, "a `%` directive is not supported",
              help: "delete the lines that start with `%`")
          }
          if root != nil {
            refuse(
              .secondDocument, event, "a second document starts here; a file holds one scenario",
              help: "put it in a file of its own")
            throw Stop()
          }
        default: root = try node(event, stream, depth: 1)
        }
      }
    } catch {
      return nil
    }
  }

  private mutating func next(_ stream: borrowing EventStream) throws(Stop) -> Event {
    do {
      return try stream.next()
    } catch {
      SyntaxFault(builder: self).report(error)
      throw Stop()
    }
  }

  private mutating func node(
    _ event: Event, _ stream: borrowing EventStream, depth: Int
  ) throws(Stop) -> Node {
    try count(event)
    let isRefused = refuseProperties(of: event)
    let node = try content(event, stream, depth: depth)
    return isRefused ? Node(.unreadable, at: node.span) : node
  }

  private mutating func content(
    _ event: Event, _ stream: borrowing EventStream, depth: Int
  ) throws(Stop) -> Node {
    switch event.kind {
    case .alias(let name):
      faults.error(
        .alias, at: span(event), "an alias (`*`) is not supported",
        help: "write the value out in place of \(Display.quote("*" + name, limit: 40)), "
          + "or quote a text that starts with `*`", group: "alias")
      return Node(.unreadable, at: span(event))
    case .scalar(let text, let isQuoted, _):
      let isClean = try checkScalar(text, isQuoted: isQuoted, event)
      let content = Node.Content.scalar(.init(text: text, isQuoted: isQuoted))
      return Node(isClean ? content : .unreadable, at: span(event))
    case .sequenceStart:
      try enter(event, depth)
      var elements: [Node] = []
      var inner = try next(stream)
      while !inner.isEnd {
        elements.append(try node(inner, stream, depth: depth + 1))
        inner = try next(stream)
      }
      return Node(.sequence(elements), at: span(from: event, to: inner))
    case .mappingStart:
      try enter(event, depth)
      return try mapping(event, stream, depth: depth)
    default:
      return Node(.unreadable, at: span(event))
    }
  }

  private mutating func mapping(
    _ start: Event, _ stream: borrowing EventStream, depth: Int
  ) throws(Stop) -> Node {
    var keys = SeenKeys()
    var event = try next(stream)
    while !event.isEnd {
      let key = try node(event, stream, depth: depth + 1)
      let keyEvent = event
      let value = try node(try next(stream), stream, depth: depth + 1)
      event = try next(stream)
      guard let text = self.key(key, keyEvent) else { continue }
      let entry = Node.Entry(key: text, keySpan: key.span, value: value)
      keys.admit(entry, faults: faults)
    }
    return Node(.mapping(keys.entries), at: span(from: start, to: event))
  }

  /// The text of a key, or nil when something else stands there, which is reported.
  private func key(_ key: Node, _ event: Event) -> String? {
    switch key.content {
    case .unreadable: return nil
    case .sequence, .mapping:
      refuse(
        .complexKey, event, "\(key.found) cannot be a key",
        help: "a key is a name; quote a text that starts with `[` or `{`")
      return nil
    case .scalar(let scalar):
      if !scalar.isQuoted, scalar.text == "<<" {
        refuse(
          .mergeKey, event, "the merge key `<<` is not supported",
          help: "share parts between files with `extends: base.yaml`")
        return nil
      }
      for character in scalar.text.unicodeScalars where Display.isHidden(character) {
        faults.error(
          TextCheck.refusal(of: character) ?? .invisibleCharacter, at: key.span,
          "\(TextCheck.describe(character)) cannot stand in a name", help: "delete it")
        return nil
      }
      return scalar.text
    }
  }

  private mutating func count(_ event: Event) throws(Stop) {
    nodeCount += 1
    guard nodeCount > limits.nodes else { return }
    refuse(
      .tooManyNodes, event,
      "the file has more than \(limits.nodes) keys and values (the limit `nodes`)",
      help: "keep tables in CSV files")
    throw Stop()
  }

  private func enter(_ event: Event, _ depth: Int) throws(Stop) {
    guard depth > limits.depth else { return }
    refuse(
      .tooDeep, event,
      "maps and lists stand deeper than \(limits.depth) levels (the limit `depth`)",
      help: "no part of the language needs more than a dozen levels")
    throw Stop()
  }

  /// Whether a text holds nothing that is refused, which is reported.
  private mutating func checkScalar(
    _ text: String, isQuoted: Bool, _ event: Event
  ) throws(Stop) -> Bool {
    if event.start.line != event.end.line { lastLongQuote = event }
    guard text.utf8.count <= limits.scalarBytes else {
      refuse(
        .scalarTooLong, event,
        "this text has \(text.utf8.count) bytes; the limit `scalarBytes` is \(limits.scalarBytes)",
        help: isQuoted ? "is its closing quote missing?" : "keep long texts out of the scenario")
      throw Stop()
    }
    // The bytes were checked before; only an escape such as "\e" can bring a refused one back.
    for character in text.unicodeScalars where !(" "..."~").contains(character) {
      guard let code = TextCheck.refusal(of: character) else { continue }
      refuse(
        code, event, "\(TextCheck.describe(character)) cannot stand in a text",
        help: "delete it; a backslash itself is written `\\\\` in double quotes")
      return false
    }
    return true
  }

  /// Reports an anchor or a tag; true when the value cannot be taken as written.
  private func refuseProperties(of event: Event) -> Bool {
    if let anchor = event.anchor {
      faults.error(
        .anchor, at: span(event).shortened(to: anchor.unicodeScalars.count + 1),
        "an anchor (`&`) is not supported",
        help: "delete it, or quote a text that starts with `&`")
    }
    guard var tag = event.tag else { return false }
    // The parser writes the two exclamation marks out.
    let core = "tag:yaml.org,2002:"
    if tag.hasPrefix(core) { tag = "!!" + tag.dropFirst(core.count) }
    faults.error(
      .tag, at: span(event).shortened(to: tag.unicodeScalars.count),
      "the tag \(Display.quote(tag, limit: 40)) is not supported",
      help: "delete it; what a value is follows from its key")
    return true
  }

  private func refuse(_ code: FaultCode, _ event: Event, _ message: Phrase, help: Phrase) {
    faults.error(code, at: span(event), message, help: help)
  }

  func span(_ event: Event) -> SourceSpan { span(event.start, event.end) }

  private func span(from start: Event, to end: Event) -> SourceSpan { span(start.start, end.end) }

  /// The span between two marks, cut at the end of its first line.
  func span(_ start: Event.Mark, _ end: Event.Mark) -> SourceSpan {
    let last =
      end.line == start.line ? end.column : text.length(ofLine: start.line)
    return SourceSpan(
      file: file, line: start.line + 1, column: start.column + 1,
      length: max(0, last - start.column))
  }
}

extension Event {
  /// Whether this ends a map or a list.
  var isEnd: Bool {
    switch kind {
    case .sequenceEnd, .mappingEnd, .documentEnd, .streamEnd: true
    default: false
    }
  }
}

/// The keys of one map: finds those given twice, and those that differ only by case.
private struct SeenKeys {
  private(set) var entries: [Node.Entry] = []
  // String compares by canonical equivalence, so that one name in NFC and in NFD is one key.
  private var positions: [String: Int] = [:]
  private var lowercase: [String: Int] = [:]

  /// Takes an entry unless its key was given before.
  mutating func admit(_ entry: Node.Entry, faults: Faults) {
    if let first = positions[entry.key].map({ entries[$0] }) {
      let isAlike = first.key.utf8.elementsEqual(entry.key.utf8)
      faults.error(
        .duplicateKey, at: entry.keySpan,
        isAlike
          ? "\(Display.quote(entry.key)) is given twice"
          : "\(Display.quote(entry.key)) is given twice, encoded in two ways",
        help: "keep one of the two", notes: [.init("first given here", at: first.keySpan)])
      return
    }
    positions[entry.key] = entries.count
    let lower = entry.key.lowercased()
    if let other = lowercase[lower].map({ entries[$0] }) {
      faults.warning(
        .keysDifferByCase, at: entry.keySpan,
        "\(Display.quote(entry.key)) and \(Display.quote(other.key)) differ only by case",
        help: "they are two names; write one of them another way if that is not meant",
        notes: [.init("the other one", at: other.keySpan)])
    } else {
      lowercase[lower] = entries.count
    }
    entries.append(entry)
  }
}
