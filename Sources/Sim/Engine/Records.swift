/// A contact in the system, a customer between two attempts, or the end of an agent's break: what
/// occupies a slot.
struct Contact: BitwiseCopyable {
  enum State: UInt8, BitwiseCopyable {
    case free, waiting, connecting, talking, redialing, pause
    /// A customer who has hung up and is to be called, and one who is being called.
    case promised, dialing
  }

  /// When this attempt arrived.
  var arrival: Ticks = 0
  /// What counts as its arrival in the lines where it stands.
  var standing: Ticks = 0
  /// When it gives up waiting.
  var deadline: Ticks = .never
  /// When an agent answered, of a contact that was answered.
  var answered: Ticks = 0
  /// When this stay in the lists began: the arrival, or the cut that put it back.
  var waitingSince: Ticks = 0
  /// Seconds of talk that were left when the contact was cut off, before the factor of a route.
  var talkLeft: Double = 0
  /// When the talk ends and the lines are free again.
  var talkEnd: Ticks = 0
  /// The word behind the talk time.
  var talkWord: UInt64 = 0
  /// The word behind the patience of this attempt.
  var patienceWord: UInt64 = 0
  /// The word behind the wrap-up.
  var wrapUpWord: UInt64 = 0
  /// The customer's number within its stream.
  var customer: UInt64 = 0
  /// The stream the customer comes from.
  var stream: Int32 = 0
  /// The queue it entered.
  var origin: Int32 = 0
  /// The queue where it waits: that of the center it was moved to.
  var place: Int32 = 0
  /// The queue of its type at the center whose agent answered.
  var handler: Int32 = 0
  /// The agent who handles it, or is held for it.
  var agent: Int32 = -1
  /// The route it is served by.
  var route: Int32 = -1
  /// Row of the interval of its arrival; 0 is the warm-up.
  var row: Int32 = 0
  /// Attempts the customer has made, this one included.
  var attempt: Int32 = 1
  /// Draws of patience made before this one: attempts, and returns after a cut.
  var draws: Int32 = 0
  /// Changes whenever the slot is used anew, so that an old timer knows that it is meant for
  /// another.
  var serial: UInt32 = 0
  /// Lists it stands in.
  var places: Int8 = 0
  var state: State = .free
  /// Whether it did not find an agent at once.
  var waited: Bool = false
  /// Whether it has been answered once, and was put back.
  var wasCut: Bool = false
  /// Whether it holds a line of a link.
  var holdsLink: Bool = false
  /// Whether it holds a line of its center.
  var holdsLine: Bool = false
  /// Whether it is offered to another center while it waits.
  var isOffered: Bool = false
  /// What has become of this attempt between centers.
  var journey: Journey = []

  /// Whether an agent may take it out of a list.
  @inline(__always)
  var mayBeTaken: Bool { state == .waiting || state == .promised }

  /// Makes the slot a new customer's at the first attempt.
  @inline(__always)
  mutating func admit(_ customer: Customer, at now: Ticks, row: Int32) {
    talkWord = customer.talkWord
    patienceWord = customer.patienceWord
    wrapUpWord = customer.wrapUpWord
    self.customer = customer.number
    stream = customer.stream
    origin = customer.queue
    attempt = 1
    draws = 0
    open(at: now, row: row)
  }

  /// Is given an agent, and a line of a link where the way has one.
  @inline(__always)
  mutating func give(_ agent: Int32, by route: Int32, overLink: Bool) {
    self.agent = agent
    self.route = route
    if overLink { holdsLink = true }
  }

  /// Talks for the first time.
  @inline(__always)
  mutating func talk(from now: Ticks, to end: Ticks, handler: Int32) {
    state = .talking
    answered = now
    talkEnd = end
    self.handler = handler
  }

  /// Talks again, after it was cut off.
  mutating func talkAgain(from now: Ticks, to end: Ticks) {
    state = .talking
    waitingSince = now
    talkEnd = end
  }

  /// Resets what belongs to one attempt.
  @inline(__always)
  mutating func open(at now: Ticks, row: Int32) {
    arrival = now
    standing = now
    deadline = .never
    self.row = row
    agent = -1
    places = 0
    waited = false
    wasCut = false
    holdsLink = false
    holdsLine = false
    isOffered = false
    journey = []
    place = origin
    handler = origin
  }
}

