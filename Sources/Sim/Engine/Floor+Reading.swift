/// What a policy may read, and the answers only the floor can make.
extension Floor {
  /// The present instant, ticks since the beginning of the run.
  public var now: Ticks { state.now }

  /// The queue a contact entered: contact type and center of origin, `center * contactTypes +
  /// type`.
  public func queue(of contact: ContactID) -> Int { Int(state.contacts[contact.slot].origin) }

  /// The queue a waiting contact has its place in: the one it entered, until it is moved to the
  /// list of another for good.
  public func place(of contact: ContactID) -> Int { Int(state.contacts[contact.slot].place) }

  /// The type of a contact.
  public func contactType(of contact: ContactID) -> Int {
    Int(state.queues[queue(of: contact)].contactType)
  }

  /// The center a contact entered.
  public func center(of contact: ContactID) -> Int {
    Int(state.queues[queue(of: contact)].center)
  }

  /// The center a group sits in.
  @inline(__always)
  public func center(of group: GroupID) -> Int { Int(state.groups[group.index].center) }

  /// How long a contact has been waiting since its arrival, ticks.
  public func wait(of contact: ContactID) -> Ticks { now - state.contacts[contact.slot].arrival }

  /// Number of groups.
  public var groupIndices: Range<Int> { 0..<state.groupCount }

  /// Idle agents of a group.
  @inline(__always)
  public func idleAgents(_ group: GroupID) -> Int { Int(state.groups[group.index].idle) }

  /// Agents of a group on the floor who are wanted there, idle or busy.
  @inline(__always)
  public func signedIn(_ group: GroupID) -> Int { Int(state.staffed[group.index].value) }

  /// Agents of a group who have a contact of a type; looks at each of its agents.
  public func busyAgents(of group: GroupID, withType type: Int) -> Int {
    let held = state.groups[group.index]
    var count = 0
    for agent in held.first..<held.first + held.capacity
    where state.agents[agent].state == .busy && state.agents[agent].contact >= 0 {
      let origin = state.contacts[state.agents[agent].contact].origin
      if Int(origin) % state.typeCount == type { count += 1 }
    }
    return count
  }

  /// Since when the longest idle agent of a group has been idle; `Ticks.never` if nobody is.
  public func longestIdleSince(_ group: GroupID) -> Ticks {
    let head = state.groups[group.index].idleHead
    return head < 0 ? .never : state.agents[head].idleSince
  }

  /// Contacts waiting in a list.
  @inline(__always)
  public func waiting(in list: ListID) -> Int { Int(state.lists[list.index].count) }

  /// When the next contact of a list arrived; `Ticks.never` if it is empty.
  @inline(__always)
  public func headArrival(of list: ListID) -> Ticks {
    let head = state.lists[list.index].head
    return head < 0 ? .never : state.contacts[state.slot(ofPlace: head)].arrival
  }

  /// What counts as the arrival of the next contact of a list where lines are compared: an earlier
  /// one of a contact put to the front, a later one of a contact put to the back; `Ticks.never` if
  /// it is empty.
  @inline(__always)
  public func headStanding(of list: ListID) -> Ticks {
    let head = state.lists[list.index].head
    return head < 0 ? .never : state.contacts[state.slot(ofPlace: head)].standing
  }

  /// The next contact of a list, if any.
  public func head(of list: ListID) -> ContactID? {
    let head = state.lists[list.index].head
    return head < 0 ? nil : ContactID(slot: state.slot(ofPlace: head))
  }

  /// Whether a contact stands in a list.
  public func stands(_ contact: ContactID, in list: ListID) -> Bool {
    let first = Int(contact.slot) * state.placesPerContact
    for place in first..<first + Int(state.contacts[contact.slot].places)
    where state.places[place].list == list.index {
      return true
    }
    return false
  }

  /// The list a queue's contacts join on arrival.
  public func homeList(ofQueue queue: Int) -> ListID { ListID(Int(state.queues[queue].homeList)) }

  /// Whether a list has room for one more waiting contact.
  public func hasRoom(in list: ListID) -> Bool {
    let queue = state.queueOfList[list.index]
    return queue < 0 || state.hasRoom(queue)
  }

  /// Whether a list has room for a contact that waits already: the places it leaves count as free.
  public func hasRoom(in list: ListID, for contact: ContactID) -> Bool {
    let queue = state.queueOfList[list.index]
    guard queue >= 0 else { return true }
    // A copy of the whole contact would cost more than all else here.
    let isWaiting = state.contacts[contact.slot].state == .waiting
    return state.hasRoom(queue, leaving: isWaiting ? state.contacts[contact.slot].place : -1)
  }

  /// A group to offer a waiting contact to, if the group may serve it, the link has a free line,
  /// and no other offer of the contact is open.
  public func offer(_ contact: ContactID, to group: GroupID) -> OfferID? {
    let held = state.contacts[contact.slot]
    guard held.state == .waiting, !held.isOffered else { return nil }
    let index = Int(held.origin) * state.groupCount + Int(group.index)
    guard isOpen(state.routes[index]) else { return nil }
    return OfferID(route: Int32(truncatingIfNeeded: index))
  }

