/// Nodes as YAML that reads back as the same nodes.
enum YAMLText {
  /// A key, in quotes where it needs them.
  static func key(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// A scalar outside of brackets.
  static func scalar(_ scalar: Node.Scalar) -> String {
    scalar.isQuoted ? quoted(scalar.text) : scalar.text
  }

  /// A value on one line; nil where a plain scalar in it cannot stand inside brackets.
  static func flow(_ node: Node) -> String? {
    switch node.content {
    case .scalar(let scalar): return self.scalar(scalar)
    case .sequence(let elements):
      let parts = elements.compactMap(inside)
      return parts.count == elements.count ? "[\(parts.joined(separator: ", "))]" : nil
    case .mapping(let entries):
      let parts = entries.compactMap { entry in
        inside(entry.value).map { "\(key(entry.key)):\($0.isEmpty ? "" : " ")\($0)" }
      }
      return parts.count == entries.count ? "{\(parts.joined(separator: ", "))}" : nil
    case .unreadable: return nil
    }
  }

  /// A value inside of brackets.
  private static func inside(_ node: Node) -> String? {
    guard case .scalar(let scalar) = node.content, !scalar.isQuoted else { return flow(node) }
    return scalar.text.contains(where: ",[]{}".contains) ? nil : scalar.text
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return !"-?:,[]{}#&*!|>'\"%@`~ ".contains(first) && last != " " && last != ":"
      && !text.contains(": ") && !text.contains(" #")
      && !text.contains { ",[]{}\n\t\"".contains($0) }
  }

  /// A text in double quotes.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.append(character)
      }
    }
    return result + "\""
  }
}
