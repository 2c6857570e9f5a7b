import Sim

/// A scenario that was read and checked: a value that exists is valid, and `compile()` cannot fail.
///
/// Times are ticks of elapsed time from `start`, before the warm-up is put in front of them; laws
/// are in seconds. Names stand here and in `Labels` only: whatever is compiled from it speaks in
/// ids.
public struct Scenario: Sendable {
  /// The newest version of the format that this program reads.
  public static let formatVersion = 1

  /// What the scenario is called; empty without a `title`.
  public var title: String
  /// When is simulated and reported.
  public var horizon: Horizon
  /// What "within T" means.
  public var serviceLevel: ServiceLevel
  /// By what rule contacts count in an interval.
  public var attribution: Attribution
  /// Instants at which the state is recorded, elapsed from `start`, ascending.
  public var probes: [Ticks]
  /// Kinds of contacts, in the order of the file.
  public var contacts: [Contact]
  /// Places, in the order of the file.
  public var centers: [Center]
  /// Connections; `nil` joins every pair of centers, free and at once.
  public var links: [Link]?
  /// Sources of contacts, in the order of the file.
  public var demand: [Demand]
  /// What happens to demand and staff, in the order of the file.
  public var events: [Event]
  /// How it is run, unless the command line says otherwise.
  public var run: RunSettings
  /// The alternatives of routing, in the order of the file, at least one.
  public var strategies: [Strategy]
  /// What is expected of the results, in the order of the file.
  public var expectations: [Expectation] = []
  /// 128 bits over the effective document and the tables it reads.
  public var hash: ScenarioHash
  /// The effective document: the file with its layers put together.
  public var document: Node
  /// What was put in the place of what the file says: `centers.shenzhen.lines=40`.
  public var overrides: [String] = []
}
