/// What becomes of an arrival that found nobody in the searches of its queue.
extension Catalogue {
  /// One act; nil where it is not done.
  @inline(never)
  func act(
    _ move: Move, for contact: ContactID, on floor: borrowing Floor
  ) -> ArrivalAnswer? {
    guard holds(move.guardID, on: floor, asking: contact) else { return nil }
    switch move.act {
    case .move:
      let list = ListID(move.list)
      return floor.hasRoom(in: list) ? .move(list, move.place) : nil
    case .search(let range): return find(range, for: contact, on: floor).map { .serve($0) }
    case .sendHead(let range, let list):
      guard let head = floor.head(of: ListID(list)) else {
        return find(range, for: contact, on: floor).map { .serve($0) }
      }
      return find(range, for: head, on: floor).map { .advance(head, $0) }
    case .place(let index): return place(index, contact, on: floor)
    case .refuse: return .refuse
    case .callBack(let promise): return callBack(promise, contact, on: floor)
    case .named(let agents, let range):
      return named(agents, range, for: contact, on: floor)
    }
  }

  /// A callback, unless nobody can tell when it would be due.
  private func callBack(
    _ promise: Promise, _ contact: ContactID, on floor: borrowing Floor
  ) -> ArrivalAnswer? {
    guard promise.estimator >= 0 else { return .callBack(promise.terms, after: 0) }
    let wait = read(.estimate, promise.estimator, on: floor, asking: contact)
    guard wait != Self.unknown, wait < Self.infinite else { return nil }
    return .callBack(promise.terms, after: Ticks(whole(Double(wait) * promise.factor)))
  }

  @inline(never)
  func find(
    _ range: Range<Int>, for contact: ContactID, on floor: borrowing Floor
  ) -> RouteID? {
    firstFound(range, for: contact, on: floor)
  }

  @inline(__always)
  private func firstFound(
    _ range: Range<Int>, for contact: ContactID, on floor: borrowing Floor
  ) -> RouteID? {
    var index = range.lowerBound
    while index < range.upperBound {
      if let route = search(tries[index], for: contact, on: floor) { return route }
      index &+= 1
    }
    return nil
  }

  /// Chooses a destination, looks for an agent there, and lets the arrival wait there if nobody is
  /// idle.
  private func place(
    _ index: Int, _ contact: ContactID, on floor: borrowing Floor
  ) -> ArrivalAnswer? {
    let placement = placements[index]
    guard let chosen = chosen(placement, for: contact, on: floor) else {
      return placement.fallback < 0 ? nil : place(placement.fallback, contact, on: floor)
    }
    let destination = destinations[chosen]
    if destination.sent >= 0 {
      floor.write(floor.note(destination.sent) + 1, note: destination.sent)
    }
    if let route = firstFound(destination.tries, for: contact, on: floor) {
      return .serve(route)
    }
    let list = ListID(destination.list)
    let home = floor.homeList(ofQueue: floor.queue(of: contact))
    return list == home ? .wait : .move(list)
  }

  @inline(__always)
  private func chosen(
    _ placement: Placement, for contact: ContactID, on floor: borrowing Floor
  ) -> Int? {
    switch placement.rule {
    case .least: return least(placement, for: contact, on: floor)
    case .inverse, .proportional, .random:
      return drawn(placement, for: contact, on: floor)
    case .rotation: return next(placement, for: contact, on: floor)
    case .shadow: return shadow(placement, for: contact, on: floor)
    }
  }

  /// The score of a destination; nil where its guard is false or nothing is known, infinite where
  /// nobody is served there.
  private func score(
    _ destination: Destination, for contact: ContactID, on floor: borrowing Floor
  ) -> Double? {
    guard holds(destination.guardID, on: floor, asking: contact),
      var score = sum(destination.score, on: floor, asking: contact)
    else { return nil }
    if !destination.over.isEmpty {
      guard let over = sum(destination.over, on: floor, asking: contact) else { return nil }
      score = over > 0 ? score / over : .infinity
    }
    return score + max(destination.handicap, destination.handicapShare * score)
  }

  private func least(
    _ placement: Placement, for contact: ContactID, on floor: borrowing Floor
  ) -> Int? {
    if let rule = placement.suppression,
      let best = least(placement, rule, for: contact, on: floor)
    {
      return best
    }
    return placement.isByBoard
      ? leastOnBoard(placement, for: contact, on: floor)
      : leastScore(placement, for: contact, on: floor)
  }

  private func leastScore(
    _ placement: Placement, for contact: ContactID, on floor: borrowing Floor
  ) -> Int? {
    var best: Int?
    var bestScore = Double.infinity
    for index in placement.destinations {
      guard let score = score(destinations[index], for: contact, on: floor), score < bestScore
      else { continue }
      bestScore = score
      best = index
      // Nothing is less than none: whoever has an idle agent needs no look at the others.
      if score == 0 { break }
    }
    return best
  }

  /// The least score where the board alone is read: all who come while it shows the same samples
  /// get the same answer, which stands in two notes with the samples it is of.
  private func leastOnBoard(
    _ placement: Placement, for contact: ContactID, on floor: borrowing Floor
  ) -> Int? {
    guard let board, let sample = shownSample(of: board, on: floor) else {
      return leastScore(placement, for: contact, on: floor)
    }
    // Both numbers are kept one higher, so that 0 says that there was none.
    if floor.note(placement.notes) != Int64(sample) + 1 {
      let best = leastScore(placement, for: contact, on: floor)
      floor.write(Int64(sample) + 1, note: placement.notes)
      floor.write(Int64(best ?? -1) + 1, note: placement.notes + 1)
    }
    let known = Int(floor.note(placement.notes + 1))
    return known == 0 ? nil : known - 1
  }

