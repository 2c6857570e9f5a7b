/// A JSON value with its keys in a fixed order, written so that a diff shows what changed.
enum SchemaText {
  case text(String)
  case whole(Int)
  case flag(Bool)
  case list([SchemaText])
  case map([Member])

  /// A key with its value.
  struct Member {
    var key: String
    var value: SchemaText

    init(_ key: String, _ value: SchemaText) {
      self.key = key
      self.value = value
    }
  }

  /// The value on lines of their own, two blanks a level; short lists stay on one line.
  func written(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .whole(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let elements):
      let line = "[" + elements.map { $0.written() }.joined(separator: ", ") + "]"
      if !line.contains("\n"), line.count + indent.count <= 80 { return line }
      let lines = elements.map { inner + $0.written(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .map(let entries):
      guard !entries.isEmpty else { return "{}" }
      let lines = entries.map {
        inner + Self.quoted($0.key) + ": " + $0.value.written(indent: inner)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
