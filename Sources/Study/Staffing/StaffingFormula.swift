import Erlang
import Sim

/// The queueing formula of one pool in one interval: M/M/s+G with its patience, Erlang A where that
/// is exponential, Erlang C where nobody gives up.
struct StaffingFormula: Sendable {
  /// Mean handle time, seconds.
  let handleTime: Double
  /// What is to be reached.
  let goal: StaffingGoal
  private let patience: Patience

  private enum Patience: Sendable {
    case endless
    case exponential(mean: Double)
    case general(PatienceIntegral, mean: Double)
  }

  /// More agents than any plan has.
  static let mostAgents = 10_000_000

  /// The formula of contacts whose patience is a mixture of laws, or of those who never give up
  /// where `ignoresPatience`.
  init(
    handleTime: Double, patience laws: [(law: Law, weight: Double)], tables: LawTables,
    goal: StaffingGoal, ignoresPatience: Bool = false
  ) {
    self.handleTime = handleTime
    self.goal = goal
    let total = laws.reduce(0) { $0 + $1.weight }
    let parts = laws.filter { $0.weight > 0 }.map { (law: $0.law, share: $0.weight / total) }
    let mean = parts.reduce(0) { $0 + $1.share * $1.law.mean }
    if ignoresPatience || parts.allSatisfy({ $0.law.isNever }) {
      patience = .endless
    } else if parts.allSatisfy({ $0.law.isExponential && $0.law.mean == parts[0].law.mean }) {
      patience = .exponential(mean: mean)
    } else {
      let finite = parts.filter { !$0.law.isNever }
      patience = .general(
        PatienceIntegral(parts: parts, tables: tables),
        mean: finite.reduce(0) { $0 + $1.share * $1.law.mean })
    }
  }

  /// What becomes of so many agents; nil where the queue has no steady state.
  func figures(agents: Double, load: Double, within time: Double? = nil) -> FormulaFigures? {
    let within = time ?? goal.within
    let meanPatience: Double?
    switch patience {
    case .endless: meanPatience = nil
    case .exponential(let mean): meanPatience = mean
    case .general(let integral, _):
      return integral.figures(
        agents: agents, load: load, handleTime: handleTime, within: within,
        shortAbandon: goal.shortAbandon)
    }
    let queue = try? BirthDeathQueue(
      agents: agents, offeredLoad: load, meanHandleTime: handleTime, meanPatience: meanPatience)
    return queue.map { FormulaFigures($0, within: within, shortAbandon: goal.shortAbandon) }
  }

  /// Whether so many agents keep every promise.
  func isMet(agents: Double, load: Double) -> Bool {
    guard agents > 0, let figures = figures(agents: agents, load: load) else { return false }
    return goal.promises.allSatisfy { $0.isKept(by: figures.value($0.measure)) }
  }

  /// The service level that so many agents give; 1 without a load, 0 where nobody is there or the
  /// queue grows without end.
  func serviceLevel(agents: Double, load: Double, within time: Double? = nil) -> Double {
    guard load > 0 else { return 1 }
    guard agents > 0, let figures = figures(agents: agents, load: load, within: time) else {
      return 0
    }
    return figures.value(goal.serviceLevel.measure)
  }

  /// The least number of agents that keeps every promise; nil where ten million are not enough.
  func leastAgents(load: Double) -> Int? {
    guard load > 0 else { return 0 }
    let meets = { (agents: Int) in isMet(agents: Double(agents), load: load) }
    var high = max(1, guess(load: load))
    var low = 0
    var step = 1
    if meets(high) {
      while high - step > 0, meets(high - step) {
        high -= step
        step *= 2
      }
      low = max(0, high - step)
    } else {
      repeat {
        low = high
        high += step
        step *= 2
        guard high <= Self.mostAgents else { return nil }
      } while !meets(high)
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if meets(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// A number near the answer: that of exponential patience of the same mean, which is quick.
  private func guess(load: Double) -> Int {
    guard case .general(_, let mean) = patience else { return Int(min(load.rounded(.up), 1e9)) }
    let level = goal.serviceLevel.mark
    let problem = try? StaffingProblem(
      meanHandleTime: handleTime, meanPatience: mean,
      targets: [.serviceLevel(min(max(level, 1e-6), 1 - 1e-9), within: goal.within)])
    return (try? problem?.leastAgents(offeredLoad: load)) ?? Int(min(load.rounded(.up), 1e9))
  }
}
