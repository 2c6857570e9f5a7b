import Sim

/// Rules by which the agents of one group are not alike.
extension StrategyCompiler {
  // MARK: Orders

  /// The criteria of the order of agents that change from contact to contact.
  var changingCriteria: [AgentOrder.Criterion] {
    if let order = rules.agentOrder { return order.compactMap(\.criterion) }
    return readsOccupancy ? [.leastOccupied] : []
  }

  /// Whether centers are chosen by what their agents have done.
  var readsOccupancy: Bool {
    rules.agentsIdle == .leastOccupied || rules.overflow.contains { $0.choice == .leastOccupied }
  }

  /// The order of each group's idle agents; empty where it is the longest idle.
  var agentOrders: [AgentOrder] {
    let criteria = changingCriteria
    guard let first = criteria.first, first != .longestIdle else { return [] }
    return world.groups.map { _ in AgentOrder(criteria) }
  }

  // MARK: Shares of work

  /// The share of its work that a group's agents give to the contacts of a queue; -1 is none.
  mutating func workShare(of group: Int, _ queue: Int, unless: Int = -1) -> Int {
    let type = world.type(of: queue)
    guard let rule = rules.timeShares[group], let share = rule.shares[type] else { return -1 }
    let row = Catalogue.WorkShare(
      type: type, share: share, isStrict: rule.isStrict, unless: unless)
    if let known = catalogue.scoring.workShares.firstIndex(of: row) { return known }
    catalogue.scoring.workShares.append(row)
    return catalogue.scoring.workShares.count - 1
  }

  /// Agents over a share leave waiting contacts alone, unless too many wait in the queue.
  mutating func hold(_ looks: inout [Look], of group: Int) {
    for index in looks.indices {
      var unless = -1
      if let mark = rules.timeShares[group]?.unlessAbove, looks[index].isQueue {
        unless = guardID([
          Catalogue.Condition(reading: .waiting, index: looks[index].pull.list, least: mark + 1)
        ])
      }
      looks[index].extra.workShareID = workShare(of: group, looks[index].queue, unless: unless)
    }
  }

  /// Where the arrival is one too many to be left waiting, the first of its queue goes to an agent
  /// over its share.
  mutating func addStrictHeads(of queue: Int) {
    guard !rules.timeShares.isEmpty else { return }
    let able = poolMates(of: world.center(of: queue)).flatMap { groups(at: $0, serving: queue) }
    let marks = able.compactMap { group in
      rules.timeShares[group].flatMap { $0.isStrict ? $0.unlessAbove : nil }
    }
    for mark in Set(marks).sorted() {
      let first = catalogue.tries.count
      let kin = able.filter { rules.timeShares[$0]?.unlessAbove == mark }
      let shares = kin.map { workShare(of: $0, queue) }
      addTry(kin, for: queue, there: .none, choice: .leastWorkedOfAll, shares, guardID: -1)
      let isFull = guardID([
        Catalogue.Condition(reading: .waiting, index: queue, least: mark)
      ])
      catalogue.moves.append(
        Catalogue.Move(
          guardID: isFull, act: .sendHead(first..<catalogue.tries.count, list: queue)))
    }
  }

  // MARK: Best agent, else the shortest wait

  /// An arrival that found nobody idle anywhere joins the queue with the shortest estimated wait.
  mutating func addElse(of queue: Int) {
    guard rules.joinsShortestWait, rules.agentsIdle != nil,
      rules.route[world.type(of: queue)] == nil
    else { return }
    let everywhere = Array(world.centers.indices)
    addAllocation(
      Allocation(
        from: everywhere, types: nil, among: everywhere, choice: .least(.estimatedWait)),
      draw: 0, of: queue)
  }

  // MARK: Customers who ask for an agent

  /// Lets the customers who ask for an agent look for it before anybody else is searched.
  mutating func nameArrival(of queue: Int) {
    guard let preferred = rules.preferred else { return }
    let able = groups(at: world.center(of: queue), serving: queue)
      .filter { help(of: $0, queue) == nil }
    guard !able.isEmpty else { return }
    catalogue.namingShare = preferred.share
    let tries = catalogue.arrivalTries[queue]
    catalogue.arrivalTries[queue] = tries.upperBound..<tries.upperBound
    let act = Catalogue.Act.named(agents: groupSet(able), tries: tries)
    catalogue.moves.append(Catalogue.Move(guardID: -1, act: act))
  }

  /// The searches that follow when a contact has waited for its agent; nil where nobody asks.
  private func namedSearch(of queue: Int) -> Range<Int>? {
    for move in catalogue.moves[catalogue.arrivalMoves[queue]] {
      if case .named(_, let tries) = move.act { return tries }
    }
    return nil
  }

  /// Opens a contact that has waited for its agent: it is searched for as on arrival and joins its
  /// queue, and the steps that it has missed follow at once.
  mutating func addOpening(of queue: Int) {
    guard let wait = rules.preferred?.wait, let search = namedSearch(of: queue) else { return }
    let moves = catalogue.moves.count
    catalogue.moves += catalogue.moves[catalogue.arrivalMoves[queue]].filter { $0.act == .move }
    let opening = Catalogue.StepRule(
      guardID: -1, tries: search, list: homeLists[queue], moves: moves..<catalogue.moves.count)
    settle("preferred")
    let first = catalogue.firstStep[queue]
    let old = zip(steps[queue], catalogue.stepRules[first...]).enumerated().map { index, pair in
      (step: pair.0, rule: pair.1, origin: origins.steps[first + index])
    }
    let place = old.firstIndex { $0.step.after >= wait } ?? old.count
    // What repeats comes again by itself.
    let missed = old.indices[..<place].filter { old[$0].step.every == 0 }
    func later(_ index: Int) -> Int { index < place ? index : index + 1 + missed.count }
    func again(_ index: Int) -> Int {
      missed.firstIndex(of: index).map { place + 1 + $0 } ?? later(index)
    }
    var all = old.map { step, rule, origin in
      (step, guarded(rule, from: 1, skipTo: later(rule.skipTo)), origin)
    }
    let copies = missed.map { index in
      let (step, rule, origin) = old[index]
      return (
        RoutingPlan.Step(after: wait, offer: step.offer),
        guarded(rule, from: 2, skipTo: again(rule.skipTo)), origin
      )
    }
    let opens = guarded(opening, from: 0, to: 0, skipTo: -1)
    all.insert(
      contentsOf: [(RoutingPlan.Step(after: wait), opens, origins.place(of: "preferred"))] + copies,
      at: place)
    steps[queue] = all.map(\.0)
    catalogue.stepRules.replaceSubrange(first..., with: all.map(\.1))
    origins.replaceSteps(from: first, with: all.map(\.2))
  }

  /// A step for contacts that stand so in the list of an agent of their own; only they pass on to
  /// another step.
  private mutating func guarded(
    _ rule: Catalogue.StepRule, from least: Int, to greatest: Int = .max, skipTo: Int
  ) -> Catalogue.StepRule {
    let stands = Catalogue.Condition(
      reading: .ownList, index: 0, least: least, greatest: greatest)
    var rule = rule
    rule.guardID = guardID([stands] + conditions(ofGuard: rule.guardID))
    if rule.skipGuard >= 0 {
      rule.skipGuard = guardID([stands] + conditions(ofGuard: rule.skipGuard))
      rule.skipTo = skipTo
    }
    return rule
  }

  private func conditions(ofGuard id: Int) -> [Catalogue.Condition] {
    id < 0 ? [] : Array(catalogue.conditions[catalogue.guards[id]])
  }
}
