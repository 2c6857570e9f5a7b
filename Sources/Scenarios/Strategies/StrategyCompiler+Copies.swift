import Sim

/// Contacts that stand in the queues of several centers of a set: each in one list, which all these
/// centers take from by age beside their own, so that whoever is free first has it.
extension StrategyCompiler {
  /// The lists of a rule for one contact type, if they are not there already.
  mutating func addCopies(of rule: Allocation, _ sets: [[Int]], type: Int) {
    guard let copies = rule.copies else { return }
    for (place, set) in sets.enumerated() {
      let reach = copies == .promotion ? sets[...place].flatMap { $0 } : set
      let able = reach.filter { !groups(at: $0, withSkill: type).isEmpty }
      // In one queue alone a contact is no copy.
      guard able.count > 1 else { continue }
      for center in set {
        let queue = world.queue(center: center, type: type)
        guard copyLists[queue] == nil else { continue }
        guests.append(
          GuestList(
            queue: queue, opening: -1, helpers: able, there: .none, isOnlyPlace: true,
            isOldestFirst: true, isCopies: true))
        let list = world.queueCount + guests.count - 1
        copyLists[queue] = list
        for other in able {
          copiesInQueue[world.queue(center: other, type: type), default: []].append(list)
        }
      }
    }
  }

  /// The contacts of a type that wait at a center, each counted once there.
  func waiting(at center: Int, type: Int, weight: Int = 1_000_000) -> [Catalogue.Term] {
    let queue = world.queue(center: center, type: type)
    return ([queue] + (copiesInQueue[queue] ?? [])).map {
      Catalogue.Term(.waiting, $0, weight: weight)
    }
  }
}
