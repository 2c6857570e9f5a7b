/// A value of a Vega or Vega-Lite specification, written as in their documentation:
/// `["mark": "line", "encoding": ["x": ["field": "start", "type": "quantitative"]]]`.
public indirect enum SpecValue: Codable, Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([SpecValue])
  case object([String: SpecValue])

  /// Reads any JSON value.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([SpecValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: SpecValue].self))
    }
  }

  /// Writes it as JSON.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  /// The value at a key of an object; nil where there is none.
  public subscript(_ key: String) -> SpecValue? {
    guard case .object(let entries) = self else { return nil }
    return entries[key]
  }
}

extension SpecValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// An array.
  public init(arrayLiteral elements: SpecValue...) { self = .array(elements) }
  /// An object; of two equal keys the last counts.
  public init(dictionaryLiteral elements: (String, SpecValue)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}
