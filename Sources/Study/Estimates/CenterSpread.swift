/// How unlike the service levels of the centers of origin are.
public enum CenterSpread: Sendable {
  /// The largest minus the least.
  case gap
  /// Gini's coefficient, each center weighing by what it was offered: the mean distance of two
  /// contacts' service levels over twice the mean.
  case gini

  /// The figure of sums by center and its slope in each sum, `within, offered, within, ...`; nil
  /// where fewer than two centers were offered anything, and Gini's where nothing was in time.
  func value(within: [Double], offered: [Double]) -> (value: Double, slopes: [Double])? {
    let centers = offered.indices.filter { offered[$0] > 0 }
    guard centers.count > 1 else { return nil }
    switch self {
    case .gap: return gap(within, offered, centers)
    case .gini: return gini(within, offered, centers)
    }
  }

  private func gap(
    _ within: [Double], _ offered: [Double], _ centers: [Int]
  ) -> (value: Double, slopes: [Double])? {
    let levels = centers.map { (level: within[$0] / offered[$0], center: $0) }
    guard let best = levels.max(by: { $0.level < $1.level }),
      let worst = levels.min(by: { $0.level < $1.level })
    else { return nil }
    var slopes = [Double](repeating: 0, count: 2 * offered.count)
    for (sign, end) in [(1.0, best), (-1.0, worst)] {
      slopes[2 * end.center] += sign / offered[end.center]
      slopes[2 * end.center + 1] -= sign * end.level / offered[end.center]
    }
    return (best.level - worst.level, slopes)
  }

  /// With `a` in time of `b` offered, the sum over pairs of `|a1 b2 - a2 b1|` over `sum a sum b`.
  private func gini(
    _ within: [Double], _ offered: [Double], _ centers: [Int]
  ) -> (value: Double, slopes: [Double])? {
    let met = centers.reduce(0) { $0 + within[$1] }
    let all = centers.reduce(0) { $0 + offered[$1] }
    guard met > 0 else { return nil }
    var slopes = [Double](repeating: 0, count: 2 * offered.count)
    var sum = 0.0
    for first in centers {
      for second in centers where second != first {
        let distance = within[first] * offered[second] - within[second] * offered[first]
        let sign: Double = distance > 0 ? 1 : distance < 0 ? -1 : 0
        sum += abs(distance) / 2
        slopes[2 * first] += sign * offered[second]
        slopes[2 * first + 1] -= sign * within[second]
      }
    }
    let value = sum / (met * all)
    for center in centers {
      slopes[2 * center] = slopes[2 * center] / (met * all) - value / met
      slopes[2 * center + 1] = slopes[2 * center + 1] / (met * all) - value / all
    }
    return (value, slopes)
  }

  /// The figure over replications by the delta method, as `Inference.ratio` does it; rows are
  /// replications, columns centers.
  ///
  /// Where two centers are equally good, the gap is the distance of whichever chance puts ahead: it
  /// is a little too large then, and so is its lower end.
  public func estimate(within: [[Double]], offered: [[Double]]) -> Estimate? {
    var table = CenterTable(centers: within.first?.count ?? 0, over: 0, under: 1, width: 2)
    for (within, offered) in zip(within, offered) {
      table.add(zip(within, offered).flatMap { [$0, $1] })
    }
    return table.estimate(self)
  }
}

/// Means and co-moments of what centers answered in time and were offered, over all replications.
struct CenterTable: Sendable {
  private let centers: Int
  /// Where the two sums stand in a center's row, and the length of a row.
  private let over: Int, under: Int, width: Int
  private var count = 0
  private var means: [Double]
  /// The lower triangle.
  private var moments: [Double]

  init(centers: Int, over: Int, under: Int, width: Int) {
    self.centers = centers
    (self.over, self.under, self.width) = (over, under, width)
    means = Array(repeating: 0, count: 2 * centers)
    moments = Array(repeating: 0, count: centers * (2 * centers + 1))
  }

  /// Takes in the sums of a replication, center after center.
  mutating func add(_ sums: [Double]) {
    count += 1
    let shrink = Double(count - 1) / Double(count)
    var deltas = means
    for center in 0..<centers {
      deltas[2 * center] = sums[center * width + over] - means[2 * center]
      deltas[2 * center + 1] = sums[center * width + under] - means[2 * center + 1]
    }
    var next = 0
    for first in deltas.indices {
      means[first] += deltas[first] / Double(count)
      let delta = deltas[first] * shrink
      for second in 0...first {
        moments[next] += delta * deltas[second]
        next += 1
      }
    }
  }

  /// The figure of one replication's sums; nil where it has none.
  func value(_ figure: CenterSpread, of sums: [Double]) -> Double? {
    figure.value(
      within: (0..<centers).map { sums[$0 * width + over] },
      offered: (0..<centers).map { sums[$0 * width + under] })?.value
  }

  func estimate(_ figure: CenterSpread) -> Estimate? {
    let found = figure.value(
      within: (0..<centers).map { means[2 * $0] }, offered: (0..<centers).map { means[2 * $0 + 1] })
    guard let (value, slopes) = found else { return nil }
    guard count > 1 else { return Inference.lone(value, count: count) }
    var residuals = 0.0
    var next = 0
    for first in slopes.indices {
      for second in 0...first {
        let product = slopes[first] * slopes[second] * moments[next]
        residuals += second == first ? product : 2 * product
        next += 1
      }
    }
    let number = Double(count)
    let error = max(0, residuals / (number * (number - 1))).squareRoot()
    let ends = Inference.nearZero(value, reach: error * StudentT.quantile(freedom: number - 1))
    return Estimate(
      value: value, low: ends.low, high: min(1, ends.high), standardError: error,
      replications: count)
  }
}
