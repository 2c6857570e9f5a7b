import Testing

/// Where arrivals are sent, and valves, event by event, worked out by hand.
@Suite struct SendingTraceTests {
  /// All arrivals at a: A is served there (0 and 0: the own center), B goes to b (100 and 0); then
  /// 200 - one wait ahead - everywhere 100: C stays; D has 200 at a and 100 at b.
  @Test func theShortestWaitIsJoinedForGood() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a", 40: "a"],
      "allocate: [{choose: least, by: estimated_wait}]")
    try trace.expect(
      """
      10 A to a/all
      20 B to b/all
      30 C waits in call@a
      40 D moves to call@b
      110 C to a/all
      120 D to b/all
      """)
  }

  /// A handicap of 150 s or the whole estimate: b is 0 + 150 against 100 at a for B, which stays;
  /// for C it is 150 against 200.
  @Test func aHandicapIsAddedToTheWait() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a"],
      "allocate: [{choose: least, by: estimated_wait, handicap: {b: {wait: 150s, share: 100%}}}]")
    try trace.expect(
      """
      10 A to a/all
      20 B waits in call@a
      30 C to b/all
      110 B to a/all
      """)
  }

  /// Weights 50, 25, 25 in turn: everybody gains its weight and the richest pays 100.
  ///
  /// Step 1 (50, 25, 25): a, then -50, 25, 25. Step 2 (0, 50, 50): b, then 0, -50, 50. Step 3 (50,
  /// -25, 75): c, then 50, -25, -25. Step 4 (100, 0, 0): a, then 0, 0, 0.
  @Test func sharesInTurnAreSmooth() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a", 40: "a", 50: "a"],
      "allocate: [{shares: {a: 50%, b: 25%, c: 25%}, draw: rotation}]", agents: [3, 1, 1])
    try trace.expect(
      """
      10 A to a/all
      20 B to b/all
      30 C to c/all
      40 D to a/all
      50 E to a/all
      """)
  }

  /// Set a and b first: an agent each; then ratios at most 1: C (0 + 1) / 1 waits at a, D at b; E
  /// finds 2 at both and goes to an agent of c; F waits where the ratio is least, at c (1 / 2).
  @Test func setsByTheRatioOfTheQueue() throws {
    let trace = Trace.calls(
      [
        10: "a", 20: "a", 30: "a", 40: "a", 50: "a",
        60: "a", 70: "a",
      ], "allocate: [{sets: [[a, b], [c]], at_most: 1}]", agents: [1, 1, 2])
    try trace.expect(
      """
      10 A to a/all
      20 B to b/all
      30 C waits in call@a
      40 D moves to call@b
      50 E to c/all
      60 F to c/all
      70 G moves to call@c
      110 C to a/all
      120 D to b/all
      150 G to c/all
      """)
  }

  /// a and b stand before c; C waits at both, E at c: then F has 2 at a, at b and at c, and stands
  /// at a and b.
  ///
  /// b is free at 120 and takes F. With promotion E stands at all three, so that F has 3, 3 and 2:
  /// it comes to c and stands everywhere. Catches a copy that does not count in a queue, and one
  /// that is taken twice.
  @Test func copiesInTheQueuesOfASet() throws {
    func events(_ copies: String) throws -> String {
      try Trace.calls(
        [10: "a", 20: "a", 30: "a", 40: "a", 50: "a", 60: "a"],
        "allocate: [{sets: [[a, b], [c]], at_most: 1, copies: \(copies)}]", agents: [1, 1, 1]
      ).events()
    }
    #expect(
      try events("set") == """
        10 A to a/all
        20 B to b/all
        30 C moves to list 3
        40 D to c/all
        50 E moves to call@c
        60 F moves to list 3
        110 C to a/all
        120 F to b/all
        140 E to c/all
        """)
    #expect(
      try events("promotion") == """
        10 A to a/all
        20 B to b/all
        30 C moves to list 3
        40 D to c/all
        50 E moves to list 5
        60 F moves to list 5
        110 C to a/all
        120 E to b/all
        140 F to c/all
        """)
  }

  /// c has nobody signed in; b is full once B waits there: C comes to a.
  @Test func theFirstWhoseStateAllowsIt() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a"],
      "allocate: [{choose: first, among: [c, b, a], unless: [inactive, full], full_at: 1}]",
      agents: [1, 1, 0])
    try trace.expect(
      """
      10 A to b/all
      20 B moves to call@b
      30 C to a/all
      110 B to b/all
      """)
  }

  /// Virtual queues: a 1 after A, less 0.1 at 20 (0.9): b; at 30 they are 0.8 and 0.9: a.
  @Test func virtualQueuesDrain() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 30: "a"], "allocate: [{choose: shadow}]")
    try trace.expect(
      """
      10 A to a/all
      20 B to b/all
      30 C waits in call@a
      110 C to a/all
      """)
  }

  /// The board of 0 alone sends all three to a.
  ///
  /// With what was sent since: A to a (0, 0), B to b (1, 0), C to a (1, 1).
  @Test func aBoardAddsWhatWasSent() throws {
    let arrivals: KeyValuePairs = [10.0: "a", 20: "a", 30: "a"]
    let rule = "allocate: [{choose: least, by: contacts, reads: board}]"
    let plain = Trace.calls(arrivals, "board: {every: 60s}\n" + rule)
    try plain.expect(
      """
      10 A to a/all
      20 B waits in call@a
      30 C waits in call@a
      110 B to a/all
      210 C to a/all
      """)
    let own = Trace.calls(arrivals, "board: {every: 60s, extrapolate: true}\n" + rule)
    try own.expect(
      """
      10 A to a/all
      20 B to b/all
      30 C waits in call@a
      110 C to a/all
      """)
  }

  /// b has 3 contacts in the sample of 10 and c none: from 12 to 72 b is left out.
  ///
  /// At 65 the sample of 60 shows 1 at b and 3 at c, and H goes to c all the same; at 75 that of 70
  /// shows 0 and 3, and I to b. Catches a center that is left out for ever or not at all.
  @Test func whoIsClearlyWorseIsLeftOut() throws {
    func events(_ board: String) throws -> [String] {
      var trace = Trace.calls(
        [1: "b", 2: "b", 3: "b", 12: "a", 50: "c", 51: "c", 52: "c", 65: "a", 75: "a"],
        "board: {every: 10s\(board)}\nallocate: [{from: a, among: [b, c], choose: least, "
          + "by: contacts, reads: board}]", agents: [0, 1, 1])
      trace.types = [("call", 20)]
      return try trace.events().split(separator: "\n").map(String.init)
    }
    #expect(
      try events(", suppress: {contacts: 2, for: 60s}") == [
        "1 A to b/all", "2 B waits in call@b", "3 C waits in call@b", "12 D to c/all",
        "21 B to b/all", "41 C to b/all", "50 E to c/all", "51 F waits in call@c",
        "52 G waits in call@c", "65 H moves to call@c", "70 F to c/all", "75 I to b/all",
        "90 G to c/all", "110 H to c/all",
      ])
    #expect(try events("").contains("65 H to b/all"))
  }

  /// In proportion to idle agents only b can be drawn; where nobody is idle the contact stays.
  @Test func nobodyIdleAnywhere() throws {
    let trace = Trace.calls(
      [10: "b", 20: "a", 30: "a"],
      "allocate: [{from: a, among: [b], choose: chance, by: idle_agents, all_zero: home}]")
    // A takes the agent of b; B finds nobody idle there and stays at home, with its idle agent.
    try trace.expect(
      """
      10 A to b/all
      20 B to a/all
      30 C waits in call@a
      120 C to a/all
      """)
  }

  /// B would wait 100 s and is turned away; at 120 the agent is idle again.
  @Test func deflectionIsForThoseWhoWouldWait() throws {
    let trace = Trace.calls(
      [10: "a", 20: "a", 120: "a"],
      "deflect: [{from: a, when: {estimated_wait: {above: 60s}}, to: busy}]")
    try trace.expect(
      """
      10 A to a/all
      20 B is refused
      120 C to a/all
      1 turned away
      """)
  }

  /// Tested at 10, 20 and so on, the queue is 2 from 22 on.
  ///
  /// So the mark holds at 30 and 40, and the valve opens at 40, 10 s held; b takes the oldest at
  /// once. It closes when nobody has waited for 10 s.
  @Test func aValveOpensAndCloses() throws {
    let trace = Trace.calls(
      [5: "a", 21: "a", 22: "a", 61: "a", 221: "a"],
      "overflow: [{from: a, to: b, valve: {open: {queue: {at_least: 2}}, "
        + "close: {queue: {at_most: 0}}, hold: 10s, every: 10s}}]")
    // B to b at 40 until 140. C to a at 105. D (61) is taken by b at 140, open since C and D
    // waited. From 140 on nobody waits: closed at 150. E at 221 finds the agent of a idle.
    try trace.expect(
      """
      5 A to a/all
      21 B waits in call@a
      21 B joins list 2
      22 C waits in call@a
      22 C joins list 2
      40 B to b/all
      61 D waits in call@a
      61 D joins list 2
      105 C to a/all
      140 D to b/all
      221 E to a/all
      """)
  }

  /// At 105 the agent of b takes the guest C of 20 before its own D of 30, though its own come
  /// first otherwise.
  @Test func theOldestOfAll() throws {
    let trace = Trace.calls(
      [5: "b", 10: "a", 20: "a", 30: "b"],
      "overflow: [{from: a, to: b, when: {waited: 0s}, pull: oldest}]")
    try trace.expect(
      """
      5 A to b/all
      10 B to a/all
      20 C waits in call@a
      20 C joins list 2
      30 D waits in call@b
      105 C to b/all
      205 D to b/all
      """)
  }
}
