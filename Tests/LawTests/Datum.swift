import Foundation
import Testing

/// A value of a reference table.
enum Datum: Decodable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([Datum])
  case map([String: Datum])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([Datum].self) {
      self = .list(list)
    } else {
      self = .map(try value.decode([String: Datum].self))
    }
  }

  /// The number, also where a text holds it because a double cannot; NaN where there is none.
  var number: Double {
    switch self {
    case .number(let value): value
    case .text(let text): Double(text) ?? .nan
    default: .nan
    }
  }

  var text: String {
    if case .text(let text) = self { text } else { "" }
  }

  var flag: Bool {
    if case .flag(let flag) = self { flag } else { false }
  }

  var list: [Datum] {
    if case .list(let list) = self { list } else { [] }
  }

  var keys: [String] {
    if case .map(let map) = self { map.keys.sorted() } else { [] }
  }

  var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The value of a key; `null` where there is none.
  subscript(key: String) -> Datum {
    if case .map(let map) = self { map[key] ?? .null } else { .null }
  }

  /// The element at a position; `null` where there is none.
  subscript(index: Int) -> Datum {
    list.indices.contains(index) ? list[index] : .null
  }
}

/// A row of a reference table.
struct ReferenceRow: Decodable, Sendable, CustomTestStringConvertible {
  let id: String
  let model: String
  let parameters: Datum
  let results: Datum

  var testDescription: String { id }

  /// The rows of a table under `Data`.
  static func table(_ name: String) throws -> [ReferenceRow] {
    let folder = try #require(
      Bundle.module.url(forResource: "Data", withExtension: nil), "the tables are beside the tests")
    let file = folder.appendingPathComponent(name + ".json")
    return try JSONDecoder().decode([ReferenceRow].self, from: Data(contentsOf: file))
  }
}
