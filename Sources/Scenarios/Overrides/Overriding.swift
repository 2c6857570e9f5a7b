import Study

/// Puts overrides into a document, above everything that the file and its layers say.
///
/// A key that the language has at a place may be set where the file leaves it out; any other must
/// be there already.
struct Overriding {
  private let root: Node
  private let faults: Faults
  /// Names that maps from names may have, by what they are of.
  private let names: [String: [String]]
  /// Whether any key may be set: that of a file, whose readers look at it.
  private var isOpen = false

  init(_ root: Node, _ faults: Faults) {
    self.root = root
    self.faults = faults
    let centers = root.entry("centers")?.value.entries ?? []
    let groups = centers.flatMap { $0.value.entry("groups")?.value.entries ?? [] }.map(\.key)
    let contacts = (root.entry("contacts")?.value.entries ?? []).map(\.key)
    names = [
      "center": centers.map(\.key), "contact type": contacts, "group": groups,
      "center or group": centers.map(\.key) + groups,
    ]
  }

  /// A place on the way of a path.
  private struct Place {
    /// What stands there; nil where nothing does.
    let node: Node?
    /// What may stand there; nil where the language leaves it open.
    let shape: ValueShape?
    /// How messages call it, elements by number.
    let path: String
    /// Where the last step of the path stands.
    let span: SourceSpan
  }

  /// The document with the overrides in it, in their order; nil with a fault.
  func applying(_ overrides: [Override]) -> Node? {
    guard !overrides.isEmpty else { return root }
    let lines = overrides.map(\.line).joined(separator: "\n")
    let file = faults.addSource(name: Override.source, bytes: Array(lines.utf8))
    var document = root
    var seen: [String: SourceSpan] = [:]
    var isSound = true
    for (index, override) in overrides.enumerated() {
      let override = override.moved(to: file, line: index + 1)
      let whole = SourceSpan(file: file, line: index + 1, column: 1, length: 1)
      let start = Place(node: document, shape: .map(Scenario.keys), path: "", span: whole)
      var path = ""
      var pass = self
      pass.isOpen = override.isOfFile
      guard let changed = pass.value(at: start, override.steps[...], override.value, &path) else {
        isSound = false
        continue
      }
      if let first = seen[path] {
        faults.error(
          .setTwice, at: override.steps.last?.span, "\(Display.visible(path)) is set twice",
          help: "leave one of them out", notes: [.init("set here first", at: first)])
        isSound = false
      }
      seen[path] = override.steps.last?.span ?? whole
      document = changed
    }
    return isSound ? document : nil
  }

  /// What stands at a place once the rest of the path is set; `path` becomes the path that was
  /// gone.
  private func value(
    at place: Place, _ steps: ArraySlice<Override.Step>, _ value: Node?, _ path: inout String
  ) -> Node? {
    guard let step = steps.first else {
      path = place.path
      return value
    }
    if case .unreadable? = place.node?.content { return nil }
    switch step.kind {
    case .key(let key): return map(at: place, key, step, steps.dropFirst(), value, &path)
    case .index, .having: return list(at: place, step, steps.dropFirst(), value, &path)
    }
  }

  private func map(
    at place: Place, _ key: String, _ step: Override.Step, _ rest: ArraySlice<Override.Step>,
    _ value: Node?, _ path: inout String
  ) -> Node? {
    let isBlank = place.node == nil || place.node?.isEmpty == true
    guard let entries = isBlank ? [] : place.node?.entries else {
      noInside(place, step)
      return nil
    }
    let given = Set(entries.map(\.key) + [key])
    let table = place.shape?.keyTable(for: given)
    let position = entries.firstIndex { $0.key == key }
    guard position != nil || isOpen || allowed(place, table).contains(key), key != "extends" else {
      unknown(key, place, step, table)
      return nil
    }
    let inner = Place(
      node: position.map { entries[$0].value },
      shape: ValueShape.under(key, place.shape, table),
      path: place.path.isEmpty ? key : "\(place.path).\(key)", span: step.span)
    let changed = self.value(at: inner, rest, value, &path)
    // Only the last step takes a key away; further up nothing means a fault.
    guard changed != nil || (rest.isEmpty && value == nil) else { return nil }
    // What only leads to the value keeps its own place.
    let keySpan = rest.isEmpty ? nil : position.map { entries[$0].keySpan }
    return Node(
      .mapping(with(changed, under: key, at: keySpan ?? step.span, in: entries, position)),
      at: place.node?.span ?? step.span)
  }

  /// The entries with a value under a key, which is a layer above them: what says the same thing in
  /// another way is left out.
  private func with(
    _ value: Node?, under key: String, at span: SourceSpan, in entries: [Node.Entry],
    _ position: Int?
  ) -> [Node.Entry] {
    var entries = entries
    guard let value else {
      if let position { entries.remove(at: position) }
      return entries
    }
    let entry = Node.Entry(key: key, keySpan: span, value: value)
    if let position {
      entries[position] = entry
      return entries
    }
    let others = Scenario.exclusiveKeys.filter { $0.contains(key) }
    return entries.filter { entry in !others.contains { $0.contains(entry.key) } } + [entry]
  }

