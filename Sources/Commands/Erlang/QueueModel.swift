import Erlang
import Report

/// Which queue a question is about, but for its agents and its load.
struct QueueModel {
  /// What contacts do that find no agent; times in seconds.
  enum Kind {
    case waiting
    case abandoning(patience: Double)
    case limited(room: Int, patience: Double?)
    case general(law: PatienceLaw, words: String)
    case redialing(
      patience: Double?, room: Int?, afterAbandonment: Double, afterBlocking: Double)

    /// Whether anybody gives up.
    var canAbandon: Bool {
      switch self {
      case .waiting: false
      case .abandoning, .general: true
      case .limited(_, let patience), .redialing(let patience, _, _, _): patience != nil
      }
    }

    /// Whether anybody is refused.
    var canBlock: Bool {
      switch self {
      case .waiting, .abandoning, .general: false
      case .limited: true
      case .redialing(_, let room, _, _): room != nil
      }
    }
  }

  let kind: Kind
  /// Mean handle time, seconds.
  let handleTime: Double

  /// What the JSON calls it.
  var name: String {
    switch kind {
    case .waiting: "erlang_c"
    case .abandoning: "erlang_a"
    case .limited: "erlang_x"
    case .general: "general_patience"
    case .redialing: "retrial"
    }
  }

  /// What it is, in a line.
  var title: String {
    switch kind {
    case .waiting: "Erlang C: everybody waits until an agent is free"
    case .abandoning(let patience):
      "Erlang A: who waits gives up after \(Figures.seconds(patience)) on average"
    case .limited(let room, let patience):
      "M/M/s/K: room for \(room) waiting contacts, "
        + (patience.map { "who give up after \(Figures.seconds($0)) on average" }
          ?? "nobody gives up")
    case .general(_, let words): "M/M/s+G: who waits gives up after a time that is \(words)"
    case .redialing: "Retrial: lost customers call again, and their redials join the load"
    }
  }

  /// What the formula takes for granted.
  var assumptions: String {
    let patience =
      switch kind {
      case .waiting: "endless patience"
      case .general: "patience of the law above"
      case .abandoning, .limited, .redialing:
        kind.canAbandon ? "exponential patience" : "endless patience"
      }
    var text =
      "Taken for granted: Poisson arrivals at a steady rate, exponential handle times, "
      + "\(patience), agents who are all alike, first come first served."
    if case .redialing = kind {
      text += " Redials come late and join the others as a Poisson stream; early ones fare worse."
    }
    return text
      + " Agents are those at work: breaks and other shrinkage come on top."
  }

  /// The queue with so many agents and so much load (with redials: of first attempts).
  func queue(agents: Double, load: Double) throws(ErlangError) -> any WaitingQueue {
    switch kind {
    case .waiting:
      return try BirthDeathQueue(
        agents: agents, offeredLoad: load, meanHandleTime: handleTime)
    case .abandoning(let patience):
      return try BirthDeathQueue(
        agents: agents, offeredLoad: load, meanHandleTime: handleTime, meanPatience: patience)
    case .limited(let room, let patience):
      return try BirthDeathQueue(
        agents: agents, offeredLoad: load, meanHandleTime: handleTime, meanPatience: patience,
        waitingRoom: room)
    case .general(let law, _):
      return try GeneralPatienceQueue(
        agents: agents, offeredLoad: load, meanHandleTime: handleTime, patience: law)
    case .redialing: return try retrial(agents: agents, load: load).queue
    }
  }

  /// The fixed point of the redials behind a queue; nil where nobody redials.
  func redials(agents: Double, load: Double) -> RetrialQueue? {
    guard case .redialing = kind else { return nil }
    return try? retrial(agents: agents, load: load)
  }

  private func retrial(agents: Double, load: Double) throws(ErlangError) -> RetrialQueue {
    guard case .redialing(let patience, let room, let left, let blocked) = kind else {
      preconditionFailure("only the queue with redials has them")
    }
    return try RetrialQueue(
      agents: agents, freshLoad: load, meanHandleTime: handleTime, meanPatience: patience,
      waitingRoom: room, redialAfterAbandonment: left, redialAfterBlocking: blocked)
  }
}
