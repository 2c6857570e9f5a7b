extension StaffingFix {
  /// How many agents a shortfall is worth by the formula, at most a tenth of those there; an excess
  /// over another mark is taken in proportion.
  func stepUp(_ cell: StaffingCheck.Cell) -> Int {
    guard let pool = weakest(cell, cell.interval) else { return 1 }
    let there = required[pool][cell.interval]
    var step = 1.0
    for (promise, figure) in zip(task.goal.promises, cell.figures) {
      guard let low = figure?.low, let high = figure?.high else { continue }
      if promise == task.goal.serviceLevel {
        let shortfall = max(0, promise.mark - low)
        step = max(step, (0.9 * shortfall / slope(pool, cell.interval)).rounded(.up))
      } else if !promise.isKept(by: high) {
        step = max(step, (0.5 * Double(there) * (high / promise.mark - 1)).rounded(.up))
      }
    }
    return max(1, min(Int(min(step, 1e6)), there / 10))
  }

  /// What one agent more is worth, by the formula.
  private func slope(_ pool: Int, _ interval: Int) -> Double {
    let formula = task.formula(pool, interval)
    let (load, agents) = (plan.loads[pool][interval], Double(max(1, required[pool][interval])))
    let gain =
      formula.serviceLevel(agents: agents + 1, load: load)
      - formula.serviceLevel(agents: agents, load: load)
    return max(gain, 0.002)
  }

  /// The pool of a place to which the formula gives the lowest service level now.
  func weakest(_ cell: StaffingCheck.Cell, _ interval: Int) -> Int? {
    let pools = task.pools(at: cell.place)
    guard pools.count > 1 else { return pools.first }
    return pools.min { level($0, interval) < level($1, interval) }
  }

  /// The pool of a place to which the formula gives the highest service level now, if it has
  /// anybody.
  private func strongest(_ cell: StaffingCheck.Cell) -> Int? {
    let pools = task.pools(at: cell.place).filter { required[$0][cell.interval] > 0 }
    guard pools.count > 1 else { return pools.first }
    return pools.max { level($0, cell.interval) < level($1, cell.interval) }
  }

  private func level(_ pool: Int, _ interval: Int) -> Double {
    task.formula(pool, interval).serviceLevel(
      agents: Double(required[pool][interval]), load: plan.loads[pool][interval])
  }

  /// Takes agents away as long as every cell holds; nil when each was tried with one fewer.
  mutating func trim(_ check: inout StaffingCheck) throws(StudyError) -> End? {
    var settled = Set<Int>()
    var steps: [Int: Int] = [:]
    var third = 0
    var idle = 0
    while idle < 3 {
      let chosen = check.cells.indices.filter {
        check.cells[$0].interval % 3 == third && !settled.contains($0)
      }
      third = (third + 1) % 3
      var taken: [Int: (pool: Int, agents: Int)] = [:]
      for index in chosen {
        guard let step = stepDown(check.cells[index], most: steps[index]) else {
          settled.insert(index)
          continue
        }
        taken[index] = step
      }
      guard !taken.isEmpty else {
        idle += 1
        continue
      }
      if stop != nil { return stop == .cancelled ? .cancelled : .untried }
      idle = 0
      let last = check
      for (index, step) in taken {
        required[step.pool][check.cells[index].interval] -= step.agents
      }
      check = try simulate()
      let failed = check.cells.filter { !$0.isKept }
      if failed.isEmpty { continue }
      let guilty = Self.guilty(of: failed, among: taken.keys.sorted(), check)
      for index in guilty {
        guard let step = taken[index] else { continue }
        required[step.pool][check.cells[index].interval] += step.agents
        if step.agents == 1 { settled.insert(index) } else { steps[index] = step.agents / 2 }
      }
      guard guilty.count < taken.count else {
        check = last
        continue
      }
      check = try simulate()
      // Those that stayed away may have failed together with them: then all are given back.
      guard check.cells.contains(where: { !$0.isKept }) else { continue }
      for (index, step) in taken where !guilty.contains(index) {
        required[step.pool][check.cells[index].interval] += step.agents
        if step.agents == 1 { settled.insert(index) } else { steps[index] = step.agents / 2 }
      }
      check = last
    }
    return nil
  }

  /// The cells with fewer agents that may have made others fail: those at the same place up to two
  /// intervals earlier; where there is none, those elsewhere; where there is none, all.
  private static func guilty(
    of failed: [StaffingCheck.Cell], among taken: [Int], _ check: StaffingCheck
  ) -> Set<Int> {
    var guilty = Set<Int>()
    for cell in failed {
      let near = taken.filter {
        let distance = cell.interval - check.cells[$0].interval
        return distance >= 0 && distance <= 2
      }
      let own = near.filter { check.cells[$0].place == cell.place }
      guilty.formUnion(own.isEmpty ? (near.isEmpty ? taken : near) : own)
    }
    return guilty
  }

  /// How many agents a cell might do without: half of what its room to spare is worth by the
  /// formula, at least one; nil where nobody may be taken.
  private func stepDown(
    _ cell: StaffingCheck.Cell, most: Int?
  ) -> (pool: Int, agents: Int)? {
    guard cell.verdict != .empty, let pool = strongest(cell) else { return nil }
    let there = required[pool][cell.interval]
    // With fewer the schedules would bring no fewer: the minimum, or the next whole head.
    guard there > 1, isFewer(pool, cell.interval) else { return nil }
    let room = (cell.serviceLevel?.low ?? 0) - task.goal.serviceLevel.mark
    let worth = (0.5 * max(0, room) / slope(pool, cell.interval)).rounded(.down)
    let step = max(1, min(Int(min(worth, 1e6)), there / 10))
    return (pool, min(step, most ?? step, there - 1))
  }

  /// Whether one agent fewer asked for is one fewer in the schedules.
  private func isFewer(_ pool: Int, _ interval: Int) -> Bool {
    func scheduled(_ agents: Int) -> Int {
      let seats = task.pools[pool].spread(agents, interval: interval)
      return seats.enumerated().reduce(0) { sum, seat in
        let least = task.pools[pool].mix[interval][seat.offset] > 0 ? task.minimum : 0
        let terms = task.terms[task.pools[pool].groups[seat.offset]]
        return sum + terms.scheduled(max(seat.element, least))
      }
    }
    return scheduled(required[pool][interval] - 1) < scheduled(required[pool][interval])
  }
}
