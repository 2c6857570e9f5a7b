import Sim
import Study

/// Where the values of a `StepTable` come from: one number, a list, or a column of a CSV file.
struct StepSource {
  enum Kind {
    /// The key of the inline form that was used, and its value.
    case inline(String, Field)
    /// A column, and the field that names its file.
    case column(TablePick, Field)
  }

  let kind: Kind
  /// The length of a row, where it is said.
  let interval: Field

  /// How one value is read, from the scenario or from a whole column at once.
  struct Reading {
    let cell: (Field) -> Double?
    let column: (TableColumn) -> [Double]?
  }

  /// The keys that a map has besides its inline forms.
  static let tableKeys: [Key] = [
    Key("csv", .path, default: "by another key", "A CSV file, relative to this file."),
    Key(
      "column", .text, default: "by `value`",
      "The column of the values, by its name, or by its number in a file without a header."),
    Key(
      "where", .named("column", .text), default: "all rows",
      "In a long table: which rows are meant, by the texts of their cells."),
    Key("value", .text, default: "by `column`", "The same as `column`; reads well after `where`."),
    Key(
      "time", .text, default: "rows are steps of elapsed time from `start`",
      "The column of local times, by which rows are placed instead of by their order."),
    Key(
      "interval", .duration, default: "the interval of the horizon",
      "The length of a row or an element; together they last as long as the horizon."),
  ]

  /// Reads which of the inline keys or the table is given.
  init?(_ section: inout SectionReader, inline: [String], in workspace: Workspace) {
    interval = section.optional("interval")
    for key in TablePick.keys { _ = section.optional(key) }
    guard let given = section.oneOf(inline + ["csv"]) else { return nil }
    guard given.key == "csv" else {
      kind = .inline(given.key, given.field)
      for key in TablePick.keys where section.keys.contains(key) {
        section.error(
          .keysExclude, at: key, "`\(key)` goes with `csv`, not with `\(given.key)`",
          help: "delete one of the two")
        return nil
      }
      return
    }
    guard let pick = section.tablePick(in: workspace) else { return nil }
    kind = .column(pick, given.field)
  }

  /// The steps.
  func read(zone: Zone, _ surroundings: Surroundings, _ reading: Reading) -> StepTable? {
    let step = interval.isPresent ? interval.duration(aboveZero: true) : nil
    if interval.isPresent, step == nil { return nil }
    switch kind {
    case .inline(_, let field):
      return Self.readInline(field, step: step, surroundings, reading)
    case .column(let pick, let field):
      let values = reading.column(pick.values)
      guard let horizon = surroundings.horizon else { return nil }
      guard let times = pick.times else {
        return values.flatMap { Self.table($0, step: step, horizon, at: field, what: "rows") }
      }
      let placing = RowPlacing(times: times, horizon: horizon, zone: zone, step: step, field: field)
      return placing.table(of: values)
    }
  }

  /// A number that holds all the time, or a list with one for each step.
  static func readInline(
    _ field: Field, step: Ticks?, _ surroundings: Surroundings, _ reading: Reading
  ) -> StepTable? {
    guard field.shape == .list else {
      let end = surroundings.horizon?.length ?? 1
      return reading.cell(field).map { StepTable(constant: $0, until: end) }
    }
    guard let fields = field.list() else { return nil }
    let values = fields.compactMap(reading.cell)
    guard values.count == fields.count, let horizon = surroundings.horizon else { return nil }
    return table(values, step: step, horizon, at: field, what: "numbers")
  }

  /// The table of values that follow each other from `start`, one for each interval of the horizon
  /// or each `step`; a count that does not fit the horizon is reported.
  static func table(
    _ values: [Double], step: Ticks?, _ horizon: Scenario.Horizon, at field: Field, what: String
  ) -> StepTable? {
    if let step, horizon.length % step != 0 {
      field.error(
        .rowsDoNotFit,
        "the horizon of \(Written.duration(horizon.length)) is not a whole number"
          + " of steps of \(Written.duration(step))", help: "write another `interval`")
      return nil
    }
    let count = step.map { horizon.length / $0 } ?? Int64(horizon.intervals)
    guard Int64(values.count) == count, count > 0 else {
      let steps =
        step.map { "steps of \(Written.duration($0))" }
        ?? horizon.evenInterval.map { "intervals of \(Written.duration($0))" } ?? "intervals"
      field.error(
        .rowsDoNotFit, "there are \(values.count) \(what); the horizon has \(count) \(steps)",
        help: what == "rows"
          ? "write one for each, say how long a row is with `interval:`, or name the column of"
            + " times with `time:`"
          : "write one for each, or say how long each holds: `{list: [...], interval: 15min}`")
      return nil
    }
    let borders = step.map { step in (0...count).map { $0 * step } } ?? horizon.borders
    return StepTable(borders: borders, values: values)
  }
}

