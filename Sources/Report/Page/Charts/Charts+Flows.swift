import Study

extension Charts {
  /// Contacts that were answered at another center than they entered, as ribbons.
  static func flows(_ source: ChartSource) -> Chart? {
    guard let plan = FlowPlan(source) else { return nil }
    let summary = flowSummary(source, plan)
    let picture = FlowPicture(source: source, plan: plan)
    return Chart(
      id: "flows", title: source.words("Contacts answered at another center"), summary: summary,
      spec: picture.spec(summary, isNarrow: false),
      narrowSpec: picture.spec(summary, isNarrow: true), tables: plan.tables)
  }

  private static func flowSummary(_ source: ChartSource, _ plan: FlowPlan) -> String {
    let words = source.words
    let strategies = source.document.strategies.filter { plan.strategies.contains($0.name) }
    let shown = strategies.first { $0.name == source.best.name } ?? strategies[0]
    guard
      let largest = shown.flows.max(by: { $0.contacts.estimate < $1.contacts.estimate })
    else { return "" }
    let all = shown.flows.reduce(0) { $0 + $1.contacts.estimate }
    return source.sentences([
      words(
        "Under {strategy} {count} contacts are answered away from home, most of them from"
          + " {from} in {to}: {largest}.",
        [
          "strategy": shown.name, "count": Figures.count(all), "from": largest.from,
          "to": largest.to, "largest": Figures.count(largest.contacts.estimate),
        ]),
      plan.strategies.count > 1
        ? words("Every strategy has its own scale; numbers are contacts.") : "",
      plan.isCut
        ? words(
          plan.isTableCut
            ? "The {count} largest flows of a strategy are shown; the JSON has all."
            : "The {count} largest flows of a strategy are drawn; the table has all.",
          ["count": "\(FlowPlan.mostRibbons)"]) : "",
    ])
  }
}

/// Ribbons between centers, written for Vega, which Vega-Lite has no mark for.
private struct FlowPicture {
  let source: ChartSource
  let plan: FlowPlan

  /// More strategies than this are shown one at a time.
  private static let mostPanels = 6

  func spec(_ summary: String, isNarrow: Bool) -> SpecValue {
    let isChosen =
      plan.strategies.count > 1
      && (isNarrow || plan.strategies.count > Self.mostPanels)
    let isAlone = isChosen || plan.strategies.count == 1
    let centers = source.document.scenario.centers.count
    let height = max(190, Double(min(centers, 20)) * 40)
    let width = isNarrow ? ChartParts.narrow : isAlone ? 860 : 560
    let margin = isNarrow ? 92.0 : 140
    let panel = Panel(
      width: width, height: height, margin: margin)
    var entries: [String: SpecValue] = [
      "$schema": "https://vega.github.io/schema/vega/v6.json", "description": .text(summary),
      "data": [["name": "flows"], ["name": "flow-centers"]],
      "scales": [
        [
          "name": "color", "type": "ordinal", "range": "category",
          "domain": .texts(source.document.scenario.centers),
        ]
      ],
    ]
    if isAlone {
      let chosen = plan.strategies.first { $0 == source.best.name } ?? plan.strategies[0]
      let rest = plan.strategies.filter { $0 != chosen }
      entries["width"] = .number(width)
      entries["height"] = .number(height)
      entries["signals"] = [
        isChosen
          ? ChartParts.menu("strategy_chosen", source.words("strategy"), [chosen] + rest)
          : ["name": "strategy_chosen", "value": .text(chosen)]
      ]
      entries["data"] = .array(
        [["name": "flows"], ["name": "flow-centers"]] + data("strategy_chosen", panel))
      entries["marks"] = .array(marks(panel))
    } else {
      entries["layout"] = ["columns": 2, "padding": 24, "titleBand": 0]
      entries["marks"] = [group(panel)]
    }
    return .object(entries)
  }

  /// The measures of one diagram in pixels.
  private struct Panel {
    var width: Double
    var height: Double
    /// The place for names at each side.
    var margin: Double

    /// A position in pixels: every strategy fills its diagram, for a few contacts would be threads
    /// beside a strategy that sends half of them away.
    func y(_ field: String) -> String { "(datum.\(field)/datum.height*\(height))" }
  }

