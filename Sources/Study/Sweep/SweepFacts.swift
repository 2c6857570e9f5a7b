import Sim

/// What a sweep is: cells of two stores belong together only where all of this is the same.
public struct SweepFacts: Sendable, Hashable, Codable {
  /// The title of the scenario; empty where it has none.
  public var title: String
  /// The hash of the scenario, 32 hexadecimal digits.
  public var scenario: String
  /// The seed of the simulation, the same in every cell: all cells meet the same customers.
  public var seed: UInt64
  /// Replications of each cell.
  public var replications: Int
  /// The version of the program.
  public var version: String
  /// The version of the random streams.
  public var streams: Int
  /// The strategy of cells that name none.
  public var strategy: String
  /// What is varied.
  public var plan: SweepPlan
  /// The figures that are kept of each cell.
  public var columns: [SweepColumn]

  /// A sweep.
  public init(
    title: String, scenario: String, seed: UInt64, replications: Int, version: String,
    streams: Int = StreamKey.version, strategy: String, plan: SweepPlan, columns: [SweepColumn]
  ) {
    self.title = title
    self.scenario = scenario
    self.seed = seed
    self.replications = replications
    self.version = version
    self.streams = streams
    self.strategy = strategy
    self.plan = plan
    self.columns = columns
  }

  /// In what two sweeps differ, in words; empty where they are one.
  public func differences(from other: SweepFacts) -> [String] {
    var found: [String] = []
    func compare<Value: Equatable>(_ name: String, _ part: KeyPath<SweepFacts, Value>) {
      if self[keyPath: part] != other[keyPath: part] { found.append(name) }
    }
    compare("the scenario", \.scenario)
    compare("the seed", \.seed)
    compare("the replications", \.replications)
    compare("the version of the program", \.version)
    compare("the version of the random streams", \.streams)
    compare("the strategy", \.strategy)
    compare("the plan", \.plan)
    compare("the figures that are kept", \.columns)
    return found
  }
}

/// Tells the work of a cell from that of every other, of this sweep or of another.
public struct CellKeys: Sendable {
  /// Over what is the same in every cell: the scenario, the strategy, the seed, the replications,
  /// the versions and the figures.
  private let common: [UInt8]

  /// The keys of a sweep.
  public init(_ facts: SweepFacts) {
    let head = [
      facts.scenario, facts.strategy, facts.version, "\(facts.streams)", "\(facts.seed)",
      "\(facts.replications)",
    ]
    let texts = head + facts.columns.map(\.name)
    common = Digest(of: texts.flatMap(Self.bytes)).bytes
  }

  /// The key of a cell with some settings, 16 bytes.
  public func key(setting settings: [(path: String, value: String)]) -> [UInt8] {
    let own = settings.flatMap { Self.bytes($0.path) + Self.bytes($0.value) }
    return Array(Digest(of: common + own).bytes.prefix(16))
  }

  /// A text and its end, which no UTF-8 text contains.
  private static func bytes(_ text: String) -> [UInt8] { text.utf8 + [0xFF] }
}

/// A figure that is kept of every cell: a measure of one part of the operation.
public struct SweepColumn: Sendable, Hashable, Codable {
  /// The kind of scope, as the long table of a run calls it.
  public var scope: String
  /// The position among the scopes of the kind.
  public var position: Int
  /// The names of the parts; nil where the figure spans all of a kind.
  public var center: String?, contact: String?, group: String?, interval: String?
  /// The name of the measure.
  public var kpi: String

  /// A figure.
  public init(
    scope: String, position: Int, center: String? = nil, contact: String? = nil,
    group: String? = nil, interval: String? = nil, kpi: String
  ) {
    self.scope = scope
    self.position = position
    self.center = center
    self.contact = contact
    self.group = group
    self.interval = interval
    self.kpi = kpi
  }

  /// One word for it: `service_level`, or `service_level@center_by_origin/shenzhen`.
  public var name: String {
    let parts = [center, contact, group, interval].compactMap { $0 }
    guard scope != ScopeKind.total.rawValue else { return kpi }
    return "\(kpi)@\(([scope] + parts).joined(separator: "/"))"
  }

  /// The kind of scope and the measure; nil of words that this program does not know.
  public var meaning: (kind: ScopeKind, measure: Measure)? {
    guard let kind = ScopeKind(rawValue: scope), let measure = Measure(name: kpi) else {
      return nil
    }
    return (kind, measure)
  }
}
