/// Figures that guards and scores read.
extension Catalogue {
  /// A wait without end, and every other figure beyond all marks.
  static let infinite = Int.max >> 2
  /// What stands for a figure that nobody can tell yet: no comparison with it is true.
  static let unknown = Int.min

  /// Whether all conditions of a guard hold; no guard always does.
  @inline(__always)
  func holds(_ id: Int, on floor: borrowing Floor, asking contact: ContactID?) -> Bool {
    id < 0 || allHold(guards[id], on: floor, asking: contact)
  }

  @inline(never)
  private func allHold(
    _ range: Range<Int>, on floor: borrowing Floor, asking contact: ContactID?
  ) -> Bool {
    for index in range {
      let condition = conditions[index]
      let figure = read(condition.reading, condition.index, on: floor, asking: contact)
      if !condition.terms.isEmpty {
        guard sumHolds(condition, figure, on: floor, asking: contact) else { return false }
      } else if figure < condition.least || figure > condition.greatest || figure == Self.unknown {
        return false
      }
    }
    return true
  }

  /// What a condition reads now; of a weighted sum the whole part.
  func figure(
    _ index: Int, on floor: borrowing Floor, asking contact: ContactID?
  ) -> DecisionFigure {
    let condition = conditions[index]
    let first = read(condition.reading, condition.index, on: floor, asking: contact)
    guard first != Self.unknown else {
      return DecisionFigure(condition: index, value: nil, holds: false)
    }
    guard !condition.terms.isEmpty else {
      return DecisionFigure(
        condition: index, value: first,
        holds: first >= condition.least && first <= condition.greatest)
    }
    let others = sum(condition.terms, on: floor, asking: contact)
    let value = others.map { whole(Double(first) + $0) }
    return DecisionFigure(
      condition: index, value: value,
      holds: sumHolds(condition, first, on: floor, asking: contact))
  }

  /// Whether a weighted sum lies within its marks; all of it in whole millionths, so that no
  /// rounding decides.
  private func sumHolds(
    _ condition: Condition, _ figure: Int, on floor: borrowing Floor, asking contact: ContactID?
  ) -> Bool {
    guard figure != Self.unknown else { return false }
    var sum = Int128(figure) * 1_000_000
    for index in condition.terms {
      let term = terms[index]
      let figure = read(term.reading, term.index, on: floor, asking: contact)
      guard figure != Self.unknown else { return false }
      sum += Int128(figure) * Int128(term.weight)
    }
    return sum >= Int128(condition.least) * 1_000_000
      && sum <= Int128(condition.greatest) * 1_000_000
  }

  /// A weighted sum as a number; infinite where a term is, nil where one is unknown.
  @inline(__always)
  func sum(
    _ range: Range<Int>, on floor: borrowing Floor, asking contact: ContactID?
  ) -> Double? {
    // Most sums are of one figure: scores are worked out for each center at each arrival.
    guard range.upperBound &- range.lowerBound == 1 else {
      return sumOfMany(range, on: floor, asking: contact)
    }
    return value(of: range.lowerBound, on: floor, asking: contact)
  }

  @inline(never)
  private func sumOfMany(
    _ range: Range<Int>, on floor: borrowing Floor, asking contact: ContactID?
  ) -> Double? {
    var sum = 0.0
    var index = range.lowerBound
    while index < range.upperBound {
      guard let value = value(of: index, on: floor, asking: contact) else { return nil }
      if value == .infinity { return value }
      sum += value
      index &+= 1
    }
    return sum
  }

  /// A term as a number; infinite where its figure is, nil where that is unknown.
  @inline(__always)
  private func value(
    of index: Int, on floor: borrowing Floor, asking contact: ContactID?
  ) -> Double? {
    let term = terms[index]
    let figure = read(term.reading, term.index, on: floor, asking: contact)
    guard figure != Self.unknown else { return nil }
    if figure >= Self.infinite { return .infinity }
    return Double(figure) * Double(term.weight) * 1e-6
  }

