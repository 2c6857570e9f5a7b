import Foundation
import GRDB
import Study
import Synchronization

/// A process that works on the cells of a store, alone or beside others.
///
/// Each cell that it takes is claimed in the store. Whether the owner of a claim still works is
/// known by a lock on a byte of the file `STORE-workers`, which the kernel takes away when a
/// process ends, however it ends: there are no times that could run out while a cell takes an hour,
/// and no clocks that could disagree.
public final class StoreWorker: Sendable {
  private let store: ResultStore
  private let isOwn: [Bool]
  private let number: Int64
  private let lock: WorkerLock
  /// Cells that may be free, the next one last.
  private let candidates: Mutex<[Int]>

  /// Begins to work on some of the cells, or on all.
  public init(_ store: ResultStore, cells: [Int]? = nil) throws(StoreError) {
    self.store = store
    let count = store.facts.plan.cellCount
    var isOwn = [Bool](repeating: cells == nil, count: count)
    for cell in cells ?? [] {
      precondition(isOwn.indices.contains(cell), "cells of the plan")
      isOwn[cell] = true
    }
    self.isOwn = isOwn
    let lock = try WorkerLock(store.path + "-workers")
    self.lock = lock
    number = try storing {
      try store.queue.write { db in
        try db.execute(
          sql: "INSERT INTO worker(host, pid) VALUES (?, ?)",
          arguments: [ProcessInfo.processInfo.hostName, ProcessInfo.processInfo.processIdentifier])
        let number = db.lastInsertedRowID
        // Before anybody can see a claim of it.
        try lock.take(number)
        return number
      }
    }
    candidates = Mutex([])
    try look()
  }

  /// Its cells that have no result yet.
  public var openCount: Int { candidates.withLock { $0.count } }

  /// Looks again which cells have no result.
  public func look() throws(StoreError) {
    let (store, isOwn) = (store, isOwn)
    let finished = try storing {
      try store.queue.read { db in
        var finished = [Bool](repeating: false, count: isOwn.count)
        let numbers = try Int.fetchCursor(db, sql: "SELECT number FROM cell")
        while let number = try numbers.next() {
          if finished.indices.contains(number) { finished[number] = true }
        }
        return finished
      }
    }
    let open = isOwn.indices.reversed().filter { isOwn[$0] && !finished[$0] }
    candidates.withLock { $0 = open }
  }

  /// Takes up to so many cells that nobody else has, and none that is finished; none where all that
  /// are left are in other hands.
  ///
  /// Claims of processes that are gone are given up first where nothing else is left.
  public func claim(atMost count: Int) throws(StoreError) -> [Int] {
    let taken = try take(count)
    guard taken.isEmpty, try giveUpOfTheDead() > 0 else { return taken }
    try look()
    return try take(count)
  }

  private func take(_ count: Int) throws(StoreError) -> [Int] {
    let (number, store) = (number, store)
    return try storing {
      try candidates.withLock { candidates in
        try store.queue.write { db in
          let statement = try db.cachedStatement(
            sql: """
              INSERT OR IGNORE INTO claim SELECT ?1, ?2
              WHERE NOT EXISTS (SELECT 1 FROM cell WHERE number = ?1)
              """)
          var taken: [Int] = []
          while taken.count < count, let cell = candidates.popLast() {
            try statement.execute(arguments: [cell, number])
            if db.changesCount == 1 { taken.append(cell) }
          }
          return taken
        }
      }
    }
  }

  /// Keeps results, and gives their claims back.
  public func finish(_ results: [CellResult]) throws(StoreError) {
    let (number, store) = (number, store)
    try storing {
      try store.queue.write { db in
        let repeated = try results.count - store.keep(results, in: db)
        if repeated > 0 {
          try db.execute(
            sql: "UPDATE sweep SET repeated = repeated + ?", arguments: [repeated])
        }
        let statement = try db.cachedStatement(
          sql: "DELETE FROM claim WHERE cell = ? AND worker = ?")
        for result in results { try statement.execute(arguments: [result.cell, number]) }
      }
    }
  }

  /// Gives back what was taken and not done.
  public func leave() throws(StoreError) {
    let number = number
    _ = try storing {
      try store.queue.write { try Self.forget(number, in: $0) }
    }
    lock.release()
  }

  /// Forgets the claims of processes that are gone, and gives their number.
  private func giveUpOfTheDead() throws(StoreError) -> Int {
    let (number, lock) = (number, lock)
    return try storing {
      try store.queue.write { db in
        let others = try Int64.fetchAll(
          db,
          sql: """
            SELECT id FROM worker WHERE id <> ?1
            UNION SELECT worker FROM claim WHERE worker <> ?1
            """, arguments: [number])
        var count = 0
        for other in others where try !lock.isTaken(other) {
          count += try Self.forget(other, in: db)
        }
        return count
      }
    }
  }

  private static func forget(_ worker: Int64, in db: Database) throws -> Int {
    try db.execute(sql: "DELETE FROM worker WHERE id = ?", arguments: [worker])
    try db.execute(sql: "DELETE FROM claim WHERE worker = ?", arguments: [worker])
    return db.changesCount
  }

  /// A process that works on a store.
  public struct Presence: Sendable, Equatable {
    /// The name of its machine.
    public let host: String
    /// Its number there.
    public let process: Int
    /// The cells that it has taken and not finished.
    public let cells: Int
  }

  /// The processes that work on a store now.
  public static func present(in store: ResultStore) throws(StoreError) -> [Presence] {
    guard let lock = try? WorkerLock(store.path + "-workers") else { return [] }
    return try storing {
      try store.queue.read { db in
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT id, host, pid, (SELECT count(*) FROM claim WHERE worker = id) FROM worker
            ORDER BY id
            """)
        return try rows.compactMap { row in
          guard try lock.isTaken(row[0]) else { return nil }
          return Presence(host: row[1], process: row[2] ?? 0, cells: row[3])
        }
      }
    }
  }
}
