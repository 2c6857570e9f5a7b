import Sim
import Study

extension RuleChecks {
  /// Settings that the rest of the strategy leaves nothing to decide.
  func reportIdleSettings() {
    let rules = self.rules.rules
    let world = reader.world
    func warn(_ field: Field?, _ message: Phrase, _ help: Phrase) {
      field?.warning(.noEffect, message, help: help)
    }
    if let pool = rules.pool, pool.centers.count < 2 {
      warn(
        self.rules.fields["pool"], "a pool of one center is the center itself",
        "name at least two centers")
    }
    if rules.localFirst != nil, !hasGuests {
      warn(
        self.rules.fields["agents"],
        "`local_first` has no effect: no center takes others' contacts",
        "add `pool` or `overflow`, or delete it")
    }
    if rules.agentsIdle != nil, rules.route.count == world.contactTypes.count {
      warn(
        self.rules.fields["route"], "`agents_idle` has no effect: every contact type has a list",
        "delete one of them")
    }
    if let suppression = rules.board?.suppression, !suppresses(suppression) {
      let known = suppression.wait == nil ? "contacts" : "estimated_wait"
      warn(
        self.rules.fields["board"],
        "`suppress` has no effect: no rule chooses the least by a figure of the board that it "
          + "speaks of", "add `by: \(known)`, or delete it")
    }
    reportReservations()
    reportOverflowInPool()
  }

  /// Whether any rule reads a figure of the board that a suppression has a mark for.
  private func suppresses(_ suppression: BoardRule.Suppression) -> Bool {
    self.rules.rules.allocate.contains { rule in
      guard rule.isFromBoard, case .least(let figure) = rule.choice else { return false }
      let isWait = figure == .estimatedWait || figure == .longestWait
      return isWait ? suppression.wait != nil : suppression.contacts != nil
    }
  }

  /// Whether any center may take contacts of another.
  private var hasGuests: Bool {
    let rules = self.rules.rules
    return rules.pool != nil || !rules.overflow.isEmpty
      || rules.pull.values.contains { $0.contains { $0.contains { $0.center != nil } } }
  }

  private func reportReservations() {
    let rules = self.rules.rules
    for reservation in rules.reserve
    where !reservation.against.contains(where: { isGuest(from: $0, at: reservation.center) }) {
      let center = Display.quote(reader.world.centers[reservation.center])
      self.rules.fields["reserve"]?.warning(
        .noEffect, "nothing is held back at \(center): no such guests come there",
        help: "add the rule that sends them, or delete the reservation")
    }
  }

  /// Whether contacts of one center may be served at another under these rules.
  private func isGuest(from origin: Int, at center: Int) -> Bool {
    let rules = self.rules.rules
    let world = reader.world
    if let pool = rules.pool, pool.centers.contains(origin), pool.centers.contains(center) {
      return true
    }
    if rules.agentsIdle != nil, world.way(from: origin, to: center) != .none { return true }
    let isRouted = rules.route.values.contains { order in
      order.contains { $0.contains { world.groups[$0].center == center } }
    }
    if isRouted, world.way(from: origin, to: center) != .none { return true }
    let isOverflow = rules.overflow.contains { rule in
      rule.from.contains(origin) && rule.rings.contains { $0.to?.contains(center) ?? true }
    }
    let isPulled = rules.pull.contains { group, ranks in
      world.groups[group].center == center
        && ranks.contains { $0.contains { $0.center == origin } }
    }
    return isOverflow || isPulled
  }

  /// Overflow between centers that share one queue anyway.
  private func reportOverflowInPool() {
    guard let pool = rules.rules.pool else { return }
    let members = Set(pool.centers)
    for (index, rule) in rules.rules.overflow.enumerated() {
      let helpers = rule.rings.flatMap { $0.to ?? Array(reader.world.centers.indices) }
      guard members.isSuperset(of: rule.from), members.isSuperset(of: helpers) else { continue }
      rules.overflowFields[index].warning(
        .noEffect, "these centers share one queue in the pool: nothing is left to overflow",
        help: "delete the rule, or take a center out of the pool")
    }
  }
}
