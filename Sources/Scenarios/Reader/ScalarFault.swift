import Study

/// Why a piece of text is not the value that was asked for, without a place: the same words serve
/// a field of the scenario and a cell of a table.
public struct ScalarFault: Error, Equatable, Sendable {
  /// The stable code.
  public let code: FaultCode
  /// What is wrong, with the text as it stands.
  public let problem: Phrase
  /// What would be right.
  public let help: Phrase

  init(_ code: FaultCode, _ problem: Phrase, help: Phrase) {
    self.code = code
    self.problem = problem
    self.help = help
  }
}

/// Readers of single values: text in, value or fault out.
///
/// Nothing is guessed, clamped or rounded away.
public enum Parse {}
