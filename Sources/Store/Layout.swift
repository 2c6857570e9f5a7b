import Foundation
import GRDB
import Study

/// The tables of a store, and how the file is opened.
enum Layout {
  /// Tells a store from the databases of other programs: `SPWS`.
  static let application = 0x5350_5753
  /// The version of the tables.
  static let version = 1

  static let tables = """
    CREATE TABLE sweep(
      id INTEGER PRIMARY KEY CHECK (id = 1), facts TEXT NOT NULL, seal BLOB NOT NULL,
      repeated INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE cell(
      number INTEGER PRIMARY KEY, key BLOB NOT NULL, figures BLOB, digest TEXT,
      contacts INTEGER, reason TEXT, seal BLOB NOT NULL);
    CREATE TABLE worker(id INTEGER PRIMARY KEY AUTOINCREMENT, host TEXT NOT NULL, pid INTEGER);
    CREATE TABLE claim(cell INTEGER PRIMARY KEY, worker INTEGER NOT NULL);
    PRAGMA application_id = \(application);
    PRAGMA user_version = \(version);
    """

  /// Opens a database, without changing what it is.
  static func open(_ path: String, readOnly: Bool = false) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(30)
    configuration.prepareDatabase { db in
      // A commit is in the log when it returns. Only a loss of power can undo the last of them,
      // and leaves the store whole.
      if !readOnly { try db.execute(sql: "PRAGMA synchronous = NORMAL") }
    }
    return try patiently { try DatabaseQueue(path: path, configuration: configuration) }
  }

  /// Makes the tables where there are none; what sweep the store holds.
  static func prepare(_ db: Database, _ facts: SweepFacts) throws -> SweepFacts {
    var held = facts
    try patiently {
      try db.inTransaction(.immediate) {
        let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
        guard isEmpty, try number(db, "application_id") == 0 else {
          held = try self.facts(db)
          return .commit
        }
        try db.execute(sql: tables)
        let text = try Self.text(of: facts)
        try db.execute(
          sql: "INSERT INTO sweep(id, facts, seal) VALUES (1, ?, ?)",
          arguments: [text, seal(of: text)])
        return .commit
      }
    }
    return held
  }

  /// What sweep a store holds.
  static func facts(_ db: Database) throws -> SweepFacts {
    guard try number(db, "application_id") == application else { throw StoreError.notAStore }
    let version = try number(db, "user_version")
    guard version <= self.version else { throw StoreError.newerFormat(version) }
    guard let row = try Row.fetchOne(db, sql: "SELECT facts, seal FROM sweep WHERE id = 1") else {
      throw StoreError.damaged("the description of the sweep is gone")
    }
    let text: String = row["facts"], sealed: Data = row["seal"]
    guard sealed == seal(of: text),
      let facts = try? JSONDecoder().decode(SweepFacts.self, from: Data(text.utf8))
    else { throw StoreError.damaged("the description of the sweep is not what was written") }
    return facts
  }

  /// Turns the write-ahead log on, which stays with the file.
  static func turnToLog(_ queue: DatabaseQueue) throws {
    try patiently {
      try queue.writeWithoutTransaction { db in
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        guard mode == "wal" else {
          throw StoreError.refused("the file system has no room for a write-ahead log")
        }
      }
    }
  }

  private static func text(of facts: SweepFacts) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(facts), as: UTF8.self)
  }

  private static func seal(of text: String) -> Data { Data(Digest(of: Array(text.utf8)).bytes) }

  private static func number(_ db: Database, _ pragma: String) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA \(pragma)") ?? 0
  }

  /// Tries again while another process opens the same file: SQLite then refuses at once, in places
  /// where it does not wait.
  private static func patiently<Value>(_ body: () throws -> Value) throws -> Value {
    for _ in 0..<300 {
      do {
        return try body()
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        Thread.sleep(forTimeInterval: 0.1)
      }
    }
    return try body()
  }
}
