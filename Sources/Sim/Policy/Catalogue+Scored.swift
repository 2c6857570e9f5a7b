/// Choices by score: one function that adds up points, and the two searches that compare them.
extension Catalogue {
  /// What an idle agent of a group with scores takes: rank by rank the contact with the most
  /// points.
  @inline(never)
  func scoredPick(for group: GroupID, on floor: borrowing Floor) -> IdleAnswer {
    if namingShare > 0, let agent = floor.askingAgent, let pick = floor.ownPick(of: agent) {
      return .take(pick)
    }
    let range = scoring.pullsOfGroup[Int(group.index)]
    var first = range.lowerBound
    while first < range.upperBound {
      var end = first + 1
      while end < range.upperBound && pulls[end].rank == pulls[first].rank { end += 1 }
      let best =
        scoring.draws[Int(group.index)]
        ? drawn(from: first..<end, for: group, on: floor)
        : best(of: first..<end, for: group, on: floor)
      if let best { return .take(best) }
      first = end
    }
    return .rest
  }

  /// A contact that a pull offers, with its points.
  private struct Offer {
    var pick: PickID
    var contact: ContactID
    var wait: Ticks
    var points: Double
  }

  private func best(
    of range: Range<Int>, for group: GroupID, on floor: borrowing Floor
  ) -> PickID? {
    var best: Offer?
    for index in range {
      guard let offer = offer(of: index, for: group, on: floor) else { continue }
      if let known = best, !isAhead(offer, of: known) { continue }
      best = offer
    }
    return best?.pick
  }

  private func isAhead(_ offer: Offer, of other: Offer) -> Bool {
    offer.points > other.points || (offer.points == other.points && offer.wait > other.wait)
  }

  /// One of the offers by chance, in proportion to their points; the oldest where nobody has any.
  private func drawn(
    from range: Range<Int>, for group: GroupID, on floor: borrowing Floor
  ) -> PickID? {
    var offers: [Offer] = []
    for index in range {
      if let offer = offer(of: index, for: group, on: floor) { offers.append(offer) }
    }
    guard var oldest = offers.first else { return nil }
    for offer in offers where offer.wait > oldest.wait { oldest = offer }
    let total = offers.reduce(0) { $0 + max($1.points, 0) }
    guard total > 0, total.isFinite else { return oldest.pick }
    // The draw belongs to the oldest contact and to the instant: a contact that is passed over has
    // another chance at the next.
    let index = UInt64(truncatingIfNeeded: floor.now) | 1
    var left = floor.draw(oldest.contact, index: index) * total
    for offer in offers where offer.points > 0 {
      left -= offer.points
      if left < 0 { return offer.pick }
    }
    return offers.last { $0.points > 0 }?.pick
  }

  /// The first contact of a pull's list within its window that the group may serve.
  private func offer(
    of index: Int, for group: GroupID, on floor: borrowing Floor
  ) -> Offer? {
    let pull = pulls[index]
    let extra = scoring.pulls[index]
    guard holds(pull.guardID, on: floor, asking: nil),
      extra.capID < 0 || isBelow(scoring.caps[extra.capID], group, on: floor),
      extra.workShareID < 0 || mayWork(scoring.workShares[extra.workShareID], on: floor)
    else { return nil }
    var next = floor.head(of: ListID(pull.list))
    while let contact = next {
      let wait = floor.wait(of: contact)
      guard wait > pull.waitedOver else { return nil }
      if wait <= extra.waitedAtMost, let pick = floor.pick(contact, for: group) {
        let points = points(extra.scoreID, wait: wait, group: group, on: floor)
        guard let points else { return nil }
        return Offer(pick: pick, contact: contact, wait: wait, points: points)
      }
      next = floor.contact(after: contact, in: ListID(pull.list))
    }
    return nil
  }

  /// Whether one more agent of a group may take such contacts.
  private func isBelow(_ cap: Cap, _ group: GroupID, on floor: borrowing Floor) -> Bool {
    let held = cap.types.reduce(0) { $0 + floor.busyAgents(of: group, withType: $1) }
    return Double(held) < cap.share * Double(floor.signedIn(group))
  }

