import Testing

/// Traces of the rules of `pull`: who is taken first, worked out by hand.
///
/// In all of them one agent of a is busy with A until 100 s while the others arrive, and every
/// contact takes 100 s unless the test says otherwise.
@Suite struct PullTraceTests {
  private func trace(
    _ strategy: String, types: [(name: String, handleTime: Double)], _ arrivals: (Double, String)...
  ) -> Trace {
    let skills = types.map { ($0.name, 1.0) }
    return Trace(
      types: types, groups: [("a/all", 1, skills)],
      arrivals: arrivals.map { (time: $0.0, queue: "\($0.1)@a") }, strategy: strategy)
  }

  private let two = [(name: "vip", handleTime: 100.0), (name: "other", handleTime: 100.0)]

  /// Answers in their order, without the waits.
  private func answers(_ trace: Trace) throws -> String {
    try trace.events().split(separator: "\n").filter { $0.contains(" to ") }
      .map { $0.replacingOccurrences(of: " to a/all", with: "") }.joined(separator: ", ")
  }

  /// Vips before others, each by age; catches the oldest of all.
  @Test func ranksOfTypes() throws {
    let trace = trace(
      "pull: {all: [[vip], [other]]}", types: two, (0, "other"), (10, "other"), (20, "vip"),
      (30, "other"), (40, "vip"))
    #expect(try answers(trace) == "0 A, 100 C, 200 E, 300 B, 400 D")
  }

  /// Three vips and two others wait at 100; then two and two: the older head, B, goes first.
  ///
  /// Catches a rule that counts the contact in service, or breaks a tie by the file.
  @Test func longestQueue() throws {
    let trace = trace(
      "pull: {by: longest_queue}", types: two, (0, "vip"), (10, "other"), (20, "vip"),
      (30, "vip"), (40, "vip"), (50, "other"))
    // 100: vip 3 > other 2, C. 200: 2 = 2, B has waited longest. 300: 2 > 1, D. 400: 1 = 1, E
    // has waited 360, F 350.
    #expect(try answers(trace) == "0 A, 100 C, 200 B, 300 D, 400 E, 500 F")
  }

  /// Shares of 25 % and 75 %: the vips are to be a quarter of all that wait.
  ///
  /// Catches shares of the wrong total, or a type that is below its share taken first.
  @Test func queueShares() throws {
    let trace = trace(
      "pull: {queue_shares: {vip: 25%, other: 75%}}", types: two, (0, "vip"), (10, "other"),
      (20, "other"), (30, "other"), (40, "vip"), (50, "vip"))
    // Excess over the share at 100: vip 2 - 5/4 = 3/4, other 3 - 15/4 = -3/4: E.
    // 200: vip 1 - 1 = 0, other 3 - 3 = 0: B is older. 300: vip 1 - 3/4, other 2 - 9/4: F.
    #expect(try answers(trace) == "0 A, 100 E, 200 B, 300 F, 400 C, 500 D")
  }

  /// A vip is worth 3 points a minute and 2 to begin with, another 1 a minute, at most 1.5.
  ///
  /// Catches a cap that is not applied, a slope by the second, and a start that is forgotten.
  @Test func linearAging() throws {
    let strategy = "age: {vip: {start: 2, per_minute: 3}, other: {per_minute: 1, at_most: 1.5}}"
    let trace = trace(
      strategy, types: two, (0, "vip"), (1, "other"), (95, "vip"), (99, "vip"))
    // At 100 B has min(1.65, 1.5) points, C 2 + 0.25, D 2 + 0.05.
    #expect(try answers(trace) == "0 A, 100 C, 200 D, 300 B")
    let uncapped = self.trace(
      "age: {vip: {per_minute: 3}, other: {per_minute: 1}}", types: two, (0, "vip"),
      (1, "other"), (66, "vip"), (69, "vip"))
    // B has waited 99 s, 1.65 points; C 34 s, 1.7; at 200 B 3.32 points, D 131 s, 6.55.
    #expect(try answers(uncapped) == "0 A, 100 C, 200 D, 300 B")
    let older = self.trace(
      "age: {vip: {per_minute: 3}, other: {per_minute: 1}}", types: two, (0, "vip"),
      (1, "other"), (68, "vip"))
    // C has waited 32 s, 1.6 points, B 1.65.
    #expect(try answers(older) == "0 A, 100 B, 200 C")
  }

