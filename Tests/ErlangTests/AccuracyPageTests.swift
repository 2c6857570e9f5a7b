import Foundation
import Testing

/// `docs/background/erlang-accuracy.md` holds the errors of every row of the exact tables.
///
/// `SPILLWAY_RECORD=1 swift test --filter AccuracyPageTests` writes its table anew. The page is
/// right while no error has more than doubled: another C library may round a logarithm otherwise,
/// by a unit in its last place, 1e-15 in all; a formula that loses digits fails here before it
/// fails the 1e-13 of the tables.
@Suite struct AccuracyPageTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/background/erlang-accuracy.md").standardizedFileURL
  private static let head = "| formula | figures | up to 10 agents | 100 | 10^4 | 10^6 | worst |"

  private static let names: [(formula: String, words: String)] = [
    ("erlang_b", "Erlang B"), ("erlang_c", "Erlang C"), ("erlang_a", "Erlang A"),
    ("mmsk_m", "M/M/s/K, with and without patience"), ("M/M/s+G", "M/M/s+G, seven laws"),
    ("erlang_b_min_servers", "least agents, Erlang B"),
    ("erlang_b_max_load", "largest load, Erlang B"),
    ("erlang_c_min_agents", "least agents, Erlang C"),
    ("erlang_a_min_agents", "least agents, Erlang A"),
    ("overflow_moments", "mean and variance of overflow"),
    ("ert_loss", "equivalent random group, exact and Rapp"), ("hayward", "Hayward"),
    ("halfin_whitt", "Halfin-Whitt"), ("halfin_whitt_inverse", "inverse of Halfin-Whitt"),
    ("garnett", "Garnett"), ("garnett_inverse", "inverse of Garnett"),
  ]

  private static func lines() throws -> [ErrorTable.Line] {
    var table = ErrorTable()
    try ExactTableTests.checkMarkovian(&table)
    try ExactTableTests.checkGeneral(&table)
    try ExactInverseTests.check(&table)
    let lines = table.lines
    #expect(Set(lines.map(\.formula)) == Set(names.map(\.formula)))
    return names.compactMap { name in lines.first { $0.formula == name.formula } }
  }

  private static func cell(_ error: Double?) -> String {
    guard let error else { return "" }
    return error == 0 ? "exact" : String(format: "%.0e", error)
  }

  private static func rendered(_ lines: [ErrorTable.Line]) -> String {
    let rows = zip(names, lines).map { name, line in
      let cells =
        [name.words, "\(line.figures)"] + line.worst.map(cell) + ["`\(line.worstFigure)`"]
      return "| \(cells.joined(separator: " | ")) |"
    }
    return ([head, "|---|---|---|---|---|---|---|"] + rows).joined(separator: "\n")
  }

  @Test func thePageHoldsTheErrors() throws {
    let lines = try Self.lines()
    var text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: Self.head)?.lowerBound)
    let end = text.range(of: "\n\n", range: start..<text.endIndex)?.lowerBound ?? text.endIndex
    if ProcessInfo.processInfo.environment["SPILLWAY_RECORD"] != nil {
      text.replaceSubrange(start..<end, with: Self.rendered(lines))
      try text.write(to: Self.page, atomically: true, encoding: .utf8)
      return
    }
    let rows = text[start..<end].split(separator: "\n").dropFirst(2)
    #expect(rows.count == lines.count)
    for (row, (name, line)) in zip(rows, zip(Self.names, lines)) {
      let cells = row.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      #expect(cells.count == 9 && cells[1] == name.words && cells[2] == "\(line.figures)", "\(row)")
      for (index, error) in line.worst.enumerated() {
        let cell = cells[index + 3]
        guard let error else {
          #expect(cell.isEmpty, "\(row)")
          continue
        }
        let printed = cell == "exact" ? 0 : try #require(Double(cell), "\(row)")
        #expect(error <= 2 * printed + 1e-15, "\(name.words): \(error), the page says \(cell)")
      }
    }
  }
}
