import Scenarios
import Testing

/// Contacts that wait elsewhere: their tables and their faults, verbatim.
@Suite struct StageTests {
  /// Lists that contacts move to stay apart, those that they join are one for all centers: holding
  /// is 1, the stages of sz are 2 to 4, of gz 5 and 6, of dg 7 and 8.
  ///
  /// Catches a stage whose places take the contact away from each other.
  @Test func aStageIsAStepForEachPlace() {
    let yaml = """
      stages:
        billing:
        - {at: 10s, agents: {sz: 1, gz: 2}, queue: {sz: 1, gz: 3}}
        - {at: 60s, queue: {dg: 1}}
      """
    let reading = StrategyReading(yaml, in: threeCenters)
    #expect(reading.messages == [])
    #expect(
      reading.lines(of: "billing@dg") == [
        "after 10s: try sz/front; try gz/front; move to guests 7", "after 10s: join guests 3",
        "after 60s: move to guests 8",
      ])
    #expect(reading.lines(of: "gz/front") == ["0: sales@gz", "2: guests 3"])
  }

  @Test(arguments: [
    (
      "{stages: {billing: [{at: 10s, queue: {sz: 1}}, {at: 10s, queue: {gz: 1}}]}}",
      """
      error SPW-0506: strategies.s.stages.billing[2].at: a stage begins no later than the one \
      before it (give each stage a longer `at` than the one before)
      """
    ),
    (
      "{queue_in: {sales: [sz, dg]}}",
      """
      error SPW-0503: strategies.s.queue_in.sales[2]: nobody at `dg` is skilled for `sales` (name \
      a center with that skill)
      """
    ),
    (
      "{pool: all, queue_in: {billing: [sz, dg]}}",
      """
      error SPW-0205: strategies.s.pool: `pool` and `queue_in` exclude each other: each says where \
      contacts wait (keep one of the two)
      """
    ),
    (
      "{route: {billing: [sz, gz], queue_at: last}, pull: {by: longest_queue}}",
      """
      error SPW-0205: strategies.s.pull: `pull` and `queue_at: last` exclude each other: a contact \
      waits for one group alone (keep one of the two)
      """
    ),
  ]) func faults(_ yaml: String, _ message: String) {
    #expect(StrategyReading(yaml, in: threeCenters).messages == [message])
  }

  /// Catches a stage that parks contacts without a word.
  @Test func parkedForEver() {
    let yaml = "{stages: {billing: [{at: 0s, agents: {sz: 1}, queue: none}]}}"
    let messages = StrategyReading(yaml, in: threeCenters).messages
    #expect(
      messages.contains(
        """
        warning SPW-0511: strategies.s.stages.billing: contacts of `billing` end in no queue: \
        nobody takes them until they give up (give the last stage a `queue`)
        """))
  }
}
