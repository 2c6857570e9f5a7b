import Testing

/// Traces of customers who ask for an agent and of shares of work, worked out by hand.
///
/// Every contact takes 100 s.
@Suite struct IndividualTraceTests {
  private func trace(
    _ strategy: String, _ groups: [(name: String, agents: Int, skills: [(String, Double)])],
    _ arrivals: (Double, String)...
  ) -> Trace {
    Trace(
      types: [("call", 100), ("mail", 100)], groups: groups,
      arrivals: arrivals.map { (time: $0.0, queue: $0.1) }, strategy: strategy)
  }

  private let alone = [Trace.group("a/all", 1, "call", "mail")]
  private let both = [
    Trace.group("a/all", 1, "call", "mail"), Trace.group("b/all", 1, "call", "mail"),
  ]

  // MARK: preferred

  /// Everybody asks for the only agent, who needs 85 s for each: the order is that of a queue, and
  /// from 60 on B stands in it.
  ///
  /// Catches a factor that is lost when the wait is over, and contacts without order.
  @Test func theOnlyAgent() throws {
    let trace = trace(
      "agents: {preferred: {share: 100%, wait: 50s, handle_time: 0.85}}", alone,
      (0, "call@a"), (10, "call@a"), (20, "mail@a"))
    #expect(
      try trace.events() == """
        0 A to a/all
        10 B moves to list 2
        20 C moves to list 2
        60 B joins call@a
        70 C joins call@a
        85 B to a/all
        170 C to a/all
        """)
  }

  /// B waits 20 s beside b's idle agent, who then takes it; D finds b's own agent busy and a's is
  /// not its own.
  ///
  /// Catches a wait that nobody ends, and a contact that others take before.
  @Test func waitsBesideAnIdleColleague() throws {
    let trace = trace(
      "pool: all\nagents: {preferred: {share: 100%, wait: 20s, handle_time: 0.5}}", both,
      (0, "call@a"), (10, "call@a"), (60, "call@b"), (70, "call@a"))
    // A ends at 50, B at 130: not its own agent. C waits for b until 80; a's agent is D's from 70.
    #expect(
      try trace.events() == """
        0 A to a/all
        10 B moves to list 4
        30 B to b/all
        60 C moves to list 5
        70 D to a/all
        80 C joins call@a
        120 C to a/all
        """)
  }

  /// C asks for the agent; B, who is older, waits for anybody, since nobody is signed in at b.
  ///
  /// Catches an agent who looks at the queue first.
  @Test func ownContactsComeFirst() throws {
    let groups = [Trace.group("a/all", 1, "call", "mail"), Trace.group("b/all", 0, "call", "mail")]
    let trace = trace(
      "pool: all\nagents: {preferred: {share: 100%, wait: 500s}}", groups, (0, "call@a"),
      (10, "call@b"), (20, "call@a"))
    #expect(
      try trace.events() == """
        0 A to a/all
        10 B waits in call@a
        20 C moves to list 4
        100 C to a/all
        200 B to a/all
        """)
  }

  /// Overflow after 10 s looks at B when its wait for the agent is over, and after 40 s as always.
  ///
  /// Catches a step that is lost, and one that sends a contact away from its agent.
  @Test func stepsFollowTheWait() throws {
    let strategy = "agents: {preferred: {share: 100%, wait: 20s}}\noverflow:\n"
    let early = trace(
      strategy + "- {from: a, to: b, when: {waited: 10s}}", both, (0, "call@a"), (5, "call@a"))
    #expect(
      try early.events() == """
        0 A to a/all
        5 B moves to list 5
        25 B joins call@a
        25 B to b/all
        """)
    let late = trace(
      strategy + "- {from: a, to: b, when: {waited: 40s}}", both, (0, "call@a"), (5, "call@a"))
    #expect(
      try late.events() == """
        0 A to a/all
        5 B moves to list 5
        25 B joins call@a
        45 B to b/all
        """)
  }

  /// B gives up after 30 s in its agent's list, and takes a place in the waiting room before.
  @Test func patienceAndRoom() throws {
    var trace = trace(
      "agents: {preferred: {share: 100%, wait: 60s}}", alone, (0, "call@a"), (10, "call@a"),
      (20, "call@a"), (50, "call@a"))
    trace.patience = ["call": 30]
    trace.ofCenter = ["a": "waiting_room: 1"]
    #expect(
      try trace.events() == """
        0 A to a/all
        10 B moves to list 2
        20 C moves to list 2
        50 D moves to list 2
        2 gave up
        1 turned away
        """)
  }

  // MARK: time_share

  /// 80 % calls and 20 % mails: work over share is 0 and 0, then calls 125 against 0, 125 against
  /// 500, 250, 375, and 500 each, when D is the oldest.
  ///
  /// Catches shares turned round, and the work of the present contact left out.
  @Test func idleAgentsTakeWhatIsShort() throws {
    let trace = trace(
      "agents: {all: {time_share: {call: 80%, mail: 20%}}}", alone, (0, "call@a"),
      (10, "mail@a"), (20, "call@a"), (30, "mail@a"), (40, "call@a"), (50, "call@a"),
      (60, "call@a"))
    let order = try trace.events().split(separator: "\n").filter { $0.contains(" to ") }
      .map { $0.replacing(" to a/all", with: "") }
    #expect(
      order.joined(separator: ", ")
        == "0 A, 100 B, 200 C, 300 E, 400 F, 500 D, 600 G")
  }

  /// At 200 agent 1 has talked and 2 has written: each gets the other.
  ///
  /// Catches the longest idle agent, who is 1, for the call.
  @Test func arrivalsGoToTheAgentInArrears() throws {
    var trace = trace(
      "agents: {all: {time_share: {call: 50%, mail: 50%}}}",
      [Trace.group("a/all", 2, "call", "mail")], (0, "call@a"), (10, "mail@a"), (200, "call@a"),
      (201, "mail@a"))
    trace.showsAgents = true
    #expect(
      try trace.events() == """
        0 A to a/all 1
        10 B to a/all 2
        200 C to a/all 2
        201 D to a/all 1
        """)
  }

  /// After the mail A the agent has given mails 100 %, 50 %, 33 %, 25 % and, at 580, 20 % of its
  /// work: only then it takes B, who waited beside an idle agent.
  ///
  /// Catches a share that counts as passed when it is reached, and one that is never tested.
  @Test func strictAgentsStayIdle() throws {
    let strategy = "agents: {all: {time_share: {call: 80%, mail: 20%}, strict: true}}"
    let trace = trace(
      strategy, alone, (0, "mail@a"), (10, "mail@a"), (150, "call@a"), (260, "call@a"),
      (370, "call@a"), (480, "call@a"))
    #expect(
      try trace.events() == """
        0 A to a/all
        10 B waits in mail@a
        150 C to a/all
        260 D to a/all
        370 E to a/all
        480 F to a/all
        580 B to a/all
        """)
  }

  /// With more than one waiting the share does not count: at 120 C is one too many, and B goes; at
  /// 220 C waits alone; at 230 D comes, and C goes.
  ///
  /// Catches an arrival that passes those who wait, and a queue that nobody looks at when it grows.
  @Test func unlessTheQueueIsLong() throws {
    let strategy = """
      agents:
        all: {time_share: {call: 80%, mail: 20%}, strict: true, unless: {queue: {above: 1}}}
      """
    var trace = trace(
      strategy, alone, (0, "mail@a"), (10, "mail@a"), (120, "mail@a"), (230, "mail@a"),
      (240, "mail@a"))
    trace.patience = ["mail": 250]
    // At 330 D and E wait, two: D goes. E waits beside the idle agent until it gives up.
    #expect(
      try trace.events() == """
        0 A to a/all
        10 B waits in mail@a
        120 B to a/all
        120 C waits in mail@a
        230 C to a/all
        230 D waits in mail@a
        240 E waits in mail@a
        330 D to a/all
        1 gave up
        """)
  }

  // MARK: agents_idle

  /// Mails take 1000 s here: at 1110 a's agent has been idle since 1000 and was busy 90 % of the
  /// time, b's since 1105 and 18 %.
  ///
  /// With 80 % against it b counts 98 % then, and 90 % at 1005, when a has 99.5 %.
  @Test func theLeastOccupiedAgentAnywhere() throws {
    for (strategy, groups) in [
      ("route: {agents_idle: {choose: longest_idle}}", "a b b a"),
      ("route: {agents_idle: {choose: least_occupied}}", "a b b b"),
      ("route: {agents_idle: {choose: least_occupied, handicap: {b: 80%}}}", "a b b a"),
      (
        "route: {agents_idle: {choose: least_occupied}}\nagents: {order: longest_idle}", "a b b b"
      ),
    ] {
      var trace = trace(
        strategy, both, (0, "mail@a"), (10, "call@b"), (1005, "call@b"), (1110, "call@b"))
      trace.types[1].handleTime = 1000
      let seen = try trace.events().split(separator: "\n")
        .compactMap { $0.split(separator: " ").last?.first.map { String($0) } }
      #expect(seen.joined(separator: " ") == groups, "\(strategy)")
    }
  }

  /// Two and two are alike: a; one and two: b; one and one are alike: b in its turn, then a.
  @Test func tiesInTurn() throws {
    let groups = [Trace.group("a/all", 2, "call"), Trace.group("b/all", 2, "call")]
    for (tie, order) in [("first", "a b a b"), ("alternate", "a b b a")] {
      let trace = trace(
        "route: {agents_idle: {choose: most_idle, tie: \(tie)}}", groups, (0, "call@a"),
        (1, "call@a"), (2, "call@a"), (3, "call@a"))
      let seen = try trace.events().split(separator: "\n")
        .compactMap { $0.split(separator: " ").last?.first.map { String($0) } }
      #expect(seen.joined(separator: " ") == order, "\(tie)")
    }
  }

  /// C finds nobody and both queues empty: the own; D one waiting at a and none at b: b, for good.
  ///
  /// Catches arrivals that all wait at home, and a wait that is looked at before the agents.
  @Test func elseTheShortestWait() throws {
    let trace = trace(
      "route: {agents_idle: {choose: longest_idle}, else: shortest_wait}", both, (0, "call@a"),
      (10, "call@a"), (20, "call@a"), (30, "call@a"))
    #expect(
      try trace.events() == """
        0 A to a/all
        10 B to b/all
        20 C waits in call@a
        30 D moves to call@b
        100 C to a/all
        110 D to b/all
        """)
  }
}
