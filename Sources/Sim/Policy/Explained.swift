/// The catalogue with its reasons: answers what the catalogue answers, and tells the floor's
/// journal which entry of the tables decided and what its guards read.
///
/// The reasons are read before the answer is asked for, since an answer may write notes. Reading
/// changes nothing, so a run that is explained is the same run, bit for bit.
public struct Explained: RoutingPolicy {
  let rules: Catalogue

  /// A catalogue that gives its reasons.
  public init(_ rules: Catalogue) { self.rules = rules }

  /// A table entry that may stand behind the answer.
  struct Reason {
    var source: DecisionSource
    /// The group that it would connect to; -1 where it is no search.
    var group: Int = -1
    var figures: [DecisionFigure]
  }

  /// What the catalogue answers to an arrival.
  public func arrival(of contact: ContactID, on floor: borrowing Floor) -> ArrivalAnswer {
    if floor.follows(contact) { considerArrival(of: contact, on: floor) }
    let reasons = arrivalReasons(for: contact, on: floor)
    let answer = rules.arrival(of: contact, on: floor)
    switch answer {
    case .serve(let route):
      let group = Int(route.group)
      tell(.connect(group: group), of: contact, because: first(reasons, group: group), on: floor)
    case .move(let list, _):
      let isOwn = floor.isOwnList(list)
      let move = reasons.first {
        $0.group < 0 && (isOwn ? names($0) : leads($0, to: Int(list.index)))
      }
      tell(.move(list: Int(list.index)), of: contact, because: move, on: floor)
    case .advance(let other, let route):
      let group = Int(route.group)
      let reason = reasons.first { $0.group < 0 }
      tell(.advance(group: group), of: contact, because: reason, on: floor)
      tell(.connect(group: group), of: other, because: reason, on: floor)
    case .refuse:
      let reason = reasons.first { $0.group < 0 && isRefusal($0) }
      tell(.refuse, of: contact, because: reason, on: floor)
    case .callBack:
      let reason = reasons.first { $0.group < 0 && isCallback($0) }
      tell(.callBack, of: contact, because: reason, on: floor)
    case .wait: break
    }
    return answer
  }

  /// What the catalogue answers to an idle agent.
  public func idleAgent(in group: GroupID, on floor: borrowing Floor) -> IdleAnswer {
    let answer = rules.idleAgent(in: group, on: floor)
    guard case .take(let pick) = answer else {
      considerPulls(of: group, taken: nil, on: floor)
      return answer
    }
    let contact = floor.contact(of: pick)
    considerPulls(of: group, taken: contact, on: floor)
    let pull = pull(of: contact, for: group, on: floor)
    tell(.connect(group: Int(group.index)), of: contact, because: pull, on: floor)
    return answer
  }

  /// What the catalogue answers at a step of a waiting contact.
  public func step(
    _ step: Int, of contact: ContactID, on floor: borrowing Floor
  ) -> StepAnswer {
    let index = effectiveStep(step, of: contact, on: floor)
    if floor.follows(contact) { consider(step: index, of: contact, on: floor) }
    let rule = rules.stepRules[index]
    let reasons = tryReasons(rule.tries, for: contact, on: floor)
    var reason = Reason(
      source: .step(index), figures: figures(rule.guardID, for: contact, on: floor))
    let answer = rules.step(step, of: contact, on: floor)
    switch answer {
    case .serve(let route):
      let group = Int(route.group)
      reason.figures += first(reasons, group: group)?.figures ?? []
      tell(.connect(group: group), of: contact, because: reason, on: floor)
    case .join(let list):
      tell(.join(list: Int(list.index)), of: contact, because: reason, on: floor)
    case .move(let list, _):
      let move = rule.moves.first { rules.moves[$0].list == Int(list.index) }
      reason.figures += move.map { figures(rules.moves[$0].guardID, for: contact, on: floor) } ?? []
      tell(.move(list: Int(list.index)), of: contact, because: reason, on: floor)
    case .offer(let offer):
      let group = Int(floor.group(of: offer).index)
      tell(.offer(group: group), of: contact, because: reason, on: floor)
    case .stay: break
    }
    return answer
  }

