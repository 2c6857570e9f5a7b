/// Why a formula has no answer for the numbers it was given.
///
/// The message names the argument, the value seen and what is allowed, so that a program can show
/// it to a planner as it is.
public struct ErlangError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kinds of refusal.
  public enum Kind: Sendable, Equatable {
    /// An argument lies outside its range, or is not a number.
    case outOfRange
    /// Nobody gives up, there is no limit on the waiting room, and more work arrives than the
    /// agents can do: the queue grows for ever and has no long-run average.
    case unstable
    /// No number of agents, load or time meets what was asked.
    case unattainable
  }

  /// The kind of refusal.
  public let kind: Kind
  /// One sentence, its numbers apart from its words.
  public let sentence: Sentence

  /// The sentence in English.
  public var description: String { sentence.english }

  init(_ kind: Kind, _ sentence: Sentence) {
    self.kind = kind
    self.sentence = sentence
  }

  /// Words are made only where they are said: searches ask for thousands of groups.
  static func require(
    _ holds: Bool, _ name: @autoclosure () -> Sentence, _ value: Double,
    _ allowed: @autoclosure () -> Sentence
  ) throws(ErlangError) {
    guard holds else {
      throw ErlangError(.outOfRange, "\(name()) must be \(allowed()), not \(plain(value))")
    }
  }

  static func requirePositive(_ name: Sentence, _ value: Double) throws(ErlangError) {
    try require(value.isFinite && value > 0, name, value, "a finite number above 0")
  }

  static func requireNonnegative(_ name: Sentence, _ value: Double) throws(ErlangError) {
    try require(value.isFinite && value >= 0, name, value, "a finite number, 0 or more")
  }

  static func requireShare(_ name: Sentence, _ value: Double) throws(ErlangError) {
    try require(value > 0 && value < 1, name, value, "between 0 and 1, both excluded")
  }

  /// Beyond 10^12 agents or erlangs a double no longer tells two neighbors' answers apart.
  static func requireSize(
    _ name: Sentence, _ value: Double, above least: Double? = nil
  ) throws(ErlangError) {
    try require(
      value <= 1e12 && (least.map { value > $0 } ?? (value >= 0)), name, value,
      least.map { "above \(plain($0)), up to 10^12" } ?? "0 or more, up to 10^12")
  }

  static func unstable(_ agents: Double, _ load: Double) -> ErlangError {
    ErlangError(
      .unstable,
      """
      offered load must be below the number of agents (\(plain(agents))) when nobody gives up, \
      not \(plain(load))
      """)
  }

  /// A number as people write it: whole ones without a point.
  static func plain(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
