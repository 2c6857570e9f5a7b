import Study

extension Charts {
  /// How far the others are behind the best, with intervals: a chart for each measure compared.
  static func differences(_ source: ChartSource) -> [Chart] {
    guard let comparison = source.document.comparison else { return [] }
    return comparison.total.compactMap { total in
      guard let measure = Measure(name: total.kpi) else { return nil }
      let verdicts = [total] + comparison.centers.filter { $0.kpi == total.kpi }
      let isRanked = total.kpi == comparison.rankedBy
      return differences(source, measure, verdicts, isRanked: isRanked)
    }
  }

  private static func differences(
    _ source: ChartSource, _ measure: Measure, _ verdicts: [ResultDocument.Verdict],
    isRanked: Bool
  ) -> Chart? {
    let slug = measure.name.split(separator: "_").joined(separator: "-")
    let table = source.differenceTable("differences-\(slug)", measure, verdicts)
    guard !table.rows.isEmpty else { return nil }
    let summary = differenceSummary(source, measure, verdicts[0])
    let picture = DifferencePicture(source: source, table: table, measure: measure)
    return Chart(
      id: isRanked ? "differences" : "differences-\(slug)",
      title: source.words(
        "Differences from the best strategy: {measure}", ["measure": source.name(measure)]),
      summary: summary, spec: picture.spec(summary, isNarrow: false),
      narrowSpec: picture.spec(summary, isNarrow: true), tables: [table])
  }

  private static func differenceSummary(
    _ source: ChartSource, _ measure: Measure, _ verdict: ResultDocument.Verdict
  ) -> String {
    let words = source.words
    let apart = verdict.differences.filter(\.toldApart).map(\.strategy)
    let rest = verdict.differences.filter { !$0.toldApart }.map(\.strategy)
    var parts = [words("Over all centers {best} is best.", ["best": verdict.best])]
    if !apart.isEmpty {
      parts.append(
        words("Surely behind it: {names}.", ["names": apart.joined(separator: separator(words))]))
    }
    if !rest.isEmpty {
      parts.append(
        words(
          "Not told apart from it: {names}.",
          [
            "names": rest.joined(separator: separator(words))
          ]))
    }
    return source.sentences(parts)
  }

  private static func separator(_ words: Words) -> String {
    words.language == .english ? ", " : "、"
  }
}

extension ChartSource {
  /// Differences of one measure by place and strategy.
  func differenceTable(
    _ id: String, _ measure: Measure, _ verdicts: [ResultDocument.Verdict]
  ) -> ReportTable {
    ReportTable(
      id: id,
      title: words("Differences from the best strategy: {measure}", ["measure": name(measure)]),
      note: words(
        "Each strategy less the best one of the place, paired on the same customers; told apart"
          + " after Holm's correction."),
      columns: [
        .init("center", words("center")), .init("best", words("best")),
        .init("strategy", words("strategy")),
      ]
        + ReportTable.Column.figure("difference", words("difference from the best"), words) + [
          .init("holm_p_value", words("p (Holm)")), .init("told_apart", words("told apart")),
        ],
      rows: verdicts.flatMap { verdict in
        verdict.differences.map { difference in
          let figure = difference.minusBest
          return [
            .text(verdict.center ?? everywhere), .text(verdict.best), .text(difference.strategy),
            signed(figure?.estimate, measure), signed(figure?.low, measure),
            signed(figure?.high, measure),
            difference.holmPValue.map { .number($0, shown: Figures.chance($0)) } ?? .missing,
            .text(difference.toldApart ? words("yes") : words("no")),
          ]
        }
      })
  }

  /// A difference with its sign; shares differ by percentage points.
  private func signed(_ value: Double?, _ measure: Measure) -> ReportTable.Cell {
    guard let value, value.isFinite else { return .missing }
    let sign = value > 0 ? "+" : ""
    guard measure.unit == .share else {
      return .number(value, shown: sign + Figures.value(value, measure.unit))
    }
    return .number(
      value,
      shown: words(
        "{value} points",
        [
          "value": sign
            + Figures.number(
              value * 100, decimals: 1)
        ]))
  }
}

/// A forest of differences.
private struct DifferencePicture {
  let source: ChartSource
  let table: ReportTable
  let measure: Measure

  /// More places than this are chosen from a menu.
  private static let mostPlaces = 9

