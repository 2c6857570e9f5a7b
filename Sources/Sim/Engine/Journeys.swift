/// What has become of an attempt between centers, as far as it needs two cache lines to say.
struct Journey: OptionSet, BitwiseCopyable {
  let rawValue: UInt8

  /// Its row of `Journeys` is its own.
  static let isKnown = Journey(rawValue: 1)
  /// An arrival rule or a step has sent it, or opened it to, another center.
  static let isOpened = Journey(rawValue: 2)
  /// It has left a center for another.
  static let hasLeft = Journey(rawValue: 4)
  /// It has left a center for another more than once, and was counted.
  static let hasLeftAgain = Journey(rawValue: 8)
  /// It has come back to a center it had left, and was counted.
  static let hasReturned = Journey(rawValue: 16)
}

/// Where contacts stand that a rule has acted on, and which centers they have left.
///
/// Only a contact that goes elsewhere has a row here, so that all others pay nothing.
struct Journeys: ~Copyable {
  /// Words of a set of centers.
  private let words: Int
  private let types: Int32
  /// The centers whose agents look at each list.
  private let lookers: Column<UInt64>
  /// The centers where each contact stands: one, or all that look at the list it was moved to.
  private var stands: Column<UInt64>
  /// The centers each contact has left.
  private var left: Column<UInt64>

  init(_ model: Model, _ plan: RoutingPlan, slots: Int) {
    let centers = model.centers.count
    words = centers > 1 ? (centers + 63) / 64 : 0
    types = Int32(model.contactTypes.count)
    var sets = [UInt64](repeating: 0, count: plan.lists * words)
    if words > 0 {
      for list in 0..<plan.lists {
        for center in plan.lookers(of: list, model) {
          sets[list * words + Int(center) / 64] |= 1 << UInt64(center % 64)
        }
      }
    }
    lookers = Column(sets)
    stands = Column(repeating: 0, count: slots * words)
    left = Column(repeating: 0, count: slots * words)
  }

  mutating func grow(slots: Int) {
    stands.grow(to: slots * words, with: 0)
    left.grow(to: slots * words, with: 0)
  }

  // MARK: What happens

  /// A contact is queued where it did not stand before.
  ///
  /// - Returns: What is counted of it.
  mutating func queue(
    _ contact: inout Contact, slot: Int32, list: Int32, isMove: Bool
  ) -> HealthRow {
    guard words > 0 else { return HealthRow() }
    know(&contact, slot: slot)
    let row = Int(slot) * words
    let goal = Int(list) * words
    var (isSeen, isElsewhere, isLeaving, isReturn) = (false, false, true, false)
    for word in 0..<words {
      let there = lookers[goal + word]
      if there != 0 { isSeen = true }
      if there & ~stands[row + word] != 0 { isElsewhere = true }
      if there & stands[row + word] != 0 { isLeaving = false }
    }
    // A list that nobody looks at leads nowhere: the contact is held where it is.
    guard isSeen else { return HealthRow() }
    var counted = HealthRow()
    if isElsewhere {
      counted.activations = 1
      contact.journey.insert(.isOpened)
    }
    if isMove, isLeaving { counted.overflowedTwice = leave(&contact, row: row) }
    for word in 0..<words {
      if lookers[goal + word] & left[row + word] != 0 { isReturn = true }
      if isMove { stands[row + word] = lookers[goal + word] }
    }
    if isReturn { counted.pingPong = comeBack(&contact) }
    return counted
  }

  /// A contact is given an agent of a center.
  mutating func connect(_ contact: inout Contact, slot: Int32, to center: Int32) -> HealthRow {
    guard words > 0 else { return HealthRow() }
    know(&contact, slot: slot)
    let row = Int(slot) * words
    let (word, bit) = (row + Int(center) / 64, UInt64(1) << UInt64(center % 64))
    var counted = HealthRow()
    if left[word] & bit != 0 { counted.pingPong = comeBack(&contact) }
    if stands[word] & bit == 0 {
      if !contact.journey.contains(.isOpened) { counted.activations = 1 }
      contact.journey.insert(.isOpened)
      counted.overflowedTwice = leave(&contact, row: row)
    }
    settle(row: row, at: center)
    return counted
  }

