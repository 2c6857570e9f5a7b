import Sim

extension StrategyCompiler {
  /// A ring of an overflow rule as the contacts of one queue meet it.
  struct Opening {
    var rule: OverflowRule
    var ring: OverflowRule.Ring
    /// The place of the rule among those of overflow.
    var place: Int
    /// The place of the ring among all rings of the strategy.
    var number: Int
    /// The rule, and the ring where it has several, as decisions name them.
    var name: String
    /// Other centers that may serve the queue.
    var helpers: [Int]
    /// Whether the ring holds the contact's own center too.
    var includesHome: Bool
    /// Whether an earlier ring is given up when this one opens.
    var clearsEarlier: Bool

    /// Whether anybody may wait in it: a ring of the home center alone, or of nobody, is only there
    /// to be passed over.
    var hasList: Bool { !helpers.isEmpty || (clearsEarlier && includesHome) }

    /// What it asks of its helpers.
    var there: StrategyCompiler.RingConditions { .init(ring: number, conditions: ring.there) }
  }

  /// What every overflow rule opens to the contacts of a queue, in the order of the file.
  func openings(of queue: Int) -> [Opening] {
    let home = world.center(of: queue)
    var ringsBefore = 0
    return rules.overflow.enumerated().flatMap { place, rule -> [Opening] in
      let firstRing = ringsBefore
      ringsBefore += rule.rings.count
      guard rule.from.contains(home), rule.types?.contains(world.type(of: queue)) ?? true else {
        return []
      }
      return rule.rings.enumerated().compactMap { index, ring in
        var ring = ring
        // A wait of nothing is the arrival itself.
        if ring.after == 0 { ring.after = nil }
        if rule.valve != nil { ring.there.append(.valve(place)) }
        let circle = ring.to ?? Array(world.centers.indices)
        let includesHome = circle.contains(home)
        let clears =
          rule.hasRings && rule.oldPlace == .lost && (index > 0 || !includesHome)
        let helpers = circle.filter { $0 != home && !groups(at: $0, serving: queue).isEmpty }
        let opening = Opening(
          rule: rule, ring: ring, place: place, number: firstRing + index,
          name: "overflow \(place + 1)" + (rule.rings.count > 1 ? ", ring \(index + 1)" : ""),
          helpers: helpers,
          includesHome: includesHome, clearsEarlier: clears)
        // A ring of nobody but the home center is the home queue itself.
        let mayBeSkipped = !rule.skipIf.isEmpty && index + 1 < rule.rings.count
        return opening.hasList || mayBeSkipped ? opening : nil
      }
    }
  }

  /// What an arriving contact does: a search of its own center or as `route` or `pool` say, then of
  /// the helpers, then moves for good.
  mutating func compileArrival(of queue: Int, _ openings: [Opening]) {
    let first = catalogue.tries.count
    if let stages = rules.stages[world.type(of: queue)] {
      if let stage = stages.first, stage.after == 0 { addTries(of: stage, for: queue) }
      settle("stages")
      catalogue.arrivalTries.append(first..<catalogue.tries.count)
      catalogue.arrivalMoves.append(catalogue.moves.count..<catalogue.moves.count)
      return
    }
    let allocation = allocation(of: queue)
    if allocation == nil { compileFirstSearch(of: queue) }
    settle(firstSearch(of: queue))
    let atOnce = openings.filter { $0.ring.after == nil && $0.rule.oldPlace != .untilAccepted }
    let home = world.center(of: queue)
    // Where arrivals are sent, only those that stay at home come to the rules of home, as waiting
    // contacts.
    for opening in atOnce where allocation == nil {
      var here = conditions(opening.ring.here, at: home, for: queue)
      if isSkipped(opening, among: openings) { here += notSkipped(opening, of: queue) }
      addSearch(of: opening, for: queue, guardID: guardID(here))
      settle(opening.name)
    }
    joinSearches(from: first)
    catalogue.arrivalTries.append(first..<catalogue.tries.count)
    let firstMove = catalogue.moves.count
    nameArrival(of: queue)
    settle("preferred")
    addDeflections(of: queue)
    settle("deflect")
    if let allocation {
      addAllocation(allocation, of: queue)
      // Where no center could be chosen, the own agents come next.
      let own = searches(at: home, for: queue)
      if !own.isEmpty { catalogue.moves.append(Catalogue.Move(guardID: -1, act: .search(own))) }
    }
    settle("allocate")
    addSharing(of: queue)
    settle("overflow between")
    for opening in atOnce where opening.rule.oldPlace == .lost && !opening.rule.hasRings {
      addMoves(of: opening, for: queue, including: opening.ring.here)
      settle(opening.name)
    }
    addStrictHeads(of: queue)
    settle("time_share")
    addElse(of: queue)
    settle("route, else")
    catalogue.arrivalMoves.append(firstMove..<catalogue.moves.count)
  }

