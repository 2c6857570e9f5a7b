import Study

/// The JSON of `check` as a page reads it; `docs/reference/check.md` describes it.
///
/// As with results, a page is made from this document alone, also where the gate was run a moment
/// before.
struct GateDocument: Decodable, Sendable {
  var verdict: Verdict
  var version: String
  var gates: [Gate]

  /// What becomes of a change.
  enum Verdict: String, Decodable, Sendable {
    case pass, fail
  }

  /// The gate of a scenario.
  struct Gate: Decodable, Sendable {
    var scenario: String
    var strategy: String
    /// nil where no base was simulated and no baseline recorded.
    var base: String?
    /// What tells the scenario of a baseline from any other; nil without one.
    var baseline: String?
    var verdict: Verdict
    var seed: UInt64
    var replications: Int
    /// The most replications that were allowed.
    var most: Int
    /// The chance of any false alarm.
    var alpha: Double
    var checks: [Check]
    /// Whether the changes are the smallest set that fails.
    var isBisected: Bool
    var changes: [Change]
    var command: String

    enum CodingKeys: String, CodingKey {
      case scenario, strategy, base, baseline, verdict, seed, replications, alpha, checks, changes
      case command
      case most = "max_replications"
      case isBisected = "bisected"
    }
  }

  /// A key that the head says otherwise than the base.
  struct Change: Decodable, Sendable {
    var path: String
    /// nil where the key is new.
    var old: String?
    /// nil where the key is gone.
    var new: String?
    var file: String?
    var line: Int?

    /// Where it stands in the head, `policy.yaml:31`.
    var place: String? { file.map { file in line.map { "\(file):\($0)" } ?? file } }
  }

  /// A check with its verdict.
  struct Check: Sendable {
    var name: String
    var measure: Measure
    var place: String
    /// Checks in it: neighboring hours with one verdict are one row.
    var count: Int
    var demand: GateCheck.Demand
    var state: GateState
    var fails: Bool
    /// Whether a failure only warns.
    var isWarning: Bool
    /// nil without data.
    var head: KPIs.Figure?
    /// The value in the base, or the limit; nil without data.
    var base: Double?
    /// Head minus base, or minus the limit; nil without data.
    var difference: KPIs.Figure?
    /// The chance of a loss like this without one, before it is adjusted.
    var chance: Double?
  }
}

extension GateDocument.Check: Decodable {
  private enum CodingKeys: String, CodingKey {
    case place, count, demand, state, fails, head, base, difference
    case name = "check"
    case measure = "kpi"
    case isWarning = "warning"
    case chance = "p"
  }

  private enum DemandKeys: String, CodingKey {
    case noWorse = "no_worse_than_baseline_by"
    case relative
    case atLeast = "at_least"
    case atMost = "at_most"
    case ofDays = "of_days"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    measure = try Self.named(.measure, container)
    place = try container.decode(String.self, forKey: .place)
    count = try container.decode(Int.self, forKey: .count)
    // No sum over the rows of a file is larger than a whole number can be.
    guard (1...1_000_000).contains(count) else {
      throw DecodingError.dataCorruptedError(
        forKey: .count, in: container, debugDescription: "a row has 1 to 1,000,000 checks")
    }
    demand = try Self.demand(
      container.nestedContainer(keyedBy: DemandKeys.self, forKey: .demand))
    state = try Self.named(.state, container)
    fails = try container.decode(Bool.self, forKey: .fails)
    isWarning = try container.decode(Bool.self, forKey: .isWarning)
    head = try container.decodeIfPresent(KPIs.Figure.self, forKey: .head)
    base = try container.decodeIfPresent(Double.self, forKey: .base)
    difference = try container.decodeIfPresent(KPIs.Figure.self, forKey: .difference)
    chance = try container.decodeIfPresent(Double.self, forKey: .chance)
  }

  /// A value that is known by its name.
  private static func named<Value: RawRepresentable<String>>(
    _ key: CodingKeys, _ container: KeyedDecodingContainer<CodingKeys>
  ) throws -> Value {
    if let value = Value(rawValue: try container.decode(String.self, forKey: key)) { return value }
    throw DecodingError.dataCorruptedError(
      forKey: key, in: container, debugDescription: "the name is not known")
  }

  private static func demand(
    _ container: KeyedDecodingContainer<DemandKeys>
  ) throws -> GateCheck.Demand {
    func number(_ key: DemandKeys) throws -> Double {
      try container.decode(Double.self, forKey: key)
    }
    if container.contains(.noWorse) {
      let size = try number(.noWorse)
      return try .noWorse(
        container.decode(Bool.self, forKey: .relative) ? .relative(size) : .absolute(size))
    }
    if container.contains(.atMost) { return .atMost(try number(.atMost)) }
    let least = try number(.atLeast)
    guard container.contains(.ofDays) else { return .atLeast(least) }
    return .onDays(atLeast: least, share: try number(.ofDays))
  }
}

extension GateDocument {
  /// Whether a change is stopped.
  var fails: Bool { gates.contains(where: \.fails) }
}

extension GateDocument.Gate {
  /// Whether the gate fails.
  var fails: Bool { checks.contains(where: \.fails) }

  /// Whether something was compared.
  var isCompared: Bool { base != nil || baseline != nil }

  /// Checks in some rows.
  func count(where holds: (GateDocument.Check) -> Bool = { _ in true }) -> Int {
    checks.reduce(0) { $0 + (holds($1) ? $1.count : 0) }
  }
}

extension GateDocument.Check {
  /// What the check means for the gate, by the rule of the gate itself.
  var mark: GateSheet.Mark { GateSheet.Mark(state, isWarning: isWarning) }

  /// What its figures are counted in: a share of days where days are asked for.
  var unit: Measure.Unit {
    if case .onDays = demand { .share } else { measure.unit }
  }

  /// Whether it needs a base.
  var isComparison: Bool {
    if case .noWorse = demand { true } else { false }
  }
}
