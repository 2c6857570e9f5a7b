import Study

extension Charts {
  /// Events of the scenario above the acts of rules in one replication.
  static func timeline(_ source: ChartSource, _ day: ReplayDay?) -> Chart? {
    let rules = day.flatMap { source.ruleTable($0) }
    let events = source.eventTable
    let tables = [events, rules].compactMap { $0 }
    guard !tables.isEmpty else { return nil }
    let picture = TimelinePicture(source: source, events: events, rules: rules)
    let summary = picture.summary(day)
    return Chart(
      id: "timeline", title: source.words("Events and acts of rules"), summary: summary,
      spec: picture.spec(summary, width: ChartParts.wide - 220, label: 190, ticks: 12),
      narrowSpec: picture.spec(summary, width: ChartParts.narrow - 110, label: 100, ticks: 3),
      tables: tables)
  }
}

extension ChartSource {
  /// Acts of rules by interval in the replication of a film; nil where none acted.
  func ruleTable(_ day: ReplayDay) -> ReportTable? {
    let rows = day.strategies.flatMap { strategy in
      strategy.rules.flatMap { rule in ruleRows(ResultDocument.shown(strategy.name), rule, day) }
    }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      id: "rules", title: words("Acts of rules by interval"),
      note: words(
        "Counted in replication {replication} alone.", ["replication": "\(day.replication)"]),
      columns: [
        .init("strategy", words("strategy")), .init("rule", words("rule")),
        .init("interval", words("interval")), .init("acts", words("acts")),
        .init("start", words("start (s)"), isHidden: true),
        .init("end", words("end (s)"), isHidden: true),
      ], rows: rows)
  }

  private func ruleRows(
    _ strategy: String, _ rule: ReplayDay.Rule, _ day: ReplayDay
  ) -> [[ReportTable.Cell]] {
    let intervals = document.scenario.intervals
    var counts = [Int](repeating: 0, count: intervals.count)
    for (frame, acts) in zip(rule.frames, rule.acts) {
      let time = day.start + Double(frame) * day.step
      guard let place = intervals.lastIndex(where: { $0.start <= time }) else { continue }
      counts[place] &+= acts
    }
    return zip(intervals, counts).filter { $0.1 > 0 }.map { time, acts in
      [
        .text(strategy), .text(ResultDocument.shown(rule.rule)), .text(time.interval),
        .value(Double(acts), .contacts),
        .position(time.start), .position(time.start + time.length),
      ]
    }
  }
}

/// Bars of events, and circles as large as the acts of a rule.
private struct TimelinePicture {
  let source: ChartSource
  let events: ReportTable?
  let rules: ReportTable?

  func summary(_ day: ReplayDay?) -> String {
    let words = source.words
    var parts: [String] = []
    let all = source.document.scenario.events
    if let first = all.first {
      parts.append(
        words(
          all.count == 1
            ? "One event: {name} from {from}." : "{count} events, the first is {name} from {from}.",
          ["count": "\(all.count)", "name": first.name, "from": source.axis.label(at: first.start)])
      )
    }
    if let day, rules != nil {
      parts.append(
        words(
          "Acts of rules are those of replication {replication} alone; a larger circle is more"
            + " acts.", ["replication": "\(day.replication)"]))
    }
    return source.sentences(parts)
  }

  func spec(_ summary: String, width: Double, label: Double, ticks: Int) -> SpecValue {
    var panels: [SpecValue] = []
    if events != nil { panels.append(eventPanel(width, label, ticks)) }
    if rules != nil { panels.append(rulePanel(width, label, ticks)) }
    return ChartParts.lite(
      summary,
      ["vconcat": .array(panels), "spacing": 14, "resolve": ["scale": ["y": "independent"]]]
    )
  }

  /// The names along an axis, as wide in both parts, so that times stand below each other.
  private func names(_ field: String, _ label: Double) -> SpecValue {
    [
      "field": .text(field), "type": "nominal", "sort": .null, "title": .null,
      "axis": [
        "labelLimit": .number(label - 8), "minExtent": .number(label), "maxExtent": .number(label),
        "ticks": false, "domain": false,
      ],
    ]
  }

  private func eventPanel(
    _ width: Double, _ label: Double, _ ticks: Int
  ) -> SpecValue {
    let words = source.words
    return [
      "data": ["name": "events"], "title": .text(words("Events")), "width": .number(width),
      "height": ["step": 24],
      "mark": ["type": "bar", "style": "bar", "height": 12, "aria": false],
      "encoding": [
        "x": source.axis.encoding("start", count: ticks), "x2": ["field": "end"],
        "y": names("event", label),
        "tooltip": [
          ChartParts.tip("event", words("event")), ChartParts.tip("kind", words("kind of event")),
          ChartParts.tip("center", words("center")), ChartParts.tip("from", words("from")),
          ChartParts.tip("to", words("to")),
        ],
      ],
    ]
  }

  private func rulePanel(
    _ width: Double, _ label: Double, _ ticks: Int
  ) -> SpecValue {
    let words = source.words
    let panel: SpecValue = [
      "width": .number(width), "height": ["step": 26],
      "mark": ["type": "point", "filled": true, "opacity": 0.75, "aria": false],
      "encoding": [
        "x": source.axis.encoding("middle", count: ticks), "y": names("rule", label),
        "size": [
          "field": "acts", "type": "quantitative",
          "scale": ["range": [12, .number(width < 300 ? 110 : 420)], "zero": true],
          "legend": ["orient": "top", "title": .text(words("acts in the interval"))],
        ],
        "tooltip": [
          ChartParts.tip("strategy", words("strategy")), ChartParts.tip("rule", words("rule")),
          ChartParts.tip("interval", words("interval")),
          ChartParts.tip("acts", words("acts"), format: ",.0f"),
        ],
      ],
    ]
    return [
      "data": ["name": "rules"],
      "transform": [["calculate": "(datum.start+datum.end)/2", "as": "middle"]],
      "facet": [
        "field": "strategy", "type": "nominal", "title": .null, "sort": .texts(source.strategies),
        "header": ["labelAnchor": "start", "labelPadding": 3],
      ],
      "columns": 1, "spacing": 8, "spec": panel,
      "resolve": ["scale": ["y": "independent"]],
    ]
  }
}
