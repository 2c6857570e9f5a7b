/// The books of a replication while it runs: the columns behind `Observations`.
///
/// Rows of intervals begin with one for the warm-up, which is thrown away at the end, so that the
/// loop never asks whether a contact counts.
struct Ledger: ~Copyable {
  let shape: Observations.Shape
  let width: Int
  let typeCount: Int
  let byEvent: Bool
  /// Waits that answers and abandonments are compared with.
  struct Marks: ~Copyable {
    let thresholds: Column<Ticks>
    let shortAbandon: Ticks
  }
  private let marks: Marks
  private let ofCenter: Column<Int32>
  private var byOrigin: Column<Int64>
  private var movedOut: Column<Int64>
  private var movedIn: Column<Int64>
  private var eventsByOrigin: Column<Int64>
  private var eventsByHandler: Column<Int64>
  private var squares: Column<Double>
  private var squaresOut: Column<Double>
  private var squaresIn: Column<Double>
  private var answeredWaits: Column<UInt32>
  private var abandonedWaits: Column<UInt32>
  /// Differences of the view by handling from the view by origin; they wrap around below zero.
  private var answeredMoves: Column<UInt32>
  private var abandonedMoves: Column<UInt32>
  private var answeredDay: Column<UInt32>
  private var abandonedDay: Column<UInt32>
  private var groupCounts: Column<Int64>
  private var linkTalk: Column<Int64>
  /// The sum of all times waited, ticks, for Little's law.
  var waited: Int64 = 0
  /// The sum of all handling, ticks.
  var handled: Int64 = 0

  /// Columns of a group's row before those of the thresholds: answered, guests, wait.
  private static let groupFixed = 3

  init(_ model: Model) {
    shape = Observations.Shape(model)
    typeCount = model.contactTypes.count
    byEvent = model.measurement.byEvent
    marks = Marks(
      thresholds: Column(model.measurement.within),
      shortAbandon: model.measurement.shortAbandon)
    width = Counter.allCases.count + 2 * model.measurement.within.count
    ofCenter = Column((0..<model.queueCount).map { Int32(model.center(ofQueue: $0)) })
    let rows = (shape.intervals + 1) * shape.queues
    byOrigin = Column(repeating: 0, count: rows * width)
    movedOut = Column(repeating: 0, count: rows * width)
    movedIn = Column(repeating: 0, count: rows * width)
    eventsByOrigin = Column(repeating: 0, count: byEvent ? rows * width : 0)
    eventsByHandler = Column(repeating: 0, count: byEvent ? rows * width : 0)
    squares = Column(repeating: 0, count: rows)
    squaresOut = Column(repeating: 0, count: rows)
    squaresIn = Column(repeating: 0, count: rows)
    let cells = (shape.intervals + 1) * shape.centers * WaitBuckets.coarse.count
    answeredWaits = Column(repeating: 0, count: cells)
    abandonedWaits = Column(repeating: 0, count: cells)
    answeredMoves = Column(repeating: 0, count: cells)
    abandonedMoves = Column(repeating: 0, count: cells)
    // One queue more, for the warm-up.
    let days = (shape.queues + 1) * WaitBuckets.fine.count
    answeredDay = Column(repeating: 0, count: days)
    abandonedDay = Column(repeating: 0, count: days)
    groupCounts = Column(
      repeating: 0,
      count: (shape.intervals + 1) * shape.groups * (Ledger.groupFixed + shape.thresholds))
    linkTalk = Column(repeating: 0, count: (shape.intervals + 1) * shape.links)
  }

  /// Books an attempt that heard a busy signal.
  mutating func bookBlocked(_ contact: Contact) {
    let row = (Int(contact.row) * shape.queues + Int(contact.origin)) * width
    byOrigin[row + Counter.offered.rawValue] &+= 1
    byOrigin[row + Counter.blocked.rawValue] &+= 1
    if contact.attempt == 1 {
      byOrigin[row + Counter.customers.rawValue] &+= 1
      byOrigin[row + Counter.firstBlocked.rawValue] &+= 1
    }
  }

