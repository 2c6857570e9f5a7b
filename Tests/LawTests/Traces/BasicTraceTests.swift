import Testing

/// Traces of the rules that other rules build upon, worked out by hand.
@Suite struct BasicTraceTests {
  /// One agent and three contacts of 100 s: C comes after B.
  @Test func oldestFirst() throws {
    let trace = Trace(
      types: [("vip", 100), ("other", 50)], groups: [Trace.group("a/all", 1, "vip", "other")],
      arrivals: [(10, "vip@a"), (20, "other@a"), (30, "vip@a")], strategy: "{}")
    #expect(
      try trace.events() == """
        10 A to a/all
        20 B waits in vip@a
        30 C waits in vip@a
        110 B to a/all
        160 C to a/all
        """)
  }

  /// B waits at a, gives up at a's agent after 20 s and finds the helper's, whose pace is half.
  @Test func overflowAfterAWait() throws {
    var trace = Trace(
      types: [("call", 100)],
      groups: [Trace.group("a/all", 1, "call"), ("b/all", 1, [("call", 2)])],
      arrivals: [(10, "call@a"), (15, "call@a"), (16, "call@a"), (17, "call@a")],
      strategy: "overflow: [{from: a, to: b, when: {waited: 20s}}]")
    trace.patience = ["call": 190]
    // b is busy until 235; at 110 a takes C, until 210: D has given up at 207.
    #expect(
      try trace.events() == """
        10 A to a/all
        15 B waits in call@a
        16 C waits in call@a
        17 D waits in call@a
        35 B to b/all
        36 C joins list 2
        37 D joins list 2
        110 C to a/all
        1 gave up
        """)
  }
}
