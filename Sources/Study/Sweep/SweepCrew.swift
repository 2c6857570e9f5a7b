import Foundation
import Synchronization

/// Works off the cells of a sweep on several threads.
///
/// Cells are taken from a store and given back to it in batches, by whichever thread comes by,
/// while the others go on: a cell of a millisecond pays neither for a transaction nor for a thread
/// that only waits.
public final class SweepCrew: Sendable {
  /// Where cells come from and go to.
  public struct Work: Sendable {
    /// Takes up to so many cells that nobody else has; none where there are none now.
    public var claim: @Sendable (_ atMost: Int) throws -> [Int]
    /// Does a cell; nil where it was stopped on the way.
    public var compute: @Sendable (_ cell: Int) -> CellResult?
    /// Keeps results for good.
    public var finish: @Sendable ([CellResult]) throws -> Void
    /// Called now and then with the cells done since the start, by any thread.
    public var report: @Sendable (_ done: Int) -> Void

    /// Where cells come from and go to.
    public init(
      claim: @escaping @Sendable (_ atMost: Int) throws -> [Int],
      compute: @escaping @Sendable (_ cell: Int) -> CellResult?,
      finish: @escaping @Sendable ([CellResult]) throws -> Void,
      report: @escaping @Sendable (_ done: Int) -> Void = { _ in }
    ) {
      self.claim = claim
      self.compute = compute
      self.finish = finish
      self.report = report
    }
  }

  /// Seconds between two visits to the store.
  private static let rhythm = 0.2
  /// The most cells that are taken at once.
  private static let largestClaim = 512

  private struct State {
    var waiting: [Int] = []
    var finished: [CellResult] = []
    var done = 0
    var lastVisit: ContinuousClock.Instant
    var isVisiting = false
    var isDry = false
    var failure: (any Error)?
    var running: Int
  }

  private let work: Work
  private let threads: Int
  private let cancel: CancelFlag?
  private let state: Mutex<State>
  private let start: ContinuousClock.Instant

  private init(_ work: Work, threads: Int, cancel: CancelFlag?) {
    self.work = work
    self.threads = threads
    self.cancel = cancel
    start = .now
    state = Mutex(State(lastVisit: .now, running: threads))
  }

  /// Works until there is no cell left to take or somebody asks to stop; what is finished by then
  /// is kept.
  ///
  /// Gives the number of cells done.
  ///
  /// Throws what the store throws.
  public static func run(
    _ work: Work, threads: Int, cancel: CancelFlag? = nil
  ) throws -> Int {
    precondition(threads >= 1, "a crew has a member")
    let crew = SweepCrew(work, threads: threads, cancel: cancel)
    let ended = DispatchGroup()
    for _ in 1..<threads {
      ended.enter()
      let thread = Thread {
        crew.work(off: work)
        ended.leave()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    crew.work(off: work)
    ended.wait()
    let (left, failure, done) = crew.state.withLock { ($0.finished, $0.failure, $0.done) }
    if let failure { throw failure }
    if !left.isEmpty { try work.finish(left) }
    work.report(done)
    return done
  }

  /// What a thread does next.
  private enum Step {
    case compute(Int)
    case visit(results: [CellResult], claim: Int)
    case wait
    case end
  }

  private func work(off work: Work) {
    while true {
      switch next() {
      case .compute(let cell):
        guard let result = work.compute(cell) else { continue }
        state.withLock { state in
          state.finished.append(result)
          state.done += 1
        }
      case .visit(let results, let claim): visit(results, claim: claim)
      case .wait: Thread.sleep(forTimeInterval: 0.001)
      case .end: return
      }
    }
  }

  private func next() -> Step {
    let isStopped = cancel?.isSet == true
    return state.withLock { state in
      if state.failure != nil || isStopped { return .end }
      let isDue =
        state.lastVisit.duration(to: .now) / .seconds(1) >= Self.rhythm && !state.finished.isEmpty
      let claim = claimSize(state)
      let isShort = state.waiting.count < min(threads, claim) && !state.isDry
      if !state.isVisiting, isDue || isShort {
        state.isVisiting = true
        let results = state.finished
        state.finished = []
        return .visit(results: results, claim: isShort ? claim : 0)
      }
      if let cell = state.waiting.popLast() {
        return .compute(cell)
      }
      guard state.isDry else { return .wait }
      // Others may work for hours on the last cells: what is finished is not left to wait for them.
      guard !state.finished.isEmpty, !state.isVisiting else { return .end }
      state.isVisiting = true
      defer { state.finished = [] }
      return .visit(results: state.finished, claim: 0)
    }
  }

  /// As many cells as keep all threads busy until the next visit; of long ones no more than begin
  /// at once, so that other processes have the rest.
  private func claimSize(_ state: borrowing State) -> Int {
    let seconds = start.duration(to: .now) / .seconds(1)
    let rate = seconds > 0 ? Double(state.done) / seconds : 0
    return min(Self.largestClaim, max(1, Int(min(1e6, rate * Self.rhythm))))
  }

  /// Gives results to the store and takes cells from it.
  private func visit(_ results: [CellResult], claim: Int) {
    do {
      if !results.isEmpty { try work.finish(results) }
      let cells = claim > 0 ? try work.claim(claim) : []
      let done = state.withLock { state in
        state.waiting = cells.reversed() + state.waiting
        state.isDry = claim > 0 ? cells.isEmpty : state.isDry
        state.lastVisit = .now
        state.isVisiting = false
        return state.done
      }
      work.report(done)
    } catch {
      state.withLock { state in
        state.failure = state.failure ?? error
        state.isVisiting = false
      }
    }
  }
}
