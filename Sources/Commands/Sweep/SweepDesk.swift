import Foundation
import Report
import Scenarios
import Sim
import Study

/// A sweep that can be worked on: the scenario, and how each cell of the plan is made of it.
struct SweepDesk: Sendable {
  /// What the sweep is.
  let facts: SweepFacts
  /// The cells.
  let cells: CellTable
  /// The scenario as it is, its overrides in it.
  let base: Plan

  private let file: ScenarioFile
  private let overrides: [Override]
  private let registry: PolicyRegistry
  private let isBesideIsolated: Bool

  /// The factors that scale a part of the scenario as a whole.
  private static let multipliers: Set = ["volume", "handle_time", "staff", "patience"]
  /// The factor that chooses the strategy.
  private static let strategyFactor = "strategy"
  /// So many values are tried before anything is simulated.
  private static let triedValues = 200

  /// A sweep of a scenario; every fault is printed, and nothing was simulated.
  init(
    _ path: String, _ request: SweepRequest, _ overriding: OverrideOptions,
    _ options: SweepRunOptions
  ) throws {
    registry = Program.policies
    overrides = try overriding.overrides()
    let faults = Faults()
    guard let opened = ScenarioFile.open(path, faults: faults) else {
      throw Self.refused(faults)
    }
    file = opened.withTables()
    let (scenario, found) = file.scenario(setting: overrides, policies: registry.names)
    guard let scenario else { throw Self.refused(found) }
    let base = Plan(scenario, registry: registry)
    self.base = base
    let limit = Scenario.RunSettings.maximumReplications
    try RunOptions.check("--replications", options.replications, in: 1...limit)
    let strategy = try options.strategy.map { try Loading.strategy($0, in: base) } ?? 0
    let measures = request.kpis?.compactMap { Measure(name: $0) }
    let columns = SweepColumn.all(
      measures: measures, kinds: request.scopes, labels: base.labels, sizes: base.sizes)
    guard !columns.isEmpty else {
      throw Ending.fault(
        .unknownKPI, "none of the KPIs exists in any of the scopes",
        help: "`spillway measures` says where each exists")
    }
    isBesideIsolated = measures?.contains(where: \.isBesideIsolated) ?? false
    facts = SweepFacts(
      title: base.labels.title, scenario: base.labels.hash,
      seed: options.seed ?? scenario.run.seed,
      replications: options.replications ?? scenario.run.replications, version: Release.version,
      strategy: base.strategies[strategy].strategy.name, plan: request.plan, columns: columns)
    cells = CellTable(request.plan)
    try tryValues()
    try checkBudget(options.maxContacts ?? Plan.standardBudget)
  }

  private static func refused(_ faults: Faults) -> Ending {
    Screen.error(Screen.words(of: faults))
    return Ending(code: max(faults.exitCode, Ending.input.code))
  }

  /// Refuses a plan whose first cell or whose values, each alone, the scenario does not take.
  private func tryValues() throws {
    var tried = [cells.settings(of: 0)]
    for factor in facts.plan.factors {
      let count = factor.levelCount.map { min($0, Self.triedValues / facts.plan.factors.count) }
      let values =
        count.map { (0..<max(1, $0)).map { factor.level($0) } }
        ?? [factor.text(at: 0), factor.text(at: 1.0.nextDown)]
      tried += values.map { [(factor.path, $0)] }
    }
    for settings in tried {
      guard let faults = try scenario(setting: settings).faults else { continue }
      let names = Self.multipliers.sorted() + [Self.strategyFactor]
      for path in settings.map(\.path) where !path.contains(".") && !names.contains(path) {
        guard let near = Spelling.nearest(to: path, among: names) else { continue }
        throw Ending.fault(
          .unknownPath, "there is no \(Display.quote(path)) in the scenario",
          help: "did you mean `\(near)`?")
      }
      throw Self.refused(faults)
    }
  }

  /// Refuses a sweep that would take days before it begins.
  private func checkBudget(_ maximum: Double) throws {
    let each = base.expectedContacts(replications: facts.replications, strategies: 1)
    let all = each * Double(cells.count)
    guard all > maximum else { return }
    throw Ending.fault(
      .overContactBudget,
      "the sweep would simulate about \(Figures.count(all)) contacts"
        + " (\(Figures.count(Double(cells.count))) cells of \(Figures.count(each)));"
        + " the limit is \(Figures.count(maximum))",
      help: "take fewer cells or replications, or raise the limit with `--max-contacts`")
  }

