import Testing

/// Conditions of an overflow from a to b, one figure each, worked out by hand.
@Suite struct GuardTraceTests {
  private func trace(
    _ arrivals: KeyValuePairs<Double, String>, _ when: String, at: String = "at: arrival, ",
    agents: [Int] = [1, 1]
  ) -> Trace {
    let helpers = agents.count > 2 ? "[b, c]" : "b"
    return Trace.calls(
      arrivals, "overflow: [{from: a, to: \(helpers), \(at)when: {\(when)}}]", agents: agents)
  }

  /// One waits here and nobody there: D moves.
  ///
  /// E finds D there, and stays.
  @Test func queuesHereAndThere() throws {
    try trace(
      [10: "a", 15: "b", 20: "a", 30: "a", 40: "a"],
      "queue: {at_least: 1}, there: {queue: {below: 1}}", at: "old_place: lost, "
    ).expect(
      """
      10 A to a/all
      15 B to b/all
      20 C waits in call@a
      30 D moves to call@b
      40 E waits in call@a
      110 C to a/all
      115 D to b/all
      210 E to a/all
      """)
  }

  /// B finds two idle agents at b, C one.
  @Test func idleAgentsThere() throws {
    try trace([10: "a", 20: "a", 30: "a"], "there: {idle_agents: {above: 1}}", agents: [1, 2])
      .expect(
        """
        10 A to a/all
        20 B to b/all
        30 C waits in call@a
        110 C to a/all
        """)
  }

  /// Contacts of a look at b first and then, if somebody is idle at home, at c: the guard counts
  /// the agents of a, whom nobody has looked for.
  @Test func idleAgentsHere() throws {
    let strategy = """
      route: {call: [b]}
      overflow: [{from: a, to: c, at: arrival, when: {idle_agents: {above: 0}}}]
      """
    try Trace.calls([10: "a", 20: "a"], strategy, agents: [1, 1, 1]).expect(
      """
      10 A to b/all
      20 B to c/all
      """)
  }

  /// Two are signed in at c, idle or not, and one at b.
  @Test func signedInThere() throws {
    try trace(
      [10: "a", 20: "a", 30: "a", 40: "a"], "there: {signed_in: {at_least: 2}}",
      agents: [1, 1, 2]
    ).expect(
      """
      10 A to a/all
      20 B to c/all
      30 C to c/all
      40 D waits in call@a
      110 D to a/all
      """)
  }

  /// While B is in service at b no second contact of a goes there; D, of b, is no guest.
  ///
  /// At 120 B is done: F is the next guest, and E, which came before, is not looked at again.
  @Test func guestsThere() throws {
    try trace(
      [10: "a", 20: "a", 30: "a", 40: "b", 115: "a", 130: "a"],
      "there: {guests: {below: 1}}", agents: [1, 2]
    ).expect(
      """
      10 A to a/all
      20 B to b/all
      30 C waits in call@a
      40 D to b/all
      110 C to a/all
      115 E waits in call@a
      130 F to b/all
      210 E to a/all
      """)
  }

  /// Two guests are not below two, and the agent of a rests at 110; they are below three.
  @Test func guestsThatHoldHelpBack() throws {
    for (release, line) in [("2", "120 D to b/all"), ("3", "110 D to a/all")] {
      try Trace.calls(
        [10: "a", 20: "a", 25: "a", 30: "b"],
        "overflow: [{between: [a, b], open_above: 0, release_below: \(release)}]", agents: [1, 2]
      ).expect(
        """
        10 A to a/all
        20 B to b/all
        25 C to b/all
        30 D waits in call@b
        \(line)
        """)
    }
  }

  /// C is sent to b, where everybody was answered at once; D is then answered there after 80 s, and
  /// F finds a share below all.
  @Test func serviceLevelThere() throws {
    try trace(
      [10: "b", 15: "a", 20: "a", 30: "b", 120: "a", 130: "a"],
      "there: {service_level: {at_least: 100%, window: 300s, contacts: 1}}", agents: [1, 2]
    ).expect(
      """
      10 A to b/all
      15 B to a/all
      20 C to b/all
      30 D waits in call@b
      110 D to b/all
      120 E to a/all
      130 F waits in call@a
      220 F to a/all
      """)
  }

  /// D finds that B has waited 25 s at b, E that it has waited 35 s.
  @Test func longestWaitThere() throws {
    try Trace.calls(
      [10: "b", 15: "b", 20: "a", 40: "a", 50: "a"],
      "overflow: [{from: a, to: b, when: {there: {longest_wait: {above: 30s}}}, old_place: lost}]"
    ).expect(
      """
      10 A to b/all
      15 B waits in call@b
      20 C to a/all
      40 D waits in call@a
      50 E moves to call@b
      110 B to b/all
      120 D to a/all
      210 E to b/all
      """)
  }
}
