import Scenarios
import Testing

/// Faults and traps of rules by which the agents of one group are not alike, and their tables.
@Suite struct AgentFaultTests {
  private func expect(
    _ yaml: String, _ messages: String, location: SourceLocation = #_sourceLocation
  ) {
    let reading = StrategyReading(yaml, in: threeCenters)
    #expect(
      reading.messages.joined(separator: "\n") == messages, sourceLocation: location)
  }

  /// Criteria that never change come first, and only some can decide ties of those that do.
  @Test func orders() {
    expect(
      "{agents: {order: [fewest_contacts, fastest]}}",
      """
      error SPW-0205: strategies.s.agents.order[2]: `fastest` has no place after \
      `fewest_contacts` (what never changes comes first, and `random` and `circular` are alone \
      behind it)
      """)
    expect(
      "{agents: {order: [least_occupied, random]}}",
      """
      error SPW-0205: strategies.s.agents.order[2]: `random` has no place after \
      `least_occupied` (what never changes comes first, and `random` and `circular` are alone \
      behind it)
      """)
    expect("{agents: {order: [fastest, least_occupied, fewest_contacts, fixed]}}", "")
    expect(
      "{agents: {order: [fixed], idle_shares: {front: 50%, night: 50%}}}",
      """
      error SPW-0205: strategies.s.agents: `order` and `idle_shares` exclude each other (both \
      say which group comes first; keep one)
      """)
  }

  /// Groups are known, shares are of their skills, above 0 and sum to all.
  @Test func timeShares() {
    expect(
      "{agents: {frnt: {time_share: {billing: 100%}}}}",
      """
      error SPW-0301: strategies.s.agents: there is no group `frnt` (did you mean `front`? \
      (`agents` takes `order`, `idle_shares`, `local_first` and `preferred`, and groups))
      """)
    expect(
      "{agents: {front: {time_share: {billing: 80%}}}}",
      """
      error SPW-0403: strategies.s.agents.front.time_share: the shares sum to 80% (let them sum \
      to 100%)
      error SPW-0202: strategies.s.agents.front.time_share: there is nothing for `sales` (give \
      every contact type that `sz/front` is skilled for a share)
      """)
    expect(
      "{agents: {night: {time_share: {billing: 80%, sales: 20%}}}}",
      """
      error SPW-0503: strategies.s.agents.night.time_share: `dg/night` is not skilled for \
      `sales` (name the types among its `skills`)
      """)
    expect(
      "{agents: {front: {time_share: {billing: 100%, sales: 0%}}}}",
      """
      error SPW-0130: strategies.s.agents.front.time_share.sales: a share of nothing is never \
      reached (write a share above 0%, or take the skill from the group)
      """)
    expect(
      "{agents: {night: {time_share: {billing: 100%}, unless: {queue: {above: 3}}}}}",
      """
      error SPW-0205: strategies.s.agents.night: `unless` goes with `strict: true` (add it)
      """)
    expect(
      "{pull: {draw: true}, agents: {night: {time_share: {billing: 100%}}}}",
      """
      error SPW-0205: `draw` and `time_share` exclude each other: each says which contact is \
      taken (keep one of the two)
      """)
  }

  /// Shares and waits are there, and rules that place arrivals are not.
  @Test func preferred() {
    expect(
      "{agents: {preferred: {share: 0%}}}",
      """
      error SPW-0202: strategies.s.agents.preferred lacks `wait` (add `wait: ...`)
      error SPW-0130: strategies.s.agents.preferred.share: nobody asks for an agent (write a \
      share above 0%, or delete the key)
      """)
    expect(
      """
      agents: {preferred: {share: 10%, wait: 5min}}
      deflect: [{when: {queue: {above: 5}}, to: busy}]
      """,
      """
      error SPW-0205: strategies.s.deflect: `deflect` and `preferred` exclude each other: each \
      says what becomes of an arrival (keep one of the two)
      """)
    expect(
      """
      agents:
        preferred: {share: 10%, wait: 5min}
        night: {time_share: {billing: 100%}, strict: true, unless: {queue: {above: 3}}}
      """,
      """
      error SPW-0205: strategies.s.agents: `preferred` and `strict: true` exclude each other (a \
      customer who asks for an agent cannot be refused for its share; keep one)
      """)
  }

  /// `else` belongs to `agents_idle`, and excludes what says the same.
  @Test func elseBelongsToAgentsIdle() {
    expect(
      "{route: {else: shortest_wait}}",
      """
      error SPW-0202: strategies.s.route.else: `else` goes with `agents_idle` (write \
      `agents_idle: {choose: longest_idle}` beside it, or use `allocate`)
      """)
    expect(
      """
      route: {agents_idle: {choose: most_idle, tie: alternate}, else: shortest_wait}
      reserve: {gz: {keep_idle: 3}}
      """,
      """
      error SPW-0205: strategies.s.reserve: `reserve` and `else: shortest_wait` exclude each \
      other (a center whose idle agents are held back would seem free; keep one of the two)
      """)
  }

  /// At 85 % of the agents busy and handle times of a second, half a second is 48 %, a second 69 %.
  @Test func traps() {
    expect(
      "{agents: {preferred: {share: 10%, wait: 500ms}}}",
      """
      warning SPW-0530: strategies.s.agents: at an occupancy of 85% about 48% of those who ask \
      get their agent for `billing`; the others wait 0.5 s for nothing (compare with a strategy \
      without `preferred`)
      """)
    expect("{agents: {preferred: {share: 10%, wait: 1s}}}", "")
    expect(
      "{agents: {night: {time_share: {billing: 100%}, strict: true}}}",
      """
      warning SPW-0531: strategies.s.agents: agents of `dg/night` over a share stay idle beside \
      waiting contacts (add such as `unless: {queue: {above: 10}}`)
      """)
  }

  /// What the listing says of orders, names and shares.
  @Test func listings() {
    let named = StrategyReading(
      "{agents: {order: circular, preferred: {share: 15%, wait: 20s, handle_time: 0.85}}}",
      in: threeCenters)
    #expect(
      named.lines(of: "billing@sz") == [
        "arrival: 15% ask for an agent of sz/front and wait for it at 0.85 times the handle time; "
          + "the others: try sz/front",
        "after 20s if waits for others <= 0: try sz/front; join billing@sz",
      ])
    #expect(named.listing.contains("sz/front takes, agents: in turn"))
    let shares = StrategyReading(
      """
      agents:
        sz/front:
          {time_share: {billing: 80%, sales: 20%}, strict: true, unless: {queue: {above: 10}}}
      """, in: threeCenters)
    #expect(
      shares.lines(of: "sales@sz") == [
        "arrival: try sz/front (20% of the work at most), least work for its share",
        "arrival: send the first of sales@sz: try sz/front (20% of the work at most), "
          + "least work for its share, or over it if waiting(sales@sz) >= 10",
      ])
    #expect(
      shares.lines(of: "sz/front takes") == [
        "0: billing@sz, points -1.25 work(billing), up to 80% of the work "
          + "unless waiting(billing@sz) >= 11",
        "0: sales@sz, points -5 work(sales), up to 20% of the work "
          + "unless waiting(sales@sz) >= 11",
      ])
    let best = StrategyReading(
      "{route: {agents_idle: {choose: least_occupied, tie: alternate}, else: shortest_wait}}",
      in: threeCenters)
    #expect(
      best.lines(of: "sales@gz") == [
        "arrival: try sz/front (points -1 occupancy), gz/front (points -1 occupancy), most "
          + "points, ties in turn",
        "arrival: least of: sales@gz by estimate(sales@gz), sales@sz by estimate(sales@sz)",
      ])
  }
}
