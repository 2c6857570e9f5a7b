import Study

extension Charts {
  /// The charts of a sweep: for each figure the response to every parameter, the response to two
  /// parameters together where there are two, and Sobol indices where the design gives them.
  static func responses(_ picture: SweepPicture, _ words: Words) -> [Chart] {
    picture.figures.flatMap { figure in
      [
        ResponsePicture(figure: figure, words: words, isSampled: picture.isSampled).chart,
        picture.isSampled
          ? nil : PairPicture(parameters: picture.parameters, figure: figure, words: words)?.chart,
        SobolPicture(figure: figure, words: words)?.chart,
      ].compactMap { $0 }
    }
  }

  /// The ends of an axis over estimates and their intervals; a share stays between nothing and all.
  fileprivate static func scale(_ values: [Double?], _ unit: Measure.Unit) -> SpecValue {
    let known = values.compactMap { $0 }
    guard unit == .share, let low = known.min(), let high = known.max() else {
      return ["zero": false]
    }
    return ["domain": [.number(max(0, low)), .number(min(1, max(high, 0)))], "nice": true]
  }

  /// The axis of a figure in its unit.
  fileprivate static func axis(_ unit: Measure.Unit) -> SpecValue {
    unit == .share ? ChartParts.percentAxis : ["format": ",~g"]
  }
}

/// Means by the value of each parameter.
private struct ResponsePicture {
  let figure: SweepPicture.Figure
  let words: Words
  let isSampled: Bool

  var chart: Chart? {
    let effects = figure.effects.filter { !$0.levels.isEmpty }
    guard let first = effects.first,
      let low = first.levels.min(by: { $0.mean < $1.mean }),
      let high = first.levels.max(by: { $0.mean < $1.mean })
    else { return nil }
    var summary = words(
      "{parameter} moves it most: from {low} at {low_value} to {high} at {high_value}.",
      [
        "parameter": first.parameter, "low": Figures.value(low.mean, figure.unit),
        "low_value": LevelNumbers.short(low.text), "high": Figures.value(high.mean, figure.unit),
        "high_value": LevelNumbers.short(high.text),
      ])
    if let top = low.high, let bottom = high.low, top >= bottom {
      summary +=
        (words.language == .english ? " " : "") + words("The intervals of the two overlap.")
    }
    return Chart(
      id: "response-\(figure.id)",
      title: words("Response: {figure}", ["figure": figure.title]), summary: summary,
      spec: spec(
        effects, summary, columns: min(3, effects.count), width: effects.count > 1 ? 320 : 800),
      narrowSpec: spec(effects, summary, columns: 1, width: ChartParts.narrow - 60),
      tables: [table(effects)])
  }

  private func table(_ effects: [SweepPicture.Effect]) -> ReportTable {
    ReportTable(
      id: "response-\(figure.id)",
      title: words("Response: {figure}", ["figure": figure.title]),
      note: words("The mean over the cells with a value; all cells meet the same customers."),
      columns: [
        .init("parameter", words("parameter")), .init("value", words("value")),
        .init("cells", words("cells")),
      ] + ReportTable.Column.figure("mean", words("mean"), words) + [
        .init("number", "number", isHidden: true)
      ],
      rows: effects.flatMap(rows))
  }

  /// The values of a parameter, numbers in their order.
  private func rows(_ effect: SweepPicture.Effect) -> [[ReportTable.Cell]] {
    let texts = effect.levels.map(\.text)
    let numbers = LevelNumbers(texts)?.numbers
    return LevelNumbers.order(texts).map { place in
      let level = effect.levels[place]
      return [
        .text(effect.parameter), .text(level.text), .value(Double(level.cells), .contacts),
        .value(level.mean, figure.unit), .value(level.low, figure.unit),
        .value(level.high, figure.unit), numbers.map { .position($0[place]) } ?? .missing,
      ]
    }
  }

  /// A numeric axis to scale where the values are numbers, else their names.
  private func axis(_ effect: SweepPicture.Effect) -> SpecValue {
    let texts = effect.levels.map(\.text)
    guard let found = LevelNumbers(texts) else {
      return [
        "field": "value", "type": "ordinal", "sort": .texts(texts), "title": .null,
        "axis": ["labelAngle": 0, "labelOverlap": true, "labelLimit": 90],
      ]
    }
    var axis: SpecValue = [
      "labelExpr": .text("format(datum.value,'~g')+\(Expression.quoted(found.suffix))"),
      "labelOverlap": true, "tickCount": 6, "grid": false,
    ]
    if !isSampled { axis = axis.with(["values": .array(found.numbers.map { .number($0) })]) }
    return [
      "field": "number", "type": "quantitative", "title": .null, "axis": axis,
      "scale": ["zero": false, "nice": false, "padding": 14],
    ]
  }

  /// Means with their intervals: joined where the values are steps, alone where they are samples.
  private func layers(_ x: SpecValue, _ y: SpecValue, _ tooltip: SpecValue) -> SpecValue {
    let ends: SpecValue = [
      "x": x, "y": y.with(["field": "mean_low"]), "y2": ["field": "mean_high"],
    ]
    let middle: SpecValue = ["x": x, "y": y, "tooltip": tooltip]
    guard isSampled else {
      return [
        ["mark": ["type": "area", "opacity": 0.2, "clip": true, "aria": false], "encoding": ends],
        ["mark": ["type": "line", "point": ["size": 50], "aria": false], "encoding": middle],
      ]
    }
    return [
      ["mark": ["type": "rule", "clip": true, "aria": false], "encoding": ends],
      [
        "mark": ["type": "point", "filled": true, "size": 50, "aria": false], "encoding": middle,
      ],
    ]
  }

