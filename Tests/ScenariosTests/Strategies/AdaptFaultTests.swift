import Testing

/// Copies, marks that move and centers that are left out: their tables and their faults, verbatim.
@Suite struct AdaptFaultTests {
  private func expect(
    _ yaml: String, _ messages: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = StrategyReading(yaml, in: threeCenters)
    #expect(
      reading.messages.joined(separator: "\n") == messages, sourceLocation: sourceLocation)
  }

  /// Each center of the set has a list of those who came to it; both take from both, and the ratio
  /// of each counts both.
  @Test func copiesHaveListsOfTheirOwn() {
    let yaml = "{allocate: [{contacts: billing, sets: [[sz, gz], [dg]], at_most: 1, copies: set}]}"
    let reading = StrategyReading(yaml, in: threeCenters)
    #expect(
      reading.lines(of: "gz/front") == [
        "0: billing@gz", "0: sales@gz", "0: guests 1", "0: guests 2",
      ])
    #expect(reading.lines(of: "dg/night") == ["0: billing@dg"])
    let arrival = reading.lines(of: "billing@dg").joined(separator: "\n")
    #expect(
      arrival.contains(
        "guests 1 by waiting(billing@sz) + waiting(guests 1) + waiting(guests 2) + 1 over"))
  }

  @Test func copiesStandAlone() {
    expect(
      "{allocate: [{choose: shadow, copies: set}]}",
      """
      error SPW-0205: strategies.s.allocate[1]: `copies` goes with `sets` (write the sets, or see \
      `queue_in`)
      """)
    expect(
      """
      {allocate: [{sets: [[sz, gz]], at_most: 1, copies: set}], overflow: [{from: sz, to: gz, at: \
      arrival}]}
      """,
      """
      error SPW-0205: strategies.s.overflow: `overflow` and `copies` exclude each other: contacts \
      stand in several queues (keep one of the two)
      """)
    expect(
      """
      {allocate: [{sets: [[sz, gz]], at_most: 1, copies: set}, {from: dg, choose: shadow}]}
      """,
      """
      error SPW-0205: strategies.s.allocate[2]: a rule beside `copies` is of other contact types \
      (name `contacts` in both, none of them twice)
      """)
  }

  /// The mark stands beside its factor in what `explain` prints.
  @Test func movedMarks() {
    let yaml = """
      overflow: [{from: sz, to: gz, at: arrival}]
      reserve: {gz: {keep_idle: 3, adapt: {service_level: 80%}}}
      """
    #expect(
      StrategyReading(yaml, in: threeCenters).lines(of: "billing@sz") == [
        "arrival: try sz/front, gz/front if idle(gz/front) - 3 x factor 1 > 0"
      ])
    expect(
      "{reserve: {gz: {keep_idle: 3, adapt: {step: 10%}}}}",
      """
      error SPW-0202: strategies.s.reserve.gz.adapt lacks `service_level` (add `service_level: ...`)
      """)
    expect(
      """
      {helps: {dg/night: {contacts: billing, valve: {open: {idle_agents: {below: 2}}, close: \
      {idle_agents: {above: 5}}}, adapt: {service_level: 80%}}}}
      """,
      """
      error SPW-0205: strategies.s.helps.dg/night.adapt: `adapt` moves marks of `queue`, \
      `longest_wait` and `estimated_wait`, and the valve has none (delete it, or read one of these)
      """)
  }

  @Test func suppressionSaysHowMuchWorse() {
    expect(
      "{board: {every: 15s, suppress: {for: 60s}}}",
      """
      error SPW-0202: strategies.s.board.suppress: `wait` and `contacts` are missing: how much \
      worse a center must be (write `wait: 30s`)
      """)
    expect(
      """
      board: {every: 15s, extrapolate: true, suppress: {wait: 30s, for: 60s}}
      allocate: [{choose: least, by: contacts, reads: board}]
      """,
      """
      warning SPW-0435: strategies.s.board: `suppress` has no effect: no rule chooses the least by \
      a figure of the board that it speaks of (add `by: estimated_wait`, or delete it)
      """)
  }
}
