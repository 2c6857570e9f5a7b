import Sim
import Study

/// A scenario ready to be run: the world compiled, its names, and each strategy as a runner.
public struct Plan: Sendable {
  /// What was read.
  public let scenario: Scenario
  /// What it compiled to.
  public let world: CompiledWorld
  /// The names behind the positions of the model.
  public let labels: Labels
  /// What strategies see of the world.
  public let strategyWorld: StrategyWorld
  /// The strategies in the order of the file, at least one.
  public let strategies: [PlannedStrategy]

  /// A strategy that can be run.
  public struct PlannedStrategy: Sendable {
    /// What was read.
    public let strategy: Strategy
    /// Its tables; `nil` of a policy written in Swift.
    public let routing: CompiledRouting?
    /// A whole replication behind one call.
    public let runner: PolicyRunner
  }

  /// Reads the scenario at a path, `-` being standard input; `nil` exactly when errors were
  /// reported.
  public static func load(
    _ path: String, faults: Faults, setting overrides: [Override] = [],
    registry: PolicyRegistry = PolicyRegistry()
  ) -> Plan? {
    Scenario.open(path, faults: faults, setting: overrides, policies: registry.names)
      .map { Plan($0, registry: registry) }
  }

  /// A plan of a scenario; policies written in Swift come from the registry the scenario was read
  /// with, and a name that is not in it is a fault of the program.
  public init(_ scenario: Scenario, registry: PolicyRegistry = PolicyRegistry()) {
    self.scenario = scenario
    let world = scenario.compile()
    self.world = world
    strategyWorld = scenario.strategyWorld
    let view = strategyWorld
    strategies = scenario.strategies.map { strategy in
      switch strategy.source {
      case .rules(let rules):
        let routing = rules.compiled(in: view)
        return PlannedStrategy(
          strategy: strategy, routing: routing,
          runner: PolicyRunner(
            name: strategy.name, keepsOrder: routing.catalogue.keepsOrder,
            answersAtOnce: routing.catalogue.answersAtOnce
          ) { model, seed, replication in
            try routing.catalogue.observe(
              model, plan: routing.plan, seed: seed, replication: replication)
          } explain: { model, seed, replication, journal in
            try routing.catalogue.observe(
              model, plan: routing.plan, seed: seed, replication: replication, journal: journal)
          } beside: { model, seed, replication, beside in
            try routing.catalogue.observe(
              model, plan: routing.plan, seed: seed, replication: replication, beside: beside)
          })
      case .registered(let name):
        return PlannedStrategy(
          strategy: strategy, routing: nil,
          runner: registry.runner(named: name, strategy: strategy.name, plan: view.plan, view))
      }
    }
    var labels = scenario.labels
    labels.hasCallbacks = strategies.contains { $0.routing?.plan.callbacks.isEmpty == false }
    self.labels = labels
  }

  /// What a study runs: some of the strategies, or all of them.
  public func study(
    strategies positions: [Int]? = nil, settings: RunSettings? = nil,
    comparison: ComparisonSettings = ComparisonSettings()
  ) -> StudyPlan {
    let chosen = positions ?? Array(strategies.indices)
    var plan = StudyPlan(
      model: world.model, labels: labels, strategies: chosen.map { strategies[$0].runner },
      settings: settings
        ?? RunSettings(
          seed: scenario.run.seed, replications: scenario.run.replications),
      comparison: comparison)
    plan.isolated = isolated
    return plan
  }

  /// Centers that stay alone, beside which strategies are laid.
  private var isolated: PolicyRunner {
    let routing = RoutingRules().compiled(in: strategyWorld)
    return PolicyRunner(name: "isolated") { model, seed, replication in
      try routing.catalogue.observe(
        model, plan: routing.plan, seed: seed, replication: replication)
    } beside: { model, seed, replication, beside in
      try routing.catalogue.observe(
        model, plan: routing.plan, seed: seed, replication: replication, beside: beside)
    }
  }
}

extension PolicyRunner {
  /// The engine under a policy: what a registered policy runs as.
  public static func engine(
    _ name: String, plan: RoutingPlan, policy: some RoutingPolicy
  ) -> PolicyRunner {
    PolicyRunner(name: name) { model, seed, replication in
      try Engine(model: model, plan: plan, policy: policy, seed: seed, replication: replication)
        .run()
    } explain: { model, seed, replication, journal in
      try Engine(
        model: model, plan: plan, policy: policy, seed: seed, replication: replication,
        journal: journal
      ).run()
    } beside: { model, seed, replication, beside in
      try Engine(
        model: model, plan: plan, policy: policy, seed: seed, replication: replication,
        beside: beside
      ).run()
    }
  }
}

extension Catalogue {
  /// Whether no group chooses among waiting contacts by anything but their age, and no contact
  /// stands elsewhere than by its age.
  fileprivate var keepsOrder: Bool {
    scoring.pullsOfGroup.allSatisfy(\.isEmpty) && moves.allSatisfy { $0.place == .byArrival }
      && !moves.contains { if case .callBack = $0.act { true } else { false } }
  }

  /// Whether no rule keeps an idle agent from a contact of its own center.
  fileprivate var answersAtOnce: Bool {
    namingShare == 0 && scoring.workShares.allSatisfy { !$0.isStrict }
      && scoring.scores.allSatisfy { $0.least == -.infinity }
  }
}
