import Erlang

/// Staffs centers whose contacts overflow on arrival to one another, by equivalent random theory.
///
/// A center that overflows gets as many agents as answer the promised share at once, by Erlang's
/// loss formula for the equivalent random group of what it is offered; the rest goes on as a stream
/// with a mean and a variance. Where the chain ends, own contacts and streams add up, and the
/// queueing formula is asked for a peaked load by Hayward's scaling: agents and load are divided by
/// the peakedness. A contact that finds nobody counts as waiting at the end of the chain.
/// Sources: Wilkinson, Bell System Technical Journal 35 (1956) 421-514; Fredericks, Bell System
/// Technical Journal 59 (1980) 807-827.
struct OverflowChain {
  let task: StaffingTask

  /// What a pool is given.
  struct Link {
    var agents = 0
    var promise = 1.0
    var isReachable = true
  }

  /// The agents of each pool in an interval, for loads in erlangs by pool.
  func links(interval: Int, loads: [Double]) -> [Link] {
    var links = loads.map { _ in Link() }
    var offered = loads.map { Stream(mean: $0, variance: $0) }
    for pool in order {
      guard offered[pool].mean > 1e-9 else { continue }
      guard let next = next(of: pool) else {
        links[pool] = end(pool, interval, offered[pool])
        continue
      }
      let (agents, overflow) = first(offered[pool])
      links[pool].agents = agents
      // The promise needs that of the next one, which comes later; the share that goes on is kept.
      links[pool].promise = min(1, overflow.mean / offered[pool].mean)
      offered[next].mean += overflow.mean
      offered[next].variance += overflow.variance
    }
    for pool in order.reversed() where offered[pool].mean > 1e-9 {
      guard let next = next(of: pool) else { continue }
      links[pool].promise = 1 - links[pool].promise * (1 - links[next].promise)
    }
    return links
  }

  /// Mean and variance of what is offered, erlangs.
  private struct Stream {
    var mean: Double
    var variance: Double

    var traffic: OverflowTraffic? { try? OverflowTraffic(mean: mean, variance: variance) }
  }

  /// The pool to which a pool's contacts overflow.
  private func next(of pool: Int) -> Int? {
    guard case .center(let center) = task.pools[pool].place, let next = task.chain[center] else {
      return nil
    }
    return task.pools.firstIndex { $0.place == .center(next) }
  }

  /// Pools in an order in which each comes before the one it overflows to.
  private var order: [Int] {
    var depth = task.pools.map { _ in 0 }
    for _ in task.pools {
      for pool in task.pools.indices {
        if let next = next(of: pool) { depth[next] = max(depth[next], depth[pool] + 1) }
      }
    }
    return task.pools.indices.sorted { (depth[$0], $0) < (depth[$1], $1) }
  }

  /// The least group that answers the promised share at once, and what overflows from it.
  private func first(_ stream: Stream) -> (agents: Int, overflow: Stream) {
    guard let traffic = stream.traffic, let group = try? EquivalentRandom(traffic) else {
      return (0, stream)
    }
    let most = (1 - task.goal.serviceLevel.mark) * stream.mean
    let isEnough = { (agents: Int) in
      ((try? group.lostLoad(trunks: Double(agents))) ?? .infinity) <= most
    }
    guard let agents = Self.least(isEnough),
      let left = try? OverflowTraffic(
        agents: group.agents + Double(agents), offeredLoad: group.offeredLoad)
    else { return (0, stream) }
    return (agents, Stream(mean: left.mean, variance: left.variance))
  }

  /// The least group that keeps every promise to a peaked stream.
  private func end(_ pool: Int, _ interval: Int, _ stream: Stream) -> Link {
    let formula = task.formula(pool, interval)
    let peakedness = max(1, stream.variance / stream.mean)
    let load = stream.mean / peakedness
    let isEnough = { (agents: Int) in
      formula.isMet(agents: Double(agents) / peakedness, load: load)
    }
    guard let agents = Self.least(isEnough) else {
      return Link(agents: Int(min(stream.mean.rounded(.up), 1e6)), promise: 0, isReachable: false)
    }
    let promise = formula.serviceLevel(agents: Double(agents) / peakedness, load: load)
    return Link(agents: agents, promise: promise)
  }

  /// The least number from which a condition holds; nil where ten million are not enough.
  private static func least(_ holds: (Int) -> Bool) -> Int? {
    var (low, high) = (0, 1)
    while !holds(high) {
      low = high
      high *= 2
      guard high <= StaffingFormula.mostAgents else { return nil }
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
