import Scenarios
import Sim
import Study
import Testing

/// Strategies that say the same in other words, on the same random customers.
@Suite struct EqualStrategyTests {
  /// Two strategies and why they are one.
  struct Pair: CustomStringConvertible {
    let description: String
    let left: String
    let right: String

    init(_ why: String, _ left: String, _ right: String) {
      description = why
      self.left = left
      self.right = right
    }
  }

  private static let copies = "{call: [a, b, c], mail: [a, b, c], fault: [a, b, c]}"
  private static let helpers = "to: [b, c], when: {queue: {at_least: 1}"
  private static let ranked = "pull: {x: \(ranks), y: [[fault], [call]], z: \(ranks), w: \(ranks)}"
  private static let ranks = "[[fault], [call], [mail]]"
  private static let quick = "estimate: {method: average, contacts: 1}"
  private static let long = "overflow: [{from: a, to: c, when: {estimated_wait: {above: 50s}}}]"

  static let pairs: [Pair] = [
    // One queue.
    .init("simultaneous queues everywhere are one queue", "queue_in: \(copies)", "pool: all"),
    .init(
      "everybody a guest of everybody at once is a pool in which the own come first",
      "overflow: [{from: all, to: all, when: {waited: 0s}, choose: longest_idle}]",
      "pool: all, agents: {local_first: {}}"),
    .init(
      "to be local until no wait at all is to prefer the own agent",
      "pool: all, agents: {local_first: {until_waited: 0s}}", "pool: {centers: all, prefer: local}"
    ),
    .init("a stage at once is a queue", "queue_in: {call: [c, a]}", stages("0s")),
    // No delay.
    .init(
      "after no wait is on arrival", "overflow: [{from: a, \(helpers), waited: 0s}}]",
      "overflow: [{from: a, \(helpers)}}]"),
    .init(
      "after no wait is on arrival, for good",
      "overflow: [{from: a, \(helpers), waited: 0s}, old_place: lost}]",
      "overflow: [{from: a, \(helpers)}, old_place: lost}]"),
    .init(
      "a ring is a rule with its wait",
      "overflow: [{rings: [{to: a}, {to: b, after: 20s}, "
        + "{to: c, after: 45s}]}]",
      "overflow: [{from: a, to: b, when: {waited: 20s}}, {from: a, to: c, when: {waited: 45s}}]"),
    .init(
      "a first ring after no wait is open on arrival",
      "overflow: [{from: a, rings: [{to: a, after: 0s}, {to: c, after: 30s}]}]",
      "overflow: [{from: a, rings: [{to: a}, {to: c, after: 30s}]}]"),
    .init(
      "a first ring of two is a rule without a wait",
      "overflow: [{from: a, rings: [{to: [a, b]}]}]",
      "overflow: [{from: a, to: b, when: {waited: 0s}}]"),
    .init(
      "a ring that is never passed over",
      "overflow: [{rings: [{to: a}, {to: b, after: 20s}], skip_if: {signed_in: 0}}]",
      "overflow: [{rings: [{to: a}, {to: b, after: 20s}]}]"),
    .init(
      "a first step is a rank", "age: {mail: [{rank: 2}]}",
      "pull: {x: [[call, fault], [mail]], y: [[call, fault]], z: [[call, fault], [mail]], "
        + "w: [[call, fault], [mail]]}"),
    .init(
      "a score begun at once is a wait", "pull: {score: {x: {call: {start: 0}}}}", ""),
    // The oldest first.
    .init("equal slopes are the oldest first", "age: {call: {}, mail: {}, fault: {}}", ""),
    .init(
      "equal objectives are the oldest first",
      "pull: {objective: {call: 40s, mail: 40s, fault: 40s}}", ""),
    .init(
      "equal weights are the oldest first",
      "pull: {x: {call: {weight: 2}, mail: {weight: 2}, fault: {weight: 2}}}", ""),
    .init("nobody is ever late", "pull: {within_target_first: {within: 20h}}", ""),
    .init("nobody is ever urgent", "pull: {urgent: {mail: 20h}}", ""),
    .init(
      "objectives are slopes", "pull: {objective: {call: 20s, mail: 80s, fault: 40s}}",
      "age: {call: {per_minute: 4}, mail: {per_minute: 1}, fault: {per_minute: 2}}"),
    .init(
      "costs far apart are ranks",
      "pull: {cost: {fault: {per_minute: 100}, call: "
        + "{per_minute: 10}, mail: {per_minute: 1}}}", ranked),
    .init(
      "the mean of one is the last", "\(quick), \(long)",
      "estimate: {method: last_answered}, \(long)"),
    // Nobody helps.
    .init("a mark never reached", "overflow: [{from: all, to: all, at: arrival, \(never)}]", ""),
    .init(
      "a reserve of everybody",
      "overflow: [{from: all, to: all, when: {waited: 5s}}], reserve: {a: {keep_idle: 99}, "
        + "b: {keep_idle: 99}, c: {keep_idle: 99}}", ""),
    .init("a ratio never reached", "overflow: [{between: [a, b], open_above: 9999}]", ""),
    .init(
      "a valve that never opens",
      "overflow: [{from: a, to: b, valve: {open: {queue: {above: 999}}, "
        + "close: {queue: {below: 1}}}}]",
      ""),
    .init("nobody is turned away", "deflect: [{\(never), to: busy}]", ""),
    .init(
      "nobody takes a callback",
      "deflect: [{when: {queue: {at_least: 0}}, callback: {accept: 0%}}]", ""),
    .init(
      "everybody is sent home",
      "allocate: [{from: a, shares: {a: 100%}}, {from: b, choose: first, "
        + "among: [b]}, {from: c, choose: shadow, among: [c]}]", ""),
    .init(
      "in turn or by chance to one center", "allocate: [{shares: {b: 100%}}]",
      "allocate: [{shares: {b: 100%}, draw: rotation}]"),
    .init(
      "to be sent on is to overflow for good",
      "deflect: [{from: a, when: {queue: {at_least: 2}}, to: c}]",
      "overflow: [{from: a, to: c, when: {queue: {above: 1}}, old_place: lost}]"),
    .init(
      "all of a list are all of a map",
      "overflow: [{from: a, to: b, when: {all: [{queue: {above: 1}}, {longest_wait: "
        + "{above: 30s}}]}}]",
      "overflow: [{from: a, to: b, when: {queue: {above: 1}, longest_wait: {above: 30s}}}]"),
  ]

