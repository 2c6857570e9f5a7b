import Erlang
import Report
import Scenarios
import Study

/// A group in which nobody waits: what it loses with so many agents.
struct LossSystem {
  /// What serves contacts.
  enum Kind { case agents, trunks }

  /// What a number of agents does.
  struct Outcome {
    /// The share of the contacts that is blocked.
    let blocked: Double
    let logBlocked: Double?
    /// Erlangs that are carried, and what is lost of the load.
    let carried: Double
    let lost: Double
    /// Further figures under their names in JSON.
    var further: [(key: String, value: Double)] = []
  }

  /// What the JSON calls it.
  let name: String
  let title: String
  /// What arrives, in words.
  let arrivals: String
  /// What the formula takes for granted, in sentences.
  let assumptions: [String]
  /// What the agents are.
  let kind: Kind
  /// Erlangs, for the square root and as the place where a search begins.
  let load: Double
  /// Only whole numbers of agents make sense.
  let isWhole: Bool
  /// The arguments under their names in JSON.
  let arguments: [(key: String, value: Double)]
  /// Whether the load was looked for, and not the agents.
  var isLoadAsked = false
  /// A load as contacts in an interval; nil where no handle time is known.
  var contacts: (Double) -> String? = { _ in nil }
  let solve: (Double) throws(ErlangError) -> Outcome
}

/// The answer to a question about a group in which nobody waits.
struct LossAnswer {
  let system: LossSystem
  let agents: Double
  /// The blocking asked for.
  let target: Double?
  /// Whether the agents were looked for.
  var isFound = false
  private(set) var fractionalAgents: Double?
  let figures: LossSystem.Outcome
  let neighbors: [(agents: Double, figures: LossSystem.Outcome)]

  /// The least agents for a blocking, or what given agents lose.
  ///
  /// Ends the command where there is no answer.
  init(_ system: LossSystem, agents: Double?, maxBlocking: Double?) throws {
    do throws(ErlangError) {
      self = try Self.solved(system, agents, maxBlocking)
    } catch {
      throw Ending.fault(
        error.kind == .outOfRange ? .outOfRange : .noAnswer, Phrase(error.sentence))
    }
  }

  private init(
    _ system: LossSystem, _ agents: Double, _ target: Double?, _ fractional: Double?
  ) throws(ErlangError) {
    self.system = system
    self.agents = agents
    self.target = target
    fractionalAgents = fractional
    figures = try system.solve(agents)
    neighbors = (-3...3).map { agents + Double($0) }.compactMap { agents in
      guard agents >= 0, let figures = try? system.solve(agents) else { return nil }
      return (agents, figures)
    }
  }

  private static func solved(
    _ system: LossSystem, _ agents: Double?, _ maxBlocking: Double?
  ) throws(ErlangError) -> LossAnswer {
    if let agents { return try LossAnswer(system, agents, maxBlocking, nil) }
    let target = maxBlocking ?? 0
    let isMet = { (agents: Double) in
      guard let figures = try? system.solve(agents) else { return false }
      return figures.blocked <= target
    }
    // What is out of range is said before any search.
    _ = try system.solve(0)
    var answer: LossAnswer
    if isMet(0) {
      answer = try LossAnswer(system, 0, target, 0)
      answer.isFound = true
      return answer
    }
    let whole = try StaffingSearch.leastAgents(near: system.load, isMet: isMet)
    let fractional =
      system.isWhole
      ? nil : StaffingSearch.leastFractionalAgents(whole: whole, isMet: isMet)
    answer = try LossAnswer(system, Double(whole), target, fractional)
    answer.isFound = true
    return answer
  }

  var json: String {
    var json = JSONWriter(to: "")
    json.object { json in
      json.key("model")
      json.value(system.name)
      json.key("asked")
      json.value(system.isLoadAsked ? "offered_load" : isFound ? "agents" : "measures")
      for (key, value) in [("agents", agents)] + system.arguments {
        json.key(key)
        json.value(value)
      }
      if let target {
        json.key("max_blocking")
        json.value(target)
      }
      if let fractionalAgents {
        json.key("fractional_agents")
        json.value(fractionalAgents)
      }
      json.key("measures")
      json.object { Self.write(figures, agents, &$0) }
      json.key("around")
      json.array(neighbors) { json, neighbor in
        json.line { json in
          json.key("agents")
          json.value(neighbor.agents)
          Self.write(neighbor.figures, neighbor.agents, &json)
        }
      }
    }
    return json.finish()
  }

  private static func write(
    _ figures: LossSystem.Outcome, _ agents: Double, _ json: inout JSONWriter<String>
  ) {
    let logs = figures.logBlocked.map { [("log_blocking_probability", $0)] } ?? []
    for (key, value) in [("blocking_probability", figures.blocked)] + logs
      + [("busy_agents", figures.carried), ("lost_load", figures.lost)]
      + figures.further.map({ ($0.key, $0.value) })
    {
      json.key(key)
      json.value(value)
    }
    json.key("occupancy")
    json.value(agents > 0 ? figures.carried / agents : nil)
  }
}
