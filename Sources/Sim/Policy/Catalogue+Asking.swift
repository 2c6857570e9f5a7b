/// The one mechanism that interprets the rules.
extension Catalogue {
  /// A contact has entered: searches in their order, then moves, then its own list.
  @inline(__always)
  public func arrival(of contact: ContactID, on floor: borrowing Floor) -> ArrivalAnswer {
    let queue = floor.queue(of: contact)
    for index in arrivalTries[queue] {
      if let route = search(tries[index], for: contact, on: floor) { return .serve(route) }
    }
    for index in arrivalMoves[queue] {
      if let answer = act(moves[index], for: contact, on: floor) { return answer }
    }
    return .wait
  }

  /// An agent is idle: the lists of its group, rank by rank, the oldest contact of the best rank.
  @inline(__always)
  public func idleAgent(in group: GroupID, on floor: borrowing Floor) -> IdleAnswer {
    let range = pullsOfGroup[Int(group.index)]
    var index = range.lowerBound
    while index < range.upperBound {
      let rank = pulls[index].rank
      var oldest = Ticks.never
      var best: PickID?
      while index < range.upperBound && pulls[index].rank == rank {
        let pull = pulls[index]
        let standing = floor.headStanding(of: ListID(pull.list))
        if standing < oldest && (pull.waitedOver < 0 || isOver(pull, on: floor))
          && (pull.guardID < 0 || holds(pull.guardID, on: floor, asking: nil)),
          let pick = floor.pick(from: ListID(pull.list), for: group)
        {
          oldest = standing
          best = pick
        }
        index += 1
      }
      if let best { return .take(best) }
    }
    return scoring.pullsOfGroup.isEmpty ? .rest : scoredPick(for: group, on: floor)
  }

  private func isOver(_ pull: Pull, on floor: borrowing Floor) -> Bool {
    floor.now - floor.headArrival(of: ListID(pull.list)) > pull.waitedOver
  }

  /// A waiting contact has come to a step: its searches, then the list it may join or move to.
  ///
  /// A contact that was moved to another queue for good has left the rules of its old one behind;
  /// else two of them could send it to and fro.
  public func step(
    _ step: Int, of contact: ContactID, on floor: borrowing Floor
  ) -> StepAnswer {
    let queue = floor.queue(of: contact)
    let rule = stepRules[firstStep[queue] + step]
    guard floor.place(of: contact) == queue else { return .stay }
    if rule.skipGuard >= 0, holds(rule.skipGuard, on: floor, asking: contact) {
      return self.step(rule.skipTo, of: contact, on: floor)
    }
    guard holds(rule.guardID, on: floor, asking: contact) else { return .stay }
    if !rule.receivers.isEmpty { return ask(rule.receivers, for: contact, on: floor) }
    for index in rule.tries {
      if let route = search(tries[index], for: contact, on: floor) { return .serve(route) }
    }
    for index in rule.moves {
      let list = ListID(moves[index].list)
      if holds(moves[index].guardID, on: floor, asking: contact)
        && floor.hasRoom(in: list, for: contact) && !floor.stands(contact, in: list)
      {
        return .move(list, moves[index].place)
      }
    }
    let list = ListID(rule.list)
    return rule.list < 0 || floor.stands(contact, in: list) ? .stay : .join(list)
  }

  /// An offer has ended: the center accepts by what it sees now, or the next is asked.
  ///
  /// A contact that was moved to another queue in the meantime is none of this rule's any more.
  public func offered(
    to group: GroupID, step: Int, of contact: ContactID, on floor: borrowing Floor
  ) -> StepAnswer {
    let queue = floor.queue(of: contact)
    let rule = stepRules[firstStep[queue] + step]
    guard floor.place(of: contact) == queue,
      let index = rule.receivers.first(where: { receivers[$0].group == Int(group.index) })
    else { return .stay }
    let receiver = receivers[index]
    let list = ListID(receiver.list)
    // The line of the offer is free again, so only a link that has failed has none.
    if floor.offer(contact, to: group) != nil,
      holds(receiver.guardID, on: floor, asking: contact)
    {
      for index in receiver.tries {
        if let route = search(tries[index], for: contact, on: floor) { return .serve(route) }
      }
      if floor.hasRoom(in: list, for: contact) { return .move(list, receiver.place) }
    }
    return ask(index + 1..<rule.receivers.upperBound, for: contact, on: floor)
  }

  /// Offers a contact to the first center to which a line is free.
  private func ask(
    _ range: Range<Int>, for contact: ContactID, on floor: borrowing Floor
  ) -> StepAnswer {
    for index in range {
      if let offer = floor.offer(contact, to: GroupID(receivers[index].group)) {
        return .offer(offer)
      }
    }
    return .stay
  }

  @inline(__always)
  func search(
    _ attempt: Try, for contact: ContactID, on floor: borrowing Floor
  ) -> RouteID? {
    guard holds(attempt.guardID, on: floor, asking: contact) else { return nil }
    if attempt.choice == .first {
      for index in attempt.groups {
        if let route = open(candidates[index], for: contact, on: floor) { return route }
      }
      return nil
    }
    switch attempt.choice {
    case .longestIdle: return longestIdle(in: attempt.groups, for: contact, on: floor)
    case .mostIdle: return mostIdle(attempt, for: contact, on: floor)
    default: return scored(attempt, for: contact, on: floor)
    }
  }

  @inline(__always)
  func open(
    _ candidate: Candidate, for contact: ContactID, on floor: borrowing Floor
  ) -> RouteID? {
    guard let route = floor.route(contact, to: GroupID(candidate.group)) else { return nil }
    return holds(candidate.guardID, on: floor, asking: contact) ? route : nil
  }

  private func longestIdle(
    in groups: Range<Int>, for contact: ContactID, on floor: borrowing Floor
  ) -> RouteID? {
    var best: RouteID?
    var since = Ticks.never
    for index in groups {
      let candidate = candidates[index]
      // A group that cannot be the best needs no way to it.
      let idleSince = floor.longestIdleSince(GroupID(candidate.group))
      guard idleSince < since, let route = open(candidate, for: contact, on: floor) else {
        continue
      }
      since = idleSince
      best = route
    }
    return best
  }

  /// Of the centers with the most idle agents the first, of its groups the longest idle.
  private func mostIdle(
    _ attempt: Try, for contact: ContactID, on floor: borrowing Floor
  ) -> RouteID? {
    var best: RouteID?
    var most = 0
    var first = attempt.groups.lowerBound
    while first < attempt.groups.upperBound {
      let (end, idle) = idleAgents(from: first, to: attempt.groups.upperBound, on: floor)
      if idle > most, let route = longestIdle(in: first..<end, for: contact, on: floor) {
        (best, most) = (route, idle)
      }
      first = end
    }
    return best
  }

  /// Idle agents of a center in the row of its groups that begins at a candidate, and its end.
  @inline(__always)
  private func idleAgents(
    from first: Int, to end: Int, on floor: borrowing Floor
  ) -> (end: Int, idle: Int) {
    let center = floor.center(of: GroupID(candidates[first].group))
    var idle = floor.idleAgents(GroupID(candidates[first].group))
    var index = first &+ 1
    while index < end {
      let group = GroupID(candidates[index].group)
      guard floor.center(of: group) == center else { break }
      idle &+= floor.idleAgents(group)
      index &+= 1
    }
    return (index, idle)
  }
}
