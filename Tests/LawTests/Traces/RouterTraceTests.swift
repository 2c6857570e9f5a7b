import Testing

/// Routers that choose an agent of another center by messages that take time, event by event,
/// worked out by hand.
@Suite struct RouterTraceTests {
  /// The routers of a and b both see the idle agent of c, and each asks for it.
  ///
  /// A request takes a second. C's is there first and gets the agent; D's finds nobody and D stays
  /// where it is.
  ///
  /// Catches an agent that is counted as idle by both.
  @Test func twoRoutersChooseOneAgent() throws {
    try Trace.calls(
      [10: "a", 20: "b", 30: "a", 30.5: "b"],
      "overflow: [{from: [a, b], offer_to: c, when: {waited: 1s}, every: 600s, offer: 1s, "
        + "accept_when: {idle_agents: {at_least: 1}}}]", agents: [1, 1, 1]
    ).expect(
      """
      10 A to a/all
      20 B to b/all
      30 C waits in call@a
      30.5 D waits in call@b
      31 C is offered to c/all
      31.5 D is offered to c/all
      32 C to c/all
      120 D to b/all
      """)
  }

  /// The loser searches again: c is busy when C's request comes, so a is asked.
  @Test func theLoserAsksTheNext() throws {
    try Trace.calls(
      [20: "b", 30: "a", 30.5: "b", 32: "c"],
      "overflow: [{from: b, offer_to: [c, a], when: {waited: 1s}, every: 600s, offer: 1s, "
        + "accept_when: {idle_agents: {at_least: 1}}}]", agents: [2, 1, 1]
    ).expect(
      """
      20 A to b/all
      30 B to a/all
      30.5 C waits in call@b
      31.5 C is offered to c/all
      32 D to c/all
      32.5 C is offered to a/all
      33.5 C to a/all
      """)
  }
}
