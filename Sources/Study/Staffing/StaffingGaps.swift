import Sim

/// Explains where promise and simulation part, by putting what the simulation and the model show
/// into the formula, one assumption after the other.
///
/// The steps add up: each is the change that the formula sees when one more assumption is replaced
/// by what holds. What is left after the last is reported as a rest, not explained away.
struct StaffingGaps {
  private let task: StaffingTask
  private let plan: StaffingPlan
  private let check: StaffingCheck

  init(_ task: StaffingTask, _ plan: StaffingPlan, _ check: StaffingCheck) {
    self.task = task
    self.plan = plan
    self.check = check
  }

  /// The cells whose promise lies outside of the simulation's 95 % interval.
  var gaps: [StaffingGap] {
    check.cells.compactMap { cell in
      guard let delivered = cell.serviceLevel, let low = delivered.low, let high = delivered.high,
        let promise = plan.promise(task, at: cell.place, interval: cell.interval),
        promise < low || promise > high
      else { return nil }
      return gap(cell, promise: promise, delivered: delivered)
    }
  }

  private func gap(
    _ cell: StaffingCheck.Cell, promise: Double, delivered: Estimate
  ) -> StaffingGap {
    var state = FormulaState()
    for pool in task.pools(at: cell.place) {
      state.inside[pool] = inside(pool, cell.interval)
    }
    var parts: [StaffingGap.Part] = []
    var last = promise
    func step(_ cause: StaffingGap.Cause, _ change: (inout FormulaState) -> Bool) {
      guard change(&state) else { return }
      let next = level(cell, state)
      parts.append(StaffingGap.Part(cause: cause, effect: next - last))
      last = next
    }
    // A chain's promise is not the formula's of one pool, so nothing can be put right inside it.
    guard plan.promised == nil else {
      return StaffingGap(
        place: cell.place, interval: cell.interval, promise: promise, delivered: delivered,
        parts: [], hints: [.chain] + hints(cell))
    }
    step(.abandonment) { state in
      state.knowsPatience = task.ignoresPatience
      return task.ignoresPatience
    }
    step(.lag) { state in
      state.loads = .mean
      return true
    }
    step(.swing) { state in
      state.loads = .inside
      return true
    }
    let volume = volume(cell)
    step(.volume) { state in
      state.volume = volume.ratio
      return abs(volume.ratio - 1) > 0.002
    }
    step(.days) { state in
      state.spread = volume.spread
      return volume.spread > 0.01
    }
    let shared = sharing(cell)
    step(.sharing) { state in
      state.volume *= shared
      return abs(shared - 1) > 0.002
    }
    let there = staffLeft(cell)
    step(.outage) { state in
      state.agents = there
      return there < 1
    }
    step(.handleTime) { state in
      state.usesHandleLaw = true
      return true
    }
    return StaffingGap(
      place: cell.place, interval: cell.interval, promise: promise, delivered: delivered,
      parts: parts, hints: hints(cell))
  }

  /// What the formula is told.
  private struct FormulaState {
    enum Loads { case planned, mean, inside }
    /// By pool.
    var inside: [Int: Inside] = [:]
    var loads = Loads.planned
    var volume = 1.0
    var spread = 0.0
    var agents = 1.0
    var usesHandleLaw = false
    var knowsPatience = false
  }

  /// The service level of a place by the formula, pools weighted by what comes to them.
  private func level(_ cell: StaffingCheck.Cell, _ state: FormulaState) -> Double {
    var (sum, weight) = (0.0, 0.0)
    for pool in task.pools(at: cell.place) {
      let arrivals = task.arrivals(pool, cell.interval)
      guard arrivals > 0 else { continue }
      sum += arrivals * level(pool: pool, cell.interval, state)
      weight += arrivals
    }
    return weight > 0 ? sum / weight : 1
  }

