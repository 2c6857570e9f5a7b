/// Agents becoming idle, being taken, and leaving the floor.
extension FloorState {
  /// Puts an agent behind the idle ones of its group.
  @inline(__always)
  mutating func becomeIdle(_ agent: Int32, of group: Int32) {
    let last = groups[group].gainTail(agent)
    agents[agent].rest(after: last, at: now)
    if last >= 0 { agents[last].next = agent }
  }

  /// Takes an idle agent out of the idle ones.
  @inline(__always)
  mutating func takeIdle(_ agent: Int32) {
    let (group, next, previous) = (agents[agent].group, agents[agent].next, agents[agent].previous)
    if previous >= 0 { agents[previous].next = next } else { groups[group].idleHead = next }
    if next >= 0 { agents[next].previous = previous } else { groups[group].idleTail = previous }
    groups[group].idle -= 1
    agents[agent].state = .busy
  }

  /// The agent whom an answer means, or the first idle one of the group, who is idle no longer.
  @inline(__always)
  mutating func takeIdleAgent(by route: RouteID, for slot: Int32) -> Int32 {
    groups[route.group].isOrdered
      ? takeByOrder(route.group, named: route.agent, for: slot) : takeLongestIdle(of: route.group)
  }

  @inline(__always)
  private mutating func takeLongestIdle(of group: Int32) -> Int32 {
    let agent = groups[group].idleHead
    let next = agents[agent].stopResting()
    if next >= 0 { agents[next].previous = -1 }
    groups[group].loseHead(next: next)
    return agent
  }

  /// Takes the contact from an agent, who leaves the floor if it is wanted elsewhere; tells the
  /// group of an agent who stays, and -1 for one who has left.
  @inline(__always)
  mutating func dropContact(_ agent: Int32) -> Int32 {
    let (group, stays) = agents[agent].drop()
    if book.isOpen { bookDone(agent) }
    if stays && groups[group].owed == 0 { return group }
    leave(agent)
    return -1
  }

  @inline(never)
  private mutating func leave(_ agent: Int32) {
    let group = agents[agent].group
    if agents[agent].away || !agents[agent].onDuty {
      overtime[group].change(by: -1, at: now)
      agents[agent].state = .off
      return
    }
    if groups[group].owed > 0 {
      groups[group].owed -= 1
      overtime[group].change(by: -1, at: now)
      agents[agent].away = true
      agents[agent].state = .off
      return
    }
    beginBreak(agent, length: agents[agent].breakDue)
  }

  /// An agent without a contact goes for a break; a slot of the calendar holds its end.
  mutating func beginBreak(_ agent: Int32, length: Ticks) {
    staffed[agents[agent].group].change(by: -1, at: now)
    agents[agent].state = .pause
    agents[agent].breakDue = 0
    let slot = takeSlot()
    contacts[slot].state = .pause
    contacts[slot].agent = agent
    agents[agent].contact = slot
    calendar.insert(slot, at: Stamp(now + length, .breakEnd), now: now)
  }

  /// An agent comes onto the floor, or back from a break; the caller makes it idle.
  mutating func comeOn(_ agent: Int32, fromBreak: Bool = false) {
    staffed[agents[agent].group].change(by: 1, at: now)
    agents[agent].signedIn = now
    if !fromBreak { bookSignIn(agent) }
  }

  /// An agent on duty is wanted off the floor: goes at once unless busy, then after the contact.
  mutating func send(_ agent: Int32) {
    groups[agents[agent].group].present -= 1
    agents[agent].away = true
    withdraw(agent)
  }

  /// Takes an agent who is no longer wanted off the floor, or marks the time as overtime while it
  /// is busy.
  mutating func withdraw(_ agent: Int32) {
    let group = agents[agent].group
    switch agents[agent].state {
    case .idle:
      takeIdle(agent)
      agents[agent].state = .off
      staffed[group].change(by: -1, at: now)
    case .busy:
      staffed[group].change(by: -1, at: now)
      overtime[group].change(by: 1, at: now)
    case .pause, .off:
      break
    }
  }

  /// Agents of a group in a state, longest signed in first, then in their order.
  func agents(of group: Int, in state: Agent.State) -> [Int32] {
    let first = groups[group].first
    var found: [Int32] = []
    for agent in first..<first + groups[group].capacity
    where agents[agent].state == state && !agents[agent].away && agents[agent].onDuty {
      found.append(agent)
    }
    return found.sorted { (agents[$0].signedIn, $0) < (agents[$1].signedIn, $1) }
  }

  /// Agents of a group who could be called back: on duty, away, in their order.
  func awayAgents(of group: Int, in state: Agent.State) -> [Int32] {
    let first = groups[group].first
    var found: [Int32] = []
    for agent in first..<first + groups[group].capacity
    where agents[agent].state == state && agents[agent].away && agents[agent].onDuty {
      found.append(agent)
    }
    return found
  }

  /// Agents of a group who are busy after their time, in their order.
  func lateAgents(of group: Int) -> [Int32] {
    let first = groups[group].first
    return (first..<first + groups[group].capacity).filter {
      agents[$0].state == .busy && (agents[$0].away || !agents[$0].onDuty)
    }
  }
}
