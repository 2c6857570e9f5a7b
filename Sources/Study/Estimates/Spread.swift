/// Mean and variance of numbers that come one by one, by Welford's recurrence.
struct Spread: Sendable {
  private(set) var count = 0
  private(set) var mean = 0.0
  private var squares = 0.0

  /// Takes in a number.
  mutating func add(_ value: Double) {
    count += 1
    let delta = value - mean
    mean += delta / Double(count)
    squares += delta * (value - mean)
  }

  /// The sum of squared distances from a point.
  func squares(around point: Double) -> Double {
    squares + Double(count) * (mean - point) * (mean - point)
  }

  /// The standard deviation; nil of fewer than two numbers.
  var deviation: Double? {
    count > 1 ? (max(0, squares) / Double(count - 1)).squareRoot() : nil
  }
}
