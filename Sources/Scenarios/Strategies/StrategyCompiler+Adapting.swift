import Sim

/// Marks that follow the recent service level, and centers that are left out for a while.
extension StrategyCompiler {
  /// The factor that follows the service level of a queue, one for each rule and queue.
  mutating func adaptation(_ rule: AdaptRule, of queue: Int, raises: Bool) -> Int {
    let level = gauge(
      Gauge(
        .answeredWithin(rule.within == 0 ? world.answerWithin : rule.within), queue: Int32(queue),
        window: rule.window, least: rule.contacts, start: Floor.unknown))
    let known = catalogue.adaptations.indices.first { index in
      let other = catalogue.adaptations[index]
      return other.gauge == level && other.target == rule.target && other.step == rule.step
        && other.raises == raises && memory.adaptPeriods[index] == rule.every
    }
    if let known { return known }
    catalogue.adaptations.append(
      Catalogue.Adaptation(
        gauge: level, target: rule.target, step: rule.step, raises: raises, note: memory.take(1)))
    memory.adaptPeriods.append(rule.every)
    return catalogue.adaptations.count - 1
  }

  /// More idle agents than a center or group keeps back; what it keeps follows the service level of
  /// its own contacts of the type where the rule says so, and a low level raises it.
  mutating func idle(
    _ agents: Int, above kept: RoutingRules.Reservation, for type: Int
  ) -> Catalogue.Condition {
    guard let adapt = kept.adapt else {
      return Catalogue.Condition(reading: .idleAgents, index: agents, least: kept.keepIdle + 1)
    }
    let factor = adaptation(
      adapt, of: world.queue(center: kept.center, type: type), raises: true)
    // A millionth is taken off, so that there are more than the mark and not as many.
    return condition(
      [
        Catalogue.Term(.idleAgents, agents),
        Catalogue.Term(.factor, factor, weight: -kept.keepIdle),
        Catalogue.Term(.one, 0, weight: -1),
      ], least: 0)
  }

  /// A comparison whose marks are multiplied by the factor that moves them.
  mutating func moved(
    _ comparison: Comparison, _ figure: [Catalogue.Term]
  ) -> [Catalogue.Condition] {
    var all: [Catalogue.Condition] = []
    if comparison.least > 0 {
      let mark = Catalogue.Term(.factor, moving, weight: -comparison.least)
      all.append(condition(figure + [mark], least: 0))
    }
    if comparison.greatest < .max {
      let opposite = figure.map { Catalogue.Term($0.reading, $0.index, weight: -$0.weight) }
      let mark = Catalogue.Term(.factor, moving, weight: comparison.greatest)
      all.append(condition(opposite + [mark], least: 0))
    }
    return all
  }

  /// Lets a placement by a figure of the board leave out those that were clearly worse.
  mutating func suppress(
    _ placement: Int, by figure: Allocation.Figure, _ rule: Allocation, of queue: Int
  ) {
    guard rule.isFromBoard, let suppression = rules.board?.suppression else { return }
    let isWait = figure == .estimatedWait || figure == .longestWait
    guard let mark = isWait ? suppression.wait.map(Double.init) : suppression.contacts else {
      return
    }
    let count = catalogue.placements[placement].destinations.count
    catalogue.placements[placement].notes = memory.take(count)
    catalogue.placements[placement].suppression = Catalogue.Suppression(
      worseBy: mark, length: suppression.length, own: homeLists[queue])
  }
}
