/// The horizontal axis of a day: seconds of the run, labelled as the scenario labels intervals.
///
/// Positions are seconds, so that a horizon of several days, or one that begins at noon and ends
/// on the next morning, lies in the order in which it happened; labels are the clock's.
struct TimeAxis {
  /// Seconds at which the run begins and ends.
  let start: Double, end: Double
  private let starts: [Double]
  private let labels: [String]

  /// The axis of a scenario's intervals, which follow each other.
  init(_ intervals: [ResultDocument.Interval]) {
    starts = intervals.map(\.start)
    labels = intervals.map(\.interval)
    start = starts.first ?? 0
    end = intervals.last.map { $0.start + $0.length } ?? 0
  }

  /// The encoding of a field along it with about `count` labels.
  func encoding(_ field: String, title: String? = nil, count: Int = 8) -> SpecValue {
    let ticks = positions(count)
    let names = ticks.map { SpecValue.text(labels[$0]) }
    return [
      "field": .text(field), "type": "quantitative", "title": title.map { .text($0) } ?? .null,
      "scale": ["domain": [.number(start), .number(end)], "nice": false, "zero": false],
      "axis": [
        "values": .array(ticks.map { .number(starts[$0]) }), "grid": false,
        "labelExpr": .text(Expression.lookup(ticks.map { starts[$0] }, names)),
        "labelOverlap": true,
      ],
    ]
  }

  /// The label of a time: that of the interval it lies in, the last one's behind the end.
  func label(at seconds: Double) -> String {
    guard let first = labels.first else { return "" }
    return starts.lastIndex { $0 <= seconds }.map { labels[$0] } ?? first
  }

  /// Intervals that get a label: those that start on a round hour of the clock, at most `count`
  /// and a few.
  func positions(_ count: Int) -> [Int] {
    guard let first = labels.first else { return [] }
    let offset = Self.clock(first) - start
    let steps: [Double] = [900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400]
    let wanted = (end - start) / Double(max(1, count))
    let step = steps.first { $0 >= wanted } ?? (wanted / 86_400).rounded(.up) * 86_400
    let round = starts.indices.filter {
      (starts[$0] + offset).truncatingRemainder(dividingBy: step) == 0
    }
    guard round.count < 2 else { return round }
    let stride = max(1, (starts.count + count - 1) / max(1, count))
    return starts.indices.filter { $0 % stride == 0 }
  }

  /// Seconds of the time of day at the end of a label such as `08:15`; 0 where there is none.
  private static func clock(_ label: String) -> Double {
    let parts = label.suffix(5).split(separator: ":").compactMap { Double($0) }
    return parts.count == 2 ? parts[0] * 3600 + parts[1] * 60 : 0
  }
}

/// Parts of Vega's expression language.
enum Expression {
  /// The name that belongs to the number in `datum.value`; empty for other numbers.
  static func lookup(_ numbers: [Double], _ names: [SpecValue]) -> String {
    let keys = numbers.map { "\($0)" }.joined(separator: ",")
    let texts = names.map { name in
      if case .text(let text) = name { quoted(text) } else { "''" }
    }
    return "[\(texts.joined(separator: ","))][indexof([\(keys)],datum.value)]"
  }

  /// A phrase whose places in braces are filled by expressions.
  static func phrase(_ text: String, _ values: [String: String]) -> String {
    var parts: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts.append(quoted(String(rest[..<open])))
      parts.append(values[String(rest[rest.index(after: open)..<close])] ?? "''")
      rest = rest[rest.index(after: close)...]
    }
    return (parts + [quoted(String(rest))]).joined(separator: "+")
  }

  /// A text as a literal, whatever is in it.
  static func quoted(_ text: String) -> String {
    var literal = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'", "\\": literal += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar == "\u{2028}" || scalar == "\u{2029}":
        literal += " "
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "'"
  }
}