  /// What the catalogue answers when an offer of a waiting contact ends.
  public func offered(
    to group: GroupID, step: Int, of contact: ContactID, on floor: borrowing Floor
  ) -> StepAnswer {
    let index = rules.firstStep[floor.queue(of: contact)] + step
    let asked = rules.stepRules[index].receivers.first {
      rules.receivers[$0].group == Int(group.index)
    }
    let accepts = asked.map { rules.receivers[$0].guardID } ?? -1
    let reason = Reason(
      source: .step(index), figures: figures(accepts, for: contact, on: floor))
    let answer = rules.offered(to: group, step: step, of: contact, on: floor)
    switch answer {
    case .serve(let route):
      tell(.connect(group: Int(route.group)), of: contact, because: reason, on: floor)
    case .move(let list, _):
      tell(.move(list: Int(list.index)), of: contact, because: reason, on: floor)
    case .offer, .join, .stay:
      tell(.decline(group: Int(group.index)), of: contact, because: reason, on: floor)
    }
    if case .offer(let offer) = answer {
      let next = Reason(source: .step(index), figures: [])
      tell(
        .offer(group: Int(floor.group(of: offer).index)), of: contact, because: next, on: floor)
    }
    return answer
  }

  /// What the catalogue estimates.
  public func estimate(for contact: ContactID, on floor: borrowing Floor) -> Ticks? {
    rules.estimate(for: contact, on: floor)
  }

  /// What the catalogue answers to a test tick; valves that switch are told.
  public func tick(_ index: Int, on floor: borrowing Floor) -> TickAnswer {
    let valves = rules.ticks[index].valves
    let before = valves.map { floor.note(rules.valves[$0].notes) }
    let figures = valves.map { valve in
      self.figures(
        floor.note(rules.valves[valve].notes) == 0
          ? rules.valves[valve].open : rules.valves[valve].close, for: nil, on: floor)
    }
    let answer = rules.tick(index, on: floor)
    for (place, valve) in valves.enumerated() {
      let now = floor.note(rules.valves[valve].notes)
      guard now != before[place] else { continue }
      floor.tell(
        .decided(
          Decision(
            source: .valve(valve), act: now == 0 ? .close : .open, figures: figures[place])))
    }
    return answer
  }

  private func tell(
    _ act: Decision.Act, of contact: ContactID, because reason: Reason?, on floor: borrowing Floor
  ) {
    guard let reason else { return }
    let decision = Decision(source: reason.source, act: act, figures: reason.figures)
    floor.tell(.decided(decision), of: contact)
  }

  private func first(_ reasons: [Reason], group: Int) -> Reason? {
    reasons.first { $0.group == group }
      ?? reasons.first { $0.group < 0 && leads($0, toGroup: group) }
  }
}

/// What may stand behind an answer.
extension Explained {
  /// The step that is made in the place of one whose `skip` guard holds.
  private func effectiveStep(
    _ step: Int, of contact: ContactID, on floor: borrowing Floor
  ) -> Int {
    let first = rules.firstStep[floor.queue(of: contact)]
    var index = first + step
    while rules.stepRules[index].skipGuard >= 0,
      rules.holds(rules.stepRules[index].skipGuard, on: floor, asking: contact)
    {
      index = first + rules.stepRules[index].skipTo
    }
    return index
  }

