import Study

/// Every measure with its definition, from the one place that defines it.
public struct MeasuresText {
  private let words: Words

  /// In a language.
  public init(_ words: Words = Words(.english)) { self.words = words }

  /// The list, as text or as a table of Markdown.
  public func text(isMarkdown: Bool) -> String {
    isMarkdown ? markdown : plain
  }

  private var plain: String {
    let width = Measure.allCases.reduce(0) { max($0, TextWidth.of($1.name)) }
    let indent = String(repeating: " ", count: 6)
    return Measure.allCases.map { measure in
      let definition = measure.definition
      let head = TextWidth.padded(measure.name, to: width + 2)
      let better = words.better(definition.direction)
      let unit = words.unit(definition.unit)
      // English reads the name as words; other languages need the planner's own.
      let name = words.language == .english ? "" : words.name(of: measure) + words.separator
      return head + name + unit + (better.isEmpty ? "" : words.separator + better) + "\n"
        + indent + TextReport.wrapped(words.definition(of: measure), indent: indent) + "\n"
    }.joined()
  }

  private var markdown: String {
    let rows = Measure.allCases.map { measure in
      let definition = measure.definition
      let name = words.language == .english ? "" : " \(words.name(of: measure))"
      return "| `\(measure.name)`\(name) | \(words.definition(of: measure)) |"
        + " \(words.unit(definition.unit)) | \(words(definition.direction.rawValue)) |\n"
    }
    let head = words("| name | formula | unit | better |")
    return "\(head)\n|---|---|---|---|\n" + rows.joined()
  }
}
