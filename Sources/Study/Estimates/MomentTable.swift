/// Means and co-moments of the sums of all scopes of one kind, replication by replication.
///
/// Updated by Welford's recurrence, so that nothing grows with the number of replications and large
/// means cost no digits. The result depends on the order of the replications, which is theirs
/// alone.
struct MomentTable: Sendable {
  let plan: SumPlan
  /// Replications taken in.
  private(set) var count = 0
  private var means: [Double]
  private var moments: [Double]

  init(plan: SumPlan, scopes: Int) {
    self.plan = plan
    means = Array(repeating: 0, count: scopes * plan.sums.count)
    moments = Array(repeating: 0, count: scopes * plan.products.count)
  }

  /// Takes in the sums of a replication, scope after scope.
  mutating func add(_ values: [Double]) {
    precondition(values.count == means.count, "a replication brings each sum of each scope")
    count += 1
    let width = plan.sums.count
    let area = plan.products.count
    guard width > 0 else { return }
    let weight = 1 / Double(count)
    let shrink = Double(count - 1) / Double(count)
    var deltas = [Double](repeating: 0, count: width)
    for scope in 0..<means.count / width {
      for sum in 0..<width {
        let delta = values[scope * width + sum] - means[scope * width + sum]
        deltas[sum] = delta
        means[scope * width + sum] += delta * weight
      }
      for (index, product) in plan.products.enumerated() {
        moments[scope * area + index] += deltas[product.first] * deltas[product.second] * shrink
      }
    }
  }

  /// The mean of a sum.
  func mean(_ sum: Int, scope: Int) -> Double { means[scope * plan.sums.count + sum] }

  /// The sum of products of deviations of two sums whose product is followed.
  func moment(_ first: Int, _ second: Int, scope: Int) -> Double {
    guard let product = plan.product(first, second) else {
      preconditionFailure("only products that a measure needs are followed")
    }
    return moments[scope * plan.products.count + product]
  }
}
