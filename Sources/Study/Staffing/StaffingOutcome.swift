/// A plan, what the simulation says of it, and what it took.
public struct StaffingOutcome: Sendable {
  /// The plan.
  public let plan: StaffingPlan
  /// What the simulation says of it.
  public let check: StaffingCheck
  /// Where promise and simulation part; empty where nobody asked.
  public let gaps: [StaffingGap]
  /// The promised service level by cell of the check; nil where nothing is expected.
  public let promises: [Double?]
  /// Seconds it took to find the plan.
  public let planning: Double
  /// Seconds it took to simulate it.
  public let simulation: Double
  /// What the correction did; nil where none was asked for.
  public let fix: StaffingFix.Summary?

  /// The outcome of a plan that was simulated; with `explains` the gaps are worked out, which may
  /// take as long as the simulation.
  public init(
    _ task: StaffingTask, plan: StaffingPlan, check: StaffingCheck, planning: Double,
    simulation: Double, fix: StaffingFix.Summary? = nil, explains: Bool = true
  ) {
    self.plan = plan
    self.check = check
    self.planning = planning
    self.simulation = simulation
    self.fix = fix
    // A corrected plan was not made by a formula, so there is no promise to explain.
    gaps = fix == nil && explains ? check.gaps(task, plan) : []
    promises = check.cells.map { plan.promise(task, at: $0.place, interval: $0.interval) }
  }
}

/// Simulates plans: the scenario with the agents of a plan as a study.
public struct StaffingSimulator: Sendable {
  private let make: @Sendable ([StaffingPlan.GroupPlan]) -> StudyPlan

  /// A simulator of one strategy.
  ///
  /// - Parameter make: The study of the scenario in which the groups of a plan have its agents and
  ///   all others those of the scenario.
  public init(_ make: @escaping @Sendable ([StaffingPlan.GroupPlan]) -> StudyPlan) {
    self.make = make
  }

  /// The study of a plan.
  public func study(_ plan: StaffingPlan) -> StudyPlan { make(plan.groups) }

  /// Simulates a plan and holds it against the goal.
  public func check(
    _ task: StaffingTask, _ plan: StaffingPlan, watch: Watch = Watch()
  ) throws(StudyError) -> StaffingCheck {
    StaffingCheck(task, try Study.run(study(plan), watch: watch))
  }
}
