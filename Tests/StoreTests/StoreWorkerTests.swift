import Foundation
import Store
import Study
import Synchronization
import Testing

/// Workers on one store never do the same cell, and none is left behind by one that goes away.
@Suite struct StoreWorkerTests {
  @Test func twoWorkersShareTheCells() throws {
    let sample = try Sample(cells: 1_000)
    let taken = Mutex([Int]())
    let threads = DispatchGroup()
    for _ in 0..<4 {
      // Each with a file of its own, as processes have.
      let worker = try StoreWorker(try sample.store())
      DispatchQueue.global().async(group: threads) {
        while let cells = try? worker.claim(atMost: 7), !cells.isEmpty {
          try? worker.finish(cells.map(Sample.result))
          taken.withLock { $0 += cells }
        }
        try? worker.leave()
      }
    }
    threads.wait()
    #expect(taken.withLock { $0.sorted() } == Array(0..<1_000))
    let status = try sample.store().status()
    #expect(status.finished == 1_000 && status.repeated == 0)
  }

  /// A worker that is gone without a word loses its lock, and with it its claims.
  @Test func theCellsOfTheDeadAreTakenOver() throws {
    let sample = try Sample(cells: 10)
    let survivor = try StoreWorker(try sample.store())
    try {
      let lost = try StoreWorker(try sample.store())
      #expect(try lost.claim(atMost: 6) == [0, 1, 2, 3, 4, 5])
      try lost.finish([Sample.result(2)])
      #expect(try survivor.claim(atMost: 10) == [6, 7, 8, 9])
      #expect(try survivor.claim(atMost: 10).isEmpty, "the other one lives")
      #expect(try StoreWorker.present(in: sample.store()).map(\.cells) == [4, 5])
    }()
    #expect(try survivor.claim(atMost: 10) == [0, 1, 3, 4, 5])
    #expect(try StoreWorker.present(in: sample.store()).map(\.cells) == [9])
  }

  /// One that leaves gives back what it has not done.
  @Test func whoLeavesGivesBack() throws {
    let sample = try Sample(cells: 4)
    let first = try StoreWorker(try sample.store())
    #expect(try first.claim(atMost: 4).count == 4)
    try first.finish([Sample.result(1)])
    try first.leave()
    let second = try StoreWorker(try sample.store())
    #expect(second.openCount == 3)
    #expect(try second.claim(atMost: 4) == [0, 2, 3])
  }

  @Test func failedCellsAreDoneAgainWhenAsked() throws {
    let sample = try Sample(cells: 20)
    let store = try sample.store()
    let worker = try StoreWorker(store)
    try worker.finish((0..<20).map(Sample.result))
    var reasons: [Int: String] = [:]
    try store.forEachFailure { reasons[$0] = $1 }
    #expect(reasons == [9: "ninth 9", 19: "ninth 19"])
    #expect(try worker.claim(atMost: 5).isEmpty)
    #expect(try store.forgetFailures() == 2)
    #expect(try StoreWorker(store).claim(atMost: 5) == [9, 19])
  }
}
