import Study

extension Faults {
  /// All faults as text, from top to bottom, at most `limit` of them and then a count; warnings are
  /// left out before errors are.
  ///
  /// Each has the form `file:line:column: error SPW-nnnn: what is wrong`, the line with a caret
  /// under the span, and help. The text holds no control characters but line feeds.
  public func rendered(limit: Int = 20) -> String {
    rendered(limit: limit) { $0.english }
  }

  /// The same in a language, by what it makes of a phrase.
  public func rendered(limit: Int = 20, in say: (Phrase) -> String) -> String {
    let shown = shown(limit: limit)
    var blocks = shown.map { render($0, say) }
    let reported = errorCount + warningCount
    let told = shown.reduce(0) { $0 + 1 + $1.otherCount }
    if reported > told {
      let count = reported - told
      blocks.append(
        say(
          count == 1 ? "and \(count) more fault not shown" : "and \(count) more faults not shown")
          + "\n")
    }
    return blocks.joined(separator: "\n")
  }

  /// The faults that there is room for: errors before warnings, then from top to bottom.
  private func shown(limit: Int) -> [Folded] {
    let all = ordered
    var errors = 0
    var warnings = max(0, limit - all.count { $0.first.severity == .error })
    return all.filter { fault in
      switch fault.first.severity {
      case .error:
        errors += 1
        return errors <= limit
      case .warning:
        warnings -= 1
        return warnings >= 0
      }
    }
  }

  /// The count of errors and warnings in words, such as `2 errors and 1 warning`.
  public var summary: String { tally.english }

  /// The count of errors and warnings.
  public var tally: Phrase {
    let errors: Phrase = errorCount == 1 ? "\(errorCount) error" : "\(errorCount) errors"
    let warnings: Phrase =
      warningCount == 1 ? "\(warningCount) warning" : "\(warningCount) warnings"
    switch (errorCount, warningCount) {
    case (0, 0): return "no errors"
    case (0, _): return warnings
    case (_, 0): return errors
    default: return "\(errors) and \(warnings)"
    }
  }

  private func render(_ fault: Folded, _ say: (Phrase) -> String) -> String {
    let diagnostic = fault.first
    var text = ""
    if let span = diagnostic.span { text += place(span) + ": " }
    let code = diagnostic.code.name
    text += diagnostic.severity == .error ? say("error \(code)") : say("warning \(code)")
    text += ": " + Display.visible(say(diagnostic.words)) + "\n"
    if let span = diagnostic.span { text += Excerpt(span, in: sources)?.rendered ?? "" }
    if let help = diagnostic.advice {
      text += say("help: \(Display.visible(say(help)))") + "\n"
    }
    for note in diagnostic.notes {
      let words = Display.visible(say(note.words))
      text += say("note: \(note.span.map { place($0) + ": " } ?? "")\(words)") + "\n"
      if let span = note.span { text += Excerpt(span, in: sources)?.rendered ?? "" }
    }
    if fault.otherCount > 0 {
      text += say(Self.repetition(fault)) + "\n"
    }
    return text
  }

  private func place(_ span: SourceSpan) -> String {
    let name = sources.indices.contains(span.file) ? sources[span.file].name : "?"
    if span.line == 0 { return Display.visible(name) }
    return "\(Display.visible(name)):\(span.line):\(span.column)"
  }

  /// How often a fault comes again and where: a few lines by number, more as a range.
  private static func repetition(_ fault: Folded) -> Phrase {
    let (count, numbers) = (fault.otherCount, fault.lines)
    guard let first = numbers.first else { return "note: and \(count) more like it" }
    if numbers.count == 1 { return "note: and \(count) more like it, on line \(first)" }
    if numbers.count <= Folded.shownLines {
      let list = Display.list(numbers.map(String.init))
      return "note: and \(count) more like it, on lines \(list)"
    }
    return "note: and \(count) more like it, on lines \(first) to \(fault.lastLine)"
  }
}

/// A line of a source with a gutter and a caret line under the span.
struct Excerpt {
  /// The columns of the echoed line at most; longer lines are cut around the span.
  static let maximumWidth = 88

  let rendered: String

  /// Nil where there is no line to show, or nothing on it that could be read.
  init?(_ span: SourceSpan, in sources: [SourceText]) {
    guard sources.indices.contains(span.file), !sources[span.file].bytes.isEmpty,
      let line = sources[span.file].line(span.line), Self.isReadable(line)
    else { return nil }
    let gutter = String(span.line)
    let padded = String(repeating: " ", count: max(0, 5 - gutter.count)) + gutter
    let blank = String(repeating: " ", count: padded.count)
    // A line may be a megabyte long: only the neighborhood of the span is looked at.
    let skipped = max(0, span.column - 1 - Self.maximumWidth)
    let near = line.unicodeScalars.dropFirst(skipped).prefix(4 * Self.maximumWidth)
    let (echo, caret) = Self.cut(
      Array(near), start: span.column - 1 - skipped, length: span.length, isCut: skipped > 0)
    rendered = "\(padded) | \(echo)\n\(blank) | \(caret)\n"
  }

  /// Whether a line is text: in a binary file there is nothing to see.
  private static func isReadable(_ line: String) -> Bool {
    let head = line.unicodeScalars.prefix(4 * maximumWidth)
    let dark = head.count { $0 == "\u{FFFD}" || Display.isHidden($0) }
    return dark <= 8 || dark <= head.count / 4
  }

  /// The line and the caret line, each at most `maximumWidth` columns and three dots wide.
  private static func cut(
    _ line: [Unicode.Scalar], start: Int, length: Int, isCut: Bool
  ) -> (String, String) {
    let cells = cells(of: line)
    let start = min(max(start, 0), cells.count)
    let end = min(start + max(min(length, cells.count), 1), max(cells.count, start))
    // The window begins at the line's start if the span's start can be seen from there, and with
    // some lead before the span otherwise.
    var from = 0
    if isCut || width(cells[..<end]) > maximumWidth {
      var lead = 0
      from = start
      while from > 0, lead + cells[from - 1].width <= maximumWidth / 4 {
        from -= 1
        lead += cells[from].width
      }
    }
    var to = from
    var used = 0
    while to < cells.count, used + cells[to].width <= maximumWidth {
      used += cells[to].width
      to += 1
    }
    let prefix = from > 0 || isCut ? "..." : ""
    let suffix = to < cells.count ? "..." : ""
    let echo = prefix + cells[from..<to].map(\.text).joined() + suffix
    let before = prefix.count + width(cells[from..<max(from, min(start, to))])
    let under = max(1, width(cells[min(start, to)..<max(min(end, to), min(start, to))]))
    let caret =
      String(repeating: " ", count: before) + "^" + String(repeating: "~", count: under - 1)
    return (trimmedRight(echo), caret)
  }

  private typealias Cell = (text: String, width: Int)

  private static func cells(of line: [Unicode.Scalar]) -> [Cell] {
    var column = 0
    return line.map { scalar in
      let cell: Cell
      if scalar == "\t" {
        let width = 4 - column % 4
        cell = (String(repeating: " ", count: width), width)
      } else if Display.isHidden(scalar) {
        let text = Display.codePoint(scalar)
        cell = (text, text.utf8.count)
      } else {
        cell = (String(scalar), TextWidth.width(scalar))
      }
      column += cell.width
      return cell
    }
  }

  private static func width(_ cells: ArraySlice<Cell>) -> Int {
    cells.reduce(0) { $0 + $1.width }
  }

  private static func trimmedRight(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
