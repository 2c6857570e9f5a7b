import Study

extension SpecValue {
  /// An array of texts.
  static func texts(_ texts: [String]) -> SpecValue { .array(texts.map { .text($0) }) }

  /// The object with further entries, which take the place of equal ones.
  func with(_ entries: [String: SpecValue]) -> SpecValue {
    guard case .object(let own) = self else { return .object(entries) }
    return .object(own.merging(entries) { _, new in new })
  }

  /// The entries of an object; none of anything else.
  var entries: [String: SpecValue] {
    if case .object(let entries) = self { entries } else { [:] }
  }

  /// The first elements of an array.
  func prefix(_ count: Int) -> SpecValue {
    if case .array(let values) = self { .array(Array(values.prefix(count))) } else { self }
  }

  /// Every value in it, itself included.
  var all: [SpecValue] {
    switch self {
    case .array(let values): [self] + values.flatMap(\.all)
    case .object(let entries): [self] + entries.values.flatMap(\.all)
    case .null, .bool, .number, .text: [self]
    }
  }
}

/// Parts that specifications share.
enum ChartParts {
  /// Widths in pixels: of a chart on a page, and of one on a phone.
  static let wide = 1180.0, narrow = 340.0

  /// The head of a Vega-Lite specification.
  static func lite(_ summary: String, _ entries: [String: SpecValue]) -> SpecValue {
    SpecValue.object([
      "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
      "description": .text(summary),
    ]).with(entries)
  }

  /// Rows of a table whose column has a value.
  static func filter(_ field: String, equal value: String) -> SpecValue {
    ["filter": ["field": .text(field), "equal": .text(value)]]
  }

  /// A menu that chooses among names, as a parameter.
  static func menu(_ name: String, _ title: String, _ options: [String]) -> SpecValue {
    [
      "name": .text(name), "value": options.first.map { .text($0) } ?? .null,
      "bind": ["input": "select", "options": .texts(options), "name": .text(title)],
    ]
  }

  /// A number of a column in an expression, as its unit is written.
  static func said(_ field: String, _ unit: Measure.Unit) -> String {
    let value = "datum.\(field)"
    return switch unit {
    case .share: "format(100*\(value),'.1f')+' %'"
    case .seconds: "format(\(value),',.1f')+' s'"
    case .money: "format(\(value),',.0f')"
    default: "format(\(value),',.1f')"
    }
  }

  /// A transform that writes an estimate with its interval, as `x_said` of a column `x`.
  static func say(_ field: String, _ unit: Measure.Unit, _ words: Words) -> SpecValue {
    let (low, high) = ("\(field)_low", "\(field)_high")
    let ends = Expression.phrase(
      words("{low} to {high}"), ["low": said(low, unit), "high": said(high, unit)])
    let expression =
      "isValid(datum.\(field))?\(said(field, unit))"
      + "+(isValid(datum.\(low))?' ('+\(ends)+')':''):'-'"
    return ["calculate": .text(expression), "as": .text("\(field)_said")]
  }

  /// A line of a tooltip.
  static func tip(_ field: String, _ title: String, format: String? = nil) -> SpecValue {
    let line: SpecValue = ["field": .text(field), "title": .text(title)]
    guard let format else { return line.with(["type": "nominal"]) }
    return line.with(["type": "quantitative", "format": .text(format)])
  }

  /// An axis of shares as percentages.
  static let percentAxis: SpecValue = ["labelExpr": "format(100*datum.value,'~g')+' %'"]

  /// A straight line across a panel; its one row keeps it from being drawn once for each of others.
  ///
  /// The scale is said again, because a layer without one would stretch it down to 0.
  static func rule(
    _ channel: String, at value: Double, style: String, scale: SpecValue? = nil
  ) -> SpecValue {
    var place: SpecValue = ["datum": .number(value), "type": "quantitative"]
    if let scale { place = place.with(["scale": scale]) }
    return [
      "data": ["values": [["at": .number(value)]]],
      "mark": ["type": "rule", "style": .text(style), "aria": false],
      "encoding": .object([channel: place]),
    ]
  }

  /// The parameter by which a click on the legend shows one strategy alone.
  static let pick: SpecValue = [
    "name": "picked", "select": ["type": "point", "fields": ["strategy"]], "bind": "legend",
  ]

  /// Opacity that follows the legend.
  static func picked(_ shown: Double, else hidden: Double = 0.06) -> SpecValue {
    ["condition": ["param": "picked", "value": .number(shown)], "value": .number(hidden)]
  }

  /// The part of an axis of shares that holds the values: down to a tenth below the lowest.
  static func shareDomain(_ values: [Double], target: Double?) -> (low: Double, high: Double) {
    let lowest = min(values.min() ?? 0, (target ?? 1) - 0.1)
    return (max(0, ((lowest - 0.02) * 10).rounded(.down) / 10), 1)
  }
}
