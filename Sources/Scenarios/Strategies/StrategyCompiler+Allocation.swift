import Sim

extension StrategyCompiler {
  /// The first allocation that covers a queue, as a position.
  func allocation(of queue: Int) -> Int? {
    rules.allocate.firstIndex { rule in
      rule.from.contains(world.center(of: queue))
        && rule.types?.contains(world.type(of: queue)) ?? true
    }
  }

  /// Arrivals that are turned away, or to one center, after the searches of their own.
  mutating func addDeflections(of queue: Int) {
    for (index, rule) in rules.deflect.enumerated()
    where rule.from.contains(world.center(of: queue))
      && rule.types?.contains(world.type(of: queue)) ?? true
    {
      var all = conditions(rule.when, at: world.center(of: queue), for: queue)
      if rule.accept < 1_000_000 {
        // Draws of even numbers belong to rules of arrivals.
        all.append(
          Catalogue.Condition(reading: .draw, index: 2 * index, greatest: rule.accept - 1))
      }
      switch rule.goal {
      case .busy: catalogue.moves.append(Catalogue.Move(guardID: guardID(all), act: .refuse))
      case .center(let center):
        guard !groups(at: center, serving: queue).isEmpty else { continue }
        let goal = destination(center, for: queue)
        catalogue.moves.append(
          Catalogue.Move(guardID: guardID(all), act: .place(placement(.least, [goal]))))
      case .callback(let offer):
        let promise = promise(offer, for: queue)
        catalogue.moves.append(Catalogue.Move(guardID: guardID(all), act: .callBack(promise)))
      }
    }
  }

  /// A callback of a queue's contacts: its terms, and the line where the places stand.
  private mutating func promise(
    _ offer: CallbackOffer, for queue: Int
  ) -> Catalogue.Promise {
    let home = world.center(of: queue)
    var list = queue
    var (estimator, factor) = (-1, 1.0)
    if case .later(let keepIdle, let times) = offer.place {
      guests.append(
        GuestList(
          queue: queue, opening: -1, helpers: [home], there: .none, isOnlyPlace: true,
          isOldestFirst: false, keepsIdle: keepIdle))
      list = world.queueCount + guests.count - 1
      if let times {
        estimator = self.estimator(at: home, for: queue)
        factor = times
      }
    }
    callbacks.append(RoutingPlan.Callback(list: list, dial: offer.dial, reach: offer.reach))
    var promise = Catalogue.Promise(terms: callbacks.count - 1)
    promise.estimator = estimator
    promise.factor = factor
    return promise
  }

  /// The acts of an arrival whose center is chosen.
  mutating func addAllocation(_ position: Int, of queue: Int) {
    // The draw is the rule's, not the queue's: who has drawn what must not depend on how many
    // centers and types stand in the file.
    let draw = 2 * (rules.deflect.count + position)
    addAllocation(rules.allocate[position], draw: draw, of: queue)
  }

  mutating func addAllocation(_ rule: Allocation, draw: Int, of queue: Int) {
    let home = world.center(of: queue)
    let centers = rule.among.filter { !groups(at: $0, serving: queue).isEmpty }
    guard !centers.isEmpty else { return }
    // Of equal figures the own center's comes first.
    let homeFirst = centers.filter { $0 == home } + centers.filter { $0 != home }
    let index: Int
    switch rule.choice {
    case .sets(let sets, let atMost):
      addCopies(of: rule, sets, type: world.type(of: queue))
      addSets(sets, atMost, centers, rule, queue)
      return
    case .first:
      index = placement(.least, centers.map { destination($0, for: queue, rule) })
    case .least(let figure):
      index = placement(.least, homeFirst.map { destination($0, for: queue, rule, by: figure) })
      suppress(index, by: figure, rule, of: queue)
    case .chance(let figure):
      index = chance(figure, homeFirst, rule, queue, draw: draw)
    case .shares(let sets, let inTurn):
      index = shares(sets, inTurn: inTurn, centers, rule, queue, draw: draw)
    case .shadow:
      let goals = homeFirst.map { center -> Catalogue.Destination in
        var goal = destination(center, for: queue, rule)
        goal.agents = groupSet(groups(at: center, serving: queue))
        goal.handleTime = catalogue.estimators[estimator(at: center, for: queue)].handleTime
        return goal
      }
      index = placement(.shadow, goals, notes: memory.take(1 + goals.count))
    }
    catalogue.moves.append(Catalogue.Move(guardID: -1, act: .place(index)))
  }

  private mutating func chance(
    _ figure: Allocation.Figure, _ centers: [Int], _ rule: Allocation, _ queue: Int, draw: Int
  ) -> Int {
    var fallback = -1
    if let other = rule.allZero {
      let goals = centers.map { destination($0, for: queue, rule, by: other) }
      fallback = placement(.proportional, goals, notes: memory.take(goals.count), draw: draw)
    }
    let goals = centers.map { destination($0, for: queue, rule, by: figure) }
    return placement(
      figure.isGood ? .proportional : .inverse, goals, notes: memory.take(goals.count),
      fallback: fallback, draw: draw)
  }

  private mutating func shares(
    _ sets: [Allocation.Shares], inTurn: Bool, _ centers: [Int], _ rule: Allocation, _ queue: Int,
    draw: Int
  ) -> Int {
    let goals = centers.map { center -> Catalogue.Destination in
      var goal = destination(center, for: queue, rule)
      let place = rule.among.firstIndex(of: center) ?? 0
      goal.weights = catalogue.weights.count..<catalogue.weights.count + sets.count
      catalogue.weights += sets.map { $0.shares[place] }
      return goal
    }
    return placement(
      inTurn ? .rotation : .random, goals, notes: memory.take(goals.count), draw: draw,
      borders: sets.map(\.after))
  }

