/// What an agent has done since the sign-in.
struct AgentRecord: BitwiseCopyable {
  /// Ticks with contacts that are over: from being given them to the end of the wrap-up.
  var work: Ticks = 0
  /// Ticks idle, up to the present contact.
  var ready: Ticks = 0
  /// Contacts given.
  var contacts: Int64 = 0
  /// When the present contact was given.
  var began: Ticks = 0
  /// Type of the present contact.
  var contactType: Int32 = 0
}

/// The book of all agents, kept only where an order of agents or the policy reads it.
struct AgentBook: ~Copyable {
  let isOpen: Bool
  var records: Column<AgentRecord>
  /// Ticks with contacts that are over, by agent and contact type.
  var workByType: Column<Ticks>
  /// Who was last given a contact, by center; -1 is nobody yet.
  var lastOfCenter: Column<Int32>
  /// The orders of the groups; empty where all take the longest idle.
  let orders: Column<OrderRow>

  /// An order in three words.
  struct OrderRow: BitwiseCopyable {
    var first = AgentOrder.Criterion.longestIdle
    var second = AgentOrder.Criterion.longestIdle
    var third = AgentOrder.Criterion.longestIdle

    init(_ order: AgentOrder) {
      let criteria = order.criteria
      if let criterion = criteria.first { first = criterion }
      if criteria.count > 1 { second = criteria[1] }
      if criteria.count > 2 { third = criteria[2] }
    }

    /// Whether agents who are alike by the other criteria are drawn from.
    var isDrawn: Bool { first == .random || second == .random || third == .random }
  }

  init(_ plan: RoutingPlan, _ model: Model, agents: Int) {
    precondition(
      plan.agentOrders.isEmpty || plan.agentOrders.count == model.groups.count,
      "an order for each group, or none")
    isOpen =
      plan.keepsAgentBook || plan.agentOrders.contains { $0.criteria.contains(where: \.readsBook) }
    let count = isOpen ? agents : 0
    records = Column(repeating: AgentRecord(), count: count)
    workByType = Column(repeating: 0, count: count * model.contactTypes.count)
    lastOfCenter = Column(repeating: -1, count: isOpen ? model.centers.count : 0)
    orders = Column(plan.agentOrders.map(OrderRow.init))
  }
}

extension FloorState {
  // MARK: What is written down

  /// An idle agent is given a contact.
  @inline(never)
  mutating func bookGiven(_ slot: Int32, to agent: Int32) {
    book.records[agent].ready += now - agents[agent].idleSince
    book.records[agent].contacts += 1
    book.records[agent].began = now
    book.records[agent].contactType = queues[contacts[slot].origin].contactType
    book.lastOfCenter[groups[agents[agent].group].center] = agent
  }

  /// An agent has done with a contact.
  @inline(never)
  mutating func bookDone(_ agent: Int32) {
    let record = book.records[agent]
    let time = now - record.began
    book.records[agent].work += time
    book.workByType[Int(agent) * typeCount + Int(record.contactType)] += time
  }

  /// An idle agent goes for a break, which is neither work nor readiness.
  mutating func bookBreak(_ agent: Int32) {
    guard book.isOpen else { return }
    book.records[agent].ready += now - agents[agent].idleSince
  }

  /// An agent signs in: what was done before counts no more.
  ///
  /// A contact in hand counts from now on.
  mutating func bookSignIn(_ agent: Int32) {
    guard book.isOpen else { return }
    let type = book.records[agent].contactType
    book.records[agent] = AgentRecord(began: now, contactType: type)
    for type in 0..<typeCount { book.workByType[Int(agent) * typeCount + type] = 0 }
  }

  // MARK: Who is first

  /// Takes the agent that a policy has named, or else the first of a group by its order.
  @inline(never)
  mutating func takeByOrder(_ group: Int32, named: Int32, for slot: Int32) -> Int32 {
    let agent = named >= 0 ? named : firstIdle(of: group, for: slot)
    takeIdle(agent)
    return agent
  }

  /// The first idle agent of a group by its order, for a contact; there is one.
  func firstIdle(of group: Int32, for slot: Int32) -> Int32 {
    let head = groups[group].idleHead
    guard book.orders.count > 0 else { return head }
    let order = book.orders[group]
    var best = head
    var alike: Int32 = 1
    var next = agents[head].next
    while next >= 0 {
      let step = compare(next, best, by: order)
      if step < 0 { best = next }
      alike = step < 0 ? 1 : step == 0 ? alike + 1 : alike
      next = agents[next].next
    }
    return order.isDrawn && alike > 1 ? drawn(alike, likeFirst: best, by: order, for: slot) : best
  }

  /// One of so many agents that come first together, the longest idle of whom is known.
  private func drawn(
    _ count: Int32, likeFirst first: Int32, by order: AgentBook.OrderRow, for slot: Int32
  ) -> Int32 {
    var left = Int32(agentDraw(slot) * Double(count))
    var agent = first
    while left > 0 {
      let next = agents[agent].next
      guard next >= 0 else { break }
      agent = next
      if compare(agent, first, by: order) == 0 { left -= 1 }
    }
    return agent
  }

  /// A uniform number in [0, 1) of the customer's own stream that no policy draws.
  private func agentDraw(_ slot: Int32) -> Double {
    let contact = contacts[slot]
    let block = key.block(
      purpose: .policy, entity: UInt64(contact.stream), index: contact.customer,
      attempt: UInt64(contact.attempt) &+ UInt64(contact.draws) << 32)
    return Uniform.halfOpen(block.words.1)
  }

  /// Below 0 if an idle agent comes before another by an order, 0 if the order is silent.
  func compare(_ agent: Int32, _ other: Int32, by order: AgentBook.OrderRow) -> Int64 {
    let first = compare(agent, other, by: order.first)
    if first != 0 { return first }
    let second = compare(agent, other, by: order.second)
    return second != 0 ? second : compare(agent, other, by: order.third)
  }

  private func compare(
    _ agent: Int32, _ other: Int32, by criterion: AgentOrder.Criterion
  ) -> Int64 {
    switch criterion {
    case .longestIdle, .random: return 0
    case .fixed: return Int64(agent) - Int64(other)
    case .circular: return ringDistance(agent) - ringDistance(other)
    case .fewestContacts:
      return book.records[agent].contacts - book.records[other].contacts
    case .leastOccupied:
      let (mine, theirs) = (book.records[agent], book.records[other])
      let left = Int128(mine.work) * Int128(max(theirs.work + readyTime(other), 1))
      let right = Int128(theirs.work) * Int128(max(mine.work + readyTime(agent), 1))
      return left < right ? -1 : left > right ? 1 : 0
    }
  }

  /// Ticks that an agent has been idle since the sign-in.
  func readyTime(_ agent: Int32) -> Ticks {
    book.records[agent].ready
      + (agents[agent].state == .idle ? now - agents[agent].idleSince : 0)
  }

  /// Ticks that an agent has been with contacts since the sign-in.
  func workTime(_ agent: Int32) -> Ticks {
    let record = book.records[agent]
    return record.work + (agents[agent].state == .busy ? now - record.began : 0)
  }

  /// How far an agent is behind the one of its center who was last given a contact.
  private func ringDistance(_ agent: Int32) -> Int64 {
    let last = book.lastOfCenter[groups[agents[agent].group].center]
    return Int64(agent) - Int64(last) + (agent > last ? 0 : Int64(agents.count))
  }
}
