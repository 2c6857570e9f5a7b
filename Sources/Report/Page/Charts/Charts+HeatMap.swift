import Study

extension Charts {
  /// Service level of every center and interval as colors, a panel for each strategy.
  static func heatMap(_ source: ChartSource) -> Chart? {
    let table = source.intervalTable
    guard !table.rows.isEmpty else { return nil }
    let words = source.words
    let picture = HeatMapPicture(source: source)
    let figures = source.document.strategies.flatMap(\.intervals).flatMap(\.centers).map {
      $0.origin["service_level"]
    }
    let highs = figures.compactMap { $0?.high }
    let marks =
      source.target.map { target in !highs.contains { $0 < target } } ?? true
      ? ""
      : words("A dot marks what is surely below the target: the whole interval is.")
    let summary = source.sentences([
      heatSummary(source), marks,
      figures.contains { $0 == nil } ? words("Dashed cells had no contact.") : "",
    ])
    return Chart(
      id: "heat-map", title: words("Service level by center and interval"), summary: summary,
      spec: picture.spec(summary, width: ChartParts.wide - 230, isNarrow: false),
      narrowSpec: picture.spec(summary, width: ChartParts.narrow - 85, isNarrow: true),
      tables: [table])
  }

  private static func heatSummary(_ source: ChartSource) -> String {
    var lowest: (center: String, interval: String, value: Double)?
    for figures in source.best.intervals {
      for center in figures.centers {
        guard let value = center.origin["service_level"]?.estimate else { continue }
        if value < lowest?.value ?? .infinity {
          lowest = (center.center, figures.interval, value)
        }
      }
    }
    guard let lowest else { return "" }
    return source.words(
      "The lowest cell of {strategy} is {center} at {interval}: {value}.",
      [
        "strategy": source.best.name, "center": lowest.center, "interval": lowest.interval,
        "value": Figures.value(lowest.value, .share),
      ])
  }
}

/// The cells of the service level.
private struct HeatMapPicture {
  let source: ChartSource

  /// More cells than this are shown one strategy at a time.
  private static let mostCells = 4000

  func spec(_ summary: String, width: Double, isNarrow: Bool) -> SpecValue {
    let detailed = source.detailed
    let (places, strategies) = (source.places, source.strategies.filter(detailed.contains))
    let cells = places.count * strategies.count * source.document.scenario.intervals.count
    let isChosen = strategies.count > 1 && (cells > Self.mostCells || isNarrow)
    let panel: SpecValue = [
      "width": .number(width), "height": .number(Double(places.count * (isNarrow ? 16 : 18))),
      "layer": .array(layers(isNarrow)),
    ]
    let data: [String: SpecValue] = [
      "data": ["name": "intervals"],
      "transform": [
        ChartParts.say("service_level", .share, source.words),
        ["filter": ["field": "strategy", "oneOf": .texts(strategies)]],
      ],
    ]
    if isChosen {
      let filter: SpecValue = [
        ChartParts.say("service_level", .share, source.words),
        ["filter": "datum.strategy==strategy_chosen"],
      ]
      let menu = ChartParts.menu(
        "strategy_chosen", source.words("strategy"),
        strategies.filter { $0 == source.best.name } + strategies.filter { $0 != source.best.name })
      return ChartParts.lite(
        summary,
        data.merging(["transform": filter, "params": [menu]]) { $1 }
          .merging(panel.entries) { $1 })
    }
    guard strategies.count > 1 else {
      return ChartParts.lite(summary, data.merging(panel.entries) { $1 })
    }
    return ChartParts.lite(
      summary,
      data.merging([
        "facet": [
          "field": "strategy", "type": "nominal", "title": .null, "sort": .texts(strategies),
          "header": ["labelAnchor": "start", "labelPadding": 4],
        ],
        "columns": 1, "spec": panel, "spacing": 10,
      ]) { $1 })
  }

  private func layers(_ isNarrow: Bool) -> [SpecValue] {
    let encoding: [String: SpecValue] = [
      "x": source.axis.encoding("start", count: isNarrow ? 4 : 12), "x2": ["field": "end"],
      "y": [
        "field": "center", "type": "nominal", "sort": .texts(source.places), "title": .null,
        "axis": ["labelLimit": isNarrow ? 80 : 150, "ticks": false, "domain": false],
      ],
    ]
    let tooltip: SpecValue = [
      ChartParts.tip("strategy", source.words("strategy")),
      ChartParts.tip("center", source.words("center")),
      ChartParts.tip("interval", source.words("interval")),
      ChartParts.tip("service_level_said", source.name(.serviceLevel)),
    ]
    var layers: [SpecValue] = [
      [
        "transform": [["filter": "!isValid(datum.service_level)"]],
        "mark": ["type": "rect", "style": "missing", "aria": false],
        "encoding": .object(encoding).with(["tooltip": tooltip]),
      ],
      [
        "transform": [["filter": "isValid(datum.service_level)"]],
        "mark": ["type": "rect", "aria": false],
        "encoding": .object(encoding).with(["color": color(isNarrow), "tooltip": tooltip]),
      ],
    ]
    if let target = source.target {
      layers.append([
        "transform": [
          [
            "filter": .text("isValid(datum.service_level_high)&&datum.service_level_high<\(target)")
          ],
          ["calculate": "(datum.start+datum.end)/2", "as": "middle"],
        ],
        "mark": ["type": "point", "style": "sure", "filled": true, "size": 22, "aria": false],
        "encoding": [
          "x": source.axis.encoding("middle", count: isNarrow ? 4 : 12),
          "y": encoding["y"] ?? .null,
          "tooltip": tooltip,
        ],
      ])
    }
    return layers
  }

  /// One scale for all panels: diverging about the target, or from low to high without one.
  private func color(_ isNarrow: Bool) -> SpecValue {
    let values = source.document.strategies.flatMap { strategy in
      strategy.intervals.flatMap { figures in
        figures.centers.compactMap { $0.origin["service_level"]?.estimate }
      }
    }
    let domain = ChartParts.shareDomain(values, target: source.target)
    var scale: [String: SpecValue] = [
      "domain": [.number(domain.low), .number(domain.high)], "range": "heatmap", "nice": false,
      "interpolate": "rgb",
    ]
    if let target = source.target {
      scale["domainMid"] = .number(target)
      scale["range"] = "diverging"
    }
    return [
      "field": "service_level", "type": "quantitative", "scale": .object(scale),
      "legend": [
        "orient": "top", "title": .text(source.name(.serviceLevel)),
        "labelExpr":
          "format(100*datum.value,'~g')+' %'",
        "gradientLength": isNarrow ? 180 : 300,
      ],
    ]
  }
}
