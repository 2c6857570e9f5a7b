import Sim

/// A part of a scenario in the words of the language, every default filled in: what `explain`
/// prints.
public struct Described: Sendable, Equatable {
  /// What stands behind the key.
  public enum Content: Sendable, Equatable {
    /// A value.
    case value(String)
    /// Nothing is set, and these words say what holds then, such as `no limit`.
    case nothing(String)
    /// Further keys.
    case keys([Described])
    /// A list of maps.
    case list([[Described]])
  }

  /// The key.
  public let key: String
  /// What stands behind it.
  public let content: Content
  /// Whether it is what holds if the file does not say.
  public let isDefault: Bool

  init(_ key: String, _ value: String, isDefault: Bool = false) {
    self.key = key
    content = .value(value)
    self.isDefault = isDefault
  }

  init(_ key: String, nothing words: String) {
    self.key = key
    content = .nothing(words)
    isDefault = true
  }

  init(_ key: String, _ keys: [Described]) {
    self.key = key
    content = .keys(keys)
    isDefault = false
  }

  init(_ key: String, list: [[Described]]) {
    self.key = key
    content = .list(list)
    isDefault = false
  }

  /// The lines, two columns deeper with each level; defaults are marked by a comment.
  public var lines: [String] {
    switch content {
    case .value(let text): return ["\(key): \(text)\(isDefault ? "  # default" : "")"]
    case .nothing(let words): return ["# \(key): \(words) (default)"]
    case .keys(let keys):
      guard !keys.isEmpty else { return ["\(key): {}"] }
      return ["\(key):"] + keys.flatMap(\.lines).map { "  " + $0 }
    case .list(let items):
      guard !items.isEmpty else { return ["\(key): []"] }
      return ["\(key):"]
        + items.flatMap { item -> [String] in
          item.flatMap(\.lines).enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element }
        }
    }
  }
}

extension Written {
  /// A name as YAML takes it: plain where it can be, in double quotes where it must.
  public static func name(_ name: String) -> String {
    let words = ["true", "false", "null", "yes", "no", "on", "off", "~", "y", "n"]
    let isPlain =
      !words.contains(name.lowercased())
      && name.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
      && name.unicodeScalars.last != " "
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || "_- ./".unicodeScalars
            .contains($0)
      }
    if isPlain { return name }
    let escaped = name.map { character in
      character == "\"" || character == "\\" ? "\\\(character)" : String(character)
    }
    return "\"\(escaped.joined())\""
  }

  /// A table: one number where it is constant, else a list.
  static func table(_ table: StepTable, _ value: (Double) -> String = number) -> String {
    table.isConstant ? value(table.values[0]) : list(table.values.map(value))
  }
}
