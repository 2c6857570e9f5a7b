import Testing

/// Who helps whom, and when, worked out by hand.
@Suite struct HelpTraceTests {
  /// Catches help that nobody has asked for: b is idle from 130 on.
  @Test func nobodyHelps() throws {
    try Trace.calls([10: "a", 20: "a", 30: "b", 40: "a"], "{}").expect(
      """
      10 A to a/all
      20 B waits in call@a
      30 C to b/all
      40 D waits in call@a
      110 B to a/all
      210 D to a/all
      """)
  }

  /// b is tried first, also by those of a; who waits, waits at home.
  @Test func listsInTheirOrder() throws {
    try Trace.calls([10: "a", 20: "a", 30: "b", 40: "a"], "route: {call: [b, a]}").expect(
      """
      10 A to b/all
      20 B to a/all
      30 C waits in call@b
      40 D waits in call@a
      110 C to b/all
      120 D to a/all
      """)
  }

  /// c before b, as `to` says; b is idle from 130 on and does not look at E, which waits at a.
  @Test func helpersInTheirOrder() throws {
    try Trace.calls(
      [10: "a", 20: "a", 30: "a", 40: "a", 45: "a", 50: "c"],
      "overflow: [{from: a, to: [c, b], at: arrival}]", agents: [1, 1, 1]
    ).expect(
      """
      10 A to a/all
      20 B to c/all
      30 C to b/all
      40 D waits in call@a
      45 E waits in call@a
      50 F waits in call@c
      110 D to a/all
      120 F to c/all
      210 E to a/all
      """)
  }

  /// With two idle at each, the first, b; then c has more, b has one as c has, and c is left.
  @Test func theHelperWithTheMostIdle() throws {
    try Trace.calls(
      [10: "a", 20: "a", 30: "a", 40: "a", 50: "a", 60: "a"],
      "overflow: [{from: a, to: [b, c], at: arrival, choose: most_idle}]", agents: [1, 2, 2]
    ).expect(
      """
      10 A to a/all
      20 B to b/all
      30 C to c/all
      40 D to b/all
      50 E to c/all
      60 F waits in call@a
      110 F to a/all
      """)
  }

  /// Of a helper's groups with one idle agent each the longest idle is taken: y, since x has been
  /// idle from 101 only.
  ///
  /// Catches the first group of the file.
  @Test func theLongestIdleOfTheHelper() throws {
    let trace = Trace(
      types: [("call", 100)],
      groups: [
        Trace.group("a/all", 1, "call"), Trace.group("b/x", 1, "call"),
        Trace.group("b/y", 1, "call"),
      ], arrivals: [(1, "call@b"), (150, "call@a"), (160, "call@a")],
      strategy: "overflow: [{from: a, to: b, at: arrival, choose: most_idle}]")
    try trace.expect(
      """
      1 A to b/x
      150 B to a/all
      160 C to b/y
      """)
  }

  /// c is named first, but has been idle from 105 only, b from the start.
  @Test func theHelperThatIsIdleForLongest() throws {
    try Trace.calls(
      [5: "c", 199: "a", 200: "a", 201: "a"],
      "overflow: [{from: a, to: [c, b], at: arrival, choose: longest_idle}]", agents: [1, 1, 1]
    ).expect(
      """
      5 A to c/all
      199 B to a/all
      200 C to b/all
      201 D to c/all
      """)
  }

  /// A guest starts only while more than one agent of b is idle.
  ///
  /// At 120 one agent of b is free, which is not more than one; at 140 the second is free too.
  /// Catches the freed agent who leaks through, and a reserve that holds own contacts back: D.
  @Test func aReserveHoldsAgentsBack() throws {
    try Trace.calls(
      [10: "a", 20: "a", 30: "a", 40: "b", 115: "a"],
      """
      overflow: [{from: a, to: b, when: {waited: 0s}}]
      reserve: {b: {keep_idle: 1}}
      """, agents: [1, 2]
    ).expect(
      """
      10 A to a/all
      20 B to b/all
      30 C waits in call@a
      30 C joins list 2
      40 D to b/all
      110 C to a/all
      115 E waits in call@a
      115 E joins list 2
      140 E to b/all
      """)
  }

  /// a at once, b after 20 s, c after 45 s: all are busy, and whoever is free first takes D, the
  /// older; c is free at 112 and nobody is left.
  @Test func ringsThatGrow() throws {
    try rings("").expect(
      """
      5 A to b/all
      10 B to a/all
      12 C to c/all
      20 D waits in call@a
      30 E waits in call@a
      40 D joins list 3
      50 E joins list 3
      65 D joins list 4
      75 E joins list 4
      105 D to b/all
      110 E to a/all
      """)
  }

