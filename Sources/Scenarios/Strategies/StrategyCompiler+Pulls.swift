import Sim

extension StrategyCompiler {
  /// What an idle agent looks at, before it is known whether it needs scores.
  struct Look {
    var pull: Catalogue.Pull
    var extra = Catalogue.PullScore.oldest
    /// The queue whose contacts wait there.
    var queue: Int
    /// The contact type of that queue.
    var queueType = 0
    /// Whether it is a queue of its own center or pool, and not a list of guests.
    var isQueue: Bool
  }

  /// Behind every other rank: customers who are called back later come after all who wait.
  private static let callbackRank = 1 << 20

  /// What an idle agent of a group looks at: its own queues by rank, then the guests by the same
  /// ranks; with `local_first` other centers of its pool come between.
  mutating func compilePulls(of group: Int) {
    let ranks =
      rules.pull[group]
      ?? [world.groups[group].skills.map { RoutingRules.PullEntry(center: nil, type: $0) }]
    let stageRank = guests.compactMap(\.rank).max() ?? 0
    let rankCount = max(ranks.count, rules.selection.worstRank, stageRank)
    var looks: [Look] = []
    for (rank, entries) in ranks.enumerated() {
      for entry in entries { addQueues(of: entry, rank, of: rankCount, for: group, to: &looks) }
    }
    if lastList[group] >= 0 {
      let pull = Catalogue.Pull(list: lastList[group], rank: 0, waitedOver: -1, guardID: -1)
      looks.append(Look(pull: pull, queue: lastList[group], isQueue: true))
    }
    let firstGuestRank = rankCount * (rules.localFirst == nil ? 1 : 2)
    for (index, list) in guests.enumerated() {
      if let rank = list.rank {
        addStage(list, at: index, rank, for: group, to: &looks)
        continue
      }
      guard let rank = rank(of: list.queue, in: ranks, for: group) else { continue }
      addGuests(list, at: index, rank, from: firstGuestRank, for: group, to: &looks)
    }
    addShared(for: group, to: &looks)
    if let within = rules.selection.within { putLateLast(&looks, after: within) }
    for index in looks.indices { looks[index].queueType = world.type(of: looks[index].queue) }
    score(&looks, of: group)
    if let urgency = rules.selection.urgency { putFirst(&looks, urgency) }
    if rules.timeShares[group]?.isStrict == true { hold(&looks, of: group) }
    write(
      looks.enumerated().sorted {
        ($0.element.pull.rank, $0.offset) < ($1.element.pull.rank, $1.offset)
      }.map(\.element), of: group)
  }

  /// Writes the looks of a group, to the simple pulls where nothing but rank and age counts.
  private mutating func write(_ looks: [Look], of group: Int) {
    let first = catalogue.pulls.count
    catalogue.pulls += looks.map(\.pull)
    let range = first..<catalogue.pulls.count
    // An agent looks at its own list where it looks by score.
    let isScored =
      rules.selection.isDrawn || rules.preferred != nil || looks.contains { $0.extra != .oldest }
    catalogue.pullsOfGroup.append(isScored ? first..<first : range)
    catalogue.scoring.pulls += looks.map(\.extra)
    catalogue.scoring.pullsOfGroup.append(isScored ? range : first..<first)
    catalogue.scoring.draws.append(rules.selection.isDrawn)
  }

  /// Leaves the tables of scores empty where no group has any.
  mutating func dropIdleScores() {
    if catalogue.scoring.candidates.allSatisfy({ $0 < 0 }) { catalogue.scoring.candidates = [] }
    guard catalogue.scoring.pullsOfGroup.allSatisfy(\.isEmpty) else { return }
    catalogue.scoring.pulls = []
    catalogue.scoring.pullsOfGroup = []
    catalogue.scoring.draws = []
  }

  /// Contacts over the mark come after all others, in the same order.
  private func putLateLast(_ looks: inout [Look], after mark: Ticks) {
    let last = 1 + (looks.map(\.pull.rank).max() ?? 0)
    let late = looks.map { look in
      var late = look
      late.pull.rank += last
      return late
    }
    for index in looks.indices { looks[index].extra.waitedAtMost = mark }
    looks += late
  }

  /// Contacts over a mark come first, those over the last mark before the others, by wait / mark.
  private mutating func putFirst(_ looks: inout [Look], _ urgency: RoutingRules.Urgency) {
    let levels = urgency.marks.values.map(\.count).max() ?? 0
    var capID = -1
    if urgency.share < 1 {
      capID = 0
      catalogue.scoring.caps = [
        Catalogue.Cap(types: urgency.marks.keys.sorted(), share: urgency.share)
      ]
    }
    var urgent: [Look] = []
    for look in looks where look.isQueue {
      for (level, mark) in (urgency.marks[world.type(of: look.queue)] ?? []).enumerated() {
        var first = look
        first.pull.rank = levels - 1 - level
        first.pull.waitedOver = max(mark, look.pull.waitedOver)
        let score = add([.init(.wait, times: 1 / Double(max(mark, 1)))])
        first.extra = Catalogue.PullScore(scoreID: score, capID: capID)
        if !urgent.contains(where: {
          $0.pull.list == first.pull.list && $0.pull.rank == first.pull.rank
        }) {
          urgent.append(first)
        }
      }
    }
    for index in looks.indices { looks[index].pull.rank += levels }
    looks = urgent + looks
  }

