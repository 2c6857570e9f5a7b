import Sim

/// The quantities of every scope in one replication.
struct Sheets {
  private let frame: Frame
  private var sheets: [[Double]]

  init(_ seen: Observations, frame: Frame) {
    self.frame = frame
    let (sizes, width) = (frame.sizes, frame.width)
    sheets = ScopeKind.allCases.map { Array(repeating: 0, count: sizes.count(of: $0) * width) }
    addContacts(seen)
    addPlaces(seen)
    addStaff(seen)
    gatherIntervals()
    markTargets(of: .intervalCenterByOrigin)
    markTargets(of: .intervalCenterByHandling)
    markTargets(of: .interval)
    markQueueTargets(seen)
    roll(.intervalCenterByOrigin, into: .centerByOrigin) { $0 % sizes.centers }
    roll(.intervalCenterByHandling, into: .centerByHandling) { $0 % sizes.centers }
    roll(.intervalGroup, into: .group) { $0 % sizes.groups }
    roll(.interval, into: .total) { _ in 0 }
    if sizes.byEvent { addEvents(seen) }
  }

  /// The quantities of the scopes of a kind, row after row.
  subscript(kind: ScopeKind) -> [Double] { sheets[kind.ordinal] }

  /// Columns of the counters of a table, and what one count is worth.
  private static let counterColumns: [(column: Int, worth: Double)] = Counter.allCases.map {
    switch $0 {
    case .offered: (Frame.column(.offered), 1)
    case .blocked: (Frame.column(.blocked), 1)
    case .answered: (Frame.column(.answered), 1)
    case .abandoned: (Frame.column(.abandoned), 1)
    case .waited: (Frame.column(.waited), 1)
    case .shortAbandoned: (Frame.column(.shortAbandoned), 1)
    case .cutOff: (Frame.column(.dropped), 1)
    case .lostByCut: (-1, 0)
    case .abandonedAfterCut: (Frame.column(.abandonedAfterDrop), 1)
    case .completed: (Frame.column(.completed), 1)
    case .customers: (Frame.column(.customers), 1)
    case .firstBlocked: (Frame.column(.firstBlocked), 1)
    case .firstWaited: (Frame.column(.firstWaited), 1)
    case .customersLost: (Frame.column(.customersLost), 1)
    case .waitAnswered: (Frame.column(.waitAnswered), secondsPerTick)
    case .waitAbandoned: (Frame.column(.waitAbandoned), secondsPerTick)
    case .talk, .wrapUp: (-1, 0)
    }
  }

  private static let secondsPerTick = 1 / Double(Ticks.perSecond)

  private mutating func add(
    _ value: Double, to kind: ScopeKind, _ scope: Int, _ quantity: Quantity
  ) {
    sheets[kind.ordinal][scope * frame.width + Frame.column(quantity)] += value
  }

  /// Adds a row of a table to a scope.
  private mutating func add(
    _ table: CountTable, row: Int, to kind: ScopeKind, _ scope: Int, sign: Double = 1
  ) {
    let (start, base) = (row * table.width, scope * frame.width)
    let ordinal = kind.ordinal
    for (counter, target) in Sheets.counterColumns.enumerated() where target.column >= 0 {
      let count = table.counts[start + counter]
      if count != 0 {
        sheets[ordinal][base + target.column] += sign * target.worth * Double(count)
      }
    }
    for index in 0..<2 * frame.sizes.thresholds {
      let count = table.counts[start + Sheets.counterColumns.count + index]
      sheets[ordinal][base + Frame.fixedColumns + index] += sign * Double(count)
    }
  }

  private mutating func addContacts(_ seen: Observations) {
    let (types, queues) = (frame.sizes.contactTypes, seen.shape.queues)
    for row in 0..<seen.shape.intervals * queues {
      let queue = row % queues
      let cell = row / queues * frame.sizes.centers + queue / types
      let moved = (
        out: Double(seen.movedOut.counts[row * seen.movedOut.width]),
        into: Double(seen.movedIn.counts[row * seen.movedIn.width])
      )
      for (kind, scope) in [
        (ScopeKind.intervalCenterByOrigin, cell), (.intervalCenterByHandling, cell),
        (.queue, queue), (.contactType, queue % types),
      ] {
        add(seen.byOrigin, row: row, to: kind, scope)
        add(seen.waitSquares[row], to: kind, scope, .waitSquares)
        add(moved.out, to: kind, scope, .overflowOut)
        add(moved.into, to: kind, scope, .overflowIn)
        guard !seen.callbacks.isEmpty else { continue }
        let called = seen.callbacks[row]
        add(Double(called.taken), to: kind, scope, .callbacks)
        add(Double(called.reached), to: kind, scope, .callbacksReached)
        add(called.wait.seconds, to: kind, scope, .callbackWait)
      }
      guard frame.sizes.centers > 1 else { continue }
      add(seen.movedOut, row: row, to: .intervalCenterByHandling, cell, sign: -1)
      add(seen.movedIn, row: row, to: .intervalCenterByHandling, cell)
      add(
        seen.waitSquaresIn[row] - seen.waitSquaresOut[row], to: .intervalCenterByHandling, cell,
        .waitSquares)
    }
  }

