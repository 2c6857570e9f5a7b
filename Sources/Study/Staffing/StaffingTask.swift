import Sim

/// A scenario as the staffing methods see it: contacts in pools, what is promised, how is counted.
public struct StaffingTask: Sendable {
  /// The world.
  public let model: Model
  /// What has to be reached.
  public let goal: StaffingGoal
  /// How each group is scheduled.
  public let terms: [ScheduleTerms]
  /// The fewest agents on the phone of a group where it has any.
  public let minimum: Int
  /// Whether formulas take it that nobody gives up.
  public let ignoresPatience: Bool
  /// What is staffed.
  public let pools: [StaffingPool]
  /// Queues with contacts that no group of their pool takes.
  public let orphans: [Int]
  /// The center that each center's contacts overflow to on arrival; empty where overflow is not
  /// staffed for.
  public let chain: [Int?]

  /// Number of reporting intervals.
  public var intervals: Int { model.horizon.intervals }

  /// Finds the pools of a model.
  ///
  /// - Parameters:
  /// - present: Agents on the phone in the scenario by group and interval, which the mix of groups
  /// follows. - isPooled: Whether all centers are one, or each stands for itself. - chain: By
  /// center, the one that its contacts overflow to on arrival, without a circle; a center in it has
  /// one pool.
  public init(
    model: Model, goal: StaffingGoal, terms: [ScheduleTerms], present: [[Double]],
    isPooled: Bool = false, chain: [Int?] = [], minimum: Int = 0, ignoresPatience: Bool = false
  ) {
    precondition(
      terms.count == model.groups.count && present.count == model.groups.count,
      "terms and agents for each group")
    self.model = model
    self.goal = goal
    self.terms = terms
    self.minimum = minimum
    self.ignoresPatience = ignoresPatience
    self.chain = chain
    let found = PoolSearch(model: model, present: present, isPooled: isPooled).found
    pools = found.pools
    orphans = found.orphans
  }

  /// Borders of an interval, seconds from the beginning of the run.
  public func borders(_ interval: Int) -> (from: Double, to: Double) {
    (
      model.horizon.borders[interval].seconds, model.horizon.borders[interval + 1].seconds
    )
  }

  /// Places that are judged, in order.
  public var places: [StaffingPlace] {
    var places: [StaffingPlace] = []
    for pool in pools where !places.contains(pool.place) { places.append(pool.place) }
    return places
  }

  /// Positions of the pools that are judged at a place.
  public func pools(at place: StaffingPlace) -> [Int] {
    pools.indices.filter { pools[$0].place == place }
  }

  /// The formula of a pool in an interval; with `knowsPatience` contacts give up in any case.
  func formula(_ pool: Int, _ interval: Int, knowsPatience: Bool = false) -> StaffingFormula {
    let (from, to) = borders(interval)
    let sources = pools[pool].sources
    var weights = sources.map { $0.curve.mean(from: from, to: to) }
    if weights.allSatisfy({ $0 == 0 }) {
      weights = sources.map { $0.curve.mean(from: 0, to: to) }
    }
    if weights.allSatisfy({ $0 == 0 }) { weights = sources.map { _ in 1 } }
    let total = weights.reduce(0, +)
    let handle = zip(sources, weights).reduce(0) { $0 + $1.0.handle.mean * $1.1 } / total
    return StaffingFormula(
      handleTime: handle,
      patience: zip(sources, weights).map { (law: $0.patience, weight: $1) },
      tables: model.lawTables, goal: goal,
      ignoresPatience: ignoresPatience && !knowsPatience)
  }

  /// Expected first attempts of a pool in an interval.
  func arrivals(_ pool: Int, _ interval: Int) -> Double {
    let (from, to) = borders(interval)
    return pools[pool].sources.reduce(0) { $0 + $1.curve.mean(from: from, to: to) } * (to - from)
  }
}

