import Sim

/// Runs strategies on the same replications and estimates every measure.
public enum Study {
  /// Runs a plan to its end, its precision, its time or its cancellation.
  ///
  /// The figures and the digest depend on the plan alone, not on threads or time, unless the
  /// results are marked partial.
  public static func run(_ plan: StudyPlan, watch: Watch = Watch()) throws(StudyError) -> Results {
    let frame = Frame(model: plan.model, labels: plan.labels)
    let settings = plan.settings
    let count = plan.strategies.count
    let clock = ContinuousClock()
    let start = clock.now
    let budget = settings.timeBudget
    let cancel = watch.cancel
    var run = Run(plan: plan, frame: frame, watch: watch, start: start)
    let limit = settings.replications.multipliedReportingOverflow(by: count)
    let conveyor = Conveyor<Tally>(
      limit: limit.overflow ? .max : limit.partialValue,
      ahead: settings.threads * (frame.isLarge ? 1 : 4) + 1,
      mayBegin: {
        if cancel?.isSet == true { return false }
        return budget.map { start.duration(to: clock.now) < .seconds($0) } ?? true
      },
      make: { try Study.tally(piece: $0, plan: plan, frame: frame) },
      take: { run.take($0) })
    do {
      try conveyor.run(threads: settings.threads)
    } catch let error as StudyError {
      throw error
    } catch {
      throw .replicationFailed(strategy: "", replication: settings.first, error)
    }
    return try run.results(isCancelled: cancel?.isSet == true)
  }

  /// Simulates one replication of one strategy.
  private static func tally(piece: Int, plan: StudyPlan, frame: Frame) throws(StudyError) -> Tally {
    let strategy = plan.strategies[piece % plan.strategies.count]
    let replication = plan.settings.first &+ UInt64(piece / plan.strategies.count)
    guard plan.runsIsolated, let isolated = plan.isolated, let beside = strategy.beside else {
      return Tally(
        try observe(strategy, replication, plan.model, seed: plan.settings.seed), frame: frame)
    }
    let (model, seed) = (plan.model, plan.settings.seed)
    let home = try observe(isolated, replication, model, seed: seed) {
      try isolated.beside?($0, $1, $2, .records) ?? isolated.run($0, $1, $2)
    }
    let waits = home.homeWaits.map { Counterfactual.compares($0) } ?? .none
    let seen = try observe(strategy, replication, model, seed: seed) {
      try beside($0, $1, $2, waits)
    }
    return Tally(seen, home: home, frame: frame)
  }

  /// What a replication saw, if its books agree; `run` stands for the strategy's own run.
  static func observe(
    _ strategy: PolicyRunner, _ replication: UInt64, _ model: Model, seed: UInt64,
    run: ((Model, _ seed: UInt64, _ replication: UInt64) throws -> Observations)? = nil
  ) throws(StudyError) -> Observations {
    let seen: Observations
    do {
      seen = try run?(model, seed, replication) ?? strategy.run(model, seed, replication)
    } catch {
      throw .replicationFailed(strategy: strategy.name, replication: replication, error)
    }
    precondition(
      seen.shape == Observations.Shape(model), "a runner observes the model it was given")
    let broken = seen.identities.broken
    guard broken.isEmpty else {
      throw .identitiesBroken(strategy: strategy.name, replication: replication, broken)
    }
    return seen
  }
}

/// Why a study has no results.
public enum StudyError: Error {
  /// A replication could not be run to its end.
  case replicationFailed(strategy: String, replication: UInt64, any Error)
  /// Sums that must agree do not: a fault of the engine, and no figure of it can be trusted.
  case identitiesBroken(strategy: String, replication: UInt64, [String])
  /// The run was stopped before a single replication was done.
  case nothingFinished
  /// A strategy written in Swift runs in a way that keeps no journal.
  case tellsNothing(strategy: String)
  /// A replication with so many customers has no such contact.
  case noContact(customers: Int)
}

/// A study under way.
private struct Run {
  let plan: StudyPlan
  let watch: Watch
  let start: ContinuousClock.Instant
  var ledger: Ledger
  private var looks: [Int]
  private var isPrecise = false
  private var reported: ContinuousClock.Instant

