import Erlang
import Scenarios
import Study

/// A question about a queue and what follows from it.
struct QueueAnswer {
  /// What was asked for.
  enum Question: String {
    /// The measures of a group that is given.
    case measures
    /// The least agents.
    case agents
    /// The largest load.
    case load = "offered_load"
    /// The T of a service level.
    case answerWithin = "answer_within"
  }

  /// A group of the table around the answer.
  struct Neighbor {
    let agents: Double
    /// Nil where the queue grows without end.
    let queue: (any WaitingQueue)?
  }

  let question: Question
  let model: QueueModel
  let offered: OfferedLoad
  let targets: QueueTargets
  let agents: Double
  /// Erlangs; with redials those of the first attempts.
  let load: Double
  /// Nil where the queue grows without end.
  let queue: (any WaitingQueue)?
  /// T, seconds: given or found.
  let within: Double?
  /// The least agents before rounding up.
  var fractionalAgents: Double?
  /// The least agents for each target alone, in the order of the targets.
  var leastAgents: [Int] = []
  /// Erlangs that the agents carry with all targets kept.
  var largestLoad: Double?
  /// From three agents fewer to three more.
  let neighbors: [Neighbor]
}

/// Finds out what a planner asks for, and answers it.
struct QueueQuestion {
  let model: QueueModel
  let offered: OfferedLoad
  let targets: QueueTargets
  let agents: Double?

  /// The answer; ends the command where there is none.
  func answer() throws -> QueueAnswer {
    if let load = offered.erlangs, !(load > 0 && load <= 1e9) {
      throw Ending.fault(
        .outOfRange,
        load > 0
          ? "a load of \(load) erlangs is too large" : "nothing arrives, and no agents are needed",
        help: load > 0 ? "write a load of at most 10^9 erlangs" : "write a load above 0")
    }
    do throws(ErlangError) {
      if let load = offered.erlangs, let agents {
        if targets.level != nil, targets.within == nil { return try timeLimit(agents, load) }
        return try measures(agents, load)
      }
      if let load = offered.erlangs { return try leastAgents(load) }
      if let agents { return try largestLoad(agents) }
    } catch {
      throw Ending.fault(
        error.kind == .outOfRange ? .outOfRange : .noAnswer, Phrase(error.sentence),
        help: Self.help(for: error.kind))
    }
    throw Ending.fault(
      .badArguments, "neither the load nor the agents are given",
      help: "give the load (--load, or --volume and --interval) for the agents it needs, --agents "
        + "for the load they carry, or both")
  }

  /// Whether the question makes sense, before anything is solved.
  func check(_ reader: OptionReader) {
    guard agents == nil || offered.erlangs == nil, agents != nil || offered.erlangs != nil else {
      return
    }
    if targets.level != nil, targets.within == nil {
      reader.refuse(
        .badArguments, "--target needs its T",
        "write --within, as in --target 80% --within 20s, or give load and agents to find the T")
    } else if targets.entries.isEmpty {
      reader.refuse(
        .badArguments,
        agents == nil ? "there is no target for the agents" : "there is no target for the load",
        "write --target 80% --within 20s, --max-occupancy 85%, or give load and agents")
    }
  }

  private static func help(for kind: ErlangError.Kind) -> Phrase? {
    switch kind {
    case .outOfRange: nil
    case .unstable: "add agents, or use `spillway erlang a`, in which customers give up"
    case .unattainable: "ask for less"
    }
  }

  private func isMet(_ agents: Double, _ load: Double) -> Bool {
    guard let queue = try? model.queue(agents: agents, load: load) else { return false }
    return targets.areMet(by: queue)
  }

  private func measures(_ agents: Double, _ load: Double) throws(ErlangError) -> QueueAnswer {
    var answer = try result(.measures, agents, load, within: targets.within)
    if !targets.entries.isEmpty { answer.largestLoad = carried(agents) }
    return answer
  }

  private func timeLimit(_ agents: Double, _ load: Double) throws(ErlangError) -> QueueAnswer {
    let queue = try model.queue(agents: agents, load: load)
    let limit = try queue.timeLimit(
      forServiceLevel: targets.level ?? 0, targets.convention)
    return try result(.answerWithin, agents, load, within: limit)
  }

  private func leastAgents(_ load: Double) throws(ErlangError) -> QueueAnswer {
    // What is out of range is said before any search.
    _ = try model.queue(agents: 2 * load, load: load)
    let least = try targets.entries.map { (entry) throws(ErlangError) in
      try StaffingSearch.leastAgents(near: load) { agents in
        guard let queue = try? model.queue(agents: agents, load: load) else { return false }
        return entry.target.isMet(by: queue)
      }
    }
    let whole = least.max() ?? 1
    var answer = try result(.agents, Double(whole), load, within: targets.within)
    answer.leastAgents = least
    answer.fractionalAgents = StaffingSearch.leastFractionalAgents(whole: whole) {
      isMet($0, load)
    }
    answer.largestLoad = carried(Double(whole))
    return answer
  }

  private func largestLoad(_ agents: Double) throws(ErlangError) -> QueueAnswer {
    _ = try model.queue(agents: agents, load: 0)
    let load = try StaffingSearch.largestLoad(agents: agents) { isMet(agents, $0) }
    var answer = try result(.load, agents, load, within: targets.within)
    answer.largestLoad = load
    return answer
  }

  private func carried(_ agents: Double) -> Double? {
    try? StaffingSearch.largestLoad(agents: agents) { isMet(agents, $0) }
  }

  /// The answer with the table around it; an unstable queue has no measures but is one.
  private func result(
    _ question: QueueAnswer.Question, _ agents: Double, _ load: Double, within: Double?
  ) throws(ErlangError) -> QueueAnswer {
    var queue: (any WaitingQueue)?
    do throws(ErlangError) {
      queue = try model.queue(agents: agents, load: load)
    } catch {
      guard error.kind == .unstable else { throw error }
    }
    let neighbors = (-3...3).map { agents + Double($0) }.filter { $0 > 0 }.map {
      QueueAnswer.Neighbor(agents: $0, queue: try? model.queue(agents: $0, load: load))
    }
    return QueueAnswer(
      question: question, model: model, offered: offered, targets: targets, agents: agents,
      load: load, queue: queue, within: within, neighbors: neighbors)
  }
}
