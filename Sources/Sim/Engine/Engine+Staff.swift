/// Staff that comes and goes: rosters, breaks and outages.
extension Engine {
  /// A change of the roster, or the beginning or end of an outage.
  mutating func changeStaff(_ entry: Schedule.Entry) {
    change(entry)
    floor.tellStaff()
  }

  private mutating func change(_ entry: Schedule.Entry) {
    let index = Int(entry.index)
    if entry.what == .link {
      changeLink(model.linkOutages[index].link)
      return
    }
    if entry.what == .outage {
      let (center, isOn) = staffing.toggle(index)
      let outage = model.centerOutages[index]
      rebalance(center: center, inProgress: isOn ? outage.inProgress : .finished)
      if isOn, outage.inProgress != .finished, case .share(let share) = outage.extent {
        cutOvertime(center: center, share: share, putBack: outage.inProgress == .requeued)
      }
      return
    }
    let change = model.roster[index]
    let group = Int(change.group)
    switch change.change {
    case .level(let level):
      floor.groups[group].level = level
    case .signIn(let first, let count):
      for agent in agents(group, first, count) { signIn(agent) }
    case .signOut(let first, let count):
      for agent in agents(group, first, count) { floor.signOut(agent) }
    case .pause(let first, let count, let length):
      for agent in agents(group, first, count) { floor.pause(agent, length: length) }
      return
    }
    rebalance(center: Int(floor.groups[group].center), inProgress: .finished)
  }

  /// Closes a link while an outage of it lasts, and opens it again.
  private mutating func changeLink(_ link: Int32) {
    let isOut = model.linkOutages.contains {
      $0.link == link && $0.starts <= floor.now && floor.now < $0.ends
    }
    floor.linkLimit[link] = isOut ? 0 : model.links[Int(link)].lines
    if isOut { return }
    // Contacts may have waited for the link beside idle agents.
    for group in 0..<floor.groupCount { wakeIdle(ofGroup: group) }
  }

  private func agents(_ group: Int, _ first: Int32, _ count: Int32) -> Range<Int32> {
    let start = floor.groups[group].first + first
    return start..<start + count
  }

  private mutating func signIn(_ agent: Int32) {
    guard !floor.agents[agent].onDuty else { return }
    let group = floor.agents[agent].group
    floor.agents[agent].onDuty = true
    floor.agents[agent].away = false
    floor.groups[group].onDuty += 1
    floor.groups[group].present += 1
    if floor.agents[agent].state == .off {
      floor.comeOn(agent)
      makeIdle(agent, of: floor.agents[agent].group)
    } else {
      // Still busy from an earlier shift: the overtime is over.
      floor.overtime[group].change(by: -1, at: floor.now)
      floor.staffed[group].change(by: 1, at: floor.now)
      floor.bookSignIn(agent)
    }
  }

  /// Brings the agents on the floor to the number that roster and outages want.
  private mutating func rebalance(center: Int, inProgress: CenterOutage.InProgress) {
    let groups = staffing.groups(of: center)
    let staff = groups.map { group in
      let state = floor.groups[group]
      return Int(state.level >= 0 ? state.level : state.onDuty)
    }
    let away = staffing.away(center: center, staff: staff)
    var isCut = false
    for (position, group) in groups.enumerated() {
      let surplus = Int(floor.groups[group].present) - (staff[position] - away[position])
      if surplus > 0 {
        isCut = remove(surplus, of: group, inProgress: inProgress) || isCut
      } else if surplus < 0 {
        restore(-surplus, of: group)
      }
    }
    if isCut { wakeIdle(of: Int32(center)) }
  }

  /// Takes agents off: idle ones first, longest signed in first, then those on a break, then busy
  /// ones.
  ///
  /// - Returns: Whether contacts went back to a queue.
  private mutating func remove(
    _ count: Int, of group: Int, inProgress: CenterOutage.InProgress
  ) -> Bool {
    var left = count
    for state in [Agent.State.idle, .pause] {
      let found = floor.agents(of: group, in: state)
      for agent in found.prefix(left) { floor.send(agent) }
      left -= min(left, found.count)
      if left == 0 { return false }
    }
    if inProgress == .finished {
      if floor.groups[group].leavesByCounter {
        floor.owe(Int32(left), group: group)
      } else {
        for agent in floor.agents(of: group, in: .busy).prefix(left) { floor.send(agent) }
      }
      return false
    }
    // Agents who already owed their leaving are among the busy ones cut off now.
    for agent in floor.agents(of: group, in: .busy).prefix(left) {
      floor.send(agent)
      cut(agent, putBack: inProgress == .requeued)
    }
    return inProgress == .requeued
  }

  /// An outage also stops its share of those who finish a contact after their time.
  private mutating func cutOvertime(center: Int, share: Double, putBack: Bool) {
    for group in staffing.groups(of: center) {
      let owed = Int(share * Double(floor.groups[group].owed) + 0.5)
      for agent in floor.agents(of: group, in: .busy).prefix(owed) {
        floor.groups[group].owed -= 1
        floor.agents[agent].away = true
        cut(agent, putBack: putBack)
      }
      let late = floor.lateAgents(of: group)
      for agent in late.prefix(Int(share * Double(late.count) + 0.5)) {
        cut(agent, putBack: putBack)
      }
    }
    if putBack { wakeIdle(of: Int32(center)) }
  }

  /// Ends what a busy agent does, at once.
  private mutating func cut(_ agent: Int32, putBack: Bool) {
    let slot = floor.agents[agent].contact
    let contact = floor.contacts[slot]
    floor.agents[agent].contact = -1
    floor.agents[agent].state = .off
    floor.overtime[floor.agents[agent].group].change(by: -1, at: floor.now)
    if floor.calendar.holds(slot) { floor.calendar.remove(slot) }
    if contact.state == .connecting {
      floor.putBackHeld(slot)
      return
    }
    if contact.state == .dialing {
      floor.putBackPromise(slot)
      return
    }
    if floor.now >= contact.talkEnd {
      // Only the wrap-up was left: the contact itself is done.
      floor.finish(slot, ended: .completed)
      floor.release(slot)
      return
    }
    floor.ledger.bookOutcome(contact.asAttempt, .cutOff)
    floor.bookEvent(.cutOff, contact.asAttempt, at: contact.handler, of: slot)
    if putBack {
      floor.putBack(slot)
      if floor.journal != nil {
        floor.tell(.returns(queue: Int(floor.contacts[slot].place)), of: slot)
      }
    } else {
      floor.finish(slot, ended: .lostByCut)
      floor.release(slot)
    }
  }

  /// Brings agents back: marked ones stay, then those away come on, each looking for a contact.
  private mutating func restore(_ count: Int, of group: Int) {
    var left = floor.forgive(count, group: group)
    for state in [Agent.State.busy, .pause] {
      let found = floor.awayAgents(of: group, in: state).prefix(left)
      for agent in found { floor.keep(agent) }
      left -= found.count
    }
    for agent in floor.awayAgents(of: group, in: .off).prefix(left) {
      floor.agents[agent].away = false
      floor.groups[group].present += 1
      floor.comeOn(agent)
      makeIdle(agent, of: floor.agents[agent].group)
    }
  }

  /// A break is over.
  mutating func endBreak(_ slot: Int32) {
    let agent = floor.contacts[slot].agent
    floor.release(slot)
    guard floor.agents[agent].state == .pause, floor.agents[agent].contact == slot else { return }
    floor.agents[agent].contact = -1
    guard floor.returns(agent) else { return }
    floor.comeOn(agent, fromBreak: true)
    makeIdle(agent, of: floor.agents[agent].group)
  }
}
