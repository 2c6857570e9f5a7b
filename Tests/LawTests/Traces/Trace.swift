import Foundation
import Scenarios
import Sim
import Synchronization
import Testing

/// A tiny scenario with contacts at known moments and handle times that are always the same, and
/// what became of each contact, event by event.
///
/// Contacts have the names A, B, C, ... in the order in which they are listed. A line of `events`
/// is the second, the contact and what the strategy answered:
///
///     10 A to a/front          an agent of the group takes it, on arrival or later
///     20 B waits in vip@a      it joins the list of its queue
///     40 B joins list 2        it stands there too
///     60 B moves to vip@b      it stands there alone
///     70 C is refused
///
/// Lists beyond the queues are counted from 0, as in the plan; several queues that wait in one list
/// have the name of the first. A last line tells how many gave up or heard a busy signal, if any.
struct Trace {
  /// Contact types with their handle times in seconds.
  var types: [(name: String, handleTime: Double)]
  /// Groups as `center/group`, their agents, and their skills with the factors on the handle time.
  var groups: [(name: String, agents: Int, skills: [(String, Double)])]
  /// When each contact arrives, in seconds, and where, as `type@center`; no two at once.
  var arrivals: [(time: Double, queue: String)]
  /// The strategy, as it stands in the file below its name.
  var strategy: String
  /// Seconds that contacts of a type bear; the others never give up.
  var patience: [String: Double] = [:]
  /// Further sections of the file, such as `links:`.
  var sections = ""
  /// Further events, below `events:`.
  var moreEvents = ""
  /// The seed of what a strategy draws by chance.
  var seed: UInt64 = 1
  /// Further lines of a center, such as `waiting_room: 3`.
  var ofCenter: [String: String] = [:]

  /// A group of agents who serve these types, all at the same pace.
  static func group(_ name: String, _ agents: Int, _ types: String...) -> (
    name: String, agents: Int, skills: [(String, Double)]
  ) {
    (name, agents, types.map { ($0, 1) })
  }

  private var centers: [String] {
    groups.map { String($0.name.prefix { $0 != "/" }) }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The scenario as a planner would write it.
  var text: String {
    var text = "spillway: 1\nhorizon: {length: 10000s, interval: 10000s}\ncontacts:\n"
    for type in types {
      let patience = patience[type.name].map { "{deterministic: \($0)s}" } ?? "none"
      text += "  \(type.name):\n    handle_time: {deterministic: \(type.handleTime)s}\n"
      text += "    patience: \(patience)\n"
    }
    text += "centers:\n"
    for center in centers {
      text += "  \(center):\n"
      if let lines = ofCenter[center] { text += "    \(lines)\n" }
      text += "    groups:\n"
      for group in groups where group.name.hasPrefix(center + "/") {
        let skills = group.skills.map { "\($0.0): \($0.1)" }.joined(separator: ", ")
        text += "      \(group.name.dropFirst(center.count + 1)): "
        text += "{agents: \(group.agents), skills: {\(skills)}}\n"
      }
    }
    text += "demand: []\nevents:\n"
    for (index, arrival) in arrivals.enumerated() {
      let parts = arrival.queue.split(separator: "@")
      text += """
          contact_\(index):
            network_outage: {center: \(parts[1]), contact: \(parts[0]), starts: 0s, subscribers: 1,
              call_probability: 100%, awareness: {deterministic: \(arrival.time)s},
              repair: {deterministic: 10000s}}

        """
    }
    text += moreEvents
    let lines = strategy.split(separator: "\n", omittingEmptySubsequences: false)
    return text + sections + "strategies:\n  traced:\n"
      + lines.map { "    \($0)\n" }.joined()
  }

  /// What happens, one line an event.
  func events() throws -> String {
    let plan = try Trial.plan(of: text, id: "trace")
    let routing = try #require(plan.strategies[0].routing)
    let recorder = Recorder()
    let policy = Watched(
      policy: routing.catalogue, lists: routing.plan.lists, names: names(plan), recorder: recorder)
    let engine = Engine(
      model: plan.world.model, plan: routing.plan, policy: policy, seed: seed, replication: 0)
    let seen = try engine.run()
    #expect(seen.identities.broken.isEmpty)
    var lines = recorder.lines.withLock { $0 }
    for (counter, words) in [(Counter.abandoned, "gave up"), (.blocked, "turned away")] {
      let count = (0..<seen.shape.queues).reduce(0) { $0 + seen.byOrigin[0, $1, counter] }
      if count > 0 { lines.append("\(count) \(words)") }
    }
    return lines.joined(separator: "\n")
  }

  private func names(_ plan: Plan) -> Watched.Names {
    let world = plan.strategyWorld
    let queues = (0..<world.queueCount).map { queue in
      world.contactTypes[queue % world.contactTypes.count] + "@"
        + world.centers[queue / world.contactTypes.count]
    }
    var contacts: [Watched.Key: String] = [:]
    for (index, arrival) in arrivals.enumerated() {
      let letter = Character(UnicodeScalar(UInt8(65 + index)))
      let queue = queues.firstIndex(of: arrival.queue) ?? -1
      contacts[.init(queue: queue, arrival: Ticks(seconds: arrival.time))] = String(letter)
    }
    return .init(
      groups: world.groups.map { "\(world.centers[$0.center])/\($0.name)" }, queues: queues,
      contacts: contacts)
  }
}

/// The lines of a trace while it is made.
final class Recorder: Sendable {
  let lines = Mutex<[String]>([])
}

/// A policy that answers as another does and writes every answer down.
struct Watched: RoutingPolicy {
  let policy: Catalogue
  let lists: Int
  let names: Names
  let recorder: Recorder

