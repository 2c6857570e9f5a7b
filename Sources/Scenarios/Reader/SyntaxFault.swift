import Study

/// Turns what libyaml says about broken text into a message about what the author did.
struct SyntaxFault {
  let builder: DocumentBuilder

  /// Reports a problem under the code that fits it.
  func report(_ error: EventProblem) {
    if reportTab(error) || reportQuote(error) || reportUnsupported(error) { return }
    switch error.problem {
    case "did not find expected ',' or ']'": reportBracket(error, closer: "]", what: "list")
    case "did not find expected ',' or '}'": reportBracket(error, closer: "}", what: "map")
    case "could not find expected ':'":
      fault(
        .missingColon, error.contextMark, "a colon is missing: a line of a map is `key: value`",
        help: "write a colon and a space after the key, or quote a text that goes over lines")
    case "mapping values are not allowed in this context": reportSecondColon(error)
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      fault(
        .wrongIndentation, error.problemMark, "this does not fit the lines above it",
        help: "keys of one map start in one column; what belongs to a key stands further right",
        note: error.context.isEmpty ? nil : ("the map or list begins here", error.contextMark))
    case "block sequence entries are not allowed in this context":
      fault(
        .wrongIndentation, error.problemMark, "a list item (`- `) cannot start here",
        help: "start it on a line of its own, or write the list as `[a, b]`")
    case "found character that cannot start any token":
      fault(
        .reservedCharacter, error.problemMark, "a value cannot start with this character",
        help: "put the text in quotes")
    case "found unknown escape character":
      fault(
        .unknownEscape, error.contextMark, "a backslash in this text starts no known escape",
        help: "write `\\\\` for a backslash, or use single quotes")
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      fault(
        .invalidCharacterEscape, error.contextMark,
        "an escape in this text names no Unicode character",
        help: "write the character itself")
    default:
      fault(
        .yamlSyntax, error.problemMark, "this is not YAML: \(error.problem)",
        help: "see `spillway help SPW-0010` for what a scenario is written in")
    }
  }

  private func reportTab(_ error: EventProblem) -> Bool {
    let line = builder.text.line(error.problemMark.line)
    let indentation = line.prefix { $0 == 0x20 || $0 == 0x09 }
    guard let tab = indentation.firstIndex(of: 0x09),
      error.problemMark.column <= indentation.count
    else { return false }
    let mark = Event.Mark(line: error.problemMark.line, column: tab - indentation.startIndex)
    fault(
      .tabIndentation, mark, "a tab in the indentation", help: "indent with spaces, two a level")
    return true
  }

  private func reportQuote(_ error: EventProblem) -> Bool {
    let isInQuote = error.context == "while scanning a quoted scalar"
    if isInQuote, error.problem.hasPrefix("found unexpected") {
      let next = Event.Mark(line: error.contextMark.line, column: error.contextMark.column + 1)
      builder.faults.error(
        .unclosedQuote, at: builder.span(error.contextMark, next),
        "this quote is not closed", help: "close it at the end of the text")
      return true
    }
    // A forgotten quote pairs with the next one, lines below, and the text after that is broken.
    guard let quote = builder.lastLongQuote, case .scalar(_, true, false) = quote.kind,
      error.problemMark.line - quote.end.line <= 1
    else { return false }
    let next = Event.Mark(line: quote.start.line, column: quote.start.column + 1)
    builder.faults.error(
      .unclosedQuote, at: builder.span(quote.start, next),
      "this quote is closed only \(quote.end.line - quote.start.line) lines below",
      help: "close it on its own line",
      notes: [.init("the text after it cannot be read", at: place(error.problemMark))])
    return true
  }

  private func reportUnsupported(_ error: EventProblem) -> Bool {
    switch error.context {
    case "while scanning a directive", "while scanning a %YAML directive",
      "while scanning a %TAG directive":
      fault(
        .directive, error.contextMark, "a `%` directive is not supported",
        help: "delete the lines that start with `%`")
    case "while scanning a tag", "while parsing a tag", "while parsing a node":
      guard error.problem != "did not find expected node content" else { return false }
      fault(
        .tag, error.contextMark, "a tag (`!`) is not supported",
        help: "delete it, or quote a text that starts with `!`")
    case "while scanning an anchor":
      fault(
        .anchor, error.contextMark, "an anchor (`&`) is not supported",
        help: "delete it, or quote a text that starts with `&`")
    case "while scanning an alias":
      fault(
        .alias, error.contextMark, "an alias (`*`) is not supported",
        help: "quote a text that starts with `*`")
    default: return reportUnsupportedProblem(error)
    }
    return true
  }

  private func reportUnsupportedProblem(_ error: EventProblem) -> Bool {
    switch error.problem {
    case "found incompatible YAML document", "found duplicate %YAML directive",
      "found duplicate %TAG directive":
      fault(
        .directive, error.problemMark, "a `%` directive is not supported",
        help: "delete the lines that start with `%`")
    case "mapping keys are not allowed in this context":
      fault(
        .complexKey, error.problemMark, "a key with `?` is not supported",
        help: "a key is a name; quote a text that starts with `? `")
    default: return false
    }
    return true
  }

  private func reportBracket(_ error: EventProblem, closer: Character, what: Phrase) {
    let rest = String(decoding: builder.text.line(error.problemMark.line), as: UTF8.self)
      .unicodeScalars.dropFirst(error.problemMark.column)
    if String(rest).contains(closer) {
      // The parser stops at the colon behind the key that should have been another entry.
      let line = String(decoding: builder.text.line(error.problemMark.line), as: UTF8.self)
      let word = line.unicodeScalars.prefix(error.problemMark.column).reversed().prefix {
        $0 != " " && $0 != "," && $0 != "{" && $0 != "["
      }
      let start = Event.Mark(
        line: error.problemMark.line, column: error.problemMark.column - word.count)
      fault(
        .unclosedBracket, start, "a comma is missing before this",
        help: "separate the parts with `, `",
        note: ("the \(what) opens here", error.contextMark))
    } else {
      fault(
        .unclosedBracket, error.contextMark, "this \(what) is not closed",
        help: "close it with `\(closer)`",
        note: rest.allSatisfy { $0 == " " }
          ? nil : ("it cannot go on like this", error.problemMark))
    }
  }

  private func reportSecondColon(_ error: EventProblem) {
    let line = String(decoding: builder.text.line(error.problemMark.line), as: UTF8.self)
    let before = String(line.unicodeScalars.prefix(error.problemMark.column))
    if before.contains(": ") {
      fault(
        .valueInsideValue, error.problemMark,
        "a second colon in one line: `key: value` stands once",
        help: "put the text in quotes, or start a new line for the inner key")
    } else {
      let start = before.prefix { $0 == " " }.count
      fault(
        .wrongIndentation, Event.Mark(line: error.problemMark.line, column: start),
        "this key stands deeper than the line above allows",
        help: "keys of one map start in one column; only a key without a value has keys below it")
    }
  }

  private func fault(
    _ code: FaultCode, _ mark: Event.Mark, _ message: Phrase, help: Phrase,
    note: (Phrase, Event.Mark)? = nil
  ) {
    builder.faults.error(
      code, at: place(mark), message, help: help,
      notes: note.map { [.init($0.0, at: place($0.1))] } ?? [])
  }

  /// One character at a mark; the end of the file stands for the end of its last line.
  private func place(_ mark: Event.Mark) -> SourceSpan {
    SourceSpan(file: builder.file, line: mark.line + 1, column: mark.column + 1, length: 1)
  }
}
