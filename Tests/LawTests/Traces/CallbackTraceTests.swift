import Sim
import Testing

/// Customers who hang up and are called back, event by event, worked out by hand.
///
/// Catches a place that is taken out of the queue, a dialing time that is left out, and an agent
/// who is not free again when nobody answers.
@Suite struct CallbackTraceTests {
  /// C and D find somebody waiting.
  ///
  /// Their places count as waiting for the next. An agent dials for 20 s, so C talks from 230
  /// to 330.
  @Test func thePlaceStaysInTheQueue() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a", 40: "a"],
      "deflect: [{when: {queue: {at_least: 1}}, callback: {dial: 20s}}]")
    let (events, seen) = try trace.observed()
    #expect(
      events == """
        10 A to a/all
        20 B waits in call@a
        30 C takes a callback
        40 D takes a callback
        110 B to a/all
        210 C to a/all
        330 D to a/all
        """)
    // From the arrival to the end of the dialing: 230 - 30 and 350 - 40.
    #expect(counts(seen) == [2, 2, 0, 0])
    #expect(seen.callbacks[0].wait == Ticks(seconds: 200 + 310))
    // Held, but not counted as busy, while it rings.
    #expect(seen.groups[0].busy == Ticks(seconds: 400))
  }

  /// A call is made while nobody waits and more than one of the two agents is idle: not at 120,
  /// when the other one talks.
  @Test func laterWhileAgentsAreKept() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a", 40: "a", 50: "a"],
      "deflect: [{when: {queue: {at_least: 1}}, callback: {place: later, keep_idle: 1}}]",
      agents: [2, 1])
    try trace.expect(
      """
      10 A to a/all
      20 B to a/all
      30 C waits in call@a
      40 D takes a callback
      50 E takes a callback
      110 C to a/all
      210 D to a/all
      310 E to a/all
      """)
  }

  /// C is told two handle times, 200 s: the agent who is idle from 210 on calls at 230.
  @Test func notBeforeTheEstimate() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a"],
      "deflect: [{when: {queue: {at_least: 1}}, callback: {place: later, factor: 1}}]")
    try trace.expect(
      """
      10 A to a/all
      20 B waits in call@a
      30 C takes a callback
      110 B to a/all
      230 C to a/all
      """)
  }

  /// Nobody answers: the agent who dials from 210 to 230 then takes D, who has waited since 215.
  @Test func nobodyAnswers() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a", 215: "a"],
      "deflect: [{when: {queue: {at_least: 1}}, callback: {reach: 0%, dial: 20s}}]")
    let (events, seen) = try trace.observed()
    #expect(
      events == """
        10 A to a/all
        20 B waits in call@a
        30 C takes a callback
        110 B to a/all
        210 C to a/all
        215 D waits in call@a
        230 D to a/all
        """)
    #expect(counts(seen) == [1, 0, 1, 0])
    #expect(seen.byOrigin[0, 0, .customersLost] == 1)
  }

  /// A call that is never made is broken off at the horizon.
  @Test func neverCalled() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a"],
      "deflect: [{when: {queue: {at_least: 1}}, callback: {place: later, keep_idle: 5}}]")
    let (_, seen) = try trace.observed()
    #expect(counts(seen) == [1, 0, 0, 1])
    #expect(seen.byOrigin[0, 0, .customersLost] == 1)
    #expect(seen.identities.broken.isEmpty)
  }

  /// The agent who dials since 210 is gone at 215: the place goes back, and the agent of 300 calls.
  @Test func anOutageWhileItRings() throws {
    var trace = Trace.calls(
      [10: "a", 20: "a", 30: "a"],
      "deflect: [{when: {queue: {at_least: 1}}, callback: {dial: 20s}}]")
    trace.moreEvents = """
        power:
          center_outage: {center: a, starts: 215s, length: 85s, calls_in_progress: requeued}

      """
    try trace.expect(
      """
      10 A to a/all
      20 B waits in call@a
      30 C takes a callback
      110 B to a/all
      210 C to a/all
      300 C to a/all
      """)
  }

  /// Callbacks taken, answered, not answered, and never made.
  private func counts(_ seen: Observations) -> [Int64] {
    let row = seen.callbacks[0]
    return [row.taken, row.reached, row.missed, row.broken]
  }
}
