import Study

extension Workspace {
  /// A scenario with everything that it extends below it, the key `extends` left out.
  ///
  /// `chain` holds the files from the scenario down to this one: the name for messages and the
  /// path without links from the folder of the scenario, by which a cycle is known.
  func layered(_ node: Node, chain: [(name: String, path: String)]) -> Node? {
    guard let entries = node.entries, let extends = node.entry("extends") else { return node }
    let own = Node(.mapping(entries.filter { $0.key != "extends" }), at: node.span)
    let field = Field(
      extends.value, path: "extends", faults: faults, keySpan: extends.keySpan)
    guard let bases = field.oneOrMore() else { return own }
    guard chain.count <= limits.extendsDepth else {
      field.error(
        .extendsTooDeep,
        "the chain of `extends` is longer than \(limits.extendsDepth) files "
          + "(the limit `extendsDepth`)",
        help: "put layers together: \(chain.map(\.name).joined(separator: " extends "))")
      return nil
    }
    var result: Node?
    var isWhole = true
    for base in bases {
      guard let lower = layer(base, chain: chain) else {
        isWhole = false
        continue
      }
      result = result.map { merged(lower, over: $0) } ?? lower
    }
    // Without its base a scenario lacks most of its keys, and their absence is not its fault.
    guard isWhole else { return nil }
    return result.map { merged(own, over: $0) } ?? own
  }

  private func layer(_ field: Field, chain: [(name: String, path: String)]) -> Node? {
    guard let path = field.text(), let place = resolve(path, field) else { return nil }
    let real = place.parts.joined(separator: "/")
    if let start = chain.firstIndex(where: { $0.path == real }) {
      let names = chain[start...].map(\.name) + [chain[start].name]
      field.error(
        .extendsCycle, "files extend each other: \(names.joined(separator: " extends "))",
        help: "leave `extends` out of the file that is the base")
      return nil
    }
    guard let file = openLayer(place, field),
      let node = Document.parse(file: file, faults: faults, limits: limits)
    else { return nil }
    return layered(node, chain: chain + [(place.name, real)])
  }

  /// One map over another: key by key, maps merge, anything else is replaced.
  func merged(_ upper: Node, over lower: Node) -> Node {
    guard let upperEntries = upper.entries, let lowerEntries = lower.entries else { return upper }
    let given = Set(upperEntries.map(\.key))
    let excluded = exclusiveKeys.filter { !$0.isDisjoint(with: given) }.reduce(into: Set()) {
      $0.formUnion($1)
    }
    var byKey = Dictionary(
      upperEntries.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var entries: [Node.Entry] = []
    for entry in lowerEntries {
      if let over = byKey.removeValue(forKey: entry.key) {
        entries.append(
          Node.Entry(
            key: over.key, keySpan: over.keySpan, value: merged(over.value, over: entry.value)))
      } else if !excluded.contains(entry.key) {
        entries.append(entry)
      }
    }
    entries += upperEntries.filter { byKey[$0.key] != nil }
    return Node(.mapping(entries), at: upper.span)
  }
}
