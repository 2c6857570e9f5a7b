import Study

extension Charts {
  /// How the service level differs from day to day, and how often a day misses the target.
  static func days(_ source: ChartSource) -> Chart? {
    let picture = DayPicture(source: source)
    let bins = picture.binTable
    guard !bins.rows.isEmpty else { return nil }
    let summary = picture.summary
    return Chart(
      id: "days", title: source.words("Service level from day to day"), summary: summary,
      spec: picture.spec(summary, width: ChartParts.wide - 80, height: 70),
      narrowSpec: picture.spec(summary, width: ChartParts.narrow - 40, height: 60),
      tables: [picture.table, bins])
  }
}

/// Histograms of days.
private struct DayPicture {
  let source: ChartSource

  private typealias Days = ResultDocument.Days

  /// The days of every strategy at a place, as far as there are any.
  private var days: [(strategy: String, place: String, days: Days)] {
    source.document.strategies.flatMap { strategy in
      source.places.compactMap { place in
        let isAll = place == source.everywhere
        let found = strategy.days.first { isAll ? $0.center == nil : $0.center == place }
        return found.map { (strategy.name, place, $0) }
      }
    }
  }

  var summary: String {
    let words = source.words
    guard let days = source.best.days.first(where: { $0.center == nil }) ?? source.best.days.first
    else { return "" }
    guard let target = source.target, let missed = days.targetMissed else {
      return words(
        "Under {strategy} the daily service level is {mean} on average.",
        [
          "strategy": source.best.name,
          "mean": days.mean.map { Figures.value($0, .share) } ?? Figures.missing,
        ])
    }
    return words(
      "Under {strategy} {chance} of days miss {target} (95 % interval {low} to {high}).",
      [
        "strategy": source.best.name, "target": Figures.share(target),
        "chance": Figures.value(missed.estimate, .share),
        "low": missed.low.map { Figures.value($0, .share) } ?? Figures.missing,
        "high": missed.high.map { Figures.value($0, .share) } ?? Figures.missing,
      ])
  }

  var table: ReportTable {
    let words = source.words
    return ReportTable(
      id: "days", title: words("Service level from day to day"),
      note: words("Each replication is a day; a center's days are of contacts that entered there."),
      columns: [
        .init("strategy", words("strategy")), .init("center", words("center")),
        .init("days", words("days")), .init("mean", words("mean")),
        .init("deviation", words("standard deviation")),
      ]
        + ReportTable.Column.figure("target_missed", words("chance to miss the target"), words),
      rows: days.map { strategy, place, days in
        [
          .text(strategy), .text(place), .value(Double(days.days), .contacts),
          .value(days.mean, .share), .value(days.deviation, .share),
        ] + ReportTable.Cell.figure(days.targetMissed, .share)
      })
  }

  var binTable: ReportTable {
    let words = source.words
    return ReportTable(
      id: "day-bins", title: words("Days by their service level"),
      columns: [
        .init("strategy", words("strategy")), .init("center", words("center")),
        .init("from", words("from")), .init("to", words("to")), .init("days", words("days")),
        .init("panel", "panel", isHidden: true), .init("short", "short", isHidden: true),
        .init("order", "order", isHidden: true),
      ],
      rows: days.flatMap(binRows))
  }

  private func binRows(
    _ strategy: String, _ place: String, _ days: Days
  ) -> [[ReportTable.Cell]] {
    let width = 1 / Double(max(1, days.histogram.count))
    let order = Double(source.strategies.firstIndex(of: strategy) ?? 0)
    let panel = heading(strategy, days)
    let short = heading(strategy, days, as: "{strategy}: {chance} ({low} to {high})")
    var rows: [[ReportTable.Cell]] = []
    for (bin, count) in days.histogram.enumerated() where count > 0 {
      let (from, to) = (Double(bin) * width, Double(bin + 1) * width)
      rows.append([
        .text(strategy), .text(place), .value(from, .share), .value(to, .share),
        .value(Double(count), .contacts), .text(panel), .text(short), .position(order),
      ])
    }
    return rows
  }

  /// The name of a strategy with its chance to miss the target.
  private func heading(
    _ strategy: String, _ days: Days,
    as phrase: String = "{strategy}: {chance} of days below {target} ({low} to {high})"
  ) -> String {
    guard let target = source.target, let missed = days.targetMissed, let low = missed.low,
      let high = missed.high
    else { return strategy }
    return source.words(
      phrase,
      [
        "strategy": strategy, "target": Figures.share(target),
        "chance": Figures.value(missed.estimate, .share), "low": Figures.value(low, .share),
        "high": Figures.value(high, .share),
      ])
  }

  func spec(_ summary: String, width: Double, height: Double) -> SpecValue {
    let words = source.words
    let bins = days.flatMap { $0.days.histogram.indices }
    let count = Double((bins.max() ?? 99) + 1)
    let lowest = days.compactMap { $0.days.histogram.firstIndex { $0 > 0 } }.min() ?? 0
    let low = min(Double(lowest) / count, source.target ?? 1)
    let x: SpecValue = [
      "field": "from", "type": "quantitative", "title": .text(source.name(.serviceLevel)),
      "axis": ChartParts.percentAxis,
      "scale": ["domain": [.number(max(0, low - 0.02)), 1], "nice": false],
    ]
    let bars: SpecValue = [
      "mark": ["type": "rect", "style": "bar", "aria": false],
      "encoding": [
        "x": x, "x2": ["field": "to"],
        "y": [
          "field": "days", "type": "quantitative", "title": .text(words("days")),
          "axis": ["tickCount": 3, "format": ",.0f"],
        ], "y2": ["datum": 0],
        "tooltip": [
          ChartParts.tip("strategy", words("strategy")),
          ChartParts.tip("center", words("center")),
          ChartParts.tip("from", words("from"), format: ".0%"),
          ChartParts.tip("to", words("to"), format: ".0%"),
          ChartParts.tip("days", words("days"), format: ",.0f"),
        ],
      ],
    ]
    let target =
      source.target.map { [ChartParts.rule("x", at: $0, style: "target", scale: x["scale"])] } ?? []
    var entries: [String: SpecValue] = [
      "data": ["name": "day-bins"],
      "facet": [
        "field": width < 400 ? "short" : "panel", "type": "nominal", "title": .null,
        "sort": ["field": "order", "op": "min"],
        "header": [
          "labelAnchor": "start", "labelPadding": 3, "labelLimit": .number(width + 30),
        ],
      ],
      "columns": 1, "spacing": 8,
      "spec": [
        "width": .number(width), "height": .number(height), "layer": .array([bars] + target),
      ],
    ]
    if source.places.count > 1 {
      entries["params"] = [ChartParts.menu("place", words("center"), source.places)]
      entries["transform"] = [["filter": "datum.center==place"]]
    }
    return ChartParts.lite(summary, entries)
  }
}
