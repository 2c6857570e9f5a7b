/// A key that one scenario says otherwise than another.
public struct DocumentChange: Sendable {
  /// The path of the key, elements of lists by their number.
  public let path: String
  /// The old value on one line; nil where the key is new.
  public let old: String?
  /// The new value on one line; nil where the key is gone.
  public let new: String?
  /// Where the new value stands, or the map that the key is gone from.
  public let span: SourceSpan?
  /// What makes the old scenario say the new value.
  public let override: Override

  /// Every key that the second scenario says otherwise than the first; what says nothing about the
  /// world, as `expect` and `title`, does not count.
  public static func between(_ base: Scenario, _ head: Scenario) -> [DocumentChange] {
    var comparer = Comparer()
    comparer.compare(base.document, head.document, path: "", steps: [])
    return comparer.changes
  }

  private struct Comparer {
    var changes: [DocumentChange] = []

    mutating func compare(_ old: Node, _ new: Node, path: String, steps: [Override.Step]) {
      if let olds = old.entries, let news = new.entries {
        compare(olds, news, at: new.span, path: path, steps: steps)
      } else if let olds = old.elements, let news = new.elements, olds.count == news.count {
        for (index, pair) in zip(olds, news).enumerated() {
          let step = Override.Step(kind: .index(index + 1), span: pair.1.span)
          compare(pair.0, pair.1, path: "\(path)[\(index + 1)]", steps: steps + [step])
        }
      } else if !old.isSame(as: new) {
        add(old, new, at: new.span, path: path, steps: steps)
      }
    }

    private mutating func compare(
      _ olds: [Node.Entry], _ news: [Node.Entry], at span: SourceSpan, path: String,
      steps: [Override.Step]
    ) {
      let byKey = Dictionary(olds.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
      let silent = path.isEmpty ? ["expect", "title"] : []
      func next(_ key: String, _ span: SourceSpan) -> (String, [Override.Step]) {
        let step = Override.Step(kind: .key(key), span: span)
        return (path.isEmpty ? key : "\(path).\(key)", steps + [step])
      }
      for entry in news where !silent.contains(entry.key) {
        let (inner, way) = next(entry.key, entry.keySpan)
        if let old = byKey[entry.key] {
          compare(old.value, entry.value, path: inner, steps: way)
        } else {
          add(nil, entry.value, at: entry.keySpan, path: inner, steps: way)
        }
      }
      let kept = Set(news.map(\.key))
      for entry in olds where !kept.contains(entry.key) && !silent.contains(entry.key) {
        let (inner, way) = next(entry.key, span)
        add(entry.value, nil, at: span.shortened(to: 1), path: inner, steps: way)
      }
    }

    private mutating func add(
      _ old: Node?, _ new: Node?, at span: SourceSpan, path: String, steps: [Override.Step]
    ) {
      let text = new.map { "\(path)=\($0.brief)" } ?? path
      changes.append(
        DocumentChange(
          path: path, old: old?.brief, new: new?.brief, span: span,
          override: Override(text: text, line: text, steps: steps, value: new, isOfFile: true)))
    }
  }
}

extension Node {
  /// Whether a tree says the same.
  fileprivate func isSame(as other: Node) -> Bool {
    switch (content, other.content) {
    case (.scalar(let a), .scalar(let b)): a.text == b.text && a.isQuoted == b.isQuoted
    case (.sequence(let a), .sequence(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    case (.mapping(let a), .mapping(let b)):
      a.count == b.count
        && zip(a, b).allSatisfy { $0.key == $1.key && $0.value.isSame(as: $1.value) }
    default: false
    }
  }

  /// The value on one line, cut where it is long.
  fileprivate var brief: String {
    let text = YAMLText.flow(self) ?? found.english
    return text.count > 48 ? text.prefix(45) + "..." : text
  }
}
