/// What a staffing plan has to reach in every interval.
public struct StaffingGoal: Sendable, Equatable {
  /// The promises, all of them to be kept; the first is the service level.
  public let promises: [Promise]
  /// The T of the service level, seconds.
  public let within: Double
  /// Abandonments within this many seconds are short.
  public let shortAbandon: Double

  /// A figure with its mark.
  public struct Promise: Sendable, Equatable {
    /// What is promised.
    public let measure: Measure
    /// The least or the most that is good, as the measure is better higher or lower.
    public let mark: Double

    /// Whether a value keeps the promise.
    public func isKept(by value: Double) -> Bool {
      measure.direction == .lower || measure == .occupancy ? value <= mark : value >= mark
    }
  }

  /// How the service level is counted: the measures that are one.
  public static let conventions: [Measure] = [
    .serviceLevel, .serviceLevelAnswered, .serviceLevelExcludingShortAbandons,
    .serviceLevelAbandonsMet,
  ]

  /// A service level with further marks where they are given.
  ///
  /// - Parameters:
  ///   - serviceLevel: A share above 0 and below 1.
  ///   - within: Seconds.
  ///   - convention: One of `conventions`.
  ///   - abandonment: The most that may give up, a share above 0 and below 1.
  ///   - speedOfAnswer: The longest mean wait of the answered, seconds.
  ///   - occupancy: The highest occupancy, a share above 0 and below 1.
  public init(
    serviceLevel: Double, within: Double, convention: Measure = .serviceLevel,
    shortAbandon: Double = 5, abandonment: Double? = nil, speedOfAnswer: Double? = nil,
    occupancy: Double? = nil
  ) {
    precondition(Self.conventions.contains(convention), "the goal is a service level")
    let further: [(Measure, Double?)] = [
      (.abandonmentRate, abandonment), (.averageSpeedOfAnswer, speedOfAnswer),
      (.occupancy, occupancy),
    ]
    promises =
      [Promise(measure: convention, mark: serviceLevel)]
      + further.compactMap { measure, mark in mark.map { Promise(measure: measure, mark: $0) } }
    self.within = within
    self.shortAbandon = shortAbandon
  }

  /// The service level that is promised.
  public var serviceLevel: Promise { promises[0] }
}
