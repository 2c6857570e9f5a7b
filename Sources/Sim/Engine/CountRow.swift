/// What the books ask of an attempt.
///
/// Handing over the whole contact would copy two cache lines of which some words were just written:
/// the processor waits for those.
struct Attempt: BitwiseCopyable {
  /// Row of the interval of its arrival; 0 is the warm-up.
  let row: Int32
  /// The queue it entered.
  let origin: Int32
  /// The queue of its type at the center whose agent answered, or where it gave up.
  var handler: Int32
  /// Whether it is the customer's first.
  let isFirst: Bool
  /// Whether it did not find an agent at once.
  let waited: Bool

  /// Whether it went to another center: both queues are of its own contact type.
  @inline(__always)
  var hasMoved: Bool { handler != origin }
}

extension Contact {
  /// This attempt, as the books see it.
  @inline(__always)
  var asAttempt: Attempt {
    Attempt(row: row, origin: origin, handler: handler, isFirst: attempt == 1, waited: waited)
  }
}

/// A row of the books: the fixed counters of `Counter`, in their order.
struct CountRow: BitwiseCopyable {
  var offered: Int64 = 0, blocked: Int64 = 0, answered: Int64 = 0, abandoned: Int64 = 0
  var waited: Int64 = 0, shortAbandoned: Int64 = 0, cutOff: Int64 = 0, lostByCut: Int64 = 0
  var abandonedAfterCut: Int64 = 0, completed: Int64 = 0, customers: Int64 = 0
  var firstBlocked: Int64 = 0, firstWaited: Int64 = 0, customersLost: Int64 = 0
  var waitAnswered: Int64 = 0, waitAbandoned: Int64 = 0, talk: Int64 = 0, wrapUp: Int64 = 0

  /// Books the entry and the wait of an attempt that was not blocked.
  @inline(__always)
  mutating func bookEntry(_ attempt: Attempt) {
    let first: Int64 = attempt.isFirst ? 1 : 0
    let waits: Int64 = attempt.waited ? 1 : 0
    offered &+= 1
    customers &+= first
    firstWaited &+= first & waits
    waited &+= waits
  }

  /// Books a busy signal.
  mutating func bookBusySignal(isFirst: Bool) {
    offered &+= 1
    blocked &+= 1
    customers &+= isFirst ? 1 : 0
    firstBlocked &+= isFirst ? 1 : 0
  }

  /// Books an answer after a wait.
  @inline(__always)
  mutating func bookAnswer(_ attempt: Attempt, wait: Ticks) {
    bookEntry(attempt)
    answered &+= 1
    waitAnswered &+= wait
  }

  /// Books an abandonment after a wait.
  @inline(__always)
  mutating func bookAbandonment(_ attempt: Attempt, wait: Ticks, isShort: Bool) {
    bookEntry(attempt)
    abandoned &+= 1
    waitAbandoned &+= wait
    shortAbandoned &+= isShort ? 1 : 0
  }

  /// Books the time with an agent and how it ended.
  @inline(__always)
  mutating func bookHandling(talk time: Ticks, wrapUp work: Ticks, ended: Counter) {
    talk &+= time
    wrapUp &+= work
    if ended == .completed { completed &+= 1 } else { add(ended) }
  }

  /// Adds one to a counter.
  @inline(never)
  mutating func add(_ counter: Counter) {
    switch counter {
    case .offered: offered &+= 1
    case .blocked: blocked &+= 1
    case .answered: answered &+= 1
    case .abandoned: abandoned &+= 1
    case .waited: waited &+= 1
    case .cutOff: cutOff &+= 1
    case .lostByCut: lostByCut &+= 1
    case .abandonedAfterCut: abandonedAfterCut &+= 1
    case .completed: completed &+= 1
    case .customersLost: customersLost &+= 1
    case .shortAbandoned, .customers, .firstBlocked, .firstWaited, .waitAnswered, .waitAbandoned,
      .talk, .wrapUp:
      preconditionFailure("\(counter) is booked with what it belongs to")
    }
  }

  /// The counters in the order of `Counter`.
  var values: [Int64] {
    [
      offered, blocked, answered, abandoned, waited, shortAbandoned, cutOff, lostByCut,
      abandonedAfterCut, completed, customers, firstBlocked, firstWaited, customersLost,
      waitAnswered, waitAbandoned, talk, wrapUp,
    ]
  }
}

/// Books by row of interval and queue: fixed counters, and two for each T.
struct Book: ~Copyable {
  var rows: Column<CountRow>
  /// Answered within T and abandoned within T, `(row * thresholds + T) * 2`.
  var within: Column<Int64>
  let thresholds: Int

  init(rows count: Int, thresholds: Int) {
    rows = Column(repeating: CountRow(), count: count)
    within = Column(repeating: 0, count: count * thresholds * 2)
    self.thresholds = thresholds
  }

  /// Books an abandonment, and the marks it is within.
  mutating func bookAbandonment(
    _ attempt: Attempt, _ wait: Ticks, _ row: Int, _ short: Ticks, _ marks: borrowing Column<Ticks>
  ) {
    rows[row].bookAbandonment(attempt, wait: wait, isShort: wait <= short)
    for index in 0..<thresholds where wait <= marks[index] {
      within[(row * thresholds + index) * 2 + 1] &+= 1
    }
  }

  /// The rows from `start` on, in the layout of `CountTable`.
  func flattened(from start: Int) -> [Int64] {
    var flat: [Int64] = []
    flat.reserveCapacity((rows.count - start) * (Counter.allCases.count + 2 * thresholds))
    for row in start..<rows.count {
      flat += rows[row].values
      for index in 0..<2 * thresholds { flat.append(within[row * thresholds * 2 + index]) }
    }
    return flat
  }

  /// The sum of a counter over all rows.
  func sum(_ counter: KeyPath<CountRow, Int64>) -> Int64 {
    (0..<rows.count).reduce(0) { $0 + rows[$1][keyPath: counter] }
  }
}
