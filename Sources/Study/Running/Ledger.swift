import Sim

/// Everything that grows from replication to replication, in their order.
struct Ledger {
  private let frame: Frame
  private let plan: StudyPlan
  private(set) var strategies: [Entry]
  private(set) var replications = 0
  private(set) var comparison: ComparisonTable?
  /// Tallies of the replication at hand, from the first strategy on.
  private var row: [Tally] = []

  /// What is kept of one strategy.
  struct Entry {
    var estimates: Estimates
    var days: DayTable
    var flows: FlowTable
    var probes: ProbeTable
    var hash = Blake2b()
    var digests: [Digest] = []
    var contacts: Int64 = 0
    var events: Int64 = 0
  }

  init(plan: StudyPlan, frame: Frame) {
    self.plan = plan
    self.frame = frame
    let entry = Entry(
      estimates: Estimates(frame: frame),
      days: DayTable(
        centers: frame.sizes.centers, target: plan.labels.serviceLevel.target),
      flows: FlowTable(centers: frame.sizes.centers),
      probes: ProbeTable(probes: plan.labels.probes.count, centers: frame.sizes.centers))
    strategies = plan.strategies.map { _ in entry }
    if plan.strategies.count > 1 {
      comparison = ComparisonTable(
        settings: plan.comparison, strategies: plan.strategies.count, frame: frame)
    }
  }

  /// Takes in a tally; true when it completes a replication.
  ///
  /// A replication counts only with all its strategies, so that an early end leaves pairs.
  mutating func add(_ tally: Tally) -> Bool {
    row.append(tally)
    guard row.count == strategies.count else { return false }
    for (index, tally) in row.enumerated() {
      strategies[index].estimates.add(tally)
      strategies[index].days.add(tally.serviceLevels)
      strategies[index].flows.add(tally.flows)
      strategies[index].probes.add(tally.probes)
      strategies[index].hash.add(tally.digest.bytes)
      if plan.settings.keepsReplicationDigests { strategies[index].digests.append(tally.digest) }
      strategies[index].contacts += tally.contacts
      strategies[index].events += tally.events
    }
    comparison?.add(row)
    row.removeAll(keepingCapacity: true)
    replications += 1
    return true
  }

  /// The widest half-width of a measure of the total over the strategies; nil without one.
  func halfWidth(_ measure: Measure) -> Double? {
    let widths = strategies.map { $0.estimates.estimate(measure, in: .total)?.halfWidth }
    let known = widths.compactMap { $0 }
    return known.count == widths.count ? known.max() : nil
  }

  /// What has been reached of a precision.
  func reached(_ precision: Precision) -> PrecisionReached {
    switch precision.halfWidth {
    case .absolute(let asked):
      let width = halfWidth(precision.measure)
      return PrecisionReached(
        asked: precision, halfWidth: width, isReached: width.map { $0 <= asked } ?? false)
    case .relative(let asked):
      let widths = strategies.map { entry -> Double? in
        guard let estimate = entry.estimates.estimate(precision.measure, in: .total),
          let width = estimate.halfWidth, estimate.value != 0
        else { return nil }
        return width / abs(estimate.value)
      }
      let known = widths.compactMap { $0 }
      let width = known.count == widths.count ? known.max() : nil
      return PrecisionReached(
        asked: precision, halfWidth: width, isReached: width.map { $0 <= asked } ?? false)
    }
  }
}
