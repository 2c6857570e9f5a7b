extension Scenario {
  /// Keys that say one thing in several ways: a layer that gives one of a set replaces the others.
  public static let exclusiveKeys: [Set<String>] = [
    ["talk_time", "handle_time"], ["wrap_up", "handle_time"],
    ["surge", "network_outage", "center_outage", "link_outage"],
    ["number", "list", "shifts", "csv"], ["column", "value", "number", "list", "shifts"],
    ["where", "number", "list", "shifts"], ["time", "number", "list", "shifts"],
    Set(LawSpec.names),
    ["mean", "scale"], ["mean", "median"], ["mean", "probability", "probabilities"],
    ["mean", "rates"], ["cv", "scv", "sigma", "shape", "stages"],
  ]

  /// Where each key of the language belongs, for the help of a misplaced key.
  public static let keyHomes: [String: [String]] = {
    var homes: [String: [String]] = [:]
    for table in KeyTable.all(from: keys) where !table.path.hasPrefix("LAW") {
      for key in table.names {
        homes[key, default: []].append(table.path.isEmpty ? "the top level" : table.path)
      }
    }
    return homes
  }()
}

extension KeyTable {
  /// A table and all tables that its values lead to, each once, in the order of the reference.
  public static func all(from root: KeyTable) -> [KeyTable] {
    var found: [KeyTable] = []
    func visit(_ shape: ValueShape) {
      switch shape {
      case .map(let table): visit(table)
      case .named(_, let inner), .list(let inner), .oneOrMore(let inner): visit(inner)
      case .either(let shapes): for shape in shapes { visit(shape) }
      default: break
      }
    }
    func visit(_ table: KeyTable) {
      guard !found.contains(where: { $0.path == table.path }) else { return }
      found.append(table)
      for key in table.keys { visit(key.shape) }
      if let names = table.freeNames { visit(names.shape) }
    }
    visit(root)
    return found
  }
}
