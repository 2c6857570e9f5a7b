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
    ("priority", Customers.priority), ("ratio_sharing", RatioSharing.trial),
  ]

  /// Contacts a row may cost in the short run that belongs to every test run.
  static let shortBudget = 1.2e6

  static func verdict(
    _ name: String, contacts: Double, seed: UInt64
  ) throws -> (verdict: Verdict, rows: Int) {
    let translate = try #require(tables.first { $0.0 == name }?.1)
    let rows = try ReferenceRow.table(name)
    var verdict = Verdict()
    for (index, row) in rows.enumerated() {
      // Rows of one table must not share their customers, or one chance event is seen in all.
      let own = seed &+ UInt64(index) &* 1_000_003
      verdict.add(row, try translate(row).run(contacts: contacts, seed: own))
    }
    return (verdict, rows.count)
  }

  @Test(arguments: tables.map(\.0))
  func shortRunAgrees(table: String) throws {
    let (verdict, rows) = try Self.verdict(table, contacts: Self.shortBudget, seed: 20110812)
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

  /// The whole of it: more contacts, eight seeds, and all tables together.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SPILLWAY_NIGHTLY"] == "1"))
  func longRunAgrees() throws {
    var all = Verdict()
    for seed in UInt64(1)...8 {
      for (name, _) in Self.tables {
        let (verdict, _) = try Self.verdict(name, contacts: 4e6, seed: seed)
        let rejected = verdict.rejected.map { "\($0.row) \($0.figure.name) \($0.score)" }
        #expect(rejected.isEmpty, "\(name), seed \(seed): \(rejected)")
        all.lines += verdict.lines
      }
    }
    print(String(format: "all tables, eight seeds: root mean square of z %.4f", all.rootMeanSquare))
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
