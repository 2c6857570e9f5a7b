import Study

extension SweepPage {
  /// The mean at each level of each factor, the factor with the largest range first.
  func responses(_ effects: SweepEffects, at position: Int) -> ReportTable {
    let unit = Self.unit(columns[position])
    let rows = effects.factors.flatMap { effect in
      effect.levels.map { level -> [ReportTable.Cell] in
        let half = level.halfWidth
        return [
          .text(facts.plan.factors[effect.factor].path), .text(text(level)),
          .number(Double(level.cells), shown: Figures.count(Double(level.cells))),
          .value(level.mean, unit), .value(half.map { level.mean - $0 }, unit),
          .value(half.map { level.mean + $0 }, unit),
          .number(
            level.mean - effects.mean,
            shown: GateSheetTable.signed(level.mean - effects.mean, unit)),
          .value(effect.range, unit), .value(effect.share, .share),
        ]
      }
    }
    return ReportTable(
      id: "responses-\(position + 1)", title: words("Effects on \(title(columns[position]))"),
      note: words(
        "Mean: over the cells at this value; its interval is at most this wide, because all cells"
          + " meet the same customers."),
      columns: [
        .init("factor", words("factor")), .init("value", words("value")),
        .init("cells", words("cells")), .init("mean", words("mean")),
        .init("low", words("from (95 %)")), .init("high", words("to (95 %)")),
        .init(
          "effect", words("effect"), definition: words("the mean less that of all cells")),
        .init(
          "range", words("range"), definition: words("largest less smallest mean of the factor")),
        .init(
          "explains", words("explains"),
          definition: words(
            "the part of the variance between cells that lies between the values")),
      ], rows: rows)
  }

  /// What the charts of a figure draw.
  func picture(at position: Int, _ effects: SweepEffects) -> SweepPicture {
    let parameters = facts.plan.factors.map(\.path)
    let drawn = effects.factors.map { effect in
      SweepPicture.Effect(
        parameter: parameters[effect.factor],
        levels: effect.levels.map { level in
          SweepPicture.Level(
            text: text(level), cells: level.cells, mean: level.mean,
            low: level.halfWidth.map { level.mean - $0 },
            high: level.halfWidth.map { level.mean + $0 })
        })
    }
    let shares = zip(parameters, indices[position]?.factors ?? []).map { parameter, index in
      SweepPicture.Index(
        parameter: parameter, first: index.first.value, firstLow: index.first.low,
        firstHigh: index.first.high, total: index.total.value, totalLow: index.total.low,
        totalHigh: index.total.high)
    }
    let column = columns[position]
    let figure = SweepPicture.Figure(
      id: "\(position + 1)", title: title(column), unit: Self.unit(column), effects: drawn,
      indices: shares, cells: cells.count > Self.mostCells ? [] : pictured(at: position))
    let isSampled =
      switch facts.plan.design {
      case .grid, .zip, .oneAtATime: false
      default: true
      }
    return SweepPicture(parameters: parameters, figures: [figure], isSampled: isSampled)
  }

  func pictured(at position: Int) -> [SweepPicture.Cell] {
    (0..<cells.count).compactMap { cell in
      guard let figure = figures[position][cell], let value = figure.known else { return nil }
      return SweepPicture.Cell(
        values: cells[cell].map { $0 ?? words("as in the scenario") }, estimate: value,
        low: figure.low.isFinite ? figure.low : nil, high: figure.high.isFinite ? figure.high : nil)
    }
  }

  /// Every cell with its settings and figures; without `all` no more than a page shows.
  func cellTable(all: Bool) -> ReportTable {
    let count = all ? cells.count : min(cells.count, Self.mostCells)
    var taken = Set(["cell"])
    func field(_ name: String) -> String {
      var free = name
      while !taken.insert(free).inserted { free += "_" }
      return free
    }
    let factors = facts.plan.factors.map {
      ReportTable.Column(field($0.path), Saying.name($0.path))
    }
    let values = columns.flatMap { column -> [ReportTable.Column] in
      let name = field(column.name)
      return [
        .init(name, title(column)), .init(field("\(name)_low"), words("from (95 %)")),
        .init(field("\(name)_high"), words("to (95 %)")),
      ]
    }
    return ReportTable(
      id: "cells", title: words("Cells"),
      columns: [.init("cell", words("cell"))] + factors + values,
      rows: (0..<count).map(row))
  }

  private func row(_ cell: Int) -> [ReportTable.Cell] {
    let settings = cells[cell].map { ReportTable.Cell.text($0 ?? words("as in the scenario")) }
    let values = columns.indices.flatMap { position -> [ReportTable.Cell] in
      let (figure, unit) = (figures[position][cell], Self.unit(columns[position]))
      return [
        .value(figure?.known, unit), .value(figure?.low, unit), .value(figure?.high, unit),
      ]
    }
    return [.number(Double(cell + 1), shown: "\(cell + 1)")] + settings + values
  }
}
