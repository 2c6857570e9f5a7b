import Sim
import Testing

/// What is counted of contacts between centers, each worked out by hand.
@Suite struct HealthTraceTests {
  /// Centers of one agent each; contacts take 100 s.
  private func trace(
    _ strategy: String, centers: [String] = ["a", "b"], _ arrivals: (Double, String)...
  ) -> Trace {
    Trace(
      types: [("call", 100)], groups: centers.map { Trace.group("\($0)/all", 1, "call") },
      arrivals: arrivals.map { (time: $0.0, queue: "call@\($0.1)") }, strategy: strategy)
  }

  /// The events, and the counts of all queues together, by name; counts of 0 are left out.
  private func expect(
    _ trace: Trace, _ events: String, _ counts: [HealthCounter: Int64],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let (lines, seen) = try trace.observed()
    #expect(lines == events, sourceLocation: sourceLocation)
    var found: [HealthCounter: Int64] = [:]
    for counter in HealthCounter.allCases {
      let sum = (0..<seen.shape.queues).reduce(0) { $0 + seen.health[0, $1, counter] }
      if sum != 0 { found[counter] = sum }
    }
    #expect(found == counts, sourceLocation: sourceLocation)
  }

  /// Nobody goes elsewhere, though everybody waits.
  @Test func isolatedCentersCountNothing() throws {
    try expect(
      trace("{}", (10, "a"), (20, "a"), (30, "b"), (40, "b")),
      """
      10 A to a/all
      20 B waits in call@a
      30 C to b/all
      40 D waits in call@b
      110 B to a/all
      130 D to b/all
      """, [:])
  }

  /// B goes from a to b, D and F from b to a, G from a to b: two turns, at D and at G.
  ///
  /// Catches a turn that is counted for F too, or for B, before which there is none.
  @Test func contactsThatGoTheOtherWay() throws {
    try expect(
      trace(
        "overflow: [{from: all, to: all, at: arrival}]", (10, "a"), (20, "a"), (125, "b"),
        (130, "b"), (240, "b"), (245, "b"), (350, "a"), (355, "a")),
      """
      10 A to a/all
      20 B to b/all
      125 C to b/all
      130 D to a/all
      240 E to b/all
      245 F to a/all
      350 G to a/all
      355 H to b/all
      """, [.activations: 4, .reversals: 2])
  }

  /// C is opened to b at 40 and taken by its agent at 105: one act, not two.
  ///
  /// D is opened too and answered at home: an act all the same.
  ///
  /// Catches a pull of an opened contact that is counted again.
  @Test func anOpenedContactIsTakenWithoutAnotherAct() throws {
    try expect(
      trace(
        "overflow: [{from: a, to: b, when: {waited: 20s}}]", (5, "b"), (10, "a"), (20, "a"),
        (30, "a")),
      """
      5 A to b/all
      10 B to a/all
      20 C waits in call@a
      30 D waits in call@a
      40 C joins list 2
      50 D joins list 2
      105 C to b/all
      110 D to a/all
      """, [.activations: 2])
  }

  /// A second ring opens the contact to c: two acts on one contact, which goes elsewhere once.
  @Test func everyRingIsAnAct() throws {
    try expect(
      trace(
        "overflow: [{rings: [{to: a}, {to: b, after: 20s}, {to: c, after: 40s}]}]",
        centers: ["a", "b", "c"], (5, "b"), (6, "c"), (10, "a"), (20, "a")),
      """
      5 A to b/all
      6 B to c/all
      10 C to a/all
      20 D waits in call@a
      40 D joins list 3
      60 D joins list 4
      105 D to b/all
      """, [.activations: 2])
  }

  /// In a pool nothing is opened: a's agent takes C of b, then b's agent takes D of a.
  @Test func aPoolActsByTaking() throws {
    try expect(
      trace("pool: all", (5, "a"), (10, "b"), (20, "b"), (106, "a")),
      """
      5 A to a/all
      10 B to b/all
      20 C waits in call@a
      105 C to a/all
      106 D waits in call@a
      110 D to b/all
      """, [.activations: 2, .reversals: 1])
  }

