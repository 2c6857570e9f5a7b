/// A question that a gate puts to simulation: about a measure, at a place, at a time.
public struct GateCheck: Sendable, Equatable {
  /// What is asked of the measure.
  public enum Demand: Sendable, Equatable {
    /// Not to be worse than in the base by more than a margin.
    case noWorse(Margin)
    /// To reach a value.
    case atLeast(Double)
    /// To stay within a value.
    case atMost(Double)
    /// To reach a value on a share of the days.
    case onDays(atLeast: Double, share: Double)
  }

  /// A change that nobody minds.
  public enum Margin: Sendable, Equatable {
    /// In the unit of the measure, of a share as a part of 1.
    case absolute(Double)
    /// A part of the value in the base.
    case relative(Double)

    /// Half a percentage point of a share, 2 % of anything else.
    public static func usual(of measure: Measure) -> Margin {
      measure.unit == .share ? .absolute(0.005) : .relative(0.02)
    }

    /// The margin in the unit of the measure.
    func size(at base: Double) -> Double {
      switch self {
      case .absolute(let size): size
      case .relative(let part): part * abs(base)
      }
    }
  }

  /// Parts of a gate's family, which share its error.
  public enum Part: Int, Sendable, CaseIterable {
    /// What was asked for, or totals and centers over the whole horizon.
    case main
    /// Hours of centers, looked at to find where and when.
    case hours
  }

  /// The measure.
  public var measure: Measure
  /// Where and when in the head; several are summed before anything is divided, and are of one
  /// kind.
  public var scopes: [Scope]
  /// The same places in the base.
  public var baseScopes: [Scope]
  /// What is asked.
  public var demand: Demand
  /// How sure a value must be reached, 0 to 1.
  public var confidence: Double
  /// Whether a failure only warns.
  public var isWarning: Bool
  /// The part of the family it belongs to.
  public var part: Part

  /// A check.
  public init(
    _ measure: Measure, _ scopes: [Scope], baseScopes: [Scope]? = nil, demand: Demand,
    confidence: Double = 0.95, isWarning: Bool = false, part: Part = .main
  ) {
    precondition(!scopes.isEmpty, "a check has a place")
    self.measure = measure
    self.scopes = scopes
    self.baseScopes = baseScopes ?? scopes
    self.demand = demand
    self.confidence = confidence
    self.isWarning = isWarning
    self.part = part
  }

  /// Whether it needs a base.
  public var isComparison: Bool {
    if case .noWorse = demand { return true }
    return false
  }
}

extension Measure {
  /// Whether a gate can ask for it: sums over days, and a part of the day is a part of the sums.
  public var canBeChecked: Bool {
    let quantities: [Quantity]
    switch definition.formula {
    case .ratio(let over, let under): quantities = (over + under).map(\.quantity)
    case .count(let terms), .hourly(let terms): quantities = terms.map(\.quantity)
    case .timeAverage(let quantity): quantities = [quantity]
    case .variance, .quantile, .spread, .loss: return false
    }
    return quantities.allSatisfy { !$0.isOfHealth }
  }
}
