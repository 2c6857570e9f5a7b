/// Estimates of waits that were taken when the waits began, and how far they were off.
struct EntryEstimates: ~Copyable {
  struct Held: BitwiseCopyable {
    var serial: UInt32 = 0
    var isKnown = false
    var estimate: Ticks = 0
  }

  let isOn: Bool
  /// By slot.
  private var held: Column<Held>
  private var rows: Column<EstimateErrors>
  private let queues: Int

  init(_ model: Model, _ plan: RoutingPlan, slots: Int) {
    isOn = plan.takesEstimates
    queues = model.queueCount
    held = Column(repeating: Held(), count: isOn ? slots : 0)
    let count = isOn ? (model.horizon.intervals + 1) * queues : 0
    rows = Column(repeating: EstimateErrors(), count: count)
  }

  mutating func grow(slots: Int) {
    if isOn { held.grow(to: slots, with: Held()) }
  }

  /// Keeps the estimate of a contact that begins to wait; nil where nobody can tell.
  mutating func take(_ estimate: Ticks?, of contact: Contact, slot: Int32) {
    held[slot] = Held(
      serial: contact.serial, isKnown: estimate != nil, estimate: estimate ?? 0)
  }

  /// A contact is answered: its wait is known now.
  mutating func answered(_ contact: Contact, slot: Int32, now: Ticks) {
    // A contact that never waited in a list has none, and the slot may hold an older one.
    guard isOn, held[slot].isKnown, held[slot].serial == contact.serial else { return }
    let error = (held[slot].estimate - (now - contact.arrival)).seconds
    let row = Int(contact.row) * queues + Int(contact.origin)
    rows[row].count += 1
    rows[row].sum += error
    rows[row].squares += error * error
    held[slot].isKnown = false
  }

  /// Moves what was found into observations.
  func close(into observations: inout Observations) {
    if isOn { observations.estimateErrors = rows.array(from: queues) }
  }
}

/// How far estimates of waits were off: of contacts that were answered after a wait.
public struct EstimateErrors: Sendable, Equatable, BitwiseCopyable {
  /// Contacts with an estimate.
  public var count: Int64 = 0
  /// Sum of estimate minus wait, seconds.
  public var sum = 0.0
  /// Sum of its square, seconds squared.
  public var squares = 0.0

  /// No contacts.
  public init() {}
}
