/// A figure with what chance leaves open of it.
public struct Estimate: Sendable, Equatable {
  /// The figure, in the unit of its measure.
  public let value: Double
  /// The lower end of the 95 % confidence interval; nil where fewer than two replications have
  /// data.
  public let low: Double?
  /// The upper end of the 95 % confidence interval; nil where fewer than two replications have
  /// data.
  public let high: Double?
  /// The standard error of `value`; nil where fewer than two replications have data.
  public let standardError: Double?
  /// Replications behind it.
  public let replications: Int

  /// Half the length of the confidence interval.
  public var halfWidth: Double? {
    guard let low, let high else { return nil }
    return (high - low) / 2
  }

  /// A figure with its interval.
  public init(
    value: Double, low: Double?, high: Double?, standardError: Double?, replications: Int
  ) {
    self.value = value
    self.low = low
    self.high = high
    self.standardError = standardError
    self.replications = replications
  }
}
