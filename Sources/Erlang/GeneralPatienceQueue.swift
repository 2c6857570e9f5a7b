/// M/M/s+G: Poisson arrivals, exponential handle times, patience of any law, unlimited room,
/// first come first served; exact.
///
/// Source: Baccelli and Hebuterne, "On queues with impatient customers", Performance '81 (1981)
/// 159-179; Zeltyn and Mandelbaum, Queueing Systems 51 (2005) 361-402.
public struct GeneralPatienceQueue: WaitingQueue {
  /// Agents, above 0.
  public let agents: Double
  /// Offered load in erlangs, 0 or more.
  public let offeredLoad: Double
  /// Mean handle time, in any unit; every other time is in the same.
  public let meanHandleTime: Double
  /// The law of the patience.
  public let patience: PatienceLaw
  /// The steady state behind the measures.
  public let solution: QueueSolution

  /// Solves the queue.
  ///
  /// Throws `ErlangError` when an argument is out of range, and when so many customers have
  /// endless patience that the queue grows without end.
  public init(
    agents: Double, offeredLoad: Double, meanHandleTime: Double, patience: PatienceLaw
  ) throws(ErlangError) {
    try ErlangError.requireSize("agents", agents, above: 0)
    try ErlangError.requireSize("offered load", offeredLoad)
    try ErlangError.requirePositive("mean handle time", meanHandleTime)
    self.agents = agents
    self.offeredLoad = offeredLoad
    self.meanHandleTime = meanHandleTime
    self.patience = patience
    solution = QueueSolution(
      .open(
        try OpenRoom(
          agents: agents, load: offeredLoad, patience: patience.inUnits(of: meanHandleTime))))
  }
}
