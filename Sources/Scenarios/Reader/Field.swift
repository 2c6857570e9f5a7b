import Study

/// A value on its way from text to meaning: where it stands, what the messages call it, and the
/// collector that hears what is wrong with it.
///
/// A field may be absent. Every reading of an absent or unreadable field gives nil and says nothing
/// more, so that a reader of a section can ask for everything and go on after a fault.
public struct Field {
  /// The value, or nil when the key is not there.
  public let node: Node?
  /// What messages call the value, such as `centers.shenzhen.lines`.
  public let path: String
  /// The collector.
  public let faults: Faults
  /// Where the key of the value stands, if it has one.
  public let keySpan: SourceSpan?

  /// Makes a field.
  public init(_ node: Node?, path: String, faults: Faults, keySpan: SourceSpan? = nil) {
    self.node = node
    self.path = path
    self.faults = faults
    self.keySpan = keySpan
  }

  /// The shapes that a value can have.
  public enum Shape: Sendable {
    case absent
    case scalar
    case list
    case map
  }

  /// What shape stands there.
  ///
  /// An unreadable value counts as absent.
  public var shape: Shape {
    switch node?.content {
    case .scalar: .scalar
    case .sequence: .list
    case .mapping: .map
    case .unreadable, nil: .absent
    }
  }

  /// Whether the key is there, readable or not.
  public var isPresent: Bool { node != nil }

  /// Where the value stands.
  public var span: SourceSpan? { node?.span }

  /// Reports an error at the value: `PATH: MESSAGE`.
  public func error(
    _ code: FaultCode, _ message: Phrase, help: Phrase? = nil, notes: [Diagnostic.Note] = []
  ) {
    faults.error(
      code, at: span, "\(prefix)\(message)", help: help, notes: notes, group: group(message, help))
  }

  /// Reports a warning at the value: `PATH: MESSAGE`.
  public func warning(
    _ code: FaultCode, _ message: Phrase, help: Phrase? = nil, notes: [Diagnostic.Note] = []
  ) {
    faults.warning(
      code, at: span, "\(prefix)\(message)", help: help, notes: notes, group: group(message, help))
  }

  /// Reports that something else was expected, such as ``a map like `{mean: 190s, cv: 0.9}` ``.
  public func expected(_ what: Phrase) {
    guard let node else { return }
    if case .unreadable = node.content { return }
    if node.isEmpty {
      error(.noValue, "there is no value", help: "write \(what)")
    } else {
      error(.wrongShape, "expected \(what), found \(node.found)")
    }
  }

  /// One mistake made under the same key in many places is one message with a count.
  private func group(_ message: Phrase, _ help: Phrase?) -> String {
    let last = path.lastIndex(of: ".").map { path[path.index(after: $0)...] } ?? path[...]
    return "\(last.prefix { $0 != "[" })\u{0}\(message.english)\u{0}\(help?.english ?? "")"
  }

  private var prefix: String { path.isEmpty ? "" : Display.visible(path) + ": " }

  /// The field of an entry of this map.
  private func inner(_ entry: Node.Entry) -> Field {
    Field(
      entry.value, path: path.isEmpty ? entry.key : "\(path).\(entry.key)", faults: faults,
      keySpan: entry.keySpan)
  }
}

extension Field {
  /// The map as a section.
  ///
  /// An absent field or another shape (reported) gives a section without entries that reports
  /// nothing as missing.
  ///
  /// `like` shows in a message what a right map looks like, such as `{mean: 190s, cv: 0.9}`.
  public func section(like example: String? = nil) -> SectionReader {
    if node?.entries == nil { expected(example.map { "a map like `\($0)`" } ?? "a map") }
    return SectionReader(node, path: path, faults: faults, keySpan: keySpan)
  }

  /// The elements of a list as fields named `PATH[1]`, `PATH[2]`; nil for another shape, reported.
  public func list(like example: String? = nil) -> [Field]? {
    guard let elements = node?.elements else {
      expected(example.map { "a list like `\($0)`" } ?? "a list")
      return nil
    }
    return elements.enumerated().map {
      Field($0.element, path: "\(path)[\($0.offset + 1)]", faults: faults)
    }
  }

  /// The elements of a list, or a value that stands alone as a list of one.
  public func oneOrMore() -> [Field]? {
    switch shape {
    case .absent: nil
    case .list: list()
    case .scalar, .map: [self]
    }
  }

  /// The entries of a map whose keys are names that the author chose, such as centers.
  ///
  /// Entries with a key that cannot be a name are reported and left out. Nil for another shape.
  public func named(like example: String? = nil) -> [Named]? {
    guard let entries = node?.entries else {
      expected(example.map { "a map like `\($0)`" } ?? "a map of names")
      return nil
    }
    return entries.compactMap { entry in
      do throws(ScalarFault) {
        let name = try Parse.name(entry.key)
        return Named(name: name, nameSpan: entry.keySpan, field: inner(entry))
      } catch {
        faults.error(error.code, at: entry.keySpan, "\(prefix)\(error.problem)", help: error.help)
        return nil
      }
    }
  }

  /// A name that the author chose, with the value under it.
  public struct Named {
    /// The name, fit to be shown and stored.
    public let name: String
    /// Where the name stands.
    public let nameSpan: SourceSpan
    /// The value.
    public let field: Field
  }

  /// The only key of a map that says which of several things the value is, such as `lognormal` in
  /// `{lognormal: {...}}`, with what stands under it; anything else is reported.
  public func choice(among choices: [String], like example: String) -> (key: String, field: Field)?
  {
    guard let entries = node?.entries else {
      expected("a map like `\(example)`")
      return nil
    }
    guard let first = entries.first else {
      error(
        .missingKey, "the map is empty",
        help: "write one of \(Display.list(choices, last: .or)), such as `\(example)`")
      return nil
    }
    for entry in entries where !choices.contains(entry.key) {
      reportUnknownChoice(entry.key, at: entry.keySpan, among: choices)
    }
    let known = entries.filter { choices.contains($0.key) }
    if known.count > 1 {
      faults.error(
        .keysExclude, at: known[1].keySpan,
        "\(prefix)`\(known[0].key)` and `\(known[1].key)` exclude each other",
        help: "keep one of the two", notes: [.init("the other one", at: known[0].keySpan)])
      return nil
    }
    guard entries.count == 1, first.key == known.first?.key else { return nil }
    return (first.key, inner(first))
  }

  /// Reports a word that is none of the choices, with the nearest spelling.
  func reportUnknownChoice(_ word: String, at span: SourceSpan?, among choices: [String]) {
    let all = "one of \(Display.list(choices.map { "`\($0)`" }, last: .or))"
    let near = faults.nearest(to: word, among: choices)
    faults.error(
      .unknownChoice, at: span, "\(prefix)\(Display.quote(word)) is not known here",
      help: near.map { "did you mean `\($0)`? It can be \(all)" } ?? "write \(all)")
  }
}
