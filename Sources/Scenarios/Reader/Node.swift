import Study

/// A value of a scenario file with its place: every scalar is still the text that was written.
public struct Node: Sendable {
  /// What stands in the file.
  public indirect enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping([Entry])
    /// A value whose fault was reported when it was read; whoever meets it says nothing more.
    case unreadable
  }

  /// A piece of text, not yet read as a number, a duration or anything else.
  public struct Scalar: Sendable {
    /// The text, escapes resolved.
    public let text: String
    /// Whether it was written in quotes or as a block, and so can only be text.
    public let isQuoted: Bool

    /// Makes a scalar.
    public init(text: String, isQuoted: Bool) {
      self.text = text
      self.isQuoted = isQuoted
    }
  }

  /// One `key: value` of a map.
  public struct Entry: Sendable {
    /// The key as text.
    public let key: String
    /// Where the key stands.
    public let keySpan: SourceSpan
    /// The value.
    public let value: Node

    /// Makes an entry.
    public init(key: String, keySpan: SourceSpan, value: Node) {
      self.key = key
      self.keySpan = keySpan
      self.value = value
    }
  }

  /// What stands there.
  public let content: Content
  /// Where it stands; a map or list over several lines reaches to the end of its first line.
  public let span: SourceSpan

  /// Makes a node.
  public init(_ content: Content, at span: SourceSpan) {
    self.content = content
    self.span = span
  }

  /// The entries of a map, or nil for anything else.
  public var entries: [Entry]? {
    if case .mapping(let entries) = content { return entries }
    return nil
  }

  /// The elements of a list, or nil for anything else.
  public var elements: [Node]? {
    if case .sequence(let elements) = content { return elements }
    return nil
  }

  /// The scalar, or nil for a map or a list.
  public var scalar: Scalar? {
    if case .scalar(let scalar) = content { return scalar }
    return nil
  }

  /// Whether the key stands there without a value.
  public var isEmpty: Bool {
    if case .scalar(let scalar) = content { return !scalar.isQuoted && scalar.text.isEmpty }
    return false
  }

  /// The entry of a key in a map.
  ///
  /// Linear: for the short maps of a scenario.
  public func entry(_ key: String) -> Entry? {
    entries?.first { $0.key == key }
  }

  /// What was found, for messages: `a map`, `a list`, `nothing` or the text as it stands.
  public var found: Phrase {
    switch content {
    case .mapping: "a map"
    case .sequence: "a list"
    case .scalar(let scalar):
      isEmpty ? "nothing" : Phrase(verbatim: Display.quote(scalar.text))
    case .unreadable: "something unreadable"
    }
  }
}
