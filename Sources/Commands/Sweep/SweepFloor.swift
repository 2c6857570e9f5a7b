import Foundation
import Report
import Store
import Study
import Synchronization

/// The work on a sweep under way: threads, what people see, and Ctrl-C.
struct SweepFloor {
  private let desk: SweepDesk
  private let worker: StoreWorker
  private let threads: Int
  private let isQuiet: Bool
  private let all: Int

  /// Work on a part of the cells, of those that are not known from elsewhere.
  init(
    _ desk: SweepDesk, _ store: ResultStore, _ shard: Shard, leavingOut known: [Int],
    threads: Int, isQuiet: Bool
  ) throws {
    let known = Set(known)
    let rest = (0..<desk.cells.count).filter { !known.contains($0) }
    let own = rest.enumerated().filter { shard.contains($0.offset) }.map(\.element)
    self.desk = desk
    self.threads = threads
    self.isQuiet = isQuiet
    worker = try StoreWorker(store, cells: own)
    all = own.count
  }

  /// Works until every cell has a result, whoever makes it, or until somebody asks to stop; how the
  /// command then ends.
  func run() throws -> Ending? {
    let interruption = Interruption.listen(isQuiet: isQuiet)
    let cancel = interruption.flag
    let line = ProgressLine()
    let open = worker.openCount
    if !isQuiet { Screen.error(opening(open)) }
    // A few long cells are each simulated by several threads.
    let inner = max(1, threads / max(1, open))
    let start = ContinuousClock.now
    let (desk, worker, isQuiet, all) = (desk, worker, isQuiet, all)
    let before = Mutex(0)
    let work = SweepCrew.Work(
      claim: { try worker.claim(atMost: $0) },
      compute: { desk.result(of: $0, threads: inner, cancel: cancel) },
      finish: { try worker.finish($0) },
      report: { done in
        guard !isQuiet else { return }
        let seconds = start.duration(to: .now) / .seconds(1)
        let count = before.withLock { $0 } + done
        line.show(
          SweepWords.progress(done: all - open + count, of: all, own: count, seconds: seconds),
          seconds: seconds)
      })
    defer { line.clear() }
    do {
      while true {
        let done = try SweepCrew.run(work, threads: min(threads, max(1, open)), cancel: cancel)
        before.withLock { $0 += done }
        guard !cancel.isSet else { break }
        try worker.look()
        guard worker.openCount > 0 else { break }
        // Other processes have the rest; whoever of them ends early leaves it to this one.
        if done == 0 { Thread.sleep(forTimeInterval: 0.1) }
      }
    } catch {
      try? worker.leave()
      throw error
    }
    try worker.leave()
    return interruption.ending
  }

  /// Two lines: what is varied, and how much is left.
  private func opening(_ open: Int) -> String {
    let (plan, words) = (desk.facts.plan, Invocation.words)
    let title = desk.facts.title.isEmpty ? "" : "\(desk.facts.title): "
    let list = words.row(plan.factors.prefix(4).map(\.path))
    let more = plan.factors.count - 4
    let names = more > 0 ? words("\(list) and \(more) more") : list
    let known = all - open
    let each = words.plural(desk.facts.replications, "replication")
    return title + names + "\n" + words("\(words.plural(all, "cell")) of \(each)")
      + (known > 0 ? words(", \(Figures.count(Double(known))) of them in the store") : "") + "\n"
  }
}

/// What is said of sweeps.
enum SweepWords {
  /// How far a sweep is.
  static func progress(done: Int, of all: Int, own: Int, seconds: Double) -> String {
    let words = Invocation.words
    var text = words("\(Figures.count(Double(done))) of \(Figures.count(Double(all))) cells")
    guard own > 0, seconds > 0 else { return text }
    let rate = Double(own) / seconds
    text += words(", \(Figures.decimal(rate, rate < 10 ? 1 : 0))/s")
    if done < all {
      let left = StudyWords(words).span(Double(all - done) / rate)
      text += words(", \(left) left")
    }
    return text
  }

  /// What a store has, and what to do with it.
  static func summary(_ status: ResultStore.Status, path: String, program: String) -> String {
    let words = Invocation.words
    let shown = CompareReport.quoted(path)
    let cells = Figures.count(Double(status.cells))
    var text = words("\(Figures.count(Double(status.finished))) of \(cells) cells in \(shown)")
    if status.failed > 0 {
      text += words(", \(Figures.count(Double(status.failed))) of them failed")
    }
    let call = "\(CompareReport.quoted(program)) sweep"
    return text + "\n" + words("Next: \(call) analyze \(shown), or \(call) export \(shown)")
  }
}
