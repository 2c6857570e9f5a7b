import Study

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

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension KPIs: Decodable {
  /// Reads every measure that stands there; any of them may rank.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    for measure in Measure.allCases {
      let name = measure.name
      figures[name] = try container.decodeIfPresent(Figure.self, forKey: Name(stringValue: name))
    }
  }
}
