/// A survival function with the integral of its complement tabulated at doubling times.
///
/// The formulas ask for that integral at hundreds of times; from the nearest one in the table it
/// is one application of the Gauss rule.
struct SurvivalTable: Sendable {
  let function: @Sendable (Double) -> Double
  let breaks: [Double]
  private let times: [Double]
  private let shortfalls: [Double]

  init(_ function: @escaping @Sendable (Double) -> Double, breaks: [Double]) {
    self.function = function
    self.breaks = breaks.filter { $0 > 0 }.sorted()
    // The median sets the scale; a law that never falls that far is scaled by its unit.
    let median = Root.doubling(from: 0x1p-100, until: { function($0) <= 0.5 }) ?? 1
    let grid = (-50...16).map { median * Double(sign: .plus, exponent: $0, significand: 1) }
    times = [0] + Set(grid + self.breaks).sorted()
    var sum = 0.0
    var shortfalls = [0.0]
    for (from, to) in zip(times, times.dropFirst()) {
      sum += Self.integral(function, from, to)
      shortfalls.append(sum)
    }
    self.shortfalls = shortfalls
  }

  private init(
    _ function: @escaping @Sendable (Double) -> Double, _ breaks: [Double], _ times: [Double],
    _ shortfalls: [Double]
  ) {
    self.function = function
    self.breaks = breaks
    self.times = times
    self.shortfalls = shortfalls
  }

  /// The same law with times counted in units of `unit`.
  func inUnits(of unit: Double) -> SurvivalTable {
    let function = function
    return SurvivalTable(
      { function($0 * unit) }, breaks.map { $0 / unit }, times.map { $0 / unit },
      shortfalls.map { $0 / unit })
  }

  /// The integral of 1 - survival from 0 to t.
  func shortfall(_ t: Double) -> Double {
    let index = max(0, (times.firstIndex { $0 > t } ?? times.count) - 1)
    return shortfalls[index] + Self.integral(function, times[index], t)
  }

  private static func integral(
    _ function: (Double) -> Double, _ from: Double, _ to: Double
  ) -> Double {
    var sum = 0.0
    for node in GaussLegendre.rule {
      sum += node.weight * (1 - function(from + (to - from) * node.position))
    }
    return (to - from) * sum
  }
}
