import Foundation
import GRDB
import Study

/// The results of one sweep in one file.
///
/// The file is an SQLite database with a write-ahead log: a process that is killed at any moment
/// leaves every result that was kept before. What belongs to a cell stands in one row, sealed by a
/// hash; a row is written once and never changed.
public final class ResultStore: Sendable {
  /// The path of the file.
  public let path: String
  /// What the sweep is.
  public let facts: SweepFacts
  let queue: DatabaseQueue
  let keys: CellKeys
  let table: CellTable

  private init(_ path: String, _ facts: SweepFacts, _ queue: DatabaseQueue) {
    self.path = path
    self.facts = facts
    self.queue = queue
    keys = CellKeys(facts)
    table = CellTable(facts.plan)
  }

  /// Opens the store of a sweep, or makes it where there is no file.
  ///
  /// A store of another sweep is left as it is, and refused.
  public static func open(_ path: String, _ facts: SweepFacts) throws(StoreError) -> ResultStore {
    try storing {
      let queue = try Layout.open(path)
      let held = try queue.writeWithoutTransaction { try Layout.prepare($0, facts) }
      guard held == facts else { throw StoreError.otherSweep(held.differences(from: facts)) }
      try Layout.turnToLog(queue)
      return ResultStore(path, facts, queue)
    }
  }

  /// Opens a store that exists, whatever its sweep.
  public static func existing(_ path: String) throws(StoreError) -> ResultStore {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing }
    return try storing {
      let queue = try Layout.open(path, readOnly: access(path, W_OK) != 0)
      return ResultStore(path, try queue.read(Layout.facts), queue)
    }
  }

  /// Closes the file; what is left of the log moves into it, where nobody else has it open.
  public func close() throws(StoreError) {
    try storing { try queue.close() }
  }

  /// How far the sweep is.
  public func status() throws(StoreError) -> Status {
    try storing {
      try queue.read { db in
        let row = try Row.fetchOne(
          db, sql: "SELECT count(*), count(reason), coalesce(sum(contacts), 0) FROM cell")
        return Status(
          cells: facts.plan.cellCount, finished: row?[0] ?? 0, failed: row?[1] ?? 0,
          contacts: row?[2] ?? 0,
          repeated: try Int.fetchOne(db, sql: "SELECT repeated FROM sweep") ?? 0)
      }
    }
  }

  /// How far a sweep is.
  public struct Status: Sendable, Equatable {
    /// Cells of the plan.
    public let cells: Int
    /// Cells that are finished, failed ones among them.
    public let finished: Int
    /// Cells that failed.
    public let failed: Int
    /// Attempts simulated.
    public let contacts: Int64
    /// Results of cells that had one already: 0, unless the file system gives locks away.
    public let repeated: Int

    /// Whether every cell has a result or a reason.
    public var isComplete: Bool { finished == cells }
  }

  /// Gives every finished cell to a body, in the order of the plan, without holding them all.
  public func forEach(_ body: (CellResult) throws -> Void) throws(StoreError) {
    try storing {
      try queue.read { db in
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM cell ORDER BY number")
        while let row = try rows.next() {
          try body(CellRow.result(of: row, columns: facts.columns))
        }
      }
    }
  }

  /// Gives every failed cell and its reason to a body, in the order of the plan.
  public func forEachFailure(_ body: (Int, String) throws -> Void) throws(StoreError) {
    try storing {
      try queue.read { db in
        let rows = try Row.fetchCursor(
          db, sql: "SELECT number, reason FROM cell WHERE reason IS NOT NULL ORDER BY number")
        while let row = try rows.next() { try body(row[0], row[1]) }
      }
    }
  }

  /// The finished cells, if the store holds this sweep.
  public func finished(of facts: SweepFacts) throws(StoreError) -> [Int] {
    guard facts == self.facts else { throw .otherSweep(facts.differences(from: self.facts)) }
    return try storing {
      try queue.read { try Int.fetchAll($0, sql: "SELECT number FROM cell ORDER BY number") }
    }
  }

  /// The cells whose rows are not what was written; with `dropping` they are taken out, to be done
  /// again.
  public func damaged(dropping: Bool) throws(StoreError) -> [Int] {
    let found: [Int] = try storing {
      try queue.read { db in
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM cell ORDER BY number")
        var found: [Int] = []
        while let row = try rows.next() {
          let number: Int = row["number"]
          let key: Data = row["key"]
          let isOwn =
            (0..<table.count).contains(number)
            && Array(key) == keys.key(setting: table.settings(of: number))
          let result = try? CellRow.result(of: row, columns: facts.columns)
          if !isOwn || result == nil { found.append(number) }
        }
        return found
      }
    }
    if dropping, !found.isEmpty {
      try storing {
        try queue.write { db in
          for cell in found {
            try db.execute(sql: "DELETE FROM cell WHERE number = ?", arguments: [cell])
          }
        }
      }
    }
    return found
  }

  /// Forgets why cells failed, so that they are done again, and gives the number of them.
  public func forgetFailures() throws(StoreError) -> Int {
    try storing {
      try queue.write { db in
        try db.execute(sql: "DELETE FROM cell WHERE reason IS NOT NULL")
        return db.changesCount
      }
    }
  }

  /// Takes over the cells of another store of the same sweep, and gives the number of new ones.
  ///
  /// A cell that both have must have the same figures in both.
  public func merge(_ other: ResultStore) throws(StoreError) -> Int {
    guard other.facts == facts else { throw .otherSweep(other.facts.differences(from: facts)) }
    var count = 0
    var batch: [CellResult] = []
    func keep() throws {
      count += try queue.write { db in try self.keep(batch, in: db) }
      batch.removeAll(keepingCapacity: true)
    }
    do {
      try other.forEach { result in
        batch.append(result)
        if batch.count == 1_000 { try keep() }
      }
      try keep()
    } catch {
      throw StoreError(error)
    }
    return count
  }

  /// Writes rows for results, and gives the number of those that were not there before.
  func keep(_ results: [CellResult], in db: Database) throws -> Int {
    var count = 0
    for result in results {
      guard (0..<table.count).contains(result.cell) else {
        throw StoreError.damaged("cell \(result.cell + 1) is none of the plan")
      }
      let row = CellRow(result, key: keys.key(setting: table.settings(of: result.cell)))
      if try row.insert(in: db) {
        count += 1
      } else {
        let held = try Row.fetchOne(
          db, sql: "SELECT * FROM cell WHERE number = ?", arguments: [result.cell])
        guard let held, try CellRow.result(of: held, columns: facts.columns) == result else {
          throw StoreError.conflict(cell: result.cell)
        }
      }
    }
    return count
  }
}
