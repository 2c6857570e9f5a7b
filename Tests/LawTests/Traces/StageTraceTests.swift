import Testing

/// Traces of contacts that wait elsewhere than in their own queue, worked out by hand.
///
/// Every contact takes 100 s.
@Suite struct StageTraceTests {
  private func trace(
    _ strategy: String, types: [String] = ["call"],
    groups: [(name: String, agents: Int, skills: [(String, Double)])],
    _ arrivals: (Double, String)...
  ) -> Trace {
    Trace(
      types: types.map { (name: $0, handleTime: 100) }, groups: groups,
      arrivals: arrivals.map { (time: $0.0, queue: $0.1) }, strategy: strategy)
  }

  private let two = [Trace.group("a/x", 1, "call"), Trace.group("b/y", 1, "call")]

  /// Mail waits at the last group of its list, y; x, free first, stays idle beside it.
  ///
  /// Catches an agent who takes from another group's queue.
  @Test func queueAtTheLastGroup() throws {
    let groups = [Trace.group("a/x", 1, "call", "mail"), Trace.group("a/y", 1, "call", "mail")]
    let trace = trace(
      "route: {mail: [a/x, a/y], queue_at: last}", types: ["call", "mail"], groups: groups,
      (10, "mail@a"), (20, "mail@a"), (30, "mail@a"), (40, "call@a"))
    // x takes A until 110, y B until 120. At 110 x looks at calls only: D. C waits for y.
    #expect(
      try trace.events() == """
        10 A to a/x
        20 B to a/y
        30 C waits in mail@a
        40 D waits in call@a
        110 D to a/x
        120 C to a/y
        """)
  }

  /// Contacts of both centers that end at y wait in one line, by age.
  @Test func oneLineForTheLastGroup() throws {
    let trace = trace(
      "route: {call: [b/y], queue_at: last}", groups: two, (10, "call@b"), (20, "call@a"),
      (30, "call@b"))
    #expect(
      try trace.events() == """
        10 A to b/y
        20 B waits in call@a
        30 C waits in call@a
        110 B to b/y
        210 C to b/y
        """)
  }

  /// A contact of a stands in the queues of a and b; whoever is free first takes it from both.
  ///
  /// Contacts of both centers in one line at each. Catches a copy that stays behind: at 210 a is
  /// idle and must not find C again.
  @Test func queuesOfTwoCenters() throws {
    let trace = trace(
      "queue_in: {call: [a, b]}", groups: two, (10, "call@a"), (15, "call@b"), (30, "call@a"),
      (40, "call@b"))
    // Both are searched on arrival: B finds b. a is free at 110, b at 115.
    #expect(
      try trace.events() == """
        10 A to a/x
        15 B to b/y
        30 C waits in list 2
        30 C joins list 3
        40 D waits in list 2
        40 D joins list 3
        110 C to a/x
        115 D to b/y
        """)
  }

  /// At b calls have the second rank, behind b's own mails.
  ///
  /// Catches a rank that is lost: B is older than C.
  @Test func ranksOfCopies() throws {
    let groups = [Trace.group("a/x", 1, "call"), Trace.group("b/y", 1, "call", "mail")]
    let trace = trace(
      "queue_in: {call: {a: 1, b: 2}}", types: ["call", "mail"], groups: groups, (10, "call@a"),
      (11, "mail@b"), (20, "call@a"), (30, "mail@b"), (31, "call@a"))
    // y is free at 111: mail D before the older call C; x at 110 takes C anyway. Then y takes E at
    // 211, a second after x: x is busy with C until 210 and takes E first.
    #expect(
      try trace.events().split(separator: "\n").filter { $0.contains(" to ") }.joined(
        separator: ", ")
        == "10 A to a/x, 11 B to b/y, 110 C to a/x, 111 D to b/y, 210 E to a/x")
  }

  /// Held for 20 s, then a is searched and waited for, from 60 s on b alone.
  ///
  /// Catches a search before its stage, and a place that is kept though the stage leaves it out.
  @Test func stages() throws {
    let strategy = """
      stages:
        call:
        - {at: 20s, agents: {a: 1}, queue: {a: 1}}
        - {at: 60s, agents: {a: 1, b: 2}, queue: {b: 1}}
      """
    let trace = trace(
      strategy, groups: two, (10, "call@a"), (15, "call@a"), (18, "call@a"), (25, "call@a"))
    // A takes a at 30 until 130. B joins a at 35, finds b at 75. C and D move to b's queue at 78
    // and 85; b is free at 175, a at 130 and idle: nobody waits for it any more.
    #expect(
      try trace.events() == """
        10 A waits in list 2
        15 B waits in list 2
        18 C waits in list 2
        25 D waits in list 2
        30 A to a/x
        35 B moves to list 3
        38 C moves to list 3
        45 D moves to list 3
        75 B to b/y
        78 C moves to list 4
        85 D moves to list 4
        175 C to b/y
        275 D to b/y
        """)
  }

  /// From 30 s on a fault comes before everything, from 60 s on before those of 30 s.
  ///
  /// At 100: B, a call, is the oldest; fault C has waited 20 s, D 10 s. At 200: fault C has waited
  /// 120 s, 4 times the first mark, and outage E 110 s: over its second mark of 100 s. Catches
  /// levels that are turned round.
  @Test func urgentFirst() throws {
    let types = ["call", "fault", "outage"]
    let trace = trace(
      "pull: {urgent: {fault: 30s, outage: [40s, 100s]}, urgent_share: 100%}", types: types,
      groups: [Trace.group("a/x", 1, "call", "fault", "outage")], (0, "call@a"), (1, "call@a"),
      (80, "fault@a"), (85, "call@a"), (90, "outage@a"), (91, "outage@a"))
    // 300: F, 209 s and 2.09 times its second mark, is of the first level. 400: C, 320 s. 500: D.
    #expect(
      try trace.events().split(separator: "\n").filter { $0.contains(" to ") }.joined(
        separator: ", ")
        == "0 A to a/x, 100 B to a/x, 200 E to a/x, 300 F to a/x, 400 C to a/x, 500 D to a/x")
  }

  /// Of two agents one may have faults: the second takes a younger call though a fault is urgent.
  ///
  /// Catches a cap that counts the freed agent as busy, or lets a share of one half hold both.
  @Test func shareOfTheUrgent() throws {
    let strategy = "pull: {x: [[call], [fault]], urgent: {fault: 10s}, urgent_share: 50%}"
    let trace = trace(
      strategy, types: ["call", "fault"], groups: [Trace.group("a/x", 2, "call", "fault")],
      (0, "call@a"), (1, "call@a"), (20, "fault@a"), (30, "fault@a"), (40, "call@a"))
    // 100: C is urgent. 101: D is too, but one of two agents has a fault: E. 200: D again, and the
    // agent of C is free.
    #expect(
      try trace.events().split(separator: "\n").filter { $0.contains(" to ") }.joined(
        separator: ", ") == "0 A to a/x, 1 B to a/x, 100 C to a/x, 101 E to a/x, 200 D to a/x")
  }

  /// Sales helps with calls from a wait of more than 40 s, until it is below 10 s.
  ///
  /// Tested every 5 s from 5 s on: at 60 the head, B, has waited 40 s, at 65 it is 45 s. Catches an
  /// idle agent whom nobody wakes when the valve opens, and an arrival served before.
  @Test func groupsThatHelp() throws {
    let strategy = """
      helps:
        sales:
          contacts: call
          valve:
            {open: {longest_wait: {above: 40s}}, close: {longest_wait: {below: 10s}}, every: 5s}
      """
    let groups = [Trace.group("a/front", 1, "call"), Trace.group("a/sales", 1, "call", "sale")]
    let trace = trace(
      strategy, types: ["call", "sale"], groups: groups, (10, "call@a"), (20, "call@a"),
      (30, "call@a"), (62, "sale@a"), (171, "call@a"))
    // 62: sales takes D until 162. The valve opens at 65: nobody is idle. 110: front takes B. 162:
    // sales takes C, 132 s old. At 165 nobody waits, 0 s: it closes, and E waits for front.
    #expect(
      try trace.events() == """
        10 A to a/front
        20 B waits in call@a
        30 C waits in call@a
        62 D to a/sales
        110 B to a/front
        162 C to a/sales
        171 E waits in call@a
        210 E to a/front
        """)
    let idle = self.trace(
      strategy, types: ["call", "sale"], groups: groups, (10, "call@a"), (20, "call@a"))
    #expect(
      try idle.events() == """
        10 A to a/front
        20 B waits in call@a
        65 B to a/sales
        """)
  }

  /// The mark of 40 s is moved every 100 s by a half: A was answered in time, so that at 100 it is
  /// 60 s; B was not, 50 % are below 80 %, and at 200 it is 30 s.
  ///
  /// B, 45 s old at 110, waits until 130; C of 210 is taken at 245. Catches marks that move the
  /// wrong way, and a factor that is not of the last one.
  @Test func marksFollowTheServiceLevel() throws {
    let strategy = """
      helps:
        sales:
          contacts: call
          valve:
            {open: {longest_wait: {above: 40s}}, close: {longest_wait: {below: 10s}}, every: 5s}
          adapt: {service_level: 80%, window: 1000s, contacts: 1, step: 50%, every: 100s}
      """
    let groups = [Trace.group("a/front", 1, "call"), Trace.group("a/sales", 2, "call", "sale")]
    var trace = trace(
      strategy, types: ["call", "sale"], groups: groups, (10, "call@a"), (65, "call@a"),
      (210, "call@a"))
    trace.types[0].handleTime = 300
    #expect(
      try trace.events() == """
        10 A to a/front
        65 B waits in call@a
        130 B to a/sales
        210 C waits in call@a
        245 C to a/sales
        """)
    trace.strategy = strategy.split(separator: "\n").filter { !$0.contains("adapt") }
      .joined(separator: "\n")
    #expect(
      try trace.events() == """
        10 A to a/front
        65 B waits in call@a
        110 B to a/sales
        210 C waits in call@a
        255 C to a/sales
        """)
  }

  /// b keeps one agent idle; at 100 its level is 100 % and the mark 0.4, which one idle agent
  /// passes.
  ///
  /// At 200 it is 0.25 and not 0.16; then E and F were late, so that the level is below 80 % and
  /// the mark 0.4 at 300, when H passes beside one idle agent, 0.64 and 1.024 at 500, when J does
  /// not. Catches a reservation that falls where its own contacts wait, or falls without end.
  @Test func whatIsKeptFollowsTheServiceLevel() throws {
    let strategy = """
      overflow: [{from: a, to: b, at: arrival}]
      reserve:
        b:
          keep_idle: 1
          adapt: {service_level: 80%, window: 1000s, contacts: 1, step: 60%, every: 100s}
      """
    let groups = [Trace.group("a/x", 0, "call"), Trace.group("b/y", 2, "call")]
    var trace = trace(
      strategy, groups: groups, (5, "call@b"), (20, "call@a"), (110, "call@a"), (111, "call@b"),
      (115, "call@b"), (116, "call@b"), (378, "call@b"), (390, "call@a"), (495, "call@b"),
      (510, "call@a"))
    trace.patience = ["call": 150]
    #expect(
      try trace.events() == """
        5 A to b/y
        20 B waits in call@a
        110 C to b/y
        111 D to b/y
        115 E waits in call@b
        116 F waits in call@b
        210 E to b/y
        211 F to b/y
        378 G to b/y
        390 H to b/y
        495 I to b/y
        510 J waits in call@a
        2 gave up
        """)
  }
}
