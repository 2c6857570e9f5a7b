import Scenarios
import Testing

/// A fault in the other rules of a strategy, verbatim.
@Suite struct RuleFaultTests {
  private func expect(
    _ yaml: String, in world: StrategyWorld = threeCenters, _ messages: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = StrategyReading(yaml, in: world, policies: ["most_urgent"])
    #expect(reading.messages.joined(separator: "\n") == messages, sourceLocation: sourceLocation)
    #expect(reading.strategy == nil, sourceLocation: sourceLocation)
  }

  /// Groups of a `route` exist, have the skill and stand there once.
  @Test func route() {
    expect(
      "{route: {billing: [front]}}",
      """
      error SPW-0302: strategies.s.route.billing[1]: 2 centers have a group `front` (say \
      which: `sz/front` or `gz/front`)
      """)
    expect(
      "{route: {billing: [sz/back]}}",
      """
      error SPW-0301: strategies.s.route.billing[1]: there is no group or center `sz/back` \
      (defined: `sz/front`, `gz/front`, `dg/night`, `front`, `night`, `sz`, `gz`, `dg`)
      """)
    expect(
      "{route: {bill: [sz/front]}}",
      """
      error SPW-0301: strategies.s.route: there is no contact type `bill` (`route` takes \
      `billing`, `sales`, `agents_idle` and `else`)
      """)
    expect(
      "{route: {sales: [sz/front, dg]}}",
      """
      error SPW-0503: strategies.s.route.sales[2]: nobody at `dg` is skilled for `sales` \
      (skilled are `sz/front` and `gz/front`)
      """)
    expect(
      "{route: {sales: [sz/front, dg/night]}}",
      """
      error SPW-0503: strategies.s.route.sales[2]: `dg/night` is not skilled for `sales` \
      (skilled are `sz/front` and `gz/front`)
      """)
    expect(
      "{route: {billing: [sz/front, sz]}}",
      """
      error SPW-0302: strategies.s.route.billing[2]: `sz/front` is listed twice (delete one of \
      the two)
      """)
    expect(
      "{route: {billing: []}}",
      """
      error SPW-0207: strategies.s.route.billing: the list is empty (write at least one group)
      """)
    expect(
      "{route: {agents_idle: {choose: fastest}}}",
      """
      error SPW-0206: strategies.s.route.agents_idle.choose: `fastest` is not known here \
      (write one of `longest_idle`, `most_idle` or `least_occupied`)
      """)
  }

  /// A reservation keeps at least one agent from others.
  @Test func reserve() {
    expect(
      "{reserve: {gz: {keep_idle: 0}}}",
      """
      error SPW-0130: strategies.s.reserve.gz.keep_idle: `0` is out of range (write a whole \
      number from 1 to 1000000)
      """)
    expect(
      "{reserve: {gz: {keep_idle: 3, against: gz}}}",
      """
      error SPW-0501: strategies.s.reserve.gz.against: `gz` holds off its own contacts (name \
      other centers; a center's own contacts always start)
      """)
    expect(
      "{reserve: {gx: {keep_idle: 3}}}",
      """
      error SPW-0301: strategies.s.reserve.gx: there is no group or center `gx` (did you mean \
      `gz`? (defined: `sz/front`, `gz/front`, `dg/night`, `front`, `night`, `sz`, `gz`, `dg`))
      """)
  }

  /// A pool has centers.
  @Test func pool() {
    expect(
      "{pool: none}",
      """
      error SPW-0203: strategies.s.pool: expected `all` or a map like `{centers: [shenzhen, \
      guangzhou], prefer: local}`, found `none`
      """)
  }

  /// Ranks of `pull` are lists of what the group may serve.
  @Test func pull() {
    expect(
      "{pull: {frnt: [[billing]]}}",
      """
      error SPW-0301: strategies.s.pull: there is no group `frnt` (did you mean `front`? \
      (defined: `sz/front`, `gz/front`, `dg/night`, `front`, `night`))
      """)
    expect(
      "{pull: {dg/night: [[billing], [sales]]}}",
      """
      error SPW-0503: strategies.s.pull.dg/night[2][1]: `dg/night` may not serve `sales` (add \
      `sales` to its `skills`, or a link to the center)
      """)
    expect(
      "{pull: {dg/night: [[billing], [billing]]}}",
      """
      error SPW-0302: strategies.s.pull.dg/night[2][1]: `billing` is ranked twice (delete one \
      of the two)
      """)
    expect(
      "{pull: {dg/night: [billing]}}",
      """
      error SPW-0203: strategies.s.pull.dg/night[1]: expected a list like `[billing, sales]`, \
      found `billing`
      """)
    expect(
      "{pull: {dg/night: [[dg/faxes]]}}",
      """
      error SPW-0301: strategies.s.pull.dg/night[1][1]: there is no contact type `faxes` \
      (defined: `billing`, `sales`)
      """)
    expect(
      "{pull: {front: [[billing, sales]], sz/front: [[billing, sales]]}}",
      """
      error SPW-0302: strategies.s.pull: `sz/front` is ranked twice (keep one of the two)
      """)
  }

  /// Orders are known, durations have units.
  @Test func agents() {
    expect(
      "{agents: {order: [quickest]}}",
      """
      error SPW-0206: strategies.s.agents.order[1]: `quickest` is not known here (write one of \
      `longest_idle`, `least_occupied`, `fewest_contacts`, `circular`, `fixed`, `random`, \
      `fastest`, `slowest`, `least_versatile` or `most_versatile`)
      """)
    expect(
      "{agents: {order: [longest_idle, fixed]}}",
      """
      error SPW-0435: strategies.s.agents.order[2]: `longest_idle` leaves no ties for `fixed` \
      (keep the first)
      """)
    expect(
      "{agents: {local_first: {until_waited: 60}}}",
      """
      error SPW-0101: strategies.s.agents.local_first.until_waited: `60` has no unit; a \
      duration needs one (write `60s`, `60min` or `60h`)
      """)
  }

  /// A registered policy stands alone.
  @Test func use() {
    expect(
      "{use: mine}",
      """
      error SPW-0301: strategies.s.use: there is no registered policy `mine` (defined: \
      `most_urgent`)
      """)
    expect(
      "{use: mine, pool: all}",
      """
      error SPW-0301: strategies.s.use: there is no registered policy `mine` (defined: \
      `most_urgent`)
      error SPW-0205: strategies.s: `use` and `pool` exclude each other (a registered policy \
      makes every decision itself; delete one of the two)
      """)
  }
}
