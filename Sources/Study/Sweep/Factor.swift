/// One thing that a sweep varies: a path of the scenario, or a name such as `strategy`.
public struct Factor: Sendable, Hashable {
  /// What is varied, as `--set` names it.
  public let path: String
  /// The values it takes.
  public let values: Values

  /// The values of a factor.
  public enum Values: Sendable, Hashable {
    /// These, in this order; numbers with their units, or names.
    case levels([String])
    /// Numbers from one to another.
    case range(SweepRange)
  }

  /// A factor; a list of no levels is a fault of the caller.
  public init(path: String, values: Values) {
    if case .levels(let levels) = values {
      precondition(!levels.isEmpty, "a factor takes a value")
    }
    self.path = path
    self.values = values
  }

  /// How many levels there are; nil of a range without a step.
  public var levelCount: Int? {
    switch values {
    case .levels(let levels): levels.count
    case .range(let range): range.levelCount
    }
  }

  /// A level by its position from 0.
  public func level(_ position: Int) -> String {
    switch values {
    case .levels(let levels): levels[position]
    case .range(let range): range.level(position)
    }
  }

  /// The value at a share of the way through the levels or the range, at least 0 and below 1.
  public func text(at share: Double) -> String {
    switch values {
    case .levels(let levels): levels[min(levels.count - 1, Int(share * Double(levels.count)))]
    case .range(let range): range.text(at: share)
    }
  }

  /// Whether every value is a number, all of one unit.
  public var isNumeric: Bool {
    switch values {
    case .range: return true
    case .levels(let levels):
      let numbers = levels.map { SweepNumber($0) }
      return Set(numbers.map { $0?.unit }).count == 1 && numbers.allSatisfy { $0 != nil }
    }
  }
}