  private func spec(
    _ effects: [SweepPicture.Effect], _ summary: String, columns: Int, width: Double
  ) -> SpecValue {
    let y: SpecValue = [
      "field": "mean", "type": "quantitative", "axis": Charts.axis(figure.unit),
      "scale": Charts.scale(
        effects.flatMap(\.levels).flatMap { [$0.low, $0.mean, $0.high] }, figure.unit),
      "title": .text(figure.title),
    ]
    let tooltip: SpecValue = [
      ChartParts.tip("parameter", words("parameter")), ChartParts.tip("value", words("value")),
      ChartParts.tip("mean_said", figure.title), ChartParts.tip("cells", words("cells")),
    ]
    let panels = effects.map { effect -> SpecValue in
      return [
        "title": ["text": .text(effect.parameter), "limit": .number(width)],
        "width": .number(width), "height": 180,
        "transform": [ChartParts.filter("parameter", equal: effect.parameter)],
        "layer": layers(axis(effect), y, tooltip),
      ]
    }
    return ChartParts.lite(
      summary,
      [
        "data": ["name": .text("response-\(figure.id)")],
        "transform": [ChartParts.say("mean", figure.unit, words)],
        "concat": .array(panels), "columns": .number(Double(columns)), "spacing": 20,
        "resolve": ["scale": ["x": "independent", "y": "shared"]],
      ])
  }
}

/// Lines by one parameter, a color for each value of the other.
private struct PairPicture {
  let figure: SweepPicture.Figure
  let words: Words
  /// The parameter along the axis, and that of the colors.
  private let along: Int, across: Int
  private let parameters: [String]

  /// More lines than this are told apart by nobody.
  private static let mostLines = 8

  /// nil unless there are two parameters, one of them with few values.
  init?(parameters: [String], figure: SweepPicture.Figure, words: Words) {
    guard parameters.count == 2, figure.cells.allSatisfy({ $0.values.count == 2 }) else {
      return nil
    }
    let counts = [0, 1].map { place in Set(figure.cells.map { $0.values[place] }).count }
    along = counts[1] > counts[0] ? 1 : 0
    across = 1 - along
    guard counts[along] > 1, (2...Self.mostLines).contains(counts[across]) else { return nil }
    self.figure = figure
    self.words = words
    self.parameters = parameters
  }

  /// The values of a parameter in the order of the cells.
  private func values(_ parameter: Int) -> [String] {
    var seen: [String] = []
    for cell in figure.cells where !seen.contains(cell.values[parameter]) {
      seen.append(cell.values[parameter])
    }
    return LevelNumbers.order(seen).map { seen[$0] }
  }

  var chart: Chart {
    let summary = words(
      "Each line is a value of {across}; lines that are not parallel say that the two work"
        + " together.",
      ["across": parameters[across]])
    let title = words("Two parameters together: {figure}", ["figure": figure.title])
    let table = ReportTable(
      id: "cells-\(figure.id)", title: title,
      columns: [.init("along", parameters[along]), .init("across", parameters[across])]
        + ReportTable.Column.figure("estimate", figure.title, words),
      rows: figure.cells.map { cell in
        [
          .text(cell.values[along]), .text(cell.values[across]),
          .value(cell.estimate, figure.unit), .value(cell.low, figure.unit),
          .value(cell.high, figure.unit),
        ]
      })
    return Chart(
      id: "cells-\(figure.id)", title: title, summary: summary, spec: spec(summary, height: 280),
      narrowSpec: spec(summary, height: 220), tables: [table])
  }

  private func spec(_ summary: String, height: Double) -> SpecValue {
    let x: SpecValue = [
      "field": "along", "type": "ordinal", "sort": .texts(values(along)),
      "title": .text(parameters[along]), "axis": ["labelAngle": 0, "labelOverlap": true],
    ]
    let y: SpecValue = [
      "field": "estimate", "type": "quantitative", "axis": Charts.axis(figure.unit),
      "scale": Charts.scale(
        figure.cells.flatMap { [$0.low, $0.estimate, $0.high] }, figure.unit),
      "title": .text(figure.title),
    ]
    let lines = values(across)
    let legend: SpecValue = [
      "orient": "top", "title": .text(parameters[across]), "columns": height < 250 ? 2 : 6,
      "symbolType": "stroke", "symbolOpacity": 1,
    ]
    func line(_ range: SpecValue?) -> SpecValue {
      var scale: SpecValue = ["domain": .texts(lines)]
      if let range { scale = scale.with(["range": range]) }
      return ["field": "across", "type": "nominal", "scale": scale, "legend": legend]
    }
    let tooltip: SpecValue = [
      ChartParts.tip("along", parameters[along]), ChartParts.tip("across", parameters[across]),
      ChartParts.tip("estimate_said", figure.title),
    ]
    return ChartParts.lite(
      summary,
      [
        "data": ["name": .text("cells-\(figure.id)")],
        "transform": [ChartParts.say("estimate", figure.unit, words)],
        "width": "container", "height": .number(height),
        "layer": [
          [
            "mark": ["type": "area", "opacity": 0.12, "clip": true, "aria": false],
            "encoding": [
              "x": x, "y": y.with(["field": "estimate_low"]), "y2": ["field": "estimate_high"],
              "color": line(nil),
            ],
          ],
          [
            "mark": ["type": "line", "aria": false],
            "encoding": [
              "x": x, "y": y, "color": line(nil),
              "strokeDash": line(ChartTheme.dashes.prefix(lines.count)),
            ],
          ],
          [
            "mark": ["type": "point", "filled": true, "size": 60, "opacity": 1, "aria": false],
            "encoding": ["x": x, "y": y, "color": line(nil), "tooltip": tooltip],
          ],
        ],
      ])
  }
}
