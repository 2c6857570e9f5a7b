import Sim
import Study
import Testing

/// Formula beside simulation, or the assumption that is broken.
@Suite struct TwinTests {
  private func twin(_ model: Model, _ policy: some RoutingPolicy = Local()) throws -> FormulaTwin {
    let results = try Study.run(
      World.plan(model, replications: 2, strategies: [World.runner("one", policy)]))
    return try #require(results.strategies[0].twins.first)
  }

  /// Erlang A with 10 agents, 9 contacts and half a patience a minute, as published tables have it
  /// (T = 20 s): service level 0.793789866412294, wait 0.1340234309468962 min.
  @Test func erlangAStandsBesideTheSimulation() throws {
    let model = World.markov(
      rate: [9.0 / 60], staff: [10], handle: 60, patience: 120, length: 6000, warmUp: 1200)
    let results = try Study.run(World.plan(model, replications: 60))
    let twin = try #require(results.strategies[0].twins.first)
    guard case .figures(.erlangA, let figures) = twin.outcome else {
      Issue.record("found \(twin.outcome)")
      return
    }
    func value(_ measure: Measure) -> Double {
      figures.first { $0.measure == measure }?.value ?? .nan
    }
    #expect(abs(value(.serviceLevel) - 0.793789866412294) < 1e-9)
    #expect(abs(value(.meanWait) - 60 * 0.1340234309468962) < 1e-7)
    #expect(abs(value(.waitProbability) - 0.4689417044413367) < 1e-9)
    // Within 4 standard errors of 60 replications each: a false alarm once in 2,000 seeds over all.
    for figure in figures {
      let estimate = try #require(
        results.strategies[0].estimate(figure.measure, in: twin.scope), "\(figure.measure)")
      let error = try #require(estimate.standardError)
      #expect(abs(estimate.value - figure.value) < 4 * error, "\(figure.measure)")
    }
  }

  @Test func withoutPatienceItIsErlangC() throws {
    let model = World.markov(
      rate: [0.1], staff: [10], patience: nil, length: 6000, warmUp: 600)
    guard case .figures(.erlangC, _) = try twin(model).outcome else {
      Issue.record("no Erlang C")
      return
    }
    let overloaded = World.markov(
      rate: [0.1], staff: [5], patience: nil, length: 600, warmUp: 60)
    #expect(try twin(overloaded).outcome == .broken([.enoughAgents]))
  }

  /// Every assumption that can be broken in a model is named when it is.
  @Test func brokenAssumptionsAreNamed() throws {
    let sound = World.markov(
      rate: [0.1], staff: [10], length: 3600, warmUp: 600, intervals: 2)
    func expect(
      _ assumption: FormulaTwin.Assumption, _ change: (inout Model) -> Void,
      sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      var model = sound
      change(&model)
      #expect(
        try twin(model).outcome == .broken([assumption]), sourceLocation: sourceLocation)
    }
    let half = Ticks(seconds: 1800)
    try expect(.constantRate) {
      $0.streams[0].source = .rate(
        RateProfile(segments: [.init(from: 0, rate: 0.1), .init(from: half, rate: 0.2)]))
    }
    try expect(.sameEveryDay) {
      $0.busyness = [Busyness(shape: .gamma, cv: 0.1, center: 0)]
      $0.streams[0].busyness = 0
    }
    try expect(.constantStaff) {
      $0.roster.append(RosterChange(at: half, group: 0, change: .level(9)))
    }
    try expect(.constantStaff) {
      $0.centerOutages = [
        CenterOutage(
          center: 0, starts: half, ends: half + 1, extent: .share(0.5), inProgress: .finished)
      ]
    }
    try expect(.exponentialHandleTime) {
      $0.contactTypes[0].talk = .lognormal(mean: 60, cv: 1)
    }
    try expect(.exponentialHandleTime) {
      $0.contactTypes[0].wrapUp = .exponential(mean: 10)
    }
    try expect(.exponentialPatience) { $0.patience[0] = .weibull(mean: 100, shape: 2) }
    try expect(.noRedial) {
      $0.contactTypes[0].redial = Redial(
        afterAbandonment: 0.5, afterBusy: 0, wait: .exponential(mean: 60), attempts: 3)
    }
    try expect(.nobodyBlocked) { $0.centers[0].lines = 4 }
    try expect(.steadyState) { $0.horizon.borders[0] = 0 }
  }

  @Test func whatTheStrategyBreaksIsSeen() throws {
    let model = World.markov(
      rate: [0.15, 0.15], staff: [10, 10], length: 3600, warmUp: 600)
    guard case .figures = try twin(model).outcome else {
      Issue.record("centers that keep to themselves meet the assumptions")
      return
    }
    #expect(try twin(model, Overflow()).outcome == .broken([.handledAtHome]))
  }
}
