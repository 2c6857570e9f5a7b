import Sim

/// A strategy that can be run: its name, and a whole replication behind one call.
public struct PolicyRunner: Sendable {
  /// The name of the strategy.
  public let name: String
  /// Runs a replication of a model: the same observations for the same seed and number, always.
  public let run: @Sendable (Model, _ seed: UInt64, _ replication: UInt64) throws -> Observations

  /// A strategy.
  public init(
    name: String,
    run: @escaping @Sendable (Model, _ seed: UInt64, _ replication: UInt64) throws -> Observations
  ) {
    self.name = name
    self.run = run
  }
}
