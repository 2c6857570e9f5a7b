import Study

/// What a plan file or the options of a sweep ask for.
public struct SweepRequest: Sendable {
  /// What is varied.
  public var plan: SweepPlan
  /// The names of the measures that are kept; nil is all of them.
  public var kpis: [String]?
  /// The kinds of scope that are kept; nil is the usual ones.
  public var scopes: [ScopeKind]?

  /// The keys of a plan file.
  static let designExample = "{latin_hypercube: {samples: 100}}"

  /// A request.
  public init(plan: SweepPlan, kpis: [String]? = nil, scopes: [ScopeKind]? = nil) {
    self.plan = plan
    self.kpis = kpis
    self.scopes = scopes
  }

  /// Reads a plan file; nil exactly when errors were reported.
  public static func open(_ path: String, faults: Faults) -> SweepRequest? {
    let (workspace, root) = Workspace.open(path, faults: faults)
    guard let root, !faults.hasErrors else { return nil }
    return SweepRequestReader(workspace, faults).request(root)
  }
}

/// Reads a plan file.
private struct SweepRequestReader {
  private let workspace: Workspace
  private let faults: Faults

  init(_ workspace: Workspace, _ faults: Faults) {
    self.workspace = workspace
    self.faults = faults
  }

  /// A factor with the place of its name.
  private struct Placed {
    let factor: Factor
    let field: Field
  }

  func request(_ root: Node) -> SweepRequest? {
    var section = SectionReader(root, path: "plan", faults: faults)
    let designField = section.optional("design")
    let source = section.oneOf(["vary", "csv"])
    let kpiField = section.optional("kpis")
    let scopeField = section.optional("scopes")
    section.finish()
    let kpis = kpiField.list(like: "[service_level, cost]")?.compactMap {
      $0.reference(to: Measure.allCases.map(\.name), what: "kpi")
    }
    let scopes = scopeField.list(like: "[total, center_by_origin]")?.compactMap {
      $0.word(among: ScopeKind.allCases.map(\.rawValue)).flatMap { ScopeKind(rawValue: $0) }
    }
    for (field, isEmpty) in [(kpiField, kpis?.isEmpty), (scopeField, scopes?.isEmpty)]
    where isEmpty == true && !faults.hasErrors {
      field.error(.emptyList, "the list is empty", help: "name what is kept, or leave the key out")
    }
    guard let source else { return nil }
    let (design, seed) = design(designField, isTable: source.key == "csv") ?? (.grid, 1)
    let factors = source.key == "csv" ? table(source.field) : vary(source.field)
    guard !faults.hasErrors, let factors, !factors.isEmpty else { return nil }
    do throws(SweepPlan.Problem) {
      let plan = try SweepPlan(factors: factors.map(\.factor), design: design, seed: seed)
      return SweepRequest(plan: plan, kpis: kpis, scopes: scopes)
    } catch {
      report(error, factors, designField, source.field)
      return nil
    }
  }

  /// The design, a word or a map with its settings; nil after a fault.
  private func design(_ field: Field, isTable: Bool) -> (Design, UInt64)? {
    if isTable {
      guard !field.isPresent else {
        field.error(
          .keysExclude, "the rows of `csv` are the cells, and there is no `design` of them",
          help: "leave `design` out")
        return nil
      }
      return (.zip, 1)
    }
    guard field.isPresent else { return (.grid, 1) }
    if field.shape == .scalar {
      guard let name = field.word(among: Design.names) else { return nil }
      guard !Design.sampledNames.contains(name), let design = Design(name: name) else {
        field.error(
          .missingKey, "`\(name)` lacks its number of samples",
          help: "write `design: {\(name): {samples: 128}}`")
        return nil
      }
      return (design, 1)
    }
    guard
      let (name, inner) = field.choice(among: Design.names, like: SweepRequest.designExample)
    else { return nil }
    var section = inner.section(like: "{samples: 128}")
    let isSampled = Design.sampledNames.contains(name)
    let samples =
      isSampled ? section.required("samples").whole(in: 2...SweepPlan.maximumCells) : 0
    let seed = isSampled ? section.optional("seed").whole() ?? 1 : 1
    section.finish()
    guard let samples, let design = Design(name: name, samples: samples) else { return nil }
    return (design, UInt64(seed))
  }

