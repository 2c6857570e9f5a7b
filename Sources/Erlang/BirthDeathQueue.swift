/// The Markovian queue of the trade: M/M/s (Erlang C), M/M/s+M (Erlang A), M/M/s/K and M/M/s/K+M.
///
/// Poisson arrivals, exponential handle times, exponential patience or none, a waiting room of
/// any size or none, first come first served. One type for all four: leave out the patience where
/// nobody gives up, the room where everybody may wait.
///
///     let queue = try BirthDeathQueue(
///       agents: 50, arrivalRate: 0.8, meanHandleTime: 60, meanPatience: 120)
///     queue.serviceLevel(within: 20)
///
/// Sources: Erlang (1917); Palm, "Methods of judging the annoyance caused by congestion", Tele 4
/// (1953); Garnett, Mandelbaum and Reiman, "Designing a call center with impatient customers",
/// Manufacturing & Service Operations Management 4 (2002) 208-227.
public struct BirthDeathQueue: WaitingQueue {
  /// Agents, above 0.
  public let agents: Double
  /// Offered load in erlangs, 0 or more.
  public let offeredLoad: Double
  /// Mean handle time, in any unit; every other time is in the same.
  public let meanHandleTime: Double
  /// Mean patience; nil when nobody gives up.
  public let meanPatience: Double?
  /// Contacts that may wait at once; nil when there is no limit.
  public let waitingRoom: Int?
  /// The steady state behind the measures.
  public let solution: QueueSolution

  /// Solves the queue for a load in erlangs, taken as the exact number it is.
  ///
  /// Throws `ErlangError` when an argument is out of range, and when nobody gives up, the room is
  /// unlimited and the load is not below the number of agents.
  public init(
    agents: Double, offeredLoad: Double, meanHandleTime: Double, meanPatience: Double? = nil,
    waitingRoom: Int? = nil
  ) throws(ErlangError) {
    try ErlangError.requireSize("agents", agents, above: 0)
    try ErlangError.requireSize("offered load", offeredLoad)
    try ErlangError.requirePositive("mean handle time", meanHandleTime)
    if let meanPatience {
      try ErlangError.requirePositive("mean patience", meanPatience)
      let ratio = meanPatience / meanHandleTime
      try ErlangError.require(
        ratio >= 1e-9 && ratio <= 1e12, "mean patience in handle times", ratio,
        "between 10^-9 and 10^12")
    }
    if let waitingRoom {
      try ErlangError.require(
        waitingRoom >= 0 && waitingRoom <= 1_000_000, "waiting room", Double(waitingRoom),
        "between 0 and 10^6")
    }
    self.agents = agents
    self.offeredLoad = offeredLoad
    self.meanHandleTime = meanHandleTime
    self.meanPatience = meanPatience
    self.waitingRoom = waitingRoom
    if let waitingRoom {
      let rate = meanPatience.map { meanHandleTime / $0 } ?? 0
      solution = QueueSolution(
        .limited(
          LimitedRoom(agents: agents, load: offeredLoad, rate: rate, places: waitingRoom)))
    } else {
      var patience: PatienceLaw?
      if let meanPatience { patience = try .exponential(mean: meanPatience / meanHandleTime) }
      solution = QueueSolution(
        .open(try OpenRoom(agents: agents, load: offeredLoad, patience: patience)))
    }
  }

  /// Solves the queue for arrivals per unit of time.
  ///
  /// Throws `ErlangError` under the same conditions as the initializer with a load.
  public init(
    agents: Double, arrivalRate: Double, meanHandleTime: Double, meanPatience: Double? = nil,
    waitingRoom: Int? = nil
  ) throws(ErlangError) {
    try ErlangError.requireNonnegative("arrival rate", arrivalRate)
    try self.init(
      agents: agents, offeredLoad: arrivalRate * meanHandleTime, meanHandleTime: meanHandleTime,
      meanPatience: meanPatience, waitingRoom: waitingRoom)
  }
}
