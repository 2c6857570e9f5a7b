/// A contact's way: entry, waiting, connection, talk, wrap-up, and another attempt.
extension Engine {
  @inline(__always)
  mutating func arrive() {
    let slot = floor.takeSlot()
    floor.admit(arrivals.take(), slot: slot)
    enter(slot)
  }

  mutating func redial(_ slot: Int32) {
    if floor.contacts[slot].state == .promised { return beginPromise(slot) }
    floor.redialing[floor.contacts[slot].origin].change(by: -1, at: floor.now)
    floor.contacts[slot].attempt &+= 1
    floor.contacts[slot].serial &+= 1
    floor.drawPatience(slot)
    floor.contacts[slot].open(at: floor.now, row: floor.row)
    enter(slot)
  }

  /// An attempt reaches the entry of its center.
  @inline(__always)
  private mutating func enter(_ slot: Int32) {
    let queue = floor.contacts[slot].origin
    floor.bookEvent(.offered, floor.contacts[slot].asAttempt, at: queue, of: slot)
    guard floor.seizeLine(slot) else {
      refuse(slot, .lines)
      return
    }
    let contact = ContactID(slot: slot)
    switch policy.arrival(of: contact, on: view) {
    case .serve(let route):
      floor.inSystem += 1
      serve(slot, by: route, isWaiting: false)
    case .wait:
      waitAtHome(slot, in: queue)
    case .move(let list, let entry):
      // An arrival is the latest of all in any case.
      if entry == .front {
        floor.contacts[slot].standing = floor.standing(of: slot, as: entry)
      }
      wait(slot, in: list.index, place: floor.place(ofList: list.index, for: queue), isMove: true)
      if floor.journal != nil, floor.contacts[slot].state == .waiting {
        floor.tell(.moves(list: Int(list.index), queue: Int(floor.contacts[slot].place)), of: slot)
      }
    case .advance(let other, let route):
      floor.forgetOpening(other.slot)
      serve(other.slot, by: route, isWaiting: true)
      waitAtHome(slot, in: queue)
    case .refuse:
      floor.freeLine(slot)
      refuse(slot, .rule)
    case .callBack(let terms, let delay): promise(slot, on: terms, after: delay)
    }
  }

  @inline(__always)
  private mutating func waitAtHome(_ slot: Int32, in queue: Int32) {
    let row = floor.queues[queue]
    wait(slot, in: row.homeList, place: queue, isMove: row.waitsElsewhere)
  }

  @inline(__always)
  private mutating func wait(_ slot: Int32, in list: Int32, place: Int32, isMove: Bool) {
    guard floor.hasRoom(place) else {
      floor.freeLine(slot)
      refuse(slot, .room)
      return
    }
    floor.inSystem += 1
    if isMove { floor.noteQueued(slot, in: list, isMove: true) }
    floor.contacts[slot].place = place
    floor.contacts[slot].waited = true
    if floor.estimates.isOn { takeEstimate(slot) }
    floor.beginWaiting(slot, list: list)
  }

  @inline(never)
  private mutating func takeEstimate(_ slot: Int32) {
    let estimate = policy.estimate(for: ContactID(slot: slot), on: view)
    floor.estimates.take(estimate, of: floor.contacts[slot], slot: slot)
  }

  private mutating func refuse(_ slot: Int32, _ reason: Journal.Refusal) {
    if floor.journal != nil { floor.tell(.refused(reason), of: slot) }
    let attempt = floor.contacts[slot].asAttempt
    floor.ledger.bookBlocked(attempt)
    floor.bookEvent(.blocked, attempt, at: attempt.origin, of: slot)
    retry(slot, afterBusy: true)
  }

  /// The customer tries again later, or is lost.
  private mutating func retry(_ slot: Int32, afterBusy: Bool) {
    let decision = floor.redialDelay(slot, afterBusy: afterBusy)
    guard let delay = decision else {
      floor.ledger.bookOutcome(floor.contacts[slot].asAttempt, .customersLost)
      if floor.journal != nil { floor.tell(.isLost, of: slot) }
      floor.release(slot)
      return
    }
    let origin = floor.contacts[slot].origin
    if isAfterHorizon {
      floor.observations.redialingAtEnd[Int(origin)] += 1
      floor.release(slot)
      return
    }
    floor.contacts[slot].state = .redialing
    floor.redialing[origin].change(by: 1, at: floor.now)
    let time = delay > Stamp.latest - floor.now ? Stamp.latest : floor.now + delay
    if floor.journal != nil { floor.tell(.redials(at: time), of: slot) }
    floor.calendar.insert(slot, at: Stamp(time, .redial), now: floor.now)
  }

  /// An agent is given to a contact; over a link with a delay the agent is held first.
  @inline(__always)
  mutating func serve(_ slot: Int32, by route: RouteID, isWaiting: Bool) {
    let agent = floor.takeIdleAgent(by: route, for: slot)
    hand(slot, to: agent, route: route.route, isWaiting: isWaiting)
  }

