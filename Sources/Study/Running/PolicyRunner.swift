import Sim

/// A strategy that can be run: its name, and a whole replication behind one call.
public struct PolicyRunner: Sendable {
  /// The name of the strategy.
  public let name: String
  /// Whether waiting contacts are answered in the order in which they came, as formulas take it.
  public let keepsOrder: Bool
  /// Whether no contact waits or is turned away beside an idle agent of its own center who may take
  /// it.
  public let answersAtOnce: Bool
  /// Runs a replication of a model: the same observations for the same seed and number, always.
  public let run: @Sendable (Model, _ seed: UInt64, _ replication: UInt64) throws -> Observations
  /// Runs the same replication and tells a journal of its events, and of the rules behind them
  /// where they are known; nil of a runner that tells nothing.
  public let explain: Explanation?

  /// Runs the same replication and keeps or compares what isolated centers do with the same
  /// customers; nil of a runner that cannot.
  public let beside: Comparison?

  /// A replication with its part in a comparison with isolated centers.
  public typealias Comparison =
    @Sendable (Model, _ seed: UInt64, _ replication: UInt64, Counterfactual) throws -> Observations

  /// A replication that tells a journal.
  public typealias Explanation =
    @Sendable (Model, _ seed: UInt64, _ replication: UInt64, Journal) throws -> Observations

  /// A strategy.
  public init(
    name: String, keepsOrder: Bool = true, answersAtOnce: Bool = true,
    run: @escaping @Sendable (Model, _ seed: UInt64, _ replication: UInt64) throws -> Observations,
    explain: Explanation? = nil, beside: Comparison? = nil
  ) {
    self.name = name
    self.keepsOrder = keepsOrder
    self.answersAtOnce = answersAtOnce
    self.run = run
    self.explain = explain
    self.beside = beside
  }
}
