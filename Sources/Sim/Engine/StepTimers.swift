/// Timers of waiting contacts whose delays are the same for all of a queue: rings in order of time,
/// never a heap.
///
/// Who waited longest mostly goes first: its timer is the first of its ring and goes with it. Other
/// timers whose contact has gone stay until they come up, and are then passed over.
struct StepTimers: ~Copyable {
  struct Timer: BitwiseCopyable {
    var time: Ticks = 0
    var slot: Int32 = -1
    var serial: UInt32 = 0
  }
  struct Ring: BitwiseCopyable {
    /// Where the ring lies in `timers`, and its length, a power of two.
    var base = 0, size = 0
    var first = 0, count = 0
    var step: Int32 = 0
    var every: Ticks = 0
    var after: Ticks = 0
    /// How long offers made at the step take, and whether this ring holds their ends.
    var offer: Ticks = 0
    var isAnswer = false
    /// The last ring of the step.
    var last = 0
  }

  private var rings: Column<Ring>
  private var timers: Column<Timer>
  private var tree: WinnerTree
  /// The ring of each step's first moment, queue after queue; its repetitions have the ring behind,
  /// and the ends of its offers the last.
  private let ringOfStep: Column<Int32>
  private let firstStep: Column<Int32>
  private let stepCount: Column<Int32>

  private static let initialSize = 32

  init(_ plan: RoutingPlan) {
    var rings: [Ring] = []
    var ringOfStep: [Int32] = []
    var firsts: [Int32] = []
    for steps in plan.steps {
      firsts.append(Int32(ringOfStep.count))
      for (index, step) in steps.enumerated() {
        ringOfStep.append(Int32(rings.count))
        let count = 1 + (step.every > 0 ? 1 : 0) + (step.offer > 0 ? 1 : 0)
        let last = rings.count + count - 1
        for _ in 0..<count {
          rings.append(
            Ring(
              base: rings.count * StepTimers.initialSize, size: StepTimers.initialSize,
              step: Int32(index), every: step.every, after: step.after, offer: step.offer,
              isAnswer: step.offer > 0 && rings.count == last, last: last))
        }
      }
    }
    timers = Column(repeating: Timer(), count: rings.count * StepTimers.initialSize)
    tree = WinnerTree(count: max(rings.count, 1))
    self.ringOfStep = Column(ringOfStep)
    firstStep = Column(firsts)
    stepCount = Column(plan.steps.map { Int32($0.count) })
    self.rings = Column(rings)
  }

  /// The next timer's stamp, `Stamp.never` if there is none.
  @inline(__always) var leastStamp: Stamp { tree.leastStamp }

  /// Sets the timer of a contact's step; steps beyond the last do nothing.
  @inline(__always)
  mutating func start(_ step: Int32, queue: Int32, contact: Contact, slot: Int32, now: Ticks) {
    guard step < stepCount[queue] else { return }
    let ring = Int(ringOfStep[firstStep[queue] &+ step])
    // A contact put back after a cut may have passed the moment: it is asked about at once.
    let time = max(now, contact.arrival + rings[ring].after)
    push(Timer(time: time, slot: slot, serial: contact.serial), ring)
  }

  /// Sets the next repetition of a step, if it repeats.
  mutating func `repeat`(_ step: Int32, queue: Int32, contact: Contact, slot: Int32, now: Ticks) {
    let first = Int(ringOfStep[firstStep[queue] &+ step])
    guard rings[first].every > 0 else { return }
    let ring = first + 1
    push(Timer(time: now + rings[ring].every, slot: slot, serial: contact.serial), ring)
  }

  /// Sets the end of an offer that is made at a step; tells how long it takes.
  mutating func startOffer(_ step: Int32, contact: Contact, slot: Int32, now: Ticks) -> Ticks {
    let first = Int(ringOfStep[firstStep[contact.origin] &+ step])
    let length = rings[first].offer
    precondition(length > 0, "an offer at a step whose plan has no length of offers")
    push(Timer(time: now + length, slot: slot, serial: contact.serial), rings[first].last)
    return length
  }

  /// Takes the next timer off.
  mutating func take() -> (timer: Timer, step: Int32, isAnswer: Bool) {
    let index = tree.least
    let ring = rings[index]
    let timer = timers[ring.base + ring.first]
    dropFirst(of: index)
    return (timer, ring.step, ring.isAnswer)
  }

  /// A contact of a queue waits no longer: its timers go where they are the first of their ring.
  @inline(__always)
  mutating func leave(_ slot: Int32, serial: UInt32, queue: Int32) {
    let steps = stepCount[queue]
    if steps > 0 { dropFirsts(slot, serial, firstStep[queue]..<firstStep[queue] &+ steps) }
  }

  private mutating func dropFirsts(_ slot: Int32, _ serial: UInt32, _ steps: Range<Int32>) {
    for step in steps {
      let first = Int(ringOfStep[step])
      for index in first...rings[first].last {
        let ring = rings[index]
        guard ring.count > 0 else { continue }
        let timer = timers[ring.base + ring.first]
        if timer.slot == slot && timer.serial == serial { dropFirst(of: index) }
      }
    }
  }

  @inline(__always)
  private mutating func dropFirst(of index: Int) {
    var ring = rings[index]
    ring.first = (ring.first + 1) & (ring.size - 1)
    ring.count -= 1
    rings[index] = ring
    tree.update(
      index,
      to: ring.count == 0 ? .never : Stamp(timers[ring.base + ring.first].time, .step))
  }

  private mutating func push(_ timer: Timer, _ index: Int) {
    if rings[index].count == rings[index].size { grow(index) }
    let ring = rings[index]
    var position = ring.count
    // Times come in order, but for contacts that were put back.
    while position > 0 {
      let before = ring.base + (ring.first + position - 1) & (ring.size - 1)
      guard timers[before].time > timer.time else { break }
      timers[ring.base + (ring.first + position) & (ring.size - 1)] = timers[before]
      position -= 1
    }
    timers[ring.base + (ring.first + position) & (ring.size - 1)] = timer
    rings[index].count += 1
    if position == 0 { tree.update(index, to: Stamp(timer.time, .step)) }
  }

  /// Moves a full ring to the end of the column with twice its length.
  @inline(never)
  private mutating func grow(_ index: Int) {
    let ring = rings[index]
    let base = timers.count
    timers.grow(to: base + 2 * ring.size, with: Timer())
    for position in 0..<ring.count {
      timers[base + position] = timers[ring.base + (ring.first + position) & (ring.size - 1)]
    }
    rings[index].base = base
    rings[index].size = 2 * ring.size
    rings[index].first = 0
  }
}