  /// The scenario of some settings and the position of its strategy, or the faults.
  private func scenario(
    setting settings: [(path: String, value: String)]
  ) throws -> (plan: Plan?, strategy: Int, faults: Faults?) {
    let faults = Faults()
    var strategy = facts.strategy
    var own: [Override] = []
    for (path, value) in settings {
      if path == Self.strategyFactor {
        strategy = value
      } else if let override = Override.parse(
        "\(path)=\(value)", option: "--vary",
        below: Self.multipliers.contains(path) ? ["multiply"] : [], faults: faults)
      {
        own.append(override)
      }
    }
    guard !faults.hasErrors else { return (nil, 0, faults) }
    let (read, found) = file.scenario(setting: overrides + own, policies: registry.names)
    guard let read else { return (nil, 0, found) }
    guard let position = read.strategies.firstIndex(where: { $0.name == strategy }) else {
      let near = Spelling.nearest(to: strategy, among: read.strategies.map(\.name))
      faults.error(
        .unknownStrategy, at: nil, "there is no strategy \(Display.quote(strategy))",
        help: near.map { "did you mean \(Display.quote($0))?" })
      return (nil, 0, faults)
    }
    return (Plan(read, registry: registry), position, nil)
  }

  /// Why a cell has no figures.
  private static func words(of error: StudyError) -> String {
    switch error {
    case .replicationFailed(let strategy, let replication, let cause):
      guard case RunFailure.neverEmpty(let contacts, let after)? = cause as? RunFailure else {
        return "replication \(replication) of \(strategy): \(cause)"
      }
      return "\(FaultCode.stillBusy.name): replication \(replication) of \(strategy):"
        + " \(Written.duration(after)) after the horizon \(contacts) contacts still wait or are"
        + " handled"
    case .identitiesBroken(let strategy, let replication, let broken):
      return "\(FaultCode.booksDiffer.name): replication \(replication) of \(strategy):"
        + " \(Display.list(broken)) do not agree"
    case .nothingFinished, .tellsNothing, .noContact: return "\(error)"
    }
  }

  /// Simulates a cell; nil where somebody asked to stop.
  func result(of cell: Int, threads: Int, cancel: CancelFlag) -> CellResult? {
    guard let (plan, position, faults) = try? scenario(setting: cells.settings(of: cell)) else {
      return CellResult(cell: cell, outcome: .failed(reason: "the scenario cannot be read"))
    }
    guard let plan, faults == nil else {
      let fault = faults?.diagnostics.first { $0.severity == .error }
      let words = fault.map { "\($0.code.name): \($0.message)" } ?? "the scenario is refused"
      return CellResult(cell: cell, outcome: .failed(reason: words))
    }
    guard plan.sizes == base.sizes, plan.labels.names == base.labels.names else {
      let words = "the values change the centers, groups, contact types or intervals"
      return CellResult(cell: cell, outcome: .failed(reason: words))
    }
    var study = plan.study(
      strategies: [position],
      settings: RunSettings(
        seed: facts.seed, replications: facts.replications, threads: threads))
    study.isBesideIsolated = isBesideIsolated
    study.estimatesAlone = true
    do throws(StudyError) {
      let results = try Study.run(study, watch: Watch(cancel: cancel))
      guard !results.run.isPartial, let strategy = results.strategies.first else { return nil }
      return CellResult(
        cell: cell,
        outcome: .done(
          figures: strategy.figures(facts.columns), digest: results.run.digest,
          contacts: results.run.contactsSimulated))
    } catch .nothingFinished {
      return nil
    } catch {
      return CellResult(cell: cell, outcome: .failed(reason: Self.words(of: error)))
    }
  }
}

extension Plan {
  /// The sizes that its figures have.
  fileprivate var sizes: Sizes {
    Sizes(
      intervals: labels.intervals.count, centers: labels.centers.count,
      contactTypes: labels.contactTypes.count, groups: labels.groups.count,
      thresholds: labels.serviceLevel.within.count, byEvent: world.model.measurement.byEvent,
      hasTarget: labels.serviceLevel.target != nil)
  }
}

extension Labels {
  /// The names that figures are about.
  fileprivate var names: [[String]] {
    [centers.map(\.name), contactTypes, groups.map(\.name), intervals.map(\.name)]
  }
}
