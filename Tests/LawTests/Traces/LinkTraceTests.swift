import Testing

/// Links that slow what crosses them, and that fail, worked out by hand.
@Suite struct LinkTraceTests {
  /// B crosses at 20 and is done at 170, half again as long; the link fails from 100 to 300.
  ///
  /// C waits from 110 on beside the idle agent of b and is taken when the link is mended.
  @Test func aLinkSlowsAndFails() throws {
    var trace = Trace(
      types: [("call", 100)],
      groups: [Trace.group("a/all", 1, "call"), Trace.group("b/all", 1, "call")],
      arrivals: [(10, "call@a"), (20, "call@a"), (105, "call@a"), (108, "call@a")],
      strategy: "overflow: [{from: a, to: b, when: {waited: 0s}}]")
    trace.sections = """
      links: [{from: a, to: b, factor: 1.5}]

      """
    trace.moreEvents = """
        cut: {link_outage: {from: a, to: b, starts: 100s, length: 200s}}

      """
    // C waits until a is free at 110, and D until 210: the link is closed at 170 when b is free.
    #expect(
      try trace.events() == """
        10 A to a/all
        20 B to b/all
        105 C waits in call@a
        105 C joins list 2
        108 D waits in call@a
        108 D joins list 2
        110 C to a/all
        210 D to a/all
        """)
    // Without an agent at a the contact waits for the link alone.
    trace.groups[0] = Trace.group("a/all", 0, "call")
    trace.arrivals = [(10, "call@a"), (150, "call@a")]
    #expect(
      try trace.events() == """
        10 A to b/all
        150 B waits in call@a
        150 B joins list 2
        300 B to b/all
        """)
  }
}