  private func list(
    at place: Place, _ step: Override.Step, _ rest: ArraySlice<Override.Step>, _ value: Node?,
    _ path: inout String
  ) -> Node? {
    guard let elements = place.node?.elements else {
      faults.error(
        .unknownPath, at: step.span,
        "\(Display.visible(place.path)) is \(place.node?.found ?? "not in the file"), not a list",
        help: "leave the brackets out")
      return nil
    }
    guard let position = position(of: step, in: elements, place) else { return nil }
    let inner = Place(
      node: elements[position], shape: place.shape?.element,
      path: "\(place.path)[\(position + 1)]", span: step.span)
    let changed = self.value(at: inner, rest, value, &path)
    guard changed != nil || (rest.isEmpty && value == nil) else { return nil }
    var result = elements
    if let changed { result[position] = changed } else { result.remove(at: position) }
    return Node(.sequence(result), at: place.node?.span ?? step.span)
  }

  /// The element that a step names, or nil with a fault.
  private func position(
    of step: Override.Step, in elements: [Node], _ place: Place
  ) -> Int? {
    let path = Display.visible(place.path)
    if case .index(let number) = step.kind {
      if (1...max(1, elements.count)).contains(number), !elements.isEmpty { return number - 1 }
      faults.error(
        .unknownPath, at: step.span,
        elements.count == 1
          ? "\(path) has \(1) element" : "\(path) has \(elements.count) elements",
        help: "elements are counted from 1")
      return nil
    }
    guard case .having(let terms) = step.kind else { return nil }
    let fitting = elements.indices.filter { index in terms.allSatisfy { elements[index].has($0) } }
    if fitting.count == 1 { return fitting[0] }
    let words = terms.map { ($0.key.map { "\($0)=" } ?? "") + $0.value }.joined(separator: ", ")
    if fitting.isEmpty {
      let known = elements.flatMap { element in terms.flatMap { element.values(under: $0.key) } }
      let near = terms.lazy.filter { !known.contains($0.value) }.compactMap {
        faults.nearest(to: $0.value, among: known)
      }.first
      faults.error(
        .unknownPath, at: step.span, "no element of \(path) has \(Display.quote(words))",
        help: near.map { "did you mean \(Display.quote($0))?" }
          ?? "name an element by its number, `[1]` to `[\(elements.count)]`, or by values in it")
    } else {
      let places = fitting.prefix(6).map { "`[\($0 + 1)]`" }
      faults.error(
        .unknownPath, at: step.span,
        "\(fitting.count) elements of \(path) have \(Display.quote(words))",
        help: "name more values, or one of \(Display.list(Array(places), last: .or))")
    }
    return nil
  }
}

extension Overriding {
  /// The keys and names that may be set at a place.
  private func allowed(_ place: Place, _ table: KeyTable?) -> [String] {
    let tables = table.map { [$0] } ?? place.shape?.keyTables ?? []
    var words = tables.flatMap(\.names).filter { place.path.isEmpty ? $0 != "extends" : true }
    if let kind = table?.freeNames?.kind { words += names[kind] ?? [] }
    // Where names are made, as those of centers, only those that are made can be set.
    let isMadeHere =
      ["centers", "contacts", "events", "strategies"].contains(place.path)
      || (place.path.hasPrefix("centers.") && place.path.hasSuffix(".groups"))
    if let kind = place.shape?.names?.kind, !isMadeHere { words += names[kind] ?? [] }
    return words
  }

  private func noInside(_ place: Place, _ step: Override.Step) {
    let path = Display.visible(place.path)
    let isList = place.node?.elements != nil
    faults.error(
      .unknownPath, at: step.span,
      "\(path) is \(place.node?.found ?? "nothing"), which has no keys",
      help: isList
        ? "name one of its elements first, as in `\(path)[1]` or by values in it"
        : "set `\(path)` itself, which can be \(place.shape?.words ?? "one value")")
  }

  private func unknown(_ key: String, _ place: Place, _ step: Override.Step, _ table: KeyTable?) {
    if key == "extends", place.path.isEmpty {
      faults.error(
        .unknownPath, at: step.span,
        "`extends` cannot be set: its files are read before anything is",
        help: "write a file with the other `extends` in it")
      return
    }
    let given = (place.node?.entries ?? []).map(\.key)
    let candidates = given + allowed(place, table).filter { !given.contains($0) }
    let near = faults.nearest(to: key, among: candidates)
    let listed = candidates.prefix(12).map { Display.quote($0, limit: 40) }
    let names = Display.list(Array(listed))
    let all: Phrase = candidates.count > 12 ? "\(names) and others" : names
    let shown: Phrase =
      place.path.isEmpty ? "the scenario" : Phrase(verbatim: Display.visible(place.path))
    faults.error(
      .unknownPath, at: step.span, "there is no \(Display.quote(key)) in \(shown)",
      help: near.map { "did you mean \(Display.quote($0))?" }
        ?? (candidates.isEmpty ? "nothing stands there" : "there are \(all)"))
  }
}

extension Node {
  /// Whether a map has a value under a key, or under any; or is that value itself.
  fileprivate func has(_ term: Override.Step.Term) -> Bool {
    values(under: term.key).contains(term.value)
  }

  /// The texts under a key of a map or under all of its keys; of anything else its own text.
  fileprivate func values(under key: String?) -> [String] {
    guard let entries else { return key == nil ? texts : [] }
    return entries.filter { key == nil || $0.key == key }.flatMap(\.value.texts)
  }

  /// The text of a scalar, or those of a list of scalars.
  private var texts: [String] {
    if let scalar { return [scalar.text] }
    return (elements ?? []).compactMap { $0.scalar?.text }
  }
}