  /// The least score among those that are not left out now; whoever is clearly worse will be.
  private func least(
    _ placement: Placement, _ rule: Suppression, for contact: ContactID,
    on floor: borrowing Floor
  ) -> Int? {
    var scores: [(offset: Int, score: Double)] = []
    for (offset, index) in placement.destinations.enumerated()
    where floor.note(placement.notes + offset) <= floor.now {
      if let score = score(destinations[index], for: contact, on: floor) {
        scores.append((offset, score))
      }
    }
    var best = scores.first
    for other in scores where other.score < best?.score ?? .infinity { best = other }
    guard let best, best.score < .infinity else { return nil }
    for other in scores
    where other.score - best.score >= rule.worseBy
      && destinations[placement.destinations.lowerBound + other.offset].list != rule.own
    {
      floor.write(floor.now + rule.length, note: placement.notes + other.offset)
    }
    return placement.destinations.lowerBound + best.offset
  }

  /// The weight of a destination now.
  private func weight(
    _ destination: Destination, _ placement: Placement, on floor: borrowing Floor
  ) -> Int {
    guard !destination.weights.isEmpty else { return 1_000_000 }
    var interval = max(placement.borders.count, 1) - 1
    while interval > 0 && borders[placement.borders.lowerBound + interval] > floor.now {
      interval -= 1
    }
    return weights[destination.weights.lowerBound + interval]
  }

  /// One by chance; what each weighs now is worked out on the notes.
  private func drawn(
    _ placement: Placement, for contact: ContactID, on floor: borrowing Floor
  ) -> Int? {
    let note = placement.notes - placement.destinations.lowerBound
    var total = 0.0
    for index in placement.destinations {
      let destination = destinations[index]
      var weight = Double(weight(destination, placement, on: floor))
      if placement.rule != .random {
        let score = score(destination, for: contact, on: floor) ?? .nan
        if placement.rule == .inverse, score <= 0 { return index }
        weight =
          placement.rule == .inverse ? weight / score : score.isFinite ? weight * score : 0
      } else if !holds(destination.guardID, on: floor, asking: contact) {
        weight = 0
      }
      weight = weight > 0 ? weight : 0
      total += weight
      floor.write(Int64(bitPattern: weight.bitPattern), note: note + index)
    }
    guard total > 0, total.isFinite else { return nil }
    var left = floor.draw(contact, index: UInt64(placement.draw)) * total
    var last: Int?
    for index in placement.destinations {
      let weight = Double(bitPattern: UInt64(bitPattern: floor.note(note + index)))
      guard weight > 0 else { continue }
      if left < weight { return index }
      left -= weight
      last = index
    }
    return last
  }

  /// Smooth weighted rotation: everybody gains its weight, the richest is taken and pays what all
  /// gained.
  private func next(
    _ placement: Placement, for contact: ContactID, on floor: borrowing Floor
  ) -> Int? {
    var total: Int64 = 0
    var best: Int?
    var most = Int64.min
    for (offset, index) in placement.destinations.enumerated() {
      let weight = Int64(weight(destinations[index], placement, on: floor))
      guard weight > 0, holds(destinations[index].guardID, on: floor, asking: contact) else {
        continue
      }
      let credit = floor.note(placement.notes + offset) + weight
      floor.write(credit, note: placement.notes + offset)
      total += weight
      if credit > most {
        most = credit
        best = offset
      }
    }
    guard let best else { return nil }
    floor.write(most - total, note: placement.notes + best)
    return placement.destinations.lowerBound + best
  }

  /// The destination whose virtual queue is the least work: its length times the handle time.
  ///
  /// A virtual queue grows by one with each contact sent there, and drains as fast as all its
  /// agents could serve.
  private func shadow(
    _ placement: Placement, for contact: ContactID, on floor: borrowing Floor
  ) -> Int? {
    let now = floor.now
    let passed = Double(now - floor.note(placement.notes))
    floor.write(now, note: placement.notes)
    // The note of a destination is as far behind its position for all of them.
    let notes = placement.notes + 1 - placement.destinations.lowerBound
    var best = -1
    var least = Double.infinity
    var index = placement.destinations.lowerBound
    while index < placement.destinations.upperBound {
      defer { index &+= 1 }
      let mean = floor.gauge(destinations[index].handleTime)
      let handle = mean == Floor.unknown ? 0 : counted(whole(mean))
      guard handle > 0 else { continue }
      let agents = counted(read(.signedIn, destinations[index].agents, on: floor, asking: nil))
      let drained = passed * agents / handle
      let before = Double(bitPattern: UInt64(bitPattern: floor.note(notes &+ index)))
      let length = max(0, before - drained)
      floor.write(Int64(bitPattern: length.bitPattern), note: notes &+ index)
      guard agents > 0, holds(destinations[index].guardID, on: floor, asking: contact) else {
        continue
      }
      let work = length * handle
      if work < least {
        least = work
        best = index
      }
    }
    guard best >= 0 else { return nil }
    let grown = Double(bitPattern: UInt64(bitPattern: floor.note(notes &+ best))) + 1
    floor.write(Int64(bitPattern: grown.bitPattern), note: notes &+ best)
    return best
  }

  /// A figure as a sum of one term has it, whose weight is a million millionths.
  @inline(__always)
  private func counted(_ figure: Int) -> Double { Double(figure) * 1_000_000 * 1e-6 }
}
