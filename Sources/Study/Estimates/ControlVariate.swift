import Foundation
import Sim

/// A figure of the total, corrected for the luck of the draw in how many customers called.
///
/// The control variate is the number of customers, whose mean the scenario gives: what a regression
/// on it explains of the differences between replications is taken out. The plain estimate stands
/// beside it, because totals must add up; this one says the same more sharply.
public struct ControlledEstimate: Sendable, Equatable {
  /// The measure.
  public let measure: Measure
  /// The corrected estimate with its 95 % interval.
  public let estimate: Estimate
  /// How many times more replications the plain estimate would need for the same width.
  public let varianceFactor: Double
}

extension Measure {
  /// The measures of the total that are corrected: ratios of contacts or of their waits.
  static let controlled: [Measure] = [
    .serviceLevel, .answerRate, .abandonmentRate, .waitProbability, .averageSpeedOfAnswer,
    .meanWait,
  ]
}

extension Estimates {
  /// Fewest replications: with fewer, the coefficient costs more than it brings.
  static let fewestForControl = 20
  /// Least gain in variance that is worth a second figure.
  static let leastGain = 1.1

  /// The corrected estimates that are worth having, given the expected number of customers.
  func controlled(expectedCustomers: Double?) -> [ControlledEstimate] {
    guard let expectedCustomers, replications >= Estimates.fewestForControl else { return [] }
    return Measure.controlled.compactMap { controlled($0, expectedCustomers: expectedCustomers) }
      .filter { $0.varianceFactor >= Estimates.leastGain }
  }

  /// With residuals `e = (over - ratio * under) / mean(under)` and the control `c`, the coefficient
  /// is `sum(e c) / sum(c c)` of deviations; the estimate gives up a degree of freedom for it, and
  /// its variance grows with the distance of the control's mean from its truth, as in any
  /// regression.
  private func controlled(
    _ measure: Measure, expectedCustomers: Double
  ) -> ControlledEstimate? {
    guard let table = moments[.total],
      let sums = table.plan.positions(of: measure, threshold: headline),
      let control = table.plan.positions(of: .customers, threshold: headline)?.first
    else { return nil }
    let (over, under) = (sums[0], sums[1])
    let below = table.mean(under, scope: 0)
    let squares = table.moment(control, control, scope: 0)
    guard below > 0, squares > 0 else { return nil }
    let ratio = table.mean(over, scope: 0) / below
    func moment(_ first: Int, _ second: Int) -> Double { table.moment(first, second, scope: 0) }
    let plain =
      (moment(over, over) - 2 * ratio * moment(over, under)
        + ratio * ratio * moment(under, under)) / (below * below)
    let shared = (moment(over, control) - ratio * moment(under, control)) / below
    let left = plain - shared * shared / squares
    let distance = table.mean(control, scope: 0) - expectedCustomers
    let value = ratio - shared / squares * distance
    guard left > 0, value > 0, measure.range == .positive || value < 1 else { return nil }
    let number = Double(replications)
    let freedom = number - 2
    let variance = left / (freedom * number) * (1 + number * distance * distance / squares)
    return ControlledEstimate(
      measure: measure,
      estimate: Inference.around(
        value, variance: variance, freedom: freedom, count: replications, range: measure.range),
      varianceFactor: plain / (number - 1) / (left / freedom))
  }
}

extension Model {
  /// Expected customers whose first attempt falls into the measured time; nil where the callers of
  /// a network outage are among them, whose number depends on laws of several kinds.
  var expectedCustomers: Double? {
    var sum = 0.0
    for stream in streams {
      guard case .rate(let profile) = stream.source else { return nil }
      sum += profile.contacts(from: horizon.measureFrom, to: horizon.end)
    }
    return sum
  }
}

extension RateProfile {
  /// Contacts expected between two times: the integral of the rate.
  fileprivate func contacts(from: Ticks, to: Ticks) -> Double {
    if let sinusoid {
      let turn = 2 * Double.pi / sinusoid.period
      let start = cos(turn * (from - sinusoid.origin).seconds)
      let end = cos(turn * (to - sinusoid.origin).seconds)
      return sinusoid.mean * (to - from).seconds + sinusoid.amplitude / turn * (start - end)
    }
    var sum = 0.0
    for (index, segment) in segments.enumerated() {
      let border = index + 1 < segments.count ? segments[index + 1].from : Ticks.never
      let (begin, end) = (max(from, segment.from), min(to, border))
      guard begin < end else { continue }
      let middle = (begin - segment.from).seconds + (end - begin).seconds / 2
      sum += (segment.rate + segment.slope * middle) * (end - begin).seconds
    }
    return sum
  }
}