  private func level(pool: Int, _ interval: Int, _ state: FormulaState) -> Double {
    let formula = task.formula(pool, interval, knowsPatience: state.knowsPatience)
    let agents = Double(plan.onPhone[pool][interval]) * state.agents
    let scv = state.usesHandleLaw ? handleVariation(pool, interval) : 1
    var (sum, weight) = (0.0, 0.0)
    for moment in moments(pool, interval, state) {
      for day in Self.days(spread: state.spread) {
        let share = moment.weight * day.weight * day.factor
        let load = moment.load * state.volume * day.factor
        // Waits of those who wait grow with (1 + scv) / 2 (Pollaczek and Khinchine; Allen and
        // Cunneen); in an overload they are set by patience and not by the handle times.
        let within = load < agents ? task.goal.within * 2 / (1 + scv) : task.goal.within
        weight += share
        sum += share * formula.serviceLevel(agents: agents, load: load, within: within)
      }
    }
    return weight > 0 ? sum / weight : 1
  }

  /// Loads of an interval with weights, as the state has it.
  private func moments(
    _ pool: Int, _ interval: Int, _ state: FormulaState
  ) -> [(load: Double, weight: Double)] {
    switch state.loads {
    case .planned: return [(plan.loads[pool][interval], 1)]
    case .mean: return [(state.inside[pool]?.mean ?? 0, 1)]
    case .inside: return state.inside[pool]?.moments ?? []
    }
  }

  /// The mean load of an interval, and loads inside of it weighted by what comes then.
  private func inside(_ pool: Int, _ interval: Int) -> Inside {
    let (from, to) = task.borders(interval)
    let sources = task.pools[pool].sources
    let nodes = RateCurve.nodes(from: from, to: to)
    let loads = nodes.map { node in
      sources.reduce(0) { $0 + $1.curve.offeredLoad(at: node.time, $1.handle) }
    }
    let mean = zip(nodes, loads).reduce(0) { $0 + $1.0.weight * $1.1 }
    let moments = zip(nodes, loads).map { node, load in
      let rate = sources.reduce(0) { $0 + $1.curve.mean(from: node.time, to: node.time + 1) }
      return (load: load, weight: node.weight * rate)
    }
    let isFlat = (loads.max() ?? 0) - (loads.min() ?? 0) < 0.002 * mean
    let isEmpty = moments.allSatisfy { $0.weight == 0 }
    return Inside(mean: mean, moments: isFlat || isEmpty ? [(mean, 1)] : moments)
  }

  /// Loads inside an interval.
  private struct Inside {
    let mean: Double
    let moments: [(load: Double, weight: Double)]
  }

  /// Five days that stand for all: a factor of mean 1, by the rule of Gauss and Hermite.
  private static func days(spread: Double) -> [(factor: Double, weight: Double)] {
    guard spread > 0 else { return [(1, 1)] }
    let nodes = [
      (-2.856_970_013_872_806, 0.011_257_411_327_720_69),
      (-1.355_626_179_974_266, 0.222_075_922_005_612_6), (0, 0.533_333_333_333_333_3),
      (1.355_626_179_974_266, 0.222_075_922_005_612_6),
      (2.856_970_013_872_806, 0.011_257_411_327_720_69),
    ]
    return nodes.map { (max(0, 1 + spread * $0.0), $0.1) }
  }

  /// What came for each expected contact, and how far days stray beyond Poisson, as a coefficient
  /// of variation; both from the simulation.
  private func volume(_ cell: StaffingCheck.Cell) -> (ratio: Double, spread: Double) {
    let expected = task.pools(at: cell.place).reduce(0) { $0 + task.arrivals($1, cell.interval) }
    let found = check.results.strategies[0]
    guard let offered = found.estimate(.offered, in: cell.place.scope(interval: cell.interval)),
      offered.value > 0, expected > 0
    else { return (1, 0) }
    let error = offered.standardError ?? 0
    let count = Double(offered.replications)
    let variance = error * error * count
    // Days count as unlike only if chance among Poisson days hardly makes them so.
    let isUnlike = variance > offered.value * (1 + 3 * (2 / count).squareRoot())
    let excess = isUnlike ? (variance - offered.value) / (offered.value * offered.value) : 0
    let ratio = hasRedials(cell) ? offered.value / expected : 1
    return (ratio, min(0.3, excess.squareRoot()))
  }