/// An agent.
struct Agent: BitwiseCopyable {
  enum State: UInt8, BitwiseCopyable {
    /// Not on the floor.
    case off
    case idle, busy
    /// On a break.
    case pause
  }

  var group: Int32 = 0
  /// Neighbors in the list of idle agents, longest idle first.
  var next: Int32 = -1, previous: Int32 = -1
  /// The contact handled or waited for.
  var contact: Int32 = -1
  var idleSince: Ticks = 0
  var signedIn: Ticks = 0
  /// Length of a break that is due when the contact ends; 0 is none.
  var breakDue: Ticks = 0
  var state: State = .off
  /// Whether the roster has the agent on duty; always so where only a number is rostered.
  var onDuty = false
  /// Whether the agent is wanted off the floor: by an outage, or by a lower number.
  var away = false

  /// Has no contact any more; tells whether the agent itself may stay on the floor.
  @inline(__always)
  mutating func drop() -> (group: Int32, stays: Bool) {
    contact = -1
    return (group, onDuty && !away && breakDue == 0)
  }

  /// Is idle no longer; tells who was idle next after it.
  @inline(__always)
  mutating func stopResting() -> Int32 {
    state = .busy
    return next
  }

  /// Becomes idle behind another.
  @inline(__always)
  mutating func rest(after tail: Int32, at now: Ticks) {
    state = .idle
    idleSince = now
    next = -1
    previous = tail
  }
}

/// A group at work.
struct GroupState: BitwiseCopyable {
  var idleHead: Int32 = -1, idleTail: Int32 = -1
  /// Idle agents.
  var idle: Int32 = 0
  /// Agents wanted on the floor who are on it or on a break: on duty and not away, less those owed.
  var present: Int32 = 0
  /// Busy agents who are to go, whoever finishes first (`leaving: counter`).
  var owed: Int32 = 0
  /// The roster's number, or -1 where it names agents.
  var level: Int32 = -1
  /// Agents on duty by a roster that names them.
  var onDuty: Int32 = 0
  var center: Int32 = 0
  var first: Int32 = 0
  var capacity: Int32 = 0
  var leavesByCounter = false
  /// Whether another than the longest idle agent may be taken.
  var isOrdered = false

  /// The longest idle agent is idle no longer, and another is the longest idle now.
  @inline(__always)
  mutating func loseHead(next: Int32) {
    idleHead = next
    if next < 0 { idleTail = -1 }
    idle &-= 1
  }

  /// An agent goes behind the idle ones; tells who was last.
  @inline(__always)
  mutating func gainTail(_ agent: Int32) -> Int32 {
    let last = idleTail
    if last < 0 { idleHead = agent }
    idleTail = agent
    idle &+= 1
    return last
  }
}

/// The time integral of a number that changes by steps, exact in ticks.
///
/// With `n` now and `moment` the sum of the times of the steps, each times its height, the integral
/// up to `t` is `n t - moment`: one addition a step. Sums wrap around, differences over an interval
/// don't.
struct Tally: BitwiseCopyable {
  private(set) var value: Int64 = 0
  private var moment: Int64 = 0
  private var taken: Int64 = 0

  @inline(__always)
  mutating func change(by step: Int64, at now: Ticks) {
    value &+= step
    moment &+= step &* now
  }

  /// The integral since the last time this was asked.
  mutating func take(at now: Ticks) -> Int64 {
    let total = value &* now &- moment
    defer { taken = total }
    return total &- taken
  }
}

/// The time integral of the square of a number that changes by one.
struct SquareTally: BitwiseCopyable {
  private var value: Int64 = 0
  private var moment: Int128 = 0
  private var taken: Int128 = 0

  @inline(__always)
  mutating func change(by step: Int64, at now: Ticks) {
    let growth = step &* (2 &* value &+ step)
    value &+= step
    let product = growth.multipliedFullWidth(by: now)
    moment &+= Int128(product.high) << 64 | Int128(product.low)
  }

  /// The integral since the last time this was asked, in seconds.
  mutating func take(at now: Ticks) -> Double {
    let total = Int128(value) * Int128(value) * Int128(now) - moment
    defer { taken = total }
    return Double(total - taken) * 1e-6
  }
}