/// Finds the pools of a model.
private struct PoolSearch {
  let model: Model
  let present: [[Double]]
  let isPooled: Bool

  var found: (pools: [StaffingPool], orphans: [Int]) {
    let curves = self.curves
    var orphans: [Int] = []
    var parts: [(queues: [Int], groups: Set<Int>)] = []
    for queue in 0..<model.queueCount where !curves[queue].isEmpty {
      let takers = Set(model.groups.indices.filter { takes($0, queue) })
      guard !takers.isEmpty else {
        orphans.append(queue)
        continue
      }
      let joined = parts.filter { !$0.groups.isDisjoint(with: takers) }
      parts.removeAll { !$0.groups.isDisjoint(with: takers) }
      parts.append(
        (
          joined.flatMap(\.queues) + [queue], joined.reduce(takers) { $0.union($1.groups) }
        ))
    }
    let pools = parts.map { pool($0.queues.sorted(), $0.groups.sorted(), curves) }
    return (pools.sorted { ($0.groups.first ?? 0) < ($1.groups.first ?? 0) }, orphans)
  }

  private var curves: [RateCurve] {
    let end = model.horizon.end
    return (0..<model.queueCount).map { queue in
      let streams = model.streams.filter { Int($0.queue) == queue }
      return RateCurve(
        sum: streams.map { stream in
          switch stream.source {
          case .rate(let profile): profile
          case .outage(let index):
            OutageCalls.rate(
              of: model.networkOutages[index], until: end, tables: model.lawTables)
          }
        }, until: end)
    }
  }

  /// Whether a group counts as taking a queue: skilled, and at its center unless all are one.
  private func takes(_ group: Int, _ queue: Int) -> Bool {
    model.routes[queue * model.groups.count + group].isLawful
      && (isPooled || Int(model.groups[group].center) == model.center(ofQueue: queue))
  }

  private func pool(_ queues: [Int], _ groups: [Int], _ curves: [RateCurve]) -> StaffingPool {
    let mix = (0..<model.horizon.intervals).map { weights(queues, groups, interval: $0) }
    let sources = queues.map { queue in
      let takers = groups.indices.filter { takes(groups[$0], queue) }
      let sizes = takers.map { taker in mix.reduce(0) { $0 + $1[taker] } }
      let total = sizes.reduce(0, +)
      let factor = zip(takers, sizes).reduce(0.0) { sum, taker in
        let own = model.routes[queue * model.groups.count + groups[taker.0]].factor
        return sum + own * (total > 0 ? taker.1 / total : 1 / Double(takers.count))
      }
      let type = model.contactTypes[model.contactType(ofQueue: queue)]
      return StaffingPool.Source(
        queue: queue, curve: curves[queue],
        handle: HandleTime(
          talk: type.talk, wrapUp: type.wrapUp, factor: factor, tables: model.lawTables,
          horizon: model.horizon.end.seconds),
        patience: model.patience[queue])
    }
    return StaffingPool(
      place: isPooled ? .all : .center(Int(model.groups[groups[0]].center)), groups: groups,
      sources: sources, mix: mix,
      specialists: groups.filter { group in !queues.allSatisfy { takes(group, $0) } })
  }

  /// The scenario's agents of the interval; where nobody is there for some queue, those of its
  /// groups over the whole horizon, and even shares where the scenario has none at all.
  private func weights(_ queues: [Int], _ groups: [Int], interval: Int) -> [Double] {
    var weights = groups.map { present[$0][interval] }
    for queue in queues {
      let takers = groups.indices.filter { takes(groups[$0], queue) }
      guard takers.allSatisfy({ weights[$0] == 0 }) else { continue }
      let days = takers.map { taker in
        present[groups[taker]].reduce(0, +) / Double(model.horizon.intervals)
      }
      let isUnstaffed = days.allSatisfy { $0 == 0 }
      for (taker, day) in zip(takers, days) { weights[taker] = isUnstaffed ? 1 : day }
    }
    return weights
  }
}