  /// What a waiting contact does after its arrival, by ascending time; equal times in file order.
  mutating func compileSteps(of queue: Int, _ openings: [Opening]) {
    catalogue.firstStep.append(catalogue.stepRules.count)
    if let stages = rules.stages[world.type(of: queue)] {
      compileStages(stages, of: queue)
      settle("stages")
      return
    }
    let home = world.center(of: queue)
    var timed =
      openings.compactMap { opening in
        stepTime(of: opening).map { (after: $0, every: opening.rule.testEvery, opening: opening) }
      } as [(after: Ticks, every: Ticks, opening: Opening?)]
    timed += recheckTimes(of: queue).map { (after: $0.after, every: $0.every, opening: nil) }
    let inOrder = timed.enumerated().sorted {
      ($0.element.after, $0.offset) < ($1.element.after, $1.offset)
    }.map(\.element)
    var rings: [(opening: Opening, list: Int, move: Int)] = []
    var plan: [RoutingPlan.Step] = []
    for (after, every, opening) in inOrder {
      plan.append(
        RoutingPlan.Step(after: after, every: every, offer: opening?.rule.offerLength ?? 0))
      guard let opening else {
        addRecheck(of: queue)
        settle(firstSearch(of: queue))
        continue
      }
      let here = guardID(conditions(opening.ring.here, at: home, for: queue))
      if opening.rule.oldPlace == .untilAccepted {
        addOffers(of: opening, for: queue, guardID: here)
        settle(opening.name)
        continue
      }
      let first = catalogue.tries.count
      // On arrival the same search has just been made in vain.
      if after > 0 || opening.rule.testEvery > 0 || allocation(of: queue) != nil {
        addSearch(of: opening, for: queue, guardID: -1)
      }
      joinSearches(from: first)
      let tries = first..<catalogue.tries.count
      let firstMove = catalogue.moves.count
      var list = -1
      if opening.rule.oldPlace == .lost, !opening.rule.hasRings {
        addMoves(of: opening, for: queue, including: [])
      } else if opening.hasList {
        let guestList = addGuests(of: opening, for: queue)
        if opening.clearsEarlier {
          rings.append((opening, guestList, catalogue.moves.count))
          catalogue.moves.append(
            Catalogue.Move(guardID: -1, list: guestList, place: opening.rule.place))
        } else {
          list = guestList
        }
      }
      var rule = Catalogue.StepRule(
        guardID: here, tries: tries, list: list, moves: firstMove..<catalogue.moves.count)
      if let next = inOrder.firstIndex(where: { isNext($0.opening, after: opening) }) {
        rule.skipGuard = guardID(skipping(opening, of: queue))
        rule.skipTo = next
      }
      catalogue.stepRules.append(rule)
      settle(opening.name)
    }
    keepInLaterRings(rings)
    steps.append(plan)
  }

  /// Who has come to a later ring, since one was passed over, does not go back to an earlier one.
  private mutating func keepInLaterRings(_ rings: [(opening: Opening, list: Int, move: Int)]) {
    for (opening, _, move) in rings {
      let later = rings.filter { isNext($0.opening, after: opening) }.map {
        Catalogue.Condition(reading: .stands, index: $0.list, greatest: 0)
      }
      catalogue.moves[move].guardID = guardID(later)
    }
  }

  /// When the plan must ask about an opening; nil where the arrival has said it all.
  private func stepTime(of opening: Opening) -> Ticks? {
    if let after = opening.ring.after { return after }
    if opening.rule.isForArrivalsOnly { return nil }
    let isMove = opening.rule.oldPlace == .lost && !opening.rule.hasRings
    if opening.rule.oldPlace == .untilAccepted { return 0 }
    guard isMove else { return 0 }
    return opening.rule.testEvery > 0 ? opening.rule.testEvery : nil
  }

  private mutating func addGuests(of opening: Opening, for queue: Int) -> Int {
    let home = world.center(of: queue)
    guests.append(
      GuestList(
        queue: queue, opening: opening.number,
        helpers: opening.helpers + (opening.clearsEarlier && opening.includesHome ? [home] : []),
        there: opening.there, isOnlyPlace: opening.clearsEarlier,
        isOldestFirst: opening.rule.pullsOldest))
    return world.queueCount + guests.count - 1
  }

  private mutating func addMoves(
    of opening: Opening, for queue: Int, including here: [Guard]
  ) {
    let home = world.center(of: queue)
    entering = opening.rule.place
    defer { entering = .byArrival }
    for helper in opening.helpers {
      let all =
        conditions(here, at: home, for: queue)
        + conditions(opening.ring.there, at: home, for: queue, there: helper)
      let list = world.queue(center: helper, type: world.type(of: queue))
      catalogue.moves.append(
        Catalogue.Move(guardID: guardID(all), list: list, place: opening.rule.place))
    }
  }
}
