import Sim

/// Offers to other centers, and rings that are passed over.
extension StrategyCompiler {
  /// The step that offers a waiting contact to the helpers of a rule, one after the other.
  mutating func addOffers(of opening: Opening, for queue: Int, guardID here: Int) {
    let home = world.center(of: queue)
    let none = catalogue.tries.count..<catalogue.tries.count
    let moves = catalogue.moves.count..<catalogue.moves.count
    let first = catalogue.receivers.count
    entering = opening.rule.place
    defer { entering = .byArrival }
    for helper in opening.helpers {
      guard let group = groups(at: helper, serving: queue).first else { continue }
      let accepts = conditions(opening.ring.there, at: home, for: queue, there: helper)
      catalogue.receivers.append(
        Catalogue.Receiver(
          group: group, guardID: guardID(accepts), tries: searches(at: helper, for: queue),
          list: world.queue(center: helper, type: world.type(of: queue)),
          place: opening.rule.place))
    }
    var rule = Catalogue.StepRule(guardID: here, tries: none, list: -1, moves: moves)
    rule.receivers = first..<catalogue.receivers.count
    catalogue.stepRules.append(rule)
  }

  // MARK: skip_if

  /// Whether an opening may be passed over: a later ring of its rule is there to open in its place.
  func isSkipped(_ opening: Opening, among openings: [Opening]) -> Bool {
    openings.contains { isNext($0, after: opening) }
  }

  /// Whether an opening is that of a later ring of the same rule, where rings may be passed over.
  func isNext(_ next: Opening?, after opening: Opening) -> Bool {
    guard let next, !opening.rule.skipIf.isEmpty else { return false }
    return next.place == opening.place && next.number > opening.number
  }

  /// What must hold for an opening to be passed over.
  mutating func skipping(_ opening: Opening, of queue: Int) -> [Catalogue.Condition] {
    let home = world.center(of: queue)
    let centers = (opening.includesHome ? [home] : []) + opening.helpers
    let agents = groupSet(centers.flatMap { groups(at: $0, serving: queue) })
    return opening.rule.skipIf.map { comparison in
      Catalogue.Condition(
        reading: comparison.figure == .signedIn ? .signedIn : .idleAgents, index: agents,
        least: comparison.least, greatest: comparison.greatest)
    }
  }

  /// What must hold for it not to be.
  mutating func notSkipped(_ opening: Opening, of queue: Int) -> [Catalogue.Condition] {
    var misses: [Int] = []
    for condition in skipping(opening, of: queue) {
      var other = condition
      if condition.least > 0 {
        other.least = 0
        other.greatest = condition.least - 1
        misses.append(guardID([other]))
      }
      if condition.greatest < .max {
        other.least = condition.greatest + 1
        other.greatest = .max
        misses.append(guardID([other]))
      }
    }
    return [Catalogue.Condition(reading: .anyOf, index: alternative(misses), least: 1)]
  }
}
