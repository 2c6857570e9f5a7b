import Sim

extension RoutingListing {
  /// A guard in words; nothing where there is none.
  func condition(_ guardID: Int, _ word: String = " if ") -> String {
    guard guardID >= 0 else { return "" }
    return word + conjunction(guardID)
  }

  private func conjunction(_ guardID: Int) -> String {
    catalogue.conditions[catalogue.guards[guardID]].map(comparison).joined(separator: " and ")
  }

  private func comparison(_ condition: Catalogue.Condition) -> String {
    if condition.reading == .anyOf {
      let parts = catalogue.alternatives[condition.index].map(conjunction)
      return "(\(parts.joined(separator: " or ")))"
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
  func name(of condition: Catalogue.Condition) -> String {
    condition.terms.isEmpty ? figure(condition.reading, condition.index) : sum(condition.terms)
  }

  func isInTicks(_ condition: Catalogue.Condition) -> Bool {
    isInTicks(Catalogue.Term(condition.reading, condition.index))
      || catalogue.terms[condition.terms].contains(where: isInTicks)
  }

  private func isInTicks(_ term: Catalogue.Term) -> Bool {
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
  func sum(_ range: Range<Int>) -> String {
    var words = ""
    let isWait = catalogue.terms[range].contains(where: isInTicks)
    // The constant that a sum begins with is taken back by its last term.
    for term in catalogue.terms[range] where term.reading != .one {
      let weight = Double(abs(term.weight)) / 1e6
      let factor = weight == 1 ? "" : "\(weight) "
      let sign = term.weight < 0 ? "-" : "+"
      words += words.isEmpty ? (sign == "-" ? "-" : "") : " \(sign) "
      words +=
        term.reading == .factor
        ? "\(isWait ? time(Ticks(abs(term.weight))) : "\(abs(term.weight))") x "
          + figure(term.reading, term.index)
        : factor + figure(term.reading, term.index)
    }
    let constant = catalogue.terms[range].filter { $0.reading == .one }.reduce(0) { $0 + $1.weight }
    let shift = Int((Double(constant) / 1e6).rounded()) + 1
    return shift == 0 || words.isEmpty ? words : "\(words) \(shift < 0 ? "-" : "+") \(abs(shift))"
  }

  private func figure(_ reading: Catalogue.Reading, _ index: Int) -> String {
    switch reading {
    case .waiting: "waiting(\(list(index)))"
    case .idleAgents: "idle(\(groups(index)))"
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

  private func entry(_ estimator: Int) -> String { words(catalogue.estimators[estimator].place) }

  /// Where a contact takes its place, where that is not by its arrival.
  func words(_ place: PlaceInLine) -> String {
    switch place {
    case .byArrival: ""
    case .back: " at the back"
    case .front: " at the front"
    }
  }

  private func gauge(_ gauge: Gauge) -> String {
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
  func callBack(_ promise: Catalogue.Promise) -> String {
    let when =
      promise.estimator < 0
      ? ""
      : " after \(promise.factor) \(figure(.estimate, promise.estimator))"
    let terms = routing.plan.callbacks[promise.terms]
    let dial = terms.dial > 0 ? ", dial \(time(terms.dial))" : ""
    let reach = terms.reach < 1 ? ", \(terms.reach * 100)% answer" : ""
    return "call back: a place in \(list(Int(terms.list)))\(when)\(dial)\(reach)"
  }

  func groups(_ set: Int) -> String {
    catalogue.groupSets[set].map { world.fullName(ofGroup: $0) }.joined(separator: ", ")
  }

  /// A placement, such as `least of: billing@sz by estimate(billing@sz), ...`.
  func place(_ index: Int) -> String {
    let placement = catalogue.placements[index]
    let goals = placement.destinations.map { goal($0, in: placement) }
    let fallback = placement.fallback < 0 ? "" : ", else \(place(placement.fallback))"
    let without = placement.suppression.map { leavesOut($0, placement) } ?? ""
    return "\(word(placement.rule)) of: \(goals.joined(separator: ", "))\(fallback)\(without)"
  }

  private func leavesOut(
    _ rule: Catalogue.Suppression, _ placement: Catalogue.Placement
  ) -> String {
    let isWait = placement.destinations.contains { index in
      let score = catalogue.destinations[index].score
      return score.contains { isInTicks(catalogue.terms[$0]) }
    }
    let mark = isWait ? time(Ticks(rule.worseBy)) : "\(rule.worseBy)"
    return ", without those worse by \(mark) for \(time(rule.length))"
  }

  private func goal(_ index: Int, in placement: Catalogue.Placement) -> String {
    let goal = catalogue.destinations[index]
    var words = list(goal.list)
    if !goal.score.isEmpty { words += " by \(plainSum(goal.score))" }
    if !goal.over.isEmpty { words += " over \(plainSum(goal.over))" }
    if goal.handleTime >= 0 {
      words += " by \(figure(.gauge, goal.handleTime)) over \(figure(.signedIn, goal.agents))"
    }
    if goal.handicap > 0 { words += " + \(time(Ticks(goal.handicap)))" }
    if goal.handicapShare > 0 { words += " + \(goal.handicapShare * 100)%" }
    if [.random, .rotation].contains(placement.rule) {
      let weights = catalogue.weights[goal.weights]
      words += " " + weights.map { "\(Double($0) / 1e4)%" }.joined(separator: " then ")
    }
    return words + condition(goal.guardID)
  }

  /// A sum of a score, which begins with no constant.
  private func plainSum(_ range: Range<Int>) -> String {
    catalogue.terms[range].map { term in
      let weight = Double(term.weight) / 1e6
      return (weight == 1 ? "" : "\(weight) ") + figure(term.reading, term.index)
    }.joined(separator: " + ")
  }

  private func word(_ rule: Catalogue.Placement.Rule) -> String {
    switch rule {
    case .least: "least"
    case .inverse: "drawn, inverse"
    case .proportional: "drawn, proportional"
    case .random: "drawn"
    case .rotation: "in turn"
    case .shadow: "shadow"
    }
  }
}
