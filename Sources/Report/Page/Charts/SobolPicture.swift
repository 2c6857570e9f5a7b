import Study

/// Sobol indices as bars with their intervals.
struct SobolPicture {
  let figure: SweepPicture.Figure
  let words: Words

  init?(figure: SweepPicture.Figure, words: Words) {
    guard !figure.indices.isEmpty else { return nil }
    self.figure = figure
    self.words = words
  }

  private var kinds: [String] { [words("alone (first order)"), words("with others (total)")] }

  var chart: Chart {
    let ranked = figure.indices.sorted { $0.total > $1.total }
    let title = words("What the variance comes from: {figure}", ["figure": figure.title])
    let summary = summary(ranked)
    let table = ReportTable(
      id: "sobol-\(figure.id)", title: title,
      note: words("Sobol indices: parts of the variance between cells, 0 to 1."),
      columns: [.init("parameter", words("parameter")), .init("index", words("index"))]
        + ReportTable.Column.figure("part", words("part of the variance"), words),
      rows: ranked.flatMap { index in
        [
          row(index.parameter, kinds[0], index.first, index.firstLow, index.firstHigh),
          row(index.parameter, kinds[1], index.total, index.totalLow, index.totalHigh),
        ]
      })
    let names = ranked.map(\.parameter)
    return Chart(
      id: "sobol-\(figure.id)", title: title, summary: summary,
      spec: spec(summary, names, width: ChartParts.wide - 380, label: 300),
      narrowSpec: spec(summary, names, width: ChartParts.narrow - 130, label: 120),
      tables: [table])
  }

  private func row(
    _ parameter: String, _ kind: String, _ value: Double, _ low: Double, _ high: Double
  ) -> [ReportTable.Cell] {
    [.text(parameter), .text(kind)]
      + [value, low, high].map { value in
        value.isFinite ? .number(value, shown: Figures.number(value, decimals: 3)) : .missing
      }
  }

  private func spec(
    _ summary: String, _ names: [String], width: Double, label: Double
  ) -> SpecValue {
    let x: SpecValue = [
      "field": "part", "type": "quantitative", "title": .text(words("part of the variance")),
      "scale": ["domain": domain, "nice": false],
    ]
    let y: SpecValue = [
      "field": "parameter", "type": "nominal", "sort": .texts(names), "title": .null,
      "axis": ["labelLimit": .number(label), "ticks": false],
    ]
    let order: SpecValue = ["field": "index", "sort": .texts(kinds)]
    let tooltip: SpecValue = [
      ChartParts.tip("parameter", words("parameter")), ChartParts.tip("index", words("index")),
      ChartParts.tip("part_said", words("part of the variance")),
    ]
    let kind: SpecValue = [
      "field": "index", "type": "nominal", "scale": ["domain": .texts(kinds)],
      "legend": ["orient": "top", "title": .null],
    ]
    return ChartParts.lite(
      summary,
      [
        "data": ["name": .text("sobol-\(figure.id)")],
        "transform": [sayPart],
        "width": .number(width), "height": ["step": 18],
        "layer": [
          [
            "mark": ["type": "bar", "clip": true, "aria": false],
            "encoding": ["x": x, "y": y, "yOffset": order, "color": kind, "tooltip": tooltip],
          ],
          [
            "mark": [
              "type": "rule", "style": "front", "strokeDash": [1, 0], "clip": true, "aria": false,
            ],
            "encoding": [
              "x": x.with(["field": "part_low"]), "x2": ["field": "part_high"], "y": y,
              "yOffset": order,
            ],
          ],
        ],
      ])
  }

  /// From nothing to all, and as far as estimates go: the interval of a small sample goes anywhere.
  private var domain: SpecValue {
    let values = figure.indices.flatMap { [$0.first, $0.total] }.filter(\.isFinite)
    return [.number(min(0, values.min() ?? 0)), .number(max(1, values.max() ?? 1))]
  }

  /// What makes most of the variance, where the sample is large enough to say.
  private func summary(_ ranked: [SweepPicture.Index]) -> String {
    guard ranked.count < 2 || ranked[0].totalLow > ranked[1].totalHigh else {
      return words(
        "Which parameter makes most of the variance is open: the intervals of {first} and {second}"
          + " overlap.", ["first": ranked[0].parameter, "second": ranked[1].parameter])
    }
    return words(
      "{parameter} makes most of the variance: {share} of it with all it does together with"
        + " others.",
      [
        "parameter": ranked[0].parameter,
        "share": Figures.value(min(1, max(0, ranked[0].total)), .share),
      ])
  }

  /// An index with its interval, in three decimals.
  private var sayPart: SpecValue {
    let ends = Expression.phrase(
      words("{low} to {high}"),
      ["low": "format(datum.part_low,'.3f')", "high": "format(datum.part_high,'.3f')"])
    return [
      "calculate": .text("format(datum.part,'.3f')+' ('+\(ends)+')'"), "as": "part_said",
    ]
  }
}
