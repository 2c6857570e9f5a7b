import Study

/// What the intervals of the figures support: who comes first, where it fails, what it costs, who
/// gains by it.
///
/// A claim is made where a whole 95 % interval lies on one side, and nowhere else.
struct Findings {
  let document: ResultDocument
  /// The strategy that is ranked first, or the only one.
  let first: ResultDocument.Strategy
  /// The one it is laid beside: centers alone where they were run, else the first of the file; the
  /// second of the ranking where that is the first itself; nil where there is one strategy.
  let baseline: ResultDocument.Strategy?
  /// The measure that ranks.
  let measure: Measure

  /// The findings of a document; nil where it has no strategy.
  init?(_ document: ResultDocument) {
    let strategies = document.strategies
    let ranking = document.comparison?.ranking ?? []
    guard let first = strategies.first(where: { $0.name == ranking.first }) ?? strategies.first
    else { return nil }
    let usual = strategies.first { $0.name == "isolated" } ?? strategies[0]
    let second = strategies.first { $0.name == ranking.dropFirst().first }
    self.document = document
    self.first = first
    baseline =
      usual.name != first.name ? usual : second ?? strategies.first { $0.name != first.name }
    measure = document.comparison.flatMap { Measure(name: $0.rankedBy) } ?? .serviceLevel
  }

  /// The verdict on the total by the measure that ranks.
  var verdict: ResultDocument.Verdict? {
    document.comparison?.total.first { $0.kpi == measure.name }
  }

  /// Strategies that cannot be told apart from the first, in the order of the ranking.
  var ties: [String] {
    verdict?.differences.filter { !$0.toldApart }.map(\.strategy) ?? []
  }

  // MARK: Where the target is held

  /// On which side of the target a figure is.
  enum Side { case holds, fails, open }

  /// The side of a figure by its whole interval; nil without a target.
  func side(_ figure: KPIs.Figure?) -> Side? {
    guard let target = document.scenario.serviceLevel.target else { return nil }
    guard let low = figure?.low, let high = figure?.high else { return .open }
    return low >= target ? .holds : high < target ? .fails : .open
  }

  /// A center under the first strategy.
  struct Place: Equatable {
    var center: String
    /// The whole run.
    var side: Side
    /// Stretches of intervals in which the target is surely missed.
    var failures: [Range<Int>]

    /// How many intervals they are together.
    var length: Int { failures.reduce(0) { $0 + $1.count } }
  }

  /// The centers in their order; empty without a target.
  var places: [Place] {
    document.scenario.centers.indices.compactMap { center in
      guard let own = first.centers[at: center], let side = side(own.origin["service_level"])
      else { return nil }
      let fails = first.intervals.map { interval in
        self.side(interval.centers[at: center]?.origin["service_level"]) == .fails
      }
      return Place(center: own.center, side: side, failures: Self.stretches(fails))
    }
  }

  /// The stretches of neighbors that are true.
  static func stretches(_ values: [Bool]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for (position, value) in values.enumerated() where value {
      if let last = found.last, last.upperBound == position {
        found[found.count - 1] = last.lowerBound..<position + 1
      } else {
        found.append(position..<position + 1)
      }
    }
    return found
  }

  // MARK: What it costs and who gains

  /// A difference that is surely one.
  struct Change: Equatable {
    var name: String
    /// The first strategy less the baseline.
    var size: Double
  }

  /// What the first costs more than the baseline; nil where chance may have made the difference,
  /// and where nothing has a price.
  var costChange: Double? {
    guard let own = first.total["cost"], let other = baseline?.total["cost"],
      own.estimate > 0 || other.estimate > 0, !Self.overlap(own, other)
    else { return nil }
    return own.estimate - other.estimate
  }

  /// Centers whose service level, or what else ranks, surely differs from the baseline's, best
  /// first; by origin.
  var centerChanges: [Change] {
    guard document.scenario.centers.count > 1, measure.direction != .neither else { return [] }
    let sign: Double = measure.direction == .higher ? 1 : -1
    return document.scenario.centers.compactMap { change(at: $0) }
      .sorted { sign * $0.size > sign * $1.size }
  }

  private func change(at center: String) -> Change? {
    guard let baseline,
      let verdict = document.comparison?.centers.first(where: {
        $0.kpi == measure.name && $0.center == center
      })
    else { return nil }
    func difference(_ name: String) -> ResultDocument.Difference? {
      verdict.differences.first { $0.strategy == name }
    }
    let (own, other) = (difference(first.name), difference(baseline.name))
    if verdict.best == first.name, let other, other.toldApart, let size = other.minusBest?.estimate
    {
      return Change(name: center, size: -size)
    }
    if verdict.best == baseline.name, let own, own.toldApart, let size = own.minusBest?.estimate {
      return Change(name: center, size: size)
    }
    // A third strategy is the best here, and both differ from it on the same customers. Intervals
    // that do not overlap tell two figures apart however they hang together.
    guard let own = own?.minusBest, let other = other?.minusBest, !Self.overlap(own, other) else {
      return nil
    }
    return Change(name: center, size: own.estimate - other.estimate)
  }

  /// Whether two intervals have a value in common; so they do where there are none.
  static func overlap(_ one: KPIs.Figure, _ other: KPIs.Figure) -> Bool {
    guard let low = one.low, let high = one.high, let from = other.low, let to = other.high else {
      return true
    }
    return low <= to && from <= high
  }
}

extension Array {
  /// The element at a position; nil where there is none.
  subscript(at position: Int) -> Element? { indices.contains(position) ? self[position] : nil }
}

extension KPIs.Figure {
  /// The figure as the text reports take it.
  var asEstimate: Estimate {
    Estimate(value: estimate, low: low, high: high, standardError: nil, replications: 0)
  }
}
