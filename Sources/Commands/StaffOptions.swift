import ArgumentParser
import Foundation
import Scenarios
import Sim
import Study

/// What a staffing plan has to reach, where it differs from what the file says.
struct GoalOptions: ParsableArguments {
  @Option(help: "The service level of every interval, as in '80% in 20s'. (default: the file's)")
  var target: String?

  @Option(
    help: "How the service level is counted.",
    completion: .list(StaffingGoal.conventions.map(\.name)))
  var convention = Measure.serviceLevel.name

  @Option(help: "At most this share gives up, as in 5%.")
  var abandonment: String?

  @Option(help: "Those answered wait at most this long on average, as in 30s.")
  var speedOfAnswer: String?

  @Option(help: "Agents are busy at most this share of their time, as in 85%.")
  var occupancy: String?

  /// The share and the T that are asked for; nil where the file's hold.
  func serviceLevel() throws -> (share: Double, within: Ticks)? {
    guard let target else { return nil }
    let words = target.split(separator: " ").map(String.init)
    guard words.count == 3, ["in", "within"].contains(words[1]) else {
      throw Ending.fault(
        .badArguments, "--target \(Display.quote(target)) is no service level",
        help: "write it as in '80% in 20s'")
    }
    let share = try Self.share("--target", words[0])
    return (share, Ticks(seconds: try PrecisionText.seconds(words[2])))
  }

  /// The goal of a scenario.
  func goal(of scenario: Scenario) throws -> StaffingGoal {
    guard let measure = Measure(name: convention), StaffingGoal.conventions.contains(measure) else {
      throw Ending.fault(
        .unknownKPI, "--convention \(Display.quote(convention)) is no service level",
        help: "there are \(Display.list(StaffingGoal.conventions.map(\.name)))")
    }
    let level = scenario.serviceLevel
    guard level.target > 0, level.target < 1 else {
      throw Ending.fault(
        .outOfBounds, "a target of \(Written.share(level.target)) cannot be staffed for",
        help: "give a share between 0 and 1, as in --target '80% in 20s'")
    }
    return StaffingGoal(
      serviceLevel: level.target, within: level.of.seconds, convention: measure,
      shortAbandon: level.shortAbandon.seconds,
      abandonment: try abandonment.map { try Self.share("--abandonment", $0) },
      speedOfAnswer: try speedOfAnswer.map { try PrecisionText.seconds($0) },
      occupancy: try occupancy.map { try Self.share("--occupancy", $0) })
  }

  /// A share above 0 and below 1.
  private static func share(_ option: String, _ text: String) throws -> Double {
    guard let share = try? Parse.share(text), share > 0, share < 1 else {
      throw Ending.fault(
        .badArguments, "\(option): \(Display.quote(text)) is no share between 0 and 100 %",
        help: "write it as in 80%")
    }
    return share
  }
}

/// How plans are simulated.
struct StaffRunOptions: ParsableArguments {
  @Option(help: "Independent passes over the horizon.")
  var replications: Int?

  @Option(help: "The seed of all randomness.")
  var seed: UInt64?

  @Option(help: "Threads that simulate; the results do not depend on it. (default: all cores)")
  var threads: Int?

  @Option(help: "Refuse runs that would simulate more contacts than this. (default: 500000000)")
  var maxContacts: Double?

  @Flag(name: .shortAndLong, help: "Say nothing but faults on standard error.")
  var quiet = false

  /// The settings of each simulation.
  func settings(for plan: Plan) throws -> RunSettings {
    let limit = Scenario.RunSettings.maximumReplications
    try RunOptions.check("--threads", threads, in: 1...256)
    // Verdicts rest on intervals, and one replication has none.
    try RunOptions.check("--replications", replications, in: 2...limit)
    return RunSettings(
      seed: seed ?? plan.scenario.run.seed,
      replications: max(2, replications ?? plan.scenario.run.replications),
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }
}
