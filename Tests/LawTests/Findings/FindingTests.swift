import Foundation
import Study
import Testing

/// Findings of the literature, each said as a scenario file and reproduced.
///
/// Expected values marked exact come from a formula or a Markov chain; the others were simulated
/// by another program and have the standard error that stands with them. Seeds are fixed.
@Suite(.serialized) struct FindingTests {
  typealias Expectation = Finding.Expectation

  /// Two queues of M/D/1 by Pollaczek and Khinchin, exact: 2.5 and 25 minutes.
  ///
  /// The rest is known to 1 %. One queue for all makes everybody wait as long as the mixture:
  /// catches a pool that is better than it can be. The relaxation time of the long contacts is
  /// hours, hence the long horizon.
  @Test func poolingOfDifferentHandleTimes() throws {
    let finding = Finding(name: "pooling", shortReplications: 20)
    func waits(_ strategy: String, _ short: Double, _ long: Double, _ all: Double, _ error: Double)
      -> [Expectation]
    {
      zip([.contactType(0), .contactType(1), .total] as [Scope], [short, long, all]).map {
        Expectation(
          strategy: strategy, measure: .meanWait, scope: $0, value: $1 * 60,
          error: $1 * 60 * error)
      }
    }
    try finding.expect(
      waits("apart", 2.5, 25, 50 * 2.5 / 55 + 5 * 25 / 55, 0)
        + [
          Expectation(
            strategy: "one_queue", measure: .meanWait, value: 6.15 * 60, error: 6.15 * 0.6)
        ]
        + waits("help_both_ways", 3.66, 8.58, 4.11, 0.01)
        + waits("short_may_use_the_office", 1.80, 25.2, 3.92, 0.01),
      in: try finding.results())
  }

  /// The late last: the service level trebles, and the late wait more than twice as long.
  ///
  /// Catches a window that is open at the wrong end: then the two would be alike.
  @Test func servingTheLateLast() throws {
    let finding = Finding(name: "late-last", shortReplications: 10)
    func figures(_ strategy: String, _ level: Double, _ p95: Double, _ p99: Double)
      -> [Expectation]
    {
      [
        Expectation(strategy: strategy, measure: .serviceLevel, value: level, error: 0.002),
        Expectation(strategy: strategy, measure: .abandonmentRate, value: 0.102, error: 0.002),
        Expectation(strategy: strategy, measure: .answeredWaitP95, value: p95, error: 1.2),
        Expectation(strategy: strategy, measure: .answeredWaitP99, value: p99, error: 2.5),
      ]
    }
    try finding.expect(
      figures("first_in_first_out", 0.230, 156, 199)
        + figures("within_target_first", 0.769, 342, 585), in: try finding.results())
  }

  /// Second skills for three agents of each pair: nearly as good as all six.
  ///
  /// One skill is simulated by a second program of forty lines, six queues that share 120 lines.
  /// Catches a second skill that is preferred to the first, or never used.
  @Test func twoSkillsAreNearlyAsGoodAsAll() throws {
    let finding = Finding(name: "two-skills", shortReplications: 16)
    func figures(
      _ strategy: String, _ blocked: Double, _ speed: Double, _ within: Double,
      errors: [Double] = [0.0002, 0.5, 0.0015]
    ) -> [Expectation] {
      zip(
        [.answerRate, .averageSpeedOfAnswer, .serviceLevelAnswered] as [Measure],
        zip([1 - blocked, speed, within], errors)
      ).map {
        Expectation(strategy: strategy, measure: $0, value: $1.0, error: $1.1)
      }
    }
    try finding.expect(
      figures("one_skill", 0.0416, 183.3, 0.4735, errors: [0.0005, 1.5, 0.002])
        + figures("two_skills", 0.0043, 36, 0.716) + figures("all_skills", 0.0036, 27, 0.765),
      in: try finding.results())
  }

  /// Home contacts that wait and guests served, both exact (a birth and death chain).
  ///
  /// Catches a reserve of one agent more or fewer: 0.302 would be 0.36 or 0.25.
  @Test func aReserveProtectsHome() throws {
    let finding = Finding(name: "reserve", shortReplications: 10)
    let rows = [
      ("no_reserve", 0.44066, 16.78), ("keep_2", 0.30247, 15.85), ("keep_5", 0.17888, 14.17),
      ("keep_8", 0.11182, 12.33),
    ]
    try finding.expect(
      rows.flatMap { strategy, waits, guests in
        [
          Expectation(
            strategy: strategy, measure: .waitProbability, scope: .center(0, .origin),
            value: waits),
          // Two digits of the erlangs are known.
          Expectation(
            strategy: strategy, measure: .answerRate, scope: .center(1, .origin),
            value: guests / 30, error: 0.003 / 30),
        ]
      }, in: try finding.results())
  }

  /// Points three to one at 95 % load: 16.31 s and 44.47 s, exact.
  ///
  /// W of the slow is W / (1 - load of the fast x (1 - 1/3)), and the sum is conserved (Kleinrock
  /// 1964). Catches slopes that act on something else than the wait.
  @Test func agingSharesTheWait() throws {
    let finding = Finding(name: "aging", shortReplications: 20)
    let waits = [
      ("three_to_one", 16.31, 44.47), ("first_in_first_out", 30.39, 30.39),
      ("strict_priority", 2.89, 57.88),
    ]
    try finding.expect(
      waits.flatMap { strategy, gold, other in
        zip([gold, other], 0...1).map {
          Expectation(
            strategy: strategy, measure: .meanWait, scope: .contactType($1), value: $0,
            error: 0.005)
        }
      }, in: try finding.results())
  }

  /// Three orders of twenty agents, exact (a chain in two dimensions).
  ///
  /// Longest idle and random give the same in law. Catches an order by the wrong end, and a random
  /// one that draws groups in place of agents.
  @Test func theFastestFirst() throws {
    let finding = Finding(name: "fastest-first", shortReplications: 10)
    let rows = [
      ("fastest", 0.53285, 0.940, 0.840), ("longest_idle", 0.55657, 0.888, 0.917),
      ("random", 0.55657, 0.888, 0.917), ("slowest", 0.57337, 0.854, 0.969),
    ]
    try finding.expect(
      rows.flatMap { strategy, waits, fast, slow in
        [Expectation(strategy: strategy, measure: .waitProbability, value: waits)]
          + zip([fast, slow], 0...1).map {
            Expectation(
              strategy: strategy, measure: .occupancy, scope: .group($1), value: $0,
              error: 0.0003)
          }
      }, in: try finding.results())
  }
}