  /// The same, but a new ring leaves the one before: from 65 and 75 on both wait for c alone.
  ///
  /// Catches a place that is kept: a and b are idle from 110 on.
  @Test func ringsThatMoveOn() throws {
    try rings(", earlier: lost").expect(
      """
      5 A to b/all
      10 B to a/all
      12 C to c/all
      20 D waits in call@a
      30 E waits in call@a
      40 D moves to list 3
      50 E moves to list 3
      65 D moves to list 4
      75 E moves to list 4
      112 D to c/all
      212 E to c/all
      """)
  }

  private func rings(_ earlier: String) -> Trace {
    Trace.calls(
      [5: "b", 10: "a", 12: "c", 20: "a", 30: "a"],
      "overflow: [{rings: [{to: a}, {to: b, after: 20s}, {to: c, after: 45s}]\(earlier)}]",
      agents: [1, 1, 1])
  }

  /// Offered to b every 15 s from 30 on, and accepted when somebody is idle there: not at 105, but
  /// at 120, though b is idle from 110 on.
  ///
  /// Catches an agent of b who looks by itself.
  @Test func offeredAgainAndAgain() throws {
    try Trace.calls(
      [10: "b", 27: "a", 30: "a"],
      "overflow: [{from: a, to: b, when: {waited: 0s, there: {idle_agents: {above: 0}}}, "
        + "test: {every: 15s}, old_place: lost}]"
    ).expect(
      """
      10 A to b/all
      27 B to a/all
      30 C waits in call@a
      120 C to b/all
      """)
  }

  /// E compares at 50, 80 and 110: 200 s here, with C ahead, and 200 s there, with D, which came
  /// earlier; at 110 D is served and E would be the next.
  ///
  /// C and D are the first of their queues and have nothing to gain.
  @Test func comparedAgainWhileWaiting() throws {
    try Trace.calls(
      [5: "b", 14: "a", 15: "a", 18: "b", 20: "a"],
      "overflow: [{from: all, to: all, when: {waited: 30s, wait_improved: {at_least: 30s}}, "
        + "test: {every: 30s}, old_place: lost}]"
    ).expect(
      """
      5 A to b/all
      14 B to a/all
      15 C waits in call@a
      18 D waits in call@b
      20 E waits in call@a
      105 D to b/all
      110 E moves to call@b
      114 C to a/all
      205 E to b/all
      """)
  }

  /// One line for both centers; E takes the agent who has been idle for longer, since 210 and not
  /// since 220.
  @Test func oneQueue() throws {
    try Trace.calls([10: "a", 20: "a", 30: "b", 40: "a", 300: "b"], "pool: all").expect(
      """
      10 A to a/all
      20 B to b/all
      30 C waits in call@a
      40 D waits in call@a
      110 C to a/all
      120 D to b/all
      300 E to a/all
      """)
  }

  /// Within a pool the own come first, until others have waited more than 60 s.
  ///
  /// At 110 C has waited 50 s, and D, younger and at home, comes first; with 80 s C does.
  @Test func theOwnComeFirst() throws {
    let strategy = "pool: all\nagents: {local_first: {until_waited: 60s}}"
    try Trace.calls([10: "a", 20: "b", 60: "b", 80: "a"], strategy).expect(
      """
      10 A to a/all
      20 B to b/all
      60 C waits in call@b
      80 D waits in call@a
      110 D to a/all
      120 C to b/all
      """)
    try Trace.calls([10: "a", 20: "b", 30: "b", 80: "a"], strategy).expect(
      """
      10 A to a/all
      20 B to b/all
      30 C waits in call@b
      80 D waits in call@a
      110 C to a/all
      120 D to b/all
      """)
  }

  /// All to a, from 50 s on all to b; C comes at exactly 50.
  @Test func sharesOfTheHour() throws {
    try Trace.calls(
      [10: "a", 20: "b", 50: "a", 60: "a"],
      "allocate: [{shares: [{after: 0s, a: 100%}, {after: 50s, b: 100%}]}]"
    ).expect(
      """
      10 A to a/all
      20 B moves to call@a
      50 C to b/all
      60 D moves to call@b
      110 B to a/all
      150 D to b/all
      """)
  }

  /// With somebody waiting at a, who else would wait is sent to b: C to its agent, D to its queue.
  @Test func sentOnForGood() throws {
    try Trace.calls(
      [10: "a", 20: "a", 30: "a", 40: "a"],
      "deflect: [{from: a, when: {queue: {at_least: 1}}, to: b}]"
    ).expect(
      """
      10 A to a/all
      20 B waits in call@a
      30 C to b/all
      40 D moves to call@b
      110 B to a/all
      130 D to b/all
      """)
  }
}