  /// C waits at a, from 40 at b alone, from 60 at a again, where it is answered.
  ///
  /// Catches a contact that counts as sent twice when it is sent once: without the last stage it is
  /// answered at b, where it already stood.
  @Test func stagesThatSendToAndFro() throws {
    let there = "stages: {call: [{at: 0s, agents: {a: 1}, queue: {a: 1}}, {at: 20s, queue: {b: 1}}"
    var trace = trace(there + ", {at: 40s, queue: {a: 1}}]}", (5, "a"), (10, "a"), (20, "a"))
    trace.types = [("call", 100), ("sale", 100)]
    trace.groups = [Trace.group("a/all", 1, "call"), Trace.group("b/all", 1, "call", "sale")]
    trace.arrivals[0].queue = "sale@b"
    let head = "5 A to b/all\n10 B to a/all\n20 C waits in list 4\n40 C moves to list 5\n"
    try expect(
      trace, head + "60 C moves to list 6\n110 C to a/all",
      [.activations: 2, .pingPong: 1, .overflowedTwice: 1])
    trace.strategy = there + "]}"
    try expect(trace, head + "105 C to b/all", [.activations: 1])
  }

  /// The valve opens at 40 and closes at 150; B, C and D stand in its list from the beginning.
  @Test func switchesOfAValve() throws {
    let (_, seen) = try trace(
      "overflow: [{from: a, to: b, valve: {open: {queue: {at_least: 2}}, "
        + "close: {queue: {at_most: 0}}, hold: 10s, every: 10s}}]",
      (5, "a"), (21, "a"), (22, "a"), (61, "a"), (221, "a")
    ).observed()
    #expect(seen.health[0, 0, .switches] == 2)
    #expect(seen.health[0, 1, .switches] == 0)
    #expect(seen.health[0, 0, .activations] == 3)
  }

  /// Over a link that takes 30 s B is answered at 50, and C, who bears 20 s, is not: one act each.
  ///
  /// Catches an act that is counted when the agent is held and again when it answers, and one that
  /// is lost with the caller.
  @Test func anActOverALinkCountsOnce() throws {
    for (patience, gaveUp) in [(60.0, ""), (20.0, "\n1 gave up")] {
      var trace = trace(
        "overflow: [{from: a, to: b, at: arrival}]", (10, "a"), (20, "a"))
      trace.sections = "links: [{from: a, to: b, delay: 30s}]\n"
      trace.patience = ["call": patience]
      try expect(trace, "10 A to a/all\n20 B to b/all" + gaveUp, [.activations: 1])
    }
  }

  /// An outage cuts B off at b at 50 and puts it back there; b's agent takes it again at 80.
  ///
  /// Catches an answer after a cut that is taken for one more act, or takes one back.
  @Test func aContactCutOffGoesOnWhereItWas() throws {
    var trace = trace("overflow: [{from: a, to: b, at: arrival}]", (10, "a"), (20, "a"))
    trace.moreEvents = """
        dark:
          center_outage: {center: b, starts: 50s, length: 30s, calls_in_progress: requeued}

      """
    try expect(trace, "10 A to a/all\n20 B to b/all\n80 B to b/all", [.activations: 1])
    // With a pool a's agent, free at 110, takes what b's lost: it comes back.
    trace.strategy = "pool: all"
    trace.arrivals[0].queue = "call@b"
    trace.arrivals[0].time = 5
    trace.moreEvents = trace.moreEvents.replacing("30s", with: "300s")
    let (events, seen) = try trace.observed()
    #expect(events == "5 A to a/all\n20 B to b/all\n105 B to a/all")
    #expect(seen.health[0, 1, .activations] == 1)
    // The arrival's search sent it; that another agent takes it is no act of its own.
    #expect(seen.health[0, 0, .activations] == 1)
    #expect(seen.health[0, 0, .pingPong] == 1)
    #expect(seen.health[0, 0, .overflowedTwice] == 1)
  }
}
