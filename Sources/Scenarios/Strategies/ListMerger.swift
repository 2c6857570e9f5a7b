import Sim

/// Makes one list of those that every group treats alike, so that an idle agent looks at few.
///
/// Lists are alike if each group pulls both with the same ranks, ages and guards. The oldest
/// contact of the union is then the one that would have been chosen from the parts. Lists whose
/// length is read by a guard, that contacts are moved to, or that are reached over a link with a
/// limited number of lines stay apart: from the latter an agent may have to skip the oldest.
struct ListMerger {
  let world: StrategyWorld
  let guests: [StrategyCompiler.GuestList]

  /// How a group looks at a list.
  private struct Look: Hashable {
    var group: Int
    var rank: Int
    var waitedOver: Ticks
    var guardID: Int
    var extra: Catalogue.PullScore
  }

  /// Lists that become one.
  private struct Union {
    var members: [Int]
    var looks: Set<Look>
    /// Groups that may look at the union, at no better rank than this, although one member is their
    /// own center's: they take its contacts from their own queue before they come to this rank.
    var indifferent: [Int: Int]
  }

  func merge(_ routing: inout CompiledRouting) {
    let looks = looks(in: routing)
    let fixed = fixedLists(in: routing.catalogue)
      .union(routing.plan.callbacks.map { Int($0.list) })
    var target = Array(0..<routing.plan.lists)
    if !world.putsContactsBack { mergeQueues(looks, fixed: fixed, into: &target) }
    let unions = guestUnions(looks, fixed: fixed, routing)
    for (index, union) in unions.enumerated() {
      for member in union.members { target[member] = world.queueCount + index }
    }
    rewrite(&routing, to: target, lists: world.queueCount + unions.count)
  }

  private func mergeQueues(_ looks: [Set<Look>], fixed: Set<Int>, into target: inout [Int]) {
    var first: [Set<Look>: Int] = [:]
    for queue in 0..<world.queueCount
    where !fixed.contains(queue) && !looks[queue].isEmpty && isOpen(queue, to: looks[queue]) {
      if let other = first[looks[queue]] {
        target[queue] = other
      } else {
        first[looks[queue]] = queue
      }
    }
  }

  private func guestUnions(
    _ looks: [Set<Look>], fixed: Set<Int>, _ routing: CompiledRouting
  ) -> [Union] {
    var unions: [Union] = []
    var unionsOfOpening: [Int: [Int]] = [:]
    for (index, list) in guests.enumerated() {
      let id = world.queueCount + index
      let own = Union(
        members: [id], looks: looks[id],
        indifferent: list.isOnlyPlace ? [:] : ownGroups(of: list, looks[list.queue]))
      let mayMerge = !fixed.contains(id) && isOpen(list.queue, to: looks[id])
      // Alike lists come close to each other; to look at all would cost the square of the centers.
      let known = mayMerge ? (unionsOfOpening[list.opening] ?? []).suffix(8) : []
      if let match = known.first(where: { agree(unions[$0], own) }) {
        unions[match].members.append(id)
        unions[match].looks.formUnion(own.looks)
        unions[match].indifferent = unions[match].indifferent.reduce(into: [:]) { both, known in
          own.indifferent[known.key].map { both[known.key] = max($0, known.value) }
        }
      } else {
        if mayMerge { unionsOfOpening[list.opening, default: []].append(unions.count) }
        unions.append(own)
      }
    }
    return unions
  }

  /// Whether each group looks at both alike, or need not care because it takes the contacts of the
  /// one from their own queue before it ever looks at guests.
  private func agree(_ a: Union, _ b: Union) -> Bool {
    let differing = a.looks.symmetricDifference(b.looks)
    return differing.allSatisfy { look in
      let other = b.looks.contains(look) ? a : b
      return other.indifferent[look.group].map { look.rank >= $0 } ?? false
    }
  }

  /// The groups of a list's own center that always take its contacts from their own queue, with the
  /// rank at which they do.
  private func ownGroups(
    of list: StrategyCompiler.GuestList, _ looks: Set<Look>
  ) -> [Int: Int] {
    looks.reduce(into: [:]) { ranks, look in
      guard look.guardID < 0, look.waitedOver < 0, look.extra == .oldest,
        world.groups[look.group].center == world.center(of: list.queue)
      else { return }
      ranks[look.group] = min(ranks[look.group] ?? .max, look.rank)
    }
  }

  private func isOpen(_ queue: Int, to looks: Set<Look>) -> Bool {
    looks.allSatisfy {
      world.way(from: world.center(of: queue), to: world.groups[$0.group].center) == .open
    }
  }

  private func looks(in routing: CompiledRouting) -> [Set<Look>] {
    var looks = Array(repeating: Set<Look>(), count: routing.plan.lists)
    for group in world.groups.indices {
      for index in routing.catalogue.allPulls(of: group) {
        looks[routing.catalogue.pulls[index].list].insert(
          look(index, of: group, in: routing.catalogue))
      }
    }
    return looks
  }

