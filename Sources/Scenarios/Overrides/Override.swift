import Study

/// A value that takes the place of one in a scenario: `centers.shenzhen.lines=40`.
///
/// The path names keys with a point between them; a name with a point, a bracket, a quote or `=` in
/// it stands in quotes. An element of a list is named by its number from 1, `demand[2]`, or by
/// values in it, `demand[contact=billing, center=shenzhen]` or `demand[shenzhen]`. The value is one
/// scalar as it stands, or YAML on one line where it begins with `[`, `{` or a quote.
public struct Override: Sendable {
  /// One step of a path.
  struct Step: Sendable {
    /// What a step names.
    enum Kind: Sendable, Equatable {
      /// A key of a map.
      case key(String)
      /// An element of a list by its number, from 1.
      case index(Int)
      /// The only element of a list with these values; without a key under any of its keys.
      case having([Term])
    }

    /// A value that an element has.
    struct Term: Sendable, Equatable {
      let key: String?
      let value: String
    }

    let kind: Kind
    /// Where it stands on the line of the command.
    let span: SourceSpan
  }

  /// Path and value as they were written, a prefix put in front: `multiply.volume=1.2`.
  public let text: String
  /// The line that messages show: the option with the text behind it.
  let line: String
  let steps: [Step]
  /// What takes the place; nil takes the key away.
  let value: Node?
  /// Whether it comes from another file, which may name what this one does not.
  var isOfFile = false

  /// The longest text of an override, bytes.
  static let maximumBytes = 64 << 10
  /// The most steps of a path.
  static let maximumSteps = 64

  /// What messages call the place of an override.
  static let source = "command line"

  /// Reads an override, or reports what is wrong with its text; whether there is such a path, the
  /// scenario says.
  ///
  /// - Parameters:
  ///   - option: What stands before the text in messages, such as `--set`.
  ///   - section: Keys that the path is below, such as `multiply` of `--multiply volume=1.2`.
  public static func parse(
    _ text: String, option: String = "--set", below section: [String] = [], faults: Faults
  ) -> Override? {
    let line = "\(option) \(text)"
    guard text.utf8.count <= maximumBytes else {
      faults.error(
        .badOverride, at: nil,
        "the text behind `\(option)` has \(text.utf8.count) bytes; the limit is \(maximumBytes)",
        help: "keep long lists and tables in files")
      return nil
    }
    let file = faults.addSource(name: source, bytes: Array(line.utf8))
    var reader = OverrideReader(
      line: line, from: option.unicodeScalars.count + 1, file: file, faults)
    guard let (steps, value) = reader.read() else { return nil }
    let place = SourceSpan(file: file, line: 1, column: 1, length: option.unicodeScalars.count)
    let prefix = section.map { Step(kind: .key($0), span: place) }
    let shown = section.map { $0 + "." }.joined() + text
    return Override(text: shown, line: line, steps: prefix + steps, value: value)
  }

  /// The same override with its places on a line of another file.
  func moved(to file: Int, line: Int) -> Override {
    Override(
      text: text, line: self.line,
      steps: steps.map { Step(kind: $0.kind, span: $0.span.moved(to: file, line: line)) },
      value: value?.moved(to: file, line: line), isOfFile: isOfFile)
  }
}

extension SourceSpan {
  /// The same columns on a line of a file.
  func moved(to file: Int, line: Int) -> SourceSpan {
    SourceSpan(file: file, line: line, column: column, length: length)
  }
}

extension Node {
  /// The same tree with every place on a line of a file.
  func moved(to file: Int, line: Int) -> Node {
    let span = span.moved(to: file, line: line)
    switch content {
    case .scalar, .unreadable: return Node(content, at: span)
    case .sequence(let elements):
      return Node(.sequence(elements.map { $0.moved(to: file, line: line) }), at: span)
    case .mapping(let entries):
      return Node(
        .mapping(
          entries.map {
            Entry(
              key: $0.key, keySpan: $0.keySpan.moved(to: file, line: line),
              value: $0.value.moved(to: file, line: line))
          }), at: span)
    }
  }
}
