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
    public let message: String
    /// The place, if there is one.
    public let span: SourceSpan?

    /// Makes a note.
    public init(_ message: String, at span: SourceSpan? = nil) {
      self.message = message
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
  public let message: String
  /// What would be right.
  public let help: String?
  /// Second places.
  public let notes: [Note]

  /// Makes a diagnostic.
  public init(
    _ code: FaultCode, _ severity: Severity = .error, at span: SourceSpan?, _ message: String,
    help: String? = nil, notes: [Note] = []
  ) {
    self.code = code
    self.severity = severity
    self.span = span
    self.message = message
    self.help = help
    self.notes = notes
  }
}
