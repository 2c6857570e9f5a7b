import Sim
import Testing

/// Laws of customers who are called back.
@Suite struct CallbackLawTests {
  /// Where nobody gives up, whoever keeps a place in the queue is served when waiting would have
  /// served him: the same agents at the same moments, and the same times from the arrival on.
  ///
  /// Catches a place that loses its turn, or that takes one it has not.
  @Test func aPlaceIsAsGoodAsWaiting() throws {
    let text = """
      spillway: 1
      horizon: {length: 8h, interval: 30min}
      contacts: {call: {handle_time: {exponential: {mean: 3min}}, patience: none}}
      centers: {here: {groups: {all: {agents: 9}}}}
      demand: [{contact: call, center: here, rate: 170/h}]
      strategies:
        wait: {}
        callback: {deflect: [{when: {queue: {at_least: 2}}, callback: {accept: 70%}}]}

      """
    let plan = try Trial.plan(of: text, id: "callback")
    for replication in UInt64(0)..<5 {
      let seen = try plan.strategies.map {
        try $0.runner.run(plan.world.model, 20_110_812, replication)
      }
      func sum(_ counter: Counter, _ strategy: Int) -> Int64 {
        (0..<seen[strategy].shape.intervals).reduce(0) {
          $0 + seen[strategy].byOrigin[$1, 0, counter]
        }
      }
      let taken = seen[1].callbacks.reduce(0) { $0 + $1.taken }
      let missing = seen[1].callbacks.reduce(0) { $0 + $1.broken }
      let wait = seen[1].callbacks.reduce(0) { $0 + $1.wait }
      #expect(taken > 20)
      #expect(seen[0].groups.map(\.busy) == seen[1].groups.map(\.busy))
      guard missing == 0 else { continue }
      #expect(sum(.answered, 0) == sum(.answered, 1) + taken)
      #expect(sum(.waitAnswered, 0) == sum(.waitAnswered, 1) + wait)
    }
  }
}