  /// Times that belong to the place where contacts wait, or to the customer's own center.
  private mutating func addPlaces(_ seen: Observations) {
    let (types, queues) = (frame.sizes.contactTypes, seen.shape.queues)
    for row in 0..<seen.shape.intervals * queues {
      let queue = row % queues
      let cell = row / queues * frame.sizes.centers + queue / types
      let waiting = seen.waitingArea[row].seconds
      let redialing = seen.redialingArea[row].seconds
      add(waiting, to: .intervalCenterByHandling, cell, .waitingArea)
      add(redialing, to: .intervalCenterByOrigin, cell, .redialingArea)
      for (kind, scope) in [(ScopeKind.queue, queue), (.contactType, queue % types)] {
        add(waiting, to: kind, scope, .waitingArea)
        add(redialing, to: kind, scope, .redialingArea)
      }
    }
    for (cell, area) in seen.waitingSquareArea.enumerated() {
      add(area, to: .intervalCenterByHandling, cell, .waitingSquareArea)
    }
  }

  private mutating func addStaff(_ seen: Observations) {
    let sizes = frame.sizes
    for (cell, counts) in seen.groups.enumerated() {
      let (interval, group) = (cell / sizes.groups, cell % sizes.groups)
      let agents = frame.model.groups[group]
      let paid = interval < agents.paid.count ? agents.paid[interval] : 0
      let overtime = counts.overtime.seconds
      let center = interval * sizes.centers + Int(agents.center)
      for (kind, scope) in [(ScopeKind.intervalGroup, cell), (.intervalCenterByHandling, center)] {
        add(counts.busy.seconds, to: kind, scope, .busy)
        add(counts.staffed.seconds, to: kind, scope, .staffed)
        add(overtime, to: kind, scope, .overtime)
        add(paid, to: kind, scope, .paid)
        add((paid + overtime) / 3600 * agents.costPerHour, to: kind, scope, .cost)
      }
      add(Double(counts.answered), to: .intervalGroup, cell, .answered)
      add(Double(counts.guests), to: .intervalGroup, cell, .overflowIn)
      add(counts.wait.seconds, to: .intervalGroup, cell, .waitAnswered)
      for (threshold, within) in counts.within.enumerated() {
        let column = Frame.column(.answeredWithin, threshold: threshold)
        sheets[ScopeKind.intervalGroup.ordinal][cell * frame.width + column] += Double(within)
      }
    }
    for (cell, talk) in seen.linkTalk.enumerated() {
      let link = frame.model.links[cell % seen.shape.links]
      add(talk.seconds / 60 * link.costPerMinute, to: .interval, cell / seen.shape.links, .cost)
    }
  }

  /// An interval has the contacts of its centers by origin, and their agents and queues by place.
  private mutating func gatherIntervals() {
    let places: Set<Int> = Set(
      [Quantity.waitingArea, .waitingSquareArea, .busy, .staffed, .overtime, .paid, .cost].map {
        Frame.column($0)
      })
    let (width, centers) = (frame.width, frame.sizes.centers)
    let origin = ScopeKind.intervalCenterByOrigin.ordinal
    let handling = ScopeKind.intervalCenterByHandling.ordinal
    for column in 0..<width {
      let source = places.contains(column) ? handling : origin
      for cell in 0..<frame.sizes.intervals * centers {
        sheets[ScopeKind.interval.ordinal][cell / centers * width + column] +=
          sheets[source][cell * width + column]
      }
    }
  }

  private mutating func mark(
    _ kind: ScopeKind, _ scope: Int, offered: Double, within: Double
  ) {
    guard let target = frame.labels.serviceLevel.target, offered > 0 else { return }
    add(1, to: kind, scope, .intervals)
    // A quotient rounds as the target's own digits do: 7 of 100 meets 7 %.
    if within / offered >= target { add(1, to: kind, scope, .intervalsMet) }
  }

  private mutating func markTargets(of kind: ScopeKind) {
    let within = Frame.column(.answeredWithin, threshold: frame.labels.serviceLevel.headline)
    for scope in 0..<frame.sizes.count(of: kind) {
      let base = scope * frame.width
      mark(
        kind, scope, offered: sheets[kind.ordinal][base + Frame.column(.offered)],
        within: sheets[kind.ordinal][base + within])
    }
  }

  private mutating func markQueueTargets(_ seen: Observations) {
    guard frame.labels.serviceLevel.target != nil else { return }
    let (types, headline) = (frame.sizes.contactTypes, frame.labels.serviceLevel.headline)
    for interval in 0..<seen.shape.intervals {
      for type in 0..<types {
        var (offered, within) = (Int64(0), Int64(0))
        for queue in stride(from: type, to: seen.shape.queues, by: types) {
          let queueOffered = seen.byOrigin[interval, queue, .offered]
          let met = seen.byOrigin.answeredWithin(headline, interval: interval, queue: queue)
          mark(.queue, queue, offered: Double(queueOffered), within: Double(met))
          offered += queueOffered
          within += met
        }
        mark(.contactType, type, offered: Double(offered), within: Double(within))
      }
    }
  }

  private mutating func addEvents(_ seen: Observations) {
    let (types, queues) = (frame.sizes.contactTypes, seen.shape.queues)
    for row in 0..<seen.shape.intervals * queues {
      let interval = row / queues
      let cell = interval * frame.sizes.centers + row % queues / types
      add(seen.eventsByOrigin, row: row, to: .eventInterval, interval)
      add(seen.eventsByOrigin, row: row, to: .eventIntervalCenterByOrigin, cell)
      add(seen.eventsByHandler, row: row, to: .eventIntervalCenterByHandling, cell)
    }
  }

  private mutating func roll(
    _ kind: ScopeKind, into wider: ScopeKind, to position: (Int) -> Int
  ) {
    let width = frame.width
    for scope in 0..<sheets[kind.ordinal].count / width {
      let target = position(scope) * width
      for column in 0..<width {
        sheets[wider.ordinal][target + column] += sheets[kind.ordinal][scope * width + column]
      }
    }
  }
}
