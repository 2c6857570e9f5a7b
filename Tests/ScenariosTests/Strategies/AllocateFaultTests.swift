import Testing

/// Faults and warnings of `allocate`, `deflect` and `valve`, word by word.
@Suite struct AllocateFaultTests {
  private func expect(
    _ yaml: String, _ messages: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = StrategyReading(yaml, in: threeCenters)
    #expect(
      reading.messages.joined(separator: "\n") == messages, sourceLocation: sourceLocation)
  }

  @Test func howACenterIsChosen() {
    expect(
      "{allocate: [{among: all}]}",
      """
      error SPW-0202: strategies.s.allocate[1] lacks `choose`, `shares` or `sets` (write how a \
      center is chosen, such as `choose: least, by: estimated_wait`)
      """)
    expect(
      "{allocate: [{choose: least}]}",
      """
      error SPW-0202: strategies.s.allocate[1].choose: `choose: least` lacks `by` (write `by: \
      estimated_wait`)
      """)
    expect(
      "{allocate: [{choose: least, by: idle_agents}]}",
      """
      error SPW-0205: strategies.s.allocate[1].by: the least number of agents is the worst center \
      (write `choose: chance`, or `by: occupied`)
      """)
    expect(
      "{allocate: [{choose: chance, by: idle_agents}]}",
      """
      error SPW-0202: strategies.s.allocate[1]: `all_zero` is missing: what counts if nobody is \
      idle anywhere (write `all_zero: signed_in` or `all_zero: home`)
      """)
  }

  @Test func shares() {
    expect(
      "{allocate: [{shares: {sz: 60%, gz: 30%}}]}",
      """
      error SPW-0130: strategies.s.allocate[1].shares: the shares do not sum to 100% (write shares \
      that sum to 100%)
      """)
    expect(
      "{allocate: [{shares: {sz: 60%, gz: 40%}, at_most: 1}]}",
      """
      error SPW-0205: strategies.s.allocate[1]: `at_most` has no place beside `shares` (delete it)
      """)
  }

  @Test func deflections() {
    expect(
      "{deflect: [{when: {queue: {above: 5}}, to: busy, accept: 5%, callback: {keep_idle: 2}}]}",
      """
      error SPW-0205: strategies.s.deflect[1]: `to` and `callback` exclude each other (keep one of \
      the two)
      error SPW-0205: strategies.s.deflect[1]: `accept` and `callback` exclude each other (write \
      `accept` inside `callback`)
      error SPW-0205: strategies.s.deflect[1].callback: `keep_idle` goes with `place: later` (a \
      place by the arrival stands in the queue from the beginning)
      """)
    expect(
      """
      deflect: [{when: {queue: {above: 5}}, callback: {place: later}}]
      pull: {by: longest_queue}
      """,
      """
      error SPW-0205: strategies.s.deflect: `callback` and `pull` exclude each other: each says \
      who is served first (keep one of the two)
      """)
    expect(
      "{deflect: [{when: {guests: {above: 5}}, to: busy}]}",
      """
      error SPW-0205: strategies.s.deflect[1]: `guests` reads a helper, and there is none (read \
      the contact's own center)
      """)
  }

  /// The traps: each warning once, and none where the rule is sound.
  @Test func traps() {
    expect(
      """
      board: {every: 60s}
      allocate: [{choose: least, by: contacts, reads: board}]
      """,
      """
      warning SPW-0521: strategies.s.allocate[1]: everybody who reads the same old figure goes to \
      the same center (write `extrapolate: true` under `board`, or `choose: chance`)
      """)
    expect(
      "{overflow: [{between: [sz, gz], open_above: 0, one_way: false}]}",
      """
      warning SPW-0520: strategies.s.overflow[1]: both centers serve each other's contacts at the \
      least imbalance: where guests take longer, both lose (write `open_above: 10`, or leave \
      `one_way` out)
      """)
    expect("{overflow: [{between: [sz, gz], open_above: 0}]}", "")
    expect("{allocate: [{choose: shadow}]}", "")
  }
}
