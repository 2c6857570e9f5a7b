import Report
import Scenarios
import Sim
import Study

/// Where plans are made and simulated: a scenario, a strategy, and everything that people see.
struct StaffDesk {
  let task: StaffingTask
  let interruption: Interruption
  private let plan: Plan
  private let position: Int
  private let settings: RunSettings
  private let simulator: StaffingSimulator
  private let maxRuns: Int?
  private let isQuiet: Bool
  /// Whether somebody will read why promise and simulation part.
  private let explains: Bool

  /// A desk for a plan, by the options of the command.
  init(_ plan: Plan, _ command: Staff) throws {
    self.plan = plan
    position = try command.strategy.map { try Loading.strategy($0, in: plan) } ?? 0
    let settings = try command.options.settings(for: plan)
    self.settings = settings
    isQuiet = command.options.quiet
    explains =
      switch command.format {
      case .text: command.method != "all" || command.intervals
      case .json: true
      case .csv: false
      }
    maxRuns = command.fix ? command.maxRuns ?? 60 : nil
    try Loading.checkBudget(
      of: plan, settings, strategies: 1, maximum: command.options.maxContacts)
    let scenario = plan.scenario
    let chain = command.chain ? try Self.chain(plan, plan.strategies[position].strategy) : []
    task = StaffingTask(
      model: plan.world.model, goal: try command.goal.goal(of: scenario),
      terms: scenario.scheduleTerms, present: scenario.meanAgents, isPooled: command.pooled,
      chain: chain,
      minimum: command.minimum, ignoresPatience: command.ignorePatience)
    guard !task.pools.isEmpty else {
      throw Ending.fault(
        .badArguments, "there is nothing to staff: no contact comes that a group takes",
        help: "give the scenario a `demand`, and groups with its skills")
    }
    try Self.checkPools(of: task, plan.labels)
    let (runner, labels) = (plan.strategies[position].runner, plan.labels)
    simulator = StaffingSimulator { groups in
      let numbers = Dictionary(uniqueKeysWithValues: groups.map { ($0.group, $0.scheduled) })
      return StudyPlan(
        model: scenario.staffed(numbers).compile().model, labels: labels, strategies: [runner],
        settings: settings)
    }
    interruption = Interruption.listen(isQuiet: isQuiet)
  }

  /// Whom each center overflows to, if the strategy is a chain.
  private static func chain(_ plan: Plan, _ strategy: Strategy) throws -> [Int?] {
    let chain: (next: [Int?], reason: String?) =
      switch strategy.source {
      case .rules(let rules): rules.arrivalChain(centers: plan.labels.centers.count)
      case .registered: ([], "it is a policy written in Swift")
      }
    guard let reason = chain.reason else { return chain.next }
    throw Ending.fault(
      .badArguments, "--chain: the strategy \(Display.quote(strategy.name)) is no chain: \(reason)",
      help:
        "equivalent random theory knows overflow `at: arrival` from center to center in one order")
  }

  /// Refuses chains whose centers are not one group to the formula.
  private static func checkPools(of task: StaffingTask, _ labels: Labels) throws {
    for (center, next) in task.chain.enumerated() {
      for place in [center] + (next.map { [$0] } ?? []) where next != nil {
        let count = task.pools(at: .center(place)).count
        guard count != 1 else { continue }
        let name = Display.quote(labels.centers[place].name)
        throw Ending.fault(
          .badArguments,
          count == 0
            ? "--chain: \(name) has no contacts of its own, so nothing says which groups take the"
              + " overflow"
            : "--chain: \(name) has \(count) sets of groups without a common contact type",
          help: "equivalent random theory takes each center of the chain for one group")
      }
    }
  }

  /// The name of the strategy that is simulated.
  var strategyName: String { plan.strategies[position].strategy.name }
  /// The same where it has to be said on a command line.
  var strategyArgument: String? { position == 0 ? nil : strategyName }

  /// The outcome of each method; fewer where somebody stopped it.
  func outcomes(_ methods: [StaffingMethod]) throws -> [StaffingOutcome] {
    var outcomes: [StaffingOutcome] = []
    for method in methods where !interruption.flag.isSet {
      let (words, what) = (Invocation.words, method.words)
      if !isQuiet { Screen.error(words("\(method.rawValue): \(words(what))") + "\n") }
      let line = ProgressLine()
      defer { line.clear() }
      var watch = Watch(cancel: interruption.flag)
      if !isQuiet { watch.progress = { line.show($0) } }
      do throws(StudyError) {
        outcomes.append(try outcome(method, watch))
      } catch {
        line.clear()
        // Plans that were simulated before somebody stopped it are still good.
        if interruption.flag.isSet, !outcomes.isEmpty { break }
        throw Simulation.ending(of: error, interruption)
      }
    }
    if outcomes.isEmpty, let ending = interruption.ending { throw ending }
    return outcomes
  }

  private func outcome(
    _ method: StaffingMethod, _ watch: Watch
  ) throws(StudyError) -> StaffingOutcome {
    let clock = ContinuousClock()
    let start = clock.now
    let made =
      method == .isa
      ? try StaffingIteration(task, simulator, watch: watch).plan()
      : StaffingPlanner(task).plan(method)
    let planned = clock.now
    guard let maxRuns else {
      let check = try simulator.check(task, made, watch: watch)
      return StaffingOutcome(
        task, plan: made, check: check, planning: start.duration(to: planned) / .seconds(1),
        simulation: planned.duration(to: clock.now) / .seconds(1), explains: explains)
    }
    let correction = StaffingFix(task, made, simulator, budget: maxRuns, watch: watch)
    let (fixed, check, summary) = try correction.run()
    return StaffingOutcome(
      task, plan: fixed, check: check, planning: start.duration(to: planned) / .seconds(1),
      simulation: planned.duration(to: clock.now) / .seconds(1), fix: summary)
  }
}
