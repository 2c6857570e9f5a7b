import Scenarios
import Sim
import Synchronization

/// The lines of a trace while it is made.
final class Recorder: Sendable {
  /// One answer: when, about which contact, and what.
  struct Line: Sendable, Equatable {
    var time: Ticks
    var contact: String
    var verb: String
    var place: String

    /// As a trace has it, with the time in seconds.
    var text: String {
      let seconds = time.seconds
      let time = seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
      return "\(time) \(contact) \(verb)" + (place.isEmpty ? "" : " \(place)")
    }
  }

  let lines = Mutex<[Line]>([])
}

/// A policy that answers as another does and writes every answer down.
struct Watched: RoutingPolicy {
  let policy: Catalogue
  let names: Names
  let recorder: Recorder
  /// Whether the number of the agent within its group stands behind the group.
  var showsAgents = false

  struct Key: Hashable {
    var queue: Int
    var arrival: Ticks
  }

  /// What groups, queues and contacts are called.
  struct Names {
    var groups: [String]
    var queues: [String]
    var contacts: [Key: String]

    /// The names of a plan, and those of contacts by their position among all arrivals.
    init(
      _ plan: Plan, arrivals: [(time: Ticks, queue: String)], named: (Int) -> String
    ) {
      let world = plan.strategyWorld
      let queues = (0..<world.queueCount).map { queue in
        world.contactTypes[queue % world.contactTypes.count] + "@"
          + world.centers[queue / world.contactTypes.count]
      }
      groups = world.groups.map { "\(world.centers[$0.center])/\($0.name)" }
      contacts = [:]
      for (index, arrival) in arrivals.enumerated() {
        let queue = queues.firstIndex(of: arrival.queue) ?? -1
        contacts[.init(queue: queue, arrival: arrival.time)] = named(index)
      }
      self.queues = queues
    }
  }

  func arrival(of contact: ContactID, on floor: borrowing Floor) -> ArrivalAnswer {
    let answer = policy.arrival(of: contact, on: floor)
    switch answer {
    case .serve(let route): write(contact, by: route, floor)
    case .wait:
      let home = floor.homeList(ofQueue: floor.queue(of: contact))
      write(contact, "waits in", list(home), floor)
    case .move(let other, _): write(contact, "moves to", list(other), floor)
    case .advance(let other, let route):
      write(other, by: route, floor)
      let home = floor.homeList(ofQueue: floor.queue(of: contact))
      write(contact, "waits in", list(home), floor)
    case .refuse: write(contact, "is refused", "", floor)
    case .callBack: write(contact, "takes a callback", "", floor)
    }
    return answer
  }

  func tick(_ index: Int, on floor: borrowing Floor) -> TickAnswer {
    policy.tick(index, on: floor)
  }

  func idleAgent(in group: GroupID, on floor: borrowing Floor) -> IdleAnswer {
    let answer = policy.idleAgent(in: group, on: floor)
    if case .take(let pick) = answer {
      let place = self.group(group) + number(floor.askingAgent, floor)
      write(floor.contact(of: pick), "to", place, floor)
    }
    return answer
  }

  func step(_ step: Int, of contact: ContactID, on floor: borrowing Floor) -> StepAnswer {
    let answer = policy.step(step, of: contact, on: floor)
    write(answer, of: contact, floor)
    return answer
  }

  func offered(
    to group: GroupID, step: Int, of contact: ContactID, on floor: borrowing Floor
  ) -> StepAnswer {
    let answer = policy.offered(to: group, step: step, of: contact, on: floor)
    write(answer, of: contact, floor)
    return answer
  }

  private func write(_ answer: StepAnswer, of contact: ContactID, _ floor: borrowing Floor) {
    switch answer {
    case .serve(let route): write(contact, by: route, floor)
    case .join(let other): write(contact, "joins", list(other), floor)
    case .move(let other, _): write(contact, "moves to", list(other), floor)
    case .offer(let offer):
      write(contact, "is offered to", group(floor.group(of: offer)), floor)
    case .stay: break
    }
  }

  private func group(_ group: GroupID) -> String { names.groups[Int(group.index)] }

  private func list(_ list: ListID) -> String {
    let index = Int(list.index)
    return index < names.queues.count ? names.queues[index] : "list \(index)"
  }

  private func number(_ agent: AgentID?, _ floor: borrowing Floor) -> String {
    guard showsAgents, let agent else { return "" }
    return " \(Int(agent.index) - floor.agents(of: floor.group(of: agent)).lowerBound + 1)"
  }

  private func write(_ contact: ContactID, by route: RouteID, _ floor: borrowing Floor) {
    let agent = floor.agent(of: route, for: contact)
    write(contact, "to", group(floor.group(of: route)) + number(agent, floor), floor)
  }

  private func write(
    _ contact: ContactID, _ verb: String, _ place: String, _ floor: borrowing Floor
  ) {
    let arrival = floor.now - floor.wait(of: contact)
    let key = Key(queue: floor.queue(of: contact), arrival: arrival)
    let line = Recorder.Line(
      time: floor.now, contact: names.contacts[key] ?? "?", verb: verb, place: place)
    recorder.lines.withLock { $0.append(line) }
  }
}
