import Sim
import Study

/// Policies written in Swift that a scenario can name with `use:`.
///
/// ```swift
/// var policies = PolicyRegistry()
/// policies.register("most_urgent") { world, plan in MostUrgent(world) }
/// ```
public struct PolicyRegistry: Sendable {
  private typealias Maker =
    @Sendable (StrategyWorld) -> @Sendable (Model, UInt64, UInt64) throws -> Observations

  private var makers: [String: Maker] = [:]
  /// The names in the order in which they were registered.
  public private(set) var names: [String] = []

  /// A registry without policies.
  public init() {}

  /// Registers a policy under a name that is not taken yet.
  ///
  /// `make` is called once a scenario; it sees the names of the scenario, and may change the plan:
  /// at first every contact waits in its own queue, in the scenario's waiting rooms, without steps.
  public mutating func register<Policy: RoutingPolicy>(
    _ name: String,
    _ make: @escaping @Sendable (_ world: StrategyWorld, _ plan: inout RoutingPlan) -> Policy
  ) {
    precondition(makers[name] == nil, "a policy `\(name)` is registered already")
    names.append(name)
    makers[name] = { world in
      var plan = world.plan
      let policy = make(world, &plan)
      let finished = plan
      return { model, seed, replication in
        try Engine(
          model: model, plan: finished, policy: policy, seed: seed, replication: replication
        ).run()
      }
    }
  }

  /// A strategy as a study runs it, in the world it was read for.
  ///
  /// The policy that `use` names must be among the registered ones, as `StrategyReader` checks.
  public func runner(of strategy: Strategy, in world: StrategyWorld) -> PolicyRunner {
    switch strategy.source {
    case .rules(let rules):
      let routing = rules.compiled(in: world)
      return PolicyRunner(name: strategy.name) { model, seed, replication in
        try routing.catalogue.observe(
          model, plan: routing.plan, seed: seed, replication: replication)
      }
    case .registered(let name):
      guard let maker = makers[name] else {
        preconditionFailure("`\(name)` is not registered; read strategies with these policies")
      }
      return PolicyRunner(name: strategy.name, run: maker(world))
    }
  }
}

extension StrategyWorld {
  /// The plan of centers that stay alone: every contact in its own queue, without steps.
  public var plan: RoutingPlan {
    let ids = (0..<queueCount).map { Int32($0) }
    let rooms = RoomTable(world: self, pool: nil)
    return RoutingPlan(
      lists: queueCount, homeList: ids, queueOfList: ids, placesPerContact: 1,
      steps: Array(repeating: [], count: queueCount), rooms: rooms.capacities,
      roomsOfQueue: (0..<queueCount).map { rooms.pair(of: $0) })
  }
}
