/// Daily service levels, kept to a hundredth of a percentage point so that memory stays bounded.
struct DayTable: Sendable {
  private static let steps = 10_000
  private let scopes: [Scope]
  private let target: Double?
  private var bins: [[Int32]]
  private var missed: [Int]
  private var spreads: [Spread]

  init(centers: Int, target: Double?) {
    scopes = [.total] + (0..<centers).map { .center($0, .origin) }
    self.target = target
    bins = scopes.map { _ in [] }
    missed = scopes.map { _ in 0 }
    spreads = scopes.map { _ in Spread() }
  }

  /// Takes in the service levels of a day, the total's first; NaN without contacts.
  mutating func add(_ levels: [Double]) {
    for (scope, level) in levels.enumerated() where !level.isNaN {
      if bins[scope].isEmpty {
        bins[scope] = Array(repeating: 0, count: DayTable.steps + 1)
      }
      let step = Int((min(1, max(0, level)) * Double(DayTable.steps)).rounded())
      bins[scope][step] += 1
      spreads[scope].add(level)
      if let target, level < target { missed[scope] += 1 }
    }
  }

  /// What the days say of each scope.
  var spread: [DaySpread] {
    scopes.indices.map { scope in
      let days = spreads[scope].count
      return DaySpread(
        scope: scopes[scope], days: days, mean: days > 0 ? spreads[scope].mean : nil,
        deviation: spreads[scope].deviation, missed: missRisk(scope, days: days),
        percentiles: days > 0
          ? [0.05, 0.25, 0.5, 0.75, 0.95].map {
            .init(share: $0, serviceLevel: percentile($0, bins: bins[scope], days: days))
          } : [],
        histogram: days > 0 ? points(bins[scope]) : [])
    }
  }

  /// Days by percentage point; the steps are much finer.
  private func points(_ bins: [Int32]) -> [Int] {
    var points = [Int](repeating: 0, count: 100)
    for (step, days) in bins.enumerated() {
      points[min(99, step * 100 / DayTable.steps)] += Int(days)
    }
    return points
  }

  private func missRisk(_ scope: Int, days: Int) -> Estimate? {
    guard target != nil, days > 0 else { return nil }
    let share = Double(missed[scope]) / Double(days)
    guard days > 1 else { return Inference.lone(share, count: days) }
    let limits = StudentT.exactLimits(hits: missed[scope], trials: days)
    return Estimate(
      value: share, low: limits.0, high: limits.1,
      standardError: (share * (1 - share) / Double(days)).squareRoot(), replications: days)
  }

  /// Linear between the order statistics at rank `1 + share * (days - 1)`.
  private func percentile(_ share: Double, bins: [Int32], days: Int) -> Double {
    let position = share * Double(days - 1)
    let rank = Int(position)
    let part = position - Double(rank)
    let low = orderStatistic(rank, bins: bins)
    return low + part * (orderStatistic(min(rank + 1, days - 1), bins: bins) - low)
  }

  private func orderStatistic(_ rank: Int, bins: [Int32]) -> Double {
    var below = 0
    for (step, count) in bins.enumerated() {
      below += Int(count)
      if below > rank { return Double(step) / Double(DayTable.steps) }
    }
    return 1
  }
}
