import Foundation
import Study

/// One figure of a row beside its estimate.
struct Figure {
  let name: String
  let exact: Double
  let estimate: Estimate?
  /// What turns the figure into a number of events in a replication, where it is one; a small
  /// number in the whole run is judged as a Poisson count.
  var events: Double?
  /// Standard error of the figure itself, of a published simulation.
  var error = 0.0

  /// The normal score of the difference, or `nil` where there is nothing to judge: no estimate is
  /// possible, or a count so small that only seeing it would say something.
  var score: Double? {
    if let events = eventsInAll, abs(exact) * events < 100 { return rareScore(events) }
    guard let estimate, let standardError = estimate.standardError else { return nil }
    let spread = (standardError * standardError + error * error).squareRoot()
    let distance = estimate.value - (abs(exact) < 1e-15 ? 0 : exact)
    // Where all replications saw the same, less than three events in all of them say nothing.
    if spread == 0 {
      return abs(distance) * Double(estimate.replications) < 3 ? nil : .infinity
    }
    return Figure.normalScore(
      distance / spread, freedom: Double(max(estimate.replications - 1, 1)))
  }

  private var eventsInAll: Double? {
    events.map { $0 * Double(estimate?.replications ?? 0) }
  }

  /// The standard error reached, as a share of the figure; `nil` of a count too small to have one.
  var relativeError: Double? {
    guard let error = estimate?.standardError, abs(exact) > 1e-15 else { return nil }
    if let events = eventsInAll, abs(exact) * events < 100 { return nil }
    return error / abs(exact)
  }

  /// The mid-probability score of a count.
  ///
  /// Rare events come in clusters; where the replications show that, the count is thinned by its
  /// dispersion.
  private func rareScore(_ events: Double) -> Double? {
    let expected = abs(exact) < 1e-15 ? 0 : abs(exact) * events
    let seen = (estimate?.value ?? 0) * events
    if expected < 1e-12 { return seen == 0 ? nil : .infinity }
    let spread = (estimate?.standardError ?? 0) * events
    let dispersion = seen > 0 ? max(1, spread * spread / seen) : 1
    if seen == 0 && expected < 3 { return nil }
    return Figure.poissonScore(
      seen: (seen / dispersion).rounded(), expected: expected / dispersion)
  }

  /// The score of a count by half of its own probability and all of the smaller ones.
  static func poissonScore(seen: Double, expected: Double) -> Double {
    var term = exp(-expected)
    var below = 0.0
    var count = 0.0
    while count < seen {
      below += term
      count += 1
      term *= expected / count
    }
    return normalQuantile(min(max(below + 0.5 * term, 1e-300), 1 - 1e-16))
  }

  /// Student's t as a normal score (Wallace 1959), good to 1e-4 from ten degrees of freedom on.
  static func normalScore(_ t: Double, freedom: Double) -> Double {
    let size = (freedom * log1p(t * t / freedom)).squareRoot()
    return (t < 0 ? -1 : 1) * (8 * freedom + 1) / (8 * freedom + 3) * size
  }

  /// The standard normal quantile, by bisection of `erfc`.
  static func normalQuantile(_ p: Double) -> Double {
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<200 {
      let middle = 0.5 * (low + high)
      if 0.5 * erfc(-middle / 2.0.squareRoot()) < p { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }

  /// The two-sided probability of a score at least as large.
  static func probability(_ score: Double) -> Double { erfc(abs(score) / 2.0.squareRoot()) }
}
