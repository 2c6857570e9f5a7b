import Sim

/// Contacts of one center and the agents there who could serve them: no agent is in two cells.
///
/// A formula knows one queue and its agents. Groups that share a contact type, and contact types
/// that share a group, belong together; what skills keep apart is looked at apart.
struct TwinCell {
  let center: Int
  /// Queues that have contacts of their own, ascending.
  let queues: [Int]
  /// Groups that are ever staffed and may serve one of the queues, ascending.
  let groups: [Int]
  /// Whether the center has no other cell.
  var isAlone = true

  /// The cells of every center.
  static func all(_ model: Model) -> [TwinCell] {
    let demanded = Set(model.streams.map { Int($0.queue) }).sorted()
    let staffed = staffedGroups(model)
    return model.centers.indices.flatMap { center -> [TwinCell] in
      let own = staffed.filter { model.groups[$0].center == Int32(center) }
      var cells: [TwinCell] = []
      for queue in demanded where model.center(ofQueue: queue) == center {
        let groups = own.filter { model.routes[queue * model.groups.count + $0].isLawful }
        let joined = cells.filter { !Set($0.groups).isDisjoint(with: groups) }
        cells.removeAll { !Set($0.groups).isDisjoint(with: groups) }
        cells.append(
          TwinCell(
            center: center, queues: (joined.flatMap(\.queues) + [queue]).sorted(),
            groups: Set(joined.flatMap(\.groups) + groups).sorted()))
      }
      return cells.map {
        TwinCell(
          center: center, queues: $0.queues, groups: $0.groups, isAlone: cells.count == 1)
      }
    }
  }

  private static func staffedGroups(_ model: Model) -> [Int] {
    let staffed = model.roster.compactMap { change -> Int? in
      switch change.change {
      case .level(let count), .signIn(_, let count): count > 0 ? Int(change.group) : nil
      case .signOut, .pause: nil
      }
    }
    return Set(staffed).sorted()
  }

  /// The scope of the figures over the whole horizon.
  func scope(_ model: Model) -> Scope {
    guard !isAlone, let queue = queues.first, queues.count == 1 else {
      return .center(center, .handling)
    }
    return .queue(center: center, contactType: model.contactType(ofQueue: queue))
  }

  /// The scope of the figures of an interval; nil where none has figures of this cell alone.
  func scope(interval: Int) -> Scope? {
    if isAlone { return .intervalCenter(interval, center: center, .handling) }
    guard groups.count == 1, let group = groups.first else { return nil }
    return .intervalGroup(interval, group: group)
  }
}