  /// A contact is back in a queue of a center because an outage took its agent, or the one held for
  /// it.
  mutating func putBack(_ contact: inout Contact, slot: Int32, at center: Int32) {
    guard words > 0 else { return }
    let isElsewhere = center != contact.origin / types
    guard isElsewhere || !contact.journey.isEmpty else { return }
    let row = Int(slot) * words
    if know(&contact, slot: slot), isElsewhere {
      // It went there by the one act that leaves no trace.
      contact.journey.insert(.isOpened)
      _ = leave(&contact, row: row)
    }
    settle(row: row, at: center)
  }

  /// Gives a contact its row if it has none yet.
  @discardableResult
  private mutating func know(_ contact: inout Contact, slot: Int32) -> Bool {
    guard contact.journey.insert(.isKnown).inserted else { return false }
    let row = Int(slot) * words
    for word in row..<row + words { left[word] = 0 }
    settle(row: row, at: contact.origin / types)
    return true
  }

  private mutating func settle(row: Int, at center: Int32) {
    for word in row..<row + words { stands[word] = 0 }
    stands[row + Int(center) / 64] = 1 << UInt64(center % 64)
  }

  /// The contact stands nowhere any more that it stood; 1 if that is the second time.
  private mutating func leave(_ contact: inout Contact, row: Int) -> Int64 {
    for word in row..<row + words { left[word] |= stands[word] }
    guard contact.journey.contains(.hasLeft) else {
      contact.journey.insert(.hasLeft)
      return 0
    }
    return contact.journey.insert(.hasLeftAgain).inserted ? 1 : 0
  }

  private func comeBack(_ contact: inout Contact) -> Int64 {
    contact.journey.insert(.hasReturned).inserted ? 1 : 0
  }
}

extension RoutingPlan {
  /// The centers whose agents look at a list.
  func lookers(of list: Int, _ model: Model) -> [Int32] {
    if lookers.indices.contains(list) { return lookers[list] }
    let queue = Int(queueOfList[list])
    return queue >= 0
      ? [Int32(model.center(ofQueue: queue))] : model.centers.indices.map { Int32($0) }
  }
}

extension FloorState {
  /// Books that a rule queues a contact, if that is elsewhere.
  @inline(never)
  mutating func noteQueued(_ slot: Int32, in list: Int32, isMove: Bool) {
    // The list of an agent is at the contact's own center: it goes nowhere.
    guard list < firstOwnList else { return }
    var contact = contacts[slot]
    let counted = journeys.queue(&contact, slot: slot, list: list, isMove: isMove)
    contacts[slot].journey = contact.journey
    ledger.bookHealth(counted, contact.asAttempt)
  }

  /// Books that a contact is given an agent, if that is elsewhere or it had been sent elsewhere.
  ///
  /// A contact on which no rule has acted, and that reaches its agent at once, needs no word: its
  /// answer at another center is its one act.
  @inline(never)
  mutating func noteConnected(_ slot: Int32) {
    var contact = contacts[slot]
    let center = groups[agents[contact.agent].group].center
    guard center != queues[contact.origin].center || !contact.journey.isEmpty else { return }
    let counted = journeys.connect(&contact, slot: slot, to: center)
    contacts[slot].journey = contact.journey
    ledger.bookHealth(counted, contact.asAttempt)
  }

  /// Takes back the act that the books see in the answer of a contact whose acts were counted.
  @inline(never)
  mutating func noteAnswered(_ slot: Int32) {
    let contact = contacts[slot]
    let center = groups[agents[contact.agent].group].center
    guard !contact.journey.isEmpty, !contact.wasCut, center != queues[contact.origin].center else {
      return
    }
    ledger.bookHealth(HealthRow(activations: -1), contact.asAttempt)
  }

  /// An arrival rule or a step connects a contact: whatever opened it before, this is one more act.
  mutating func forgetOpening(_ slot: Int32) { contacts[slot].journey.remove(.isOpened) }
}
