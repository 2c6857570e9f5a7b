/// A customer who hangs up, and the agent who calls.
extension Engine {
  /// The customer hangs up; the place stands in its list now or after a time.
  mutating func promise(_ slot: Int32, on terms: Int, after delay: Ticks) {
    floor.promise(slot, on: terms)
    guard delay > 0 else {
      beginPromise(slot)
      return
    }
    let time = delay > Stamp.latest - floor.now ? Stamp.latest : floor.now + delay
    floor.calendar.insert(slot, at: Stamp(time, .redial), now: floor.now)
  }

  /// Agents may take the promise from now on; somebody may be idle already.
  mutating func beginPromise(_ slot: Int32) {
    floor.keepPlace(slot)
    wakeIdle(of: floor.queues[floor.contacts[slot].origin].center)
  }

  /// An agent who was given to a promise dials.
  mutating func dial(_ slot: Int32, _ way: Route) {
    let answer = floor.dial(slot, after: way.delay)
    floor.calendar.insert(slot, at: answer, now: floor.now)
  }

  /// The customer answers, or the agent is free for somebody else.
  mutating func endDialing(_ slot: Int32) {
    let agent = floor.contacts[slot].agent
    if floor.bookCall(slot) {
      floor.calendar.insert(slot, at: floor.beginTalk(slot, isCall: true), now: floor.now)
    } else {
      floor.loseCustomer(slot)
      free(agent)
    }
  }
}
