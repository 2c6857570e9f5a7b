import Study

/// Reads the text of a scenario file into a tree of nodes.
public enum Document {
  /// The tree of a registered file, or nil when the text as a whole cannot be read.
  ///
  /// Faults of single places (an anchor, a duplicate key) are reported and the tree goes on
  /// without them, so that a reader of the tree can report its own faults in the same pass.
  /// Linear in the bytes.
  public static func parse(
    file: Int, faults: Faults, limits: ReadingLimits = ReadingLimits()
  ) -> Node? {
    let bytes = faults.sources[file].bytes
    let start = SourceSpan.whole(file)
    guard bytes.count <= limits.fileBytes else {
      faults.error(
        .fileTooLarge, at: start,
        "the file has \(bytes.count) bytes; the limit `fileBytes` is \(limits.fileBytes)",
        help: "keep tables in CSV files, or share parts with `extends`")
      return nil
    }
    guard let text = TextCheck.check(file: file, faults: faults) else { return nil }
    let parsed = EventStream.withEvents(of: text.bytes) { stream in
      var builder = DocumentBuilder(file: file, text: text, limits: limits, faults: faults)
      return builder.document(stream)
    }
    guard let root = parsed ?? nil else { return nil }
    if root.isEmpty {
      faults.error(
        .emptyScenario, at: start, "empty scenario: the file says nothing",
        help: "start it with `spillway: 1`")
      return nil
    }
    guard root.entries != nil else {
      faults.error(
        .rootNotMap, at: root.span, "a scenario is a map of sections, found \(root.found)",
        help: "start the file with `spillway: 1`, then `horizon: ...`, each on its own line")
      return nil
    }
    return root
  }

  /// The tree of a text that is not in a file, under a name for messages.
  public static func parse(
    _ text: String, name: String = "scenario.yaml", faults: Faults,
    limits: ReadingLimits = ReadingLimits()
  ) -> Node? {
    let file = faults.addSource(name: name, bytes: Array(text.utf8))
    return parse(file: file, faults: faults, limits: limits)
  }

  /// A value of one line that is not in a file; whatever shape it has.
  static func value(_ text: String, faults: Faults) -> Node? {
    let file = faults.addSource(name: "value", bytes: Array(text.utf8))
    guard let checked = TextCheck.check(file: file, faults: faults) else { return nil }
    let node = EventStream.withEvents(of: checked.bytes) { stream in
      var builder = DocumentBuilder(
        file: file, text: checked, limits: ReadingLimits(), faults: faults)
      return builder.document(stream)
    }
    return node ?? nil
  }
}
