import Erlang
import Foundation
import Testing

/// Laws of the loss and delay formulas that hold whatever the numbers.
@Suite struct LossLawTests {
  /// Source: Jagerman (1974), 1/B(s, a) = 1 + (s / a) / B(s - 1, a) for every real s.
  ///
  /// Tolerance 1e-13. Would catch a wrong branch between the integral, the series and the pairs,
  /// because neighbors fall on both sides of each border.
  @Test func recurrenceHoldsForRealAgents() throws {
    var sample = Sample(seed: 1)
    for _ in 0..<2000 {
      let (agents, load) = sample.group(upTo: 1e6)
      let here = try erlangB(agents: agents + 1, offeredLoad: load)
      let below = try erlangB(agents: agents, offeredLoad: load)
      guard below > 1e-290 && here > 1e-290 else { continue }
      #expect(agree(1 / here, 1 + (agents + 1) / load / below, 1e-13), "\(agents) \(load)")
    }
  }

  /// Against the plain recursion from no agents, whose rounding stays below 1e-13 here.
  @Test(arguments: [0.3, 3, 40, 250, 900])
  func plainRecursionAgrees(load: Double) throws {
    var inverse = 1.0
    for agents in 1...1000 {
      inverse = 1 + Double(agents) / load * inverse
      guard inverse < 1e300 else { break }
      let blocking = try erlangB(agents: Double(agents), offeredLoad: load)
      #expect(agree(blocking, 1 / inverse, 1e-13), "\(agents)")
    }
  }

  /// B and C fall with the agents and rise with the load, without one inversion.
  @Test func monotoneInAgentsAndLoad() throws {
    var sample = Sample(seed: 2)
    for _ in 0..<1500 {
      let (agents, load) = sample.group(upTo: 1e6)
      let more = agents + max(1e-3 * agents.squareRoot(), 1e-3)
      let heavier = load + max(1e-3 * load.squareRoot(), 1e-3)
      let here = try ErlangB(agents: agents, offeredLoad: load)
      #expect(try ErlangB(agents: more, offeredLoad: load).logBlocking < here.logBlocking)
      #expect(try ErlangB(agents: agents, offeredLoad: heavier).logBlocking > here.logBlocking)
      guard heavier < agents else { continue }
      let delay = try ErlangC(agents: agents, offeredLoad: load)
      let relieved = try ErlangC(agents: more, offeredLoad: load)
      let strained = try ErlangC(agents: agents, offeredLoad: heavier)
      #expect(relieved.logWaitProbability < delay.logWaitProbability)
      #expect(strained.logWaitProbability > delay.logWaitProbability)
    }
  }

  /// No NaN, no infinity, shares within 0...1, logarithm and value of one mind, over the whole
  /// range of arguments and not only the likely one.
  @Test func valuesAreNumbersEverywhere() throws {
    var sample = Sample(seed: 3)
    for _ in 0..<3000 {
      let agents = sample.magnitude(1e-9, 1e12)
      let load = sample.magnitude(1e-290, 1e12)
      let loss = try ErlangB(agents: agents, offeredLoad: load)
      #expect(loss.logBlocking.isFinite && loss.logBlocking <= 0, "\(agents) \(load)")
      #expect((0...1).contains(loss.blocking) && (0...1).contains(loss.occupancy))
      #expect(loss.carriedLoad <= load && loss.lostLoad <= load)
      if loss.blocking > 1e-290 {
        #expect(agree(loss.blocking, exp(loss.logBlocking), 1e-12))
      }
      let wait = try erlangC(agents: agents, offeredLoad: load)
      #expect((0...1).contains(wait))
      #expect(wait >= loss.blocking)
    }
  }

  /// Far in the tail B is the Poisson probability, log B = s log a - a - log s!.
  ///
  /// What is left out is B times a finite sum and vanishes here. Tolerance 1e-10 of the logarithm,
  /// the digits that the C library's log-gamma leaves in the difference.
  @Test func logarithmBelowTheDoubleRange() throws {
    for (agents, load) in [(2000.0, 100.0), (1e6, 9e5), (400, 0.01)] {
      let truth = agents * log(load) - load - lgamma(agents + 1)
      let answer = try ErlangB(agents: agents, offeredLoad: load)
      #expect(answer.blocking == 0)
      #expect(agree(answer.logBlocking, truth, 1e-10), "\(answer.logBlocking)")
    }
  }

  @Test func waitingTimesOfErlangC() throws {
    let queue = try ErlangC(agents: 14, offeredLoad: 10, meanHandleTime: 180)
    // Source: the worked example that pyworkforce 0.1.0 documents (100 calls in 30 minutes, 3
    // minutes each, 14 agents, 20 s), printed with 16 digits.
    #expect(agree(queue.waitProbability, 0.1741319335950498, 1e-14))
    #expect(agree(queue.serviceLevel(within: 20), 0.8883500191794669, 1e-14))
    #expect(agree(queue.averageSpeedOfAnswer, 7.83593701177724, 1e-14))
    for share in [0.83, 0.9, 0.999, 1 - 1e-9] {
      let time = try queue.waitQuantile(share)
      #expect(agree(queue.waitExceeds(time), 1 - share, 1e-10))
    }
    #expect(try queue.waitQuantile(0.5) == 0)
  }

  /// Errors are typed and say in words what was wrong; none of these inputs may trap.
  @Test func invalidInputIsRefusedInWords() throws {
    for bad in [-1, .nan, .infinity, -.infinity, 1e13] {
      #expect(throws: ErlangError.self) { try erlangB(agents: bad, offeredLoad: 1) }
      #expect(throws: ErlangError.self) { try erlangB(agents: 1, offeredLoad: bad) }
      #expect(throws: ErlangError.self) { try erlangC(agents: bad, offeredLoad: 1) }
      #expect(throws: ErlangError.self) {
        try ErlangB.leastAgents(offeredLoad: bad, blocking: 0.1)
      }
      #expect(throws: ErlangError.self) { try ErlangB.leastAgents(offeredLoad: 1, blocking: bad) }
      #expect(throws: ErlangError.self) { try ErlangB.largestLoad(agents: 1, blocking: bad) }
    }
    do {
      _ = try ErlangC(agents: 5, offeredLoad: 5.5)
      Issue.record("an overloaded queue was accepted")
    } catch {
      #expect(error.kind == .unstable)
      #expect(
        error.description == "offered load must be below the number of agents (5) when nobody "
          + "gives up, not 5.5")
    }
  }

  /// No load needs no agents, loses nothing and never waits.
  @Test func zeroLoad() throws {
    #expect(try erlangB(agents: 3, offeredLoad: 0) == 0)
    #expect(try erlangB(agents: 0, offeredLoad: 0) == 1)
    #expect(try erlangC(agents: 3, offeredLoad: 0) == 0)
    #expect(try ErlangB.leastAgents(offeredLoad: 0, blocking: 0.01) == 0)
    #expect(try ErlangC(agents: 3, offeredLoad: 0).serviceLevel(within: 10) == 1)
  }
}
