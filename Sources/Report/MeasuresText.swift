import Study

/// Every measure with its definition, from the one place that defines it.
public enum MeasuresText {
  /// The list, as text or as a table of Markdown.
  public static func text(isMarkdown: Bool) -> String {
    isMarkdown ? markdown : plain
  }

  private static var plain: String {
    let width = Measure.allCases.reduce(0) { max($0, TextWidth.of($1.name)) }
    let indent = String(repeating: " ", count: 6)
    return Measure.allCases.map { measure in
      let definition = measure.definition
      let head = TextWidth.padded(measure.name, to: width + 2)
      let better =
        definition.direction == .neither ? "" : ", \(definition.direction.rawValue) is better"
      return head + definition.unit.rawValue + better + "\n"
        + indent + TextReport.wrapped(definition.words, indent: indent) + "\n"
    }.joined()
  }

  private static var markdown: String {
    let rows = Measure.allCases.map { measure in
      let definition = measure.definition
      return "| `\(measure.name)` | \(definition.words) | \(definition.unit.rawValue) |"
        + " \(definition.direction.rawValue) |\n"
    }
    return "| name | formula | unit | better |\n|---|---|---|---|\n" + rows.joined()
  }
}
