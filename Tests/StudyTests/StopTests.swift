import Sim
import Study
import Synchronization
import Testing

/// When runs end, and with what.
@Suite struct StopTests {
  static let model = World.markov(rate: [0.15], staff: [10], length: 600)

  /// The number of replications depends on the data alone.
  @Test func precisionStopsAtALookAndIsTheSameOnThreads() throws {
    var plan = World.plan(Self.model, replications: 2000)
    plan.settings.minimum = 10
    plan.settings.precision = Precision(measure: .serviceLevel, halfWidth: .absolute(0.02))
    let one = try Study.run(plan)
    plan.settings.threads = 3
    let three = try Study.run(plan)
    #expect(one.run == three.run)
    #expect(one.run.stop == .precisionReached && !one.run.isPartial)
    let width = try #require(
      one.strategies[0].estimate(.serviceLevel, in: .total)?.halfWidth)
    #expect(width <= 0.02)
    // Looks are at 10 and a quarter more each time, rounded down.
    var looks = [10]
    while let last = looks.last, last < one.run.replicationsDone { looks.append(last + last / 4) }
    #expect(looks.last == one.run.replicationsDone)
    plan.settings.precision = nil
    plan.settings.replications = one.run.replicationsDone
    #expect(try Study.run(plan).run.digest == one.run.digest)
  }

  @Test func aPrecisionOutOfReachIsSaid() throws {
    var plan = World.plan(Self.model, replications: 30)
    plan.settings.precision = Precision(measure: .meanWait, halfWidth: .relative(0.0001))
    let results = try Study.run(plan)
    #expect(results.run.stop == .maximumReached)
    #expect(results.run.precision?.isReached == false)
    #expect(
      results.warnings.contains { if case .precisionNotReached = $0 { true } else { false } })
  }

  /// What is finished stays, with all strategies of a replication or none.
  @Test func cancellingKeepsAPrefix() throws {
    let local = World.runner("local", Local())
    for threads in [1, 3] {
      let cancel = CancelFlag()
      let begun = Atomic(0)
      let stopping = PolicyRunner(name: "stopping") { model, seed, replication in
        if begun.wrappingAdd(1, ordering: .relaxed).newValue == 5 { cancel.set() }
        return try local.run(model, seed, replication)
      }
      var plan = World.plan(
        Self.model, replications: 50, threads: threads, strategies: [stopping, local])
      let results = try Study.run(plan, watch: Watch(cancel: cancel))
      #expect(results.run.stop == .cancelled && results.run.isPartial)
      let done = results.run.replicationsDone
      // On one thread the fifth replication has begun, and its second strategy has not.
      #expect(threads == 1 ? done == 4 : (1..<50).contains(done))
      plan.settings.replications = done
      #expect(try Study.run(plan).run.digest == results.run.digest)
    }
  }

  @Test func noTimeIsNoResult() {
    var plan = World.plan(Self.model, replications: 5)
    plan.settings.timeBudget = 0
    #expect(throws: StudyError.self) { try Study.run(plan) }
  }

  /// Catches a study that prints figures of an engine that lost a contact.
  @Test func aBrokenIdentityEndsTheRun() {
    let local = World.runner("local", Local())
    for threads in [1, 2] {
      let losing = PolicyRunner(name: "losing") { model, seed, replication in
        var seen = try local.run(model, seed, replication)
        if replication >= 4 { seen.identities.completed -= 1 }
        return seen
      }
      let plan = World.plan(Self.model, replications: 9, threads: threads, strategies: [losing])
      do {
        _ = try Study.run(plan)
        Issue.record("a lost contact was not found")
      } catch {
        guard case .identitiesBroken("losing", 4, ["answered"]) = error else {
          Issue.record("found \(error)")
          return
        }
      }
    }
  }

  @Test func aFailedReplicationIsNamed() {
    let failing = PolicyRunner(name: "failing") { model, seed, replication in
      if replication == 3 { throw RunFailure.neverEmpty(contacts: 1, after: 0) }
      return try World.runner("local", Local()).run(model, seed, replication)
    }
    do {
      _ = try Study.run(World.plan(Self.model, replications: 9, threads: 2, strategies: [failing]))
      Issue.record("the failure was lost")
    } catch {
      guard case .replicationFailed("failing", 3, let cause) = error else {
        Issue.record("found \(error)")
        return
      }
      #expect(cause as? RunFailure == .neverEmpty(contacts: 1, after: 0))
    }
  }
}
