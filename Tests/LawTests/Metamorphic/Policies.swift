/// A strategy that the laws of change are tested on.
struct PolicyCase: CustomStringConvertible {
  /// Its name, with the policy or the guard of the reference that it stands for.
  let name: String
  /// What stands below its name in the file, in `SmallWorld.said`'s words.
  let lines: String
  /// Changes that it may notice, and why.
  var exceptions: [Change: Exception] = [:]

  var description: String { name }

  /// Why a change may be noticed.
  enum Exception {
    /// Two centers are alike and the first of the file is taken.
    case tie
    /// A draw belongs to an instant, which is another one at another scale.
    case drawAtInstant
    /// The rule counts the agents of a group, and there are two groups now.
    case countsTheGroup
  }

  init(_ name: String, _ lines: String, _ exceptions: [Change: Exception] = [:]) {
    self.name = name
    self.lines = lines
    self.exceptions = exceptions
  }
}

extension PolicyCase {
  /// Every policy of the reference, and every guard.
  static let all = arrivals + helpers + guards + freedAgents + places

  /// What an arrival does: where it looks, where it is sent.
  private static let arrivals: [PolicyCase] = [
    .init("local_only", ""),
    .init("ordered", "route: {call: [$a/x, b/z, a/y], mail: [[b/z, $$a/x], c]}"),
    .init("queue_at_last", "route: {call: [$a/x, a/y, b/z], mail: [b, $a/x, c], queue_at: last}"),
    .init("best_agent", "route: {agents_idle: {choose: longest_idle, handicap: {b: 30s, c: 7s}}}"),
    .init("best_agent_most", "route: {agents_idle: {choose: most_idle}}", [.reordered: .tie]),
    .init(
      "best_agent_least", "route: {agents_idle: {choose: least_occupied, handicap: {b: 20%}}}"),
    .init(
      "best_agent_in_turn", "route: {agents_idle: {choose: most_idle, tie: alternate}}",
      [.reordered: .tie]),
    .init(
      "best_agent_else",
      lately + "route: {agents_idle: {choose: longest_idle}, else: shortest_wait}",
      [.reordered: .tie]),
    .init("shortest_wait", lately + least("estimated_wait")),
    .init(
      "shortest_wait_handicap",
      lately + "allocate: [{choose: least, by: estimated_wait, among: [c, a, b], "
        + "handicap: {b: {wait: 20s, share: 20%}, c: {wait: 9s}}}]"),
    .init("least_longest_wait", least("longest_wait")), .init("least_contacts", least("contacts")),
    .init("least_queue", least("queue")), .init("least_queue_ratio", least("queue_ratio")),
    .init("least_occupied", least("occupied")),
    .init("queue_ratio", "allocate: [{sets: [[b, a], [c]], at_most: 0.5}]"),
    .init(
      "queue_ratio_copies", "allocate: [{sets: [[b, a], [c]], at_most: 0.5, copies: set}]"),
    .init(
      "queue_ratio_promotion",
      "allocate: [{sets: [[b, a], [c]], at_most: 0.5, copies: promotion}]"),
    .init(
      "board_suppress",
      "board: {every: 30s, suppress: {contacts: 2, for: 60s}}, "
        + "allocate: [{choose: least, by: contacts, among: [b, a, c], reads: board}]"),
    .init(
      "divert_by_state",
      "allocate: [{choose: first, among: [a, b, c], unless: [inactive, full], full_at: 3}]"),
    .init("percent", "allocate: [{shares: {b: 60%, a: 30%, c: 10%}}]"),
    .init("percent_in_turn", "allocate: [{shares: {b: 60%, a: 30%, c: 10%}, draw: rotation}]"),
    .init(
      "percent_by_hour",
      "allocate: [{shares: [{after: 0s, a: 70%, b: 30%}, {after: 1h, b: 20%, c: 80%}]}]"),
    .init("proportional", chance("idle_agents, all_zero: signed_in")),
    .init("proportional_wait", lately + chance("estimated_wait")),
    .init("shadow", lately + "allocate: [{choose: shadow, among: [b, a, c]}]"),
    .init(
      "deflect",
      lately + "deflect: [{when: {estimated_wait: {above: 45s}}, accept: 60%, to: busy}]"),
    .init("deflect_to", "deflect: [{from: [a, c], when: {queue: {at_least: 2}}, to: b}]"),
    .init(
      "agent_lock",
      "overflow: [{from: [a, b], offer_to: c, when: {waited: 1s}, every: 60s, offer: 1s, "
        + "accept_when: {idle_agents: {at_least: 1}}}]"),
    .init(
      "callback",
      "deflect: [{when: {queue: {at_least: 2}}, "
        + "callback: {accept: 60%, reach: 80%, dial: 20s}}]"),
    .init(
      "callback_later",
      lately + "deflect: [{when: {estimated_wait: {above: 45s}}, "
        + "callback: {accept: 60%, place: later, keep_idle: 1, factor: 1.5}}]"),
    .init("agent_order_fixed", "agents: {order: [fixed]}"),
    .init("agent_order_random", "agents: {order: [random]}"),
    .init("agent_order_circular", "agents: {order: [circular]}"),
    .init(
      "agent_order_fewest", "agents: {order: [fewest_contacts, fixed]}, pool: {centers: [a, b]}"),
    .init("agent_order_occupied", "agents: {order: [least_versatile, least_occupied]}"),
    .init("preferred_agent", "agents: {preferred: {share: 40%, wait: 30s, handle_time: 0.75}}"),
    .init(
      "preferred_agent_and_help",
      "agents: {preferred: {share: 60%, wait: 20s}}, pool: {centers: [a, c]}, "
        + overflow("when: {waited: 10s}")),
    .init(
      "time_share",
      "agents: {$x: {time_share: {call: 30%, mail: 50%, fault: 20%}}, z: {time_share: {call: 40%, "
        + "mail: 40%, fault: 20%}}}"),
    .init(
      "time_share_strict",
      "agents: {$x: {time_share: {call: 30%, mail: 50%, fault: 20%}, strict: true, unless: "
        + "{queue: {above: 3}}}}"),
    .init("agent_order_fastest", "agents: {order: [fastest, longest_idle]}"),
    .init("agent_order_slowest", "agents: {order: [slowest]}, pool: {centers: [a, c]}"),
    .init("agent_order_versatile", "agents: {order: [least_versatile, fastest]}, pool: all"),
    .init("agent_order_generalist", "agents: {order: [most_versatile]}"),
    .init(
      "idle_shares", "agents: {idle_shares: {x: 25%, y: 25%, z: 25%, w: 25%}}",
      [.split: .countsTheGroup]),
  ]

  /// The window of handle times, which has a length by default and so must be said to be scaled.
  static let lately = "estimate: {method: queue, handle_time: {window: 5min}}, "

  private static func least(_ figure: String) -> String {
    "allocate: [{choose: least, by: \(figure), among: [c, b, a]}]"
  }

  private static func chance(_ figure: String) -> String {
    "allocate: [{choose: chance, by: \(figure), among: [a, c, b]}]"
  }
}
