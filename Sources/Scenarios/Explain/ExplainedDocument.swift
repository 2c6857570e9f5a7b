/// A scenario as text with everything that it does not say: each key that was left out stands as a
/// comment with what holds then.
///
/// The text is a scenario again, the same as the one that was read: layers put together, tables
/// still where they were.
public struct ExplainedDocument {
  private let root: Node
  /// Columns of a line.
  static let width = 96

  /// The document of a scenario that was read.
  public init(_ scenario: Scenario) { root = scenario.document }

  /// The lines, each ending in a line feed.
  public var text: String {
    let lines = block(root, .map(Scenario.keys), indent: "")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A map as lines of its own.
  private func block(_ node: Node, _ shape: ValueShape?, indent: String) -> [String] {
    let entries = node.entries ?? []
    let table = shape?.keyTable(for: node.keySet)
    var lines: [String] = []
    for entry in entries {
      let inner = ValueShape.under(entry.key, shape, table)
      let written = value(entry.value, inner, indent: indent + "  ", used: entry.key.count + 1)
      lines.append(indent + YAMLText.key(entry.key) + ":" + written[0])
      lines += written.dropFirst()
      if indent.isEmpty, written.count > 1 { lines.append("") }
    }
    return lines + missing(node, table).map { "\(indent)# \($0.name): \($0.words)" }
  }

  /// A value behind its key: the rest of the line, and lines below it.
  private func value(
    _ node: Node, _ shape: ValueShape?, indent: String, used: Int
  ) -> [String] {
    let room = Self.width - indent.count - used
    if !saysLess(node, shape), let flow = YAMLText.flow(node), flow.count <= room {
      return [flow.isEmpty ? "" : " " + flow]
    }
    switch node.content {
    case .mapping(let entries):
      return [entries.isEmpty ? " {}" : ""] + block(node, shape, indent: indent)
    case .sequence(let elements):
      return [""] + elements.flatMap { element($0, shape?.element, indent: indent) }
    case .scalar(let scalar): return [" " + YAMLText.scalar(scalar)]
    case .unreadable: return [""]
    }
  }

  /// An element of a list as lines of its own.
  private func element(_ node: Node, _ shape: ValueShape?, indent: String) -> [String] {
    let room = Self.width - indent.count - 2
    if !saysLess(node, shape), let flow = YAMLText.flow(node), flow.count <= room {
      return [indent + "- " + flow]
    }
    guard node.entries != nil else {
      return [
        indent + "-" + value(node, shape, indent: indent + "  ", used: 1).joined(separator: "\n")
      ]
    }
    let lines = block(node, shape, indent: indent + "  ")
    guard let first = lines.first, node.entries?.isEmpty == false else {
      return [indent + "- {}"] + lines
    }
    return [indent + "- " + first.dropFirst(indent.count + 2)] + lines.dropFirst()
  }

  /// Keys of a map that were left out and may be, with what holds then.
  private func missing(_ node: Node, _ table: KeyTable?) -> [(name: String, words: String)] {
    // Laws have several ways to be said, not defaults.
    guard let table, table.count == .any, !table.path.hasPrefix("LAW") else { return [] }
    let given = Set((node.entries ?? []).map(\.key))
    let excluded = Scenario.exclusiveKeys.filter { !$0.isDisjoint(with: given) }
    return table.keys.compactMap { key in
      guard case .defaults(let words) = key.need, !given.contains(key.name),
        !excluded.contains(where: { $0.contains(key.name) }),
        !given.contains(where: { words.hasPrefix("`\($0)`") })
      else { return nil }
      return (key.name, words)
    }
  }

  /// Whether anything in a value was left out that may be.
  private func saysLess(_ node: Node, _ shape: ValueShape?) -> Bool {
    switch node.content {
    case .mapping(let entries):
      let table = shape?.keyTable(for: node.keySet)
      if !missing(node, table).isEmpty { return true }
      return entries.contains { saysLess($0.value, ValueShape.under($0.key, shape, table)) }
    case .sequence(let elements):
      return elements.contains { saysLess($0, shape?.element) }
    case .scalar, .unreadable: return false
    }
  }
}
