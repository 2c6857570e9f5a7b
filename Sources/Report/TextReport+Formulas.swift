import Study

extension TextReport {
  /// Rows of intervals that a place has at most; the others are in the JSON.
  private static let usualRows = 12

  /// Formulas beside the simulation, and where none stands what it would need.
  func twins(_ strategy: StrategyResult) -> String {
    let places = FormulaPlace.all(strategy.twins, labels)
    return places.map { place in
      if case .figures(let formula, let figures) = place.whole.outcome {
        return self.figures(figures, formula, place.name, place.whole.scope, strategy)
      }
      return intervals(place, strategy)
    }.joined() + broken(places)
  }

  private func figures(
    _ figures: [FormulaTwin.Figure], _ formula: FormulaTwin.Formula, _ place: String,
    _ scope: Scope, _ strategy: StrategyResult
  ) -> String {
    var table = TextTable([
      .name(words("kpi")), .number(formula.title), .number(words("simulated", as: "figure")),
    ])
    for figure in figures {
      let unit = figure.measure.unit
      table.add([
        words.kpi(figure.measure), Figures.value(figure.value, unit, decimals: 3),
        Figures.estimate(strategy.estimate(figure.measure, in: scope), unit, fine: true),
      ])
    }
    return Self.heading(words("\(formula.title) beside the simulation: \(place)"))
      + table.rendered
  }

  /// The intervals of a place that a formula stands beside, those with the largest differences.
  private func intervals(_ place: FormulaPlace, _ strategy: StrategyResult) -> String {
    let rows = place.intervals.compactMap { FormulaRow($0, strategy, words) }
    guard let first = rows.first else { return "" }
    let shown = rows.sorted { $1.distance < $0.distance }.prefix(Self.usualRows)
      .sorted { $0.interval < $1.interval }
    var table = TextTable([
      .name(words("from")), .name(words("formula")), .number(first.headline),
      .number(words("simulated", as: "figure")), .number(words.column(.averageSpeedOfAnswer)),
      .number(words("simulated", as: "figure")), .number(words("lag")),
    ])
    for row in shown { table.add([labels.intervals[row.interval].name] + row.cells) }
    let held = rows.count { $0.isHeld }
    let all = words.plural(rows.count, "interval")
    var text = words(
      "\(held) of \(all) with a formula have its \(first.headline) within the simulation's 95 %"
        + " interval and the lag (how far the interval before may move it)")
    if shown.count < rows.count { text += words("; the \(shown.count) farthest apart are shown") }
    return Self.heading(words("Formula beside the simulation by interval: \(place.name)"))
      + table.rendered + Self.wrapped(text) + "\n"
  }

  /// What a formula would need elsewhere: each assumption with where it is not met.
  private func broken(_ places: [FormulaPlace]) -> String {
    let kinds = FormulaTwin.Assumption.allCases.compactMap { assumption -> [String]? in
      let counts = places.map { ($0, $0.count(of: assumption)) }.filter { $0.1 > 0 }
      guard !counts.isEmpty else { return nil }
      let isEverywhere =
        counts.count == places.count && counts.allSatisfy { $0.1 == $0.0.parts }
      return [
        words(assumption.rawValue), isEverywhere ? words("everywhere", as: "place") : list(counts),
      ]
    }
    guard !kinds.isEmpty else { return "" }
    var table = TextTable([.name(words("it would need")), .words(words("not met in"))])
    for row in kinds { table.add(row) }
    return Self.heading(words("Where no formula stands beside the simulation")) + table.rendered
  }

  /// The places in words, the first four by name.
  private func list(_ counts: [(place: FormulaPlace, count: Int)]) -> String {
    let named = counts.prefix(4).map { place, count in
      count == place.parts
        ? place.name : words("\(place.name) (\(count) of \(place.parts) intervals)")
    }
    let more = counts.count - named.count
    let list = words.row(named)
    return more > 0 ? words("\(list) and \(words.plural(more, "more place"))") : list
  }
}

/// An interval with a formula, as a row of a table.
private struct FormulaRow {
  let interval: Int
  /// The service level as the scope has it.
  let headline: String
  let cells: [String]
  /// Whether the formula's service level is within the interval of the simulated one and the lag.
  let isHeld: Bool
  /// How far they are apart, in standard errors.
  let distance: Double

  init?(_ twin: FormulaTwin, _ strategy: StrategyResult, _ words: Words) {
    guard case .figures(let formula, let figures) = twin.outcome, let interval = twin.interval,
      let level = figures.first(where: {
        [.serviceLevel, .serviceLevelAnswered].contains($0.measure)
      })
    else { return nil }
    let lag = twin.lag ?? 0
    let seen = strategy.estimate(level.measure, in: twin.scope)
    let speed = figures.first { $0.measure == .averageSpeedOfAnswer }
    self.interval = interval
    headline =
      level.measure == .serviceLevel
      ? words("service level") : words("service level of answered")
    cells = [
      formula.title, Figures.value(level.value, .share), Figures.estimate(seen, .share),
      speed.map { Figures.value($0.value, .seconds) } ?? Figures.missing,
      Figures.estimate(strategy.estimate(.averageSpeedOfAnswer, in: twin.scope), .seconds),
      words.points(Figures.decimal(lag * 100, 1)),
    ]
    let (low, high) = (seen?.low ?? 0, seen?.high ?? 1)
    isHeld = low - lag <= level.value && level.value <= high + lag
    let error = seen?.standardError ?? 0
    distance = error > 0 ? abs((seen?.value ?? level.value) - level.value) / error : 0
  }
}

extension FormulaTwin.Formula {
  /// What the trade calls it.
  public var title: String {
    switch self {
    case .erlangB: "Erlang B"
    case .erlangC: "Erlang C"
    case .erlangA: "Erlang A"
    case .erlangX: "M/M/s/K+M"
    case .generalPatience: "M/M/s+G"
    }
  }
}
