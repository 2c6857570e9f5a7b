/// A solved queue in its steady state; its measures are read through `WaitingQueue`.
///
/// Probabilities are per contact offered, times in handle times.
public struct QueueSolution: Sendable {
  enum Room: Sendable {
    case open(OpenRoom)
    case limited(LimitedRoom)
  }

  /// What happens to the contacts, whatever the time limit.
  struct Totals: Sendable {
    /// P(an agent is idle), and its complement within those who are let in.
    var immediate: Double
    var waiting: Double
    var blocked: Double
    var logBlocked: Double
    var answeredAfterWait: Double
    var abandoned: Double
    /// Expected wait, split by how it ended; the parts of one contact that was offered.
    var wait: Double
    var waitOfAnswered: Double
    var waitOfAbandoned: Double
    var queueVariance: Double
  }

  let room: Room
  let totals: Totals

  init(_ room: Room) {
    self.room = room
    switch room {
    case .open(let open): totals = open.totals
    case .limited(let limited): totals = limited.totals
    }
  }

  /// P(had to wait, answered by then), per contact offered; `time` in handle times.
  func answeredWithin(_ time: Double) -> Double {
    switch room {
    case .open(let open): open.answeredWithin(time)
    case .limited(let limited): limited.horizon(time).answeredWithin
    }
  }

  /// P(answered, but not by then).
  func answeredBeyond(_ time: Double) -> Double {
    switch room {
    case .open(let open): open.answeredBeyond(time)
    case .limited(let limited): limited.horizon(time).answeredBeyond
    }
  }

  /// P(gave up by then).
  func abandonedWithin(_ time: Double) -> Double {
    switch room {
    case .open(let open): open.abandonedWithin(time)
    case .limited(let limited): limited.horizon(time).abandonedWithin
    }
  }

  /// P(still waiting then).
  func stillWaiting(_ time: Double) -> Double {
    switch room {
    case .open(let open): open.stillWaiting(time)
    case .limited(let limited): limited.horizon(time).stillWaiting
    }
  }
}