  func spec(_ summary: String, isNarrow: Bool) -> SpecValue {
    let places = shownPlaces
    let tall = Double(max(1, source.strategies.count - 1) * 20)
    let isChosen = places.count > 1 && (isNarrow || places.count > Self.mostPlaces)
    var transform: [SpecValue] = [
      ChartParts.say("difference", measure.unit, source.words)
    ]
    var entries: [String: SpecValue] = ["data": ["name": .text(table.id)]]
    if isChosen || places.count == 1 {
      if isChosen {
        entries["params"] = [ChartParts.menu("place", source.words("center"), places)]
        transform.append(["filter": "datum.center==place"])
      }
      entries["transform"] = .array(transform)
      entries["width"] = "container"
      entries["height"] = .number(tall + 20)
      entries["layer"] = .array(layers(isNarrow))
      return ChartParts.lite(summary, entries)
    }
    let panel = Expression.phrase(
      source.words("{center} (best: {best})"),
      ["center": "datum.center", "best": "datum.best"])
    entries["transform"] = .array(transform + [["calculate": .text(panel), "as": "panel"]])
    entries["facet"] = [
      "field": "panel", "type": "nominal", "title": .null, "sort": panels,
      "header": ["labelAnchor": "start", "labelPadding": 4, "labelLimit": 460],
    ]
    entries["columns"] = 2
    entries["spacing"] = 14
    entries["resolve"] = ["scale": ["y": "independent"]]
    entries["spec"] = [
      "width": 400, "height": .number(tall), "layer": .array(layers(isNarrow)),
    ]
    return ChartParts.lite(summary, entries)
  }

  private var shownPlaces: [String] { places(column: 0) }

  private func places(column: Int) -> [String] {
    var seen: [String] = []
    for row in table.rows {
      if case .text(let text) = row[column], seen.last != text { seen.append(text) }
    }
    return seen
  }

  /// The headings of the panels in the order of the places.
  private var panels: SpecValue {
    var seen: [String] = []
    for row in table.rows {
      guard case .text(let center) = row[0], case .text(let best) = row[1] else { continue }
      let text = source.words("{center} (best: {best})", ["center": center, "best": best])
      if seen.last != text { seen.append(text) }
    }
    return .texts(seen)
  }

  private func layers(_ isNarrow: Bool) -> [SpecValue] {
    let words = source.words
    let isShare = measure.unit == .share
    let axis: SpecValue =
      isShare
      ? ["labelExpr": "(datum.value>0?'+':'')+format(100*datum.value,'~g')", "tickCount": 5]
      : ["tickCount": 5]
    let x: SpecValue = [
      "field": "difference", "type": "quantitative", "axis": axis,
      "title": .text(isShare ? words("percentage points") : source.axisTitle(measure)),
    ]
    let y: SpecValue = [
      "field": "strategy", "type": "nominal", "title": .null, "sort": .texts(source.strategies),
      "axis": ["labelLimit": isNarrow ? 110 : 170, "domain": false, "ticks": false],
    ]
    let domain = SpecValue.texts([words("yes"), words("no")])
    let legend: SpecValue = ["orient": "top", "title": .text(words("told apart"))]
    let mark: SpecValue = [
      "field": "told_apart", "type": "nominal", "legend": legend, "scale": ["domain": domain],
    ]
    let tooltip: SpecValue = [
      ChartParts.tip("center", words("center")), ChartParts.tip("strategy", words("strategy")),
      ChartParts.tip("best", words("best")),
      ChartParts.tip("difference_said", words("difference from the best")),
      ChartParts.tip("holm_p_value", words("p (Holm)"), format: ".3f"),
      ChartParts.tip("told_apart", words("told apart")),
    ]
    return [
      ChartParts.rule("x", at: 0, style: "zero"),
      [
        "mark": ["type": "rule", "strokeWidth": 2, "aria": false],
        "encoding": [
          "x": x.with(["field": "difference_low"]), "x2": ["field": "difference_high"], "y": y,
          "color": mark, "tooltip": tooltip,
        ],
      ],
      [
        "mark": ["type": "point", "filled": true, "size": 90, "opacity": 1, "aria": false],
        "encoding": [
          "x": x, "y": y, "color": mark,
          "shape": mark.with(["scale": ["domain": domain, "range": ["circle", "diamond"]]]),
          "tooltip": tooltip,
        ],
      ],
    ]
  }
}
