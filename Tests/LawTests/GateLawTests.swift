import Foundation
import Scenarios
import Study
import Testing

/// Gates on shipped scenarios: how often a change without effect fails, and a loss is found.
///
/// A null change is the same policy under another seed of the engine, so that base and head share
/// no customer: the hardest case for a false alarm. A planted loss is a handle time 2.4 % longer,
/// which costs `gate-small` one point of service level (1.02 points over 400 days). Some
/// gates run in every test, all of them with SPILLWAY_NIGHTLY=1.
@Suite struct GateLawTests {
  private static let isNightly = ProcessInfo.processInfo.environment["SPILLWAY_NIGHTLY"] == "1"

  private func file(_ name: String) throws -> ScenarioFile {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = root.appending(path: "scenarios/\(name)/scenario.yaml").path
    return try #require(ScenarioFile.open(path, faults: Faults()))
  }

  private func plan(_ file: ScenarioFile, _ set: [String] = []) throws -> Plan {
    let overrides = try set.map { try #require(Override.parse($0, faults: Faults())) }
    return Plan(try #require(file.scenario(setting: overrides).scenario))
  }

  private func side(_ plan: Plan, seed: UInt64) -> GateSide {
    GateSide(
      model: plan.world.model, labels: plan.labels, strategy: plan.strategies[0].runner, seed: seed)
  }

  /// The usual checks of a comparison, with their verdicts.
  private func verdicts(
    base: Plan, head: Plan, seeds: (UInt64, UInt64), most: Int = Gate.usualMost
  ) throws -> [GateVerdict] {
    let items = try #require(
      GateItem.items(head: head, base: base, isCompared: true, faults: Faults())
    )
    .filter(\.check.isComparison)
    return try Gate(
      head: side(head, seed: seeds.1), base: side(base, seed: seeds.0),
      checks: items.map(\.check), most: most, threads: 2
    ).run().verdicts
  }

  /// At most 21 of 1,000 null changes fail, which at exactly 1 % more do once in 1,000 times.
  ///
  /// Of 12 at most 2, which more do once in 5,000 times. The family is all KPIs, centers and hours.
  ///
  /// Planted fault caught: without Holm's procedure each of some fifty checks spends all of alpha.
  @Test func nullChangesPass() throws {
    let plan = try plan(file("gate-small"))
    let count = Self.isNightly ? 1_000 : 12
    var alarms = 0
    var open = 0
    for seed in 1...UInt64(count) {
      let states = try verdicts(base: plan, head: plan, seeds: (seed, seed + 1_000_000)).map(
        \.state)
      if states.contains(.worse) { alarms += 1 }
      if states.contains(.inconclusive) { open += 1 }
    }
    print("null changes that failed: \(alarms) of \(count); with open checks: \(open)")
    #expect(alarms <= (Self.isNightly ? 21 : 2))
  }

  /// Of 300 planted losses of one point at least 253 are found, which a power of 0.9 misses once in
  /// 1,000 times.
  ///
  /// Of 12 at least 7, which it misses once in 2,000 times.
  @Test func plantedLossesAreFound() throws {
    let file = try file("gate-small")
    let (base, head) = (try plan(file), try plan(file, ["multiply.handle_time=1.024"]))
    let count = Self.isNightly ? 300 : 12
    var found = 0
    for seed in 1...UInt64(count) {
      let all = try verdicts(base: base, head: head, seeds: (seed, seed))
      if all.contains(where: { $0.state == .worse && $0.check.measure == .serviceLevel }) {
        found += 1
      }
    }
    print("planted losses that were found: \(found) of \(count)")
    #expect(found >= (Self.isNightly ? 253 : 7))
  }

  /// Of 20 null changes of the big scenario at most 2 fail, which more do once in 1,000 times.
  @Test(.enabled(if: isNightly)) func universiade() throws {
    let file = try file("universiade")
    let plan = try plan(file)
    var alarms = 0
    for seed in 1...UInt64(20) {
      let states = try verdicts(
        base: plan, head: plan, seeds: (seed, seed + 1_000_000), most: 25
      ).map(\.state)
      if states.contains(.worse) { alarms += 1 }
    }
    print("universiade: null changes that failed: \(alarms) of 20")
    #expect(alarms <= 2)
  }
}
