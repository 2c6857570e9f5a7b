import Study

/// Whether a fault stops the command or is only worth knowing.
public enum Severity: String, Sendable {
  case error
  case warning
}

/// One fault with its place, in the words that the user reads.
public struct Diagnostic: Sendable {
  /// A second place that helps to understand the fault, such as where a key was given first.
  public struct Note: Sendable {
    /// What is to be seen there.
    public let words: Phrase
    /// The place, if there is one.
    public let span: SourceSpan?

    /// What is to be seen there, in English.
    public var message: String { words.english }

    /// Makes a note.
    public init(_ words: Phrase, at span: SourceSpan? = nil) {
      self.words = words
      self.span = span
    }
  }

  /// The stable code.
  public let code: FaultCode
  /// Error or warning.
  public let severity: Severity
  /// The place, or nil for a fault of a whole file or command.
  public let span: SourceSpan?
  /// What is wrong, with the value as it stands.
  public let words: Phrase
  /// What would be right.
  public let advice: Phrase?
  /// Second places.
  public let notes: [Note]

  /// Makes a diagnostic.
  public init(
    _ code: FaultCode, _ severity: Severity = .error, at span: SourceSpan?, _ words: Phrase,
    help advice: Phrase? = nil, notes: [Note] = []
  ) {
    self.code = code
    self.severity = severity
    self.span = span
    self.words = words
    self.advice = advice
    self.notes = notes
  }

  /// What is wrong, in English.
  public var message: String { words.english }

  /// What would be right, in English.
  public var help: String? { advice?.english }
}
