import Foundation
import Store
import Study
import Testing

/// A sweep of made-up results, in a folder of its own.
struct Sample {
  let folder: URL
  let facts: SweepFacts

  /// A sweep of a number of cells with two figures each.
  init(cells: Int = 60, seed: UInt64 = 1) throws {
    folder = URL.temporaryDirectory.appending(path: "spillway-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let levels = (1...cells).map { "\($0)" }
    facts = SweepFacts(
      title: "Sample", scenario: "0123", seed: seed, replications: 3, version: "1",
      strategy: "alone",
      plan: try SweepPlan(
        factors: [Factor(path: "agents", values: .levels(levels))], design: .grid),
      columns: ["service_level", "cost"].map {
        SweepColumn(scope: "total", position: 0, kpi: $0)
      })
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// The store of a name, made where there is none.
  func store(_ name: String = "a.sqlite") throws -> ResultStore {
    try ResultStore.open(path(name), facts)
  }

  /// The result of a cell: figures of its number, some without an interval; every tenth fails.
  static func result(_ cell: Int) -> CellResult {
    if cell % 10 == 9 { return CellResult(cell: cell, outcome: .failed(reason: "ninth \(cell)")) }
    let share = 1 / Double(cell + 3)
    return CellResult(
      cell: cell,
      outcome: .done(
        figures: [
          CellResult.Figure(value: share, low: share - 0.1, high: .nan),
          CellResult.Figure(value: cell % 7 == 0 ? .nan : -0.0, low: .nan, high: .nan),
        ], digest: String(repeating: "ab", count: 32), contacts: Int64(cell) * 1_000_000_000))
  }

  /// Everything in a store.
  static func results(_ store: ResultStore) throws -> [CellResult] {
    var results: [CellResult] = []
    try store.forEach { results.append($0) }
    return results
  }
}