  private func look(_ index: Int, of group: Int, in catalogue: Catalogue) -> Look {
    let pull = catalogue.pulls[index]
    return Look(
      group: group, rank: pull.rank, waitedOver: pull.waitedOver, guardID: pull.guardID,
      extra: index < catalogue.scoring.pulls.count ? catalogue.scoring.pulls[index] : .oldest)
  }

  private func fixedLists(in catalogue: Catalogue) -> Set<Int> {
    // One of several lists is drawn, so that to join them would change the chances.
    if catalogue.scoring.draws.contains(true) { return Set(catalogue.pulls.map(\.list)) }
    let terms =
      catalogue.conditions.map { Catalogue.Term($0.reading, $0.index) } + catalogue.terms
      + (catalogue.board?.figures ?? [])
    let read = terms.filter { Self.ofLists.contains($0.reading) }
    return Set(read.map(\.index))
      .union(catalogue.estimators.map(\.list)).union(catalogue.destinations.map(\.list))
      .union(catalogue.moves.flatMap { catalogue.lists(of: $0) })
      .union(catalogue.receivers.map(\.list))
      .union(catalogue.scoring.listSets.all)
  }

  private func rewrite(_ routing: inout CompiledRouting, to target: [Int], lists: Int) {
    var queueOfList = Array(repeating: Int32(-1), count: lists)
    var members = Array(repeating: 0, count: lists)
    for (old, new) in target.enumerated() {
      members[new] += 1
      queueOfList[new] = members[new] == 1 ? routing.plan.queueOfList[old] : -1
    }
    routing.plan.lists = lists
    routing.plan.queueOfList = queueOfList
    routing.plan.homeList = routing.plan.homeList.map { Int32(target[Int($0)]) }
    for index in routing.catalogue.stepRules.indices
    where routing.catalogue.stepRules[index].list >= 0 {
      let old = routing.catalogue.stepRules[index].list
      routing.catalogue.stepRules[index].list = target[old]
    }
    for index in routing.catalogue.moves.indices where routing.catalogue.moves[index].list >= 0 {
      routing.catalogue.moves[index].list = target[routing.catalogue.moves[index].list]
    }
    for index in routing.plan.callbacks.indices {
      let list = Int(routing.plan.callbacks[index].list)
      routing.plan.callbacks[index].list = Int32(target[list])
    }
    for index in routing.catalogue.destinations.indices {
      routing.catalogue.destinations[index].list =
        target[routing.catalogue.destinations[index].list]
    }
    rewriteReadings(&routing.catalogue, to: target)
    rewritePulls(&routing.catalogue, to: target)
    routing.origins.merge(
      lists: target[world.queueCount...], from: world.queueCount, count: lists - world.queueCount)
  }

  /// Readings whose index is a list.
  private static let ofLists: Set<Catalogue.Reading> = [
    .waiting, .headWait, .position, .room, .stands,
  ]

  /// Lists that are read stay apart, but their numbers may change.
  private func rewriteReadings(_ catalogue: inout Catalogue, to target: [Int]) {
    for index in catalogue.conditions.indices
    where Self.ofLists.contains(catalogue.conditions[index].reading) {
      catalogue.conditions[index].index = target[catalogue.conditions[index].index]
    }
    for index in catalogue.terms.indices
    where Self.ofLists.contains(catalogue.terms[index].reading) {
      catalogue.terms[index].index = target[catalogue.terms[index].index]
    }
  }

  private func rewritePulls(_ catalogue: inout Catalogue, to target: [Int]) {
    var pulls: [Catalogue.Pull] = []
    var extras: [Catalogue.PullScore] = []
    let isScored = !catalogue.scoring.pulls.isEmpty
    for group in catalogue.pullsOfGroup.indices {
      let first = pulls.count
      var known: [Int: Set<Look>] = [:]
      for index in catalogue.allPulls(of: group) {
        let look = look(index, of: group, in: catalogue)
        var pull = catalogue.pulls[index]
        pull.list = target[pull.list]
        if known[pull.list, default: []].insert(look).inserted {
          pulls.append(pull)
          if isScored { extras.append(look.extra) }
        }
      }
      if isScored, !catalogue.scoring.pullsOfGroup[group].isEmpty {
        catalogue.scoring.pullsOfGroup[group] = first..<pulls.count
        catalogue.pullsOfGroup[group] = first..<first
      } else {
        catalogue.pullsOfGroup[group] = first..<pulls.count
        if isScored { catalogue.scoring.pullsOfGroup[group] = first..<first }
      }
    }
    catalogue.pulls = pulls
    catalogue.scoring.pulls = extras
    catalogue.scoring.listSets.renumber { target[$0] }
  }
}
