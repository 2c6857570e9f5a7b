import Sim
import Study
import Testing

/// Replications in order, whatever the threads; figures that add up.
@Suite struct RunTests {
  static let two = World.markov(
    rate: [0.18, 0.15], staff: [10, 10], length: 3600, intervals: 4, within: [10, 20],
    byEvent: true, probes: [1800])
  static let strategies = [World.runner("local", Local()), World.runner("overflow", Overflow())]

  static func figures(_ results: Results) -> [UInt64] {
    let kinds = ScopeKind.allCases
    return results.strategies.flatMap { strategy in
      kinds.flatMap { strategy.estimates.sizes.scopes(of: $0) }.flatMap { scope in
        Measure.allCases.flatMap { measure -> [UInt64] in
          guard let estimate = strategy.estimate(measure, in: scope) else { return [0] }
          return [estimate.value, estimate.low ?? 0, estimate.high ?? 0].map(\.bitPattern)
        }
      }
    }
  }

  /// Catches a merge in the order of finishing.
  @Test func bitsDoNotDependOnThreads() throws {
    let runs = try [1, 2, 7].map { threads in
      try Study.run(
        World.plan(Self.two, replications: 23, threads: threads, strategies: Self.strategies))
    }
    for run in runs.dropFirst() {
      #expect(run.run == runs[0].run)
      #expect(Self.figures(run) == Self.figures(runs[0]))
      #expect(run.comparison == runs[0].comparison)
    }
    #expect(runs[0].run.replicationsDone == 23 && runs[0].run.stop == .finished)
  }

  /// A shard or a single replication sees what the full run saw there.
  @Test func aReplicationAloneIsThatOfTheFullRun() throws {
    var plan = World.plan(Self.two, replications: 12)
    plan.settings.keepsReplicationDigests = true
    let full = try Study.run(plan)
    plan.settings.first = 9
    plan.settings.replications = 1
    let one = try Study.run(plan)
    #expect(one.strategies[0].replicationDigests == [full.strategies[0].replicationDigests[8]])
    #expect(Set(full.strategies[0].replicationDigests).count == 12)
    #expect(one.warnings.contains(.singleReplication))
    let level = one.strategies[0].estimate(.serviceLevel, in: .total)
    #expect(level != nil && level?.halfWidth == nil)
  }

  /// The views by origin and by handling, the intervals and the centers, count the same contacts.
  @Test func scopesAddUpToTheTotal() throws {
    let results = try Study.run(
      World.plan(Self.two, replications: 5, strategies: Self.strategies))
    for strategy in results.strategies {
      for measure in [Measure.offered, .answered, .abandoned, .completed, .lost] {
        let total = try #require(strategy.estimate(measure, in: .total)?.value)
        for kind in [
          ScopeKind.centerByOrigin, .centerByHandling, .queue, .contactType, .interval,
          .intervalCenterByOrigin, .intervalCenterByHandling,
        ] {
          let parts = strategy.estimates.sizes.scopes(of: kind).map {
            strategy.estimate(measure, in: $0)?.value ?? 0
          }
          // Counts are whole numbers below 2^53 over 5: the sum is exact to a few roundings.
          #expect(abs(parts.reduce(0, +) - total) < 1e-9 * total, "\(measure) by \(kind)")
        }
      }
    }
    let overflow = results.strategies[1]
    let out = try #require(overflow.estimate(.overflowOut, in: .center(0, .origin))?.value)
    let into = try #require(overflow.estimate(.overflowIn, in: .center(1, .handling))?.value)
    #expect(out > 0 && out == into)
    let guests = try #require(overflow.estimate(.overflowIn, in: .group(1))?.value)
    #expect(guests == into, "without abandonment elsewhere the guests are those who came")
    #expect(results.strategies[0].estimate(.overflowOut, in: .total)?.value == 0)
  }

  /// Ratios of sums out of the observations themselves, added up here by hand.
  @Test func totalsAreRatiosOfSums() throws {
    let plan = World.plan(Self.two, replications: 6)
    let results = try Study.run(plan)
    var (offered, within, wait, heard) = (Int64(0), Int64(0), Int64(0), Int64(0))
    for replication in 1...6 {
      let seen = try plan.strategies[0].run(plan.model, 7, UInt64(replication))
      for interval in 0..<4 {
        for queue in 0..<2 {
          offered += seen.byOrigin[interval, queue, .offered]
          within += seen.byOrigin.answeredWithin(0, interval: interval, queue: queue)
          wait += seen.byOrigin[interval, queue, .waitAnswered]
          wait += seen.byOrigin[interval, queue, .waitAbandoned]
          heard += seen.byOrigin[interval, queue, .blocked]
        }
      }
    }
    let strategy = results.strategies[0]
    let level = try #require(strategy.estimate(.serviceLevel, in: .total)?.value)
    let mean = try #require(strategy.estimate(.meanWait, in: .total)?.value)
    #expect(abs(level - Double(within) / Double(offered)) < 1e-12)
    #expect(abs(mean - wait.seconds / Double(offered - heard)) < 1e-9)
    let other = try #require(strategy.estimate(.serviceLevel, threshold: 1, in: .total)?.value)
    #expect(other > level)
  }

  /// Little's law in the figures: the mean wait times the arrival rate is the mean queue, exactly
  /// when nobody waits across the horizon; within a contact's patience over an hour otherwise.
  @Test func littleHoldsInTheFigures() throws {
    let results = try Study.run(World.plan(Self.two, replications: 20))
    let strategy = results.strategies[0]
    let queue = try #require(strategy.estimate(.queueLength, in: .total)?.value)
    let wait = try #require(strategy.estimate(.meanWait, in: .total)?.value)
    let offered = try #require(strategy.estimate(.offered, in: .total)?.value)
    #expect(abs(queue - wait * offered / 3600) < 0.02 * queue)
  }

  /// A figure without data is absent.
  @Test func nothingOfferedIsNoFigure() throws {
    let model = World.markov(rate: [0, 0.1], staff: [1, 8], length: 600)
    let results = try Study.run(World.plan(model, replications: 3))
    let strategy = results.strategies[0]
    for measure in [Measure.serviceLevel, .meanWait, .waitP95, .waitVariance, .intervalsMet] {
      #expect(strategy.estimate(measure, in: .center(0, .origin)) == nil)
      #expect(strategy.estimate(measure, in: .center(1, .origin)) != nil)
    }
    #expect(strategy.estimate(.offered, in: .center(0, .origin))?.value == 0)
    #expect(strategy.days[1].days == 0 && strategy.days[1].percentiles.isEmpty)
  }

  @Test func probesCountTheState() throws {
    let results = try Study.run(World.plan(Self.two, replications: 30))
    let probes = results.strategies[0].probes
    #expect(probes.count == 2 * 3)
    for probe in probes { #expect(probe.distribution.reduce(0, +) == 30) }
    let means = probes.filter { $0.center == 0 }.map(\.mean.value)
    #expect(abs(means[0] + means[1] - means[2]) < 1e-12, "present = waiting + busy")
  }

  @Test func moneyIsHoursAtTheirPrice() throws {
    let results = try Study.run(World.plan(Self.two, replications: 2))
    let strategy = results.strategies[0]
    let cost = try #require(strategy.estimate(.cost, in: .group(0))?.value)
    let overtime = cost - 10 * 36
    #expect(overtime >= 0 && overtime < 36, "ten agents for an hour, and what they finish after it")
  }
}
