import Sim

/// Searches for an idle agent: which groups, and which of them first.
extension StrategyCompiler {
  /// How one of several groups is chosen.
  private enum Picking {
    /// By the order of agents that the strategy states.
    case order
    /// By one choice among all.
    case choice(RoutingRules.Choice)
    /// By the choice among all centers, with handicaps and the rule for ties.
    case agentsIdle(RoutingRules.Choice)
  }

  /// The search that an arriving contact makes first.
  mutating func compileFirstSearch(of queue: Int) {
    let home = world.center(of: queue)
    if let order = rules.route[world.type(of: queue)] {
      for rank in order {
        addTries(
          rank.filter { world.mayServe(group: $0, queue: queue) }, for: queue, there: .none,
          .order, guardID: -1)
      }
      return
    }
    let own = groups(at: home, serving: queue)
    let mates = poolMates(of: home).flatMap { groups(at: $0, serving: queue) }
    if let choice = rules.agentsIdle {
      let all = world.centers.indices.flatMap { groups(at: $0, serving: queue) }
      addTries(all, for: queue, there: .none, .agentsIdle(choice), guardID: -1)
    } else if rules.pool?.prefersLocal == true || rules.localFirst != nil {
      addTries(own, for: queue, there: .none, .order, guardID: -1)
      addTries(
        mates.filter { world.groups[$0].center != home }, for: queue, there: .none, inPool,
        guardID: -1)
    } else {
      let isAlone = mates.count == own.count
      addTries(mates, for: queue, there: .none, isAlone ? .order : inPool, guardID: -1)
    }
  }

  /// The key behind the first search, where it is not the center's own agents.
  func firstSearch(of queue: Int) -> String? {
    if rules.route[world.type(of: queue)] != nil || rules.agentsIdle != nil { return "route" }
    return poolMates(of: world.center(of: queue)).count > 1 ? "pool" : nil
  }

  /// The search that a stage makes: its ranks in their order.
  mutating func addTries(of stage: RoutingRules.Stage, for queue: Int) {
    for rank in stage.agents {
      addTries(
        rank.filter { world.mayServe(group: $0, queue: queue) }, for: queue, there: .none, .order,
        guardID: -1)
    }
  }

  mutating func addSearch(of opening: Opening, for queue: Int, guardID: Int) {
    let there = opening.there
    switch opening.rule.choice {
    case .first:
      for helper in opening.helpers {
        addTries(
          groups(at: helper, serving: queue), for: queue, there: there, .order, guardID: guardID)
      }
    case .longestIdle, .mostIdle, .leastOccupied:
      addTries(
        opening.helpers.flatMap { groups(at: $0, serving: queue) }, for: queue, there: there,
        .choice(opening.rule.choice), guardID: guardID)
    }
  }

  /// The searches for an idle agent of one center, in the strategy's order of agents.
  mutating func searches(at center: Int, for queue: Int) -> Range<Int> {
    let first = catalogue.tries.count
    addTries(groups(at: center, serving: queue), for: queue, there: .none, .order, guardID: -1)
    return first..<catalogue.tries.count
  }

  /// The search for the longest idle agent of several centers.
  mutating func searches(among centers: [Int], for queue: Int) -> Range<Int> {
    let first = catalogue.tries.count
    addTries(
      centers.flatMap { groups(at: $0, serving: queue) }, for: queue, there: .none,
      .choice(.longestIdle), guardID: -1)
    return first..<catalogue.tries.count
  }

  /// In a pool the longest idle agent anywhere is taken, unless the strategy states another order;
  /// the order of the file says nothing between centers.
  private var inPool: Picking {
    rules.agentOrder == [.fixed] || rules.agentOrder == [.circular] ? .choice(.longestIdle) : .order
  }

  /// One try, or one for each class of groups that the order of agents makes before idle times
  /// count.
  private mutating func addTries(
    _ groups: [Int], for queue: Int, there: RingConditions, _ picking: Picking, guardID: Int
  ) {
    if case .affine = rules.selection.rule {
      let scores = groups.map { pairScore(of: $0, queue) }
      addTry(groups, for: queue, there: there, choice: .score, scores, guardID: guardID)
      return
    }
    if groups.contains(where: { rules.timeShares[$0] != nil }) {
      let isOrder = if case .order = picking { true } else { false }
      for kin in isOrder ? classes(of: groups, for: queue) : [groups] {
        let shares = kin.map { workShare(of: $0, queue) }
        addTry(kin, for: queue, there: there, choice: .leastWorked, shares, guardID: guardID)
      }
      return
    }
    switch picking {
    case .choice(.leastOccupied):
      let scores = groups.map { handicapped($0, .leastOccupied, [:], among: groups) }
      addTry(groups, for: queue, there: there, choice: .score, scores, guardID: guardID)
    case .choice(let choice):
      addTry(groups, for: queue, there: there, choice: table(choice), guardID: guardID)
    case .agentsIdle(let choice):
      if rules.handicaps != nil || rules.alternatesTies || choice == .leastOccupied {
        let scores = groups.map { handicapped($0, choice, rules.handicaps ?? [:], among: groups) }
        addTry(groups, for: queue, there: there, choice: .score, scores, guardID: guardID)
        if rules.alternatesTies, let last = catalogue.tries.indices.last {
          catalogue.tries[last].tieNote = memory.noteOfTies()
        }
      } else {
        addTry(groups, for: queue, there: there, choice: table(choice), guardID: guardID)
      }
    case .order:
      for kin in classes(of: groups, for: queue) {
        let choice = lastChoice(among: kin)
        let scores =
          switch choice {
          case .score: kin.map { idleExcess(of: $0, among: kin) }
          case .drawn: kin.map { add([.init(.idleAgents, groupSet([$0]), times: 1)]) }
          default: [Int]()
          }
        addTry(kin, for: queue, there: there, choice: choice, scores, guardID: guardID)
      }
    }
  }

