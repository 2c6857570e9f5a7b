import Testing

/// Traces of the order of agents, worked out by hand: which group an arrival takes.
///
/// Contacts take 100 s times the factor of the group.
@Suite struct AgentTraceTests {
  private func trace(
    _ strategy: String, _ groups: [(name: String, agents: Int, skills: [(String, Double)])],
    _ arrivals: (Double, String)...
  ) -> Trace {
    Trace(
      types: [("call", 100), ("mail", 100)], groups: groups,
      arrivals: arrivals.map { (time: $0.0, queue: $0.1) }, strategy: strategy)
  }

  /// Groups of a that arrivals went to, in their order.
  private func groups(_ trace: Trace) throws -> String {
    try trace.events().split(separator: "\n").compactMap { $0.split(separator: "/").last }
      .joined(separator: " ")
  }

  /// x is quick, y slow and z between, but z knows both types.
  private let three: [(name: String, agents: Int, skills: [(String, Double)])] = [
    ("a/y", 1, [("call", 1.5)]), ("a/z", 1, [("call", 1.2), ("mail", 1)]),
    ("a/x", 1, [("call", 1)]),
  ]

  /// Catches criteria by the wrong end, and groups that are left out once the best is busy.
  @Test(arguments: [
    ("fastest", "x z y"), ("slowest", "y z x"), ("fixed", "y z x"),
    ("[least_versatile, fastest]", "x y z"), ("[most_versatile, slowest]", "z y x"),
  ]) func criteriaThatNeverChange(_ order: String, _ expected: String) throws {
    let trace = trace(
      "agents: {order: \(order)}", three, (1, "call@a"), (2, "call@a"), (3, "call@a"))
    #expect(try groups(trace) == expected)
  }

  /// y and z know one type, x two; between y and z the idle time decides.
  ///
  /// A goes to y until 150, B to z until 120: at 200 z has been idle longest, at 201 only y is left
  /// of the specialists.
  @Test func specialistsByIdleTime() throws {
    let staff: [(name: String, agents: Int, skills: [(String, Double)])] = [
      ("a/x", 1, [("call", 1), ("mail", 1)]), ("a/y", 1, [("call", 1.5)]),
      ("a/z", 1, [("call", 1.2)]),
    ]
    let trace = trace(
      "agents: {order: [least_versatile, longest_idle]}", staff, (0, "call@a"), (1, "call@a"),
      (200, "call@a"), (201, "call@a"), (202, "call@a"))
    #expect(try groups(trace) == "y z z y x")
  }

  /// Two of x and four of y, to be idle in equal numbers: y is above its share until two are left.
  ///
  /// Idle before each arrival, x and y: 2 4, 2 3, 2 2 (equal: the first of the file), 1 2, 1 1,
  /// 0 1. Catches a share of the wrong total.
  @Test func sharesOfTheIdle() throws {
    let staff = [Trace.group("a/x", 2, "call"), Trace.group("a/y", 4, "call")]
    let trace = trace(
      "agents: {idle_shares: {x: 50%, y: 50%}}", staff, (1, "call@a"), (2, "call@a"),
      (3, "call@a"), (4, "call@a"), (5, "call@a"), (6, "call@a"))
    #expect(try groups(trace) == "y y x y x y")
  }

  /// b's agent is idle since 110 and counts 30 s less than a's, which is idle since 130.
  ///
  /// At 150 they count 10 s and 20 s; without a handicap b's 40 s would be more. Catches a handicap
  /// that is added, or that shuts the center out: C is alone with b.
  @Test func handicapOfIdleTime() throws {
    let staff = [Trace.group("a/a", 1, "call"), Trace.group("b/b", 1, "call")]
    let strategy = "route: {agents_idle: {choose: longest_idle, handicap: {b: 30s}}}"
    var arrivals = [(30.0, "call@a"), (31.0, "call@b"), (150.0, "call@b"), (160.0, "call@a")]
    // A takes a until 130, B b until 131.
    #expect(
      try groups(
        trace(strategy, staff, arrivals[0], arrivals[1], arrivals[2], arrivals[3])) == "a b a b")
    arrivals[1] = (90, "call@b")
    // b is free at 190 only: at 195 it counts 5 - 30 s, a 65 s; at 196 b is the only one.
    #expect(
      try groups(trace(strategy, staff, arrivals[0], arrivals[1], (195, "call@b"), (196, "call@b")))
        == "a b a b")
  }

  /// b has three idle agents and a handicap of two, a has two: a is more until it has one.
  @Test func handicapOfIdleAgents() throws {
    let staff = [Trace.group("a/a", 2, "call"), Trace.group("b/b", 3, "call")]
    let trace = trace(
      "route: {agents_idle: {choose: most_idle, handicap: {b: 2}}}", staff, (1, "call@b"),
      (2, "call@b"), (3, "call@a"), (4, "call@a"), (5, "call@a"))
    // 2 against 1: a; 1 against 1: the first of the file, a; then b three times.
    #expect(try groups(trace) == "a a b b b")
  }

  /// Of 400 arrivals on an empty floor with one agent of x and three of y a quarter goes to x.
  ///
  /// Each is alone there, so the draws are independent: 100 with a standard deviation of 8.7; the
  /// bounds of four leave a false alarm of 6 in 100,000 to another seed. Catches a draw by groups.
  @Test func randomAgents() throws {
    let staff = [Trace.group("a/x", 1, "call"), Trace.group("a/y", 3, "call")]
    var seen = 0
    for seed in UInt64(1)...16 {
      var trace = trace("agents: {order: [random]}", staff)
      trace.types[0].handleTime = 10
      trace.seed = seed
      trace.arrivals = (0..<25).map { (1 + Double($0) * 100, "call@a") }
      seen += try groups(trace).filter { $0 == "x" }.count
    }
    #expect((65...135).contains(seen), "\(seen)")
  }
}
