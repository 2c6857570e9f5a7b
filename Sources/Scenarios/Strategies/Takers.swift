import Sim

/// Who takes waiting contacts of each queue, read from the compiled tables.
struct Takers {
  private let compiled: CompiledRouting
  private let world: StrategyWorld
  /// Whether a group with agents pulls a list at all, by list.
  private let isPulled: [Bool]
  /// Whether a group with agents pulls a list under no condition, by list.
  private let isAlwaysPulled: [Bool]

  init(_ compiled: CompiledRouting, _ world: StrategyWorld) {
    self.compiled = compiled
    self.world = world
    var isPulled = Array(repeating: false, count: compiled.plan.lists)
    var isAlwaysPulled = isPulled
    for group in world.groups.indices where world.groups[group].isStaffed {
      for index in compiled.catalogue.allPulls(of: group) {
        let pull = compiled.catalogue.pulls[index]
        isPulled[pull.list] = true
        if pull.guardID < 0, pull.waitedOver < 0, compiled.catalogue.takesAnyAge(index) {
          isAlwaysPulled[pull.list] = true
        }
      }
    }
    self.isPulled = isPulled
    self.isAlwaysPulled = isAlwaysPulled
  }

  /// Whether anybody may ever take a waiting contact of a queue.
  func takes(_ queue: Int) -> Bool {
    let catalogue = compiled.catalogue
    if isPulled[Int(compiled.plan.homeList[queue])] { return true }
    let goals = catalogue.moves[catalogue.arrivalMoves[queue]].flatMap { catalogue.lists(of: $0) }
    if goals.contains(where: { isPulled[$0] }) { return true }
    return zip(steps(of: queue), compiled.plan.steps[queue]).contains { rule, step in
      // One search at one moment is luck; one that is made again and again takes everybody.
      (step.every > 0 && !rule.tries.isEmpty) || (rule.list >= 0 && isPulled[rule.list])
        || catalogue.moves[rule.moves].contains { isPulled[$0.list] }
        || catalogue.receivers[rule.receivers].contains { isPulled[$0.list] }
    }
  }

  /// A queue whose contacts a rule leaves in lists that nobody always pulls, though its own queue
  /// is.
  func parked(by rule: OverflowRule) -> Int? {
    let types = rule.types ?? Array(world.contactTypes.indices)
    for center in rule.from {
      for type in types {
        let queue = world.queue(center: center, type: type)
        guard world.hasDemand[queue], isAlwaysPulled[Int(compiled.plan.homeList[queue])] else {
          continue
        }
        if isParking(queue) { return queue }
      }
    }
    return nil
  }

  /// Whether the last move of a queue's contacts leads to a list that nobody always pulls.
  private func isParking(_ queue: Int) -> Bool {
    let catalogue = compiled.catalogue
    let stepMoves = steps(of: queue).flatMap { Array(catalogue.moves[$0.moves]) }
    let onArrival = catalogue.moves[catalogue.arrivalMoves[queue]].filter { $0.act == .move }
    let moves = onArrival + stepMoves
    let toGuests = moves.filter { $0.list >= world.queueCount }
    if let last = toGuests.last, !isAlwaysPulled[last.list] { return true }
    return moves.contains { $0.list < world.queueCount && !isPulled[$0.list] }
  }

  private func steps(of queue: Int) -> ArraySlice<Catalogue.StepRule> {
    let first = compiled.catalogue.firstStep[queue]
    return compiled.catalogue.stepRules[first..<first + compiled.plan.steps[queue].count]
  }
}

extension Catalogue {
  /// Whether a pull neither leaves out contacts by their age nor for too few points.
  fileprivate func takesAnyAge(_ index: Int) -> Bool {
    guard index < scoring.pulls.count else { return true }
    let extra = scoring.pulls[index]
    return extra.waitedAtMost == .never && extra.capID < 0
      && (extra.scoreID < 0 || scoring.scores[extra.scoreID].least == -.infinity)
  }
}