  /// A way to an idle agent of a group, if the group may serve the contact, an agent is idle there,
  /// and the link has a free line.
  @inline(__always)
  public func route(_ contact: ContactID, to group: GroupID) -> RouteID? {
    guard state.groups[group.index].idle > 0 else { return nil }
    let origin = state.contacts[contact.slot].origin
    let index = Int(origin) * state.groupCount + Int(group.index)
    guard isOpen(state.routes[index]) else { return nil }
    return RouteID(group: group.index, route: Int32(truncatingIfNeeded: index))
  }

  /// The next contact of a list that an idle agent of a group may serve: a contact whose link has
  /// no free line does not hold up those behind it.
  @inline(__always)
  public func pick(from list: ListID, for group: GroupID) -> PickID? {
    let head = state.lists[list.index].head
    guard head >= 0 else { return nil }
    return pick(ContactID(slot: state.slot(ofPlace: head)), for: group)
      ?? pick(behind: head, for: group)
  }

  @inline(never)
  private func pick(behind head: Int32, for group: GroupID) -> PickID? {
    var place = state.places[head].next
    while place >= 0 {
      if let pick = pick(ContactID(slot: state.slot(ofPlace: place)), for: group) { return pick }
      place = state.places[place].next
    }
    return nil
  }

  /// A waiting contact for an idle agent of a group, if the group may serve it and the link has a
  /// free line.
  @inline(__always)
  public func pick(_ contact: ContactID, for group: GroupID) -> PickID? {
    let held = state.contacts[contact.slot]
    guard held.mayBeTaken else { return nil }
    let index = Int(held.origin) * state.groupCount + Int(group.index)
    guard isOpen(state.routes[index]) else { return nil }
    return PickID(slot: contact.slot, route: Int32(truncatingIfNeeded: index))
  }

  @inline(__always)
  private func isOpen(_ route: Route) -> Bool {
    guard route.isLawful else { return false }
    return route.link < 0 || state.linkInUse[route.link] < state.linkLimit[route.link]
  }

  /// The group that a way to an idle agent leads to.
  public func group(of route: RouteID) -> GroupID { GroupID(Int(route.group)) }

  /// The group that an offer goes to.
  public func group(of offer: OfferID) -> GroupID { GroupID(Int(offer.route) % state.groupCount) }

  /// The waiting contact that an idle agent would take.
  public func contact(of pick: PickID) -> ContactID { ContactID(slot: pick.slot) }

  /// The waiting contact that comes after another in a list, if any.
  public func contact(after contact: ContactID, in list: ListID) -> ContactID? {
    let first = Int(contact.slot) * state.placesPerContact
    for place in first..<first + Int(state.contacts[contact.slot].places)
    where state.places[place].list == list.index {
      let next = state.places[place].next
      return next < 0 ? nil : ContactID(slot: state.slot(ofPlace: next))
    }
    return nil
  }

  /// A uniform number in [0, 1) that belongs to a contact's present attempt: the same in every
  /// strategy.
  public func draw(_ contact: ContactID, index: UInt64 = 0) -> Double {
    let held = state.contacts[contact.slot]
    let block = state.key.block(
      purpose: .policy, entity: UInt64(held.stream), index: held.customer,
      attempt: UInt64(held.attempt) &+ index << 32)
    return Uniform.halfOpen(block.words.0)
  }
}

// MARK: Memory and the recent past

extension Floor {
  /// What stands for a figure that nobody can tell yet.
  public static var unknown: Double { -1 }

  /// A word of the policy's own notes.
  @inline(__always)
  public func note(_ index: Int) -> Int64 { state.notes[index] }

  /// Writes a word of the policy's own notes: the one thing a policy may change, and nothing but
  /// the policy reads it.
  @inline(__always)
  public func write(_ value: Int64, note index: Int) { state.notes[index] = value }

  /// The mean of what a gauge of the plan keeps, in ticks or millionths, or a number of guests;
  /// `Floor.unknown` where its `start` says so and it has too few samples.
  @inline(__always)
  public func gauge(_ index: Int) -> Double {
    let shown = state.gauges.shown[index]
    return now <= shown.until ? shown.value : state.gauges.value(index, now: now)
  }

  /// Agents of a group with a contact: talking or writing up.
  public func busyAgents(_ group: GroupID) -> Int { Int(state.busy[group.index].value) }

  /// Contacts of a list that go before a contact: those in front of its place, or of the place it
  /// would take as it enters.
  public func ahead(
    of contact: ContactID, in list: ListID, as entry: PlaceInLine = .byArrival
  ) -> Int {
    let first = Int(contact.slot) * state.placesPerContact
    for place in first..<first + Int(state.contacts[contact.slot].places)
    where state.places[place].list == list.index {
      var count = 0
      var before = state.places[place].previous
      while before >= 0 {
        count += 1
        before = state.places[before].previous
      }
      return count
    }
    var count = waiting(in: list)
    let standing = state.standing(of: contact.slot, as: entry)
    var last = state.lists[list.index].tail
    while last >= 0 {
      let other = state.slot(ofPlace: last)
      guard standing < state.contacts[other].standing && !state.contacts[other].wasCut else {
        break
      }
      count -= 1
      last = state.places[last].previous
    }
    return count
  }
}
