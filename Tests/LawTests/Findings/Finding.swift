import Foundation
import Scenarios
import Study
import Testing

/// A scenario of `scenarios/findings/` and the figures that the literature gives for it.
struct Finding {
  let name: String
  /// The file within the folder.
  var file = "scenario.yaml"
  /// Replications of the short run that belongs to every test run; the nightly one makes ten times
  /// those of the scenario.
  var shortReplications: Int

  static let isNightly = ProcessInfo.processInfo.environment["SPILLWAY_NIGHTLY"] == "1"

  /// A figure of a strategy: what is expected, and how exactly that is known.
  struct Expectation {
    var strategy: String
    var measure: Measure
    var scope: Scope = .total
    var value: Double
    /// One standard error of the expected value itself; 0 of an exact one.
    var error = 0.0
    /// What the measure is turned into.
    var turn: @Sendable (Double) -> Double = { $0 }
    /// The slope of `turn`, for the standard error.
    var slope = 1.0
  }

  /// All strategies of the scenario, on the short or the full number of replications.
  func results() throws -> Results {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = root.appending(path: "scenarios/findings/\(name)/\(file)").path
    let faults = Faults()
    let plan = try #require(Plan.load(path, faults: faults), "\(faults.rendered())")
    let count = Self.isNightly ? 10 * plan.scenario.run.replications : shortReplications
    let settings = RunSettings(seed: plan.scenario.run.seed, replications: count, threads: 2)
    return try Study.run(plan.study(settings: settings))
  }

  /// Each figure lies within five standard errors of what is expected.
  ///
  /// With another seed one figure in a thousand would not, as ten replications or more estimate the
  /// error. The standard errors of the simulation and of the expected value add their squares.
  func expect(_ expectations: [Expectation], in results: Results) throws {
    for expected in expectations {
      let result = try #require(results.strategies.first { $0.name == expected.strategy })
      let estimate = try #require(result.estimate(expected.measure, in: expected.scope))
      let value = expected.turn(estimate.value)
      let own = try #require(estimate.standardError) * abs(expected.slope)
      let error = (own * own + expected.error * expected.error).squareRoot()
      let score = (value - expected.value) / error
      print(
        "\(name) \(expected.strategy) \(expected.measure.name): \(value) ± \(own) "
          + "for \(expected.value), z \(score)")
      #expect(abs(score) < 5, "\(expected.strategy) \(expected.measure.name): \(value)")
    }
  }
}
