import Study

extension Charts {
  /// Queue and quantiles of the wait by interval, a panel each, the strategies as lines.
  static func waits(_ source: ChartSource) -> Chart? {
    let table = source.intervalTable
    guard !table.rows.isEmpty else { return nil }
    let summary = waitSummary(source)
    let picture = WaitPicture(source: source)
    return Chart(
      id: "waits", title: source.words("Queues and waits by interval"), summary: summary,
      spec: picture.spec(summary, columns: 2, width: ChartParts.wide / 2 - 70, ticks: 6),
      narrowSpec: picture.spec(summary, columns: 1, width: ChartParts.narrow - 50, ticks: 4),
      tables: [table])
  }

  private static func waitSummary(_ source: ChartSource) -> String {
    let best = source.best
    let found = best.intervals.compactMap { figures in
      figures.total["wait_p90"].map { (figures.interval, $0.estimate) }
    }
    guard let longest = found.max(by: { $0.1 < $1.1 }) else { return "" }
    return source.words(
      "Under {strategy} waits are longest at {interval}: one contact in ten waits {value} or more.",
      [
        "strategy": best.name, "interval": longest.0, "value": Figures.value(longest.1, .seconds),
      ])
  }
}

/// Lines of queues and waits.
private struct WaitPicture {
  let source: ChartSource

  func spec(_ summary: String, columns: Int, width: Double, ticks: Int) -> SpecValue {
    let measures: [Measure] = [.queueLength, .waitP50, .waitP90, .waitP95]
    let panels = measures.enumerated().map { position, measure -> SpecValue in
      [
        "width": .number(width), "height": 150, "title": .text(source.axisTitle(measure)),
        "layer": .array(layers(measure, isFirst: position == 0, columns: columns, ticks)),
      ]
    }
    var filter: [SpecValue] = [
      ["calculate": "(datum.start+datum.end)/2", "as": "middle"],
      ChartParts.say("queue_length", .contacts, source.words),
      ChartParts.say("wait_p90", .seconds, source.words),
    ]
    var entries: [String: SpecValue] = [
      "data": ["name": "intervals"], "concat": .array(panels), "columns": .number(Double(columns)),
      "spacing": 16,
    ]
    if source.places.count > 1 {
      entries["params"] = [ChartParts.menu("place", source.words("center"), source.places)]
      filter.append(["filter": "datum.center==place"])
    }
    entries["transform"] = .array(filter)
    return ChartParts.lite(summary, entries)
  }

  private func layers(
    _ measure: Measure, isFirst: Bool, columns: Int, _ ticks: Int
  ) -> [SpecValue] {
    let x = source.axis.encoding("middle", count: ticks)
    let y: SpecValue = [
      "field": .text(measure.name), "type": "quantitative", "title": .null,
      "scale": ["zero": true],
    ]
    let legend = ChartSource.StrategyLegend.columns(
      columns == 1 ? 1 : min(5, source.strategies.count))
    let color = source.strategyChannel(legend: legend)
    let dash = source.strategyChannel(legend: legend, range: ChartTheme.dashes)
    var line: SpecValue = [
      "mark": ["type": "line", "strokeWidth": 1.8, "aria": false],
      "encoding": [
        "x": x, "y": y, "color": color, "strokeDash": dash, "opacity": ChartParts.picked(1),
      ],
    ]
    if isFirst { line = line.with(["params": [ChartParts.pick]]) }
    return [
      line,
      [
        "mark": ["type": "point", "filled": true, "size": 90, "opacity": 0, "aria": false],
        "encoding": ["x": x, "y": y, "tooltip": tooltip],
      ],
    ]
  }

  private var tooltip: SpecValue {
    [
      ChartParts.tip("strategy", source.words("strategy")),
      ChartParts.tip("center", source.words("center")),
      ChartParts.tip("interval", source.words("interval")),
      ChartParts.tip("queue_length_said", source.name(.queueLength)),
      ChartParts.tip("wait_p50", source.axisTitle(.waitP50), format: ",.1f"),
      ChartParts.tip("wait_p90_said", source.name(.waitP90)),
      ChartParts.tip("wait_p95", source.axisTitle(.waitP95), format: ",.1f"),
    ]
  }
}
