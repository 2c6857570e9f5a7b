/// Service level under isolated centers less that under a strategy, on the same customers.
///
/// Of a center by origin it is the difference of two ratios of sums. In the total it is the largest
/// such loss of a center that takes guests; 0 where no center does.
enum Contagion {
  /// The sums of a center in the order of the formula.
  static let parts: [[Term]] = [
    [.plus(.homeWithin)], [.plus(.homeOffered)], [.plus(.ownWithin)], [.plus(.ownOffered)],
  ]

  /// The loss of four sums; nil where either strategy was offered nothing.
  static func value(_ sums: [Double]) -> Double? {
    guard sums[1] > 0, sums[3] > 0 else { return nil }
    return sums[0] / sums[1] - sums[2] / sums[3]
  }

  /// The positions of its sums, and of the guests that a center takes, in one replication.
  struct Columns: Sendable {
    let centers: Int
    let sums: [Int]
    let width: Int
    let guests: Int
    let guestWidth: Int

    init?(frame: Frame) {
      let own = frame.plans[ScopeKind.centerByOrigin.ordinal]
      let handling = frame.plans[ScopeKind.centerByHandling.ordinal]
      guard let sums = own.positions(of: .contagion, threshold: 0),
        let guests = handling.positions(of: .overflowIn, threshold: 0)?.first
      else { return nil }
      centers = frame.sizes.centers
      self.sums = sums
      width = own.sums.count
      self.guests = guests
      guestWidth = handling.sums.count
    }

    /// The loss of a center, or of the total where `center` is nil, in one replication.
    func value(_ tally: Tally, center: Int?) -> Double? {
      guard let own = tally.sums[.centerByOrigin], let handling = tally.sums[.centerByHandling]
      else { return nil }
      func loss(_ center: Int) -> Double? {
        Contagion.value(sums.map { own[center * width + $0] })
      }
      if let center { return loss(center) }
      let losses = (0..<centers).filter { handling[$0 * guestWidth + guests] > 0 }
        .compactMap(loss)
      let isAsked = (0..<centers).contains { loss($0) != nil }
      return losses.max() ?? (isAsked ? 0 : nil)
    }
  }
}

extension Estimates {
  /// The estimate in a scope; nil without the run under isolated centers.
  func contagion(in scope: Scope) -> Estimate? {
    switch scope {
    case .center(let center, .origin): return loss(of: center)
    case .total:
      let all = (0..<sizes.centers).map { (center: $0, loss: loss(of: $0)) }
      let takers = all.filter { center, _ in
        (estimate(.overflowIn, in: .center(center, .handling))?.value ?? 0) > 0
      }
      if let worst = takers.compactMap(\.loss).max(by: { $0.value < $1.value }) { return worst }
      guard all.contains(where: { $0.loss != nil }) else { return nil }
      return replications > 1
        ? Estimate(value: 0, low: 0, high: 0, standardError: 0, replications: replications)
        : Inference.lone(0, count: replications)
    default: return nil
    }
  }

  /// The residual of a replication is `(w1 - r1 o1) / mean(o1) - (w2 - r2 o2) / mean(o2)`.
  private func loss(of center: Int) -> Estimate? {
    guard let table = moments[.centerByOrigin],
      let sums = table.plan.positions(of: .contagion, threshold: headline)
    else { return nil }
    let means = sums.map { table.mean($0, scope: center) }
    guard let value = Contagion.value(means) else { return nil }
    guard replications > 1 else { return Inference.lone(value, count: replications) }
    let slopes = [
      1 / means[1], -means[0] / (means[1] * means[1]), -1 / means[3],
      means[2] / (means[3] * means[3]),
    ]
    var residuals = 0.0
    for (index, left) in sums.enumerated() {
      for (other, right) in sums.enumerated() {
        residuals += slopes[index] * slopes[other] * table.moment(left, right, scope: center)
      }
    }
    let number = Double(replications)
    return Inference.around(
      value, variance: residuals / (number * (number - 1)), freedom: number - 1,
      count: replications, range: .unlimited)
  }
}
