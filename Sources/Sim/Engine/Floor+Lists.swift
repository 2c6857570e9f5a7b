/// Contacts waiting in order, the next to be served first.
struct WaitingList: BitwiseCopyable {
  /// First and last place, or -1.
  var head: Int32 = -1, tail: Int32 = -1
  var count: Int32 = 0
}

/// A contact's place in a list; place `slot * placesPerContact + n` is the n-th of its contact.
struct Place: BitwiseCopyable {
  var next: Int32 = -1, previous: Int32 = -1
  /// The list, or -1 where the place is not taken.
  var list: Int32 = -1
}

extension FloorState {
  /// The contact behind a place.
  @inline(__always)
  func slot(ofPlace place: Int32) -> Int32 {
    placesPerContact == 1 ? place : place / Int32(truncatingIfNeeded: placesPerContact)
  }

  /// Puts a contact into a list, behind those that stand before it.
  @inline(__always)
  mutating func join(_ slot: Int32, list: Int32) {
    let used = contacts[slot].places
    precondition(Int(used) < placesPerContact, "a contact stands in more lists than planned")
    let place = Int32(truncatingIfNeeded: Int(slot) * placesPerContact + Int(used))
    contacts[slot].places = used + 1
    var before = lists[list].tail
    let standing = contacts[slot].standing
    // Contacts come mostly in the order of their arrival: the search ends at once.
    while before >= 0 && isAhead(standing, of: self.slot(ofPlace: before)) {
      before = places[before].previous
    }
    insert(place, after: before, list: list)
  }

  /// Puts a contact that was cut off before all that were not, in order of arrival among those that
  /// were.
  mutating func joinFront(_ slot: Int32, list: Int32) {
    let place = Int32(truncatingIfNeeded: Int(slot) * placesPerContact + Int(contacts[slot].places))
    contacts[slot].places += 1
    var before: Int32 = -1
    var at = lists[list].head
    while at >= 0 {
      let other = contacts[self.slot(ofPlace: at)]
      guard other.wasCut && other.arrival <= contacts[slot].arrival else { break }
      before = at
      at = places[at].next
    }
    insert(place, after: before, list: list)
  }

  /// Whether a contact that stands so goes before another; those put back after a cut stay in
  /// front.
  @inline(__always)
  private func isAhead(_ standing: Ticks, of other: Int32) -> Bool {
    standing < contacts[other].standing && !contacts[other].wasCut
  }

  /// What counts as the arrival of a contact in a line that it enters now.
  func standing(of slot: Int32, as entry: PlaceInLine) -> Ticks {
    switch entry {
    case .byArrival: contacts[slot].arrival
    case .back: now
    // Before every moment that can be stamped, in the order of arrival.
    case .front: contacts[slot].arrival - Stamp.latest - 1
    }
  }

  @inline(__always)
  private mutating func insert(_ place: Int32, after before: Int32, list: Int32) {
    let after = before >= 0 ? places[before].next : lists[list].head
    places[place] = Place(next: after, previous: before, list: list)
    if before >= 0 { places[before].next = place } else { lists[list].head = place }
    if after >= 0 { places[after].previous = place } else { lists[list].tail = place }
    lists[list].count += 1
    placesTaken &+= 1
  }

  /// Takes a contact out of every list it stands in.
  @inline(__always)
  mutating func leaveLists(_ slot: Int32) {
    let used = Int(contacts[slot].places)
    let first = Int(slot) * placesPerContact
    for index in first..<first + used {
      let place = places[index]
      if place.previous >= 0 {
        places[place.previous].next = place.next
      } else {
        lists[place.list].head = place.next
      }
      if place.next >= 0 {
        places[place.next].previous = place.previous
      } else {
        lists[place.list].tail = place.previous
      }
      lists[place.list].count -= 1
      places[index].list = -1
    }
    contacts[slot].places = 0
    placesTaken &-= used
  }

  /// The queue of a contact's type at the center whose list it moves to for good; its present one
  /// where the list belongs to none.
  func place(ofList list: Int32, for present: Int32) -> Int32 {
    let queue = queueOfList[list]
    guard queue >= 0 else { return present }
    return queues[queue].center * Int32(truncatingIfNeeded: typeCount)
      + queues[present].contactType
  }

  /// Whether the rooms of a queue have a place for one more.
  @inline(__always)
  func hasRoom(_ queue: Int32) -> Bool {
    let pair = queues[queue].rooms
    if pair.shared >= 0 && roomInUse[pair.shared] >= roomLimit[pair.shared] { return false }
    if pair.own >= 0 && roomInUse[pair.own] >= roomLimit[pair.own] { return false }
    return true
  }

  /// Whether they have one for a contact that leaves a place of another queue, or of the same; -1
  /// is none.
  func hasRoom(_ queue: Int32, leaving place: Int32) -> Bool {
    guard place >= 0 else { return hasRoom(queue) }
    let (pair, left) = (queues[queue].rooms, queues[place].rooms)
    func isFull(_ room: Int32, _ left: Int32) -> Bool {
      room >= 0 && roomInUse[room] - (room == left ? 1 : 0) >= roomLimit[room]
    }
    return !isFull(pair.shared, left.shared) && !isFull(pair.own, left.own)
  }

  /// Counts a contact in, or with -1 out of, the rooms and the number waiting of its place.
  @inline(__always)
  mutating func countWaiting(_ queue: Int32, _ step: Int32) {
    let row = queues[queue]
    if row.rooms.shared >= 0 { roomInUse[row.rooms.shared] += step }
    if row.rooms.own >= 0 { roomInUse[row.rooms.own] += step }
    waiting[queue].change(by: Int64(step), at: now)
    waitingSquares[row.center].change(by: Int64(step), at: now)
  }
}
