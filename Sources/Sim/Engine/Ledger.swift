/// The books of a replication while it runs: the columns behind `Observations`.
///
/// Rows of intervals begin with one for the warm-up, which is thrown away at the end, so that the
/// loop never asks whether a contact counts.
struct Ledger: ~Copyable {
  let shape: Observations.Shape
  let typeCount: Int
  let centerCount: Int32
  let byEvent: Bool
  /// Waits that answers and abandonments are compared with.
  let thresholds: Column<Ticks>
  let shortAbandon: Ticks
  let ofCenter: Column<Int32>
  var byOrigin: Book
  var movedOut: Book
  var movedIn: Book
  var eventsByOrigin: Book
  var eventsByHandler: Book
  var squares: Column<Double>
  var squaresOut: Column<Double>
  var squaresIn: Column<Double>
  var answeredWaits: Column<UInt32>
  var abandonedWaits: Column<UInt32>
  /// Differences of the view by handling from the view by origin; they wrap around below zero.
  var answeredMoves: Column<UInt32>
  var abandonedMoves: Column<UInt32>
  var answeredDay: Column<UInt32>
  var abandonedDay: Column<UInt32>
  var groupRows: Column<GroupRow>
  var groupWithin: Column<Int64>
  var linkTalk: Column<Int64>
  /// What rules did, but for the acts that are told by an answer elsewhere.
  var health: Column<HealthRow>
  /// From where the last contact between two centers came; -1 before there is one.
  ///
  /// The pair of a center and a later one stands at `center * centers + later`.
  var lastWay: Column<Int32>
  /// Contacts answered at another center, `origin * centers + handler`; without the warm-up.
  var flows: Column<Int64>
  /// The sum of all times waited, ticks, for Little's law.
  var waited: Int64 = 0
  /// The sum of all handling, ticks.
  var handled: Int64 = 0

  /// What a group answered of the contacts that arrived in an interval.
  struct GroupRow: BitwiseCopyable {
    var answered: Int64 = 0
    var guests: Int64 = 0
    var wait: Int64 = 0

    @inline(__always)
    mutating func book(wait time: Ticks, isGuest: Bool) {
      answered &+= 1
      guests &+= isGuest ? 1 : 0
      wait &+= time
    }
  }

  init(_ model: Model) {
    shape = Observations.Shape(model)
    typeCount = model.contactTypes.count
    centerCount = Int32(model.centers.count)
    byEvent = model.measurement.byEvent
    thresholds = Column(model.measurement.within)
    shortAbandon = model.measurement.shortAbandon
    ofCenter = Column((0..<model.queueCount).map { Int32(model.center(ofQueue: $0)) })
    let rows = (shape.intervals + 1) * shape.queues
    byOrigin = Book(rows: rows, thresholds: shape.thresholds)
    movedOut = Book(rows: rows, thresholds: shape.thresholds)
    movedIn = Book(rows: rows, thresholds: shape.thresholds)
    eventsByOrigin = Book(rows: byEvent ? rows : 0, thresholds: shape.thresholds)
    eventsByHandler = Book(rows: byEvent ? rows : 0, thresholds: shape.thresholds)
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
    let groups = (shape.intervals + 1) * shape.groups
    groupRows = Column(repeating: GroupRow(), count: groups)
    groupWithin = Column(repeating: 0, count: groups * shape.thresholds)
    linkTalk = Column(repeating: 0, count: (shape.intervals + 1) * shape.links)
    let isAlone = shape.centers < 2
    health = Column(repeating: HealthRow(), count: isAlone ? 0 : rows)
    flows = Column(repeating: 0, count: shape.centers * shape.centers)
    lastWay = Column(repeating: -1, count: isAlone ? 0 : shape.centers * shape.centers)
  }

  /// Books an attempt that heard a busy signal.
  mutating func bookBlocked(_ attempt: Attempt) {
    byOrigin.rows[row(attempt, attempt.origin)].bookBusySignal(isFirst: attempt.isFirst)
  }

  /// Books the entry of an attempt that took a callback: nobody waited on the line.
  mutating func bookPromised(_ attempt: Attempt) {
    byOrigin.rows[row(attempt, attempt.origin)].bookEntry(attempt)
  }

  /// Books an attempt at the end of its first stay: answered, whatever becomes of it later.
  @inline(__always)
  mutating func bookAnswered(_ attempt: Attempt, wait: Ticks, group: Int32) {
    let origin = row(attempt, attempt.origin)
    let isGuest = attempt.hasMoved
    let cell = Int(attempt.row) &* shape.groups &+ Int(group)
    byOrigin.rows[origin].bookAnswer(attempt, wait: wait)
    groupRows[cell].book(wait: wait, isGuest: isGuest)
    var index = thresholds.count - 1
    // The marks ascend: below the first that is missed none is met.
    while index >= 0 && wait <= thresholds[index] {
      byOrigin.within[(origin &* thresholds.count &+ index) &* 2] &+= 1
      groupWithin[cell &* thresholds.count &+ index] &+= 1
      index -= 1
    }
    if wait > 0 {
      let seconds = wait.seconds
      squares[origin] += seconds * seconds
      answeredWaits[coarseCell(attempt.row, attempt.origin, wait)] &+= 1
      answeredDay[dayCell(attempt, wait)] &+= 1
    }
    if isGuest { bookMoved(attempt, wait, answered: true) }
  }

