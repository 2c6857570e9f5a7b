/// What is told of the contact that a journal follows: also what came to nothing, and why.
extension Explained {
  func considerArrival(of contact: ContactID, on floor: borrowing Floor) {
    let queue = floor.queue(of: contact)
    guard !consider(rules.arrivalTries[queue], for: contact, on: floor) else { return }
    for index in rules.arrivalMoves[queue] {
      let move = rules.moves[index]
      let isOpen = rules.holds(move.guardID, on: floor, asking: contact)
      if isOpen, case .search(let range) = move.act {
        if consider(range, for: contact, on: floor) { return }
        continue
      }
      consider(move: index, for: contact, isOpen: isOpen, on: floor)
    }
  }

  func consider(step index: Int, of contact: ContactID, on floor: borrowing Floor) {
    let rule = rules.stepRules[index]
    let isOpen = rules.holds(rule.guardID, on: floor, asking: contact)
    tell(.step(index), isOpen ? .possible : .guarded, rule.guardID, for: contact, on: floor)
    guard isOpen, !consider(rule.tries, for: contact, on: floor) else { return }
    for move in rule.moves {
      consider(
        move: move, for: contact,
        isOpen: rules.holds(rules.moves[move].guardID, on: floor, asking: contact), on: floor)
    }
  }

  private func consider(
    move index: Int, for contact: ContactID, isOpen: Bool, on floor: borrowing Floor
  ) {
    let move = rules.moves[index]
    let isFull = move.act == .move && !floor.hasRoom(in: ListID(move.list), for: contact)
    let outcome: Consideration.Outcome = isOpen ? (isFull ? .noRoom : .possible) : .guarded
    tell(.move(index), outcome, move.guardID, for: contact, on: floor)
  }

  /// Tells of each group of some searches, up to the first search that finds an agent.
  private func consider(
    _ range: Range<Int>, for contact: ContactID, on floor: borrowing Floor
  ) -> Bool {
    for index in range {
      let attempt = rules.tries[index]
      let isOpen = rules.holds(attempt.guardID, on: floor, asking: contact)
      for candidate in attempt.groups {
        let group = rules.candidates[candidate].group
        let guardID = isOpen ? rules.candidates[candidate].guardID : attempt.guardID
        tell(
          .candidate(candidate), group: group,
          isOpen ? outcome(of: candidate, for: contact, on: floor) : .guarded, guardID,
          for: contact, on: floor)
      }
      if rules.search(attempt, for: contact, on: floor) != nil { return true }
    }
    return false
  }

  private func outcome(
    of index: Int, for contact: ContactID, on floor: borrowing Floor
  ) -> Consideration.Outcome {
    let candidate = rules.candidates[index]
    guard floor.idleAgents(GroupID(candidate.group)) > 0 else { return .nobodyIdle }
    guard floor.route(contact, to: GroupID(candidate.group)) != nil else { return .noWay }
    return rules.holds(candidate.guardID, on: floor, asking: contact) ? .possible : .guarded
  }

  /// Tells why an idle agent of a group did not take the contact that is followed.
  ///
  /// - Parameter taken: What it took, if anything.
  func considerPulls(
    of group: GroupID, taken: ContactID?, on floor: borrowing Floor
  ) {
    guard let contact = floor.followed, contact != taken else { return }
    for index in rules.allPulls(of: Int(group.index)) {
      let pull = rules.pulls[index]
      guard floor.stands(contact, in: ListID(pull.list)) else { continue }
      let outcome: Consideration.Outcome
      if !rules.holds(pull.guardID, on: floor, asking: nil)
        || floor.wait(of: contact) <= pull.waitedOver
      {
        outcome = .guarded
      } else if taken != nil {
        outcome = .another
      } else {
        outcome = .noWay
      }
      tell(
        .pull(index), group: Int(group.index), outcome, pull.guardID, for: contact, on: floor)
      return
    }
  }

  private func tell(
    _ source: DecisionSource, group: Int = -1, _ outcome: Consideration.Outcome, _ guardID: Int,
    for contact: ContactID, on floor: borrowing Floor
  ) {
    let isPull = if case .pull = source { true } else { false }
    let consideration = Consideration(
      source: source, group: group, outcome: outcome,
      figures: figures(guardID, for: isPull ? nil : contact, on: floor))
    floor.tell(.considered(consideration), of: contact)
  }
}
