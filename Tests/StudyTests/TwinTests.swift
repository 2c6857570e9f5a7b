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
