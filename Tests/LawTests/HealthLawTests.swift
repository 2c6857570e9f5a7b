import Scenarios
import Study
import Testing

/// Strategies beside isolated centers on the same customers, and how far estimates are off, all
/// worked out by hand.
@Suite struct HealthLawTests {
  /// One agent at a and one at b; calls take 100 s, sales, which b alone takes, as long as said.
  private func trace(
    _ strategy: String, sale: Double = 100, patience: Double? = nil,
    _ arrivals: (Double, String)...
  ) -> Trace {
    var trace = Trace(
      types: [("call", 100), ("sale", sale)],
      groups: [Trace.group("a/all", 1, "call"), Trace.group("b/all", 1, "call", "sale")],
      arrivals: arrivals.map { (time: $0.0, queue: $0.1) }, strategy: strategy)
    if let patience { trace.patience = ["call": patience] }
    return trace
  }

  /// What a single replication is estimated to be, isolated centers beside it.
  private func result(_ trace: Trace) throws -> StrategyResult {
    let plan = try Trial.plan(of: trace.text, id: "health")
    var study = plan.study(settings: RunSettings(seed: 1, replications: 1))
    study.isBesideIsolated = true
    return try Study.run(study).strategies[0]
  }

  /// C of a is answered at b after 85 s and not at home after 90; for it D of b waits 99 s.
  ///
  /// So half the contacts of b are late that would not be, and nobody of a gains: C is late both
  /// ways. Catches a loss with the wrong sign, and one of a center that takes nobody.
  @Test func aHelperLosesWhatAGuestGains() throws {
    let found = try result(
      trace(
        "overflow: [{from: a, to: b, when: {waited: 20s}}]", (5, "sale@b"), (10, "call@a"),
        (20, "call@a"), (106, "call@b")))
    #expect(found.estimate(.overflowOut, in: .total)?.value == 1)
    #expect(found.estimate(.overflowWaitedLonger, in: .total)?.value == 0)
    #expect(found.estimate(.contagion, in: .center(0, .origin))?.value == 0)
    #expect(found.estimate(.contagion, in: .center(1, .origin))?.value == 0.5)
    #expect(found.estimate(.contagion, in: .total)?.value == 0.5)
  }

  /// Sent to b at 40, where the agent is busy until 205; at home the call is answered after 90 s.
  @Test func somebodyWaitsLongerThanAtHome() throws {
    let stages =
      "stages: {call: [{at: 0s, agents: {a: 1}, queue: {a: 1}}, {at: 20s, queue: {b: 1}}]}"
    let found = try result(
      trace(stages, sale: 200, (5, "sale@b"), (10, "call@a"), (20, "call@a")))
    #expect(found.estimate(.overflowWaitedLonger, in: .total)?.value == 1)
    #expect(found.estimate(.overflowWaitedLonger, in: .center(0, .origin))?.value == 1)
    #expect(found.estimate(.overflowWaitedLonger, in: .center(1, .origin)) == nil)
  }

  /// Without an answer a wait is endless: hanging up at home is longer than any answer elsewhere,
  /// and hanging up elsewhere longer than any answer at home.
  @Test func whoIsNeverAnsweredWaitsLongest() throws {
    let answered = try result(
      trace(
        "overflow: [{from: a, to: b, when: {waited: 20s}}]", sale: 55, patience: 60,
        (5, "sale@b"), (10, "call@a"), (20, "call@a")))
    #expect(answered.estimate(.overflowOut, in: .total)?.value == 1)
    #expect(answered.estimate(.overflowWaitedLonger, in: .total)?.value == 0)
    let left = try result(
      trace(
        "allocate: [{shares: {b: 100%}}]", patience: 60, (5, "sale@b"), (20, "call@a")))
    #expect(left.estimate(.abandoned, in: .total)?.value == 1)
    #expect(left.estimate(.overflowWaitedLonger, in: .total)?.value == 1)
  }

  /// Isolated centers beside themselves: nobody goes elsewhere, nobody loses.
  @Test func isolatedCentersLoseNothing() throws {
    let found = try result(
      trace("{}", patience: 60, (5, "sale@b"), (10, "call@a"), (20, "call@a"), (30, "call@b")))
    #expect(found.estimate(.overflowOut, in: .total)?.value == 0)
    #expect(found.estimate(.ruleActivations, in: .total)?.value == 0)
    #expect(found.estimate(.overflowWaitedLonger, in: .total) == nil)
    #expect(found.estimate(.contagion, in: .center(1, .origin))?.value == 0)
    #expect(found.estimate(.contagion, in: .total)?.value == 0)
  }

  /// What nobody asks for is not simulated, and the run is the same, bit for bit.
  @Test func askingChangesNothing() throws {
    let text = trace(
      "overflow: [{from: a, to: b, when: {waited: 20s}}]", (5, "sale@b"), (10, "call@a"),
      (20, "call@a"), (106, "call@b")
    ).text
    let plan = try Trial.plan(of: text, id: "health")
    let study = plan.study(settings: RunSettings(seed: 1, replications: 1))
    let plain = try Study.run(study)
    #expect(plain.strategies[0].estimate(.contagion, in: .total) == nil)
    #expect(plain.strategies[0].estimate(.overflowWaitedLonger, in: .total) == nil)
    var asked = study
    asked.comparison = ComparisonSettings(also: [.contagion])
    let both = try Study.run(asked)
    #expect(both.strategies[0].estimate(.contagion, in: .total)?.value == 0.5)
    #expect(both.run.digest == plain.run.digest)
  }

  /// A is served from 10 to 110; B, of 20, waits 90 s, and C, of 130, waits 80 s.
  ///
  /// Nothing is handled when B comes, so `start` is its estimate; for C it is the 0 s of A. By the
  /// queue both are told 100 s. Catches an error with the wrong sign, and contacts answered at once
  /// among the counted: A would have none.
  @Test func estimatesAreMeasuredByTheWait() throws {
    let cases: [(estimate: String, errors: [Double])] = [
      ("{method: last_finished, start: 60s}", [-30, -80]),
      ("{method: last_finished}", [-90, -80]), ("{method: last_answered}", [-90, 10]),
      ("{method: queue}", [10, 20]),
    ]
    for (estimate, errors) in cases {
      let found = try result(
        trace("estimate: \(estimate)", (10, "call@a"), (20, "call@a"), (130, "call@a")))
      let bias = try #require(found.estimate(.estimateBias, in: .total)?.value)
      let squares = try #require(
        found.estimate(.estimateSquaredError, in: .center(0, .origin))?.value)
      let squared = errors.map { $0 * $0 }
      #expect(abs(bias - (errors[0] + errors[1]) / 2) < 1e-9, "\(estimate)")
      #expect(abs(squares - (squared[0] + squared[1]) / 2) < 1e-6, "\(estimate)")
    }
    let silent = try result(trace("{}", (10, "call@a"), (20, "call@a")))
    #expect(silent.estimate(.estimateBias, in: .total) == nil)
  }
}
