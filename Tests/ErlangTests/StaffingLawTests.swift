import Erlang
import Testing

/// Laws of the inverses: what is found is met, and nothing less is.
@Suite struct StaffingLawTests {
  static let sets: [[StaffingTarget]] = [
    [.serviceLevel(0.8, within: 0.1)],
    [.serviceLevel(0.9, within: 0.2, .answered), .occupancy(0.9)],
    [.serviceLevel(0.95, within: 0.05, .abandonsMet), .waitProbability(0.3)],
    [.averageSpeedOfAnswer(0.02)],
    [.meanWait(0.05), .occupancy(0.8)],
  ]

  /// The least whole number keeps the promises and one agent fewer breaks one.
  ///
  /// The real number lies between them, and the largest load is no less than the one asked for.
  /// Would catch a search that trusts its first bracket.
  @Test func leastAgentsAreLeast() throws {
    var sample = Sample(seed: 9)
    for index in 0..<20 {
      let load = sample.magnitude(0.05, 4000)
      let patience = index % 2 == 0 ? sample.magnitude(0.1, 5) : nil
      let room = index % 4 < 2 ? nil : Int(load) + 20
      var targets = Self.sets[index % Self.sets.count]
      if room != nil { targets.append(.blockingProbability(0.02)) }
      if patience != nil { targets.append(.abandonmentRate(0.05)) }
      let problem = try StaffingProblem(
        meanHandleTime: 1, meanPatience: patience, waitingRoom: room, targets: targets)
      let agents = try problem.leastAgents(offeredLoad: load)
      #expect(problem.isMet(agents: Double(agents), offeredLoad: load))
      #expect(agents == 1 || !problem.isMet(agents: Double(agents - 1), offeredLoad: load))
      let real = try problem.leastFractionalAgents(offeredLoad: load)
      #expect(real > Double(agents - 1) && real <= Double(agents))
      let most = try problem.largestLoad(agents: Double(agents))
      #expect(most >= load)
      #expect(problem.isMet(agents: Double(agents), offeredLoad: most))
      #expect(!problem.isMet(agents: Double(agents), offeredLoad: most * (1 + 1e-12)))
    }
  }

  /// Erlang B inverted three ways comes back to where it started.
  ///
  /// Tolerance 1e-12; whole numbers exact.
  @Test func lossInversesAgree() throws {
    var sample = Sample(seed: 10)
    for _ in 0..<200 {
      let load = sample.magnitude(0.01, 1e6)
      let blocking = sample.magnitude(1e-12, 0.9)
      let real = try ErlangB.leastFractionalAgents(offeredLoad: load, blocking: blocking)
      let agents = try ErlangB.leastAgents(offeredLoad: load, blocking: blocking)
      #expect(real <= Double(agents) && Double(agents) - 1 < real)
      #expect(try erlangB(agents: Double(agents), offeredLoad: load) <= blocking)
      if agents > 1 {
        #expect(try erlangB(agents: Double(agents - 1), offeredLoad: load) > blocking)
      }
      let back = try ErlangB.largestLoad(agents: real, blocking: blocking)
      #expect(agree(back, load, 1e-12), "\(load) \(blocking) \(real) \(back)")
    }
  }

  /// Equality meets a target: 64 erlangs at 80 % occupancy need 80 agents, not 81.
  @Test func equalityCounts() throws {
    let problem = try StaffingProblem(meanHandleTime: 1, targets: [.occupancy(0.8)])
    #expect(try problem.leastAgents(offeredLoad: 64) == 80)
    #expect(try problem.leastAgents(offeredLoad: 0) == 0)
  }

  @Test func neighborsAreOneAgentApart() throws {
    let problem = try StaffingProblem(
      meanHandleTime: 240, targets: [.serviceLevel(0.8, within: 20)])
    let queues = try problem.neighbors(of: 47, offeredLoad: 46, reach: 2)
    // 45 and 46 agents cannot carry 46 erlangs when nobody gives up.
    #expect(queues.map(\.agents) == [47, 48, 49])
  }

  @Test func impossibleTargetsAreRefused() throws {
    #expect(throws: ErlangError.self) { try StaffingProblem(meanHandleTime: 1, targets: []) }
    #expect(throws: ErlangError.self) {
      try StaffingProblem(meanHandleTime: 1, targets: [.serviceLevel(1, within: 1)])
    }
    #expect(throws: ErlangError.self) {
      try StaffingProblem(meanHandleTime: 1, targets: [.meanWait(.nan)])
    }
    #expect(throws: ErlangError.self) {
      try StaffingProblem(meanHandleTime: 0, targets: [.meanWait(1)])
    }
    let problem = try StaffingProblem(
      meanHandleTime: 1, waitingRoom: 0, targets: [.blockingProbability(0.01)])
    #expect(throws: ErlangError.self) { try problem.leastAgents(offeredLoad: .nan) }
    #expect(throws: ErlangError.self) { try problem.largestLoad(agents: -1) }
    #expect(throws: ErlangError.self) { try ErlangB.largestLoad(agents: 1e-9, blocking: 0.01) }
    // A sliver of an agent keeps some contacts waiting however small the load.
    let waiting = try StaffingProblem(meanHandleTime: 1, targets: [.waitProbability(1e-9)])
    #expect(throws: ErlangError.self) { try waiting.largestLoad(agents: 1e-6) }
  }
}
