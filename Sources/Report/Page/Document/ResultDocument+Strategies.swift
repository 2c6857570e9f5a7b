extension ResultDocument {
  /// The figures of one strategy.
  struct Strategy: Decodable, Sendable {
    var name: String
    var digest: String
    var total: KPIs
    var centers: [Center]
    var contacts: [ContactFigures]
    var groups: [GroupFigures]
    var intervals: [IntervalFigures]
    var days: [Days]
    /// Contacts answered away from home, by center of origin and of handling.
    var flows: [Flow]
    /// What a formula says of a place, or why none does.
    var formulas: [Formula]
  }

  /// A center in the two views.
  struct Center: Decodable, Sendable {
    var center: String
    /// Contacts that entered here, wherever they were handled.
    var origin: KPIs
    /// Contacts that were handled here, wherever they entered.
    var handling: KPIs
  }

  /// A contact type over all centers.
  struct ContactFigures: Decodable, Sendable {
    var contact: String
    var kpis: KPIs
  }

  /// A formula beside the simulation of a place.
  struct Formula: Decodable, Sendable {
    /// nil where it spans all of a kind.
    var center: String?, contact: String?, group: String?, interval: String?
    /// nil where the place breaks an assumption of every formula.
    var formula: String?
    /// Figures of the formula by KPI.
    var kpis: [String: Double]?
    var assumptionsNotMet: [String]?

    enum CodingKeys: String, CodingKey {
      case center, contact, group, interval, formula, kpis
      case assumptionsNotMet = "assumptions_not_met"
    }
  }

  /// An agent group.
  struct GroupFigures: Decodable, Sendable {
    var center: String
    var group: String
    var kpis: KPIs
  }

  /// An interval of arrival.
  struct IntervalFigures: Decodable, Sendable {
    var interval: String
    var total: KPIs
    var centers: [Center]
  }

  /// How days differ, in the total (`center` is nil) or at a center by origin.
  struct Days: Decodable, Sendable {
    var center: String?
    var days: Int
    var mean: Double?
    var deviation: Double?
    /// Chance that a day misses the target; nil without one.
    var targetMissed: KPIs.Figure?
    /// Days by their service level, in bins of equal width from 0 to 1, the last one with 1.
    var histogram: [Int]

    enum CodingKeys: String, CodingKey {
      case center, days, mean, deviation, histogram
      case targetMissed = "target_missed"
    }
  }

  /// Contacts of a center answered at another, mean of a replication.
  struct Flow: Decodable, Sendable {
    var from: String
    var to: String
    var contacts: KPIs.Figure
  }

  /// The strategies against each other.
  struct Comparison: Decodable, Sendable {
    var rankedBy: String
    /// Names, the best first.
    var ranking: [String]
    var total: [Verdict]
    var centers: [Verdict]
    var intervals: [Verdict]
    var intervalsAndCenters: [Verdict]

    enum CodingKeys: String, CodingKey {
      case ranking, total, centers, intervals
      case rankedBy = "ranked_by"
      case intervalsAndCenters = "intervals_and_centers"
    }
  }

  /// Who is best by a KPI in a scope, and how far the others are behind.
  struct Verdict: Decodable, Sendable {
    var kpi: String
    var center: String?
    var interval: String?
    var best: String
    var decided: Bool
    var differences: [Difference]
  }

  /// A strategy against the best, paired on the same customers.
  struct Difference: Decodable, Sendable {
    var strategy: String
    var minusBest: KPIs.Figure?
    var holmPValue: Double?
    var toldApart: Bool

    enum CodingKeys: String, CodingKey {
      case strategy
      case minusBest = "minus_best"
      case holmPValue = "holm_p_value"
      case toldApart = "told_apart"
    }
  }
}
