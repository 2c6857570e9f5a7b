import Sim
import Study

/// Policies written in Swift, by the names that a strategy's `use:` may say.
public struct PolicyRegistry: Sendable {
  /// Makes the runner of a strategy: its name, the plan in which every contact waits in the queue
  /// of its own type and center, and the scenario as strategies see it.
  public typealias Factory =
    @Sendable (_ strategy: String, _ plan: RoutingPlan, _ world: StrategyWorld) -> PolicyRunner

  private var factories: [(name: String, make: Factory)] = []

  /// A registry without policies.
  public init() {}

  /// The names, in the order of registration.
  public var names: [String] { factories.map(\.name) }

  /// Registers a policy that is the same in every scenario.
  public mutating func register(_ name: String, policy: some RoutingPolicy) {
    register(name) { strategy, plan, _ in .engine(strategy, plan: plan, policy: policy) }
  }

  /// Registers a policy that is made for a scenario, with a plan of its own if it needs one.
  public mutating func register(_ name: String, factory: @escaping Factory) {
    precondition(!names.contains(name), "a policy is registered once")
    factories.append((name, factory))
  }

  /// The runner of a strategy that names a policy.
  func runner(
    named name: String, strategy: String, plan: RoutingPlan, _ world: StrategyWorld
  ) -> PolicyRunner {
    guard let entry = factories.first(where: { $0.name == name }) else {
      preconditionFailure("the scenario was read with another registry")
    }
    return entry.make(strategy, plan, world)
  }
}
