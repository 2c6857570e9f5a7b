import Report
import Scenarios
import Store
import Study

/// Some figures of every finished cell of a store.
struct SweepAnalysis {
  /// What the sweep is.
  let facts: SweepFacts
  /// The positions of the columns asked for.
  let columns: [Int]
  /// Figures by cell; nil where it has none.
  let results: [[CellResult.Figure]?]

  /// Reads a store; `kpi` names KPIs separated by commas, `center` a center by origin instead of
  /// the total.
  init(of store: String, kpi: String? = nil, center: String? = nil) throws {
    let results = try Ending.using(store) { try ResultStore.existing(store) }
    facts = results.facts
    columns = try Self.chosen(of: results.facts, kpi: kpi, center: center)
    var figures = [[CellResult.Figure]?](repeating: nil, count: results.facts.plan.cellCount)
    try Ending.using(store) {
      try results.forEach { result in
        guard figures.indices.contains(result.cell) else { return }
        figures[result.cell] = result.figures
      }
    }
    self.results = figures
  }

  /// The report as text.
  func text(_ words: Words) -> String {
    SweepReport(facts, columns: columns, results: results, words: words).rendered
  }

  /// The report as a page.
  func write(to target: PageTarget, language: Language) throws {
    try target.write {
      ReportPage(
        sweep: facts, columns: columns, results: results, language: language,
        options: .init(command: Invocation.command))
    }
  }

  private static func chosen(
    of facts: SweepFacts, kpi: String?, center: String?
  ) throws -> [Int] {
    let scope = center == nil ? ScopeKind.total : .centerByOrigin
    let inScope = facts.columns.indices.filter {
      facts.columns[$0].scope == scope.rawValue && facts.columns[$0].center == center
    }
    guard !inScope.isEmpty else {
      let centers = facts.columns.compactMap(\.center)
      let near = center.flatMap { Spelling.nearest(to: $0, among: centers) }
      throw Ending.fault(
        .badArguments,
        "the store keeps no figures of \(center.map { Display.quote($0) } ?? "the total")",
        help: near.map { "did you mean \(Display.quote($0))?" })
    }
    let kept = inScope.map { facts.columns[$0].kpi }
    let usual = kept.contains(Measure.serviceLevel.name) ? Measure.serviceLevel.name : kept[0]
    let names = kpi?.split(separator: ",").map(String.init) ?? [usual]
    return try names.map { name in
      guard let place = kept.firstIndex(of: name) else {
        let near = Spelling.nearest(to: name, among: kept)
        throw Ending.fault(
          .unknownKPI, "the store keeps no kpi \(Display.quote(name))",
          help: near.map { "did you mean \(Display.quote($0))?" }
            ?? "it keeps \(Display.list(kept))")
      }
      return inScope[place]
    }
  }
}