  /// The group of a search whose score is highest, or one drawn by the scores, if any reaches what
  /// it needs.
  @inline(never)
  func scored(
    _ attempt: Try, for contact: ContactID, on floor: borrowing Floor
  ) -> RouteID? {
    switch attempt.choice {
    case .agents: return firstAgent(attempt, for: contact, on: floor)
    case .leastWorked: return leastWorked(attempt, for: contact, on: floor)
    case .leastWorkedOfAll: return leastWorked(attempt, isStrict: false, for: contact, on: floor)
    default: break
    }
    if attempt.tieNote >= 0 { return inTurn(attempt, for: contact, on: floor) }
    var best: RouteID?
    var most = -Double.infinity
    var total = 0.0
    let wait = floor.wait(of: contact)
    // The draw belongs to the contact and its wait: a search that is made again draws again.
    let index = 1 << 31 | UInt64(truncatingIfNeeded: wait)
    let share = attempt.choice == .drawn ? floor.draw(contact, index: index) : 0
    for index in attempt.groups {
      let group = GroupID(candidates[index].group)
      guard let route = open(candidates[index], for: contact, on: floor),
        let points = points(scoring.candidates[index], wait: wait, group: group, on: floor)
      else { continue }
      if attempt.choice == .drawn {
        total += max(points, 0)
      } else if best.map({ isAhead(group, points, of: $0, most, on: floor) }) ?? true {
        most = points
        best = route
      }
    }
    guard attempt.choice == .drawn else { return best }
    return drawn(attempt, at: share * total, for: contact, on: floor)
  }

  /// Whether a group has more points than the best so far, or as many and has been idle for longer.
  private func isAhead(
    _ group: GroupID, _ points: Double, of best: RouteID, _ most: Double, on floor: borrowing Floor
  ) -> Bool {
    points > most
      || points == most
        && floor.longestIdleSince(group) < floor.longestIdleSince(floor.group(of: best))
  }

  /// The group of a search in whose part of the line of all points a mark lies.
  private func drawn(
    _ attempt: Try, at mark: Double, for contact: ContactID, on floor: borrowing Floor
  ) -> RouteID? {
    var left = mark
    var last: RouteID?
    for index in attempt.groups {
      let group = GroupID(candidates[index].group)
      guard let route = open(candidates[index], for: contact, on: floor),
        let points = points(
          scoring.candidates[index], wait: floor.wait(of: contact), group: group, on: floor),
        points > 0
      else { continue }
      last = route
      left -= points
      if left < 0 { return route }
    }
    return last
  }

  /// The points of a pair; nil where they are too few for it.
  ///
  /// Without a score the wait counts.
  func points(
    _ id: Int, wait: Ticks, group: GroupID, on floor: borrowing Floor
  ) -> Double? {
    guard id >= 0 else { return Double(wait) }
    let score = scoring.scores[id]
    var sum = score.start
    for index in score.parts {
      let part = scoring.parts[index]
      sum += part.factor * figure(part, wait: wait, group: group, on: floor)
    }
    let points = min(sum, score.atMost)
    return points >= score.least ? points : nil
  }

  private func figure(
    _ part: ScorePart, wait: Ticks, group: GroupID, on floor: borrowing Floor
  ) -> Double {
    switch part.quantity {
    case .wait: return Double(wait)
    case .waiting:
      return Double(scoring.listSets.sum(part.index) { floor.waiting(in: ListID($0)) })
    case .idleAgents:
      return Double(groupSets.sum(part.index) { floor.idleAgents(GroupID($0)) })
    case .idleTime:
      let since = floor.longestIdleSince(group)
      return since == .never ? 0 : Double(floor.now - since)
    case .leastOccupancy: return floor.leastOccupancy(of: group) ?? 0
    case .workTime:
      return floor.askingAgent.map { Double(floor.workTime(of: $0, onType: part.index)) } ?? 0
    case .perOtherAgent:
      let agents = groupSets.sum(part.index) { floor.signedIn(GroupID($0)) }
      return 1 / Double(max(agents - 1, 1))
    }
  }
}
