/// Corrects a plan by simulation until every interval surely reaches its goal.
///
/// All steps meet the same customers, so what changes between two of them is the work of the agents
/// and not chance. First agents are added where the 95 % interval of a figure reaches beyond its
/// mark, as many as the formula thinks the shortfall is worth; where they do not help, the interval
/// before gets some too, because its queue carries over. Then agents are taken away from every
/// third interval at a time and given back where that, or the next interval, no longer holds.
public struct StaffingFix {
  let task: StaffingTask
  let plan: StaffingPlan
  /// The most simulations.
  let budget: Int
  private let simulator: StaffingSimulator
  private let watch: Watch
  /// Agents asked for by pool and interval, as they stand.
  var required: [[Int]]
  private(set) var simulations = 0

  /// What a correction did.
  public struct Summary: Sendable, Equatable {
    /// Simulations it took.
    public let simulations: Int
    /// Paid agent-hours added to the plan; negative where the plan had too many.
    public let hoursAdded: Double
    /// Why it ended.
    public let end: End
  }

  /// Why a correction ended.
  public enum End: String, Sendable {
    /// Every interval holds, and taking an agent from any of them was tried.
    case done
    /// Every interval holds, but the simulations were spent before all agents were tried.
    case untried
    /// The simulations were spent before every interval held.
    case budget
    /// More agents do not help any more somewhere.
    case stuck
    /// The user asked to stop.
    case cancelled
  }

  /// A correction of a plan with at most so many simulations, at least one.
  public init(
    _ task: StaffingTask, _ plan: StaffingPlan, _ simulator: StaffingSimulator, budget: Int,
    watch: Watch = Watch()
  ) {
    self.task = task
    self.plan = plan
    self.simulator = simulator
    self.budget = max(1, budget)
    self.watch = watch
    required = plan.required
  }

  /// The corrected plan, its check, and what was done.
  public consuming func run() throws(StudyError) -> (StaffingPlan, StaffingCheck, Summary) {
    var check = try simulate()
    var end = try add(&check)
    if end == nil { end = try trim(&check) }
    let fixed = present
    let hours = fixed.paidHours(task) - plan.paidHours(task)
    return (
      fixed, check,
      Summary(simulations: simulations, hoursAdded: hours, end: end ?? .done)
    )
  }

  /// The plan as it stands.
  var present: StaffingPlan {
    StaffingPlan(method: plan.method, required: required, loads: plan.loads, task: task)
  }

  mutating func simulate() throws(StudyError) -> StaffingCheck {
    simulations += 1
    return try simulator.check(task, present, watch: watch)
  }

  /// Whether to go no further, and why.
  var stop: End? {
    if watch.cancel?.isSet == true { return .cancelled }
    return simulations >= budget ? .budget : nil
  }

  /// Adds agents until every cell holds; nil when they do.
  private mutating func add(_ check: inout StaffingCheck) throws(StudyError) -> End? {
    var before: [Int: Double] = [:]
    var isStuck = false
    while true {
      let failing = check.cells.indices.filter { !check.cells[$0].isKept }
      if failing.isEmpty { return nil }
      if isStuck { return .stuck }
      if let stop { return stop }
      isStuck = true
      for index in failing {
        let cell = check.cells[index]
        let level = cell.serviceLevel?.value ?? 1
        let helped = before[index].map { level > $0 + 0.0005 } ?? true
        before[index] = level
        let most = mostAgents(cell)
        let step = stepUp(cell)
        if raise(cell, cell.interval, by: step, most: most) { isStuck = false }
        if !helped, cell.interval > 0, raise(cell, cell.interval - 1, by: step, most: most) {
          isStuck = false
        }
      }
      check = try simulate()
    }
  }

  /// More agents than any queue of the cell could use: three times its load and a hundred.
  private func mostAgents(_ cell: StaffingCheck.Cell) -> Int {
    let load = task.pools(at: cell.place).reduce(0.0) { $0 + plan.loads[$1][cell.interval] }
    return Int(min(1e7, 3 * load)) + 100
  }

  private mutating func raise(
    _ cell: StaffingCheck.Cell, _ interval: Int, by step: Int, most: Int
  ) -> Bool {
    guard let pool = weakest(cell, interval), required[pool][interval] < most else { return false }
    required[pool][interval] = min(most, required[pool][interval] + step)
    return true
  }
}

extension StaffingCheck.Cell {
  /// Whether nothing is to be done: every promise is surely kept, or nothing came.
  var isKept: Bool { verdict == .holds || verdict == .empty }
}
