/// A sentence that is written in English and can be said in another language.
///
/// It is written as a string is, and the parts that stand in it stay apart from its words:
/// `"\(3) of \(48) intervals"` is the phrase `{1} of {2} intervals` with the values `3` and `48`.
/// The phrase is what a catalog of another language is asked for. A value may be a phrase itself.
public struct Phrase: Sendable, Hashable {
  /// The words with a place in braces for each value, counted from 1.
  public private(set) var pattern: String
  /// What stands in the places.
  public private(set) var values: [Value]

  /// What stands in a place.
  public enum Value: Sendable, Hashable {
    /// A name or a number, the same in every language.
    case text(String)
    /// Words, which are said in the language of the whole.
    case phrase(Phrase)
  }

  /// A text that is no phrase: a name, or what another program said.
  public init(verbatim text: String) {
    (pattern, values) = ("{1}", [.text(text)])
  }

  /// A phrase from its pattern and what stands in its places.
  public init(pattern: String, _ values: [Value]) {
    self.pattern = pattern
    self.values = values
  }

  /// The phrase in English.
  public var english: String { said { $0 } }

  /// The phrase with each pattern replaced by what a language has for it.
  public func said(in language: (String) -> String) -> String {
    let parts = values.map { value in
      switch value {
      case .text(let text): text
      case .phrase(let phrase): phrase.said(in: language)
      }
    }
    return Self.filled(language(pattern)) { name in
      Int(name).flatMap { parts.indices.contains($0 - 1) ? parts[$0 - 1] : nil }
    }
  }

  /// Words with their places filled; a place without a value stays as it is.
  public static func filled(_ words: String, _ value: (Substring) -> String?) -> String {
    var text = ""
    var rest = words[...]
    while let open = rest.firstIndex(of: "{") {
      let inside = rest[rest.index(after: open)...]
      text += rest[..<open]
      if let close = inside.firstIndex(of: "}"), let found = value(inside[..<close]) {
        text += found
        rest = inside[inside.index(after: close)...]
      } else {
        text += "{"
        rest = inside
      }
    }
    return text + rest
  }

  /// Two phrases as one.
  public static func + (first: Phrase, second: Phrase) -> Phrase {
    var sum = first
    sum.pattern += filled(second.pattern) { name in
      Int(name).flatMap {
        second.values.indices.contains($0 - 1) ? "{\($0 + first.values.count)}" : nil
      }
    }
    sum.values += second.values
    return sum
  }

  /// Adds to a phrase.
  public static func += (first: inout Phrase, second: Phrase) { first = first + second }
}

extension Phrase: CustomStringConvertible {
  /// The phrase in English.
  public var description: String { english }
}

extension Phrase: ExpressibleByStringInterpolation {
  /// The parts of a phrase as the compiler finds them in a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pattern = ""
    fileprivate var values: [Value] = []

    /// The beginning of a literal.
    public init(literalCapacity: Int, interpolationCount: Int) {
      pattern.reserveCapacity(literalCapacity + 3 * interpolationCount)
    }

    /// Words.
    public mutating func appendLiteral(_ literal: String) { pattern += literal }

    /// A value that is the same in every language.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      append(.text(value.description))
    }

    /// A phrase in a phrase.
    public mutating func appendInterpolation(_ phrase: Phrase) { append(.phrase(phrase)) }

    private mutating func append(_ value: Value) {
      values.append(value)
      pattern += "{\(values.count)}"
    }
  }

  /// A phrase without values.
  public init(stringLiteral value: String) { (pattern, values) = (value, []) }

  /// A phrase with values.
  public init(stringInterpolation parts: StringInterpolation) {
    (pattern, values) = (parts.pattern, parts.values)
  }
}