  /// Books an attempt at the end of its first stay: answered, whatever becomes of it later.
  @inline(__always)
  mutating func bookAnswered(_ contact: Contact, group: Int32) {
    let wait = contact.answered - contact.arrival
    let row = Int(contact.row) * shape.queues
    let origin = row + Int(contact.origin)
    Ledger.book(&byOrigin, origin * width, contact, wait, true, marks)
    let fixed = Ledger.groupFixed + marks.thresholds.count
    let cell = (Int(contact.row) * shape.groups + Int(group)) * fixed
    groupCounts[cell] &+= 1
    groupCounts[cell + 2] &+= wait
    for index in 0..<marks.thresholds.count {
      groupCounts[cell + Ledger.groupFixed + index] &+= wait <= marks.thresholds[index] ? 1 : 0
    }
    if wait > 0 {
      let seconds = wait.seconds
      squares[origin] += seconds * seconds
      answeredWaits[coarseCell(contact.row, contact.origin, wait)] &+= 1
      answeredDay[dayCell(contact, wait)] &+= 1
    }
    if ofCenter[contact.handler] != ofCenter[contact.origin] {
      groupCounts[cell + 1] &+= 1
      bookMoved(contact, wait, answered: true)
    }
  }

  /// Books an attempt that gave up.
  mutating func bookAbandoned(_ contact: Contact, at now: Ticks) {
    let wait = now - contact.arrival
    let origin = Int(contact.row) * shape.queues + Int(contact.origin)
    Ledger.book(&byOrigin, origin * width, contact, wait, false, marks)
    let seconds = wait.seconds
    squares[origin] += seconds * seconds
    abandonedWaits[coarseCell(contact.row, contact.origin, wait)] &+= 1
    abandonedDay[dayCell(contact, wait)] &+= 1
    if ofCenter[contact.handler] != ofCenter[contact.origin] {
      bookMoved(contact, wait, answered: false)
    }
  }

  @inline(never)
  private mutating func bookMoved(_ contact: Contact, _ wait: Ticks, answered: Bool) {
    let row = Int(contact.row) * shape.queues
    let origin = row + Int(contact.origin)
    let handler = row + Int(contact.handler)
    Ledger.book(&movedOut, origin * width, contact, wait, answered, marks)
    Ledger.book(&movedIn, handler * width, contact, wait, answered, marks)
    let seconds = wait.seconds
    squaresOut[origin] += seconds * seconds
    squaresIn[handler] += seconds * seconds
    let from = coarseCell(contact.row, contact.origin, wait)
    let to = coarseCell(contact.row, contact.handler, wait)
    if answered {
      answeredMoves[from] &-= 1
      answeredMoves[to] &+= 1
    } else {
      abandonedMoves[from] &-= 1
      abandonedMoves[to] &+= 1
    }
  }

  @inline(__always)
  private static func book(
    _ table: inout Column<Int64>, _ row: Int, _ contact: Contact, _ wait: Ticks, _ answered: Bool,
    _ marks: borrowing Marks
  ) {
    table[row + Counter.offered.rawValue] &+= 1
    let first: Int64 = contact.attempt == 1 ? 1 : 0
    let waited: Int64 = contact.waited ? 1 : 0
    table[row + Counter.customers.rawValue] &+= first
    table[row + Counter.firstWaited.rawValue] &+= first & waited
    table[row + Counter.waited.rawValue] &+= waited
    if answered {
      table[row + Counter.answered.rawValue] &+= 1
      table[row + Counter.waitAnswered.rawValue] &+= wait
      for index in 0..<marks.thresholds.count {
        table[row + CountTable.answeredColumn(index)] &+= wait <= marks.thresholds[index] ? 1 : 0
      }
    } else {
      table[row + Counter.abandoned.rawValue] &+= 1
      table[row + Counter.waitAbandoned.rawValue] &+= wait
      table[row + Counter.shortAbandoned.rawValue] &+= wait <= marks.shortAbandon ? 1 : 0
      for index in 0..<marks.thresholds.count {
        table[row + CountTable.abandonedColumn(index)] &+= wait <= marks.thresholds[index] ? 1 : 0
      }
    }
  }

