import Sim

/// Values that hold over steps of time: what a row of a table or an element of a list says.
public struct StepTable: Sendable, Equatable {
  /// Where steps begin and the last one ends, elapsed from `start`, ascending; the first is 0.
  public var borders: [Ticks]
  /// The value of each step, one fewer than the borders.
  public var values: [Double]

  /// A table with at least one step.
  public init(borders: [Ticks], values: [Double]) {
    precondition(borders.count == values.count + 1, "a step has two borders")
    precondition(!values.isEmpty, "a table has at least one step")
    self.borders = borders
    self.values = values
  }

  /// One value all the time.
  public init(constant value: Double, until end: Ticks) {
    self.init(borders: [0, end], values: [value])
  }

  /// Number of steps.
  public var count: Int { values.count }

  /// The length of a step in seconds.
  public func seconds(of step: Int) -> Double { (borders[step + 1] - borders[step]).seconds }

  /// The same steps with other values.
  public func mapValues(_ change: (Int, Double) -> Double) -> StepTable {
    StepTable(borders: borders, values: values.enumerated().map { change($0.offset, $0.element) })
  }

  /// The integral of the value over a stretch of time, value times seconds.
  public func integral(from: Ticks, to: Ticks) -> Double {
    var sum = 0.0
    for step in 0..<count {
      let low = max(from, borders[step])
      let high = min(to, borders[step + 1])
      if high > low { sum += values[step] * (high - low).seconds }
    }
    return sum
  }
}
