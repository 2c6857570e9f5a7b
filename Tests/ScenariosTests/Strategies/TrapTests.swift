import Scenarios
import Testing

/// Warnings of the traps that the forms allow, verbatim; the strategy still runs.
@Suite struct TrapTests {
  private func expect(
    _ yaml: String, in world: StrategyWorld = threeCenters, _ messages: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = StrategyReading(yaml, in: world, policies: ["most_urgent"])
    #expect(reading.messages.joined(separator: "\n") == messages, sourceLocation: sourceLocation)
    #expect(reading.strategy != nil, sourceLocation: sourceLocation)
  }

  /// A helper that helps some only, or has nobody.
  @Test func partialHelp() {
    expect(
      "{overflow: [{from: sz, to: dg, at: arrival}]}",
      """
      warning SPW-0512: strategies.s.overflow[1].to: nobody at `dg` is skilled for `sales`: \
      those contacts do not overflow there (name `contacts` in the rule if that is meant)
      """)
    expect(
      "{overflow: [{from: all, to: gz, at: arrival}]}", in: withoutLink,
      """
      warning SPW-0512: strategies.s.overflow[1].to: there is no link from `sz` to `gz`: its \
      contacts do not overflow there (name the centers under `from` one by one)
      """)
    expect(
      "{overflow: [{from: sz, to: dg, contacts: billing, at: arrival}]}", in: withoutNight,
      """
      warning SPW-0510: strategies.s: no group takes waiting contacts of `billing at dg` (give \
      a group with agents the skill, or let them overflow; or they wait until they give up)
      warning SPW-0514: strategies.s.overflow[1].to: no agent is ever signed in at `dg` for \
      these contacts (give its groups agents, or name another center)
      """)
  }

  /// Contacts that change places, or are parked.
  @Test func diversions() {
    expect(
      """
      {overflow: [{from: sz, to: gz, when: {queue: {above: 3}}, old_place: lost}, {from: gz, \
      to: sz, when: {queue: {above: 3}}, old_place: lost}]}
      """,
      """
      warning SPW-0516: strategies.s.overflow[2]: `sz -> gz -> sz` pass contacts on for good, \
      each looking only at itself (look at the helper too, such as `there: {queue: {below: 3}}`)
      """)
    expect(
      """
      {overflow: [{rings: [{to: sz}, {to: gz, after: 20s, when: {there: {idle_agents: {above: \
      2}}}}], earlier: lost}]}
      """,
      """
      warning SPW-0511: strategies.s.overflow[1]: contacts of `billing at sz` leave every \
      queue that is always served, and may wait until they give up (keep the earlier place, or \
      drop the condition `there` of the last ring)
      """)
  }

  /// Agents that are passed by and skills that are left out.
  @Test func passedAndLeftOut() {
    expect(
      "{route: {billing: [gz/front]}}",
      """
      warning SPW-0513: strategies.s: arrivals of `billing` at `sz` and `dg` pass the idle \
      agents of their own center, who have the skill (list a group of each center, or leave \
      the type out)
      """)
    expect(
      "{route: {billing: [gz/front, dg]}}", in: withoutLink,
      """
      warning SPW-0513: strategies.s: arrivals of `billing` at `sz` pass the idle agents of \
      their own center, who have the skill (list a group of each center, or leave the type out)
      """)
    expect(
      "{pull: {front: [[billing]]}}",
      """
      warning SPW-0510: strategies.s: no group takes waiting contacts of `sales at sz` and \
      `sales at gz` (give a group with agents the skill, or let them overflow; or they wait \
      until they give up)
      warning SPW-0515: strategies.s: `pull` leaves out `sales`, for which `sz/front`, \
      `gz/front` are skilled: they never take a waiting one (add a last rank for it, if that \
      is not meant)
      """)
  }

  /// Settings that decide nothing.
  @Test func withoutEffect() {
    expect(
      "{reserve: {gz: {keep_idle: 3}}}",
      """
      warning SPW-0435: strategies.s.reserve: nothing is held back at `gz`: no such guests \
      come there (add the rule that sends them, or delete the reservation)
      """)
    expect(
      "{pool: {centers: [sz]}}",
      """
      warning SPW-0435: strategies.s.pool: a pool of one center is the center itself (name at \
      least two centers)
      """)
    expect(
      "{pool: all, overflow: [{from: sz, to: gz, at: arrival}]}",
      """
      warning SPW-0435: strategies.s.overflow[1]: these centers share one queue in the pool: \
      nothing is left to overflow (delete the rule, or take a center out of the pool)
      """)
    expect(
      "{agents: {local_first: {}}}",
      """
      warning SPW-0435: strategies.s.agents: `local_first` has no effect: no center takes \
      others' contacts (add `pool` or `overflow`, or delete it)
      """)
  }
}
