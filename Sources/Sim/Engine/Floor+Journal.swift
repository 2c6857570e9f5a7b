/// What the floor tells a journal.
extension FloorState {
  /// Tells of an event of the contact in a slot.
  @inline(never)
  func tell(_ event: Journal.Event, of slot: Int32) {
    guard let journal else { return }
    let contact = contacts[slot]
    let key = Journal.Contact(
      customer: Journal.Customer(stream: contact.stream, number: contact.customer),
      attempt: Int(contact.attempt))
    journal.write(Journal.Entry(time: now, contact: key, event: event))
    switch event {
    case .arrives:
      if journal.follows(key) { followed[0] = Int64(slot) }
    case .refused, .abandons, .isNotReached, .ends:
      if followed[0] == Int64(slot) { followed[0] = -1 }
    default: break
    }
  }

  /// Tells how many agents of a group are idle.
  @inline(never)
  func tellIdle(_ group: Int32) {
    guard let journal else { return }
    let event = Journal.Event.idle(group: Int(group), count: Int(groups[group].idle))
    journal.write(Journal.Entry(time: now, contact: nil, event: event))
  }

  /// Tells how many agents of each group are idle, after the staff has changed.
  func tellStaff() {
    guard journal != nil else { return }
    for group in 0..<groupCount { tellIdle(Int32(group)) }
  }

  /// Tells what a counter counted.
  func tell(_ counter: Counter, at queue: Int32, of slot: Int32) {
    switch counter {
    case .offered: tell(.arrives(queue: Int(queue)), of: slot)
    case .waited: tell(.waits(queue: Int(queue)), of: slot)
    case .answered:
      let agent = contacts[slot].agent
      let group = agents[agent].group
      tellIdle(group)
      tell(.answered(group: Int(group), agent: Int(agent - groups[group].first)), of: slot)
    case .abandoned, .abandonedAfterCut: tell(.abandons, of: slot)
    case .cutOff: tell(.isCut, of: slot)
    case .completed, .lostByCut: tell(end(of: contacts[slot]), of: slot)
    default: break
    }
  }

  /// Tells that an agent is held for a contact while a link is set up.
  func tellConnection(of slot: Int32) {
    let group = agents[contacts[slot].agent].group
    tellIdle(group)
    tell(.connects(group: Int(group)), of: slot)
  }

  private func end(of contact: Contact) -> Journal.Event {
    let began = contact.wasCut ? contact.waitingSince : contact.answered
    return .ends(
      talk: min(now, contact.talkEnd) - began, wrapUp: max(now - contact.talkEnd, 0),
      link: Int(routes[contact.route].link))
  }
}

extension Floor {
  /// The waiting contact that a journal follows, if any.
  var followed: ContactID? {
    guard state.journal != nil, state.followed[0] >= 0 else { return nil }
    let slot = Int32(truncatingIfNeeded: state.followed[0])
    return state.contacts[slot].mayBeTaken ? ContactID(slot: slot) : nil
  }

  /// Whether a journal follows a contact.
  func follows(_ contact: ContactID) -> Bool {
    state.journal != nil && state.followed[0] == Int64(contact.slot)
  }

  /// Tells what a rule decided or considered for a contact.
  func tell(_ event: Journal.Event, of contact: ContactID) { state.tell(event, of: contact.slot) }

  /// Tells what a rule decided that is of no contact.
  func tell(_ event: Journal.Event) {
    state.journal?.write(Journal.Entry(time: now, contact: nil, event: event))
  }
}
