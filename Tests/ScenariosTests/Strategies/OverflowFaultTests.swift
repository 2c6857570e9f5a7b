import Scenarios
import Testing

/// A fault in an overflow rule: its place, its words and what would be right, verbatim.
///
/// Planted faults that these catch: an element counted from 0, a nearest spelling from the wrong
/// names, one fault that hides the next.
@Suite struct OverflowFaultTests {
  private func expect(
    _ yaml: String, in world: StrategyWorld = threeCenters, _ messages: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = StrategyReading(yaml, in: world, policies: ["most_urgent"])
    #expect(reading.messages.joined(separator: "\n") == messages, sourceLocation: sourceLocation)
    #expect(reading.strategy == nil, sourceLocation: sourceLocation)
  }

  /// A name that is unknown, missing or given twice.
  @Test func namesAndLists() {
    expect(
      "{overflow: []}",
      """
      error SPW-0207: strategies.s.overflow: the list is empty (write a rule like `[{from: \
      shenzhen, to: [guangzhou], at: arrival}]`)
      """)
    expect(
      "{overflw: []}",
      """
      error SPW-0201: unknown key `overflw` in strategies.s (did you mean `overflow`?)
      """)
    expect(
      "{overflow: [{from: szz, to: gz, at: arrival}]}",
      """
      error SPW-0301: strategies.s.overflow[1].from: there is no center `szz` (did you mean \
      `sz`? (defined: `sz`, `gz`, `dg`))
      """)
    expect(
      "{overflow: [{from: sz, to: [gz, sz], at: arrival}]}",
      """
      error SPW-0501: strategies.s.overflow[1].to[2]: `sz` helps itself (name another center)
      """)
    expect(
      "{overflow: [{from: sz, to: [gz, gz], at: arrival}]}",
      """
      error SPW-0302: strategies.s.overflow[1].to[2]: `gz` is listed twice (delete one of the \
      two)
      """)
    expect(
      "{overflow: [{from: sz, at: arrival}]}",
      """
      error SPW-0202: strategies.s.overflow[1] lacks `to` (add `to: ...`)
      """)
    expect(
      "overflow_after_20s",
      """
      error SPW-0203: strategies.s: expected a map like `{pool: all}`, found \
      `overflow_after_20s`
      """)
  }

