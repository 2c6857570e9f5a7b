/// The figures of one scope, by the name of the KPI.
struct KPIs: Sendable, Equatable {
  /// Figures that exist.
  private(set) var figures: [String: Figure] = [:]

  /// A figure with its 95 % interval.
  struct Figure: Codable, Sendable, Equatable {
    /// The estimate.
    var estimate: Double
    /// Half of the interval; nil where there is none.
    var halfWidth: Double?
    /// The ends of the interval, which need not lie symmetrically.
    var low: Double?, high: Double?

    enum CodingKeys: String, CodingKey {
      case estimate, low, high
      case halfWidth = "half_width"
    }
  }

  /// The figure of a KPI; nil where it has no data or does not exist in the scope.
  subscript(_ name: String) -> Figure? { figures[name] }

  /// What a report shows of a scope; the rest stays in the JSON.
  static let shown: Set = [
    "offered", "blocked", "answered", "lost", "abandoned", "answer_rate", "service_level",
    "service_level_answered", "average_speed_of_answer", "wait_p50", "wait_p90", "wait_p95",
    "abandonment_rate", "queue_length", "occupancy", "utilization", "busy_agents", "overflow_out",
    "overflow_in", "cost", "intervals_met", "rule_activations", "service_level_gap",
    "customers_lost_share", "callbacks",
  ]

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension KPIs: Decodable {
  /// Reads those that a report shows: a document has forty figures of every scope.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    for name in Self.shown {
      figures[name] = try container.decodeIfPresent(Figure.self, forKey: Name(stringValue: name))
    }
  }
}
