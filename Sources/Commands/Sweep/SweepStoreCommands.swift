import ArgumentParser
import Foundation
import Report
import Scenarios
import Store
import Study

/// `spillway sweep export`: the results as one table.
struct SweepExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the results of a sweep as one table.")

  @Argument(help: "The store.", completion: .file(extensions: ["sqlite"]))
  var store: String

  @Flag(help: "A row for each cell instead of one for each figure.")
  var wide = false

  @Option(help: "csv or ndjson.")
  var format = SweepTable.Form.csv

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.check()
    let results = try Ending.using(store) { try ResultStore.existing(store) }
    let table = SweepTable(results.facts, shape: wide ? .wide : .long, form: format)
    var file = try output.open()
    do {
      file.write(table.header)
      try results.forEach { file.write(table.lines(of: $0)) }
    } catch {
      file.discard()
      throw Ending.store(store, error)
    }
    try file.close()
    let status = try Ending.using(store) { try results.status() }
    if !status.isComplete {
      Screen.error(
        "\(Figures.count(Double(status.finished))) of \(Figures.count(Double(status.cells)))"
          + " cells are finished\n")
    }
  }
}

extension SweepTable.Form: ExpressibleByArgument {}

/// `spillway sweep merge`: several stores of one sweep as one.
struct SweepMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join stores of one sweep, such as those of its shards.")

  @Argument(help: "The stores to take cells from.", completion: .file(extensions: ["sqlite"]))
  var stores: [String]

  @Option(name: .customLong("into"), help: "The store that takes them; made where there is none.")
  var target: String

  func run() throws {
    guard let first = stores.first else { return }
    let facts = try Ending.using(first) { try ResultStore.existing(first).facts }
    let merged = try Ending.using(target) { try ResultStore.open(target, facts) }
    for store in stores {
      try Ending.using(store) { _ = try merged.merge(ResultStore.existing(store)) }
    }
    let status = try Ending.using(target) { try merged.status() }
    try Ending.using(target) { try merged.close() }
    print(SweepWords.summary(status, path: target, program: Invocation.program))
  }
}

/// `spillway sweep analyze`: which factors matter.
struct SweepAnalyze: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Main effects, responses and, of a saltelli design, Sobol indices.")

  @Argument(help: "The store.", completion: .file(extensions: ["sqlite"]))
  var store: String

  @Option(help: "The KPIs, separated by commas. (default: service_level, or the first one kept)")
  var kpi: String?

  @Option(help: "A center by origin, instead of the total.")
  var center: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.check()
    let results = try Ending.using(store) { try ResultStore.existing(store) }
    let columns = try chosen(of: results.facts)
    var figures = [[CellResult.Figure]?](repeating: nil, count: results.facts.plan.cellCount)
    try Ending.using(store) {
      try results.forEach { result in
        guard figures.indices.contains(result.cell) else { return }
        figures[result.cell] = result.figures
      }
    }
    let report = SweepReport(results.facts, columns: columns, results: figures)
    try output.write { $0.write(report.rendered) }
  }

  /// The positions of the columns asked for.
  private func chosen(of facts: SweepFacts) throws -> [Int] {
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