  private static func stages(_ at: String) -> String {
    "stages: {call: [{at: \(at), agents: {c: 1, a: 1}, queue: {c: 1, a: 1}}]}"
  }

  private static let never = "when: {queue: {above: 99999}}"

  /// Each pair sees the same, bit for bit, but for the number of events, as a step that does
  /// nothing is one, and for the acts of rules: the same contact may go by another rule.
  ///
  /// Catches a copy that is counted, or served, twice; a step that comes after the arrival has gone
  /// to wait; a guard that is true at its mark; and a search that passes idle agents by.
  @Test func equalStrategiesSeeTheSame() throws {
    let world = SmallWorld(customers: .random(hours: 4))
    let strategies = Self.pairs.enumerated().flatMap { index, pair in
      [("left_\(index)", pair.left), ("right_\(index)", pair.right)]
    }
    let plan = try Trial.plan(of: world.text(strategies), id: "equal strategies")
    for (index, pair) in Self.pairs.enumerated() {
      for replication in UInt64(1)...3 {
        let sides = try plan.strategies[2 * index...2 * index + 1].map { strategy in
          var seen = try strategy.runner.run(plan.world.model, 11, replication)
          seen.events = 0
          seen.health = Observations(plan.world.model).health
          return seen
        }
        #expect(Digest(of: sides[0]) == Digest(of: sides[1]), "\(pair)")
      }
    }
  }
}