  @inline(__always)
  func read(
    _ reading: Reading, _ index: Int, on floor: borrowing Floor, asking contact: ContactID?
  ) -> Int {
    var figure = 0
    switch reading {
    case .waiting:
      let list = ListID(index)
      figure = floor.waiting(in: list)
      if let contact, floor.stands(contact, in: list) { figure -= 1 }
    case .idleAgents:
      figure = groupSets.sum(index) { floor.idleAgents(GroupID($0)) }
    case .signedIn:
      figure = groupSets.sum(index) { floor.signedIn(GroupID($0)) }
    case .gauge:
      let value = floor.gauge(index)
      figure = value == Floor.unknown ? Self.unknown : whole(value)
    default: return readFurther(reading, index, on: floor, asking: contact)
    }
    return figure
  }

  @inline(never)
  private func readFurther(
    _ reading: Reading, _ index: Int, on floor: borrowing Floor, asking contact: ContactID?
  ) -> Int {
    switch reading {
    case .waiting, .idleAgents, .signedIn, .gauge, .one: return 1
    case .busyAgents:
      return groupSets.sum(index) { floor.busyAgents(GroupID($0)) }
    case .headWait:
      let arrival = floor.headArrival(of: ListID(index))
      return arrival == .never ? 0 : Int(floor.now - arrival)
    case .ownWait: return contact.map { Int(floor.wait(of: $0)) } ?? Self.unknown
    case .position: return 1 + ahead(of: contact, in: index, on: floor)
    case .room: return floor.hasRoom(in: ListID(index)) ? 1 : 0
    case .estimate: return estimate(estimators[index], on: floor, asking: contact)
    case .chance: return chance(estimators[index], on: floor, asking: contact)
    case .board: return seen(index, on: floor)
    case .valve: return Int(floor.note(valves[index].notes))
    case .anyOf:
      return alternatives.contains(index) { holds($0, on: floor, asking: contact) } ? 1 : 0
    case .factor: return Int(Adaptation.one + floor.note(adaptations[index].note))
    case .stands: return contact.map { floor.stands($0, in: ListID(index)) ? 1 : 0 } ?? 0
    case .draw:
      guard let contact else { return Self.unknown }
      return Int(floor.draw(contact, index: UInt64(index)) * 1e6)
    case .ownList:
      guard let contact, floor.ownAgent(of: contact) != nil else { return 1 }
      return floor.isOpen(contact) ? 2 : 0
    }
  }

  // MARK: Estimates

  private func ahead(
    of contact: ContactID?, in list: Int, as place: PlaceInLine = .byArrival,
    on floor: borrowing Floor
  ) -> Int {
    guard let contact else { return floor.waiting(in: ListID(list)) }
    return floor.ahead(of: contact, in: ListID(list), as: place)
  }

  private func ahead(
    _ estimator: Estimator, of contact: ContactID?, on floor: borrowing Floor
  ) -> Int {
    ahead(of: contact, in: estimator.list, as: estimator.place, on: floor)
  }

  /// Whether a list has room for the asking contact, or for one more where nobody asks.
  private func hasRoom(
    _ list: ListID, for contact: ContactID?, on floor: borrowing Floor
  ) -> Bool {
    contact.map { floor.hasRoom(in: list, for: $0) } ?? floor.hasRoom(in: list)
  }

  /// How long a contact will wait that is about to, by the estimator of the queue it will stand in.
  public func estimate(for contact: ContactID, on floor: borrowing Floor) -> Ticks? {
    let queue = floor.place(of: contact)
    guard entryEstimators.indices.contains(queue), entryEstimators[queue] >= 0 else { return nil }
    let wait = estimate(estimators[entryEstimators[queue]], on: floor, asking: contact)
    return wait == Self.unknown || wait >= Self.infinite ? nil : Ticks(wait)
  }

