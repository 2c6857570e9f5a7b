import Study

/// Reads a map with known keys: asks for each, then `finish()` reports what was not asked for and
/// what is missing.
///
/// Nothing stops at the first fault.
///
/// ```swift
/// var section = field.section(like: "{from: a, to: b, lines: 120}")
/// let lines = section.required("lines").whole(in: 1...100_000)
/// let delay = section.optional("delay").duration() ?? 0
/// section.finish()
/// ```
public struct SectionReader {
  /// What messages call the map.
  public let path: String
  /// The collector.
  public let faults: Faults
  /// Where the map stands: its key, or the map itself where it has none.
  public let span: SourceSpan?

  private let entries: [Node.Entry]
  private let isReadable: Bool
  private var asked: [String] = []
  private var missing: [[String]] = []

  /// Reads a map; anything else counts as a map without entries in which nothing is missing
  /// (`Field.section` reports it).
  public init(_ node: Node?, path: String, faults: Faults, keySpan: SourceSpan? = nil) {
    self.path = path
    self.faults = faults
    span = keySpan ?? node.map { $0.span.shortened(to: 1) }
    entries = node?.entries ?? []
    isReadable = node?.entries != nil
  }

  /// Whether there was a map to read.
  public var isPresent: Bool { isReadable }

  /// The keys that are there, in the order in which they were written.
  public var keys: [String] { entries.map(\.key) }

  /// The value of a key that must be there; `finish()` reports it when it is not.
  public mutating func required(_ key: String) -> Field {
    let field = optional(key)
    if field.node == nil { missing.append([key]) }
    return field
  }

  /// The value of a key that may be absent.
  public mutating func optional(_ key: String) -> Field {
    if !asked.contains(key) { asked.append(key) }
    let entry = entries.first { $0.key == key }
    return Field(
      entry?.value, path: path.isEmpty ? key : "\(path).\(key)", faults: faults,
      keySpan: entry?.keySpan)
  }

  /// The value of the only one of several keys that exclude each other; two of them are reported
  /// with both places, and none as well if one is required.
  public mutating func oneOf(
    _ keys: [String], required: Bool = true
  ) -> (key: String, field: Field)? {
    for key in keys where !asked.contains(key) { asked.append(key) }
    let given = entries.filter { keys.contains($0.key) }
    if given.count > 1 {
      faults.error(
        .keysExclude, at: given[1].keySpan,
        "\(prefix)`\(given[0].key)` and `\(given[1].key)` exclude each other",
        help: "keep one of the two", notes: [.init("the other one", at: given[0].keySpan)])
      return nil
    }
    guard let entry = given.first else {
      if required { missing.append(keys) }
      return nil
    }
    return (entry.key, optional(entry.key))
  }

  /// Where a key stands, for notes.
  public func keySpan(_ key: String) -> SourceSpan? {
    entries.first { $0.key == key }?.keySpan
  }

  /// Reports an error at a key, or at the map when the key is not there.
  public func error(
    _ code: FaultCode, at key: String? = nil, _ message: Phrase, help: Phrase? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    faults.error(
      code, at: key.flatMap(keySpan) ?? span, "\(prefix)\(message)", help: help, notes: notes)
  }

  /// Reports unknown keys, each with the nearest spelling or where it belongs, and then the keys
  /// that are missing.
  ///
  /// A missing key whose misspelling was reported is not reported again.
  ///
  /// `allowed` adds keys that were not asked for.
  public func finish(allowed: [String] = []) {
    guard isReadable else { return }
    let all = asked + allowed.filter { !asked.contains($0) }
    let given = Set(entries.lazy.map(\.key))
    let free = all.filter { !given.contains($0) }
    let allowed: Phrase =
      all.isEmpty ? "no keys are allowed here" : "allowed: \(all.joined(separator: ", "))"
    let short: Phrase = all.count > 8 ? "" : " (\(allowed))"
    var meant: Set<String> = []
    for (index, entry) in entries.enumerated() where !all.contains(entry.key) {
      let near = faults.nearest(to: entry.key, among: free)
      if let near { meant.insert(near) }
      let help: Phrase =
        splitNumber(at: index) ?? near.map { "did you mean `\($0)`?\(short)" }
        ?? home(of: entry.key).map { "\($0) (\(allowed))" } ?? allowed
      faults.error(
        .unknownKey, at: entry.keySpan,
        path.isEmpty
          ? "unknown key \(Display.quote(entry.key))"
          : "unknown key \(Display.quote(entry.key)) in \(path)",
        help: help, group: "\(entry.key)\u{0}\(help.english)")
    }
    reportMissing(missing.filter { meant.isDisjoint(with: $0) })
  }

  private func reportMissing(_ lacking: [[String]]) {
    guard !lacking.isEmpty else { return }
    let words = Display.list(lacking.map { Display.list($0.map { "`\($0)`" }, last: .or) })
    let help = lacking.map { Display.list($0.map { "`\($0): ...`" }, last: .or) }
    faults.error(
      .missingKey, at: span,
      path.isEmpty ? "the scenario lacks \(words)" : "\(path) lacks \(words)",
      help: "add \(Display.list(help))", group: words.english)
  }

  /// Where a key belongs that is none here.
  private func home(of key: String) -> Phrase? {
    guard let homes = faults.keyHomes[key], !homes.isEmpty else { return nil }
    return "`\(key)` belongs in \(Display.list(homes, last: .or))"
  }

  /// The help for the second half of `{agents: 4,5}`, where the comma separates entries.
  private func splitNumber(at index: Int) -> Phrase? {
    guard index > 0, entries[index].value.isEmpty,
      let before = entries[index - 1].value.scalar, !before.isQuoted
    else { return nil }
    let digits = Set("0123456789".utf8)
    let key = entries[index].key
    guard !key.isEmpty, key.utf8.prefix(12).allSatisfy(digits.contains),
      before.text.utf8.last.map(digits.contains) == true
    else { return nil }
    return "a comma separates entries here; write `\(before.text).\(key)` with a point"
  }

  private var prefix: String { path.isEmpty ? "" : Display.visible(path) + ": " }
}