  /// A diagram for each strategy, with its name above.
  private func group(_ panel: Panel) -> SpecValue {
    [
      "type": "group",
      "from": ["facet": ["name": "facet", "data": "flows", "groupby": "strategy"]],
      "title": ["text": ["signal": "parent.strategy"], "frame": "group", "anchor": "start"],
      "encode": [
        "enter": [
          "width": ["value": .number(panel.width)],
          "height": [
            "value": .number(panel.height)
          ],
        ]
      ],
      "data": .array(data("parent.strategy", panel)), "marks": .array(marks(panel)),
    ]
  }

  /// The rows of one strategy, with the outline of each ribbon.
  private func data(_ strategy: String, _ panel: Panel) -> [SpecValue] {
    let y = panel.y
    let (x0, x1) = (panel.margin + 12, panel.width - panel.margin - 12)
    let middle = (x0 + x1) / 2
    func curve(_ from: String, _ to: String, _ x: Double) -> String {
      "'C\(middle),'+\(y(from))+' \(middle),'+\(y(to))+' \(x),'+\(y(to))"
    }
    let outline =
      "'M\(x0),'+\(y("source_top"))+\(curve("source_top", "target_top", x1))"
      + "+'L\(x1),'+\(y("target_bottom"))+\(curve("target_bottom", "source_bottom", x0))+'Z'"
    return [
      [
        "name": "ribbons", "source": "flows",
        "transform": [
          [
            "type": "filter",
            "expr": .text("datum.strategy==\(strategy)&&isValid(datum.source_top)"),
          ],
          ["type": "formula", "as": "outline", "expr": .text(outline)],
          [
            "type": "formula", "as": "contacts_said",
            "expr": ChartParts.say("contacts", .contacts, source.words)["calculate"] ?? .null,
          ],
        ],
      ],
      [
        "name": "ends", "source": "flow-centers",
        "transform": [["type": "filter", "expr": .text("datum.strategy==\(strategy)")]],
      ],
    ]
  }

  private func marks(_ panel: Panel) -> [SpecValue] {
    let tooltip = """
      {\(Expression.quoted(source.words("entered at"))):datum.from,\
      \(Expression.quoted(source.words("answered at"))):datum.to,\
      \(Expression.quoted(source.words("contacts (mean of a replication)"))):datum.contacts_said}
      """
    // More centers than colors share the first: names tell them apart, as they always do.
    let centers = source.document.scenario.centers
    let fill: SpecValue =
      centers.count <= 8
      ? ["scale": "color", "field": "from"]
      : ["scale": "color", "value": centers.first.map { .text($0) } ?? .null]
    func y(_ field: String) -> SpecValue { ["signal": .text(panel.y(field))] }
    let isLeft = "datum.is_source==1"
    let count = "format(datum.contacts,',.0f')"
    // Where there is little room the number stands below the name.
    let isNarrow = panel.margin < 100
    let text = isNarrow ? "[datum.center,\(count)]" : "datum.center+'  '+\(count)"
    return [
      [
        "type": "path", "from": ["data": "ribbons"], "aria": false,
        "encode": [
          "enter": [
            "path": ["field": "outline"], "fill": fill, "tooltip": ["signal": .text(tooltip)],
          ],
          "update": ["path": ["field": "outline"], "fillOpacity": ["value": 0.5]],
          "hover": ["fillOpacity": ["value": 0.9]],
        ],
      ],
      [
        "type": "rect", "from": ["data": "ends"], "style": "node", "aria": false,
        "encode": [
          "update": [
            "x": ["signal": .text("\(isLeft)?\(panel.margin):\(panel.width - panel.margin - 12)")],
            "width": ["value": 12], "y": y("top"), "y2": y("bottom"),
          ]
        ],
      ],
      [
        "type": "text", "from": ["data": "ends"], "style": "note", "aria": false,
        "encode": [
          "update": [
            "x": [
              "signal": .text("\(isLeft)?\(panel.margin - 5):\(panel.width - panel.margin + 5)")
            ],
            "align": ["signal": .text("\(isLeft)?'right':'left'")], "baseline": ["value": "middle"],
            "dy": ["value": isNarrow ? -6 : 0], "lineHeight": ["value": 12],
            "y": ["signal": .text("(\(panel.y("top"))+\(panel.y("bottom")))/2")],
            "limit": ["value": .number(panel.margin - 6)],
            "text": ["signal": .text(text)],
          ]
        ],
      ],
    ]
  }
}
