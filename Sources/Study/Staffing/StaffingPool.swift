import Sim

/// Groups that a formula counts as one, and the contacts they share.
///
/// A formula knows one group that takes everything. A pool is the smallest set of groups and queues
/// that no skill joins to the rest, treated as such a group; who sits where follows the mix of the
/// groups.
public struct StaffingPool: Sendable {
  /// Where it is judged.
  public let place: StaffingPlace
  /// Positions of its groups in the model.
  public let groups: [Int]
  /// What it is there for.
  public let sources: [Source]
  /// How its agents are spread over the groups, by interval; any sum, 0 is nobody.
  public let mix: [[Double]]
  /// Groups that do not take everything that the pool is there for.
  public let specialists: [Int]

  /// The contacts of one queue.
  public struct Source: Sendable {
    /// The queue.
    public let queue: Int
    /// When they come.
    public let curve: RateCurve
    /// How long they take, at the mean factor of the groups that take them.
    public let handle: HandleTime
    /// How long they bear to wait.
    public let patience: Law
  }

  /// Agents over the groups in the proportions of an interval's mix, by the method of Webster: one
  /// agent more in all is one more in one group and no fewer in any.
  public func spread(_ agents: Int, interval: Int) -> [Int] {
    let weights = mix[interval]
    let total = weights.reduce(0, +)
    guard total > 0, agents > 0 else { return weights.map { _ in 0 } }
    var seats = weights.map { weight in
      max(0, Int((Double(agents) * weight / total).rounded(.down)) - weights.count)
    }
    for _ in 0..<max(0, agents - seats.reduce(0, +)) {
      let claims = weights.indices.map { weights[$0] / (2 * Double(seats[$0]) + 1) }
      let next = claims.indices.max { claims[$0] < claims[$1] } ?? 0
      seats[next] += 1
    }
    return seats
  }
}

/// Where a plan is judged: the smallest scope whose service level the simulation reports.
public enum StaffingPlace: Sendable, Hashable {
  /// A center, by its own contacts.
  case center(Int)
  /// All centers together.
  case all

  /// The scope of an interval, for a measure of contacts or of agents.
  public func scope(interval: Int, of measure: Measure = .serviceLevel) -> Scope {
    switch self {
    case .center(let center):
      let view: View = measure == .occupancy || measure == .overflowIn ? .handling : .origin
      return .intervalCenter(interval, center: center, view)
    case .all: return .interval(interval)
    }
  }
}

/// How the agents of a group are counted where they are scheduled.
public struct ScheduleTerms: Sendable, Equatable {
  /// Share of scheduled time that is not available, 0 to below 1.
  public let shrinkage: Double
  /// Whether the schedule counts agents who take contacts, so that nothing is taken off.
  public let countsOnPhone: Bool

  /// How a group is scheduled.
  public init(shrinkage: Double, countsOnPhone: Bool) {
    self.shrinkage = shrinkage
    self.countsOnPhone = countsOnPhone
  }

  /// Whole agents to schedule for so many on the phone: required / (1 - shrinkage), rounded up.
  public func scheduled(_ onPhone: Int) -> Int {
    guard !countsOnPhone, onPhone > 0 else { return onPhone }
    return Int((Double(onPhone) / (1 - shrinkage) - 1e-9).rounded(.up))
  }

  /// Agents on the phone of so many scheduled, rounded half up as a scenario does.
  public func onPhone(_ scheduled: Int) -> Int {
    guard !countsOnPhone else { return scheduled }
    return Int((Double(scheduled) * (1 - shrinkage) + 0.5 + 1e-9).rounded(.down))
  }

  /// Agents who are paid, of so many scheduled.
  public func paid(_ scheduled: Int) -> Double {
    countsOnPhone ? Double(scheduled) / (1 - shrinkage) : Double(scheduled)
  }
}
