import Foundation
import Scenarios
import Sim
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
///     80 D is offered to b/front
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
  /// Whether the number of the agent within its group stands behind the group: `10 A to a/front 2`.
  var showsAgents = false

  /// A group of agents who serve these types, all at the same pace.
  static func group(_ name: String, _ agents: Int, _ types: String...) -> (
    name: String, agents: Int, skills: [(String, Double)]
  ) {
    (name, agents, types.map { ($0, 1) })
  }

  /// Calls of 100 s at the centers a, b and c with these agents, all in the group `all`.
  static func calls(
    _ arrivals: KeyValuePairs<Double, String>, _ strategy: String, agents: [Int] = [1, 1]
  ) -> Trace {
    Trace(
      types: [("call", 100)],
      groups: zip(["a/all", "b/all", "c/all"], agents).map { group($0, $1, "call") },
      arrivals: arrivals.map { ($0.key, "call@\($0.value)") }, strategy: strategy)
  }

  /// Expects these events and no others.
  func expect(_ lines: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try events() == lines, sourceLocation: sourceLocation)
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
  func events() throws -> String { try observed().events }

  /// What happens, and what the engine counts of it.
  func observed() throws -> (events: String, seen: Observations) {
    let plan = try Trial.plan(of: text, id: "trace")
    let routing = try #require(plan.strategies[0].routing)
    let recorder = Recorder()
    let names = Watched.Names(
      plan, arrivals: arrivals.map { (Ticks(seconds: $0.time), $0.queue) }
    ) { String(UnicodeScalar(UInt8(65 + $0))) }
    let policy = Watched(
      policy: routing.catalogue, names: names, recorder: recorder, showsAgents: showsAgents)
    let engine = Engine(
      model: plan.world.model, plan: routing.plan, policy: policy, seed: seed, replication: 0)
    let seen = try engine.run()
    #expect(seen.identities.broken.isEmpty)
    var lines = recorder.lines.withLock { $0 }.map(\.text)
    for (counter, words) in [(Counter.abandoned, "gave up"), (.blocked, "turned away")] {
      let count = (0..<seen.shape.queues).reduce(0) { $0 + seen.byOrigin[0, $1, counter] }
      if count > 0 { lines.append("\(count) \(words)") }
    }
    return (lines.joined(separator: "\n"), seen)
  }
}
