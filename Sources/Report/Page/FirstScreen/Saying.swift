import Study

/// How the page says times, names, lists and sizes.
struct Saying {
  let words: Words
  let scenario: ResultDocument.Scenario

  /// A stretch of intervals by its ends: `19:00-20:30`.
  func range(_ intervals: Range<Int>) -> String {
    guard let start = scenario.intervals[at: intervals.lowerBound]?.interval else { return "" }
    return "\(start)-\(end(intervals.upperBound))"
  }

  /// The label of the time at which an interval begins, also of the one behind the last.
  private func end(_ position: Int) -> String {
    if let next = scenario.intervals[at: position] { return next.interval }
    guard let last = scenario.intervals.last else { return "" }
    let parts = last.interval.suffix(5).split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, last.length.isFinite, abs(last.length) < 1e6 else {
      return words("the end")
    }
    let minutes = parts[0] * 60 + parts[1] + Int(last.length / 60)
    guard minutes <= 24 * 60 else { return words("the end") }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// A name in a sentence: short, and its direction of writing kept to itself.
  static func name(_ name: String) -> String {
    let short =
      name.count > 60 ? "\(name.prefix(40))…\(name.suffix(12))" : name
    let isPlain = short.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && ($0.value < 0x590 || (0x3000...0xD7FF).contains($0.value))
    }
    return isPlain ? short : "\u{2068}\(short)\u{2069}"
  }

  /// Some texts as a list: `a, b and c`.
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let head = items.dropLast().joined(separator: words(", "))
    return words("\(head) and \(last)")
  }

  /// The size of a difference without its sign: `14 points`, `2.1 points`, `12.4 s`.
  func size(_ difference: Double, _ unit: Measure.Unit) -> String {
    Self.size(difference, unit, words)
  }

  /// The size of a difference without its sign, in some words.
  static func size(_ difference: Double, _ unit: Measure.Unit, _ words: Words) -> String {
    let size = abs(difference)
    guard unit == .share else { return Figures.value(size, unit) }
    return words("\(Figures.decimal(size * 100, size >= 0.0995 ? 0 : 1)) points")
  }

  /// What a replication is to a planner: a day, a week, or a run.
  enum Period { case day, week, run }

  /// The period that is reported.
  var period: Period {
    switch scenario.intervals.reduce(0, { $0 + $1.length }) / 3_600 {
    case 6...25: .day
    case 167...169: .week
    default: .run
    }
  }
}
