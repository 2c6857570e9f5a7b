import Foundation
import Testing

/// One row of a table of exact answers.
///
/// From 60-digit arithmetic, printed with 16 digits (13 for general patience); times in minutes.
struct ReferenceRow: Decodable {
  let model: String
  let parameters: [String: Figure]
  let results: [String: Figure]

  enum Figure: Decodable {
    case number(Double)
    case flag(Bool)
    case text(String)
    case streams([[Double]])
    case law([String: Figure])

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let flag = try? value.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? value.decode(Double.self) {
        self = .number(number)
      } else if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let streams = try? value.decode([[Double]].self) {
        self = .streams(streams)
      } else {
        self = .law(try value.decode([String: Figure].self))
      }
    }
  }

  func number(_ name: String) throws -> Double {
    guard case .number(let value)? = parameters[name] else { throw Missing(name: name) }
    return value
  }

  func optional(_ name: String) -> Double? {
    guard case .number(let value)? = parameters[name] else { return nil }
    return value
  }

  func text(_ name: String) -> String? {
    guard case .text(let value)? = parameters[name] else { return nil }
    return value
  }

  func result(_ name: String) throws -> Double {
    guard case .number(let value)? = results[name] else { throw Missing(name: name) }
    return value
  }

  struct Missing: Error { let name: String }

  static func load(_ file: String) throws -> [ReferenceRow] {
    let url = try #require(Bundle.module.url(forResource: "Data/\(file)", withExtension: "json"))
    return try JSONDecoder().decode([ReferenceRow].self, from: Data(contentsOf: url))
  }
}

/// Relative errors gathered by formula and size.
struct ErrorTable {
  /// The sizes of groups that share a column, by their largest.
  static let sizes = [10.0, 100, 1e4, 1e6]

  /// One line of the table: a formula, and the worst error at each size.
  struct Line {
    let formula: String
    let figures: Int
    /// Nil where no row has the size.
    let worst: [Double?]
    let worstFigure: String
  }

  private var errors: [String: [(size: Double, figure: String, error: Double)]] = [:]

  /// The relative error; absolute where the truth is 0.
  static func error(_ value: Double, _ truth: Double) -> Double {
    truth == 0 ? abs(value) : abs(value / truth - 1)
  }

  mutating func add(_ formula: String, size: Double, _ figure: String, _ error: Double) {
    errors[formula, default: []].append((size, figure, error))
  }

  /// The lines, ordered by formula.
  var lines: [Line] {
    errors.sorted { $0.key < $1.key }.map { formula, entries in
      let worst = Self.sizes.indices.map { index in
        let low = index == 0 ? -1 : Self.sizes[index - 1]
        return entries.filter { $0.size > low && $0.size <= Self.sizes[index] }.map(\.error).max()
      }
      let top = entries.max { $0.error < $1.error }
      return Line(
        formula: formula, figures: entries.count, worst: worst, worstFigure: top?.figure ?? "")
    }
  }
}
