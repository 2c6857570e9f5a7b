import Erlang
import Testing

/// Laws of the limits, of finite sources, of overflow and of redials.
@Suite struct TrafficLawTests {
  /// A large group is as its limit says, up to terms of order 1 / sqrt(s).
  @Test func largeGroupsApproachTheirLimits() throws {
    for beta in [0.2, 1, 2.5] {
      let load = 1e10
      let agents = try HeavyTraffic.agents(offeredLoad: load, beta: beta)
      let delay = try erlangC(agents: agents, offeredLoad: load)
      #expect(agree(delay, try HeavyTraffic.halfinWhitt(beta: beta), 1e-4))
    }
    for (beta, ratio) in [(-1.5, 0.3), (0, 2), (1.2, 0.7)] {
      let load = 1e10
      let agents = try HeavyTraffic.agents(offeredLoad: load, beta: beta)
      let queue = try BirthDeathQueue(
        agents: agents, offeredLoad: load, meanHandleTime: ratio, meanPatience: 1)
      let limit = try HeavyTraffic.garnett(beta: beta, patienceRatio: ratio)
      let gone = try HeavyTraffic.garnettAbandonment(beta: beta, patienceRatio: ratio)
      #expect(agree(queue.waitProbability, limit, 1e-4))
      #expect(agree(queue.abandonmentRate * agents.squareRoot(), gone, 1e-4))
    }
  }

