/// What happens to agents when the staff changes.
extension FloorState {
  /// The shift of an agent ends; a busy one finishes the contact in overtime.
  mutating func signOut(_ agent: Int32) {
    guard agents[agent].onDuty else { return }
    let group = agents[agent].group
    agents[agent].onDuty = false
    agents[agent].breakDue = 0
    groups[group].onDuty -= 1
    if agents[agent].away {
      agents[agent].away = false
    } else {
      groups[group].present -= 1
      withdraw(agent)
    }
    if agents[agent].state == .pause { agents[agent].state = .off }
  }

  /// A break is due: it begins now, or when the contact in hand ends.
  mutating func pause(_ agent: Int32, length: Ticks) {
    guard agents[agent].onDuty, !agents[agent].away else { return }
    switch agents[agent].state {
    case .idle:
      bookBreak(agent)
      takeIdle(agent)
      beginBreak(agent, length: length)
    case .busy:
      agents[agent].breakDue += length
    case .pause, .off:
      break
    }
  }

  /// Whether an agent comes back from a break, or is not wanted any more.
  mutating func returns(_ agent: Int32) -> Bool {
    let group = agents[agent].group
    agents[agent].state = .off
    guard agents[agent].onDuty, !agents[agent].away else { return false }
    guard groups[group].owed > 0 else { return true }
    // This one goes instead of a busy one, who may stay.
    groups[group].owed -= 1
    agents[agent].away = true
    staffed[group].change(by: 1, at: now)
    overtime[group].change(by: -1, at: now)
    return false
  }

  /// So many busy agents are to go, whoever finishes first.
  mutating func owe(_ count: Int32, group: Int) {
    groups[group].owed += count
    groups[group].present -= count
    staffed[group].change(by: -Int64(count), at: now)
    overtime[group].change(by: Int64(count), at: now)
  }

  /// Takes back what busy agents owe; tells how many agents are still to be brought back.
  mutating func forgive(_ count: Int, group: Int) -> Int {
    let forgiven = min(Int32(clamping: count), groups[group].owed)
    owe(-forgiven, group: group)
    return count - Int(forgiven)
  }

  /// An agent who was to go may stay.
  mutating func keep(_ agent: Int32) {
    let group = agents[agent].group
    agents[agent].away = false
    groups[group].present += 1
    if agents[agent].state == .busy {
      staffed[group].change(by: 1, at: now)
      overtime[group].change(by: -1, at: now)
    }
  }

  /// A contact for which an agent was held waits again, in the list it would wait in anew.
  mutating func putBackHeld(_ slot: Int32) {
    freeLink(slot)
    let place = contacts[slot].place
    contacts[slot].state = .waiting
    contacts[slot].agent = -1
    journeys.putBack(&contacts[slot], slot: slot, at: queues[place].center)
    join(slot, list: contacts[slot].place == contacts[slot].origin ? queues[place].homeList : place)
    let contact = contacts[slot]
    if contact.deadline != .never {
      calendar.insert(slot, at: Stamp(contact.deadline, .abandonment), now: now)
    }
    timers.start(0, queue: contact.origin, contact: contact, slot: slot, now: now)
  }

  /// A contact cut off goes to the front of the queue of its type at the center that lost its
  /// agent, always admitted, with patience drawn anew; it keeps the talk that was left.
  mutating func putBack(_ slot: Int32) {
    let contact = contacts[slot]
    let talked = now - (contact.wasCut ? contact.waitingSince : contact.answered)
    let group = agents[contact.agent].group
    gauges.served(contact, at: groups[group].center, step: -1)
    let queue =
      groups[group].center * Int32(truncatingIfNeeded: typeCount)
      + queues[contact.origin].contactType
    busy[group].change(by: -1, at: now)
    ledger.handled &+= talked
    ledger.bookCutTalk(contact.asAttempt, talk: talked)
    contacts[slot].talkLeft = (contact.talkEnd - now).seconds / routes[contact.route].factor
    freeLink(slot)
    journeys.putBack(&contacts[slot], slot: slot, at: groups[group].center)
    contacts[slot].wasCut = true
    contacts[slot].standing = contact.arrival
    contacts[slot].waitingSince = now
    contacts[slot].agent = -1
    contacts[slot].place = queue
    contacts[slot].serial &+= 1
    contacts[slot].state = .waiting
    drawPatience(slot)
    startPatience(slot)
    joinFront(slot, list: queues[queue].homeList)
    countWaiting(queue, 1)
    let again = contacts[slot]
    if again.deadline != .never {
      calendar.insert(slot, at: Stamp(again.deadline, .abandonment), now: now)
    }
    timers.start(0, queue: again.origin, contact: again, slot: slot, now: now)
  }
}