  /// A rule says when it opens, once.
  @Test func momentIsSaid() {
    expect(
      "{overflow: [{from: sz, to: gz}]}",
      """
      error SPW-0202: strategies.s.overflow[1] lacks `at` or `when` (write `at: arrival`, or \
      when it opens, such as `when: {waited: 20s}`)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, at: noon}]}",
      """
      error SPW-0206: strategies.s.overflow[1].at: `noon` is not known here (write one of \
      `arrival`)
      """)
    expect(
      """
      {overflow: [{from: sz, to: gz, at: arrival, when: {waited: 20s}, old_place: kept, test: \
      {every: 1s}}]}
      """,
      """
      error SPW-0205: strategies.s.overflow[1]: `at: arrival` and `waited` exclude each other \
      (keep one of the two)
      error SPW-0205: strategies.s.overflow[1]: `at: arrival` and `old_place: kept` exclude \
      each other (with `at: arrival` nobody waits at the helper; delete one of the two)
      error SPW-0205: strategies.s.overflow[1]: `at: arrival` and `test` exclude each other \
      (conditions are tested again for contacts that wait; delete one of the two)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, at: arrival, earlier: lost}]}",
      """
      error SPW-0205: strategies.s.overflow[1]: `earlier` has no place here: there are no \
      `rings` (write `old_place`)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {waited: 20}}]}",
      """
      error SPW-0101: strategies.s.overflow[1].when.waited: `20` has no unit; a duration needs \
      one (write `20s`, `20min` or `20h`)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {waited: 20s}, test: {every: 50ms}}]}",
      """
      error SPW-0130: strategies.s.overflow[1].test.every: the time between tests is too short \
      (write at least `100ms`)
      """)
  }

  /// Conditions are comparisons that can hold.
  @Test func conditions() {
    expect(
      "{overflow: [{from: sz, to: gz, when: {}}]}",
      """
      error SPW-0202: strategies.s.overflow[1].when: the map is empty (write a condition such \
      as `{idle_agents: {above: 5}}`, or delete the key)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {queue: {}}}]}",
      """
      error SPW-0202: strategies.s.overflow[1].when.queue: the map is empty (write one of \
      `above`, `at_least`, `below` or `at_most`, such as `{above: 5}`)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {queue: 3}}]}",
      """
      error SPW-0203: strategies.s.overflow[1].when.queue: expected a map like `{above: 5}`, \
      found `3`
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {queue: {above: 5, below: 3}}}]}",
      """
      error SPW-0505: strategies.s.overflow[1].when.queue: no number of waiting contacts can \
      satisfy this (widen one of the marks)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {queue: {below: 0}}}]}",
      """
      error SPW-0505: strategies.s.overflow[1].when.queue: no number of waiting contacts can \
      satisfy this (`below: 0` is never true)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {queue: {over: 3}}}]}",
      """
      error SPW-0201: unknown key `over` in strategies.s.overflow[1].when.queue (allowed: \
      above, at_least, below, at_most)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {queue: {at_least: 2.5}}}]}",
      """
      error SPW-0129: strategies.s.overflow[1].when.queue.at_least: `2.5` is not a whole \
      number (write a whole number from 0 to 1000000000)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {there: {}}}]}",
      """
      error SPW-0202: strategies.s.overflow[1].when.there: the map is empty (write a condition \
      such as `{idle_agents: {above: 5}}`, or delete the key)
      """)
  }

  /// Estimates, shares and the board have what they need, and groups of conditions are not empty.
  @Test func conditionsOnFigures() {
    expect(
      "{overflow: [{from: sz, to: gz, when: {estimated_wait: {above: 40}}}]}",
      """
      error SPW-0101: strategies.s.overflow[1].when.estimated_wait.above: `40` has no unit; a \
      duration needs one (write `40s`, `40min` or `40h`)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {service_level: {below: 60%}}}]}",
      """
      error SPW-0202: strategies.s.overflow[1].when.service_level lacks `window` (add `window: \
      ...`)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {wait_improved: {}}}]}",
      """
      error SPW-0202: strategies.s.overflow[1].when.wait_improved: the map is empty (write \
      `{at_least: 30s}` or `{share: 20%}`)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {any: []}}]}",
      """
      error SPW-0207: strategies.s.overflow[1].when.any: the list is empty (write conditions like \
      `[{queue: {above: 20}}, {estimated_wait: {above: 60s}}]`)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {reads: board, queue: {above: 3}}}]}",
      """
      error SPW-0202: strategies.s.overflow[1].when.reads: the strategy has no `board` (write one \
      beside this rule, such as `board: {every: 15s}`)
      """)
  }

  /// Rings open one after the other.
  @Test func rings() {
    expect(
      "{overflow: [{rings: [{to: [sz, gz]}, {to: all, after: 20s}]}]}",
      """
      error SPW-0202: strategies.s.overflow[1] lacks `from` (write `from`, or begin with a \
      ring of the contacts' own center, such as `{to: shenzhen}`)
      """)
    expect(
      "{overflow: [{rings: [{to: sz}, {to: gz, after: 20s}, {to: all, after: 20s}]}]}",
      """
      error SPW-0506: strategies.s.overflow[1].rings[3].after: a ring opens no later than the \
      one before it (give each ring a longer `after` than the one before)
      """)
    expect(
      "{overflow: [{rings: [{to: sz}, {to: gz}], to: gz, old_place: lost}]}",
      """
      error SPW-0202: strategies.s.overflow[1].rings[2] lacks `after` (add `after: ...`)
      error SPW-0205: strategies.s.overflow[1]: `to` has no place here: `rings` say it (write \
      it in each ring, or delete `rings`)
      error SPW-0205: strategies.s.overflow[1]: `old_place` has no place here: `rings` say it \
      (write `earlier`)
      """)
    expect(
      "{overflow: [{rings: [{to: sz}, {to: gz, after: 20s, when: {waited: 3s}}]}]}",
      """
      error SPW-0205: strategies.s.overflow[1].rings[2].when: `waited` has no place here: the \
      ring has `after` (write `after` beside `to`)
      """)
  }

  /// Two centers that share by the ratio of their queues.
  @Test func sharing() {
    expect(
      "{overflow: [{between: [sz, gz, dg], open_above: 10}]}",
      """
      error SPW-0130: strategies.s.overflow[1].between: `between` names more than two (name two \
      centers; write a rule for each pair)
      """)
    expect(
      "{overflow: [{between: [sz, gz]}]}",
      """
      error SPW-0202: strategies.s.overflow[1] lacks `open_above` (add `open_above: ...`)
      """)
    expect(
      "{overflow: [{between: [sz, gz], open_above: {dg: 3}, from: sz}]}",
      """
      error SPW-0301: strategies.s.overflow[1].open_above: `dg` is not one of the two centers \
      (name a center of `between`)
      error SPW-0205: strategies.s.overflow[1]: `from` has no place here: `between` says it \
      (delete it, or write a rule of its own)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, at: arrival, one_way: true}]}",
      """
      error SPW-0205: strategies.s.overflow[1]: `one_way` has no place here: it goes with \
      `between` (write `between: [shenzhen, guangzhou]`)
      """)
  }

  /// A helper has the skill and a way to it.
  @Test func helpersCanHelp() {
    expect(
      "{overflow: [{from: sz, to: dg, contacts: sales, at: arrival}]}",
      """
      error SPW-0503: strategies.s.overflow[1].to: nobody at `dg` is skilled for `sales` (name \
      a center with that skill, or add it to the `skills` of a group there)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, at: arrival}]}", in: withoutLink,
      """
      error SPW-0502: strategies.s.overflow[1].to: there is no link from `sz` to `gz` (add it \
      to `links`, or leave `links` out to join every two centers)
      """)
    expect(
      "{overflow: [{from: dg, to: all, contacts: sales, at: arrival}]}", in: nobodySells,
      """
      error SPW-0502: strategies.s.overflow[1].to: no other center can serve these contacts \
      (give a group elsewhere the skill, or a link to its center)
      """)
    expect(
      """
      {overflow: [{from: sz, to: gz, when: {waited: 20s}, old_place: lost}, {from: gz, to: sz, \
      when: {waited: 30s}, old_place: lost}]}
      """,
      """
      error SPW-0504: strategies.s.overflow[2]: overflow goes round in a circle: `sz -> gz -> \
      sz` (keep the old place, or add a condition such as `there: {queue: {below: 3}}`)
      """)
  }
}