  /// From two minutes on another goes before the vips; from three minutes on a fax comes last.
  ///
  /// Catches a rank that begins after its moment, and a list of which only the first is looked at:
  /// B, the oldest fax, is late at 200 while C is not.
  @Test func ranksByAge() throws {
    let types = two + [(name: "fax", handleTime: 100)]
    let strategy = """
      pull: {all: [[vip], [other], [fax]]}
      age: {other: [{after: 2min, rank: 1}], fax: [{rank: 1}, {after: 3min, rank: 3}]}
      """
    let trace = trace(
      strategy, types: types, (0, "vip"), (10, "fax"), (30, "fax"), (80, "other"),
      (90, "vip"))
    // 100: faxes of 90 and 70 s and E share rank 1: B. 200: C has waited 170 s and stays in rank
    // 1, so has D with exactly 120: C. 300: D before E by age.
    #expect(try answers(trace) == "0 A, 100 B, 200 C, 300 D, 400 E")
    let late = self.trace(
      strategy, types: types, (0, "vip"), (1, "fax"), (2, "vip"), (30, "fax"), (70, "other"))
    // 100: B 99 s, C 98 s, D 70 s are of rank 1: B. 200: C. 300: D has waited 270 s, E 230 s.
    #expect(try answers(late) == "0 A, 100 B, 200 C, 300 E, 400 D")
    let behind = self.trace(
      strategy, types: types, (0, "vip"), (1, "vip"), (2, "fax"), (150, "fax"), (160, "other"))
    // 100: B before C by a second. 200: C has waited 198 s and is late, D has not, though it
    // stands behind C; E has rank 2. 300: E has waited 140 s: rank 1.
    #expect(try answers(behind) == "0 A, 100 B, 200 D, 300 E, 400 C")
  }

  /// Objectives of 10 s and 60 s.
  ///
  /// Catches a ratio turned round.
  @Test func objectives() throws {
    let types = [(name: "vip", handleTime: 100.0), (name: "other", handleTime: 100.0)]
    let trace = trace(
      "pull: {objective: {vip: 10s, other: 60s}}", types: types, (0, "vip"), (10, "other"),
      (20, "other"), (86, "vip"))
    // At 100 B has used 1.5 objectives, C 1.33, D 1.4; at 200 C 3, D 11.4.
    #expect(try answers(trace) == "0 A, 100 B, 200 D, 300 C")
  }

  /// With one more agent the next is free half a handle time later: 100 s and 10 s of objective 20.
  ///
  /// Catches a prediction that leaves out the handle time of the type. Waiting 20 s now and 10 s
  /// more is less than 10 s and 100 s more.
  @Test func predictedWaits() throws {
    let types = [(name: "long", handleTime: 100.0), (name: "short", handleTime: 10.0)]
    let arrivals = [(0.0, "long"), (80.0, "short"), (90.0, "long")]
    let waited = trace(
      "pull: {objective: {long: 20s, short: 20s}}", types: types, arrivals[0], arrivals[1],
      arrivals[2])
    #expect(try answers(waited) == "0 A, 100 B, 110 C")
    let predicted = trace(
      "pull: {objective: {long: 20s, short: 20s}, measure: predicted}", types: types,
      arrivals[0], arrivals[1], arrivals[2])
    #expect(try answers(predicted) == "0 A, 100 C, 200 B")
  }

  /// c mu: 3 a minute over 100 s is less than 2 a minute over 50 s.
  ///
  /// Catches the handle time multiplied, and costs that grow where they must not.
  @Test func costOfAnAgentsMinute() throws {
    let types = [(name: "slow", handleTime: 100.0), (name: "fast", handleTime: 50.0)]
    let linear = "pull: {cost: {slow: {per_minute: 3}, fast: {per_minute: 2}}}"
    let trace = trace(linear, types: types, (0, "slow"), (10, "slow"), (90, "fast"))
    #expect(try answers(trace) == "0 A, 100 C, 150 B")
    // With growth B costs 3 x 90 / 100, C 2 x 10 / 50.
    let growing = """
      pull:
        cost: {slow: {per_minute: 3, growth: quadratic}, fast: {per_minute: 2, growth: quadratic}}
      """
    let grown = self.trace(growing, types: types, (0, "slow"), (10, "slow"), (90, "fast"))
    #expect(try answers(grown) == "0 A, 100 B, 200 C")
    // By the queue: 3 x 1 / 100 against 2 x 1 / 50.
    let queue = self.trace(
      growing + "\n  measure: queue", types: types, (0, "slow"), (10, "slow"), (90, "fast"))
    #expect(try answers(queue) == "0 A, 100 C, 150 B")
  }

