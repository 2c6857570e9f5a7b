import Erlang
import Testing

/// The corners of what is allowed: every answer is a number, and what is not allowed says so.
///
/// Faults they would catch: a mantissa that overflows where agents and load are orders of magnitude
/// apart, an integral over a stretch of no length, a sum that runs to a million places for nothing.
@Suite struct CornerTests {
  private static let agents = [1e-6, 0.5, 1, 7, 1e3, 1e6, 1e12]
  private static let loads = [1e-300, 1e-9, 0.5, 7, 1e3, 1e6, 1e12]

  @Test func lossAndDelay() throws {
    for agents in Self.agents {
      for load in Self.loads {
        let loss = try ErlangB(agents: agents, offeredLoad: load)
        #expect((0...1).contains(loss.blocking) && loss.logBlocking <= 0, "\(agents) \(load)")
        #expect(loss.logBlocking.isFinite && (0...1).contains(loss.occupancy))
        guard load < agents else { continue }
        let delay = try ErlangC(agents: agents, offeredLoad: load)
        #expect((0...1).contains(delay.waitProbability) && delay.logWaitProbability.isFinite)
        #expect((0...1).contains(delay.serviceLevel(within: 0.1)))
        for size in [
          delay.averageSpeedOfAnswer, delay.meanQueueLength, delay.queueLengthVariance,
          try delay.waitQuantile(0.99),
        ] { #expect(size.isFinite && size >= 0, "\(agents) \(load) \(size)") }
      }
    }
  }

  /// All measures of a queue, and the kinds of patience and room that it may have.
  @Test func queues() throws {
    for agents in Self.agents {
      for load in Self.loads {
        for patience in [nil, 1e-9, 0.3, 1e12] {
          for room in [nil, 0, 1, 40] {
            if patience == nil, room == nil, load >= agents { continue }
            let queue = try BirthDeathQueue(
              agents: agents, offeredLoad: load, meanHandleTime: 1, meanPatience: patience,
              waitingRoom: room)
            let place = "\(agents) \(load) \(String(describing: (patience, room)))"
            let shares =
              [
                queue.waitProbability, queue.abandonmentRate, queue.blockingProbability,
                queue.answerRate, queue.occupancy, queue.waitExceeds(0.1),
                queue.answeredWaitExceeds(0.1),
              ] + ServiceLevelConvention.allCases.map { queue.serviceLevel(within: 0.1, $0) }
            #expect(shares.allSatisfy { (0...1).contains($0) }, "\(place) \(shares)")
            let sizes = [
              queue.meanWait, queue.averageSpeedOfAnswer, queue.meanQueueLength,
              queue.queueLengthVariance, queue.meanWaitOfWaiting ?? 0,
              queue.meanWaitOfAbandoned ?? 0, try queue.waitQuantile(0.9),
              try queue.answeredWaitQuantile(0.9),
            ]
            #expect(sizes.allSatisfy { $0.isFinite && $0 >= 0 }, "\(place) \(sizes)")
          }
        }
      }
    }
  }

  /// General patience moves the right way with agents and with load, as Erlang A does.
  ///
  /// Slack 1e-12, the precision of its integrals.
  @Test func generalPatienceIsMonotone() throws {
    var sample = Sample(seed: 11)
    let laws: [PatienceLaw] = [
      try .lognormal(mean: 1, cv: 1), try .weibull(shape: 0.7, mean: 1), try .deterministic(1),
      try .uniform(from: 0, to: 2), try .hyperexponential([(0.4, 2), (0.6, 1 / 3.0)]),
    ]
    for index in 0..<40 {
      let (agents, load) = sample.group(upTo: 2000)
      let limit = sample.magnitude(0.01, 2)
      func solved(_ agents: Double, _ load: Double) throws -> GeneralPatienceQueue {
        try GeneralPatienceQueue(
          agents: agents, offeredLoad: load, meanHandleTime: 1, patience: laws[index % laws.count])
      }
      let here = try solved(agents, load)
      for (better, worse) in [
        (try solved(agents + 1, load), here), (here, try solved(agents, load * 1.01)),
      ] {
        #expect(better.waitProbability <= worse.waitProbability + 1e-12)
        #expect(better.abandonmentRate <= worse.abandonmentRate + 1e-12)
        #expect(better.occupancy <= worse.occupancy + 1e-12)
        #expect(better.meanWait <= worse.meanWait * (1 + 1e-12))
        #expect(
          better.serviceLevel(within: limit) >= worse.serviceLevel(within: limit) - 1e-12)
      }
    }
  }

  /// The answers of a search by closure are those of the formula's own inverse.
  @Test func theSearchFindsWhatTheInverseFinds() throws {
    var sample = Sample(seed: 12)
    for _ in 0..<50 {
      let load = sample.magnitude(0.1, 1e4)
      let found = try StaffingSearch.leastAgents(near: load) { agents in
        ((try? erlangB(agents: agents, offeredLoad: load)) ?? 1) <= 0.01
      }
      #expect(found == (try ErlangB.leastAgents(offeredLoad: load, blocking: 0.01)))
    }
    #expect(throws: ErlangError.self) { try StaffingSearch.leastAgents(near: 3) { _ in false } }
    #expect(throws: ErlangError.self) {
      try StaffingSearch.largestLoad(agents: 3) { _ in true }
    }
  }
}
