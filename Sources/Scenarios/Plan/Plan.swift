import Sim
import Study

/// A scenario made ready to run: the world as the engine takes it, and every strategy.
public struct Plan: Sendable {
  /// The scenario as it was read.
  public let scenario: Scenario
  /// What it compiles to.
  public let world: CompiledWorld
  /// The strategies, in the order of the file, at least one.
  public let strategies: [Strategy]
  /// What strategies see of the world.
  public let strategyWorld: StrategyWorld
  /// The names behind the positions.
  public let labels: Labels

  /// Reads the scenario at a path, `-` being standard input; nil when faults were reported.
  public static func load(_ path: String, faults: Faults) -> Plan? {
    guard let root = Workspace.open(path, faults: faults).root,
      let scenario = Scenario.read(root, faults: faults)
    else { return nil }
    return Plan(scenario, root: root, faults: faults)
  }

  private init?(_ scenario: Scenario, root: Node, faults: Faults) {
    let world = scenario.compile()
    let strategyWorld = StrategyWorld(scenario, model: world.model)
    let entry = root.entry("strategies")
    let strategies = StrategyReader.strategies(
      Field(entry?.value, path: "strategies", faults: faults, keySpan: entry?.keySpan),
      in: strategyWorld)
    guard !faults.hasErrors, !strategies.isEmpty else { return nil }
    self.scenario = scenario
    self.world = world
    self.strategies = strategies
    self.strategyWorld = strategyWorld
    labels = scenario.labels
  }

  /// The study of some of the strategies.
  public func study(
    of strategies: [Strategy], settings: RunSettings,
    comparison: ComparisonSettings = ComparisonSettings()
  ) -> StudyPlan {
    StudyPlan(
      model: world.model, labels: labels, strategies: strategies.compactMap(runner),
      settings: settings, comparison: comparison)
  }

  /// A whole replication of a strategy behind one call.
  private func runner(_ strategy: Strategy) -> PolicyRunner? {
    guard case .rules(let rules) = strategy.source else { return nil }
    let routing = rules.compiled(in: strategyWorld)
    return PolicyRunner(name: strategy.name) { model, seed, replication in
      try routing.catalogue.observe(
        model, plan: routing.plan, seed: seed, replication: replication)
    }
  }
}
