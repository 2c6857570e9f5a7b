import Study

/// Text as a terminal can show it: nothing that moves the cursor, reorders or hides what stands.
public enum Display {
  /// Whether a character is shown as its code point because it is invisible or steers the terminal.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20...0x7E).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// The code point in the form `<U+202E>`.
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// The text with every hidden character written as its code point.
  public static func visible(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        result += codePoint(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A value as it stands, between backticks, cut in its middle when it is long.
  public static func quote(_ text: some StringProtocol, limit: Int = 60) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > limit else { return "`\(visible(text))`" }
    let head = String(String.UnicodeScalarView(scalars.prefix(limit * 2 / 3)))
    let tail = String(String.UnicodeScalarView(scalars.suffix(limit / 4)))
    return "`\(visible(head))...\(visible(tail))` (\(scalars.count) characters)"
  }

  /// Words joined as a list: `a, b and c`.
  public static func list(_ words: [String], last: Last = .and) -> Phrase {
    list(words.map(Phrase.init(verbatim:)), last: last)
  }

  /// Phrases joined as a list: `a, b and c`.
  public static func list(_ words: [Phrase], last: Last = .and) -> Phrase {
    guard let end = words.last, words.count > 1 else { return words.first ?? "" }
    let others = words.dropFirst().dropLast().reduce(words[0]) { "\($0), \($1)" }
    return switch last {
    case .and: "\(others) and \(end)"
    case .or: "\(others) or \(end)"
    }
  }

  /// What stands before the last of a list.
  public enum Last: Sendable {
    /// All of them.
    case and
    /// Any of them.
    case or
  }
}