  /// The inverses of the limit functions.
  ///
  /// Tolerance 1e-11, relative.
  @Test func limitsInvert() throws {
    var sample = Sample(seed: 11)
    for _ in 0..<200 {
      let share = sample.magnitude(1e-12, 0.999)
      let ratio = sample.magnitude(1e-3, 1e3)
      let safe = try HeavyTraffic.halfinWhittBeta(waitProbability: share)
      #expect(agree(try HeavyTraffic.halfinWhitt(beta: safe), share, 1e-11))
      let beta = try HeavyTraffic.garnettBeta(waitProbability: share, patienceRatio: ratio)
      let back = try HeavyTraffic.garnett(beta: beta, patienceRatio: ratio)
      #expect(agree(back, share, 1e-11))
    }
    #expect(try HeavyTraffic.halfinWhitt(beta: 0) == 1)
    #expect(try HeavyTraffic.logHalfinWhitt(beta: 100) < -5000)
    #expect(throws: ErlangError.self) { try HeavyTraffic.halfinWhitt(beta: -0.1) }
    #expect(throws: ErlangError.self) { try HeavyTraffic.garnett(beta: .nan, patienceRatio: 1) }
    #expect(throws: ErlangError.self) {
      try HeavyTraffic.garnettBeta(
        waitProbability: 1, patienceRatio: 1)
    }
  }

  /// Engset against the states summed one by one.
  ///
  /// Tolerance 1e-12.
  @Test func engsetSumsItsStates() throws {
    var sample = Sample(seed: 12)
    for _ in 0..<200 {
      let sources = 1 + Int(sample.between(0, 120))
      let agents = 1 + Int(sample.between(0, Double(sources) - 0.01))
      let load = sample.magnitude(0.01, 20)
      var weights = [1.0]
      for count in 0..<agents {
        weights.append((weights.last ?? 0) * Double(sources - count) / Double(count + 1) * load)
      }
      let total = weights.reduce(0, +)
      let busy = weights.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / total
      let system = try Engset(sources: sources, agents: agents, loadPerIdleSource: load)
      #expect(agree(system.timeCongestion, (weights.last ?? 0) / total, 1e-12))
      #expect(agree(system.carriedLoad, busy, 1e-12))
      // Calls come at a rate proportional to the idle customers.
      let calls = weights.enumerated().reduce(0) { $0 + Double(sources - $1.offset) * $1.element }
      let refused = Double(sources - agents) * (weights.last ?? 0) / calls
      #expect(agree(system.callCongestion, refused, 1e-12))
      let intended = Double(sources) * load / (1 + load)
      #expect(abs(system.trafficCongestion - (1 - busy / intended)) < 1e-12)
    }
  }

  /// Many customers who call rarely are a Poisson stream: Engset tends to Erlang B.
  @Test func engsetTendsToErlangB() throws {
    let system = try Engset(sources: 1_000_000_000, agents: 120, loadPerIdleSource: 1e-7)
    let loss = try erlangB(agents: 120, offeredLoad: 100)
    #expect(agree(system.callCongestion, loss, 1e-5))
    #expect(throws: ErlangError.self) {
      try Engset(sources: -1, agents: 1, loadPerIdleSource: 1)
    }
    #expect(throws: ErlangError.self) {
      try Engset(sources: 1, agents: 1, loadPerIdleSource: .nan)
    }
    #expect(try Engset(sources: 3, agents: 3, loadPerIdleSource: 1).callCongestion == 0)
  }

  /// The overflow of the equivalent group is the stream it stands for.
  ///
  /// Tolerance 1e-10, what two equations solved in doubles leave.
  @Test func equivalentGroupHasTheStreamsMoments() throws {
    var sample = Sample(seed: 13)
    for _ in 0..<200 {
      let mean = sample.magnitude(0.01, 500)
      let peakedness = 1 + sample.magnitude(1e-3, 6)
      let stream = try OverflowTraffic(mean: mean, variance: mean * peakedness)
      let group = try EquivalentRandom(stream)
      let again = try OverflowTraffic(agents: group.agents, offeredLoad: group.offeredLoad)
      #expect(agree(again.mean, mean, 1e-10), "\(mean) \(peakedness) \(group)")
      #expect(agree(again.variance, stream.variance, 1e-10), "\(mean) \(peakedness) \(group)")
    }
  }

  /// One overflow stream on more trunks is one larger group: the equivalent random method is exact.
  @Test func oneStreamIsExact() throws {
    let stream = try OverflowTraffic(agents: 20, offeredLoad: 22)
    let lost = try OverflowTraffic.loss(of: [stream], trunks: 9) * stream.mean
    #expect(agree(lost, try ErlangB(agents: 29, offeredLoad: 22).lostLoad, 1e-10))
    // A Poisson stream stays what it is, by every method.
    let poisson = try OverflowTraffic(agents: 0, offeredLoad: 7)
    #expect(agree(poisson.peakedness, 1, 1e-14))
    let plain = try erlangB(agents: 10, offeredLoad: 7)
    #expect(agree(try OverflowTraffic.loss(of: [poisson], trunks: 10), plain, 1e-12))
    #expect(agree(try poisson.haywardLoss(trunks: 10), plain, 1e-12))
    #expect(throws: ErlangError.self) { try OverflowTraffic.loss(of: [], trunks: 3) }
    #expect(throws: ErlangError.self) {
      try EquivalentRandom(OverflowTraffic(mean: 2, variance: 1))
    }
    #expect(throws: ErlangError.self) { try OverflowTraffic(mean: 2, variance: .nan) }
  }

  /// Overflow is more peaked than Poisson, of finite moments at every size.
  @Test func overflowIsPeaked() throws {
    var sample = Sample(seed: 14)
    for _ in 0..<60 {
      let (agents, load) = sample.group(upTo: 2e4)
      let stream = try OverflowTraffic(agents: agents, offeredLoad: load)
      #expect(stream.mean.isFinite && stream.variance.isFinite)
      #expect(stream.mean < 1e-280 || stream.peakedness >= 1 - 1e-12, "\(agents) \(load)")
    }
  }

  /// The attempts reproduce themselves, and every customer is answered or lost.
  ///
  /// Tolerance 1e-10.
  @Test func redialsReproduceTheLoad() throws {
    for (again, busy) in [(0.0, 0.0), (0.6, 0.3), (1, 0.9)] {
      let system = try RetrialQueue(
        agents: 20, freshLoad: 22, meanHandleTime: 3, meanPatience: 2, waitingRoom: 8,
        redialAfterAbandonment: again, redialAfterBlocking: busy)
      let queue = system.queue
      let load =
        22 + queue.offeredLoad * (queue.abandonmentRate * again + queue.blockingProbability * busy)
      #expect(agree(load, queue.offeredLoad, 1e-10))
      let answered = system.attemptsPerCustomer * queue.answerRate
      #expect(agree(answered + system.customersLost, 1, 1e-10))
    }
    // All call again and 20 agents cannot serve 22 erlangs: the redials never end.
    #expect(throws: ErlangError.self) {
      try RetrialQueue(
        agents: 20, freshLoad: 22, meanHandleTime: 3, meanPatience: 2,
        redialAfterAbandonment: 1, redialAfterBlocking: 1)
    }
    #expect(throws: ErlangError.self) {
      try RetrialQueue(
        agents: 20, freshLoad: 22, meanHandleTime: 3, redialAfterAbandonment: .nan,
        redialAfterBlocking: 0)
    }
    let idle = try RetrialQueue(
      agents: 2, freshLoad: 0, meanHandleTime: 3, redialAfterAbandonment: 0.5,
      redialAfterBlocking: 0)
    #expect(idle.attemptsPerCustomer == 1 && idle.customersLost == 0)
  }
}
