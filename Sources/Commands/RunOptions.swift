import ArgumentParser
import Foundation
import Scenarios
import Study

/// How a run is made, where it differs from what the file says.
struct RunOptions: ParsableArguments {
  @Option(help: "Independent passes over the horizon.")
  var replications: Int?

  @Option(help: "Only this replication, counted from 1.")
  var replication: UInt64?

  @Option(help: "The seed of all randomness.")
  var seed: UInt64?

  @Option(help: "Threads that simulate; the results do not depend on it. (default: all cores)")
  var threads: Int?

  @Option(
    help: "Stop at a half-width, as in 'service_level: 0.5%', 'average_speed_of_answer: 2s'.")
  var precision: String?

  @Option(help: "With --precision: the fewest replications. (default: 20)")
  var minReplications: Int?

  @Option(
    help: """
      With --precision: the most replications. \
      (default: what the budget of contacts allows, at most 10000)
      """)
  var maxReplications: Int?

  @Option(help: "Begin no replication after this time, as in 90s or 10min.")
  var maxTime: String?

  @Option(help: "Refuse runs that would simulate more contacts than this. (default: 500000000)")
  var maxContacts: Double?

  @Flag(help: "List the digest of each replication in the JSON.")
  var replicationDigests = false

  @Flag(name: .shortAndLong, help: "Say nothing but faults on standard error.")
  var quiet = false

  /// The settings of a run of a plan.
  func settings(for plan: Plan) throws -> RunSettings {
    let limit = Scenario.RunSettings.maximumReplications
    let cores = ProcessInfo.processInfo.activeProcessorCount
    try Self.check("--threads", threads, in: 1...256)
    try Self.check("--replications", replications, in: 1...limit)
    try Self.check("--min-replications", minReplications, in: 2...limit)
    try Self.check("--max-replications", maxReplications, in: 2...limit)
    if let replication {
      try Self.check("--replication", Int(clamping: replication), in: 1...limit)
    }
    let precision = try precision.map(PrecisionText.precision)
    if precision == nil, minReplications != nil || maxReplications != nil {
      throw Ending.fault(
        .badArguments, "--min-replications and --max-replications need --precision",
        help: "say how exact, as in --precision 'service_level: 0.5%', or use --replications")
    }
    var settings = RunSettings(
      seed: seed ?? plan.scenario.run.seed,
      replications: replications ?? plan.scenario.run.replications, precision: precision,
      timeBudget: try maxTime.map(PrecisionText.seconds), threads: threads ?? cores,
      keepsReplicationDigests: replicationDigests)
    if precision != nil {
      settings.minimum = minReplications ?? min(20, maxReplications ?? 20)
      settings.replications = maxReplications ?? max(affordable(plan), settings.minimum)
      guard settings.minimum <= settings.replications else {
        throw Ending.fault(
          .outOfBounds, "--min-replications is above the most that are allowed",
          help: "write at most \(settings.replications)")
      }
    }
    if let replication {
      settings.first = replication
      settings.replications = 1
      settings.keepsReplicationDigests = true
    }
    return settings
  }

  /// The most replications that stay within the budget of contacts, at most 10,000.
  private func affordable(_ plan: Plan) -> Int {
    let each = max(1, plan.world.expectation.contacts * Double(plan.strategies.count))
    return Int(min(10_000, ((maxContacts ?? Plan.standardBudget) / each).rounded(.down)))
  }

  /// Refuses a number out of its range.
  static func check(_ name: String, _ value: Int?, in range: ClosedRange<Int>) throws {
    guard let value, !range.contains(value) else { return }
    throw Ending.fault(
      .outOfBounds, "\(name) \(value) is out of range",
      help: "write a whole number from \(range.lowerBound) to \(range.upperBound)")
  }
}
