import Study
import Synchronization
import Testing

/// A crew does each cell that it takes once, and gives every result back.
@Suite struct SweepCrewTests {
  struct Broken: Error {}

  @Test(arguments: [1, 2, 7]) func everyCellIsDoneOnce(_ threads: Int) throws {
    let open = Mutex(Array((0..<2_000).reversed()))
    let done = Mutex([Int]())
    let count = try SweepCrew.run(
      SweepCrew.Work(
        claim: { most in
          open.withLock { open in (0..<most).compactMap { _ in open.popLast() } }
        },
        compute: { CellResult(cell: $0, outcome: .failed(reason: "none")) },
        finish: { results in done.withLock { $0 += results.map(\.cell) } }),
      threads: threads)
    #expect(count == 2_000)
    #expect(done.withLock { $0.sorted() } == Array(0..<2_000))
  }

  /// What was finished before somebody asked to stop is kept; what was stopped on its way is not.
  @Test func aStopKeepsWhatIsFinished() throws {
    let cancel = CancelFlag()
    let next = Mutex(0)
    let kept = Mutex([Int]())
    let count = try SweepCrew.run(
      SweepCrew.Work(
        claim: { most in
          next.withLock { next in
            defer { next += most }
            return Array(next..<next + most)
          }
        },
        compute: { cell in
          if cell == 100 { cancel.set() }
          return cell < 100 ? CellResult(cell: cell, outcome: .failed(reason: "")) : nil
        },
        finish: { results in kept.withLock { $0 += results.map(\.cell) } }),
      threads: 1, cancel: cancel)
    #expect(count == 100)
    #expect(kept.withLock { $0.sorted() } == Array(0..<100))
  }

  @Test func whatTheStoreThrowsComesThrough() {
    #expect(throws: Broken.self) {
      try SweepCrew.run(
        SweepCrew.Work(
          claim: { _ in throw Broken() },
          compute: { CellResult(cell: $0, outcome: .failed(reason: "")) }, finish: { _ in }),
        threads: 2)
    }
    #expect(throws: Broken.self) {
      try SweepCrew.run(
        SweepCrew.Work(
          claim: { Array(0..<$0) },
          compute: { CellResult(cell: $0, outcome: .failed(reason: "")) },
          finish: { _ in throw Broken() }),
        threads: 2)
    }
  }
}
