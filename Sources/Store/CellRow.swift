import Foundation
import GRDB
import Study

/// A result as a row: its figures as the bits of doubles, and over everything a seal.
struct CellRow {
  let number: Int
  let key: [UInt8]
  let figures: [UInt8]?
  let digest: String?
  let contacts: Int64?
  let reason: String?

  /// The row of a result.
  init(_ result: CellResult, key: [UInt8]) {
    number = result.cell
    self.key = key
    switch result.outcome {
    case .done(let values, let digest, let contacts):
      var bytes: [UInt8] = []
      bytes.reserveCapacity(values.count * 24)
      for figure in values {
        for value in [figure.value, figure.low, figure.high] {
          withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
      }
      (figures, self.digest, self.contacts, reason) = (bytes, digest, contacts, nil)
    case .failed(let words):
      (figures, digest, contacts, reason) = (nil, nil, nil, words)
    }
  }

  /// The row as it stands in a store.
  private init(_ row: Row) {
    number = row["number"]
    key = Array(row["key"] as Data? ?? Data())
    figures = (row["figures"] as Data?).map { Array($0) }
    digest = row["digest"]
    contacts = row["contacts"]
    reason = row["reason"]
  }

  /// 16 bytes over everything in the row.
  private var seal: Data {
    var bytes: [UInt8] = []
    bytes.reserveCapacity((figures?.count ?? 0) + 256)
    bytes += "\(number),\(contacts ?? -1),\(figures?.count ?? -1)\u{0}".utf8
    bytes += key
    bytes += figures ?? []
    bytes += "\(digest ?? "")\u{0}\(reason ?? "")".utf8
    return Data(Digest(of: bytes).bytes.prefix(16))
  }

  /// Writes the row; false where the cell has one.
  func insert(in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO cell VALUES (?, ?, ?, ?, ?, ?, ?)")
    try statement.execute(
      arguments: [number, Data(key), figures.map { Data($0) }, digest, contacts, reason, seal])
    return db.changesCount == 1
  }

  /// What a row says, if it is what was written.
  static func result(of row: Row, columns: [SweepColumn]) throws -> CellResult {
    let cell = CellRow(row)
    let held: Data? = row["seal"]
    guard held == cell.seal else {
      throw StoreError.damaged("cell \(cell.number + 1) is not what was written")
    }
    if let reason = cell.reason {
      return CellResult(cell: cell.number, outcome: .failed(reason: reason))
    }
    guard let bytes = cell.figures, let digest = cell.digest, let contacts = cell.contacts,
      bytes.count == columns.count * 24
    else { throw StoreError.damaged("cell \(cell.number + 1) has figures for other columns") }
    let values = stride(from: 0, to: bytes.count, by: 8).map { start in
      Double(
        bitPattern: bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
    let figures = stride(from: 0, to: values.count, by: 3).map {
      CellResult.Figure(value: values[$0], low: values[$0 + 1], high: values[$0 + 2])
    }
    return CellResult(
      cell: cell.number, outcome: .done(figures: figures, digest: digest, contacts: contacts))
  }
}
