import Foundation
import Testing

/// Every figure of the exact tables against simulation, through scenario files.
///
/// Seeds are fixed. Over a table Holm's procedure at a family error of 0.001 rejects nothing, and
/// the root mean square of the scores lies in the 99.9 % band of as many independent scores as the
/// table has rows, so a run with another seed raises a false alarm with a chance of at most 0.002 a
/// table. `plantedFaults` shows what the tables would catch.
@Suite(.serialized) struct ExactAnswerTests {
  static let tables: [(String, @Sendable (ReferenceRow) -> Trial)] = [
    ("erlang_a", SteadyState.erlangA), ("general_patience", SteadyState.generalPatience),
    (
      "general_service",
      { $0.model == "Mt/G/inf" ? Transient.infinite($0) : SteadyState.generalService($0) }
    ),
    ("whitt", SteadyState.whitt), ("overflow_idle", ManyCenters.overflow),
    ("reservation", ManyCenters.overflow), ("three_centers", ManyCenters.overflow),
    ("queue_threshold", ManyCenters.threshold), ("pooled", ManyCenters.pooled),
    ("spike", Transient.single), ("sinusoid", Transient.sinusoid),
    ("spike_two_centers", Transient.twoCenters), ("outage", Transient.single),
    ("outage_two_centers", Transient.twoCenters), ("retrial", Customers.retrial),
    ("priority", Customers.priority), ("callback", Customers.callback),
    ("ratio_sharing", RatioSharing.trial),
  ]

  /// Contacts a row may cost in the short run that belongs to every test run.
  static let shortBudget = 1.2e6

  static func verdict(
    _ name: String, seed: UInt64, run: (Trial, UInt64) throws -> [Figure]
  ) throws -> (verdict: Verdict, rows: Int) {
    let translate = try #require(tables.first { $0.0 == name }?.1)
    let rows = try ReferenceRow.table(name)
    var verdict = Verdict()
    for (index, row) in rows.enumerated() {
      // Rows of one table must not share their customers, or one chance event is seen in all.
      let own = seed &+ UInt64(index) &* 1_000_003
      verdict.add(row, try run(translate(row), own))
    }
    return (verdict, rows.count)
  }

  @Test(arguments: tables.map(\.0))
  func shortRunAgrees(table: String) throws {
    let (verdict, rows) = try Self.verdict(table, seed: 20110812) {
      try $0.run(contacts: Self.shortBudget, seed: $1)
    }
    print(verdict.table(table))
    #expect(verdict.missing.isEmpty, "without a measure: \(verdict.missing)")
    let rejected = verdict.rejected.map { line in
      let seen = line.figure.estimate?.value ?? .nan
      return "\(line.row) \(line.figure.name): \(seen) for \(line.figure.exact), z \(line.score)"
    }
    #expect(rejected.isEmpty, "\(rejected)")
    let band = Verdict.band(independent: rows)
    #expect(band.contains(verdict.rootMeanSquare), "\(verdict.rootMeanSquare) not in \(band)")
  }

  /// Contacts that a row may cost for each of the eight seeds of the long run.
  static let longBudget = 3e6

  /// The whole of it: each row until the standard error of every figure is 0.3 % of it or its
  /// budget is spent, eight seeds, and all tables together.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SPILLWAY_NIGHTLY"] == "1"))
  func longRunAgrees() throws {
    var all = Verdict()
    for (name, _) in Self.tables {
      var table = Verdict()
      for seed in UInt64(1)...8 {
        let (verdict, _) = try Self.verdict(name, seed: seed) {
          try $0.run(relativeError: 0.003, contacts: Self.longBudget, seed: $1)
        }
        let rejected = verdict.rejected.map { "\($0.row) \($0.figure.name) \($0.score)" }
        #expect(rejected.isEmpty, "\(name), seed \(seed): \(rejected)")
        table.lines += verdict.lines
      }
      print(table.summary(name))
      all.lines += table.lines
    }
    print(all.summary("all tables, eight seeds"))
    #expect((0.95...1.05).contains(all.rootMeanSquare))
  }

  /// A handle time 3 % longer, or patience 10 % longer, must be seen: the tests can fail.
  @Test(arguments: [("rate: 1.0/min", "rate: 0.97/min"), ("rate: 0.5/min", "rate: 0.45/min")])
  func plantedFaults(right: String, wrong: String) throws {
    let row = try #require(ReferenceRow.table("erlang_a").first { $0.id == "erlang-023" })
    let trial = SteadyState.erlangA(row)
    #expect(trial.text.contains(right))
    let planted = Trial(
      row: row, text: trial.text.replacingOccurrences(of: right, with: wrong),
      contacts: trial.contacts, figures: trial.figures)
    var verdict = Verdict()
    verdict.add(row, try planted.run(contacts: Self.shortBudget, seed: 20110812))
    #expect(!verdict.rejected.isEmpty)
  }
}
