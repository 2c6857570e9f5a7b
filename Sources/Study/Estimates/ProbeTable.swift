/// States at the probes, as counts of each number.
struct ProbeTable: Sendable {
  private let centers: Int
  private var counts: [[Int]]
  private var replications = 0

  init(probes: Int, centers: Int) {
    self.centers = centers
    counts = Array(repeating: [], count: probes * centers * ProbeEstimate.State.allCases.count)
  }

  /// Takes in the states of a replication.
  mutating func add(_ states: [Int32]) {
    replications += 1
    for (cell, state) in states.enumerated() {
      let number = max(0, Int(state))
      while counts[cell].count <= number { counts[cell].append(0) }
      counts[cell][number] += 1
    }
  }

  /// What the replications say of each probe.
  var estimates: [ProbeEstimate] {
    guard replications > 0 else { return [] }
    return counts.indices.compactMap { cell in
      let states = ProbeEstimate.State.allCases
      guard let state = ProbeEstimate.State(rawValue: cell % states.count) else { return nil }
      return estimate(
        counts[cell], probe: cell / states.count / centers, center: cell / states.count % centers,
        state: state)
    }
  }

  private func estimate(
    _ counts: [Int], probe: Int, center: Int, state: ProbeEstimate.State
  ) -> ProbeEstimate {
    let number = Double(replications)
    let mean = moment(counts, around: 0, power: 1) / number
    let second = moment(counts, around: mean, power: 2)
    let fourth = moment(counts, around: mean, power: 4) / number
    let variance = replications > 1 ? second / (number - 1) : 0
    let spread = max(0, fourth - variance * variance)
    return ProbeEstimate(
      probe: probe, center: center, state: state,
      mean: Inference.mean(mean, squares: second, count: replications)
        ?? Inference.lone(mean, count: replications),
      variance: replications > 1
        ? Inference.around(
          variance, variance: spread / number, freedom: number - 1, count: replications,
          range: .positive) : nil,
      distribution: counts)
  }

  private func moment(_ counts: [Int], around center: Double, power: Int) -> Double {
    var sum = 0.0
    for (value, count) in counts.enumerated() where count > 0 {
      let distance = Double(value) - center
      sum += Double(count) * (0..<power).reduce(1.0) { product, _ in product * distance }
    }
    return sum
  }
}
