import Testing

/// Traces of contacts that are moved for good, worked out by hand.
///
/// Every contact takes 100 s.
@Suite struct MovingTraceTests {
  private func trace(
    _ strategy: String, _ groups: [(String, Int)], _ arrivals: (Double, String)...
  ) -> Trace {
    Trace(
      types: [("call", 100)], groups: groups.map { Trace.group($0.0, $0.1, "call") },
      arrivals: arrivals.map { (time: $0.0, queue: $0.1) }, strategy: strategy)
  }

  private let two = [("a/x", 1), ("b/y", 1)]

  /// The room of a has one place, which C holds itself: it can still leave its first ring.
  ///
  /// Catches a contact that counts itself among those who fill the room it stays in.
  @Test func aFullRoomDoesNotHoldWhoIsInIt() throws {
    var trace = trace(
      "overflow: [{rings: [{to: a}, {to: b, after: 20s}], earlier: lost}]", two, (5, "call@b"),
      (10, "call@a"), (20, "call@a"), (30, "call@a"))
    trace.ofCenter = ["a": "waiting_room: 1"]
    #expect(
      try trace.events() == """
        5 A to b/y
        10 B to a/x
        20 C waits in call@a
        30 D waits in call@a
        40 C moves to list 2
        105 C to b/y
        1 turned away
        """)
  }

  /// At 40 nobody is signed in at b, so that c opens in its place; C would have waited until 70.
  ///
  /// Catches a ring that is passed over although somebody is there: D is offered b's ring at 45.
  @Test func aRingWithoutAgentsIsPassedOver() throws {
    let rule =
      "overflow: [{rings: [{to: a}, {to: b, after: 20s}, {to: c, after: 50s}], skip_if: "
      + "{signed_in: 0}}]"
    let without = trace(
      rule, [("a/x", 1), ("b/y", 0), ("c/z", 1)], (10, "call@a"), (20, "call@a"), (25, "call@a"))
    // 45: c is busy with B, and C joins its list 20 s after its arrival; a takes it at 110.
    #expect(
      try without.events() == """
        10 A to a/x
        20 B waits in call@a
        25 C waits in call@a
        40 B to c/z
        45 C joins list 4
        110 C to a/x
        """)
    let with = trace(
      rule, [("a/x", 1), ("b/y", 1), ("c/z", 1)], (10, "call@a"), (20, "call@a"), (25, "call@a"))
    #expect(
      try with.events() == """
        10 A to a/x
        20 B waits in call@a
        25 C waits in call@a
        40 B to b/y
        45 C joins list 3
        75 C to c/z
        """)
  }

  /// a has nobody: the first ring is passed over on arrival, and b opens at once.
  ///
  /// B finds y busy and waits for it from its arrival on; at 40, when the ring opens anyway, it
  /// stands there. Catches a first ring that cannot be passed over.
  @Test func theFirstRingIsPassedOverOnArrival() throws {
    let trace = trace(
      "overflow: [{rings: [{to: a}, {to: b, after: 20s}], skip_if: {signed_in: 0}}]",
      [("a/x", 0), ("b/y", 1)], (10, "call@a"), (20, "call@a"))
    #expect(
      try trace.events() == """
        10 A waits in call@a
        10 A to b/y
        20 B waits in call@a
        20 B joins list 2
        110 B to b/y
        """)
  }

  /// At 20 nobody is idle at a nor at b, so E leaves for c's line, list 4, at once.
  ///
  /// At 110 the ring of b has its turn: y is idle, but held back. Catches a contact that then goes
  /// back to the line of b, where nobody takes it.
  @Test func nobodyGoesBackToAnEarlierRing() throws {
    let trace = trace(
      "overflow: [{rings: [{to: a}, {to: b, after: 90s}, {to: c, after: 120s}], earlier: lost, "
        + "skip_if: {idle_agents: 0}}]\nreserve: {b: {keep_idle: 1}}",
      [("a/x", 1), ("b/y", 1), ("c/z", 1)], (1, "call@b"), (5, "call@c"), (6, "call@c"),
      (10, "call@a"), (20, "call@a"))
    #expect(
      try trace.events() == """
        1 A to b/y
        5 B to c/z
        6 C waits in call@c
        10 D to a/x
        20 E waits in call@a
        20 E moves to list 4
        105 C to c/z
        205 E to c/z
        """)
  }

  /// B moves to b at 40 and stands before C, who arrived there at 30; at the back it comes after
  /// both, at the front before all.
  ///
  /// Catches a place that is by arrival whatever the rule says, and D at 50, who must not pass.
  @Test func placeInLine() throws {
    func taken(_ place: String) throws -> String {
      let trace = trace(
        "overflow: [{from: a, to: b, when: {waited: 20s}, old_place: lost\(place)}]", two,
        (5, "call@b"), (6, "call@a"), (15, "call@b"), (20, "call@a"), (30, "call@b"), (50, "call@b")
      )
      return try trace.events().split(separator: "\n").filter { $0.hasSuffix("to b/y") }
        .joined(separator: ", ")
    }
    #expect(
      try taken("") == "5 A to b/y, 105 C to b/y, 205 D to b/y, 305 E to b/y, 405 F to b/y")
    #expect(
      try taken(", place: arrival")
        == "5 A to b/y, 105 C to b/y, 205 D to b/y, 305 E to b/y, 405 F to b/y")
    #expect(
      try taken(", place: back")
        == "5 A to b/y, 105 C to b/y, 205 E to b/y, 305 D to b/y, 405 F to b/y")
    #expect(
      try taken(", place: front")
        == "5 A to b/y, 105 D to b/y, 205 C to b/y, 305 E to b/y, 405 F to b/y")
  }

  /// D is moved on arrival and stands before C, who was there first.
  @Test func arrivalsGoToTheFront() throws {
    let trace = trace(
      "overflow: [{from: a, to: b, when: {queue: {at_least: 0}}, old_place: lost, place: front}]",
      two, (5, "call@b"), (6, "call@a"), (10, "call@b"), (20, "call@a"))
    #expect(
      try trace.events() == """
        5 A to b/y
        6 B to a/x
        10 C waits in call@b
        20 D moves to call@b
        105 D to b/y
        205 C to b/y
        """)
  }

  /// C comes to b by a stage at 27: by its arrival at 7 it is before mail D of 20, at the back it
  /// is behind it.
  @Test func aStagePutsBehind() throws {
    func order(_ place: String) throws -> String {
      let trace = Trace(
        types: [("call", 100), ("mail", 100)],
        groups: [Trace.group("a/x", 1, "call"), Trace.group("b/y", 1, "call", "mail")],
        arrivals: [(3, "mail@b"), (5, "call@a"), (7, "call@a"), (20, "mail@b")],
        strategy: """
          stages:
            call:
            - {at: 0s, agents: {a: 1}, queue: {a: 1}}
            - {at: 20s, agents: {b: 1}, queue: {b: 1}\(place)}
          """)
      return try trace.events().split(separator: "\n").filter { $0.hasSuffix("to b/y") }
        .joined(separator: ", ")
    }
    #expect(try order("") == "3 A to b/y, 103 C to b/y, 203 D to b/y")
    #expect(try order(", place: back") == "3 A to b/y, 103 D to b/y, 203 C to b/y")
  }

  /// Moved to the back at 40, B counts as a contact of 40 also beside a line of another type: mail
  /// D of 30 comes first.
  @Test func theBackCountsAcrossLines() throws {
    var trace = Trace(
      types: [("call", 100), ("mail", 100)],
      groups: [Trace.group("a/x", 1, "call"), Trace.group("b/y", 1, "call", "mail")],
      arrivals: [(5, "mail@b"), (10, "call@a"), (20, "call@a"), (30, "mail@b")],
      strategy: "overflow: [{from: a, to: b, contacts: call, when: {waited: 20s}, "
        + "old_place: lost, place: back}]")
    func order() throws -> String {
      try trace.events().split(separator: "\n").filter { $0.hasSuffix("to b/y") }
        .joined(separator: ", ")
    }
    #expect(try order() == "5 A to b/y, 105 D to b/y, 205 C to b/y")
    trace.strategy = trace.strategy.replacing(", place: back", with: "")
    #expect(try order() == "5 A to b/y, 105 C to b/y, 205 D to b/y")
  }

  /// The wait at b is estimated for the place that the contact would take there: 100 s by its
  /// arrival, with nobody before it, and 200 s at the back, with C before it.
  @Test func theEstimateKnowsThePlace() throws {
    func moved(_ place: String) throws -> String? {
      let trace = trace(
        "overflow: [{from: a, to: b, when: {waited: 20s, there: {estimated_wait: {below: 150s}}}, "
          + "old_place: lost\(place)}]", two, (5, "call@b"), (6, "call@a"), (20, "call@a"),
        (30, "call@b"))
      return try trace.events().split(separator: "\n").map(String.init)
        .first { $0.contains("moves") }
    }
    #expect(try moved("") == "40 C moves to call@b")
    #expect(try moved(", place: back") == nil)
  }

  // MARK: offer_to

  /// An offer takes 2 s.
  ///
  /// B is offered at once and a is free first, at 31: its agent takes it.
  ///
  /// Catches an offered contact that its own center cannot see.
  @Test func anOfferedContactKeepsItsPlace() throws {
    let trace = trace(
      "overflow: [{from: a, offer_to: b, every: 10s, accept_when: {queue: {at_most: 9}}}]",
      two, (10, "call@b"), (11, "call@a"), (110, "call@a"), (120, "call@a"))
    // 110: C is offered until 112, a is free at 111. D goes to b, idle since 110, at 122.
    #expect(
      try trace.events() == """
        10 A to b/y
        11 B to a/x
        110 C waits in call@a
        110 C is offered to b/y
        111 C to a/x
        120 D waits in call@a
        120 D is offered to b/y
        122 D to b/y
        """)
  }

  /// b accepts with an idle agent only, and c is asked next; every 10 s from the first offer on.
  ///
  /// Catches a center that answers by what it was when it was asked: y is free at 104, in the
  /// middle of an offer.
  @Test func theNextIsAskedWhenOneRefuses() throws {
    let trace = trace(
      "overflow: [{from: a, offer_to: [b, c], every: 10s, offer: 2s, "
        + "accept_when: {idle_agents: {above: 0}}}]", [("a/x", 1), ("b/y", 1), ("c/z", 1)],
      (3, "call@c"), (4, "call@b"), (50, "call@a"), (93, "call@a"))
    #expect(
      try trace.events() == """
        3 A to c/z
        4 B to b/y
        50 C to a/x
        93 D waits in call@a
        93 D is offered to b/y
        95 D is offered to c/z
        103 D is offered to b/y
        105 D to b/y
        """)
  }

  /// a and b offer to each other and accept whatever comes: each contact changes once.
  ///
  /// C stands behind B at b by its arrival, before D with `place: arrival`; at the back it comes
  /// after D.
  @Test func whoIsTakenOverIsNotOfferedAgain() throws {
    let rule =
      "overflow: [{from: a, offer_to: b, every: 20s, accept_when: {queue: {at_most: 9}}PLACE}, "
      + "{from: b, offer_to: a, every: 20s, when: {waited: 90s}, "
      + "accept_when: {queue: {at_most: 9}}}]"
    func events(_ place: String) throws -> String {
      try trace(
        rule.replacing("PLACE", with: place), two, (1, "call@b"), (2, "call@a"), (10, "call@a"),
        (11, "call@b")
      ).events()
    }
    #expect(
      try events("") == """
        1 A to b/y
        2 B to a/x
        10 C waits in call@a
        10 C is offered to b/y
        11 D waits in call@b
        12 C moves to call@b
        101 C to b/y
        101 D is offered to a/x
        103 D to a/x
        """)
    #expect(
      try events(", place: back") == """
        1 A to b/y
        2 B to a/x
        10 C waits in call@a
        10 C is offered to b/y
        11 D waits in call@b
        12 C moves to call@b
        101 D to b/y
        201 C to b/y
        """)
  }

  /// The link has one line, which an offer holds: C is offered from 10 to 12, D not at 11 but at
  /// 31.
  ///
  /// Catches an offer without a line, and a line that is never given back: at 31 D has it.
  @Test func anOfferHoldsALine() throws {
    var trace = trace(
      "overflow: [{from: a, offer_to: b, every: 20s, accept_when: {idle_agents: {above: 0}}}]", two,
      (1, "call@b"), (2, "call@a"), (10, "call@a"), (11, "call@a"))
    trace.sections = "links: [{from: a, to: b, lines: 1}]\n"
    trace.patience = ["call": 25]
    // C gives up at 35, D at 36; C is offered again at 30 until 32, so that D has no line at 31.
    #expect(
      try trace.events() == """
        1 A to b/y
        2 B to a/x
        10 C waits in call@a
        10 C is offered to b/y
        11 D waits in call@a
        30 C is offered to b/y
        2 gave up
        """)
  }

  /// B gives up in the middle of its offer at 31 and the line is free: C, at 35, has it.
  ///
  /// Catches a line that an abandoned offer keeps.
  @Test func whoGivesUpFreesTheLine() throws {
    var trace = trace(
      "overflow: [{from: a, offer_to: b, every: 100s, offer: 30s, "
        + "accept_when: {idle_agents: {above: 0}}}]", [("a/x", 0), ("b/y", 1)], (11, "call@a"),
      (35, "call@a"))
    trace.sections = "links: [{from: a, to: b, lines: 1}]\n"
    trace.patience = ["call": 20]
    #expect(
      try trace.events() == """
        11 A waits in call@a
        11 A is offered to b/y
        35 B waits in call@a
        35 B is offered to b/y
        2 gave up
        """)
    trace.patience = ["call": 30.5]
    #expect(
      try trace.events() == """
        11 A waits in call@a
        11 A is offered to b/y
        35 B waits in call@a
        41 A to b/y
        1 gave up
        """)
  }
}
