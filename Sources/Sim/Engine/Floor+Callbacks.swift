/// Customers who hang up and are called back: a place without a caller.
extension FloorState {
  /// A customer hangs up on terms of the plan; the line is free again.
  mutating func promise(_ slot: Int32, on terms: Int) {
    freeLine(slot)
    inSystem += 1
    contacts[slot].state = .promised
    ledger.bookPromised(contacts[slot].asAttempt)
    promises.take(contacts[slot], slot: slot, on: terms)
    if journal != nil { tell(.isPromised(list: Int(promises.terms(of: slot).list)), of: slot) }
  }

  /// The place of a customer who is to be called stands in its list from now on.
  mutating func keepPlace(_ slot: Int32) { join(slot, list: promises.terms(of: slot).list) }

  /// An agent dials; tells when the customer answers or does not.
  mutating func dial(_ slot: Int32, after delay: Ticks) -> Stamp {
    leaveLists(slot)
    contacts[slot].state = .dialing
    if journal != nil { tellConnection(of: slot) }
    let length = promises.terms(of: slot).dial + delay
    return Stamp(length > Stamp.latest - now ? Stamp.latest : now + length, .connection)
  }

  /// Whether a customer answers: the customer's own uniform, the same in every strategy.
  mutating func bookCall(_ slot: Int32) -> Bool {
    let contact = contacts[slot]
    let block = key.block(
      purpose: .redial, entity: UInt64(contact.stream), index: contact.customer,
      attempt: UInt64(contact.attempt))
    let isReached = Uniform.halfOpen(block.words.2) < promises.terms(of: slot).reach
    promises.called(contact, wait: now - contact.arrival, isReached: isReached)
    return isReached
  }

  /// A customer answers the call of an agent, who begins to talk.
  mutating func answerCall(_ slot: Int32) {
    let contact = contacts[slot]
    let group = agents[contact.agent].group
    gauges.served(contact, at: groups[group].center, step: 1)
    guard journal != nil else { return }
    tell(
      .answered(group: Int(group), agent: Int(contact.agent - groups[group].first)), of: slot)
  }

  /// A customer who was not reached, or never called, is lost.
  mutating func loseCustomer(_ slot: Int32) {
    freeLink(slot)
    inSystem -= 1
    ledger.bookOutcome(contacts[slot].asAttempt, .customersLost)
    if journal != nil {
      tell(.isNotReached, of: slot)
      tell(.isLost, of: slot)
    }
    release(slot)
  }

  /// An agent who dialed is gone: the place goes back to its list.
  mutating func putBackPromise(_ slot: Int32) {
    freeLink(slot)
    contacts[slot].state = .promised
    contacts[slot].agent = -1
    keepPlace(slot)
  }

  /// At the horizon nobody is called any more.
  mutating func breakPromises() {
    guard promises.isOn else { return }
    for index in 0..<contacts.count where contacts[index].state == .promised {
      let slot = Int32(index)
      if calendar.holds(slot) { calendar.remove(slot) }
      leaveLists(slot)
      promises.broken(contacts[slot])
      loseCustomer(slot)
    }
  }
}
