import Sim

/// One replication of one strategy, told event by event.
///
/// It is simulated anew: the same seed and number give the same replication, whatever the study ran
/// on, so nothing has to be kept while a study runs.
public struct Rerun: Sendable {
  let model: Model
  let names: JournalNames
  let runner: PolicyRunner
  let seed: UInt64
  let replication: UInt64

  /// A replication; `names` are the words of its strategy.
  public init(
    model: Model, names: JournalNames, runner: PolicyRunner, seed: UInt64, replication: UInt64
  ) {
    self.model = model
    self.names = names
    self.runner = runner
    self.seed = seed
    self.replication = replication
  }

  /// Runs it, and hands on each attempt when it has come to its end, and each switch of a valve.
  @discardableResult
  public func run(
    record: @escaping (ContactRecord) -> Void,
    valve: @escaping (Ticks, Decision) -> Void = { _, _ in }
  ) throws(StudyError) -> Observations {
    var book = ContactBook()
    let seen = try observe(
      Journal { entry in
        if entry.contact == nil, case .decided(let decision) = entry.event {
          valve(entry.time, decision)
        }
        book.take(entry, record)
      })
    book.finish(record)
    return seen
  }

  func observe(_ journal: Journal) throws(StudyError) -> Observations {
    guard let explain = runner.explain else { throw .tellsNothing(strategy: runner.name) }
    do {
      return try explain(model, seed, replication, journal)
    } catch {
      throw .replicationFailed(strategy: runner.name, replication: replication, error)
    }
  }
}
