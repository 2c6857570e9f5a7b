/// Means and co-moments of one measure in one scope over all strategies at once.
///
/// Of each strategy two numbers are followed, the upper and the lower sum of its ratio. Their
/// co-moments across strategies are what pairing on the same customers buys.
struct PairTable: Sendable {
  private let strategies: Int
  private var means: [Double]
  private var moments: [Double]
  private(set) var count = 0

  init(strategies: Int) {
    self.strategies = strategies
    means = Array(repeating: 0, count: 2 * strategies)
    moments = Array(repeating: 0, count: strategies * (2 * strategies + 1))
  }

  /// Takes in a replication: upper and lower sum of each strategy, one after the other.
  mutating func add(_ values: [Double]) {
    precondition(values.count == means.count, "every strategy brings two sums")
    count += 1
    let weight = 1 / Double(count)
    let shrink = Double(count - 1) / Double(count)
    var deltas = values
    for index in values.indices {
      deltas[index] -= means[index]
      means[index] += deltas[index] * weight
    }
    var next = 0
    for first in deltas.indices {
      for second in 0...first {
        moments[next] += deltas[first] * deltas[second] * shrink
        next += 1
      }
    }
  }

  /// The ratio of a strategy; nil where its lower sum is 0.
  func value(_ strategy: Int) -> Double? {
    let under = means[2 * strategy + 1]
    return under > 0 ? means[2 * strategy] / under : nil
  }

  /// What a paired difference has to say.
  struct Pair {
    /// `left - right`.
    let difference: Double
    /// Variance of the difference on the same replications.
    let paired: Double
    /// Variance it would have on independent replications.
    let independent: Double
    /// Degrees of freedom.
    let freedom: Double
  }

  /// The difference of two strategies by the delta method; nil without data or with one
  /// replication.
  ///
  /// The residual of a replication in a ratio is `(over - ratio * under) / mean(under)`; that of a
  /// difference is the difference of residuals. The corrections are those of `Inference.ratio`.
  func pair(_ left: Int, _ right: Int) -> Pair? {
    guard count > 1, let first = value(left), let second = value(right) else { return nil }
    let effective = min(effectiveCount(left), effectiveCount(right))
    guard effective > 1.000001 else { return nil }
    let spread = (
      left: covariance(left, first, left, first), right: covariance(right, second, right, second),
      both: covariance(left, first, right, second)
    )
    let number = Double(count)
    let scale = 1 / (number * number) * (effective / (effective - 1))
    return Pair(
      difference: first - second,
      paired: max(0, spread.left + spread.right - 2 * spread.both) * scale,
      independent: (spread.left + spread.right) * scale, freedom: effective - 1)
  }

  /// The variance of one strategy's ratio and its degrees of freedom; nil without data or with one
  /// replication.
  func variance(_ strategy: Int) -> (variance: Double, freedom: Double)? {
    guard count > 1, let value = value(strategy) else { return nil }
    let effective = effectiveCount(strategy)
    guard effective > 1.000001 else { return nil }
    let number = Double(count)
    let scale = 1 / (number * number) * (effective / (effective - 1))
    return (max(0, covariance(strategy, value, strategy, value)) * scale, effective - 1)
  }

  private func covariance(_ left: Int, _ first: Double, _ right: Int, _ second: Double) -> Double {
    let sum =
      moment(2 * left, 2 * right) - second * moment(2 * left, 2 * right + 1)
      - first * moment(2 * left + 1, 2 * right)
      + first * second * moment(2 * left + 1, 2 * right + 1)
    return sum / (means[2 * left + 1] * means[2 * right + 1])
  }

  private func effectiveCount(_ strategy: Int) -> Double {
    let under = 2 * strategy + 1
    let number = Double(count)
    let square = number * means[under] * means[under]
    return number * square / (moment(under, under) + square)
  }

  private func moment(_ first: Int, _ second: Int) -> Double {
    let (low, high) = (min(first, second), max(first, second))
    return moments[high * (high + 1) / 2 + low]
  }
}
