import Foundation
import Testing

/// The rows of `Data/functions.csv`: true values to 60 digits, made by the script beside it.
struct FunctionTable {
  struct Row {
    let name: String
    let x: Double
    let y: Double
    /// The double nearest to the true value.
    let nearest: Double
    /// What it lacks of the true value, in ulp of it.
    let rest: Double

    /// How far a value lies from the true one, in ulp of the true one; infinite if of another kind.
    func error(of value: Double) -> Double {
      if value == nearest && (nearest.isInfinite || nearest == 0) { return 0 }
      guard value.isFinite, nearest.isFinite, nearest != 0 else { return .infinity }
      return ((value - nearest) / nearest.ulp - rest).magnitude
    }

    /// The same as a share of the true value.
    func relativeError(of value: Double) -> Double {
      let error = error(of: value)
      return error == 0 ? 0 : error * nearest.ulp / nearest.magnitude
    }
  }

  let rows: [String: [Row]]

  static let shared = FunctionTable()

  private init() {
    let url = Bundle.module.url(
      forResource: "functions", withExtension: "csv", subdirectory: "Data")
    let text = url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    var rows: [String: [Row]] = [:]
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: ",")
      let numbers = cells.dropFirst().prefix(3).compactMap { UInt64($0, radix: 16) }
      guard cells.count == 5, numbers.count == 3, let rest = Double(cells[4]) else { continue }
      let name = String(cells[0])
      let row = Row(
        name: name, x: Double(bitPattern: numbers[0]), y: Double(bitPattern: numbers[1]),
        nearest: Double(bitPattern: numbers[2]), rest: rest)
      rows[name, default: []].append(row)
    }
    self.rows = rows
  }

  /// The largest error of a function over its rows, and where.
  func worst(
    _ name: String, error: (Row) -> Double
  ) throws -> (error: Double, x: Double, y: Double) {
    let rows = try #require(rows[name])
    let errors = rows.map { (error($0), $0.x, $0.y) }
    return try #require(errors.max { $0.0 < $1.0 })
  }
}
