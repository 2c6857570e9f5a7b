import Sim

/// Contacts that wait elsewhere than in the queue of their type at their center.
extension StrategyCompiler {
  // MARK: queue_at

  /// One list for each group that is the last of any list of `route`: the queue of the first type
  /// and center whose contacts wait for it.
  mutating func setLastLists() {
    for queue in 0..<world.queueCount {
      let order = rules.route[world.type(of: queue)] ?? []
      let last = order.joined().last { world.mayServe(group: $0, queue: queue) }
      guard let last else { continue }
      if lastList[last] < 0 { lastList[last] = queue }
      homeLists[queue] = lastList[last]
    }
  }

  // MARK: stages

  /// The steps of a type with stages, and the lists in which its contacts stand.
  ///
  /// A step leads to one list, so a stage with several places has a step for each, all at its
  /// moment: the first moves the contact, the others add a place.
  mutating func compileStages(_ stages: [RoutingRules.Stage], of queue: Int) {
    var plan: [RoutingPlan.Step] = []
    let type = world.type(of: queue)
    let offset = rules.stages.keys.filter { $0 < type }.reduce(0) { sum, other in
      sum + (rules.stages[other] ?? []).reduce(0) { $0 + ($1.queue?.count ?? 0) + 1 }
    }
    var number = -1 - offset
    for (index, stage) in stages.enumerated() {
      let isArrival = index == 0 && stage.after == 0
      if index == 0, !isArrival || (stage.queue ?? []).isEmpty {
        homeLists[queue] = addHolding(of: queue)
      }
      var lists: [Int] = []
      for place in stage.queue ?? [] {
        number -= 1
        lists.append(addPlace(place, of: queue, number, isFirst: lists.isEmpty))
      }
      if isArrival {
        homeLists[queue] = lists.first ?? homeLists[queue]
        for list in lists.dropFirst() {
          addStep(to: list, isMove: false)
          plan.append(RoutingPlan.Step(after: 0))
        }
        continue
      }
      if stage.queue?.isEmpty == true { lists = [addHolding(of: queue)] }
      let first = catalogue.tries.count
      addTries(of: stage, for: queue)
      addStep(
        to: lists.first, isMove: true, tries: first..<catalogue.tries.count, as: stage.place)
      plan.append(RoutingPlan.Step(after: stage.after))
      for list in lists.dropFirst() {
        addStep(to: list, isMove: false)
        plan.append(RoutingPlan.Step(after: stage.after))
      }
    }
    steps.append(plan)
  }

  private mutating func addStep(
    to list: Int?, isMove: Bool, tries: Range<Int>? = nil, as place: PlaceInLine = .byArrival
  ) {
    let first = catalogue.moves.count
    if isMove, let list {
      catalogue.moves.append(Catalogue.Move(guardID: -1, list: list, place: place))
    }
    catalogue.stepRules.append(
      Catalogue.StepRule(
        guardID: -1, tries: tries ?? catalogue.tries.count..<catalogue.tries.count,
        list: isMove ? -1 : list ?? -1, moves: first..<catalogue.moves.count))
  }

  /// The list of the contacts of a queue at a place of a stage.
  private mutating func addPlace(
    _ place: RoutingRules.Stage.Place, of queue: Int, _ number: Int, isFirst: Bool
  ) -> Int {
    guests.append(
      GuestList(
        queue: queue, opening: number, helpers: [place.center], there: .none,
        isOnlyPlace: isFirst, isOldestFirst: false, rank: place.rank))
    return world.queueCount + guests.count - 1
  }

  /// A list that nobody looks at.
  private mutating func addHolding(of queue: Int) -> Int {
    guests.append(
      GuestList(
        queue: queue, opening: -1, helpers: [], there: .none, isOnlyPlace: true,
        isOldestFirst: false, rank: 1))
    return world.queueCount + guests.count - 1
  }
}
