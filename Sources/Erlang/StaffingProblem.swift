/// How many agents keep a set of promises, or how much load a group may carry and still keep them.
///
/// The queue is a `BirthDeathQueue`: Erlang C without patience, Erlang A with it, M/M/s/K+M with a
/// waiting room. Every answer is found by bracketing and halving, so none takes long: about twenty
/// solved queues for a whole number of agents, sixty for a fraction or a load.
///
///     let problem = try StaffingProblem(
///       meanHandleTime: 240, meanPatience: 180,
///       targets: [.serviceLevel(0.8, within: 20), .occupancy(0.88)])
///     try problem.leastAgents(offeredLoad: 46)
public struct StaffingProblem: Sendable {
  /// Mean handle time; every other time is in the same unit.
  public let meanHandleTime: Double
  /// Mean patience; nil when nobody gives up.
  public let meanPatience: Double?
  /// Contacts that may wait at once; nil when there is no limit.
  public let waitingRoom: Int?
  /// The promises, all of which have to be kept.
  public let targets: [StaffingTarget]

  private static let mostAgents = 1e9

  /// Sets the problem.
  ///
  /// Throws `ErlangError` when a time or a target is out of range, or there is no target.
  public init(
    meanHandleTime: Double, meanPatience: Double? = nil, waitingRoom: Int? = nil,
    targets: [StaffingTarget]
  ) throws(ErlangError) {
    guard !targets.isEmpty else { throw ErlangError(.outOfRange, "no target is given") }
    for target in targets { try target.validate() }
    self.meanHandleTime = meanHandleTime
    self.meanPatience = meanPatience
    self.waitingRoom = waitingRoom
    self.targets = targets
    _ = try queue(agents: 1, offeredLoad: 0)
  }

  /// The queue with this many agents and this load.
  ///
  /// Throws `ErlangError` when a number is out of range or the queue has no steady state.
  public func queue(agents: Double, offeredLoad: Double) throws(ErlangError) -> BirthDeathQueue {
    try BirthDeathQueue(
      agents: agents, offeredLoad: offeredLoad, meanHandleTime: meanHandleTime,
      meanPatience: meanPatience, waitingRoom: waitingRoom)
  }

  /// Whether this many agents keep every promise; an unstable queue keeps none.
  public func isMet(agents: Double, offeredLoad: Double) -> Bool {
    guard let queue = try? queue(agents: agents, offeredLoad: offeredLoad) else { return false }
    return targets.allSatisfy { $0.isMet(by: queue) }
  }

  /// The least whole number of agents that keeps every promise; 0 for load 0.
  ///
  /// Throws `ErlangError` when the load is out of range or no number up to 10^9 is enough.
  public func leastAgents(offeredLoad: Double) throws(ErlangError) -> Int {
    try ErlangError.requireSize("offered load", offeredLoad)
    guard offeredLoad > 0 else { return 0 }
    return try StaffingSearch.leastAgents(near: offeredLoad) {
      isMet(agents: $0, offeredLoad: offeredLoad)
    }
  }

  /// The least real number of agents that keeps every promise, before rounding up.
  ///
  /// Throws `ErlangError` under the same conditions as `leastAgents`.
  public func leastFractionalAgents(offeredLoad: Double) throws(ErlangError) -> Double {
    let whole = try leastAgents(offeredLoad: offeredLoad)
    return StaffingSearch.leastFractionalAgents(whole: whole) {
      isMet(agents: $0, offeredLoad: offeredLoad)
    }
  }

  /// The largest load in erlangs under which this many agents keep every promise.
  ///
  /// Throws `ErlangError` when even next to no load breaks one, or no load does.
  public func largestLoad(agents: Double) throws(ErlangError) -> Double {
    try StaffingSearch.largestLoad(agents: agents) { isMet(agents: agents, offeredLoad: $0) }
  }

  /// The queues with `reach` agents fewer to `reach` agents more, unstable ones left out.
  ///
  /// What one agent more or less does to every measure. Throws `ErlangError` when a number is out
  /// of range.
  public func neighbors(
    of agents: Int, offeredLoad: Double, reach: Int = 1
  ) throws(ErlangError) -> [BirthDeathQueue] {
    try ErlangError.require(
      agents >= 1 && Double(agents) <= Self.mostAgents, "agents", Double(agents),
      "between 1 and 10^9")
    try ErlangError.require(
      reach >= 0 && reach <= 1000, "reach", Double(reach), "between 0 and 1000")
    try ErlangError.requireSize("offered load", offeredLoad)
    return (max(1, agents - reach)...(agents + reach)).compactMap {
      try? queue(agents: Double($0), offeredLoad: offeredLoad)
    }
  }
}