  mutating func addTry(
    _ groups: [Int], for queue: Int, there: RingConditions, choice: Catalogue.Choice,
    _ scores: [Int] = [], guardID: Int
  ) {
    guard !groups.isEmpty else { return }
    let first = catalogue.candidates.count
    let groups = choice == .mostIdle ? sideBySide(groups) : groups
    for (index, group) in groups.enumerated() {
      let guardID = helperGuard(there, group: group, queue: queue)
      catalogue.candidates.append(Catalogue.Candidate(group: group, guardID: guardID))
      catalogue.scoring.candidates.append(index < scores.count ? scores[index] : -1)
    }
    // Of one group the order of agents says who is taken; only points may say that nobody is, and
    // shares of work another one.
    var needsChoice = groups.count > 1 || choice == .leastWorked || choice == .leastWorkedOfAll
    if case .affine = rules.selection.rule { needsChoice = true }
    catalogue.tries.append(
      Catalogue.Try(
        groups: first..<catalogue.candidates.count, choice: needsChoice ? choice : .first,
        guardID: guardID))
  }

  /// The groups of each center side by side, the centers in the order in which they come first.
  private func sideBySide(_ groups: [Int]) -> [Int] {
    var centers: [Int] = []
    for group in groups where !centers.contains(world.groups[group].center) {
      centers.append(world.groups[group].center)
    }
    return centers.flatMap { center in groups.filter { world.groups[$0].center == center } }
  }

  private func table(_ choice: RoutingRules.Choice) -> Catalogue.Choice {
    switch choice {
    case .first: .first
    case .longestIdle: .longestIdle
    case .mostIdle: .mostIdle
    case .leastOccupied: .score
    }
  }

  // MARK: The order of agents

  /// The choice within a class of the order of agents.
  private func lastChoice(among groups: [Int]) -> Catalogue.Choice {
    if rules.idleShares != nil { return .score }
    switch changingCriteria.first {
    case .fixed: return .first
    case .random: return .drawn
    case .leastOccupied, .fewestContacts: return .agents
    case .circular:
      // There is a ring for each center.
      let isOneCenter = Set(groups.map { world.groups[$0].center }).count == 1
      return isOneCenter ? .agents : .longestIdle
    default: return .longestIdle
    }
  }

  /// The groups in classes, the first to be tried first, by those criteria that never change.
  private func classes(of groups: [Int], for queue: Int) -> [[Int]] {
    let type = world.type(of: queue)
    let keys = groups.map { group in
      (rules.agentOrder ?? []).compactMap { criterion -> Double? in
        let factor = world.groups[group].factors[type] ?? 1
        switch criterion {
        case .fastest: return factor
        case .slowest: return -factor
        case .leastVersatile: return Double(world.groups[group].skills.count)
        case .mostVersatile: return -Double(world.groups[group].skills.count)
        case .longestIdle, .leastOccupied, .fewestContacts, .circular, .fixed, .random: return nil
        }
      }
    }
    let order = groups.indices.sorted {
      keys[$0] == keys[$1] ? $0 < $1 : keys[$0].lexicographicallyPrecedes(keys[$1])
    }
    var classes: [(key: [Double], groups: [Int])] = []
    for index in order {
      if classes.last?.key == keys[index] {
        classes[classes.count - 1].groups.append(groups[index])
      } else {
        classes.append((keys[index], [groups[index]]))
      }
    }
    return classes.map(\.groups)
  }

  /// Idle agents of a group above its share of all that are idle among some groups.
  private mutating func idleExcess(of group: Int, among groups: [Int]) -> Int {
    let shares = rules.idleShares ?? [:]
    let sum = groups.reduce(0) { $0 + (shares[$1] ?? 0) }
    let share = sum > 0 ? (shares[group] ?? 0) / sum : 1 / Double(groups.count)
    return add([
      .init(.idleAgents, groupSet([group]), times: 1),
      .init(.idleAgents, groupSet(groups), times: -share),
    ])
  }

  /// What decides between centers, less the handicap of the group's center.
  private mutating func handicapped(
    _ group: Int, _ choice: RoutingRules.Choice, _ handicaps: [Int: Double], among groups: [Int]
  ) -> Int {
    let center = world.groups[group].center
    let handicap = handicaps[center] ?? 0
    switch choice {
    case .longestIdle, .first: return add([.init(.idleTime, times: 1)], start: -handicap)
    case .leastOccupied: return add([.init(.leastOccupancy, times: -1)], start: -handicap)
    case .mostIdle:
      let colleagues = groups.filter { world.groups[$0].center == center }
      return add([.init(.idleAgents, groupSet(colleagues), times: 1)], start: -handicap)
    }
  }

  /// Makes one search of those that follow each other under one guard and take the first idle
  /// agent: the same answer, found sooner.
  mutating func joinSearches(from first: Int) {
    var joined: [Catalogue.Try] = []
    for next in catalogue.tries[first...] {
      if let last = joined.last, last.choice == .first, next.choice == .first,
        last.guardID == next.guardID, last.groups.upperBound == next.groups.lowerBound
      {
        joined[joined.count - 1].groups = last.groups.lowerBound..<next.groups.upperBound
      } else {
        joined.append(next)
      }
    }
    catalogue.tries.replaceSubrange(first..., with: joined)
  }
}
