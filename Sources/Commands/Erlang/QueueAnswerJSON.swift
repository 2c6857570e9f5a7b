import Erlang
import Report

/// The answer to a question about a queue with every figure.
enum QueueAnswerJSON {
  static func text(_ answer: QueueAnswer) -> String {
    var json = JSONWriter(to: "")
    json.object { write(answer, to: &$0) }
    return json.finish()
  }

  private static func write(_ answer: QueueAnswer, to json: inout JSONWriter<String>) {
    json.key("model")
    json.value(answer.model.name)
    json.key("asked")
    json.value(answer.question.rawValue)
    entry("agents", answer.agents, &json)
    entry("offered_load", answer.load, &json)
    entry("handle_time", answer.model.handleTime, &json)
    switch answer.model.kind {
    case .abandoning(let patience): entry("patience", patience, &json)
    case .limited(let room, let patience):
      entry("patience", patience, &json)
      entry("waiting_room", Double(room), &json)
    case .redialing(let patience, let room, let left, let blocked):
      entry("patience", patience, &json)
      entry("waiting_room", room.map(Double.init), &json)
      entry("redial_after_abandonment", left, &json)
      entry("redial_after_blocking", blocked, &json)
    case .general(_, let words):
      json.key("patience_law")
      json.value(words)
    case .waiting: break
    }
    entry("answer_within", answer.within, &json)
    if let fractional = answer.fractionalAgents { entry("fractional_agents", fractional, &json) }
    if answer.load > 0 {
      entry(
        "square_root_factor", (answer.agents - answer.load) / answer.load.squareRoot(), &json)
    }
    if let system = answer.model.redials(agents: answer.agents, load: answer.load) {
      entry("load_with_redials", system.queue.offeredLoad, &json)
      entry("attempts_per_customer", system.attemptsPerCustomer, &json)
      entry("customers_lost", system.customersLost, &json)
    }
    targets(answer, &json)
    json.key("stable")
    json.value(answer.queue != nil)
    json.key("measures")
    json.object { json in figures(answer.queue, answer).write(to: &json) }
    json.key("around")
    json.array(answer.neighbors) { json, neighbor in
      json.object { json in
        entry("agents", neighbor.agents, &json)
        figures(neighbor.queue, answer).write(to: &json)
      }
    }
  }

  private static func targets(_ answer: QueueAnswer, _ json: inout JSONWriter<String>) {
    json.key("targets")
    json.array(answer.targets.entries.enumerated()) { json, item in
      let (index, target) = item
      json.line { json in
        json.key("kpi")
        json.value(target.kpi)
        entry(target.isLeast ? "at_least" : "at_most", target.value, &json)
        json.key("met")
        json.value(answer.queue.map { target.target.isMet(by: $0) } ?? false)
        if answer.leastAgents.indices.contains(index) {
          json.key("least_agents")
          json.value(answer.leastAgents[index])
        }
      }
    }
    if !answer.targets.entries.isEmpty { entry("largest_load", answer.largestLoad, &json) }
  }

  private static func figures(_ queue: (any WaitingQueue)?, _ answer: QueueAnswer) -> QueueFigures {
    guard let queue else { return .growing(within: answer.within) }
    return QueueFigures(queue, handleTime: answer.model.handleTime, within: answer.within)
  }

  private static func entry(_ key: String, _ value: Double?, _ json: inout JSONWriter<String>) {
    json.key(key)
    json.value(value)
  }
}