  /// Books the talk and wrap-up of a contact that left its agent, and how it ended.
  @inline(__always)
  mutating func bookHandled(
    _ contact: Contact, talk: Ticks, wrapUp: Ticks, link: Int32, ended: Counter
  ) {
    let rows = Int(contact.row) * shape.queues
    let origin = (rows + Int(contact.origin)) * width
    byOrigin[origin + Counter.talk.rawValue] &+= talk
    byOrigin[origin + Counter.wrapUp.rawValue] &+= wrapUp
    byOrigin[origin + ended.rawValue] &+= 1
    if ofCenter[contact.handler] != ofCenter[contact.origin] {
      let handler = (rows + Int(contact.handler)) * width
      movedOut[origin + Counter.talk.rawValue] &+= talk
      movedOut[origin + Counter.wrapUp.rawValue] &+= wrapUp
      movedOut[origin + ended.rawValue] &+= 1
      movedIn[handler + Counter.talk.rawValue] &+= talk
      movedIn[handler + Counter.wrapUp.rawValue] &+= wrapUp
      movedIn[handler + ended.rawValue] &+= 1
    }
    if link >= 0 { linkTalk[Int(contact.row) * shape.links + Int(link)] &+= talk }
  }

  /// Books the talk of a contact that is put back after a cut.
  mutating func bookCutTalk(_ contact: Contact, talk: Ticks) {
    let rows = Int(contact.row) * shape.queues
    let origin = (rows + Int(contact.origin)) * width
    byOrigin[origin + Counter.talk.rawValue] &+= talk
    if ofCenter[contact.handler] != ofCenter[contact.origin] {
      movedOut[origin + Counter.talk.rawValue] &+= talk
      movedIn[(rows + Int(contact.handler)) * width + Counter.talk.rawValue] &+= talk
    }
  }

  /// Adds to a counter of the attempt's row, in the views by origin and by handling.
  mutating func bookOutcome(_ contact: Contact, _ counter: Counter) {
    let rows = Int(contact.row) * shape.queues
    let origin = (rows + Int(contact.origin)) * width
    byOrigin[origin + counter.rawValue] &+= 1
    if ofCenter[contact.handler] != ofCenter[contact.origin] {
      movedOut[origin + counter.rawValue] &+= 1
      movedIn[(rows + Int(contact.handler)) * width + counter.rawValue] &+= 1
    }
  }

  /// Counts an event in the interval in which it happens, where that is asked for.
  @inline(__always)
  mutating func bookEvent(_ counter: Counter, row: Int32, origin: Int32, handler: Int32) {
    guard byEvent else { return }
    eventsByOrigin[(Int(row) * shape.queues + Int(origin)) * width + counter.rawValue] &+= 1
    eventsByHandler[(Int(row) * shape.queues + Int(handler)) * width + counter.rawValue] &+= 1
  }

  @inline(__always)
  private func coarseCell(_ row: Int32, _ queue: Int32, _ wait: Ticks) -> Int {
    (Int(row) * shape.centers + Int(ofCenter[queue])) * WaitBuckets.coarse.count
      + WaitBuckets.coarse.bucket(of: wait)
  }

  @inline(__always)
  private func dayCell(_ contact: Contact, _ wait: Ticks) -> Int {
    let queue = contact.row == 0 ? shape.queues : Int(contact.origin)
    return queue * WaitBuckets.fine.count + WaitBuckets.fine.bucket(of: wait)
  }
}

extension Ledger {
  /// Moves the books into observations.
  func close(into observations: inout Observations) {
    let rows = shape.queues * width
    observations.byOrigin.counts = byOrigin.array(from: rows)
    observations.movedOut.counts = movedOut.array(from: rows)
    observations.movedIn.counts = movedIn.array(from: rows)
    if byEvent {
      observations.eventsByOrigin.counts = eventsByOrigin.array(from: rows)
      observations.eventsByHandler.counts = eventsByHandler.array(from: rows)
    }
    observations.waitSquares = squares.array(from: shape.queues)
    observations.waitSquaresOut = squaresOut.array(from: shape.queues)
    observations.waitSquaresIn = squaresIn.array(from: shape.queues)
    for cell in 0..<shape.links * shape.intervals {
      observations.linkTalk[cell] = linkTalk[shape.links + cell]
    }
    closeGroups(into: &observations)
    closeHistograms(into: &observations)
    closeIdentities(into: &observations)
  }

