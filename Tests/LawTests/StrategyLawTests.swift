import Foundation
import Study
import Testing

/// Laws that hold between strategies, by their own words.
@Suite struct StrategyLawTests {
  private func study(_ strategies: String, replications: Int) throws -> Results {
    let text = """
      spillway: 1
      horizon: {length: 10h, warm_up: 1h, interval: {borders: [0h, 10h]}}
      contacts:
        call: {handle_time: {exponential: {mean: 300s}}, patience: {exponential: {mean: 300s}}}
      centers:
        a: {groups: {all: {agents: 20}}}
        b: {groups: {all: {agents: 20}}}
      demand:
      - {contact: call, center: a, offered_load: 20}
      - {contact: call, center: b, offered_load: 20}
      strategies:
      \(strategies)

      """
    let plan = try Trial.plan(of: text, id: "law")
    let settings = RunSettings(seed: 7, replications: replications, threads: 2)
    return try Study.run(plan.study(settings: settings))
  }

  /// A rule after a wait of nothing is the rule on arrival, bit for bit.
  ///
  /// Catches a step that comes after the arrival has gone to wait.
  @Test func noDelayIsOnArrival() throws {
    let results = try study(
      """
        after_nothing: {overflow: [{from: a, to: b, when: {waited: 0s, queue: {at_least: 1}}}]}
        on_arrival: {overflow: [{from: a, to: b, when: {queue: {at_least: 1}}}]}
      """, replications: 3)
    for measure in [Measure.meanWait, .serviceLevel, .overflowOut, .abandonmentRate] {
      let values = results.strategies.map { $0.estimate(measure, in: .total)?.value }
      #expect(values[0] == values[1])
    }
  }

  /// Arrivals of two equal centers split by chance in the same shares are those of centers alone:
  /// Poisson streams of the same rate.
  ///
  /// The difference over 60 replications is within four standard errors; with another seed it is
  /// not once in 16,000. Catches shares that follow the origin or the queue.
  @Test func equalSharesByChanceAreIsolatedCenters() throws {
    let results = try study(
      """
        isolated: {}
        shares: {allocate: [{shares: {a: 50%, b: 50%}}]}
        in_turn: {allocate: [{shares: {a: 50%, b: 50%}, draw: rotation}]}
      """, replications: 60)
    let waits = try results.strategies.map {
      try #require($0.estimate(.meanWait, in: .total))
    }
    let errors = try waits.map { try #require($0.standardError) }
    let error = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
    #expect(abs(waits[0].value - waits[1].value) < 4 * error)
    // In turn the streams are smoother, and the wait is shorter.
    #expect(waits[2].value < waits[1].value - 4 * error)
  }

  /// Centers that read no difference are joined as by chance; those that read it wait less.
  @Test func theShortestWaitBeatsShares() throws {
    let results = try study(
      """
        shares: {allocate: [{shares: {a: 50%, b: 50%}}]}
        shortest: {allocate: [{choose: least, by: estimated_wait}]}
        pool: {pool: all}
      """, replications: 10)
    let waits = results.strategies.compactMap { $0.estimate(.meanWait, in: .total)?.value }
    #expect(waits[1] < waits[0])
    #expect(waits[2] <= waits[1] * 1.02)
  }

  /// Copies in the queues of one set of all centers are one queue for all, bit for bit.
  ///
  /// Catches a copy that an agent passes by, or that comes out of its turn.
  @Test func copiesEverywhereAreOneQueue() throws {
    let results = try study(
      """
        pool: {pool: all}
        copies: {allocate: [{sets: [[a, b]], at_most: 0.2, copies: set}]}
        one_queue_each: {allocate: [{sets: [[a, b]], at_most: 0.2}]}
      """, replications: 3)
    for measure in [Measure.meanWait, .serviceLevel, .abandonmentRate] {
      let values = results.strategies.compactMap { $0.estimate(measure, in: .total)?.value }
      #expect(values.count == 3 && values[0] == values[1], "\(measure): \(values)")
    }
    let waits = results.strategies.compactMap { $0.estimate(.meanWait, in: .total)?.value }
    #expect(waits[2] > waits[1])
  }

  /// Marks that are never moved are the plain ones, and a center that is never clearly worse is
  /// never left out: bit for bit.
  ///
  /// Catches a factor that begins at anything but 1, a mark that is met instead of passed, and a
  /// choice among those left that breaks ties otherwise.
  @Test func whatNeverMovesIsPlain() throws {
    let allocate = "allocate: [{choose: least, by: contacts, reads: board}]"
    let overflow = "overflow: [{from: a, to: b, when: {waited: 0s}}]"
    let never = "adapt: {service_level: 80%, contacts: 1000000}"
    let results = try study(
      """
        kept: {\(overflow), reserve: {b: {keep_idle: 2}}}
        kept_and_adapted: {\(overflow), reserve: {b: {keep_idle: 2, \(never)}}}
        board: {board: {every: 60s}, \(allocate)}
        board_that_suppresses:
          board: {every: 60s, suppress: {contacts: 1000, for: 300s}}
          \(allocate)
      """, replications: 3)
    for measure in [Measure.meanWait, .serviceLevel, .overflowOut, .abandonmentRate] {
      let values = results.strategies.compactMap { $0.estimate(measure, in: .total)?.value }
      #expect(values.count == 4 && values[0] == values[1], "\(measure): \(values)")
      #expect(values.count == 4 && values[2] == values[3], "\(measure): \(values)")
    }
  }
}
