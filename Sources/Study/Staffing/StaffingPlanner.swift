/// The staffing methods that need no simulation.
public struct StaffingPlanner: Sendable {
  private let task: StaffingTask

  /// A planner of a task.
  public init(_ task: StaffingTask) { self.task = task }

  /// The plan of a method; that of `isa` is where the iteration begins, which is `mol`.
  public func plan(_ method: StaffingMethod) -> StaffingPlan {
    if !task.chain.isEmpty { return chained(method) }
    var required: [[Int]] = []
    var loads: [[Double]] = []
    var unreachable: StaffingPlan.Cell?
    for pool in task.pools.indices {
      var numbers: [Int] = []
      var own: [Double] = []
      for interval in 0..<task.intervals {
        let load = load(method, pool: pool, interval: interval)
        own.append(load)
        guard let least = leastAgents(pool: pool, interval: interval, load: load) else {
          unreachable = unreachable ?? StaffingPlan.Cell(pool: pool, interval: interval)
          numbers.append(Int(min(load.rounded(.up), 1e6)))
          continue
        }
        numbers.append(least)
      }
      required.append(numbers)
      loads.append(own)
    }
    return StaffingPlan(
      method: method, required: required, loads: loads, task: task, unreachable: unreachable)
  }

  /// The plan that counts on overflow.
  private func chained(_ method: StaffingMethod) -> StaffingPlan {
    let chain = OverflowChain(task: task)
    let intervals = 0..<task.intervals
    let loads = task.pools.indices.map { pool in
      intervals.map { load(method, pool: pool, interval: $0) }
    }
    let links = intervals.map { interval in
      chain.links(interval: interval, loads: loads.map { $0[interval] })
    }
    let failed = intervals.lazy.compactMap { interval in
      links[interval].firstIndex { !$0.isReachable }.map {
        StaffingPlan.Cell(pool: $0, interval: interval)
      }
    }.first
    return StaffingPlan(
      method: method,
      required: task.pools.indices.map { pool in intervals.map { links[$0][pool].agents } },
      loads: loads, task: task,
      promised: task.pools.indices.map { pool in intervals.map { links[$0][pool].promise } },
      unreachable: failed)
  }

  /// The least number of agents whose queue keeps every promise; nobody where nothing comes and
  /// what is left to do is less than a tenth of an agent's work.
  func leastAgents(pool: Int, interval: Int, load: Double) -> Int? {
    let arrivals = task.arrivals(pool, interval)
    if load < 0.1, arrivals == 0 { return 0 }
    // Contacts that take no time need somebody all the same.
    if load == 0, arrivals > 0 { return 1 }
    return task.formula(pool, interval).leastAgents(load: load)
  }

  /// The load in erlangs by which a method staffs a pool in an interval.
  public func load(_ method: StaffingMethod, pool: Int, interval: Int) -> Double {
    let (from, to) = task.borders(interval)
    return task.pools[pool].sources.reduce(0) { sum, source in
      let (curve, mean) = (source.curve, source.handle.mean)
      let own: Double =
        switch method {
        case .sipp: curve.mean(from: from, to: to) * mean
        case .sippMax: curve.peak(from: from, to: to) * mean
        case .sippMix:
          (curve.isRising(from: from, to: to)
            ? curve.mean(from: from, to: to) : curve.peak(from: from, to: to)) * mean
        case .lagSIPP: curve.mean(from: from - mean, to: to - mean) * mean
        case .mol, .isa:
          RateCurve.nodes(from: from, to: to).reduce(0) {
            $0 + $1.weight * curve.offeredLoad(at: $1.time, source.handle)
          }
        }
      return sum + own
    }
  }
}
