import Study

extension Charts {
  /// The checks of a gate: how far each is from the base or from what is asked, with its limit.
  ///
  /// `number` tells several gates of a page apart; nil where no check could be judged.
  static func checks(_ gate: GateDocument.Gate, number: Int = 1, _ words: Words) -> Chart? {
    let picture = CheckPicture(gate: gate, id: "checks-\(number)", words: words)
    guard picture.rows.contains(where: { $0.difference != nil }) else { return nil }
    let summary = picture.summary
    return Chart(
      id: picture.id, title: words("Checks and their limits"), summary: summary,
      spec: picture.spec(summary, width: ChartParts.wide - 400, label: picture.label),
      narrowSpec: picture.spec(summary, width: ChartParts.narrow - 140, label: 130),
      tables: [picture.table])
  }
}

/// A forest of checks, a panel for each unit.
private struct CheckPicture {
  let gate: GateDocument.Gate
  let id: String
  let words: Words

  /// Pixels for the longest name, within bounds.
  var label: Double { min(340, Double(names.map(\.count).max() ?? 0) * 7.5 + 12) }

  /// A check as it is drawn.
  struct Row {
    var name: String
    var unit: Measure.Unit
    var state: String
    var difference: Double?
    var low: Double?, high: Double?
    /// The worst difference that passes.
    var limit: Double?
  }

  var rows: [Row] {
    zip(gate.checks, names).map { check, name in
      let change = check.difference
      let plain = check.head.flatMap { head in check.base.map { head.estimate - $0 } }
      return Row(
        name: name, unit: check.unit, state: words(Self.names[check.state] ?? check.state.rawValue),
        difference: change?.estimate ?? plain, low: change?.low, high: change?.high,
        limit: limit(check))
    }
  }

  /// The names of the checks, each on a line of its own.
  ///
  /// Two checks of one figure are told apart by what is asked, or they would lie on one line.
  private var names: [String] {
    let names = said
    let uses = Dictionary(names.map { ($0, 1) }) { $0 + $1 }
    let table = GateSheetTable(gate: gate, words: words)
    return zip(names, gate.checks).map { name, check in
      uses[name] == 1 ? name : "\(name) \(table.demand(check))"
    }
  }

  /// The checks by the names they have in files, as planners write expectations; in Chinese as they
  /// say them, where that tells them apart.
  private var said: [String] {
    let files = gate.checks.map(\.name)
    guard words.language == .chinese else { return files }
    let said = gate.checks.map { check in
      let measure = words.name(of: check.measure)
      return check.place.isEmpty ? measure : "\(measure) \(check.place)"
    }
    return Set(said).count == Set(files).count ? said : files
  }

  /// Against a base the margin on the worse side; against a demand nothing.
  private func limit(_ check: GateDocument.Check) -> Double? {
    guard case .noWorse(let margin) = check.demand else { return 0 }
    let sign: Double = check.measure.direction == .lower ? 1 : -1
    switch margin {
    case .absolute(let size): return sign * size
    case .relative(let part): return check.base.map { sign * part * abs($0) }
    }
  }

  private static let names: [GateState: String] = [
    .worse: "worse", .better: "better", .equivalent: "equivalent", .holds: "holds",
    .inconclusive: "inconclusive", .undefined: "without data",
  ]

  /// The states in one order, so that shapes and colors mean the same in every report.
  private static let order: [GateState] = [
    .equivalent, .worse, .holds, .inconclusive, .better, .undefined,
  ]

  /// Checks are counted as everywhere on the page: several may be one row.
  var summary: String {
    let count = Figures.count(Double(gate.count()))
    guard let first = zip(gate.checks, names).first(where: \.0.fails) else {
      return words("None of {count} checks fails the gate.", ["count": count])
    }
    return words(
      "{failed} of {count} checks fail the gate, first of all {name}.",
      [
        "failed": Figures.count(Double(gate.count(where: \.fails))), "count": count,
        "name": first.1,
      ])
  }

