import Erlang
import Report
import Study

/// Which queue a question is about, but for its agents and its load.
struct QueueModel {
  /// What contacts do that find no agent; times in seconds.
  enum Kind {
    case waiting
    case abandoning(patience: Double)
    case limited(room: Int, patience: Double?)
    /// The law with the words in which it was written.
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
  func title(_ words: Words) -> String {
    switch kind {
    case .waiting: words("Erlang C: everybody waits until an agent is free")
    case .abandoning(let patience):
      words("Erlang A: who waits gives up after \(Figures.seconds(patience)) on average")
    case .limited(let room, let patience):
      patience.map {
        words(
          "M/M/s/K: room for \(room) waiting contacts, who give up after \(Figures.seconds($0)) on"
            + " average")
      } ?? words("M/M/s/K: room for \(room) waiting contacts, nobody gives up")
    case .general(_, let law):
      words("M/M/s+G: who waits gives up after a time that is \(law)")
    case .redialing:
      words("Retrial: lost customers call again, and their redials join the load")
    }
  }

  /// What the formula takes for granted, in sentences.
  func assumptions(_ words: Words) -> [String] {
    let patience =
      switch kind {
      case .waiting: words("endless patience")
      case .general: words("patience of the law above")
      case .abandoning, .limited, .redialing:
        kind.canAbandon ? words("exponential patience") : words("endless patience")
      }
    var sentences = [
      words(
        "Taken for granted: Poisson arrivals at a steady rate, exponential handle times, "
          + "\(patience), agents who are all alike, first come first served.")
    ]
    if case .redialing = kind {
      sentences.append(
        words("Redials come late and join the others as a Poisson stream; early ones fare worse."))
    }
    return sentences + [
      words("Agents are those at work: breaks and other shrinkage come on top.")
    ]
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