  private mutating func addQueues(
    of entry: RoutingRules.PullEntry, _ rank: Int, of count: Int, for group: Int,
    to looks: inout [Look]
  ) {
    let home = world.groups[group].center
    for center in entry.center.map({ [$0] }) ?? poolMates(of: home) {
      let queue = world.queue(center: center, type: entry.type)
      // Contacts that wait by group or by stages never stand in the list of their own queue.
      if rules.stages[entry.type] != nil { continue }
      if rules.queuesAtLast, rules.route[entry.type] != nil { continue }
      guard world.mayServe(group: group, queue: queue) else { continue }
      let look = Look(
        pull: Catalogue.Pull(
          list: queue, rank: 0, waitedOver: -1,
          guardID: helperGuard(.none, group: group, queue: queue)),
        queue: queue, isQueue: true)
      guard center != home, let local = rules.localFirst else {
        append(look, rank, from: 0, to: &looks)
        continue
      }
      if let until = local.untilWaited {
        var old = look
        old.pull.waitedOver = until
        append(old, rank, from: 0, to: &looks)
      }
      append(look, rank, from: count, to: &looks)
    }
  }

  private mutating func addGuests(
    _ list: GuestList, at index: Int, _ rank: Int, from firstGuestRank: Int, for group: Int,
    to looks: inout [Look]
  ) {
    let home = world.groups[group].center
    let type = world.type(of: list.queue)
    // Copies come from any center: the floor knows for each of them whether there is a way.
    let mayServe =
      list.isCopies
      ? world.groups[group].skills.contains(type)
      : world.mayServe(group: group, queue: list.queue)
    guard list.helpers.contains(home), mayServe else { return }
    if let keepsIdle = list.keepsIdle {
      let agents = groupSet(groups(at: home, serving: list.queue))
      let someAreIdle = Catalogue.Condition(
        reading: .idleAgents, index: agents, least: keepsIdle + 1)
      looks.append(
        Look(
          pull: Catalogue.Pull(
            list: world.queueCount + index, rank: Self.callbackRank + rank, waitedOver: -1,
            guardID: guardID([someAreIdle])),
          queue: list.queue, isQueue: false))
      return
    }
    let isHome = home == world.center(of: list.queue)
    let look = Look(
      pull: Catalogue.Pull(
        list: world.queueCount + index, rank: 0, waitedOver: -1,
        guardID: isHome ? -1 : helperGuard(list.there, group: group, queue: list.queue)),
      queue: list.queue, isQueue: list.isCopies)
    if isHome || list.isOldestFirst {
      append(look, rank, from: 0, to: &looks)
      return
    }
    if let until = rules.localFirst?.untilWaited {
      var old = look
      old.pull.waitedOver = until
      append(old, rank, from: 0, to: &looks)
    }
    append(look, rank, from: firstGuestRank, to: &looks)
  }

  /// The list of a stage at the rank that the stage gives it.
  private mutating func addStage(
    _ list: GuestList, at index: Int, _ rank: Int, for group: Int, to looks: inout [Look]
  ) {
    guard list.helpers.contains(world.groups[group].center),
      world.mayServe(group: group, queue: list.queue)
    else { return }
    let look = Look(
      pull: Catalogue.Pull(
        list: world.queueCount + index, rank: 0, waitedOver: -1,
        guardID: helperGuard(.none, group: group, queue: list.queue)),
      queue: list.queue, isQueue: false)
    append(look, rank - 1, from: 0, to: &looks)
  }

  /// Adds a look at its rank, or one for each rank that the wait gives it.
  private func append(
    _ look: Look, _ rank: Int, from base: Int, to looks: inout [Look]
  ) {
    guard let steps = rules.selection.rankSteps[world.type(of: look.queue)] else {
      var plain = look
      plain.pull.rank = base + rank
      looks.append(plain)
      return
    }
    var stages = steps
    if stages.first?.after != nil {
      stages.insert(RoutingRules.RankStep(after: nil, rank: rank + 1), at: 0)
    }
    for (index, stage) in stages.enumerated() {
      var part = look
      part.pull.rank = base + stage.rank - 1
      // "From a wait on" includes the wait itself; a pull asks for more than its mark.
      if let after = stage.after { part.pull.waitedOver = max(part.pull.waitedOver, after - 1) }
      // A better rank is looked at before this one; only a worse one must be kept out of it.
      let worse = stages[(index + 1)...].first { $0.rank > stage.rank }
      if let after = worse?.after { part.extra.waitedAtMost = after - 1 }
      looks.append(part)
    }
  }

  /// The rank that a group gives to a queue's contact type; nil where it does not take it.
  private func rank(
    of queue: Int, in ranks: [[RoutingRules.PullEntry]], for group: Int
  ) -> Int? {
    let type = world.type(of: queue)
    let center = world.center(of: queue)
    return ranks.firstIndex { rank in
      rank.contains { $0.type == type && ($0.center ?? center) == center }
    }
  }
}

extension RoutingRules.Selection {
  /// The worst rank that waits can lead to, or 0.
  var worstRank: Int { rankSteps.values.joined().map(\.rank).max() ?? 0 }
}
