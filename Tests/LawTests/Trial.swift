import Foundation
import Scenarios
import Study
import Testing

/// A row said as a scenario file, and the figures its results are compared by.
struct Trial {
  let row: ReferenceRow
  /// The scenario, as a planner would write it.
  let text: String
  /// Expected contacts of a replication, warm-up included.
  let contacts: Double
  /// Replications that a budget of contacts allows at least this many of.
  var leastReplications = 100
  /// The figures of a study's results.
  let figures: (StrategyResult) -> [Figure]

  /// Reads a text as the scenario file that it is.
  static func plan(of text: String, id: String) throws -> Plan {
    let faults = Faults()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "spillway-laws-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("scenario.yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try #require(
      Plan.load(file.path, faults: faults), "\(id): \(faults.rendered())\n\(text)")
  }

  /// Runs the scenario within a budget of contacts and takes the figures.
  func run(contacts budget: Double, seed: UInt64) throws -> [Figure] {
    try run(replications: max(leastReplications, Int(budget / contacts)), seed: seed)
  }

  /// Runs the scenario until the standard error of each figure is this share of it, or for a budget
  /// of contacts, whichever is less work; a tenth of the budget tells how long that is.
  func run(relativeError: Double, contacts budget: Double, seed: UInt64) throws -> [Figure] {
    let most = max(leastReplications, Int(budget / contacts))
    let few = max(leastReplications, most / 10)
    let pilot = try run(replications: few, seed: seed)
    let worst = pilot.compactMap(\.relativeError).max() ?? .infinity
    let asked = Double(few) * (worst / relativeError) * (worst / relativeError)
    let wanted = asked < Double(most) ? max(Int(asked), few) : most
    return wanted > few ? try run(replications: wanted, seed: seed) : pilot
  }

  private func run(replications: Int, seed: UInt64) throws -> [Figure] {
    let plan = try Self.plan(of: text, id: row.id)
    let study = plan.study(
      settings: RunSettings(seed: seed, replications: replications, threads: 2))
    return figures(try Study.run(study).strategies[0])
  }
}

/// Numbers as the scenario language writes them.
enum Written {
  static func seconds(minutes: Double) -> String { "\(minutes * 60)s" }
  static func rate(_ perMinute: Double) -> String { "\(perMinute)/min" }
  static func share(_ share: Double) -> String { "\(share * 100)%" }

  /// An exponential law of a rate per minute; no law at rate 0.
  static func patience(_ perMinute: Double) -> String {
    perMinute == 0 ? "none" : "{exponential: {rate: \(rate(perMinute))}}"
  }

  /// A law of the tables: its kind with mean, scv, shape, or phases, in minutes.
  static func law(_ law: Datum) -> String {
    let mean = law["mean_min"].isNull ? law["mean"].number : law["mean_min"].number
    let length = seconds(minutes: mean)
    switch law["kind"].text {
    case "deterministic": return "{deterministic: \(length)}"
    case "erlang2": return "{erlang: {mean: \(length), stages: 2}}"
    case "lognormal": return "{lognormal: {mean: \(length), scv: \(law["scv"].number)}}"
    case "weibull": return "{weibull: {mean: \(length), shape: \(law["shape"].number)}}"
    case "uniform": return "{uniform: {from: 0s, to: \(seconds(minutes: 2 * mean))}}"
    case "hyperexp2":
      return "{hyperexponential: {probability: \(share(law["p"].number)), rates: "
        + "[\(rate(law["rate1"].number)), \(rate(law["rate2"].number))]}}"
    default: return "{exponential: {mean: \(length)}}"
    }
  }
}
