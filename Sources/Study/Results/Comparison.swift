/// Strategies against each other on the same replications, which bring the same customers.
public struct Comparison: Sendable, Equatable {
  /// The measure that ranks.
  public let rankedBy: Measure
  /// Positions in `Results.strategies`, the best of the total first; ties by cost, then by
  /// position.
  public let ranking: [Int]
  /// The total by the measure that ranks, then by each further measure asked for; for each of them
  /// all pairs of strategies are a Holm family of their own.
  public let total: [Verdict]
  /// Each center by origin, by the measure that ranks; all pairs in all of them are one family.
  public let byCenter: [Verdict]
  /// Each interval, by the measure that ranks; all pairs in all of them are one family.
  public let byInterval: [Verdict]
  /// Each center by origin in each interval, by the measure that ranks; all pairs in all of them
  /// are one family.
  public let byIntervalAndCenter: [Verdict]

  /// Who is best in a scope, and who cannot be told apart from it.
  public struct Verdict: Sendable, Equatable {
    /// The measure.
    public let measure: Measure
    /// The scope.
    public let scope: Scope
    /// Position of the best strategy.
    public let best: Int
    /// Every other strategy against the best, in the order of the measure.
    public let differences: [Difference]

    /// Positions of the strategies that cannot be told apart from the best at 5 %.
    public var notToldApart: [Int] {
      differences.filter { !$0.isToldApart }.map(\.strategy)
    }
    /// Whether the best can be told apart from all others.
    public var isDecided: Bool { notToldApart.isEmpty }
  }

  /// A paired difference.
  public struct Difference: Sendable, Equatable {
    /// Position of the strategy.
    public let strategy: Int
    /// Position of the strategy it is compared with, the best.
    public let against: Int
    /// `strategy` minus `against`, in the unit of the measure, with its own 95 % interval.
    public let estimate: Estimate
    /// Two-sided p-value by Student's t; nil where the difference has no standard error.
    public let pValue: Double?
    /// The p-value adjusted by Holm's procedure within its family, to which all pairs of strategies
    /// belong: that the pair is with the best was learnt from the same data.
    public let adjustedPValue: Double?
    /// How many times fewer replications the pairing needs: the variance of the difference of
    /// independent runs over that of the paired ones; nil where there is no variance.
    public let varianceFactor: Double?

    /// Whether the two differ, at a family-wise error of 5 %.
    public var isToldApart: Bool { adjustedPValue.map { $0 < 0.05 } ?? false }
  }
}
