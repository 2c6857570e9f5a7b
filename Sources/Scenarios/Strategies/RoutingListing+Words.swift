import Sim
import Study

extension RoutingListing {
  /// A guard in words; nil where there is none.
  func condition(_ guardID: Int) -> Phrase? { guardID < 0 ? nil : conjunction(guardID) }

  /// A guard behind what it holds back; nothing where there is none.
  func provided(_ guardID: Int) -> Phrase { condition(guardID).map { " if \($0)" } ?? "" }

  private func conjunction(_ guardID: Int) -> Phrase {
    row(catalogue.conditions[catalogue.guards[guardID]].map(comparison)) { " and \($0)" }
  }

  private func comparison(_ condition: Catalogue.Condition) -> Phrase {
    if condition.reading == .anyOf {
      let parts = catalogue.alternatives[condition.index].map(conjunction)
      return "(\(row(parts) { " or \($0)" }))"
    }
    let figure = name(of: condition)
    let isWait = isInTicks(condition)
    func mark(_ value: Int) -> String { isWait ? time(Ticks(value)) : "\(value)" }
    switch (condition.least, condition.greatest) {
    case (let least, .max):
      return "\(figure) \(excludesItsMark(condition) ? ">" : ">=") \(mark(least))"
    case (0, let greatest): return "\(figure) <= \(mark(greatest))"
    default: return "\(mark(condition.least)) <= \(figure) <= \(mark(condition.greatest))"
    }
  }

  /// What a condition reads.
  func name(of condition: Catalogue.Condition) -> Phrase {
    condition.terms.isEmpty ? figure(condition.reading, condition.index) : sum(condition.terms)
  }

  func isInTicks(_ condition: Catalogue.Condition) -> Bool {
    isInTicks(Catalogue.Term(condition.reading, condition.index))
      || catalogue.terms[condition.terms].contains(where: isInTicks)
  }

  func isInTicks(_ term: Catalogue.Term) -> Bool {
    switch term.reading {
    case .headWait, .ownWait, .estimate: return true
    case .board:
      let shown = catalogue.board.map { $0.figures[term.index].reading }
      return shown == .headWait || shown == .estimate
    default: return false
    }
  }

  /// Whether a millionth is taken off the sum, so that its mark itself is not enough.
  private func excludesItsMark(_ condition: Catalogue.Condition) -> Bool {
    let constants = catalogue.terms[condition.terms].filter { $0.reading == .one }
    return constants.reduce(0) { $0 + $1.weight } % 1_000_000 == -1
  }

  /// A weighted sum, such as `waiting(a) - 0.8 waiting(b)`.
  func sum(_ range: Range<Int>) -> Phrase {
    var parts: [Phrase] = []
    let isWait = catalogue.terms[range].contains(where: isInTicks)
    // The constant that a sum begins with is taken back by its last term.
    for term in catalogue.terms[range] where term.reading != .one {
      let weight = Double(abs(term.weight)) / 1e6
      let factor = weight == 1 ? "" : "\(weight) "
      let isTaken = term.weight < 0
      let sign = parts.isEmpty ? (isTaken ? "-" : "") : (isTaken ? " - " : " + ")
      let figure = figure(term.reading, term.index)
      let moved = isWait ? time(Ticks(abs(term.weight))) : "\(abs(term.weight))"
      parts.append(
        term.reading == .factor ? "\(sign)\(moved) x \(figure)" : "\(sign)\(factor)\(figure)")
    }
    let constant = catalogue.terms[range].filter { $0.reading == .one }.reduce(0) { $0 + $1.weight }
    let shift = Int((Double(constant) / 1e6).rounded()) + 1
    if shift != 0, !parts.isEmpty { parts.append(" \(shift < 0 ? "-" : "+") \(abs(shift))") }
    return row(parts)
  }

  func figure(_ reading: Catalogue.Reading, _ index: Int) -> Phrase {
    switch reading {
    case .waiting: waiting(list(index))
    case .idleAgents: idle(groups(index))
    case .signedIn: "signed in(\(groups(index)))"
    case .busyAgents: "busy(\(groups(index)))"
    case .headWait: "longest wait(\(list(index)))"
    case .ownWait: "own wait"
    case .position: "position(\(list(index)))"
    case .room: "room(\(list(index)))"
    case .estimate: "estimate(\(list(catalogue.estimators[index].list)))\(entry(index))"
    case .chance: "chance(\(list(catalogue.estimators[index].list)))\(entry(index))"
    case .gauge: gauge(routing.plan.gauges[index])
    case .board:
      catalogue.board.map { "board \(figure($0.figures[index].reading, $0.figures[index].index))" }
        ?? "board"
    case .valve: "valve \(index + 1)"
    case .anyOf: "any"
    case .draw: "draw \(index)"
    case .factor: "factor \(index + 1)"
    case .stands: "stands in(\(list(index)))"
    case .ownList: "waits for others"
    case .one: "1"
    }
  }

  /// Contacts that wait in lists.
  func waiting(_ lists: Phrase) -> Phrase { "waiting(\(lists))" }

  /// Idle agents of groups.
  func idle(_ groups: Phrase) -> Phrase { "idle(\(groups))" }

  private func entry(_ estimator: Int) -> Phrase { words(catalogue.estimators[estimator].place) }

  /// Where a contact takes its place, where that is not by its arrival.
  func words(_ place: PlaceInLine) -> Phrase {
    switch place {
    case .byArrival: ""
    case .back: " at the back"
    case .front: " at the front"
    }
  }

  private func gauge(_ gauge: Gauge) -> Phrase {
    let place = list(Int(gauge.queue))
    switch gauge.kind {
    case .handleTime: return "handle time(\(place))"
    case .waitOfAnswered: return "wait of answered(\(place))"
    case .answeredWithin(let mark): return "answered within \(time(mark))(\(place))"
    case .waitOfFinished: return "wait of finished(\(place))"
    case .guests(let origin): return "guests from \(world.centers[Int(origin)])(\(place))"
    }
  }

  /// A callback, such as `call back: later@sz after 0.8 estimate(billing@sz)`.
  func callBack(_ promise: Catalogue.Promise) -> Phrase {
    let when: Phrase =
      promise.estimator < 0
      ? ""
      : " after \(promise.factor) \(figure(.estimate, promise.estimator))"
    let terms = routing.plan.callbacks[promise.terms]
    let dial: Phrase = terms.dial > 0 ? ", dial \(time(terms.dial))" : ""
    let reach: Phrase = terms.reach < 1 ? ", \("\(terms.reach * 100)%") answer" : ""
    return "call back: a place in \(list(Int(terms.list)))\(when)\(dial)\(reach)"
  }

  func groups(_ set: Int) -> Phrase {
    enumeration(catalogue.groupSets[set].map { Phrase(verbatim: world.fullName(ofGroup: $0)) })
  }
}
