/// Customers who hung up and are to be called back, and what became of them.
struct Promises: ~Copyable {
  /// Whether the plan lets anybody be called back.
  let isOn: Bool
  private let terms: Column<RoutingPlan.Callback>
  /// By slot, the terms of the customer there.
  private var termsOfSlot: Column<Int32>
  /// By row of the books and queue of origin.
  private var rows: Column<CallbackCounts>
  private let queues: Int
  /// Over the whole run, the warm-up included.
  private(set) var all = CallbackCounts()

  init(_ model: Model, _ plan: RoutingPlan, slots: Int) {
    isOn = !plan.callbacks.isEmpty
    queues = model.queueCount
    terms = Column(plan.callbacks)
    termsOfSlot = Column(repeating: -1, count: isOn ? slots : 0)
    let count = isOn ? (model.horizon.intervals + 1) * queues : 0
    rows = Column(repeating: CallbackCounts(), count: count)
  }

  mutating func grow(slots: Int) {
    if isOn { termsOfSlot.grow(to: slots, with: -1) }
  }

  /// The terms of the customer in a slot.
  func terms(of slot: Int32) -> RoutingPlan.Callback { terms[termsOfSlot[slot]] }

  /// A customer hangs up on terms of the plan.
  mutating func take(_ contact: Contact, slot: Int32, on terms: Int) {
    termsOfSlot[slot] = Int32(truncatingIfNeeded: terms)
    book(CallbackCounts(taken: 1), contact)
  }

  /// A customer answers the call after so many ticks, or does not.
  mutating func called(_ contact: Contact, wait: Ticks, isReached: Bool) {
    book(
      isReached ? CallbackCounts(reached: 1, wait: wait) : CallbackCounts(missed: 1), contact)
  }

  /// Nobody called until the end.
  mutating func broken(_ contact: Contact) { book(CallbackCounts(broken: 1), contact) }

  private mutating func book(_ counts: CallbackCounts, _ contact: Contact) {
    all.add(counts)
    rows[Int(contact.row) * queues + Int(contact.origin)].add(counts)
  }

  /// Moves the books into observations.
  func close(into observations: inout Observations) {
    guard all.taken > 0 else { return }
    observations.callbacks = rows.array(from: queues)
    observations.identities.promised = all.taken
    observations.identities.calledBack = all.reached
    observations.identities.notCalledBack = all.missed + all.broken
  }
}
