import CYAML

/// One event of libyaml with its place, free of any pointer.
struct Event {
  enum Kind {
    case streamStart
    case streamEnd
    case documentStart(hasDirective: Bool)
    case documentEnd
    case alias(String)
    case scalar(text: String, isQuoted: Bool, isBlock: Bool)
    case sequenceStart
    case sequenceEnd
    case mappingStart(isFlow: Bool)
    case mappingEnd
  }

  /// A place as libyaml counts it: from 0, columns in characters.
  struct Mark {
    let line: Int
    let column: Int
  }

  let kind: Kind
  let start: Mark
  let end: Mark
  var anchor: String?
  var tag: String?
}

/// What libyaml says about text that it cannot read.
struct EventProblem: Error {
  let problem: String
  let context: String
  let problemMark: Event.Mark
  let contextMark: Event.Mark
}

/// The only user of libyaml: turns bytes into events, one call at a time.
///
/// The memory of the parser is freed with the stream; the bytes stay alive because the stream
/// lives only inside `withEvents`.
struct EventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Runs `body` with the events of UTF-8 text, or returns nil when no memory is left for them.
  static func withEvents<R>(
    of bytes: ArraySlice<UInt8>, _ body: (borrowing EventStream) throws -> R
  ) rethrows -> R? {
    try bytes.withUnsafeBufferPointer { buffer in
      let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
      guard yaml_parser_initialize(parser) == 1 else {
        parser.deallocate()
        return nil
      }
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      return try body(EventStream(parser: parser))
    }
  }

  private init(parser: UnsafeMutablePointer<yaml_parser_t>) {
    self.parser = parser
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event.
  borrowing func next() throws(EventProblem) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem }
    defer { yaml_event_delete(&event) }
    return Self.event(from: event)
  }

  private var problem: EventProblem {
    EventProblem(
      problem: parser.pointee.problem.map { String(cString: $0) } ?? "out of memory",
      context: parser.pointee.context.map { String(cString: $0) } ?? "",
      problemMark: Self.mark(parser.pointee.problem_mark),
      contextMark: Self.mark(parser.pointee.context_mark))
  }

  private static func event(from event: yaml_event_t) -> Event {
    func make(
      _ kind: Event.Kind, anchor: UnsafeMutablePointer<yaml_char_t>? = nil,
      tag: UnsafeMutablePointer<yaml_char_t>? = nil
    ) -> Event {
      Event(
        kind: kind, start: mark(event.start_mark), end: mark(event.end_mark),
        anchor: text(anchor), tag: text(tag))
    }
    switch event.type {
    case YAML_STREAM_START_EVENT: return make(.streamStart)
    case YAML_DOCUMENT_START_EVENT:
      let start = event.data.document_start
      let hasTags = start.tag_directives.start != start.tag_directives.end
      return make(.documentStart(hasDirective: start.version_directive != nil || hasTags))
    case YAML_DOCUMENT_END_EVENT: return make(.documentEnd)
    case YAML_ALIAS_EVENT: return make(.alias(text(event.data.alias.anchor) ?? ""))
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let kind = Event.Kind.scalar(
        text: String(decoding: bytes, as: UTF8.self),
        isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE,
        isBlock: scalar.style == YAML_LITERAL_SCALAR_STYLE
          || scalar.style == YAML_FOLDED_SCALAR_STYLE)
      return make(kind, anchor: scalar.anchor, tag: scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return make(.sequenceStart, anchor: start.anchor, tag: start.tag)
    case YAML_SEQUENCE_END_EVENT: return make(.sequenceEnd)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return make(
        .mappingStart(isFlow: start.style == YAML_FLOW_MAPPING_STYLE), anchor: start.anchor,
        tag: start.tag)
    case YAML_MAPPING_END_EVENT: return make(.mappingEnd)
    default: return make(.streamEnd)
    }
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private static func mark(_ mark: yaml_mark_t) -> Event.Mark {
    Event.Mark(line: Int(clamping: mark.line), column: Int(clamping: mark.column))
  }
}
