import Foundation
import Store
import Study
import Testing

/// What a store keeps is what was put in, bit by bit, and nothing else is given out.
@Suite struct ResultStoreTests {
  @Test func whatIsKeptComesBack() throws {
    let sample = try Sample()
    let store = try sample.store()
    let worker = try StoreWorker(store)
    let order = (0..<60).map { $0 * 7 % 60 }
    try worker.finish(order.map(Sample.result))
    #expect(try Sample.results(store) == (0..<60).map(Sample.result), "in the order of the plan")
    try worker.leave()
    try store.close()
    let again = try ResultStore.existing(sample.path("a.sqlite"))
    #expect(again.facts == sample.facts)
    #expect(try Sample.results(again) == (0..<60).map(Sample.result))
    let status = try again.status()
    #expect(status.isComplete)
    #expect(status.failed == 6)
    #expect(status.repeated == 0)
    let contacts = (0..<60).filter { $0 % 10 != 9 }.reduce(0, +)
    #expect(status.contacts == Int64(contacts) * 1_000_000_000)
  }

  /// Every fact that makes another sweep is refused by its name, and the store stays as it is.
  @Test func anotherSweepIsRefused() throws {
    let sample = try Sample()
    try sample.store().close()
    let changes: [(String, (inout SweepFacts) -> Void)] = [
      ("the scenario", { $0.scenario = "4567" }), ("the seed", { $0.seed = 2 }),
      ("the replications", { $0.replications = 4 }),
      ("the version of the program", { $0.version = "2" }),
      ("the version of the random streams", { $0.streams += 1 }),
      ("the strategy", { $0.strategy = "pooled" }),
      ("the figures that are kept", { $0.columns.removeLast() }),
    ]
    for (words, change) in changes {
      var facts = sample.facts
      change(&facts)
      let error = #expect(throws: StoreError.self) {
        try ResultStore.open(sample.path("a.sqlite"), facts)
      }
      guard case .otherSweep(let differences)? = error else {
        Issue.record("\(words): \(String(describing: error))")
        continue
      }
      #expect(differences == [words])
    }
    _ = try sample.store()
  }

  @Test func otherFilesAreRefusedAndLeftAlone() throws {
    let sample = try Sample()
    for (name, bytes) in [
      ("text", Data("no store".utf8)), ("noise", Data(repeating: 7, count: 9_000)),
    ] {
      try bytes.write(to: sample.folder.appending(path: name))
      let error = #expect(throws: StoreError.self) {
        try ResultStore.open(sample.path(name), sample.facts)
      }
      guard case .notAStore? = error else {
        Issue.record("\(name): \(String(describing: error))")
        continue
      }
      #expect(try Data(contentsOf: sample.folder.appending(path: name)) == bytes)
    }
    let error = #expect(throws: StoreError.self) {
      try ResultStore.existing(sample.path("nothing"))
    }
    guard case .missing? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!FileManager.default.fileExists(atPath: sample.path("nothing")))
  }

  /// A figure is changed in the file: the seal of its row tells, and the cell is done again.
  @Test func aChangedFigureIsFound() throws {
    let sample = try Sample()
    let store = try sample.store()
    let worker = try StoreWorker(store)
    try worker.finish((0..<60).map(Sample.result))
    try worker.leave()
    try store.close()
    let file = sample.folder.appending(path: "a.sqlite")
    var bytes = try Data(contentsOf: file)
    let figure = withUnsafeBytes(of: (1 / Double(25 + 3)).bitPattern.littleEndian) { Data($0) }
    let place = try #require(bytes.firstRange(of: figure))
    bytes[place.lowerBound] ^= 1
    try bytes.write(to: file)
    let damaged = try sample.store()
    let error = #expect(throws: StoreError.self) { try Sample.results(damaged) }
    guard case .damaged(let words)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(words == "cell 26 is not what was written")
    #expect(try damaged.damaged(dropping: true) == [25])
    let second = try StoreWorker(damaged)
    #expect(try second.claim(atMost: 10) == [25])
    try second.finish([Sample.result(25)])
    #expect(try Sample.results(damaged) == (0..<60).map(Sample.result))
  }

  /// Stores of the parts of a sweep, merged in any order, are the store of the whole.
  @Test(arguments: [1, 2, 7]) func partsMakeTheWhole(_ count: Int) throws {
    let sample = try Sample()
    let whole = try sample.store("merged.sqlite")
    for number in (1...count).reversed() {
      let part = try sample.store("part-\(number).sqlite")
      let shard = try #require(Shard("\(number)/\(count)"))
      let worker = try StoreWorker(part, cells: (0..<60).filter(shard.contains))
      let cells = try worker.claim(atMost: 100)
      try worker.finish(cells.map(Sample.result))
      #expect(try whole.merge(part) == cells.count)
      #expect(try whole.merge(part) == 0, "a second time changes nothing")
    }
    #expect(try Sample.results(whole) == (0..<60).map(Sample.result))
    #expect(Shard("0/3") == nil && Shard("4/3") == nil && Shard("1/0") == nil && Shard("2") == nil)
  }

  @Test func storesThatDifferAreNotMerged() throws {
    let sample = try Sample()
    let (one, two) = (try sample.store("one.sqlite"), try sample.store("two.sqlite"))
    try StoreWorker(one).finish([Sample.result(3), Sample.result(4)])
    var wrong = Sample.result(4)
    wrong.outcome = .failed(reason: "by chance")
    try StoreWorker(two).finish([Sample.result(2), wrong])
    let error = #expect(throws: StoreError.self) { try one.merge(two) }
    guard case .conflict(cell: 4)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try Sample.results(one).map(\.cell) == [3, 4], "a merge that fails changes nothing")
  }

  /// Keys tell apart everything that changes a cell's work, and nothing else.
  @Test func keysAreOfTheWork() throws {
    let facts = try Sample().facts
    let settings = [(path: "agents", value: "3")]
    let key = CellKeys(facts).key(setting: settings)
    #expect(key.count == 16 && key == CellKeys(facts).key(setting: settings))
    var others: [[UInt8]] = [CellKeys(facts).key(setting: [(path: "agents", value: "4")])]
    let changes: [(inout SweepFacts) -> Void] = [
      { $0.scenario = "4567" }, { $0.seed = 2 }, { $0.replications = 4 }, { $0.version = "2" },
      { $0.streams += 1 }, { $0.strategy = "pooled" }, { $0.columns.removeLast() },
    ]
    for change in changes {
      var other = facts
      change(&other)
      others.append(CellKeys(other).key(setting: settings))
    }
    #expect(Set(others + [key]).count == 9)
    var wider = facts
    wider.plan = try Sample(cells: 70).facts.plan
    #expect(CellKeys(wider).key(setting: settings) == key, "a larger plan has the same cells")
  }
}
