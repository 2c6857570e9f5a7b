import Foundation
import Study
import Testing

/// How far estimates of waits are off, after Ibrahim and Whitt (2009).
///
/// As in `FindingTests`: five standard errors, seeds fixed. All strategies of a file serve alike,
/// so that they are measured on the same waits.
@Suite(.serialized) struct EstimateFindingTests {
  typealias Expectation = Finding.Expectation

  /// The mean squared error of one strategy over that of another, with its standard error; those of
  /// the two are added as if the waits were not the same, so the sum is too large.
  private func ratio(
    _ upper: String, over lower: String, in results: Results
  ) throws -> (value: Double, error: Double) {
    func squares(_ name: String) throws -> (value: Double, error: Double) {
      let strategy = try #require(results.strategies.first { $0.name == name })
      let estimate = try #require(strategy.estimate(.estimateSquaredError, in: .total))
      return (estimate.value, try #require(estimate.standardError) / estimate.value)
    }
    let (first, second) = (try squares(upper), try squares(lower))
    let value = first.value / second.value
    let error = value * (first.error * first.error + second.error * second.error).squareRoot()
    print("estimators \(upper) / \(lower): \(value) ± \(error)")
    return (value, error)
  }

  private func expect(
    _ upper: String, over lower: String, is value: Double, _ error: Double, in results: Results
  ) throws {
    let found = try ratio(upper, over: lower, in: results)
    let both = (found.error * found.error + error * error).squareRoot()
    #expect(abs(found.value - value) < 5 * both, "\(upper) / \(lower): \(found.value)")
  }

  /// 100 agents and 95 erlangs: the last wait is off twice as far, in squares, as the queue.
  ///
  /// The queue is right on average: its bias is 0 by theory, as the handle time is exponential and
  /// known. Catches an estimate that is taken after the contact has joined the queue, and one that
  /// counts too few ahead: a contact more is 3 s.
  @Test func theLastWaitIsOffTwiceAsFar() throws {
    let finding = Finding(name: "estimators", shortReplications: 10)
    let results = try finding.results()
    try expect("last_answered", over: "queue", is: 2.09, 0.03, in: results)
    try finding.expect(
      [Expectation(strategy: "queue", measure: .estimateBias, value: 0, error: 0.1)], in: results)
  }

  /// 140 erlangs, callers who give up: the queue promises too much, unless it counts on them.
  ///
  /// Catches an estimate that counts with patience where it should not, or the wrong way round.
  @Test func whoGivesUpShortensTheWait() throws {
    let finding = Finding(name: "estimators", file: "overloaded.yaml", shortReplications: 10)
    let results = try finding.results()
    try finding.expect(
      [
        Expectation(
          strategy: "queue", measure: .averageSpeedOfAnswer, value: 99.3, error: 0.1),
        Expectation(strategy: "queue", measure: .estimateBias, value: 20.5, error: 0.1),
        Expectation(
          strategy: "queue_and_patience", measure: .estimateBias, value: 0.8, error: 0.1),
        Expectation(strategy: "last_answered", measure: .estimateBias, value: -2.1, error: 0.1),
      ], in: results)
    try expect("queue", over: "queue_and_patience", is: 3.1, 0.05, in: results)
    try expect("last_answered", over: "queue_and_patience", is: 2.05, 0.03, in: results)
  }
}