  private func closeGroups(into observations: inout Observations) {
    let fixed = Ledger.groupFixed + shape.thresholds
    for cell in 0..<shape.intervals * shape.groups {
      let from = (shape.groups + cell) * fixed
      observations.groups[cell].answered = groupCounts[from]
      observations.groups[cell].guests = groupCounts[from + 1]
      observations.groups[cell].wait = groupCounts[from + 2]
      for index in 0..<shape.thresholds {
        observations.groups[cell].within[index] = groupCounts[from + Ledger.groupFixed + index]
      }
    }
  }

  /// Bucket 0 of the answered is what the counters know and the loop did not book: answers at once.
  private func closeHistograms(into observations: inout Observations) {
    let buckets = WaitBuckets.coarse.count
    let cells = shape.centers * buckets
    observations.answeredWaits.counts = answeredWaits.array(from: cells)
    observations.abandonedWaits.counts = abandonedWaits.array(from: cells)
    observations.answeredWaitsDay.counts = Array(
      answeredDay.array().prefix(shape.queues * WaitBuckets.fine.count))
    observations.abandonedWaitsDay.counts = Array(
      abandonedDay.array().prefix(shape.queues * WaitBuckets.fine.count))
    var answeredOfDay = [Int64](repeating: 0, count: shape.queues)
    for interval in 0..<shape.intervals {
      for center in 0..<shape.centers {
        var answered: Int64 = 0
        for type in 0..<typeCount {
          let queue = center * typeCount + type
          let count = observations.byOrigin[interval, queue, .answered]
          answered += count
          answeredOfDay[queue] += count
        }
        let start = (interval * shape.centers + center) * buckets
        let booked = observations.answeredWaits.counts[start..<start + buckets].reduce(Int64(0)) {
          $0 + Int64($1)
        }
        observations.answeredWaits.counts[start] += UInt32(clamping: answered - booked)
      }
    }
    for queue in 0..<shape.queues {
      let start = queue * WaitBuckets.fine.count
      let booked = observations.answeredWaitsDay.row(queue).reduce(Int64(0)) { $0 + Int64($1) }
      observations.answeredWaitsDay.counts[start] += UInt32(clamping: answeredOfDay[queue] - booked)
    }
    observations.answeredWaitsHandled.counts = zip(
      observations.answeredWaits.counts, answeredMoves.array(from: cells)
    ).map { $0 &+ $1 }
    observations.abandonedWaitsHandled.counts = zip(
      observations.abandonedWaits.counts, abandonedMoves.array(from: cells)
    ).map { $0 &+ $1 }
  }

  private func closeIdentities(into observations: inout Observations) {
    func sum(_ table: borrowing Column<Int64>, _ counter: Counter) -> Int64 {
      var total: Int64 = 0
      var row = counter.rawValue
      while row < table.count {
        total += table[row]
        row += width
      }
      return total
    }
    observations.identities.offered = sum(byOrigin, .offered)
    observations.identities.blocked = sum(byOrigin, .blocked)
    observations.identities.answered = sum(byOrigin, .answered)
    observations.identities.abandoned = sum(byOrigin, .abandoned)
    observations.identities.completed = sum(byOrigin, .completed)
    observations.identities.lostByCut = sum(byOrigin, .lostByCut)
    observations.identities.abandonedAfterCut = sum(byOrigin, .abandonedAfterCut)
    observations.identities.overflowedOut = sum(movedOut, .offered)
    observations.identities.overflowedIn = sum(movedIn, .offered)
    observations.identities.waited = waited
    observations.identities.handled = handled
    observations.contactsSimulated = observations.identities.offered
  }
}