  /// The factors of a map of paths.
  private func vary(_ field: Field) -> [Placed]? {
    let example = "{strategy: [a, b]}"
    guard let named = field.named(like: example) else { return nil }
    guard !named.isEmpty else {
      field.error(
        .emptyList, "nothing is varied", help: "write a path and its values: `\(example)`")
      return nil
    }
    return named.compactMap { entry in
      guard SweepRequest.mayVary(entry.name) else {
        faults.error(
          .keysExclude, at: entry.nameSpan,
          "\(Display.quote(entry.name)) is the same in every cell",
          help: "give `--seed` and `--replications` to the command")
        return nil
      }
      return values(entry.field).map {
        Placed(factor: Factor(path: entry.name, values: $0), field: entry.field)
      }
    }
  }

  private func values(_ field: Field) -> Factor.Values? {
    switch field.shape {
    case .list:
      guard let elements = field.list() else { return nil }
      guard !elements.isEmpty else {
        field.error(.emptyList, "there are no values", help: "write one or more")
        return nil
      }
      let texts = elements.compactMap { $0.text() }
      let repeated = texts.enumerated().first { texts[..<$0.offset].contains($0.element) }
      if let repeated, texts.count == elements.count {
        elements[repeated.offset].error(
          .nameTwice, "\(Display.quote(repeated.element)) stands in the list twice",
          help: "leave one of them out")
        return nil
      }
      return texts.count == elements.count ? .levels(texts) : nil
    case .map: return range(field).map { .range($0) }
    case .scalar, .absent:
      field.expected("values like `[10, 20, 30]` or `{from: 10, to: 30, step: 5}`")
      return nil
    }
  }

  private func range(_ field: Field) -> SweepRange? {
    var section = field.section(like: "{from: 10, to: 30, step: 5}")
    let parts = [section.required("from"), section.required("to"), section.optional("step")]
    section.finish()
    let numbers = parts.map { part in part.text().flatMap { number(part, $0) } }
    guard let from = numbers[0], let to = numbers[1], !parts[2].isPresent || numbers[2] != nil
    else { return nil }
    guard let range = SweepRange(from: from, to: to, step: numbers[2]) else {
      field.error(.outOfRange, "the numbers make no range", help: SweepRequest.rangeHelp)
      return nil
    }
    return range
  }

  private func number(_ field: Field, _ text: String) -> SweepNumber? {
    if let number = SweepNumber(text) { return number }
    field.error(
      .notANumber, "\(Display.quote(text)) is not a number with a unit",
      help: "write one like `12.5%` or `40`; times of day and names stand in a list")
    return nil
  }

  /// A factor for each column, a level for each row.
  private func table(_ field: Field) -> [Placed]? {
    var options = Table.Options()
    options.hasHeader = true
    guard let table = workspace.table(field, options: options), let header = table.header else {
      return nil
    }
    guard table.rowCount > 0 else {
      field.error(.emptyTable, "the table has no rows", help: "write a row for each cell")
      return nil
    }
    var factors: [Placed] = []
    for (column, path) in header.enumerated() {
      let span = table.headerSpan(column: column)
      if path.isEmpty || header[..<column].contains(path) || !SweepRequest.mayVary(path) {
        faults.error(
          path.isEmpty ? .emptyName : .columnTwice, at: span,
          path.isEmpty
            ? "the column has no name" : "\(Display.quote(path)) cannot name this column",
          help: "name each column by the path that it varies, once")
        continue
      }
      let levels = (0..<table.rowCount).map { table.text(row: $0, column: column) ?? "" }
      if let empty = levels.firstIndex(of: "") {
        faults.error(
          .badCell, at: table.span(row: empty, column: column), "the cell is empty",
          help: "write the value that \(Display.quote(path)) takes in this row")
        continue
      }
      factors.append(Placed(factor: Factor(path: path, values: .levels(levels)), field: field))
    }
    return factors
  }

  /// Reports why there is no such plan, where its cause stands.
  private func report(
    _ problem: SweepPlan.Problem, _ factors: [Placed], _ design: Field, _ source: Field
  ) {
    let place =
      switch problem {
      case .needsStep(let factor), .unequalLevels(let factor, _, _): factors[factor].field
      case .samplesUneven: design
      case .tooManyCells, .tooManyFactors: design.isPresent ? design : source
      }
    let (code, message, help) = SweepRequest.words(problem, factors.map(\.factor))
    place.error(code, message, help: help)
  }
}
