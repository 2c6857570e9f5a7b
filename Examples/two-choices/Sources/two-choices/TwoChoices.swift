import Scenarios
import Sim

/// Draws two centers for each contact and sends it to the better one, for good.
struct TwoChoices: RoutingPolicy {
  /// Who serves each queue at its own center; a queue is a contact type at a center.
  let servers: [[GroupID]]
  /// The queues of each contact type that somebody serves.
  let queues: [[Int]]

  init(_ world: StrategyWorld) {
    let types = world.contactTypes.count
    let servers = (0..<world.queueCount).map { queue in
      world.groups.indices.filter {
        world.groups[$0].center == queue / types && world.groups[$0].skills.contains(queue % types)
      }.map { GroupID($0) }
    }
    self.servers = servers
    queues = (0..<types).map { type in
      servers.indices.filter { $0 % types == type && !servers[$0].isEmpty }
    }
  }

  func arrival(of contact: ContactID, on floor: borrowing Floor) -> ArrivalAnswer {
    let choices = queues[floor.contactType(of: contact)]
    guard !choices.isEmpty else { return .wait }
    let first = choices[Int(floor.draw(contact, index: 0) * Double(choices.count))]
    let second = choices[Int(floor.draw(contact, index: 1) * Double(choices.count))]
    for group in servers[first] + servers[second] {
      if let route = floor.route(contact, to: group) { return .serve(route) }
    }
    let (one, other) = (floor.homeList(ofQueue: first), floor.homeList(ofQueue: second))
    return .move(floor.waiting(in: other) < floor.waiting(in: one) ? other : one)
  }

  func idleAgent(in group: GroupID, on floor: borrowing Floor) -> IdleAnswer {
    var oldest: (arrival: Ticks, pick: PickID)?
    for queue in servers.indices where servers[queue].contains(group) {
      let list = floor.homeList(ofQueue: queue)
      guard let pick = floor.pick(from: list, for: group) else { continue }
      let arrival = floor.headArrival(of: list)
      if arrival < oldest?.arrival ?? .never { oldest = (arrival, pick) }
    }
    return oldest.map { .take($0.pick) } ?? .rest
  }

  func step(_ step: Int, of contact: ContactID, on floor: borrowing Floor) -> StepAnswer { .stay }
}