  init(plan: StudyPlan, frame: Frame, watch: Watch, start: ContinuousClock.Instant) {
    self.plan = plan
    self.watch = watch
    self.start = start
    reported = start
    ledger = Ledger(plan: plan, frame: frame)
    looks =
      plan.settings.precision == nil
      ? []
      : Looks.numbers(minimum: plan.settings.minimum, maximum: plan.settings.replications)
  }

  /// Takes in a piece; false when the precision asked for is reached.
  mutating func take(_ tally: Tally) -> Bool {
    guard ledger.add(tally) else { return true }
    report()
    guard let precision = plan.settings.precision, looks.first == ledger.replications else {
      return true
    }
    looks.removeFirst()
    isPrecise = ledger.reached(precision).isReached
    return !isPrecise
  }

  private mutating func report() {
    guard let progress = watch.progress else { return }
    let now = ContinuousClock.now
    guard reported.duration(to: now) >= .milliseconds(200) else { return }
    reported = now
    let measure = plan.settings.precision?.measure ?? .serviceLevel
    let elapsed = start.duration(to: now) / .seconds(1)
    progress(
      Progress(
        done: ledger.replications, asked: plan.settings.replications,
        contacts: ledger.strategies.reduce(0) { $0 + $1.contacts }, seconds: elapsed,
        halfWidth: ledger.halfWidth(measure), measure: measure))
  }

  func results(isCancelled: Bool) throws(StudyError) -> Results {
    let done = ledger.replications
    guard done > 0 else { throw .nothingFinished }
    let expected = plan.model.expectedCustomers
    let strategies = zip(plan.strategies, ledger.strategies).map { runner, entry in
      StrategyResult(
        name: runner.name, estimates: entry.estimates,
        controlled: plan.estimatesAlone
          ? [] : entry.estimates.controlled(expectedCustomers: expected),
        days: plan.estimatesAlone ? [] : entry.days.spread,
        flows: plan.estimatesAlone ? [] : entry.flows.estimates,
        probes: plan.estimatesAlone ? [] : entry.probes.estimates,
        twins: plan.estimatesAlone
          ? []
          : FormulaCheck(
            model: plan.model, labels: plan.labels, estimates: entry.estimates,
            keepsOrder: runner.keepsOrder, answersAtOnce: runner.answersAtOnce
          ).twins,
        contactsSimulated: entry.contacts,
        digest: entry.hash.finish().description,
        replicationDigests: entry.digests.map(\.description))
    }
    let facts = RunFacts(
      seed: plan.settings.seed, streamsVersion: StreamKey.version,
      firstReplication: plan.settings.first, replicationsAsked: plan.settings.replications,
      replicationsDone: done, stop: stop(isCancelled: isCancelled),
      precision: plan.settings.precision.map(ledger.reached),
      contactsSimulated: ledger.strategies.reduce(0) { $0 + $1.contacts },
      events: ledger.strategies.reduce(0) { $0 + $1.events },
      digest: Digest(of: ledger.strategies.map { $0.hash.finish() }).description)
    return Results(
      labels: plan.labels, run: facts, strategies: strategies,
      comparison: ledger.comparison?.comparison(strategies.map(\.estimates)),
      warnings: warnings(facts))
  }

  private func stop(isCancelled: Bool) -> StopReason {
    if isPrecise { return .precisionReached }
    if ledger.replications < plan.settings.replications {
      return isCancelled ? .cancelled : .timeBudget
    }
    return plan.settings.precision == nil ? .finished : .maximumReached
  }

  private func warnings(_ facts: RunFacts) -> [StudyWarning] {
    var warnings: [StudyWarning] = []
    if facts.replicationsDone == 1 {
      warnings.append(.singleReplication)
    } else if facts.replicationsDone < 10 {
      warnings.append(.fewReplications(facts.replicationsDone))
    }
    let contacts = Double(facts.contactsSimulated) / Double(facts.replicationsDone)
    let each = contacts / Double(plan.strategies.count)
    if plan.model.patience.allSatisfy(\.isNever), each < 10_000 {
      warnings.append(.longMemory(contactsPerReplication: each))
    }
    if let precision = facts.precision, !precision.isReached {
      warnings.append(.precisionNotReached(precision))
    }
    return warnings
  }
}
