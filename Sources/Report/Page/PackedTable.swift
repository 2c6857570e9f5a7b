import Foundation

/// The rows of a long table as one value of JSON, by column, from which the page's script makes the
/// cells when a reader opens it: half the bytes of HTML, and nothing to lay out before.
///
/// A column has its exact numbers, and where a rule gives the text that people read (a scale,
/// decimals, a suffix) the rule in its place. Columns that repeat few cells name each once.
struct PackedTable {
  let table: ReportTable

  /// The columns in order.
  var value: SpecValue { .array(table.columns.indices.map(column)) }

  private func column(_ position: Int) -> SpecValue {
    let cells = table.rows.map { $0[at: position] ?? .missing }
    let isHidden = table.columns[position].isHidden
    if let texts = Self.texts(cells) { return Self.repeated(texts) }
    let values = cells.map(Self.exact)
    let numbers = Self.numbers(cells, values)
    guard !isHidden else { return .object(numbers) }
    let shown = cells.map(Self.shown)
    for rule in Rule.all {
      let others = zip(cells, shown).enumerated().filter { rule.shown($1.0) != $1.1 }
      guard others.count * 4 <= cells.count else { continue }
      var packed = numbers
      packed["f"] = rule.value
      if !others.isEmpty {
        packed["x"] = .object(
          Dictionary(uniqueKeysWithValues: others.map { ("\($0)", .text($1.1)) }))
      }
      return .object(packed)
    }
    var packed = numbers
    packed["s"] = .array(shown.map { .text($0) })
    return .object(packed)
  }

  /// The values of a column: as JSON has them, or, where that is shorter, as eight bytes each, the
  /// lowest first, in the digits of base 64; what is missing is no number there.
  private static func numbers(
    _ cells: [ReportTable.Cell], _ values: [SpecValue]
  ) -> [String: SpecValue] {
    var bytes: [UInt8] = []
    var length = 0
    for cell in cells {
      var number = Double.nan
      switch cell {
      case .text: return ["v": .array(values)]
      case .number(let value, _) where value.isFinite: number = value == 0 ? 0 : value
      case .number, .missing: break
      }
      length += number.isNaN ? 5 : TableCSV.number(number).utf8.count + 1
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(shift)))
      }
    }
    let text = Data(bytes).base64EncodedString()
    return text.utf8.count < length ? ["b": .text(text)] : ["v": .array(values)]
  }

  /// The texts of a column that has nothing else.
  private static func texts(_ cells: [ReportTable.Cell]) -> [String]? {
    var texts: [String] = []
    for cell in cells {
      guard case .text(let text) = cell else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// Each text once, and for each row which it is.
  private static func repeated(_ texts: [String]) -> SpecValue {
    var positions: [String: Int] = [:]
    var distinct: [SpecValue] = []
    let rows = texts.map { text -> SpecValue in
      if positions[text] == nil {
        positions[text] = distinct.count
        distinct.append(.text(text))
      }
      return .number(Double(positions[text] ?? 0))
    }
    return ["t": .array(distinct), "i": .array(rows)]
  }

  private static func exact(_ cell: ReportTable.Cell) -> SpecValue {
    switch cell {
    case .text(let text): .text(text)
    case .number(let value, _): value.isFinite ? .number(value == 0 ? 0 : value) : .null
    case .missing: .null
    }
  }

  private static func shown(_ cell: ReportTable.Cell) -> String {
    switch cell {
    case .text(let text), .number(_, let text): text
    case .missing: Figures.missing
    }
  }

  /// How most numbers of a column become text; the page's script has the same in `written`.
  struct Rule {
    var scale: Double
    var decimals: Int
    var suffix: String

    static let all = [
      Rule(scale: 100, decimals: 1, suffix: " %"), Rule(scale: 1, decimals: 1, suffix: " s"),
      Rule(scale: 1, decimals: 0, suffix: ""), Rule(scale: 1, decimals: 1, suffix: ""),
      Rule(scale: 1, decimals: 0, suffix: " s"),
    ]

    var value: SpecValue { [.number(scale), .number(Double(decimals)), .text(suffix)] }

    /// The text by the rule; nil where it has none.
    func shown(_ cell: ReportTable.Cell) -> String? {
      switch cell {
      case .text: nil
      case .missing: Figures.missing
      // From here on numbers are not written digit by digit.
      case .number(let value, _) where !(abs(value) < 1e12): nil
      case .number(let value, _): Figures.decimal(value * scale, decimals) + suffix
      }
    }
  }
}
