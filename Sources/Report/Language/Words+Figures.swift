import Study

/// Figures with the words that stand beside them; digits and units are those of `Figures`.
extension Words {
  /// A measure as tables of text call it: by its name in files in English, as planners say it in
  /// Chinese.
  public func kpi(_ measure: Measure, seconds: Double? = nil) -> String {
    guard language == .english else {
      return seconds.map { name(of: measure, seconds: $0) } ?? column(measure)
    }
    return seconds.map { "\(measure.name) (\(Figures.seconds($0)))" } ?? measure.name
  }

  /// What a gate compares with; nil where it compares with nothing.
  ///
  /// - Parameter baseline: What tells the scenario of a recorded baseline from any other.
  func base(_ name: String?, baseline: String?) -> String? {
    baseline.map { self("baseline of scenario \($0)") } ?? name
  }

  /// The ends of an interval, `83.7 to 84.5 %`.
  public func interval(_ estimate: Estimate?, _ unit: Measure.Unit) -> String {
    guard let (low, high) = Figures.ends(estimate, unit) else { return Figures.missing }
    return self("\(low) to \(high)")
  }

  /// Half of an interval alone, `±0.4 points`.
  public func halfWidth(_ width: Double, _ unit: Measure.Unit) -> String {
    let number = Figures.plainHalfWidth(width, unit)
    return unit == .share ? points(number) : number + Figures.suffix(unit)
  }

  /// Half of an interval as a part of the value, `±5 % of the value`.
  func relativeWidth(_ width: Double) -> String {
    self("\(Figures.plainHalfWidth(width, .share)) % of the value")
  }

  /// So many percentage points.
  public func points(_ number: String) -> String { self("\(number) points") }

  /// A number with its noun, `1 center` or `5 centers`; the noun is that of one.
  public func plural(_ count: Int, _ noun: String) -> String {
    let number = Figures.count(Double(count))
    if count == 1, language == .english { return "\(number) \(noun)" }
    let phrase: String = "{1} \(noun)s"
    return self(phrase, ["1": number])
  }
}

extension Words {
  /// What stands between the parts of a list.
  var separator: String { language == .english ? ", " : "、" }

  /// Words in a row, `a, b, c`.
  public func row(_ parts: [String]) -> String { parts.joined(separator: separator) }

  /// Words as a list, `a, b and c`.
  public func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return self("\(row(parts.dropLast())) and \(last)")
  }

  /// Sentences or clauses behind each other.
  public func clauses(_ parts: [String]) -> String {
    parts.joined(separator: language == .english ? "; " : "；")
  }

  /// What stands above the column of a measure in a table of text.
  public func column(_ measure: Measure) -> String {
    switch measure {
    case .serviceLevel: self("service level")
    case .averageSpeedOfAnswer: self("speed of answer")
    // The count of those who gave up is called so too.
    case .abandonmentRate: self("abandoned", as: "rate")
    case .attemptsPerCustomer: self("attempts each")
    default: name(of: measure)
    }
  }
}
