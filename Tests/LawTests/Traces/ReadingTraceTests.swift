import Testing

/// What rules read, event by event, worked out by hand.
@Suite struct ReadingTraceTests {
  /// The excess of a is its queue less that of b, and must be above 1.
  ///
  /// B waits alone (1, with itself), C makes it 2 and sends the head B to b. A guard that forgets
  /// the arrival, or sends the arrival itself, is caught.
  @Test func sharingSendsTheHead() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a", 40: "a", 50: "b"],
      "overflow: [{between: [a, b], open_above: 1}]")
    // b is busy with B until 130: D waits at a, E at b. At 110 the agent of a takes C; at 130 the
    // excess of a is 1 - 1 = 0, so b takes its own E.
    try trace.expect(
      """
      10 A to a/all
      20 B waits in call@a
      30 B to b/all
      30 C waits in call@a
      40 D waits in call@a
      50 E waits in call@b
      110 C to a/all
      130 E to b/all
      210 D to a/all
      """)
  }

  /// While a guest of a is in service at b, b gets no help from a, however long its queue.
  @Test func helpGoesOneWay() throws {
    let arrivals: KeyValuePairs = [10.0: "a", 20: "a", 30: "b", 40: "b", 50: "b"]
    // B goes to b at 20 (excess 1 > 0): b is busy until 120, a until 110. At 110 the queue of b is
    // three long, but B is in service there: the agent of a rests. At 120 b takes C.
    let oneWay = Trace.calls(arrivals, "overflow: [{between: [a, b], open_above: 0}]")
    try oneWay.expect(
      """
      10 A to a/all
      20 B to b/all
      30 C waits in call@b
      40 D waits in call@b
      50 E waits in call@b
      120 C to b/all
      220 D to b/all
      320 E to b/all
      """)
    let both = Trace.calls(arrivals, "overflow: [{between: [a, b], open_above: 0, one_way: false}]")
    try both.expect(
      """
      10 A to a/all
      20 B to b/all
      30 C waits in call@b
      40 D waits in call@b
      50 E waits in call@b
      110 C to a/all
      120 D to b/all
      210 E to a/all
      """)
  }

  /// One of two conditions is enough, and both at once are one.
  @Test func anyAndAll() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a", 40: "a"],
      "overflow: [{from: a, to: b, at: arrival, when: {any: "
        + "[{queue: {at_least: 2}}, {longest_wait: {above: 9s}, idle_agents: {below: 1}}]}}]")
    // B: queue 0, nobody waits. C at 30: B has waited 10 > 9, nobody idle at a: to b. D: queue 1,
    // and longest wait 20: but b is busy.
    try trace.expect(
      """
      10 A to a/all
      20 B waits in call@a
      30 C to b/all
      40 D waits in call@a
      110 B to a/all
      210 D to a/all
      """)
  }

  /// The estimate of B is 100 s (one to serve, by the type's mean of 100 s over
  /// one agent), that of C 200 s: only C passes a mark of 150 s.
  @Test func estimatedWaitCountsThoseAhead() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a"],
      "overflow: [{from: a, to: b, when: {waited: 0s, estimated_wait: {above: 150s}}}]")
    try trace.expect(
      """
      10 A to a/all
      20 B waits in call@a
      30 C to b/all
      110 B to a/all
      """)
  }

  /// B is first in the queue at 35, 15 s after its arrival; C is second and stays, until B has
  /// gone.
  @Test func onlyTheHeadMayLeave() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 25: "a"],
      "overflow: [{from: a, to: b, when: {waited: 15s, position: {at_most: 1}}, test: {every: 5s}}]"
    )
    // At 40 C is first, but b has B until 135: it becomes a guest there as well.
    try trace.expect(
      """
      10 A to a/all
      20 B waits in call@a
      25 C waits in call@a
      35 B to b/all
      40 C joins list 2
      110 C to a/all
      """)
  }

  /// What is left of its own wait is compared with a place at the helper.
  ///
  /// C has 100 s at both and stays; D has C ahead, 200 s at a, and 100 s at b.
  @Test func movesOnlyIfTheWaitImproves() throws {
    let trace = Trace.calls(
      [5: "b", 10: "a", 20: "a", 30: "a"],
      "overflow: [{from: a, to: b, when: {waited: 20s, wait_improved: {at_least: 60s}}, "
        + "old_place: lost}]")
    try trace.expect(
      """
      5 A to b/all
      10 B to a/all
      20 C waits in call@a
      30 D waits in call@a
      50 D moves to call@b
      105 D to b/all
      110 C to a/all
      """)
  }

  /// Sampled every 60 s from 0 and seen 5 s later: at 62 the board still shows the idle agents of
  /// 0, at 66 those of 60.
  @Test func theBoardIsOld() throws {
    let trace = Trace.calls(
      [10: "a", 20: "b", 62: "a", 66: "a"],
      "board: {every: 60s, delay: 5s}\n"
        + "overflow: [{from: a, to: b, when: {waited: 0s, there: {reads: board, "
        + "idle_agents: {above: 1}}}, old_place: lost}]", agents: [1, 2])
    // b has two agents, one of them busy from 20 to 120. C reads two idle and takes the one who is;
    // D reads one and stays.
    try trace.expect(
      """
      10 A to a/all
      20 B to b/all
      62 C to b/all
      66 D waits in call@a
      110 D to a/all
      """)
  }

  /// Recent service level: after two late answers of two the share within 20 s is 0 of 3 that
  /// count, with A's; one contact more than the least is needed.
  @Test func serviceLevelNeedsContacts() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a", 220: "a", 230: "a"],
      "overflow: [{from: a, to: b, at: arrival, when: {service_level: "
        + "{below: 50%, window: 1000s, contacts: 3}}}]")
    // Answers at a: A at 10 (in time), B at 110 and C at 210 (late). D and E come when one of three
    // was in time: 33 %. D goes to b; E finds both busy.
    try trace.expect(
      """
      10 A to a/all
      20 B waits in call@a
      30 C waits in call@a
      110 B to a/all
      210 C to a/all
      220 D to b/all
      230 E waits in call@a
      310 E to a/all
      """)
  }
}
