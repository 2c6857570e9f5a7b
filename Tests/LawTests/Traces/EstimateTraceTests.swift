import Testing

/// Estimates of the wait, each told by the contact that it sends away, worked out by hand.
///
/// One agent at a, contacts of 100 s: A is served from 10 to 110, B waits 90 s and is served from
/// 110 to 210, while C and later ones arrive.
@Suite struct EstimateTraceTests {
  private func trace(
    _ estimate: String, _ when: String, third: Double = 130, fourth: Double? = nil
  ) -> Trace {
    var arrivals = [(10.0, "call@a"), (20, "call@a"), (third, "call@a")]
    if let fourth { arrivals.append((fourth, "call@a")) }
    var trace = Trace(
      types: [("call", 100)],
      groups: [Trace.group("a/all", 1, "call"), Trace.group("b/all", 1, "call")],
      arrivals: arrivals.map { (time: $0.0, queue: $0.1) },
      strategy: "\(estimate)overflow: [{from: a, to: b, at: arrival, when: {\(when)}}]")
    trace.patience = ["call": 100]
    return trace
  }

  private func expect(
    _ trace: Trace, _ lines: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let head = "10 A to a/all\n20 B waits in call@a\n110 B to a/all\n"
    #expect(try trace.events() == head + lines, sourceLocation: sourceLocation)
  }

  /// The last answered is B, who waited 90 s.
  @Test func lastAnswered() throws {
    let estimate = "estimate: {method: last_answered}\n"
    try expect(trace(estimate, "estimated_wait: {at_least: 90s}"), "130 C to b/all")
    try expect(
      trace(estimate, "estimated_wait: {above: 90s}"), "130 C waits in call@a\n210 C to a/all")
  }

  /// At 130 only A has been finished, who waited 0; at 220 B as well.
  @Test func lastFinished() throws {
    try expect(
      trace(
        "estimate: {method: last_finished}\n", "estimated_wait: {at_least: 90s}", fourth: 220),
      "130 C waits in call@a\n210 C to a/all\n220 D to b/all")
  }

  /// C finds nobody waiting; D finds C, who has waited 20 s.
  @Test func head() throws {
    try expect(
      trace(
        "estimate: {method: head}\n", "estimated_wait: {at_least: 20s, at_most: 20s}",
        fourth: 150),
      "130 C waits in call@a\n150 D to b/all\n210 C to a/all")
  }

  /// The mean of 0 and 90.
  @Test func average() throws {
    try expect(
      trace(
        "estimate: {method: average, contacts: 2}\n",
        "estimated_wait: {at_least: 45s, at_most: 45s}"), "130 C to b/all")
  }

  /// For D 1 / 0.01 + 1 / (0.01 + 0.01) = 150 s, as those ahead give up at 0.01 a second; without
  /// patience it would be 200 s.
  @Test func queueAndPatience() throws {
    let mark = "estimated_wait: {above: 149s, below: 151s}"
    let after = "130 C waits in call@a\n140 D to b/all\n210 C to a/all"
    try expect(
      trace("estimate: {method: queue_and_patience}\n", mark, fourth: 140), after)
    try expect(trace("", "estimated_wait: {above: 199s, below: 201s}", fourth: 140), after)
  }

  /// Within 100 s one departure is expected: at least one comes with 1 - 1/e = 63.2 %, two with 1 -
  /// 2/e = 26.4 %.
  @Test func chanceWithinTarget() throws {
    try expect(
      trace("", "within_target: {above: 26.4%, below: 26.5%, within: 100s}", fourth: 140),
      "130 C waits in call@a\n140 D to b/all\n210 C to a/all")
    let first = trace("", "within_target: {above: 63.2%, below: 63.3%, within: 100s}")
    #expect(try first.events() == "10 A to a/all\n20 B to b/all\n130 C to a/all")
  }

  /// Of two agents at b one is busy: half is not below a half.
  @Test func occupiedIsAShare() throws {
    func events(_ mark: String) throws -> String {
      try Trace(
        types: [("call", 100)],
        groups: [Trace.group("a/all", 1, "call"), Trace.group("b/all", 2, "call")],
        arrivals: [(10, "call@a"), (20, "call@b"), (30, "call@a")],
        strategy: "overflow: [{from: a, to: b, at: arrival, when: {there: {occupied: {\(mark)}}}}]"
      ).events()
    }
    let head = "10 A to a/all\n20 B to b/all\n"
    #expect(try events("below: 50%") == head + "30 C waits in call@a\n110 C to a/all")
    #expect(try events("at_most: 50%") == head + "30 C to b/all")
  }
}