  private func estimate(
    _ estimator: Estimator, on floor: borrowing Floor, asking contact: ContactID?
  ) -> Int {
    let agents = read(.signedIn, estimator.groups, on: floor, asking: contact)
    guard agents > 0 else { return Self.infinite }
    let list = ListID(estimator.list)
    let stands = contact.map { floor.stands($0, in: list) } ?? false
    guard stands || hasRoom(list, for: contact, on: floor) else { return Self.infinite }
    guard read(.idleAgents, estimator.groups, on: floor, asking: contact) == 0 else { return 0 }
    switch estimator.method {
    case .queue:
      let handle = floor.gauge(estimator.handleTime)
      let ahead = Double(ahead(estimator, of: contact, on: floor))
      return whole((ahead + 1) * handle / Double(agents))
    case .queueAndPatience(let rate):
      let served = Double(agents) / (floor.gauge(estimator.handleTime) * 1e-6)
      var seconds = 0.0
      for waiting in 0...ahead(estimator, of: contact, on: floor) {
        seconds += 1 / (served + Double(waiting) * rate)
      }
      return whole(seconds * 1e6)
    case .past, .head:
      var wait = 0.0
      if estimator.method == .head {
        let arrival = floor.headArrival(of: list)
        wait = arrival == .never ? 0 : Double(floor.now - arrival)
      } else {
        wait = floor.gauge(estimator.past)
      }
      // Who already stands there has part of such a wait behind it.
      let passed = stands ? contact.map { Double(floor.wait(of: $0)) } ?? 0 : 0
      return whole(max(0, wait - passed))
    }
  }

  /// The chance of an answer within the mark, in millionths: that of at least as many departures as
  /// there are contacts up to the asking one, at the full rate of the agents (an Erlang law).
  private func chance(
    _ estimator: Estimator, on floor: borrowing Floor, asking contact: ContactID?
  ) -> Int {
    let agents = read(.signedIn, estimator.groups, on: floor, asking: contact)
    let list = ListID(estimator.list)
    let stands = contact.map { floor.stands($0, in: list) } ?? false
    guard agents > 0, stands || hasRoom(list, for: contact, on: floor) else { return 0 }
    guard read(.idleAgents, estimator.groups, on: floor, asking: contact) == 0 else {
      return 1_000_000
    }
    let passed = stands ? contact.map { floor.wait(of: $0) } ?? 0 : 0
    let left = Double(max(0, estimator.within - passed))
    let departures = left * Double(agents) / floor.gauge(estimator.handleTime)
    guard departures.isFinite else { return 1_000_000 }
    let ahead = ahead(estimator, of: contact, on: floor)
    // Terms of the Poisson law, grown from the first and rescaled before they leave the range.
    var (term, sum, scale) = (1.0, 1.0, -departures)
    var waiting = 0
    while waiting < ahead {
      waiting += 1
      term *= departures / Double(waiting)
      sum += term
      if sum > 1e200 {
        term *= 1e-200
        sum *= 1e-200
        scale += 460.517018598809136804
      }
    }
    return whole(1e6 * max(0, 1 - sum * Elementary.exp(scale)))
  }

  @inline(__always)
  func whole(_ value: Double) -> Int {
    value < Double(Self.infinite) ? Int(value) : Self.infinite
  }

  // MARK: Board

  /// The number of the sample that the board shows now; nil before the first one.
  func shownSample(of board: Board, on floor: borrowing Floor) -> Int? {
    let taken = Int(floor.note(board.notes))
    guard taken > 0 else { return nil }
    let due = floor.now < board.delay ? 0 : Int((floor.now - board.delay) / board.every)
    return min(due, taken - 1)
  }

  /// A figure as the board shows it now.
  private func seen(_ index: Int, on floor: borrowing Floor) -> Int {
    guard let board else { return Self.unknown }
    guard let sample = shownSample(of: board, on: floor) else {
      // Before the first sample there is only the present.
      let figure = board.figures[index]
      return read(figure.reading, figure.index, on: floor, asking: nil)
    }
    let cell = index * board.depth + sample % board.depth
    let value = Int(floor.note(board.notes + 1 + cell))
    let sent = board.sent[index]
    guard sent >= 0 else { return value }
    let before = floor.note(board.notes + 1 + board.figures.count * board.depth + cell)
    return value + Int(floor.note(sent) - before)
  }
}