  /// Books an attempt that gave up.
  mutating func bookAbandoned(_ attempt: Attempt, wait: Ticks) {
    let origin = row(attempt, attempt.origin)
    byOrigin.bookAbandonment(attempt, wait, origin, shortAbandon, thresholds)
    let seconds = wait.seconds
    squares[origin] += seconds * seconds
    abandonedWaits[coarseCell(attempt.row, attempt.origin, wait)] &+= 1
    abandonedDay[dayCell(attempt, wait)] &+= 1
    if attempt.hasMoved {
      bookMoved(attempt, wait, answered: false)
    }
  }

  @inline(never)
  private mutating func bookMoved(_ attempt: Attempt, _ wait: Ticks, answered: Bool) {
    let origin = row(attempt, attempt.origin)
    let handler = row(attempt, attempt.handler)
    let seconds = wait.seconds
    squaresOut[origin] += seconds * seconds
    squaresIn[handler] += seconds * seconds
    let centers = (from: ofCenter[attempt.origin], to: ofCenter[attempt.handler])
    bookWay(from: centers.from, to: centers.to, row: origin)
    let bucket = WaitBuckets.coarse.bucket(of: wait)
    let base = Int(attempt.row) &* shape.centers
    let from = (base &+ Int(centers.from)) &* WaitBuckets.coarse.count &+ bucket
    let to = (base &+ Int(centers.to)) &* WaitBuckets.coarse.count &+ bucket
    if answered {
      // Row 0 is the warm-up, which counts nowhere.
      flows[centers.from &* centerCount &+ centers.to] &+= attempt.row > 0 ? 1 : 0
      movedOut.rows[origin].bookAnswer(attempt, wait: wait)
      movedIn.rows[handler].bookAnswer(attempt, wait: wait)
      var index = thresholds.count - 1
      while index >= 0 && wait <= thresholds[index] {
        movedOut.within[(origin &* thresholds.count &+ index) &* 2] &+= 1
        movedIn.within[(handler &* thresholds.count &+ index) &* 2] &+= 1
        index -= 1
      }
      answeredMoves[from] &-= 1
      answeredMoves[to] &+= 1
    } else {
      movedOut.bookAbandonment(attempt, wait, origin, shortAbandon, thresholds)
      movedIn.bookAbandonment(attempt, wait, handler, shortAbandon, thresholds)
      abandonedMoves[from] &-= 1
      abandonedMoves[to] &+= 1
    }
  }

  /// Books a contact that goes the other way than the one before it between the same two centers.
  @inline(__always)
  private mutating func bookWay(from: Int32, to: Int32, row: Int) {
    let pair = min(from, to) &* centerCount &+ max(from, to)
    if lastWay.exchange(pair, with: from) == to { health[row].reversals &+= 1 }
  }

  /// Books what a rule did with an attempt.
  mutating func bookHealth(_ counted: HealthRow, _ attempt: Attempt) {
    if health.count > 0 { health[row(attempt, attempt.origin)].add(counted) }
  }

  /// Books the talk and wrap-up of a contact that left its agent, and how it ended.
  @inline(__always)
  mutating func bookHandled(
    _ attempt: Attempt, talk: Ticks, wrapUp: Ticks, link: Int32, ended: Counter
  ) {
    let origin = row(attempt, attempt.origin)
    byOrigin.rows[origin].bookHandling(talk: talk, wrapUp: wrapUp, ended: ended)
    if attempt.hasMoved {
      movedOut.rows[origin].bookHandling(talk: talk, wrapUp: wrapUp, ended: ended)
      movedIn.rows[row(attempt, attempt.handler)].bookHandling(
        talk: talk, wrapUp: wrapUp, ended: ended)
    }
    if link >= 0 { linkTalk[Int(attempt.row) * shape.links + Int(link)] &+= talk }
  }

  /// Books the talk of a contact that is put back after a cut.
  mutating func bookCutTalk(_ attempt: Attempt, talk: Ticks) {
    byOrigin.rows[row(attempt, attempt.origin)].talk &+= talk
    if attempt.hasMoved {
      movedOut.rows[row(attempt, attempt.origin)].talk &+= talk
      movedIn.rows[row(attempt, attempt.handler)].talk &+= talk
    }
  }

  /// Adds to a counter of the attempt's row, in the views by origin and by handling.
  mutating func bookOutcome(_ attempt: Attempt, _ counter: Counter) {
    byOrigin.rows[row(attempt, attempt.origin)].add(counter)
    if attempt.hasMoved {
      movedOut.rows[row(attempt, attempt.origin)].add(counter)
      movedIn.rows[row(attempt, attempt.handler)].add(counter)
    }
  }

  /// Counts an event in the interval in which it happens, where that is asked for.
  @inline(__always)
  mutating func bookEvent(_ counter: Counter, row: Int32, origin: Int32, handler: Int32) {
    guard byEvent else { return }
    eventsByOrigin.rows[Int(row) * shape.queues + Int(origin)].add(counter)
    eventsByHandler.rows[Int(row) * shape.queues + Int(handler)].add(counter)
  }

  // A product that wrapped around would be no row of the table: the table's own check is enough.

  @inline(__always)
  private func row(_ attempt: Attempt, _ queue: Int32) -> Int {
    Int(attempt.row) &* shape.queues &+ Int(queue)
  }

  @inline(__always)
  private func coarseCell(_ row: Int32, _ queue: Int32, _ wait: Ticks) -> Int {
    (Int(row) &* shape.centers &+ Int(ofCenter[queue])) &* WaitBuckets.coarse.count
      &+ WaitBuckets.coarse.bucket(of: wait)
  }

  @inline(__always)
  private func dayCell(_ attempt: Attempt, _ wait: Ticks) -> Int {
    let queue = attempt.row == 0 ? shape.queues : Int(attempt.origin)
    return queue &* WaitBuckets.fine.count &+ WaitBuckets.fine.bucket(of: wait)
  }
}
