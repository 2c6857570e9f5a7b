/// A queue whose lost customers call again: the redials are folded into its load.
///
/// The attempts are taken as Poisson with the load that reproduces itself,
///
///     load = fresh load + load (P(abandon) q + P(blocked) r),
///
/// with q and r the shares that redial after giving up and after a busy signal. A good
/// approximation while redials come late against the handle time; early redials meet the queue
/// that sent them away and fare worse. Source: Cohen, Philips Telecommunication Review 18 (1957)
/// 49-100; Aguir, Karaesmen, Aksin and Chauvet, OR Spectrum 26 (2004) 353-376.
public struct RetrialQueue: Sendable {
  /// The queue that the attempts meet.
  public let queue: BirthDeathQueue
  /// Load of the first attempts, in erlangs.
  public let freshLoad: Double
  /// Share of those who give up that call again, 0...1.
  public let redialAfterAbandonment: Double
  /// Share of those refused that call again, 0...1.
  public let redialAfterBlocking: Double

  /// Solves the fixed point.
  ///
  /// Throws `ErlangError` when a number is out of range, the queue has no steady state, or the
  /// redials swell without end because everybody calls again and the agents cannot serve them all.
  public init(
    agents: Double, freshLoad: Double, meanHandleTime: Double, meanPatience: Double? = nil,
    waitingRoom: Int? = nil, redialAfterAbandonment: Double, redialAfterBlocking: Double
  ) throws(ErlangError) {
    for share in [redialAfterAbandonment, redialAfterBlocking] {
      try ErlangError.require(share >= 0 && share <= 1, "redial share", share, "between 0 and 1")
    }
    func solved(_ load: Double) throws(ErlangError) -> BirthDeathQueue {
      try BirthDeathQueue(
        agents: agents, offeredLoad: load, meanHandleTime: meanHandleTime,
        meanPatience: meanPatience, waitingRoom: waitingRoom)
    }
    func fresh(_ queue: BirthDeathQueue) -> Double {
      // The share that does not come back, from positive terms.
      let leaving =
        queue.answerRate + queue.abandonmentRate * (1 - redialAfterAbandonment)
        + queue.blockingProbability * (1 - redialAfterBlocking)
      return queue.offeredLoad * min(1, leaving)
    }
    var (low, high) = (freshLoad, freshLoad)
    while fresh(try solved(high)) < freshLoad {
      low = high
      high *= 2
      guard high <= 1e6 * (agents + freshLoad) else {
        throw ErlangError(
          .unstable,
          """
          the redials swell without end: \(ErlangError.plain(agents)) agents cannot serve \
          \(ErlangError.plain(freshLoad)) erlangs of customers who all call again
          """)
      }
    }
    for _ in 0..<100 {
      let middle = low + (high - low) / 2
      guard middle > low && middle < high else { break }
      if fresh(try solved(middle)) < freshLoad { low = middle } else { high = middle }
    }
    queue = try solved(high)
    self.freshLoad = freshLoad
    self.redialAfterAbandonment = redialAfterAbandonment
    self.redialAfterBlocking = redialAfterBlocking
  }

  /// Mean attempts of a customer; 1 when there is no load.
  public var attemptsPerCustomer: Double { freshLoad > 0 ? queue.offeredLoad / freshLoad : 1 }

  /// The share of customers that is never answered.
  public var customersLost: Double {
    attemptsPerCustomer
      * (queue.abandonmentRate * (1 - redialAfterAbandonment)
        + queue.blockingProbability * (1 - redialAfterBlocking))
  }
}
