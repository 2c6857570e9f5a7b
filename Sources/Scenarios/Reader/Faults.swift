import Study

/// Collects every fault of a pass, and holds the files that the faults point into.
///
/// One collector is shared by all readers of a scenario, which is why it is a class: a reader
/// reports and goes on, and the caller looks at `hasErrors` once at the end.
public final class Faults {
  /// A fault and its repetitions.
  struct Folded {
    var first: Diagnostic
    /// The lines of the first repetitions, each once.
    var lines: [Int] = []
    var lastLine = 0
    var otherCount = 0

    mutating func fold(_ span: SourceSpan?) {
      otherCount += 1
      guard let span else { return }
      lastLine = max(lastLine, span.line)
      if lines.count <= Self.shownLines, lines.last != span.line { lines.append(span.line) }
    }

    /// More lines than this are shown as a range.
    static let shownLines = 3
  }

  /// The files, in the order in which they were opened; `SourceSpan.file` indexes them.
  public private(set) var sources: [SourceText] = []
  /// The number of errors, repetitions included.
  public private(set) var errorCount = 0
  /// The number of warnings, repetitions included.
  public private(set) var warningCount = 0
  /// Where each key of the language belongs, for the help of a misplaced key:
  /// `patience` -> [`contacts.NAME`].
  public var keyHomes: [String: [String]] = [:]

  private(set) var folded: [Folded] = []
  private var indexByShape: [String: Int] = [:]
  private var spellingBudget = 100_000
  /// Positions in long lists of names that were asked for before.
  var namePositions = NamePositions()

  /// Beyond this many different faults only the count goes on.
  static let heldLimit = 1_000

  /// Makes an empty collector.
  public init() {}

  /// Whether anything was reported that must stop the command.
  public var hasErrors: Bool { errorCount > 0 }

  /// The nearest of the candidates to a misspelled word, as long as looking is worth its time:
  /// nobody reads the suggestion of the thousandth fault, and a file of faults alone must be
  /// refused quickly.
  func nearest(to word: String, among candidates: [String]) -> String? {
    guard candidates.count <= spellingBudget else { return nil }
    spellingBudget -= candidates.count
    return Spelling.nearest(to: word, among: candidates)
  }

  /// Every different fault, from top to bottom of each file.
  public var diagnostics: [Diagnostic] { ordered.map(\.first) }

  /// The exit code that the collected errors ask for: the highest of theirs, 0 without errors.
  public private(set) var exitCode: Int32 = 0

  /// Registers a file and returns its index for spans.
  public func addSource(name: String, bytes: [UInt8]) -> Int {
    sources.append(SourceText(name: name, bytes: bytes))
    return sources.count - 1
  }

  /// Reports a fault.
  ///
  /// Faults of one code with the same message and help, or with the same `group`, fold into one
  /// with a count.
  public func report(_ diagnostic: Diagnostic, group: String? = nil) {
    switch diagnostic.severity {
    case .error:
      errorCount += 1
      exitCode = max(exitCode, diagnostic.code.exitCode)
    case .warning: warningCount += 1
    }
    let shape =
      "\(diagnostic.code.rawValue)\u{0}"
      + (group ?? "\(diagnostic.message)\u{0}\(diagnostic.help ?? "")")
    if let index = indexByShape[shape] {
      folded[index].fold(diagnostic.span)
      return
    }
    // Warnings may not take the room of errors that come after them.
    let limit = diagnostic.severity == .error ? Self.heldLimit : Self.heldLimit / 2
    guard folded.count < limit else { return }
    indexByShape[shape] = folded.count
    folded.append(Folded(first: diagnostic))
  }

  /// Reports an error at a place.
  public func error(
    _ code: FaultCode, at span: SourceSpan?, _ message: Phrase, help: Phrase? = nil,
    notes: [Diagnostic.Note] = [], group: String? = nil
  ) {
    report(Diagnostic(code, at: span, message, help: help, notes: notes), group: group)
  }

  /// Reports a warning at a place.
  public func warning(
    _ code: FaultCode, at span: SourceSpan?, _ message: Phrase, help: Phrase? = nil,
    notes: [Diagnostic.Note] = [], group: String? = nil
  ) {
    report(Diagnostic(code, .warning, at: span, message, help: help, notes: notes), group: group)
  }

  /// Faults in the order in which they are shown; those of one place stay as reported.
  var ordered: [Folded] {
    folded.enumerated().sorted { a, b in
      switch (a.element.first.span, b.element.first.span) {
      case (let x?, let y?) where x != y: x < y
      case (nil, .some): true
      case (.some, nil): false
      default: a.offset < b.offset
      }
    }.map(\.element)
  }
}
