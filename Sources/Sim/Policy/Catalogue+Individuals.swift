/// Choices in which agents of one group are not alike.
extension Catalogue {
  // MARK: Orders

  /// The agent who comes first by the plan's order, of all idle ones of a search.
  func firstAgent(
    _ attempt: Try, for contact: ContactID, on floor: borrowing Floor
  ) -> RouteID? {
    var best: AgentID?
    for index in attempt.groups {
      guard let route = open(candidates[index], for: contact, on: floor),
        let agent = floor.firstIdle(of: floor.group(of: route), for: contact)
      else { continue }
      if let known = best, !floor.isAhead(agent, of: known) { continue }
      best = agent
    }
    return best.flatMap { floor.route(contact, to: $0) }
  }

  /// The group with the most points; centers with as many take turns, in the order of the model,
  /// and of one center the longest idle is taken.
  func inTurn(
    _ attempt: Try, for contact: ContactID, on floor: borrowing Floor
  ) -> RouteID? {
    let last = lastWinner(attempt.tieNote, on: floor)
    let wait = floor.wait(of: contact)
    var best: (route: RouteID, points: Double, center: Int)?
    var isTie = false
    for index in attempt.groups {
      let group = GroupID(candidates[index].group)
      guard let route = open(candidates[index], for: contact, on: floor),
        let points = points(scoring.candidates[index], wait: wait, group: group, on: floor)
      else { continue }
      let center = floor.center(of: group)
      guard let known = best, points <= known.points else {
        best = (route, points, center)
        isTie = false
        continue
      }
      guard points == known.points else { continue }
      if center == known.center {
        let other = floor.group(of: known.route)
        if floor.longestIdleSince(group) < floor.longestIdleSince(other) { best?.route = route }
        continue
      }
      isTie = true
      // Centers behind the last one come first, the others after them.
      if (center > last) == (known.center > last) ? center < known.center : center > last {
        best = (route, points, center)
      }
    }
    if isTie, let best { write(winner: best.center, attempt.tieNote, on: floor) }
    return best?.route
  }

  /// The center that won the last tie before this instant, or -1: a search that is made twice in
  /// one instant finds the same.
  private func lastWinner(_ note: Int, on floor: borrowing Floor) -> Int {
    let isNow = floor.note(note) == floor.now + 1
    return Int(floor.note(isNow ? note + 2 : note + 1)) - 1
  }

  private func write(winner: Int, _ note: Int, on floor: borrowing Floor) {
    if floor.note(note) != floor.now + 1 {
      floor.write(floor.note(note + 1), note: note + 2)
      floor.write(floor.now + 1, note: note)
    }
    floor.write(Int64(winner) + 1, note: note + 1)
  }

  // MARK: Shares of work

  /// The idle agent with the least work on the contact's type for its share; of equal ones the
  /// longest idle.
  func leastWorked(
    _ attempt: Try, isStrict: Bool = true, for contact: ContactID, on floor: borrowing Floor
  ) -> RouteID? {
    let type = floor.contactType(of: contact)
    var best: (agent: AgentID, ratio: Double, since: Ticks)?
    for index in attempt.groups {
      guard let route = open(candidates[index], for: contact, on: floor) else { continue }
      let shareID = scoring.candidates[index]
      let share = shareID < 0 ? nil : scoring.workShares[shareID]
      var next = floor.longestIdle(of: floor.group(of: route))
      while let agent = next {
        next = floor.idle(after: agent)
        if isStrict, let share, share.isStrict, isOver(share, agent, on: floor) { continue }
        let ratio = Double(floor.workTime(of: agent, onType: type)) / (share?.share ?? 1)
        let since = floor.idleSince(agent)
        if let best, (ratio, since) >= (best.ratio, best.since) { continue }
        best = (agent, ratio, since)
      }
    }
    return best.flatMap { floor.route(contact, to: $0.agent) }
  }

  /// Whether an agent has given a type more than its share of the work since the sign-in.
  private func isOver(_ share: WorkShare, _ agent: AgentID, on floor: borrowing Floor) -> Bool {
    Double(floor.workTime(of: agent, onType: share.type))
      > share.share * Double(floor.workTime(of: agent))
  }

  /// Whether the agent who asks may take a contact of a type.
  func mayWork(_ share: WorkShare, on floor: borrowing Floor) -> Bool {
    guard let agent = floor.askingAgent, share.isStrict, isOver(share, agent, on: floor) else {
      return true
    }
    return share.unless >= 0 && holds(share.unless, on: floor, asking: nil)
  }

  // MARK: Customers who ask for an agent

  /// The agent a customer asks for if idle, else a place in its list; for customers who ask for
  /// nobody, or while nobody is there, the searches for all.
  func named(
    _ set: Int, _ tries: Range<Int>, for contact: ContactID, on floor: borrowing Floor
  ) -> ArrivalAnswer? {
    guard let agent = agent(of: contact, from: groupSets[set], on: floor),
      let list = floor.ownList(of: agent)
    else { return find(tries, for: contact, on: floor).map { .serve($0) } }
    if floor.isIdle(agent), let route = floor.ownRoute(contact, to: agent) { return .serve(route) }
    return .move(list)
  }

  /// Whom a customer asks for: one of the agents signed in, each with the same chance.
  private func agent(
    of contact: ContactID, from groups: ArraySlice<Int>, on floor: borrowing Floor
  ) -> AgentID? {
    let (asks, whom) = floor.customerDraws(contact)
    guard asks < namingShare else { return nil }
    var there: [AgentID] = []
    for group in groups {
      for index in floor.agents(of: GroupID(group)) where floor.isSignedIn(AgentID(index)) {
        there.append(AgentID(index))
      }
    }
    return there.isEmpty ? nil : there[Int(whom * Double(there.count))]
  }
}