  struct Key: Hashable {
    var queue: Int
    var arrival: Ticks
  }

  struct Names {
    var groups: [String]
    var queues: [String]
    var contacts: [Key: String]
  }

  func arrival(of contact: ContactID, on floor: borrowing Floor) -> ArrivalAnswer {
    let answer = policy.arrival(of: contact, on: floor)
    switch answer {
    case .serve(let route): write(contact, "to \(group(floor.group(of: route)))", floor)
    case .wait:
      let home = floor.homeList(ofQueue: floor.queue(of: contact))
      write(contact, "waits in \(list(home))", floor)
    case .move(let other): write(contact, "moves to \(list(other))", floor)
    case .advance(let other, let route):
      write(other, "to \(group(floor.group(of: route)))", floor)
      let home = floor.homeList(ofQueue: floor.queue(of: contact))
      write(contact, "waits in \(list(home))", floor)
    case .refuse: write(contact, "is refused", floor)
    }
    return answer
  }

  func tick(_ index: Int, on floor: borrowing Floor) -> TickAnswer {
    policy.tick(index, on: floor)
  }

  func idleAgent(in group: GroupID, on floor: borrowing Floor) -> IdleAnswer {
    let answer = policy.idleAgent(in: group, on: floor)
    if case .take(let pick) = answer {
      write(floor.contact(of: pick), "to \(self.group(group))", floor)
    }
    return answer
  }

  func step(_ step: Int, of contact: ContactID, on floor: borrowing Floor) -> StepAnswer {
    let answer = policy.step(step, of: contact, on: floor)
    switch answer {
    case .serve(let route): write(contact, "to \(group(floor.group(of: route)))", floor)
    case .join(let other): write(contact, "joins \(list(other))", floor)
    case .move(let other): write(contact, "moves to \(list(other))", floor)
    case .stay: break
    }
    return answer
  }

  private func group(_ group: GroupID) -> String { names.groups[Int(group.index)] }

  private func list(_ list: ListID) -> String {
    let index = Int(list.index)
    return index < names.queues.count ? names.queues[index] : "list \(index)"
  }

  private func write(_ contact: ContactID, _ what: String, _ floor: borrowing Floor) {
    let arrival = floor.now - floor.wait(of: contact)
    let key = Key(queue: floor.queue(of: contact), arrival: arrival)
    let seconds = floor.now.seconds
    let time = seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
    let name = names.contacts[key] ?? "?"
    recorder.lines.withLock { $0.append("\(time) \(name) \(what)") }
  }
}
