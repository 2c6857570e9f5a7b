extension PolicyCase {
  /// Who helps whom, from the arrival on or after a wait.
  static let helpers: [PolicyCase] = [
    .init("overflow_at_arrival", overflow("at: arrival")),
    .init("expand_after", overflow("when: {waited: 20s}")),
    .init("expand_by_rings", "overflow: [{rings: [{to: a}, {to: c, after: 20s}, \(third)]}]"),
    .init(
      "expand_and_leave",
      "overflow: [{rings: [{to: a}, {to: c, after: 20s}, \(third)], earlier: lost}]"),
    .init(
      "overflow_when",
      overflow("when: {waited: 10s, there: {idle_agents: {above: 1}}}, test: {every: 5s}")),
    .init("overflow_longest", overflow("choose: longest_idle, when: {waited: 15s}")),
    .init("overflow_most", overflow("choose: most_idle, when: {waited: 15s}"), [.reordered: .tie]),
    .init(
      "overflow_most_of_a", "overflow: [{from: [b, c], to: [a], choose: most_idle, at: arrival}]"),
    .init("overflow_oldest", overflow("when: {waited: 5s}, pull: oldest")),
    .init("overflow_all", "overflow: [{from: all, to: all, at: arrival}]", [.reordered: .tie]),
    .init("overflow_calls", "overflow: [{from: b, to: a, contacts: [call, fault], \(soon)}]"),
    .init("overflow_for_good", overflow("when: {queue: {at_least: 2}}, old_place: lost")),
    .init(
      "look_ahead",
      "overflow: [{from: a, offer_to: [b, c], every: 15s, offer: 3s, accept_when: {idle_agents: "
        + "{above: 0}}}, {from: b, offer_to: c, every: 20s, accept_when: {queue: {below: 2}}, "
        + "offer: 2s, place: back}]"),
    .init(
      "look_ahead_untimed",
      overflow(
        "when: {waited: 0s, there: {idle_agents: {above: 0}}}, test: {every: 15s}, "
          + "old_place: lost")),
    .init(
      "skip_rings",
      "overflow: [{rings: [{to: a}, {to: c, after: 20s}, \(third)], skip_if: {idle_agents: 0}}]"),
    .init(
      "skip_and_leave",
      "overflow: [{rings: [{to: a}, {to: c, after: 20s}, \(third)], earlier: lost, place: back, "
        + "skip_if: {idle_agents: {at_most: 1}}}]"),
    .init("place_back", overflow("when: {waited: 20s}, old_place: lost, place: back")),
    .init("place_front", overflow("when: {waited: 20s}, old_place: lost, place: front")),
    .init(
      "reserve_adapt",
      overflow("when: {waited: 5s}") + ", reserve: {b: {keep_idle: 2, adapt: {service_level: 80%, "
        + "within: 20s, window: 200s, contacts: 3, step: 30%, every: 60s}}}"),
    .init("head_only", overflow("when: {waited: 0s, position: {at_most: 2}}, test: {every: 15s}")),
    .init(
      "re_evaluate",
      lately
        + overflow(
          "when: {waited: 10s, wait_improved: {at_least: 30s}}, test: {every: 10s}, old_place: lost"
        )
    ),
    .init(
      "reserve_idle",
      overflow("when: {waited: 5s}") + ", reserve: {b: {keep_idle: 1}, "
        + "c: {keep_idle: 1, against: [a]}}"),
    .init("ratio_sharing", "overflow: [{between: [a, b], open_above: 2}]"),
    .init(
      "ratio_sharing_release",
      "overflow: [{between: [c, a], queue_ratio: {c: 0.8, a: 1.25}, open_above: {a: 1, c: 2}, "
        + "release_below: 2}]"),
    .init(
      "valve",
      "overflow: [{from: a, to: b, valve: {open: {queue: {above: 3}}, close: {queue: {below: 2}}, "
        + "hold: 20s, at_least: 60s, every: 10s}}]"),
    .init(
      "valve_there",
      "overflow: [{from: a, to: c, valve: {open: {longest_wait: {above: 60s}, there: "
        + "{idle_agents: {at_least: 1}}}, close: {there: {idle_agents: {at_most: 0}}}, every: 7s}}]"
    ),
  ]

  private static let third = "{to: [b, a], after: 45s}"
  private static let soon = "when: {waited: 10s}"

  /// Help of a by b and then c, and of b by c.
  static func overflow(_ how: String) -> String {
    "overflow: [{from: a, to: [b, c], \(how)}, {from: b, to: c, \(how)}]"
  }

  /// Each figure that a condition can read, here and there.
  static let guards: [PolicyCase] =
    [
      ("queue", "queue: {above: 1, at_most: 6}"), ("signed_in", "signed_in: {above: 5}"),
      ("idle_agents", "contacts: mail, when: {idle_agents: {below: 1}}"),
      ("occupied", "occupied: {at_least: 100%}, there: {occupied: {below: 100%}}"),
      ("estimated_wait", "estimated_wait: {above: 40s}"),
      ("within_target", "within_target: {below: 30%, within: 60s}"),
      ("longest_wait", "longest_wait: {above: 50s}"),
      ("service_level", "service_level: {below: 60%, window: 10min, contacts: 5}"),
      ("guests", "guests: {at_most: 0}, there: {guests: {below: 2}}"),
      ("position", "waited: 12s, position: {at_most: 1}"),
      ("wait_improved", "waited: 10s, wait_improved: {share: 30%}"),
      ("any", "any: [{queue: {above: 3}}, {longest_wait: {above: 90s}}]"),
      ("all", "all: [{queue: {above: 1}}, {longest_wait: {above: 30s}}]"),
    ].map { name, when in
      .init(
        "guard_\(name)",
        lately + overflow(when.hasPrefix("contacts") ? when : "when: {\(when)}, old_place: lost"))
    }
    + [
      ("queue", "queue: {below: 2}"), ("signed_in", "signed_in: {above: 3}"),
      ("estimated_wait", "estimated_wait: {below: 90s}"),
      ("within_target", "within_target: {above: 20%, within: 90s}"),
      ("longest_wait", "longest_wait: {below: 30s}"),
      ("service_level", "service_level: {above: 30%, window: 20min, contacts: 3}"),
    ].map { name, there in
      .init("guard_\(name)_there", lately + overflow("when: {waited: 8s, there: {\(there)}}"))
    }
    + [
      "queue_and_patience, handle_time: {window: 5min}", "last_answered", "head",
      "last_finished", "average, contacts: 5",
      "queue, handle_time: {window: 20min, contacts: 30, start: 100s}",
    ].enumerated().map { index, method in
      .init(
        "estimate_\(index)",
        "estimate: {method: \(method)}, " + overflow("at: arrival, when: {\(long)}"))
    }
    + [
      .init(
        "board",
        "board: {every: 60s, delay: 5s}, "
          + overflow("when: {waited: 9s, there: {reads: board, idle_agents: {above: 0}}}")),
      .init(
        "board_and_own",
        "board: {every: 45s, extrapolate: true}, allocate: [{choose: least, by: contacts, among: "
          + "[b, a, c], reads: board}]"),
    ]

  private static let long = "estimated_wait: {above: 60s}"

  /// Whom a freed agent takes.
  static let freedAgents: [PolicyCase] = [
    .init("one_queue", "pool: all"),
    .init("one_queue_of_two", "pool: {centers: [c, a], waiting_room: 9}"),
    .init("one_queue_local", "pool: {centers: all, prefer: local}"),
    .init("local_first", "pool: all, agents: {local_first: {until_waited: 60s}}"),
    .init("local_first_always", "pool: all, agents: {local_first: {}}"),
    .init("static_priority", "pull: {$x: [[mail], [call]], z: [[fault], [mail, call]]}"),
    .init("static_priority_from_afar", "pull: {c/w: [[call, a/call], [fault], [mail]]}"),
    .init("longest_queue", "pull: {by: longest_queue}"),
    .init(
      "preference_matrix",
      "pull: {$x: {call: {rank: 1, weight: 2}, mail: {rank: 1}}, z: {fault: {rank: 1}, call: "
        + "{rank: 2, weight: 3}, mail: {rank: 2}}}"),
    .init(
      "preference_matrix_drawn", "pull: {$x: {call: {weight: 2}, mail: {weight: 1}}, draw: true}",
      [.scaled: .drawAtInstant]),
    .init("fixed_queue_ratio", "pull: {queue_shares: {call: 50%, mail: 20%, fault: 30%}}"),
    .init("cost_rate", "pull: {cost: \(costs(""))}"),
    .init("cost_rate_growing", "pull: {cost: \(costs(", growth: quadratic"))}"),
    .init(
      "cost_rate_queue",
      "pull: {cost: \(costs(", growth: quadratic")), measure: queue, per_patience: true}"),
    .init(
      "affine_score",
      "pull: {score: {$x: {call: {per_second: 1}, mail: {start: -20, per_second: 1}, "
        + "fault: {per_second: 1}}, \(scores)}}"),
    .init(
      "affine_score_idle",
      "pull: {score: {x: {call: {per_second: 1}, mail: {start: -25, per_second: 1, "
        + "per_idle_agent: 10}, fault: {per_second: 1}}, \(scores)}}", [.split: .countsTheGroup]),
    .init("age_linear", "age: {\(ages)}"),
    .init("age_steps", "pull: {$x: [[call], [mail]]}, age: {mail: [{after: 2min, rank: 1}]}"),
    .init("objective", "pull: {objective: {call: 20s, mail: 120s, fault: 10s}}"),
    .init(
      "objective_predicted",
      "pull: {objective: {call: 20s, mail: 120s, fault: 10s}, measure: predicted}"),
    .init("over_threshold_first", "pull: {urgent: {mail: [80s, 160s], fault: 30s}}"),
    .init(
      "over_threshold_share", "pull: {urgent: {mail: 80s, fault: 30s}, urgent_share: 50%}",
      [.split: .countsTheGroup]),
    .init("within_target_first", "pull: {within_target_first: {within: 50s}}"),
  ]

  private static func costs(_ growth: String) -> String {
    "{call: {per_minute: 1\(growth)}, mail: {per_minute: 4\(growth)}, "
      + "fault: {per_minute: 2\(growth)}}"
  }

  private static let scores =
    "y: {call: {per_second: 1}, fault: {per_second: 2}}, "
    + "z: {call: {per_second: 1}, mail: {per_second: 1}, fault: {start: 30, per_second: 1}}, "
    + "w: {call: {per_second: 1}, mail: {per_second: 3}, fault: {per_second: 1}}"

  private static let ages =
    "call: {per_minute: 1}, mail: {start: 2, per_minute: 3, at_most: 9}, fault: {per_minute: 5}"

  /// Where contacts stand.
  static let places: [PolicyCase] = [
    .init("copies", "queue_in: {call: [b, a], mail: [c, b]}"),
    .init("copies_ranked", "queue_in: {call: {a: 1, b: 2}, fault: {c: 1, b: 1}}"),
    .init(
      "stages",
      "stages: {call: [{at: 5s, agents: {$a/x: 1, b: 2}, queue: {a: 1}}, {at: 40s, agents: "
        + "{b: 1, c: 1}, queue: {b: 1, c: 2}}]}"),
    .init(
      "reserve_group",
      "helps: {$x: {contacts: mail, valve: {open: {longest_wait: {above: 60s}}, close: "
        + "{longest_wait: {below: 30s}}, every: 11s}}}"),
  ]
}
