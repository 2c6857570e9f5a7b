/// The steps of a contact's way that ask no policy.
extension FloorState {
  /// Writes a new customer into a slot, and begins the first attempt.
  @inline(__always)
  mutating func admit(_ customer: Customer, slot: Int32) {
    contacts[slot].admit(customer, at: now, row: row)
  }

  /// Draws the patience word of the next attempt; the first attempt's came with the customer.
  mutating func drawPatience(_ slot: Int32) {
    contacts[slot].draws &+= 1
    let contact = contacts[slot]
    let block = key.block(
      purpose: .customer, entity: UInt64(contact.stream), index: contact.customer,
      attempt: UInt64(contact.draws))
    contacts[slot].patienceWord = block.words.2
  }

  /// Where the variate of a word of a customer's block finds more words.
  @inline(__always)
  private func retry(_ contact: Contact, draws: Int32, word: UInt64) -> Retry {
    key.retry(
      purpose: .customer, entity: UInt64(contact.stream), index: contact.customer,
      attempt: UInt64(draws), word: word)
  }

  /// The deadline of a contact under the law of the queue it waits in; its own uniform stays the
  /// same.
  @inline(__always)
  mutating func startPatience(_ slot: Int32) {
    let contact = contacts[slot]
    let patience = laws.patience[contact.place].sample(
      word: contact.patienceWord, retry: retry(contact, draws: contact.draws, word: 2),
      tables: laws.tables)
    let bears = Ticks(seconds: patience)
    let from = contact.wasCut ? contact.waitingSince : contact.arrival
    contacts[slot].deadline = bears > Stamp.latest - from ? .never : from + bears
  }

  /// A contact begins to wait in a list; it gives up in time.
  @inline(__always)
  mutating func beginWaiting(_ slot: Int32, list: Int32) {
    contacts[slot].state = .waiting
    contacts[slot].waitingSince = now
    startPatience(slot)
    join(slot, list: list)
    countWaiting(contacts[slot].place, 1)
    let contact = contacts[slot]
    bookEvent(.waited, contact.asAttempt, at: contact.place, of: slot)
    if contact.deadline != .never {
      calendar.insert(slot, at: Stamp(contact.deadline, .abandonment), now: now)
    }
    timers.start(0, queue: contact.origin, contact: contact, slot: slot, now: now)
  }

  /// A contact no longer waits: it has been answered or has left.
  @inline(__always)
  mutating func endWaiting(_ slot: Int32) {
    let contact = contacts[slot]
    countWaiting(contact.place, -1)
    timers.leave(slot, serial: contact.serial, queue: contact.origin)
    ledger.waited &+= now - (contact.wasCut ? contact.waitingSince : contact.arrival)
  }

  /// Moves a waiting contact to another list for good; patience goes on under the law of its new
  /// place.
  mutating func move(_ slot: Int32, to list: Int32, place: Int32, as entry: PlaceInLine) {
    leaveLists(slot)
    contacts[slot].standing = standing(of: slot, as: entry)
    join(slot, list: list)
    guard place != contacts[slot].place else { return }
    countWaiting(contacts[slot].place, -1)
    contacts[slot].place = place
    countWaiting(place, 1)
    if calendar.holds(slot) { calendar.remove(slot) }
    startPatience(slot)
    let deadline = contacts[slot].deadline
    if deadline != .never {
      // A patience that is shorter there may be over already: the contact leaves at once.
      calendar.insert(slot, at: Stamp(max(deadline, now), .abandonment), now: now)
    }
  }

  /// Books an answer and tells when the talk, or the whole handling, ends.
  ///
  /// - Parameter isCall: Whether the agent called the customer, who hung up before.
  @inline(__always)
  mutating func beginTalk(_ slot: Int32, isCall: Bool = false) -> Stamp {
    let contact = contacts[slot]
    let factor = routes[contact.route].factor
    let type = queues[contact.origin].contactType
    let group = agents[contact.agent].group
    // A contact that was cut off goes on where it stopped: its handle time is its own, once.
    let talk =
      contact.wasCut
      ? contact.talkLeft
      : laws.talk[type].sample(
        word: contact.talkWord, retry: retry(contact, draws: 0, word: 1), tables: laws.tables)
    let end = after(talk * factor)
    busy[group].change(by: 1, at: now)
    if contact.wasCut {
      contacts[slot].talkAgain(from: now, to: end)
      gauges.served(contact, at: groups[group].center, step: 1)
    } else {
      let handler =
        groups[group].center &* Int32(truncatingIfNeeded: typeCount) &+ type
      contacts[slot].talk(from: now, to: end, handler: handler)
      if isCall {
        answerCall(slot)
      } else {
        bookAnswer(contact, at: handler, of: slot, group: group)
      }
    }
    guard laws.hasWrapUp[type] else { return Stamp(end, .completion) }
    // Where nobody waits for a line, one event ends talk and wrap-up.
    if contact.holdsLine || contact.holdsLink { return Stamp(end, .talkEnd) }
    return Stamp(handlingEnd(slot), .completion)
  }

  @inline(__always)
  private mutating func bookAnswer(
    _ contact: Contact, at handler: Int32, of slot: Int32, group: Int32
  ) {
    var attempt = contact.asAttempt
    attempt.handler = handler
    ledger.bookAnswered(attempt, wait: now - contact.arrival, group: group)
    bookEvent(.answered, attempt, at: handler, of: slot)
  }

