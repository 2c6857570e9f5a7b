import Study

/// What the charts of a result share: the document, the words, and the order of places and times.
struct ChartSource {
  let document: ResultDocument
  let words: Words
  /// The axis of the day.
  let axis: TimeAxis
  /// What all centers together are called; unlike any center's name.
  let everywhere: String

  init(_ document: ResultDocument, _ words: Words) {
    self.document = document
    self.words = words
    axis = TimeAxis(document.scenario.intervals)
    var name = words("all centers")
    while document.scenario.centers.contains(name) { name = "(\(name))" }
    everywhere = name
  }

  /// The strategies in the order of the document, which is the scenario's.
  var strategies: [String] { document.strategies.map(\.name) }

  /// All centers together, then each; of a single center only itself.
  var places: [String] {
    let centers = document.scenario.centers
    return centers.count == 1 ? centers : [everywhere] + centers
  }

  /// The service level to reach; nil without one.
  var target: Double? { document.scenario.serviceLevel.target }

  /// What planners call a measure, with this scenario's T.
  func name(_ measure: Measure) -> String {
    words.name(of: measure, seconds: document.scenario.serviceLevel.within)
  }

  /// The axis title of a measure: its name and its unit where the name does not say it.
  func axisTitle(_ measure: Measure) -> String {
    switch measure.unit {
    case .seconds: "\(name(measure)) (\(words("seconds")))"
    default: name(measure)
    }
  }

  /// A sentence of several in the reader's language.
  func sentences(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: words.language == .english ? " " : "")
  }

  /// Where the legend of the strategies stands.
  enum StrategyLegend {
    case none
    case columns(Int)
  }

  /// The strategies as a channel; all channels with one domain share one legend.
  func strategyChannel(
    legend: StrategyLegend, range: SpecValue? = nil, symbol: String = "stroke"
  ) -> SpecValue {
    var scale: [String: SpecValue] = ["domain": .array(strategies.map { .text($0) })]
    if let range { scale["range"] = range }
    var place = SpecValue.null
    if case .columns(let count) = legend, strategies.count > 1 {
      place = [
        "orient": "top", "direction": "horizontal", "columns": .number(Double(count)),
        "title": .text(words("strategy (click to show it alone, again for all)")),
        "symbolOpacity": 1, "symbolType": .text(symbol),
      ]
    }
    return ["field": "strategy", "type": "nominal", "scale": .object(scale), "legend": place]
  }
}

extension ReportTable.Cell {
  /// A number in its unit; missing where there is none.
  static func value(_ value: Double?, _ unit: Measure.Unit, decimals: Int? = nil) -> Self {
    guard let value, value.isFinite else { return .missing }
    return .number(value, shown: Figures.value(value, unit, decimals: decimals))
  }

  /// An estimate and the ends of its interval.
  static func figure(_ figure: KPIs.Figure?, _ unit: Measure.Unit) -> [Self] {
    [
      value(figure?.estimate, unit), value(figure?.low, unit), value(figure?.high, unit),
    ]
  }

  /// A position on an axis, which no reader sees.
  static func position(_ value: Double) -> Self { .number(value, shown: "\(value)") }
}

extension ReportTable.Column {
  /// The columns of an estimate and of the ends of its interval.
  static func figure(_ field: String, _ title: String, _ words: Words, definition: String = "")
    -> [Self]
  {
    [
      Self(field, title, definition: definition),
      Self("\(field)_low", words("from (95 %)")), Self("\(field)_high", words("to (95 %)")),
    ]
  }
}