  /// Set by set the longest idle agent, then the shortest queue that is short enough; at last the
  /// shortest queue of all.
  private mutating func addSets(
    _ sets: [[Int]], _ atMost: Int, _ all: [Int], _ rule: Allocation, _ queue: Int
  ) {
    for set in sets {
      let centers = set.filter { all.contains($0) }
      guard !centers.isEmpty else { continue }
      let search = searches(among: centers, for: queue)
      catalogue.moves.append(Catalogue.Move(guardID: -1, act: .search(search)))
      let goals = centers.map { center -> Catalogue.Destination in
        let agents = groupSet(groups(at: center, serving: queue))
        let isShort = condition(
          [Catalogue.Term(.signedIn, agents, weight: atMost)]
            + waiting(at: center, type: world.type(of: queue), weight: -1_000_000)
            + [Catalogue.Term(.one, 0, weight: -1_000_000)], least: 0)
        return destination(center, for: queue, rule, by: .queueRatio, also: [isShort])
      }
      catalogue.moves.append(
        Catalogue.Move(guardID: -1, act: .place(placement(.least, goals))))
    }
    let goals = all.map { destination($0, for: queue, rule, by: .queueRatio) }
    catalogue.moves.append(Catalogue.Move(guardID: -1, act: .place(placement(.least, goals))))
  }

  // MARK: Destinations

  private mutating func placement(
    _ choice: Catalogue.Placement.Rule, _ goals: [Catalogue.Destination], notes: Int = -1,
    fallback: Int = -1, draw: Int = 0, borders: [Ticks] = []
  ) -> Int {
    let first = catalogue.destinations.count
    catalogue.destinations += goals
    let firstBorder = catalogue.borders.count
    catalogue.borders += borders
    catalogue.placements.append(
      Catalogue.Placement(
        rule: choice, destinations: first..<catalogue.destinations.count,
        borders: firstBorder..<catalogue.borders.count, notes: notes, fallback: fallback,
        draw: draw))
    return catalogue.placements.count - 1
  }

  /// A center with its agents, its queue, and its figure.
  private mutating func destination(
    _ center: Int, for queue: Int, _ rule: Allocation? = nil, by figure: Allocation.Figure? = nil,
    also more: [Catalogue.Condition] = []
  ) -> Catalogue.Destination {
    let list = world.queue(center: center, type: world.type(of: queue))
    var goal = Catalogue.Destination(
      list: copyLists[list] ?? list, tries: searches(at: center, for: queue))
    guard let rule else { return goal }
    goal.guardID = guardID(more + states(rule, at: center, for: queue))
    if let figure {
      let (score, over) = sums(figure, at: center, for: queue)
      let late = rule.isFromBoard
      goal.score = terms(late ? score.map { onBoard($0, of: list) } : score)
      goal.over = over.isEmpty ? 0..<0 : terms(late ? over.map { onBoard($0) } : over)
      if let handicap = rule.handicaps[center] {
        let isWait = figure == .estimatedWait || figure == .longestWait
        goal.handicap = handicap.amount * (isWait ? 1e6 : 1)
        goal.handicapShare = handicap.share
      }
    }
    if rules.board?.extrapolates == true, rule.isFromBoard { goal.sent = memory.sentNote(list) }
    return goal
  }

  private mutating func states(
    _ rule: Allocation, at center: Int, for queue: Int
  ) -> [Catalogue.Condition] {
    let list = world.queue(center: center, type: world.type(of: queue))
    var all: [Catalogue.Condition] = []
    if rule.unless.contains(.inactive) {
      let agents = groupSet(groups(at: center, serving: queue))
      all.append(Catalogue.Condition(reading: .signedIn, index: agents, least: 1))
    }
    if rule.unless.contains(.full) {
      all.append(Catalogue.Condition(reading: .room, index: list, least: 1))
      if let mark = rule.fullAt {
        all.append(
          condition(
            waiting(at: center, type: world.type(of: queue)), least: 0, greatest: mark - 1))
      }
    }
    return all
  }

  /// A figure as a weighted sum over another; nothing under the line is 1.
  private mutating func sums(
    _ figure: Allocation.Figure, at center: Int, for queue: Int
  ) -> (score: [Catalogue.Term], over: [Catalogue.Term]) {
    let list = world.queue(center: center, type: world.type(of: queue))
    let agents = groupSet(groups(at: center, serving: queue))
    let busy = Catalogue.Term(.busyAgents, agents)
    let waiting = waiting(at: center, type: world.type(of: queue))
    switch figure {
    case .estimatedWait:
      return ([Catalogue.Term(.estimate, estimator(at: center, for: queue))], [])
    case .longestWait: return ([Catalogue.Term(.headWait, list)], [])
    case .contacts: return (waiting + [busy], [])
    case .queue: return (waiting, [])
    case .queueRatio:
      return (waiting + [Catalogue.Term(.one, 0)], [Catalogue.Term(.signedIn, agents)])
    case .occupied: return ([busy], [busy, Catalogue.Term(.idleAgents, agents)])
    case .idleAgents: return ([Catalogue.Term(.idleAgents, agents)], [])
    case .signedIn: return ([Catalogue.Term(.signedIn, agents)], [])
    }
  }
}
