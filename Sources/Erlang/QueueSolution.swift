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

  /// What has happened to those who had to wait by a time T after they came.
  struct Horizon: Sendable {
    var answeredWithin: Double
    var answeredBeyond: Double
    var abandonedWithin: Double
    var stillWaiting: Double
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

  func horizon(_ time: Double) -> Horizon {
    switch room {
    case .open(let open): open.horizon(time)
    case .limited(let limited): limited.horizon(time)
    }
  }
}