  @inline(__always)
  private mutating func hand(_ slot: Int32, to agent: Int32, route: Int32, isWaiting: Bool) {
    let way = floor.routes[route]
    let asked = isWaiting ? floor.endOffer(slot) : -1
    floor.contacts[slot].give(agent, by: route, overLink: way.link >= 0)
    floor.agents[agent].contact = slot
    if floor.book.isOpen { floor.bookGiven(slot, to: agent) }
    if way.link >= 0 { floor.linkInUse[way.link] += 1 }
    // Whoever has just come was promised nothing.
    if isWaiting, floor.contacts[slot].state == .promised { return dial(slot, way) }
    if way.delay == 0 {
      if isWaiting {
        if !floor.contacts[slot].journey.isEmpty {
          floor.noteConnected(slot)
          floor.noteAnswered(slot)
        }
        if floor.calendar.holds(slot) { floor.calendar.remove(slot) }
        floor.leaveLists(slot)
        floor.endWaiting(slot)
      }
      connect(slot)
    } else {
      hold(slot, way.delay, isWaiting: isWaiting)
    }
    if asked >= 0 { useLine(to: asked) }
  }

  /// The set-up of a link: the agent is held, the contact still waits and may leave.
  private mutating func hold(_ slot: Int32, _ delay: Ticks, isWaiting: Bool) {
    if isWaiting {
      floor.leaveLists(slot)
      if floor.calendar.holds(slot) { floor.calendar.remove(slot) }
    } else {
      floor.contacts[slot].place = floor.contacts[slot].origin
      floor.contacts[slot].waited = true
      floor.startPatience(slot)
      floor.countWaiting(floor.contacts[slot].origin, 1)
    }
    floor.noteConnected(slot)
    floor.contacts[slot].state = .connecting
    if floor.journal != nil { floor.tellConnection(of: slot) }
    let time = floor.now + delay
    let deadline = floor.contacts[slot].deadline
    let stamp = deadline < time ? Stamp(deadline, .abandonment) : Stamp(time, .connection)
    floor.calendar.insert(slot, at: stamp, now: floor.now)
  }

  mutating func connectHeld(_ slot: Int32) {
    if floor.contacts[slot].state == .dialing { return endDialing(slot) }
    floor.endWaiting(slot)
    floor.noteAnswered(slot)
    connect(slot)
  }

  /// The contact reaches its agent.
  @inline(__always)
  private mutating func connect(_ slot: Int32) {
    let handled = floor.beginTalk(slot)
    floor.calendar.insert(slot, at: handled, now: floor.now)
  }

  /// The talk is over, the lines are free, the agent writes up.
  mutating func endTalk(_ slot: Int32) {
    let heldLink = floor.contacts[slot].holdsLink
    floor.freeLine(slot)
    floor.freeLink(slot)
    let end = floor.handlingEnd(slot)
    floor.calendar.insert(slot, at: Stamp(end, .completion), now: floor.now)
    // Somebody may be waiting for the link beside idle agents, and its own agent still writes up.
    if heldLink {
      wakeIdle(of: floor.groups[floor.agents[floor.contacts[slot].agent].group].center)
    }
  }

  @inline(__always)
  mutating func complete(_ slot: Int32) {
    let agent = floor.contacts[slot].agent
    floor.finish(slot, ended: .completed)
    floor.release(slot)
    free(agent)
  }

  /// A waiting contact gives up.
  mutating func abandon(_ slot: Int32) {
    let contact = floor.contacts[slot]
    if contact.state == .connecting {
      floor.freeLink(slot)
      floor.endWaiting(slot)
      finishAbandoned(slot)
      free(contact.agent)
      return
    }
    let asked = floor.endOffer(slot)
    floor.leaveLists(slot)
    floor.endWaiting(slot)
    finishAbandoned(slot)
    if asked >= 0 { useLine(to: asked) }
  }

  private mutating func finishAbandoned(_ slot: Int32) {
    floor.freeLine(slot)
    floor.inSystem -= 1
    let contact = floor.contacts[slot]
    if contact.wasCut {
      floor.ledger.bookOutcome(contact.asAttempt, .abandonedAfterCut)
      floor.bookEvent(.abandonedAfterCut, contact.asAttempt, at: contact.place, of: slot)
      floor.release(slot)
      return
    }
    floor.contacts[slot].handler = contact.place
    floor.ledger.bookAbandoned(
      floor.contacts[slot].asAttempt, wait: floor.now - contact.arrival)
    floor.bookEvent(.abandoned, contact.asAttempt, at: contact.place, of: slot)
    retry(slot, afterBusy: false)
  }

