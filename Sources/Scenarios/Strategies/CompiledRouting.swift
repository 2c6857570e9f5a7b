import Sim

/// A strategy as the engine takes it: where contacts wait, when they are asked, and the rules.
public struct CompiledRouting: Sendable {
  /// Lists, steps and waiting rooms.
  public var plan: RoutingPlan
  /// The tables of the catalogue's mechanism.
  public var catalogue: Catalogue
}

extension RoutingRules {
  /// The rules as tables for the engine; rules that were read without a fault always compile.
  public func compiled(in world: StrategyWorld) -> CompiledRouting {
    var compiler = StrategyCompiler(rules: self, world: world)
    return compiler.compile()
  }
}

extension Catalogue {
  /// The lists an arrival or a waiting contact may come to by a move.
  func lists(of move: Move) -> [Int] {
    switch move.act {
    case .move: [move.list]
    case .sendHead(_, let list): [list]
    case .place(let index): lists(of: placements[index])
    case .search, .refuse: []
    }
  }

  private func lists(of placement: Placement) -> [Int] {
    destinations[placement.destinations].map(\.list)
      + (placement.fallback < 0 ? [] : lists(of: placements[placement.fallback]))
  }
}