  /// Whether customers of a place try again.
  private func hasRedials(_ cell: StaffingCheck.Cell) -> Bool {
    task.pools(at: cell.place).contains { pool in
      task.pools[pool].sources.contains { source in
        let redial = task.model.contactTypes[task.model.contactType(ofQueue: source.queue)].redial
        return redial.map { $0.afterAbandonment > 0 || $0.afterBusy > 0 } ?? false
      }
    }
  }

  /// Contacts at the center's agents for each contact of its own.
  private func sharing(_ cell: StaffingCheck.Cell) -> Double {
    guard case .center = cell.place else { return 1 }
    let found = check.results.strategies[0]
    func value(_ measure: Measure) -> Double {
      let scope = cell.place.scope(interval: cell.interval, of: measure)
      return found.estimate(measure, in: scope)?.value ?? 0
    }
    let offered = value(.offered)
    guard offered > 0 else { return 1 }
    return max(0, offered - value(.overflowOut) + value(.overflowIn)) / offered
  }

  /// The share of the staff that outages leave, on average over the interval.
  private func staffLeft(_ cell: StaffingCheck.Cell) -> Double {
    let (from, to) = task.borders(cell.interval)
    var (left, all) = (0.0, 0.0)
    for group in plan.groups
    where task.pools(at: cell.place).contains(where: {
      task.pools[$0].groups.contains(group.group)
    }) {
      let agents = Double(group.onPhone[cell.interval])
      let center = task.model.groups[group.group].center
      let lost = task.model.centerOutages.filter { $0.center == center }.reduce(0.0) {
        let overlap = min($1.ends.seconds, to) - max($1.starts.seconds, from)
        guard overlap > 0, agents > 0 else { return $0 }
        let share: Double =
          switch $1.extent {
          case .share(let share): share
          case .agents(let number): min(1, Double(number) / agents)
          }
        return $0 + share * overlap / (to - from)
      }
      left += agents * max(0, 1 - lost)
      all += agents
    }
    return all > 0 ? left / all : 1
  }

  /// Variance over squared mean of the handle times of a pool in an interval.
  private func handleVariation(_ pool: Int, _ interval: Int) -> Double {
    let (from, to) = task.borders(interval)
    var (weight, first, second) = (0.0, 0.0, 0.0)
    for source in task.pools[pool].sources {
      let rate = source.curve.mean(from: from, to: to)
      let mean = source.handle.mean
      weight += rate
      first += rate * mean
      second += rate * mean * mean * (1 + source.handle.scv)
    }
    guard weight > 0, first > 0 else { return 1 }
    return second * weight / (first * first) - 1
  }

  private func hints(_ cell: StaffingCheck.Cell) -> [StaffingGap.Hint] {
    let pools = task.pools(at: cell.place)
    var hints: [StaffingGap.Hint] = []
    let before = check.cells.first {
      $0.place == cell.place && $0.interval == cell.interval - 1
    }
    if before?.verdict == .misses { hints.append(.backlog) }
    if pools.contains(where: { !task.pools[$0].specialists.isEmpty }) { hints.append(.skills) }
    let scope = cell.place.scope(interval: cell.interval)
    let found = check.results.strategies[0]
    if (found.estimate(.blocked, in: scope)?.value ?? 0) > 0 { hints.append(.blocked) }
    let isHere = task.orphans.contains { queue in
      cell.place == .all || cell.place == .center(task.model.center(ofQueue: queue))
    }
    if isHere { hints.append(.orphans) }
    return hints
  }
}

extension StaffingCheck {
  /// The cells whose promise lies outside of the simulation's 95 % interval, with what explains it.
  public func gaps(_ task: StaffingTask, _ plan: StaffingPlan) -> [StaffingGap] {
    StaffingGaps(task, plan, self).gaps
  }
}
