/// The reference of the language's keys as Markdown, made from the tables that the readers and the
/// schema are checked against, so that the page cannot say anything else.
public enum Reference {
  /// Every table but those of strategies, each with its keys.
  public static var keys: String {
    KeyTable.all(from: Scenario.keys)
      .filter { !$0.path.hasPrefix("strategies") }
      .map(section).joined(separator: "\n")
  }

  private static func section(_ table: KeyTable) -> String {
    var lines = ["### \(table.path.isEmpty ? "The file" : "`\(table.path)`")", "", table.meaning]
    switch table.count {
    case .any: break
    case .exactlyOne: lines[2] += " Exactly one key."
    case .atLeastOne: lines[2] += " At least one key."
    }
    lines += ["", "| key | takes | default | meaning |", "|---|---|---|---|"]
    for key in table.keys {
      let need: String
      switch key.need {
      case .required: need = table.count == .exactlyOne ? "" : "required"
      case .defaults(let words): need = words
      }
      lines.append("| `\(key.name)` | \(words(key.shape)) | \(need) | \(key.meaning) |")
    }
    if let names = table.freeNames {
      lines.append("| \(names.kind) | \(words(names.shape)) | | \(names.meaning) |")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func words(_ shape: ValueShape) -> String {
    switch shape {
    case .map(let table): table.path == "LAW" ? "a [law](#law)" : "a map: \(link(to: table))"
    case .named(let kind, let inner): "a map by \(kind) of: \(words(inner))"
    case .list(let inner): "a list of: \(words(inner))"
    case .oneOrMore(let inner): "\(words(inner)), or a list of them"
    case .either(let shapes): shapes.map(words).joined(separator: ", or ")
    case .duration: "a duration"
    case .share: "a share"
    case .rate: "a rate"
    case .time: "a time"
    case .date: "a date and time"
    default: shape.words
    }
  }

  /// A link to the section of a table, by the anchor that renderers make of its heading.
  private static func link(to table: KeyTable) -> String {
    let anchor = table.path.lowercased().filter { $0.isLetter || $0.isNumber || "_-".contains($0) }
    return "[`\(table.path)`](#\(anchor))"
  }
}