  var table: ReportTable {
    ReportTable(
      id: id, title: words("Checks and their limits"),
      note: words(
        "The difference is from the base, or from the value that is asked for; limit is the worst"
          + " difference that passes."),
      columns: [
        .init("check", words("check")), .init("state", words("state")),
        .init("unit", words("unit")),
      ] + ReportTable.Column.figure("difference", words("difference"), words) + [
        .init("limit", words("limit"))
      ],
      rows: rows.map { row in
        [
          .text(row.name), .text(row.state), .text(unitName(row.unit)),
          .value(row.difference, row.unit), .value(row.low, row.unit), .value(row.high, row.unit),
          .value(row.limit, row.unit),
        ]
      })
  }

  /// What a difference in a unit is counted in.
  private func unitName(_ unit: Measure.Unit) -> String {
    unit == .share ? words("percentage points") : words.unit(unit)
  }

  func spec(_ summary: String, width: Double, label: Double) -> SpecValue {
    var units: [Measure.Unit] = []
    for row in rows where row.difference != nil && !units.contains(row.unit) {
      units.append(row.unit)
    }
    let panels = units.map { unit -> SpecValue in
      let count = rows.count { $0.unit == unit && $0.difference != nil }
      return [
        "width": .number(width), "height": .number(Double(max(1, count) * 22)),
        "transform": [
          ChartParts.filter("unit", equal: unitName(unit)),
          ["filter": "isValid(datum.difference)"], ChartParts.say("difference", unit, words),
        ],
        "layer": .array(layers(unit, label)),
      ]
    }
    return ChartParts.lite(
      summary,
      [
        "data": ["name": .text(id)], "vconcat": .array(panels),
        "resolve": ["scale": ["x": "independent", "y": "independent"]],
      ])
  }

  private func layers(_ unit: Measure.Unit, _ label: Double) -> [SpecValue] {
    let isShare = unit == .share
    let x: SpecValue = [
      "field": "difference", "type": "quantitative",
      "title": .text(unitName(unit)),
      "axis": isShare
        ? ["labelExpr": "(datum.value>0?'+':'')+format(100*datum.value,'~g')"] : ["format": "+,~g"],
    ]
    let y: SpecValue = [
      "field": "check", "type": "nominal", "sort": .null, "title": .null,
      "axis": [
        "labelLimit": .number(label - 8), "minExtent": .number(label), "maxExtent": .number(label),
        "ticks": false, "domain": false, "grid": true,
      ],
    ]
    let names = Self.order.map { words(Self.names[$0] ?? $0.rawValue) }
    let present = Set(rows.map(\.state))
    let legend: SpecValue = [
      "orient": "top", "title": .text(words("state")),
      "values": .texts(names.filter { present.contains($0) }),
    ]
    let state: SpecValue = [
      "field": "state", "type": "nominal", "legend": legend, "scale": ["domain": .texts(names)],
    ]
    let tooltip: SpecValue = [
      ChartParts.tip("check", words("check")), ChartParts.tip("state", words("state")),
      ChartParts.tip("difference_said", words("difference")),
      ChartParts.tip("limit", words("limit"), format: isShare ? "+.1%" : "+,.2f"),
    ]
    return [
      ChartParts.rule("x", at: 0, style: "zero"),
      [
        "mark": ["type": "rule", "strokeWidth": 2, "aria": false],
        "encoding": [
          "x": x.with(["field": "difference_low"]), "x2": ["field": "difference_high"], "y": y,
          "color": state,
        ],
      ],
      [
        "transform": [["filter": "isValid(datum.limit)"]],
        "mark": ["type": "tick", "style": "target", "thickness": 2, "size": 16, "aria": false],
        "encoding": ["x": x.with(["field": "limit"]), "y": y],
      ],
      [
        "mark": ["type": "point", "filled": true, "size": 90, "opacity": 1, "aria": false],
        "encoding": [
          "x": x, "y": y, "color": state, "tooltip": tooltip,
          "shape": state.with([
            "scale": ["domain": .texts(names), "range": ChartTheme.shapes.prefix(names.count)]
          ]),
        ],
      ],
    ]
  }
}
