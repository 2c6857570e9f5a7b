extension ValueShape {
  /// The table of keys that a map with these keys follows: of several that may stand there, the one
  /// that knows most of them.
  func keyTable(for given: Set<String>) -> KeyTable? {
    switch self {
    case .map(let table): return table
    case .oneOrMore(let inner): return inner.keyTable(for: given)
    case .either(let shapes):
      let tables = shapes.compactMap { $0.keyTable(for: given) }
      let known = tables.map { given.intersection($0.names).count }
      guard let most = known.max(), most > 0 else { return nil }
      return zip(tables, known).first { $0.1 == most }?.0
    default: return nil
    }
  }

  /// Every table that a map may follow there.
  var keyTables: [KeyTable] {
    switch self {
    case .map(let table): [table]
    case .oneOrMore(let inner): inner.keyTables
    case .either(let shapes): shapes.flatMap(\.keyTables)
    default: []
    }
  }

  /// What names of a map from free names are of, and what stands under them.
  var names: (kind: String, value: ValueShape)? {
    switch self {
    case .named(let kind, let inner): (kind, inner)
    case .oneOrMore(let inner): inner.names
    case .either(let shapes): shapes.lazy.compactMap(\.names).first
    default: nil
    }
  }

  /// The shape of the elements of a list.
  var element: ValueShape? {
    switch self {
    case .list(let inner), .oneOrMore(let inner): inner
    case .either(let shapes): shapes.lazy.compactMap(\.element).first
    default: nil
    }
  }

  /// The shape under a key of a map, by the table that the map follows, if it follows one.
  static func under(_ key: String, _ shape: ValueShape?, _ table: KeyTable?) -> ValueShape? {
    if let table { return table[key]?.shape ?? table.freeNames?.shape }
    return shape?.names?.value
  }
}

extension Node {
  /// The keys of a map; none of anything else.
  var keySet: Set<String> { Set((entries ?? []).map(\.key)) }
}