  /// c mu over theta: 2 / 50 s x 200 s of patience is more than 3 / 50 s x 100 s.
  ///
  /// Catches a division that should be a product.
  @Test func costOverPatience() throws {
    let types = [(name: "brief", handleTime: 50.0), (name: "calm", handleTime: 50.0)]
    let costs = "cost: {brief: {per_minute: 3}, calm: {per_minute: 2}}"
    for (strategy, order) in [
      ("pull: {\(costs)}", "0 A, 50 B, 100 C"),
      ("pull: {\(costs), per_patience: true}", "0 A, 50 C, 100 B"),
    ] {
      var trace = trace(strategy, types: types, (0, "brief"), (10, "brief"), (20, "calm"))
      trace.patience = ["brief": 100, "calm": 200]
      #expect(try answers(trace) == order)
    }
  }

  /// B has waited 90 s, over 60 s: C, D and E come first, until they too are late.
  ///
  /// Catches a mark that is late itself: D has waited exactly 60 s at 200.
  @Test func withinTargetFirst() throws {
    let trace = trace(
      "pull: {within_target_first: {within: 60s}}", types: two, (0, "vip"), (10, "other"),
      (50, "vip"), (140, "other"), (190, "vip"))
    // 100: C 50 s. 200: D 60 s, E 10 s. 300: all late, B is the oldest.
    #expect(try answers(trace) == "0 A, 100 C, 200 D, 300 B, 400 E")
  }

  /// Weights 1 and 3 in one rank, and a fax behind them.
  ///
  /// Catches a weight that acts across ranks.
  @Test func preferences() throws {
    let types = two + [(name: "fax", handleTime: 100)]
    let ranks =
      "all: {other: {rank: 1}, vip: {rank: 1, weight: 3}, fax: {rank: 2, weight: 100}}"
    let arrivals = [
      (0.0, "vip"), (1.0, "fax"), (10.0, "other"), (20.0, "other"), (74.0, "vip"), (75.0, "vip"),
    ]
    func order(_ by: String) throws -> String {
      let skills = types.map { ($0.name, 1.0) }
      return try answers(
        Trace(
          types: types, groups: [("a/all", 1, skills)],
          arrivals: arrivals.map { (time: $0.0, queue: "\($0.1)@a") },
          strategy: "pull: {\(ranks)\(by)}"))
    }
    // 100: C 90 points, E 78. 200: D 180, E 378. 300: D 280, F 675. 400: D.
    #expect(try order("") == "0 A, 100 C, 200 E, 300 F, 400 D, 500 B")
    // By length: vip 2 x 3, other 2 x 1; then 3 against 2.
    #expect(try order(", by: longest_queue") == "0 A, 100 E, 200 F, 300 C, 400 D, 500 B")
    // By weight: the vips first.
    #expect(try order(", by: weight") == "0 A, 100 E, 200 F, 300 C, 400 D, 500 B")
  }

  /// Other contacts are worth -30 points on arrival and one more each second.
  ///
  /// B finds the agent idle and waits until its points are 0 at 50 s; C is worth 0 at once. Catches
  /// a pair made too early, and one that nobody looks at when its moment comes.
  @Test func pointsBelowZeroWait() throws {
    let strategy = "pull: {score: {all: {other: {start: -30}}}}"
    let trace = trace(strategy, types: two, (20, "other"), (200, "other"), (210, "vip"))
    #expect(
      try trace.events() == """
        20 A waits in other@a
        50 A to a/all
        200 B waits in other@a
        210 C to a/all
        310 B to a/all
        """)
    // At 310 B has waited 110 s, 80 points. A third contact of 20 s is not yet due at 100.
    let early = self.trace(strategy, types: two, (0, "vip"), (80, "other"))
    #expect(
      try early.events() == """
        0 A to a/all
        80 B waits in other@a
        110 B to a/all
        """)
  }

  /// Ten points for each idle agent: with two idle a contact of -25 is due after 5 s, with one
  /// after 15 s.
  ///
  /// Catches a moment worked out for one number of idle agents only.
  @Test func pointsForIdleAgents() throws {
    let trace = Trace(
      types: two, groups: [Trace.group("a/all", 2, "vip", "other")],
      arrivals: [(10, "other@a"), (100, "vip@a"), (101, "other@a")],
      strategy: "pull: {score: {all: {other: {start: -25, per_idle_agent: 10}}}}")
    // A takes one agent at 15 until 115. B takes the other at 100. C: -25 + 10 from one idle agent
    // at 115: 14 s and 10 points are not 25; at 116 they are.
    #expect(
      try trace.events() == """
        10 A waits in other@a
        15 A to a/all
        100 B to a/all
        101 C waits in other@a
        116 C to a/all
        """)
  }
}
