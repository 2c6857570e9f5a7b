import GRDB
import Study

/// Why a store cannot be used.
public enum StoreError: Error {
  /// There is no file at the path.
  case missing
  /// The file is something else.
  case notAStore
  /// The store was written by a newer program, in a format that this one does not read.
  case newerFormat(Int)
  /// The store holds another sweep: in what they differ.
  case otherSweep([String])
  /// What stands in the store is not what was written: the words say where.
  case damaged(String)
  /// Two stores of one sweep have different figures for a cell, which cannot be.
  case conflict(cell: Int)
  /// The file system or the database refuses, in its own words.
  case refused(String)

  /// The error in this type.
  init(_ error: any Error) {
    switch error {
    case let known as StoreError: self = known
    case let error as DatabaseError:
      let words = error.message ?? "error \(error.resultCode.rawValue)"
      switch error.resultCode {
      case .SQLITE_NOTADB: self = .notAStore
      case .SQLITE_CORRUPT: self = .damaged(words)
      default: self = .refused(words)
      }
    default: self = .refused("\(error)")
    }
  }
}

/// Runs a body whose errors become errors of the store.
func storing<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
  do {
    return try body()
  } catch {
    throw StoreError(error)
  }
}