  /// A waiting contact comes to a step of its plan.
  mutating func takeStep() {
    let (timer, step, isAnswer) = floor.timers.take()
    let slot = timer.slot
    let contact = floor.contacts[slot]
    guard contact.serial == timer.serial, contact.state == .waiting else { return }
    if isAnswer {
      // The end of an offer that was withdrawn before is nothing.
      if contact.isOffered, floor.offers[slot].ends == timer.time { answer(slot, step: step) }
      return
    }
    floor.timers.start(
      step + 1, queue: contact.origin, contact: contact, slot: slot, now: floor.now)
    let answer = policy.step(Int(step), of: ContactID(slot: slot), on: view)
    follow(answer, slot, step: step)
    switch answer {
    case .stay, .offer:
      floor.timers.repeat(
        step, queue: contact.origin, contact: contact, slot: slot, now: floor.now)
    case .serve, .join, .move: break
    }
  }

  /// An offer ends: the policy says whether the center accepts.
  private mutating func answer(_ slot: Int32, step: Int32) {
    let group = Int(floor.offers[slot].route) % floor.groupCount
    let asked = floor.endOffer(slot)
    follow(
      policy.offered(to: GroupID(group), step: Int(step), of: ContactID(slot: slot), on: view),
      slot, step: step)
    if asked >= 0 { useLine(to: asked) }
  }

  /// Does what the policy says of a waiting contact.
  private mutating func follow(_ answer: StepAnswer, _ slot: Int32, step: Int32) {
    switch answer {
    case .serve(let route):
      floor.forgetOpening(slot)
      serve(slot, by: route, isWaiting: true)
    case .join(let list):
      floor.noteQueued(slot, in: list.index, isMove: false)
      floor.join(slot, list: list.index)
      if floor.journal != nil { floor.tell(.joins(list: Int(list.index)), of: slot) }
    case .move(let list, let entry):
      let asked = floor.endOffer(slot)
      let place = floor.place(ofList: list.index, for: floor.contacts[slot].place)
      floor.noteQueued(slot, in: list.index, isMove: true)
      floor.move(slot, to: list.index, place: place, as: entry)
      if floor.journal != nil {
        floor.tell(.moves(list: Int(list.index), queue: Int(place)), of: slot)
      }
      if asked >= 0 { useLine(to: asked) }
    case .offer(let offer):
      let length = floor.timers.startOffer(
        step, contact: floor.contacts[slot], slot: slot, now: floor.now)
      floor.open(offer, of: slot, for: length)
      if floor.journal != nil {
        floor.tell(.isOffered(group: Int(view.group(of: offer).index)), of: slot)
      }
    case .stay: break
    }
  }

  /// A test tick of the plan.
  mutating func tick(_ index: Int) {
    guard case .lookAgain = policy.tick(index, on: view) else { return }
    for group in 0..<floor.groupCount { wakeIdle(ofGroup: group) }
  }

  /// An agent has no contact any more: goes, takes a break, or is idle.
  @inline(__always)
  mutating func free(_ agent: Int32) {
    let group = floor.dropContact(agent)
    if group >= 0 { makeIdle(agent, of: group) }
  }

  /// An agent is idle and looks for a contact.
  @inline(__always)
  mutating func makeIdle(_ agent: Int32, of group: Int32) {
    floor.becomeIdle(agent, of: group)
    // Where nobody waits there is nothing to ask.
    guard floor.placesTaken > 0 else {
      if floor.journal != nil { floor.tellIdle(group) }
      return
    }
    switch policy.idleAgent(in: GroupID(Int(group)), on: view(asking: agent)) {
    case .take(let pick):
      floor.takeIdle(agent)
      hand(pick.slot, to: agent, route: pick.route, isWaiting: true)
    case .rest:
      if floor.journal != nil { floor.tellIdle(group) }
    }
  }

  /// A line to a center is free that an offer held: somebody may be waiting for it beside idle
  /// agents.
  @inline(never)
  private mutating func useLine(to center: Int32) { wakeIdle(of: center) }

  /// Lets the idle agents of a center look again, after contacts came back to a queue.
  mutating func wakeIdle(of center: Int32) {
    for group in 0..<floor.groupCount where floor.groups[group].center == center {
      wakeIdle(ofGroup: group)
    }
  }

  mutating func wakeIdle(ofGroup group: Int) {
    if floor.asksEachAgent { return wakeEach(ofGroup: group) }
    while floor.groups[group].idle > 0 {
      guard case .take(let pick) = policy.idleAgent(in: GroupID(group), on: view) else { break }
      let route = RouteID(group: Int32(group), route: pick.route)
      let agent = floor.takeIdleAgent(by: route, for: pick.slot)
      hand(pick.slot, to: agent, route: pick.route, isWaiting: true)
    }
  }

  /// Lets the idle agents of a group look again one by one, the longest idle first, where one may
  /// take what another leaves.
  private mutating func wakeEach(ofGroup group: Int) {
    var agent = floor.groups[group].idleHead
    while agent >= 0 {
      let next = floor.agents[agent].next
      if case .take(let pick) = policy.idleAgent(in: GroupID(group), on: view(asking: agent)) {
        floor.takeIdle(agent)
        hand(pick.slot, to: agent, route: pick.route, isWaiting: true)
      }
      agent = next
    }
  }
}
