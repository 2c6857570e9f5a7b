import Study

/// The columns of an interval table and its cells.
///
/// Cells that call for attention carry a mark at their end, and the page colors a cell by its mark,
/// so that no color stands alone.
struct IntervalColumns {
  let words: Words
  let scenario: ResultDocument.Scenario
  /// The strategy that differences are taken from; nil for none.
  let baseline: String?

  /// The mark of a cell that is surely bad.
  static let bad = "✗"

  /// The columns, in the order that planning tools share.
  var columns: [ReportTable.Column] {
    let within = scenario.serviceLevel.within
    func measure(_ measure: Measure) -> ReportTable.Column {
      .init(
        measure.name, words.name(of: measure, seconds: within),
        definition: words.definition(of: measure))
    }
    var columns: [ReportTable.Column] = [
      .init("interval", words("interval")),
      .init(
        "forecast", words("forecast"),
        definition: words("contacts expected by the plan, without redials")),
      .init(
        "offered", words("simulated"),
        definition: words("contacts offered in the simulation, redials included")),
      .init(
        "handle_time", words("handle time"),
        definition: words("talk, hold and wrap-up, seconds, as planned")),
      .init(
        "required", words("required"),
        definition: words(
          "agents that the formulas ask for to hold the target, each center alone")),
      .init(
        "staffed", words("staffed"),
        definition: words("agents signed in as planned, mean over the interval")),
      .init("net", words("net"), definition: words("staffed less required")),
      measure(.serviceLevel), .init("service_level_low", words("from (95 %)"), isHidden: true),
      .init("service_level_high", words("to (95 %)"), isHidden: true),
      measure(.averageSpeedOfAnswer), measure(.abandonmentRate), measure(.occupancy),
    ]
    if let baseline {
      let name = Saying.name(baseline)
      columns += [
        .init(
          "difference", words("difference"),
          definition: words("service level less that of \(name), percentage points")),
        .init(
          "difference_relative", words("difference, %"),
          definition: words("the same as a part of the service level of \(name)")),
      ]
    }
    return columns
  }

  /// What a reader must know of the figures.
  func note(isCenter: Bool) -> String {
    var parts: [Phrase] = []
    if isCenter {
      parts.append(
        "Volume, service level, speed of answer and abandonment are of the contacts that entered"
          + " here, occupancy is of the agents here.")
    }
    if scenario.serviceLevel.target != nil {
      parts.append("✗: the whole 95 % interval is below the target, or agents are missing.")
    }
    return parts.map { words($0) }.joined(separator: words.language == .english ? " " : "")
  }

  /// The cells of a row; `other` is the same row of the baseline.
  func cells(_ row: IntervalRows.Row, _ other: IntervalRows.Row?) -> [ReportTable.Cell] {
    var cells: [ReportTable.Cell] = [
      .text(row.label), .value(row.forecast, .contacts, decimals: 0),
      .value(row.offered, .contacts, decimals: 0), .value(row.handleTime, .seconds),
      .value(row.required, .agents), .value(row.staffed, .agents), net(row),
      level(row), .exact(row.low), .exact(row.high), .value(row.speedOfAnswer, .seconds),
      .value(row.abandonment, .share), .value(row.occupancy, .share),
    ]
    guard baseline != nil else { return cells }
    guard let own = row.serviceLevel, let base = other?.serviceLevel else {
      return cells + [.missing, .missing]
    }
    let change = own - base
    cells.append(.number(change, shown: FirstScreen.signed(change * 100, decimals: 1)))
    guard base > 0 else { return cells + [.missing] }
    let part = change / base
    return cells + [.number(part, shown: FirstScreen.signed(part * 100, decimals: 1) + " %")]
  }

  private func net(_ row: IntervalRows.Row) -> ReportTable.Cell {
    guard let net = row.net else { return .missing }
    let text = (net > 0 ? "+" : "") + Figures.value(net, .agents)
    return .number(net, shown: net <= -0.5 ? "\(text) \(Self.bad)" : text)
  }

  private func level(_ row: IntervalRows.Row) -> ReportTable.Cell {
    guard let level = row.serviceLevel else { return .missing }
    let text = Figures.value(level, .share)
    guard let target = scenario.serviceLevel.target, let high = row.high, high < target else {
      return .number(level, shown: text)
    }
    return .number(level, shown: "\(text) \(Self.bad)")
  }
}