  /// When the wrap-up of a contact ends, ticks.
  mutating func handlingEnd(_ slot: Int32) -> Ticks {
    let contact = contacts[slot]
    let type = queues[contact.origin].contactType
    guard laws.hasWrapUp[type] else { return contact.talkEnd }
    let wrapUp = laws.wrapUp[type].sample(
      word: contact.wrapUpWord, retry: retry(contact, draws: 0, word: 3), tables: laws.tables)
    let length = Ticks(seconds: wrapUp * routes[contact.route].factor)
    return length > Stamp.latest - contact.talkEnd ? Stamp.latest : contact.talkEnd + length
  }

  @inline(__always)
  private func after(_ seconds: Double) -> Ticks {
    let length = Ticks(seconds: seconds)
    return length > Stamp.latest - now ? Stamp.latest : now + length
  }

  /// When the contact last reached an agent.
  @inline(__always)
  private func handlingBegan(_ contact: Contact) -> Ticks {
    contact.wasCut ? contact.waitingSince : contact.answered
  }

  /// Books the handling of a contact that leaves its agent now, and frees its lines.
  @inline(__always)
  mutating func finish(_ slot: Int32, ended: Counter) {
    let contact = contacts[slot]
    let began = handlingBegan(contact)
    let talk = min(now, contact.talkEnd) - began
    let wrapUp = max(now - contact.talkEnd, 0)
    ledger.bookHandled(
      contact.asAttempt, talk: talk, wrapUp: wrapUp, link: routes[contact.route].link, ended: ended)
    ledger.handled &+= now - began
    busy[agents[contact.agent].group].change(by: -1, at: now)
    if contact.holdsLine { freeLine(slot) }
    if contact.holdsLink { freeLink(slot) }
    bookEvent(ended, contact.asAttempt, at: contact.handler, of: slot)
    inSystem -= 1
  }

  /// Takes a line of the center, where they are limited; false is a busy signal.
  @inline(__always)
  mutating func seizeLine(_ slot: Int32) -> Bool {
    let center = queues[contacts[slot].origin].center
    let limit = lineLimit[center]
    if limit == .max { return true }
    if linesInUse[center] >= limit { return false }
    linesInUse[center] += 1
    contacts[slot].holdsLine = true
    return true
  }

  @inline(__always)
  mutating func freeLine(_ slot: Int32) {
    guard contacts[slot].holdsLine else { return }
    contacts[slot].holdsLine = false
    linesInUse[queues[contacts[slot].origin].center] -= 1
  }

  @inline(__always)
  mutating func freeLink(_ slot: Int32) {
    guard contacts[slot].holdsLink else { return }
    contacts[slot].holdsLink = false
    linkInUse[routes[contacts[slot].route].link] -= 1
  }

  /// Ticks until the customer tries again, or `nil` if the customer gives up for good.
  mutating func redialDelay(_ slot: Int32, afterBusy: Bool) -> Ticks? {
    let contact = contacts[slot]
    let rule = laws.redials[queues[contact.origin].contactType]
    let chance = afterBusy ? rule.afterBusy : rule.afterAbandonment
    guard chance > 0, Int(contact.attempt) < rule.attempts else { return nil }
    let block = key.block(
      purpose: .redial, entity: UInt64(contact.stream), index: contact.customer,
      attempt: UInt64(contact.attempt))
    guard Uniform.halfOpen(block.words.0) < chance else { return nil }
    let wait = rule.wait.sample(
      word: block.words.1, retry: block.retry(word: 1), tables: laws.tables)
    return Ticks(seconds: wait)
  }

  /// Tells of an event where anybody wants to know.
  @inline(__always)
  mutating func bookEvent(
    _ counter: Counter, _ attempt: Attempt, at handler: Int32, of slot: Int32
  ) {
    if watched.contains(counter) { watch(counter, attempt, at: handler, of: slot) }
  }

  @inline(never)
  private mutating func watch(
    _ counter: Counter, _ attempt: Attempt, at handler: Int32, of slot: Int32
  ) {
    ledger.bookEvent(counter, row: row, origin: attempt.origin, handler: handler)
    if journal != nil { tell(counter, at: handler, of: slot) }
    if beside.isOn || estimates.isOn { watchWaits(counter, at: handler, of: slot) }
    guard gauges.watched.contains(counter) else { return }
    let contact = contacts[slot]
    switch counter {
    case .answered:
      gauges.answered(contact, at: groups[agents[contact.agent].group].center, now: now)
    case .abandoned:
      gauges.abandoned(contact, now: now)
    case .completed:
      let center = groups[agents[contact.agent].group].center
      let queue =
        center &* Int32(truncatingIfNeeded: typeCount) &+ queues[contact.origin].contactType
      gauges.finished(contact, at: center, queue: queue, now: now)
    case .lostByCut:
      gauges.served(contact, at: groups[agents[contact.agent].group].center, step: -1)
    default: break
    }
  }

  private mutating func watchWaits(_ counter: Counter, at handler: Int32, of slot: Int32) {
    switch counter {
    case .answered:
      if estimates.isOn { estimates.answered(contacts[slot], slot: slot, now: now) }
      guard beside.isOn else { return }
      beside.take(contacts[slot], handler: handler, isAnswered: true, now: now)
    case .abandoned, .blocked:
      guard beside.isOn else { return }
      beside.take(contacts[slot], handler: handler, isAnswered: false, now: now)
    default: break
    }
  }
}
