import Study

extension Charts {
  /// Planned volume above staff and required staff, by interval.
  static func plan(_ source: ChartSource) -> Chart? {
    guard let table = source.planTable else { return nil }
    let summary = planSummary(source)
    let picture = PlanPicture(source: source)
    return Chart(
      id: "plan", title: source.words("Volume, staff and required staff"), summary: summary,
      spec: picture.spec(summary, width: ChartParts.wide - 80, ticks: 12),
      narrowSpec: picture.spec(summary, width: ChartParts.narrow - 60, ticks: 4),
      tables: [table])
  }

  /// Where staff is short of what the formulas ask for.
  private static func planSummary(_ source: ChartSource) -> String {
    let words = source.words
    let judged = source.document.scenario.plan.filter { $0.required != nil }
    guard !judged.isEmpty else {
      return words("Volume and staff as planned; without a target nothing is required.")
    }
    func gap(_ part: ResultDocument.PlannedInterval) -> Double {
      (part.required ?? 0) - part.staffed
    }
    let short = judged.filter { gap($0) > 0 }
    guard let worst = short.max(by: { gap($0) < gap($1) }) else {
      return words("No center is staffed below what the formulas ask for.")
    }
    return words(
      "Staff is below what the formulas ask for in {short} of {all} intervals of centers, most in"
        + " {center} at {interval}: {count} agents short.",
      [
        "short": Figures.count(Double(short.count)), "all": Figures.count(Double(judged.count)),
        "center": worst.center, "interval": worst.interval,
        "count": Figures.value(gap(worst), .agents),
      ])
  }
}

/// Volume above staff.
private struct PlanPicture {
  let source: ChartSource

  func spec(_ summary: String, width: Double, ticks: Int) -> SpecValue {
    var entries: [String: SpecValue] = [
      "data": ["name": "plan"],
      "vconcat": [
        [
          "width": .number(width), "height": 110,
          "mark": [
            "type": "rect", "style": "volume",
            "aria": false,
          ],
          "encoding": bars("forecast", title: source.words("volume (contacts)"), ticks),
        ],
        ["width": .number(width), "height": 200, "layer": .array(staff(ticks))],
      ],
      "spacing": 12,
    ]
    if source.places.count > 1 {
      entries["params"] = [ChartParts.menu("place", source.words("center"), source.places)]
      entries["transform"] = [["filter": "datum.center==place"]]
    }
    return ChartParts.lite(summary, entries)
  }

  /// Bars from zero, as wide as their interval.
  private func bars(_ field: String, title: String, _ ticks: Int) -> SpecValue {
    [
      "x": source.axis.encoding("start", count: ticks), "x2": ["field": "end"],
      "y": ["field": .text(field), "type": "quantitative", "title": .text(title)],
      "y2": ["datum": 0], "tooltip": tooltip,
    ]
  }

  private var tooltip: SpecValue {
    [
      ChartParts.tip("center", source.words("center")),
      ChartParts.tip("interval", source.words("interval")),
      ChartParts.tip("forecast", source.words("volume (contacts)"), format: ",.0f"),
      ChartParts.tip("handle_time", source.words("handle time"), format: ",.0f"),
      ChartParts.tip("staffed", source.words("staffed"), format: ",.1f"),
      ChartParts.tip("required", source.words("required"), format: ",.0f"),
      ChartParts.tip("net", source.words("net"), format: "+,.1f"),
    ]
  }

  /// Staff as bars, what they lack as bars above them, and the requirement as a line.
  private func staff(_ ticks: Int) -> [SpecValue] {
    let encoding = bars("staffed", title: source.words("agents"), ticks)
    let words = source.words
    let names = [words("staffed"), words("short of required"), words("required")]
    func named(_ layer: Int) -> SpecValue {
      [
        "datum": .text(names[layer]), "scale": ["domain": .texts(names), "range": "staff"],
        "legend": ["orient": "top", "title": .null, "symbolType": "square"],
      ]
    }
    let present: SpecValue = [
      "mark": ["type": "rect", "opacity": 0.8, "aria": false],
      "encoding": encoding.with(["color": named(0)]),
    ]
    guard source.document.scenario.plan.contains(where: { $0.required != nil }) else {
      return [present]
    }
    return [
      present,
      [
        // Where nobody is lacking the bar has no height; a layer without rows would have no scale.
        "transform": [["calculate": "max(datum.staffed,datum.required)", "as": "reached"]],
        "mark": ["type": "rect", "opacity": 0.8, "aria": false],
        "encoding": encoding.with(["y2": ["field": "reached"], "color": named(1)]),
      ],
      [
        "mark": ["type": "rule", "strokeWidth": 2.5, "aria": false],
        "encoding": .object(encoding.entries.filter { $0.key != "y2" }).with([
          "y": ["field": "required", "type": "quantitative", "title": .text(words("agents"))],
          "color": named(2),
        ]),
      ],
    ]
  }
}
