import Scenarios
import Testing

/// Rules of `pull` and `age` against their tables, and their faults and traps, verbatim.
@Suite struct SelectionTests {
  private func lines(
    _ yaml: String, of group: String, in world: StrategyWorld = threeCenters
  ) -> [String] {
    let reading = StrategyReading(yaml, in: world)
    return reading.messages + reading.lines(of: group)
  }

  /// Catches lists that are joined although their lengths are compared, and a total that leaves
  /// out the other centers of a pool.
  @Test func queueSharesInAPool() {
    let yaml = """
      pool: {centers: [sz, gz]}
      pull: {queue_shares: {billing: 40%, sales: 60%}}
      """
    let billing = "waiting(billing@sz, billing@gz)"
    let all = "waiting(billing@sz, sales@sz, billing@gz, sales@gz)"
    #expect(
      lines(yaml, of: "gz/front") == [
        "0: billing@sz, points 1 \(billing) + -0.4 \(all)",
        "0: billing@gz, points 1 \(billing) + -0.4 \(all)",
        "0: sales@sz, points 1 waiting(sales@sz, sales@gz) + -0.6 \(all)",
        "0: sales@gz, points 1 waiting(sales@sz, sales@gz) + -0.6 \(all)",
      ])
  }

  /// Catches a rank that holds at both sides of its moment.
  @Test func ranksByTheWait() {
    let yaml = """
      pull: {front: [[sales], [billing]]}
      age: {billing: [{after: 2min, rank: 1}], sales: [{rank: 2}, {after: 1min, rank: 3}]}
      """
    #expect(
      lines(yaml, of: "sz/front") == [
        "0: billing@sz over 119999ms", "1: sales@sz up to 59999ms", "1: billing@sz",
        "2: sales@sz over 59999ms",
      ])
  }

  /// Catches a rate that is the mean handle time, or that leaves out the group's factor.
  @Test func costs() {
    var world = threeCenters
    world.handleTimes = [200, 100]
    world.groups[0].factors = [0: 1.25]
    world.patience = Array(repeating: 60, count: world.queueCount)
    let yaml =
      "{pull: {cost: {billing: {per_minute: 5}, sales: {per_minute: 1, growth: quadratic}}}}"
    #expect(
      lines(yaml, of: "sz/front", in: world) == [
        "0: billing@sz, points 0.02", "0: sales@sz, points 0.000167/s",
      ])
    #expect(
      lines(yaml, of: "gz/front", in: world) == [
        "0: billing@gz, points 0.025", "0: sales@gz, points 0.000167/s",
      ])
  }

  /// Catches a moment that is missed, and a search that may take a group of too few points.
  @Test func pointsOfPairs() {
    let yaml = """
      pull: {score: {sz/front: {sales: {start: -25, per_second: 0.5, per_idle_agent: 2}}}}
      """
    let points = "(points -25 + 0.5/s + 2 idle(sz/front), not below 0), most points"
    #expect(
      StrategyReading(yaml, in: threeCenters).lines(of: "sales@sz") == [
        "arrival: try sz/front \(points)",
        "after 2s, again every 4s: try sz/front \(points)",
      ])
    #expect(
      lines(yaml, of: "sz/front") == [
        "0: billing@sz, points 1/s, not below 0",
        "0: sales@sz, points -25 + 0.5/s + 2 idle(sz/front), not below 0",
      ])
  }

  @Test(arguments: [
    (
      "{pull: {by: longest_queue, cost: {billing: {per_minute: 1}}}}",
      """
      error SPW-0205: strategies.s.pull: `by` and `cost` exclude each other (keep one of the two)
      """
    ),
    (
      "{pull: {objective: {billing: 20s}}}",
      """
      error SPW-0202: strategies.s.pull.objective: there is nothing for `sales` (name every \
      contact type, as in `{vip: 10s, billing: 20s}`)
      """
    ),
    (
      "{pull: {queue_shares: {billing: 20%, sales: 70%}}}",
      """
      error SPW-0403: strategies.s.pull.queue_shares: the shares sum to 90% (let them sum to 100%)
      """
    ),
    (
      "{pull: {by: oldest, measure: queue}}",
      """
      error SPW-0205: strategies.s.pull: `measure` has no place here (it belongs to `objective` \
      or `cost`)
      """
    ),
    (
      "{pull: {by: longest_queue}, age: {sales: {per_minute: 3}}}",
      """
      error SPW-0205: strategies.s.age: `age` with points and a rule or weights under `pull` \
      exclude each other (both say which contact of a rank comes first; keep one)
      """
    ),
    (
      "{age: {sales: [{rank: 2}, {after: 1min, rank: 1}, {after: 1min, rank: 3}]}}",
      """
      error SPW-0506: strategies.s.age.sales[3].after: a rank begins no later than the one before \
      it (give each step a longer `after` than the one before)
      """
    ),
    (
      "{pull: {score: {front: {sales: {start: -5, per_second: 0}}}}}",
      """
      error SPW-0505: strategies.s.pull.score.front.sales: the points stay below 0 for ever: the \
      pair is never made (let them grow with `per_second`, or begin at 0)
      """
    ),
    (
      "{pull: {cost: {billing: {per_minute: 1}, sales: {per_minute: 1}}, per_patience: true}}",
      """
      error SPW-0205: strategies.s.pull.per_patience: `billing at sz` never gives up: nothing is \
      divided by it (give the contact type `patience`, or delete `per_patience`)
      """
    ),
  ]) func faults(_ yaml: String, _ message: String) {
    #expect(StrategyReading(yaml, in: threeCenters).messages == [message])
  }

  @Test(arguments: [
    (
      "{pull: {within_target_first: {within: 20s}}}",
      """
      warning SPW-0517: strategies.s.pull.within_target_first: contacts that have waited too long \
      are served after all others (compare `wait_p95` and `abandonment_rate`; nobody should run a \
      center so)
      """
    ),
    (
      "{age: {sales: {per_minute: 3, at_most: 30}}}",
      """
      warning SPW-0518: strategies.s.age: contacts of `sales` with 30 points come after all others \
      that can have more, however long they wait (raise `at_most`, or leave it out)
      """
    ),
    (
      "{pull: {sz/front: {billing: {rank: 1, weight: 2}, sales: {rank: 2}}}}",
      """
      warning SPW-0435: strategies.s.pull: the weight of `billing` at `sz/front` has no effect: it \
      is alone in its rank (give it the rank of those it is weighed against, or delete the weight)
      """
    ),
  ]) func traps(_ yaml: String, _ message: String) {
    #expect(StrategyReading(yaml, in: threeCenters).messages == [message])
  }
}
