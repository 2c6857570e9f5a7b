/// What a policy may read of single agents, and the answers that name one.
///
/// Work and readiness are kept only where the plan has an order of agents that needs them, or says
/// `keepsAgentBook`.
extension Floor {
  /// The idle agent who looks for a contact; nil where any idle one of the group would do, or
  /// something else is asked.
  public var askingAgent: AgentID? { asking < 0 ? nil : AgentID(Int(asking)) }

  /// The group of an agent.
  public func group(of agent: AgentID) -> GroupID { GroupID(Int(state.agents[agent.index].group)) }

  /// The agents of a group, whether on the floor or not.
  public func agents(of group: GroupID) -> Range<Int> {
    let held = state.groups[group.index]
    return Int(held.first)..<Int(held.first + held.capacity)
  }

  /// Whether an agent is on the floor and wanted there, idle or with a contact.
  public func isSignedIn(_ agent: AgentID) -> Bool {
    let held = state.agents[agent.index]
    return held.onDuty && !held.away && (held.state == .idle || held.state == .busy)
  }

  /// Whether an agent is idle.
  public func isIdle(_ agent: AgentID) -> Bool { state.agents[agent.index].state == .idle }

  /// Since when an idle agent has been idle.
  public func idleSince(_ agent: AgentID) -> Ticks { state.agents[agent.index].idleSince }

  /// The longest idle agent of a group, if any is idle.
  public func longestIdle(of group: GroupID) -> AgentID? {
    let head = state.groups[group.index].idleHead
    return head < 0 ? nil : AgentID(Int(head))
  }

  /// The agent of the same group who has been idle longest of those idle less long.
  public func idle(after agent: AgentID) -> AgentID? {
    let next = state.agents[agent.index].next
    return next < 0 ? nil : AgentID(Int(next))
  }

  /// Ticks that an agent has been with contacts since the sign-in, the present one included.
  public func workTime(of agent: AgentID) -> Ticks { state.workTime(agent.index) }

  /// Ticks that an agent has been with contacts of a type that are over, since the sign-in.
  public func workTime(of agent: AgentID, onType type: Int) -> Ticks {
    state.book.workByType[Int(agent.index) * state.typeCount + type]
  }

  /// Ticks that an agent has been idle since the sign-in.
  public func readyTime(of agent: AgentID) -> Ticks { state.readyTime(agent.index) }

  /// Contacts that an agent has been given since the sign-in.
  public func contacts(of agent: AgentID) -> Int { Int(state.book.records[agent.index].contacts) }

  /// The share of time with contacts of the least occupied idle agent of a group; nil if nobody is
  /// idle.
  public func leastOccupancy(of group: GroupID) -> Double? {
    var least: Double?
    var next = longestIdle(of: group)
    while let agent = next {
      let work = Double(workTime(of: agent))
      let occupancy = work / max(work + Double(readyTime(of: agent)), 1)
      least = min(least ?? occupancy, occupancy)
      next = idle(after: agent)
    }
    return least
  }

  // MARK: Orders

  /// The idle agent of a group who is first by the plan's order, for a contact.
  public func firstIdle(of group: GroupID, for contact: ContactID) -> AgentID? {
    guard state.groups[group.index].idle > 0 else { return nil }
    return AgentID(Int(state.firstIdle(of: group.index, for: contact.slot)))
  }

  /// The agent who is given a contact by an answer.
  public func agent(of route: RouteID, for contact: ContactID) -> AgentID {
    route.agent >= 0
      ? AgentID(Int(route.agent))
      : AgentID(Int(state.firstIdle(of: route.group, for: contact.slot)))
  }

  /// Whether an idle agent comes before another by the order of its group, or else has been idle
  /// longer.
  public func isAhead(_ agent: AgentID, of other: AgentID) -> Bool {
    let group = state.agents[agent.index].group
    var step: Int64 = 0
    if state.book.orders.count > 0 {
      step = state.compare(agent.index, other.index, by: state.book.orders[group])
    }
    return step == 0 ? idleSince(agent) < idleSince(other) : step < 0
  }

  /// A way to an idle agent; its group may serve the contact, and the link has a free line.
  ///
  /// - Precondition: The plan has orders, keeps a book, or agents have lists of their own.
  public func route(_ contact: ContactID, to agent: AgentID) -> RouteID? {
    precondition(
      state.groups[state.agents[agent.index].group].isOrdered,
      "the plan says that the agents of a group are alike")
    guard isIdle(agent), var route = route(contact, to: group(of: agent)) else { return nil }
    route.agent = agent.index
    return route
  }

  // MARK: Lists of agents

  /// The list of an agent's own, where agents have them.
  public func ownList(of agent: AgentID) -> ListID? {
    let list = Int(state.firstOwnList) + Int(agent.index)
    return list < state.lists.count ? ListID(list) : nil
  }

  /// Whether a list is that of an agent.
  public func isOwnList(_ list: ListID) -> Bool { list.index >= state.firstOwnList }

  /// The agent in whose list a waiting contact stands, if any.
  public func ownAgent(of contact: ContactID) -> AgentID? {
    let first = Int(contact.slot) * state.placesPerContact
    for place in first..<first + Int(state.contacts[contact.slot].places)
    where state.places[place].list >= state.firstOwnList {
      return AgentID(Int(state.places[place].list - state.firstOwnList))
    }
    return nil
  }

  /// Whether a contact stands in any list besides that of an agent.
  public func isOpen(_ contact: ContactID) -> Bool {
    let first = Int(contact.slot) * state.placesPerContact
    for place in first..<first + Int(state.contacts[contact.slot].places)
    where state.places[place].list < state.firstOwnList {
      return true
    }
    return false
  }

  /// The way to an idle agent as the contact's own, with the plan's factor on the handle time.
  public func ownRoute(_ contact: ContactID, to agent: AgentID) -> RouteID? {
    guard ownList(of: agent) != nil, let route = route(contact, to: agent) else { return nil }
    return RouteID(
      group: route.group, route: route.route + state.firstOwnRoute, agent: agent.index)
  }

  /// The first contact of an agent's own list that it may serve.
  public func ownPick(of agent: AgentID) -> PickID? {
    guard let list = ownList(of: agent), let pick = pick(from: list, for: group(of: agent)) else {
      return nil
    }
    return PickID(slot: pick.slot, route: pick.route + state.firstOwnRoute)
  }

  /// Two uniform numbers in [0, 1) that belong to a customer: the same at every attempt and in
  /// every strategy.
  public func customerDraws(_ contact: ContactID) -> (Double, Double) {
    let held = state.contacts[contact.slot]
    let block = state.key.block(
      purpose: .policy, entity: UInt64(held.stream), index: held.customer, attempt: 0)
    return (Uniform.halfOpen(block.words.0), Uniform.halfOpen(block.words.1))
  }
}

extension FloorState {
  /// Where the ways begin on which contacts come to the agents in whose lists they stand.
  var firstOwnRoute: Int32 { Int32(truncatingIfNeeded: queueCount * groupCount) }
}

extension RoutingPlan {
  /// The routes of a model once more, as a contact takes them to its own agent; none where agents
  /// have no lists.
  func ownRoutes(_ model: Model) -> [Route] {
    guard let factor = ownAgentFactor else { return [] }
    return model.routes.map { route in
      guard route.isLawful else { return route }
      return Route(link: route.link, factor: route.factor * factor, delay: route.delay)
    }
  }
}
