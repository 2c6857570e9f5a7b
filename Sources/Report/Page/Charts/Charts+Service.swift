import Study

extension Charts {
  /// The service level by interval at every place, with bands, target and events.
  static func serviceLevel(_ source: ChartSource) -> Chart? {
    let table = source.intervalTable
    guard !table.rows.isEmpty else { return nil }
    let summary = serviceSummary(source)
    let events = source.eventTable
    let picture = ServicePicture(source: source, hasEvents: events != nil)
    return Chart(
      id: "service-level", title: source.words("Service level by interval"), summary: summary,
      spec: picture.spec(summary), narrowSpec: picture.narrowSpec(summary),
      tables: [table] + (events.map { [$0] } ?? []))
  }

  /// Where the best strategy is lowest, and how often it misses the target.
  static func serviceSummary(_ source: ChartSource) -> String {
    let words = source.words
    let best = source.best
    let values = best.intervals.compactMap { figures in
      figures.total["service_level"].map { (figures.interval, $0.estimate) }
    }
    guard let lowest = values.min(by: { $0.1 < $1.1 }) else { return "" }
    var text = words(
      source.places.count == 1
        ? "Under {strategy} the service level is lowest at {interval}, {value}."
        : "Under {strategy} the service level of all centers is lowest at {interval}, {value}.",
      [
        "strategy": best.name, "interval": lowest.0, "value": Figures.value(lowest.1, .share),
      ])
    if let target = source.target {
      let missed = values.count { $0.1 < target }
      text = source.sentences([
        text,
        words(
          "It is below {target} in {missed} of {all} intervals.",
          [
            "target": Figures.share(target), "missed": "\(missed)", "all": "\(values.count)",
          ]),
      ])
    }
    return text
  }
}

/// The lines of the service level.
private struct ServicePicture {
  let source: ChartSource
  let hasEvents: Bool

  /// Panels for every place while they fit on a screen, else one with a menu.
  func spec(_ summary: String) -> SpecValue {
    let places = source.places
    guard places.count > 1, places.count <= 9 else { return chosen(summary, height: 320) }
    let columns = places.count <= 4 ? 2.0 : 3.0
    let width = (ChartParts.wide - 60 * columns) / columns
    let panels = places.enumerated().map { position, place in
      SpecValue.object([
        "title": .text(place), "width": .number(width), "height": 170,
        "layer": .array(layers(place: place, isFirst: position == 0, ticks: 4)),
      ])
    }
    return ChartParts.lite(
      summary,
      [
        "data": ["name": "intervals"], "transform": transforms, "concat": .array(panels),
        "columns": .number(columns), "spacing": 18,
        "resolve": ["scale": ["color": "shared", "strokeDash": "shared"]],
      ])
  }

  func narrowSpec(_ summary: String) -> SpecValue { chosen(summary, height: 240) }

  private func chosen(_ summary: String, height: Double) -> SpecValue {
    let isNarrow = height < 300
    var entries: [String: SpecValue] = [
      "data": ["name": "intervals"], "transform": transforms, "width": "container",
      "height": .number(height),
      "layer": .array(layers(place: nil, isFirst: true, ticks: isNarrow ? 5 : 12)),
    ]
    if source.places.count > 1 {
      entries["params"] = [ChartParts.menu("place", source.words("center"), source.places)]
    }
    return ChartParts.lite(summary, entries)
  }

  private var transforms: SpecValue {
    [
      ["calculate": "(datum.start+datum.end)/2", "as": "middle"],
      ChartParts.say("service_level", .share, source.words),
    ]
  }

  /// The layers of a panel; of the place in the menu where it is nil.
  private func layers(place: String?, isFirst: Bool, ticks: Int) -> [SpecValue] {
    let isNarrow = ticks == 5
    let own: SpecValue =
      place.map { [ChartParts.filter("center", equal: $0)] }
      ?? (source.places.count > 1 ? [["filter": "datum.center==place"]] : [])
    let x = source.axis.encoding("middle", count: ticks)
    let y: SpecValue = [
      "field": "service_level", "type": "quantitative", "axis": ChartParts.percentAxis,
      "title": isFirst ? .text(source.name(.serviceLevel)) : .null,
      "scale": ["domain": [.number(domain.low), .number(domain.high)], "nice": false],
    ]
    let legend = ChartSource.StrategyLegend.columns(
      isNarrow ? 1 : min(5, source.strategies.count))
    let color = source.strategyChannel(legend: legend)
    let dash = source.strategyChannel(legend: legend, range: ChartTheme.dashes)
    var layers: [SpecValue] = hasEvents ? [eventLayer(place, ticks)] : []
    layers += [
      [
        "mark": ["type": "area", "clip": true, "aria": false], "transform": own,
        "encoding": [
          "x": x, "y": y.with(["field": "service_level_low"]),
          "y2": ["field": "service_level_high"], "color": color,
          "opacity": ChartParts.picked(0.13, else: 0.02),
        ],
      ],
      [
        "mark": ["type": "line", "clip": true, "strokeWidth": 1.8, "aria": false],
        "transform": own,
        "encoding": [
          "x": x, "y": y, "color": color, "strokeDash": dash, "opacity": ChartParts.picked(1),
        ],
      ],
      [
        "mark": ["type": "point", "filled": true, "size": 90, "opacity": 0, "aria": false],
        "transform": own, "encoding": ["x": x, "y": y, "tooltip": tooltip],
      ],
    ]
    if isFirst { layers[layers.count - 2] = layers[layers.count - 2].with(["params": pick]) }
    if let target = source.target {
      layers.append(ChartParts.rule("y", at: target, style: "target", scale: y["scale"]))
    }
    return layers
  }

  private var pick: SpecValue { [ChartParts.pick] }

  private var domain: (low: Double, high: Double) {
    let values = source.document.strategies.flatMap { strategy in
      strategy.intervals.flatMap { figures in
        ([figures.total] + figures.centers.map(\.origin)).compactMap {
          $0["service_level"]?.estimate
        }
      }
    }
    return ChartParts.shareDomain(values, target: source.target)
  }

  private var tooltip: SpecValue {
    [
      ChartParts.tip("strategy", source.words("strategy")),
      ChartParts.tip("center", source.words("center")),
      ChartParts.tip("interval", source.words("interval")),
      ChartParts.tip("service_level_said", source.name(.serviceLevel)),
    ]
  }

  private func eventLayer(_ place: String?, _ ticks: Int) -> SpecValue {
    let all = source.everywhere
    var filter: SpecValue = []
    if let place, place != all {
      filter = [["filter": ["field": "center", "oneOf": .texts([place, all])]]]
    } else if place == nil, source.places.count > 1 {
      let name = SpecValue.text(Expression.quoted(all))
      if case .text(let quoted) = name {
        filter = [
          ["filter": .text("place==\(quoted)||datum.center==place||datum.center==\(quoted)")]
        ]
      }
    }
    return [
      "data": ["name": "events"], "transform": filter,
      "mark": ["type": "rect", "style": "event", "aria": false],
      "encoding": [
        "x": source.axis.encoding("start", count: ticks), "x2": ["field": "end"],
        "tooltip": [
          ChartParts.tip("event", source.words("event")),
          ChartParts.tip("center", source.words("center")),
          ChartParts.tip("from", source.words("from")), ChartParts.tip("to", source.words("to")),
        ],
      ],
    ]
  }
}
