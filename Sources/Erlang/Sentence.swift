extension ErlangError {
  /// Words whose numbers stand apart from them, so that a program can say them in another language.
  ///
  /// Written as a string is: `"at most \(best) is ever reached"`.
  public struct Sentence: Equatable, Sendable {
    /// The words with a place in braces for each part, counted from 1.
    public private(set) var pattern = ""
    /// What stands in the places.
    public private(set) var parts: [Part] = []

    /// What stands in a place.
    public enum Part: Equatable, Sendable {
      /// A number, the same in every language.
      case number(String)
      /// Further words.
      case words(Sentence)
    }

    /// The sentence in English.
    public var english: String {
      var text = ""
      var rest = pattern[...]
      while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        text += rest[..<open]
        if let number = Int(rest[open..<close].dropFirst()), parts.indices.contains(number - 1) {
          switch parts[number - 1] {
          case .number(let digits): text += digits
          case .words(let words): text += words.english
          }
        }
        rest = rest[close...].dropFirst()
      }
      return text + rest
    }
  }
}

extension ErlangError.Sentence: ExpressibleByStringInterpolation {
  /// The parts of a literal as the compiler finds them.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sentence = ErlangError.Sentence()

    /// The beginning of a literal.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Words.
    public mutating func appendLiteral(_ literal: String) { sentence.pattern += literal }

    /// A number as the program reads it.
    public mutating func appendInterpolation(_ value: Double) { append(.number("\(value)")) }

    /// A number as people write it.
    public mutating func appendInterpolation(_ digits: String) { append(.number(digits)) }

    /// Words in words.
    public mutating func appendInterpolation(_ words: ErlangError.Sentence) {
      append(.words(words))
    }

    private mutating func append(_ part: Part) {
      sentence.parts.append(part)
      sentence.pattern += "{\(sentence.parts.count)}"
    }
  }

  /// Words without numbers.
  public init(stringLiteral value: String) { pattern = value }

  /// Words with numbers.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sentence }
}
