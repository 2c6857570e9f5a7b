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
    /// Expected wait of one contact that was offered, in all and where it ended in an answer.
    var wait: Double
    var waitOfAnswered: Double
    var queueVariance: Double
    /// Of those who wait and of those who give up; nil where there are none.
    var abandonedOfWaiting: Double?
    var meanWaitOfWaiting: Double?
    var meanWaitOfAbandoned: Double?
    /// Natural logarithms, for what is too rare for a double.
    var logWaiting: Double
    var logAbandoned: Double

    /// Nobody waits and nothing is known of those who would.
    init(immediate: Double, blocked: Double, logBlocked: Double) {
      self.immediate = immediate
      self.blocked = blocked
      self.logBlocked = logBlocked
      (waiting, answeredAfterWait, abandoned, wait, waitOfAnswered) = (0, 0, 0, 0, 0)
      (queueVariance, logWaiting, logAbandoned) = (0, -.infinity, -.infinity)
    }
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
