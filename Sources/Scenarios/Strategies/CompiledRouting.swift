import Sim

/// A strategy as the engine takes it: where contacts wait, when they are asked, and the rules.
public struct CompiledRouting: Sendable {
  /// Lists, steps and waiting rooms.
  public var plan: RoutingPlan
  /// The tables of the catalogue's mechanism.
  public var catalogue: Catalogue
  /// Which rule each entry of the tables comes from.
  var origins: RuleOrigins
}

extension RoutingRules {
  /// The rules as tables for the engine; rules that were read without a fault always compile.
  public func compiled(in world: StrategyWorld) -> CompiledRouting {
    var compiler = StrategyCompiler(rules: self, world: world)
    return compiler.compile()
  }
}