  /// Every entry that could answer an arrival, in the order in which they are asked.
  private func arrivalReasons(for contact: ContactID, on floor: borrowing Floor) -> [Reason] {
    let queue = floor.queue(of: contact)
    var reasons = tryReasons(rules.arrivalTries[queue], for: contact, on: floor)
    guard reasons.isEmpty else { return reasons }
    for index in rules.arrivalMoves[queue] {
      let move = rules.moves[index]
      guard rules.holds(move.guardID, on: floor, asking: contact) else { continue }
      if case .search(let range) = move.act {
        reasons += tryReasons(range, for: contact, on: floor)
      } else {
        reasons.append(
          Reason(source: .move(index), figures: figures(move.guardID, for: contact, on: floor)))
      }
    }
    return reasons
  }

  /// What the searches of a range would find now.
  private func tryReasons(
    _ range: Range<Int>, for contact: ContactID, on floor: borrowing Floor
  ) -> [Reason] {
    var reasons: [Reason] = []
    for index in range {
      let attempt = rules.tries[index]
      guard let route = rules.search(attempt, for: contact, on: floor),
        let candidate = attempt.groups.first(where: {
          rules.candidates[$0].group == Int(route.group)
        })
      else { continue }
      reasons.append(
        Reason(
          source: .candidate(candidate), group: Int(route.group),
          figures: figures(attempt.guardID, for: contact, on: floor)
            + figures(rules.candidates[candidate].guardID, for: contact, on: floor)))
    }
    return reasons
  }

  /// What a group looked at when it took a contact.
  private func pull(
    of contact: ContactID, for group: GroupID, on floor: borrowing Floor
  ) -> Reason? {
    if let agent = floor.askingAgent, floor.ownAgent(of: contact) == agent {
      return namedReason(for: contact, on: floor)
    }
    for index in rules.allPulls(of: Int(group.index)) {
      let pull = rules.pulls[index]
      guard floor.stands(contact, in: ListID(pull.list)),
        floor.wait(of: contact) > pull.waitedOver,
        rules.holds(pull.guardID, on: floor, asking: nil)
      else { continue }
      return Reason(
        source: .pull(index), group: Int(group.index),
        figures: figures(pull.guardID, for: nil, on: floor))
    }
    return nil
  }

  private func isRefusal(_ reason: Reason) -> Bool {
    guard case .move(let index) = reason.source else { return false }
    return rules.moves[index].act == .refuse
  }

  private func isCallback(_ reason: Reason) -> Bool {
    guard case .move(let index) = reason.source, case .callBack = rules.moves[index].act else {
      return false
    }
    return true
  }

  /// Whether customers ask for an agent by a move.
  private func names(_ reason: Reason) -> Bool {
    guard case .move(let index) = reason.source, case .named = rules.moves[index].act else {
      return false
    }
    return true
  }

  /// The move by which a contact has asked for its agent.
  private func namedReason(for contact: ContactID, on floor: borrowing Floor) -> Reason? {
    rules.arrivalMoves[floor.queue(of: contact)].lazy
      .map { Reason(source: .move($0), figures: []) }.first { names($0) }
  }

  /// Whether a move may lead to a list.
  private func leads(_ reason: Reason, to list: Int) -> Bool {
    guard case .move(let index) = reason.source else { return false }
    return rules.lists(of: rules.moves[index]).contains(list)
  }

  /// Whether a move may connect to a group.
  private func leads(_ reason: Reason, toGroup group: Int) -> Bool {
    guard case .move(let index) = reason.source else { return false }
    return rules.groups(of: rules.moves[index].act).contains(group)
  }

  /// What the conditions of a guard read, and of what it names: one line each.
  func figures(
    _ guardID: Int, for contact: ContactID?, on floor: borrowing Floor
  ) -> [DecisionFigure] {
    guard guardID >= 0 else { return [] }
    return rules.guards[guardID].flatMap { index -> [DecisionFigure] in
      let condition = rules.conditions[index]
      if condition.reading == .anyOf {
        return rules.alternatives[condition.index].flatMap {
          figures($0, for: contact, on: floor)
        }
      }
      return [rules.figure(index, on: floor, asking: contact)]
    }
  }
}
