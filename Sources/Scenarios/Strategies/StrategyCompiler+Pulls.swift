import Sim

extension StrategyCompiler {
  /// What an idle agent of a group looks at: its own queues by rank, then the guests by the same
  /// ranks; with `local_first` other centers of its pool come between.
  mutating func compilePulls(of group: Int) {
    let ranks =
      rules.pull[group]
      ?? [world.groups[group].skills.map { RoutingRules.PullEntry(center: nil, type: $0) }]
    var pulls: [Catalogue.Pull] = []
    for (rank, entries) in ranks.enumerated() {
      for entry in entries { addQueues(of: entry, rank, of: ranks.count, for: group, to: &pulls) }
    }
    let firstGuestRank = ranks.count * (rules.localFirst == nil ? 1 : 2)
    for (index, list) in guests.enumerated() {
      guard let rank = rank(of: list.queue, in: ranks, for: group) else { continue }
      addGuests(list, at: index, rank, from: firstGuestRank, for: group, to: &pulls)
    }
    let first = catalogue.pulls.count
    catalogue.pulls += pulls.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element)
    catalogue.pullsOfGroup.append(first..<catalogue.pulls.count)
  }

  private mutating func addQueues(
    of entry: RoutingRules.PullEntry, _ rank: Int, of count: Int, for group: Int,
    to pulls: inout [Catalogue.Pull]
  ) {
    let home = world.groups[group].center
    for center in entry.center.map({ [$0] }) ?? poolMates(of: home) {
      let queue = world.queue(center: center, type: entry.type)
      guard world.mayServe(group: group, queue: queue) else { continue }
      let guardID = helperGuard(.none, group: group, queue: queue)
      guard center != home, let local = rules.localFirst else {
        pulls.append(
          Catalogue.Pull(list: queue, rank: rank, waitedOver: -1, guardID: guardID))
        continue
      }
      if let until = local.untilWaited {
        pulls.append(
          Catalogue.Pull(list: queue, rank: rank, waitedOver: until, guardID: guardID))
      }
      pulls.append(
        Catalogue.Pull(list: queue, rank: count + rank, waitedOver: -1, guardID: guardID))
    }
  }

  private mutating func addGuests(
    _ list: GuestList, at index: Int, _ rank: Int, from firstGuestRank: Int, for group: Int,
    to pulls: inout [Catalogue.Pull]
  ) {
    let home = world.groups[group].center
    guard list.helpers.contains(home), world.mayServe(group: group, queue: list.queue) else {
      return
    }
    let id = world.queueCount + index
    guard home != world.center(of: list.queue) else {
      pulls.append(Catalogue.Pull(list: id, rank: rank, waitedOver: -1, guardID: -1))
      return
    }
    let guardID = helperGuard(list.there, group: group, queue: list.queue)
    if let until = rules.localFirst?.untilWaited {
      pulls.append(Catalogue.Pull(list: id, rank: rank, waitedOver: until, guardID: guardID))
    }
    pulls.append(
      Catalogue.Pull(list: id, rank: firstGuestRank + rank, waitedOver: -1, guardID: guardID))
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
