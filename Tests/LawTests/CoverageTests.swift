import Foundation
import Scenarios
import Study
import Testing

/// The share of 95 % intervals that hold the truth, by the engine, on systems with known answers.
///
/// 10,000 experiments of 20 replications each: a perfect procedure lies in 94.13-95.83 % with a
/// chance of 0.9999. Catches intervals from the wrong variance, the wrong quantile, or replications
/// that are not independent. The daily run makes 1,000 experiments and asks for 92.5-97.2 %, the
/// band of the same chance.
@Suite struct CoverageTests {
  private static let isNightly = ProcessInfo.processInfo.environment["SPILLWAY_NIGHTLY"] == "1"

  /// Minutes measured and of warm-up that give about 900 contacts in rows 023, or 240 in 022.
  @Test(arguments: [("erlang-023", 100.0, 20.0), ("erlang-022", 300.0, 50.0)])
  func intervalsHoldTheTruth(id: String, minutes: Double, warmUp: Double) throws {
    let row = try #require(ReferenceRow.table("erlang_a").first { $0.id == id })
    let p = row.parameters
    let text =
      SteadyState.head(minutes: minutes, warmUp: warmUp, within: [p["T"].number]) + """
        contacts:
          call:
            handle_time: {exponential: {rate: \(Written.rate(p["mu"].number))}}
            patience: \(Written.patience(p["theta"].number))
        centers:
          here: {groups: {all: {agents: \(Int(p["s"].number))}}}
        demand:
          - {contact: call, center: here, rate: \(Written.rate(p["lambda"].number))}

        """
    let plan = try Trial.plan(of: text, id: id)
    let experiments = Self.isNightly ? 10_000 : 1_000
    let band = Self.isNightly ? 0.9413...0.9583 : 0.925...0.972
    let truths: [(Measure, Double)] = [
      (.serviceLevel, row.results["sl_offered"].number),
      (.meanWait, row.results["mean_wait_all"].number * 60),
    ]
    var held = [0, 0]
    for experiment in 0..<experiments {
      let results = try Study.run(
        plan.study(
          settings: RunSettings(seed: UInt64(experiment) + 1, replications: 20, threads: 1)))
      for (index, (measure, truth)) in truths.enumerated() {
        let estimate = try #require(results.strategies[0].estimate(measure, in: .total))
        let (low, high) = (try #require(estimate.low), try #require(estimate.high))
        if low <= truth && truth <= high { held[index] += 1 }
      }
    }
    for (index, (measure, _)) in truths.enumerated() {
      let share = Double(held[index]) / Double(experiments)
      print("\(id) \(measure.name): \(share) of \(experiments) intervals hold the truth")
      #expect(band.contains(share), "\(id) \(measure.name): \(share)")
    }
  }
}