/// Places the rows of a table by a column of local times.
struct RowPlacing {
  let times: TableColumn
  let horizon: Scenario.Horizon
  let zone: Zone
  /// The length of a row, if it is said.
  let step: Ticks?
  /// The field that names the file.
  let field: Field

  /// The steps with the values of the same rows; what does not cover the horizon is reported.
  ///
  /// Rows outside the horizon are other days of the same file and count for nothing.
  func table(of values: [Double]?) -> StepTable? {
    guard let moments = times.moments(faults: field.faults) else { return nil }
    guard let length = step ?? horizon.evenInterval else {
      field.error(
        .rowsDoNotFit, "the intervals of the horizon differ, so that a row has no length",
        help: "say how long a row is with `interval:`")
      return nil
    }
    guard let places = place(moments) else { return nil }
    guard let values, values.count == places.count else { return nil }
    var steps: [(at: Ticks, row: Int)] = []
    for (row, place) in places.enumerated() {
      if let place, place > -length, place < horizon.length { steps.append((place, row)) }
    }
    steps.sort { ($0.at, $0.row) < ($1.at, $1.row) }
    var borders: [Ticks] = []
    for index in steps.indices {
      let expected = borders.last.map { $0 + length } ?? 0
      guard check(steps[index], expected: expected, before: index > 0 ? steps[index - 1] : nil)
      else { return nil }
      borders.append(steps[index].at)
    }
    guard let last = borders.last, last + length == horizon.length else {
      reportHole(at: borders.last.map { $0 + length } ?? 0)
      return nil
    }
    return StepTable(borders: borders + [horizon.length], values: steps.map { values[$0.row] })
  }

  private func check(
    _ step: (at: Ticks, row: Int), expected: Ticks, before: (at: Ticks, row: Int)?
  ) -> Bool {
    if step.at == expected { return true }
    if let before, step.at < expected {
      cell(step.row).error(
        .rowsDoNotFit,
        step.at == before.at
          ? "this time stands in two rows" : "this row begins within the row before it",
        help: "a row lasts \(Written.duration(length)); say otherwise with `interval:`",
        notes: [.init("the other row", at: cell(before.row).span)])
      return false
    }
    if step.at < expected {
      cell(step.row).error(
        .rowsDoNotFit, "this row begins before the horizon and ends within it",
        help: "rows begin at \(label(0)) or whole rows of \(Written.duration(length)) after it")
      return false
    }
    reportHole(at: expected)
    return false
  }

  private var length: Ticks { step ?? horizon.evenInterval ?? 1 }

  private func reportHole(at time: Ticks) {
    field.error(
      .rowsDoNotFit, "no row begins at \(label(time))",
      help: "write a row for every \(Written.duration(length)) of the horizon, or say how long a"
        + " row is with `interval:`")
  }

  /// A time by the clock of the rows.
  private func label(_ time: Ticks) -> String {
    Zone.text(ofLocal: zone.local(at: horizon.start + time / Ticks.perSecond))
  }

  /// The cell of a row as a field, so that its faults stand at the cell.
  private func cell(_ row: Int) -> Field {
    let table = times.table
    let text = table.text(row: times.rows[row], column: times.column) ?? ""
    return Field(
      Node(
        .scalar(.init(text: text, isQuoted: false)),
        at: table.span(row: times.rows[row], column: times.column)),
      path: "row \(table.rowNumber(times.rows[row])), column"
        + " \(table.name(ofColumn: times.column))", faults: field.faults)
  }

  /// Elapsed times of all rows; `nil` inside for a time of day that the horizon does not have.
  private func place(_ moments: [Moment]) -> [Ticks?]? {
    var places: [Ticks?] = []
    for (row, moment) in moments.enumerated() {
      switch moment {
      case .dateTime(let value):
        let far =
          abs(Int64(value.localSeconds) - horizon.start) > horizon.length / 1_000_000 + 172_800
        if far {
          places.append(nil)
          continue
        }
        guard let instant = cell(row).instant(of: value, by: zone) else { return nil }
        places.append((instant - horizon.start) * Ticks.perSecond)
      case .clock(let second):
        guard horizon.length <= 25 * 3_600 * Ticks.perSecond else {
          cell(row).error(
            .severalTimes,
            "a time of day alone is not enough for a horizon of"
              + " \(Written.duration(horizon.length))",
            help: "write the date too, or leave `time:` out: rows are then steps from `start`")
          return nil
        }
        guard let place = cell(row).timeOfDay(second, in: horizon, by: zone) else { return nil }
        places.append(place)
      }
    }
    return places
  }
}
