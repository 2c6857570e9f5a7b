import Sim

/// Where the values of a `StepTable` come from: one number, a list, or a column of a table.
struct StepSource {
  enum Kind {
    /// The key of the inline form that was used, and its value.
    case inline(String, Field)
  }

  let kind: Kind
  /// The length of a row, where it is said.
  let interval: Field

  /// The keys that a map has besides its inline forms.
  static let tableKeys: [Key] = [
    Key(
      "interval", .duration, default: "the interval of the horizon",
      "The length of a row or an element; together they last as long as the horizon.")
  ]

  /// Reads which of the inline keys or the table is given.
  init?(_ section: inout SectionReader, inline: [String]) {
    interval = section.optional("interval")
    guard let given = section.oneOf(inline) else { return nil }
    kind = .inline(given.key, given.field)
  }

  /// The steps; `cell` reads one value.
  func read(
    zone: Zone, _ surroundings: Surroundings, cell: (Field) -> Double?
  ) -> StepTable? {
    switch kind {
    case .inline(_, let field):
      return Self.readInline(field, interval: interval, surroundings, cell: cell)
    }
  }

  /// A number that holds all the time, or a list with one for each step.
  static func readInline(
    _ field: Field, interval: Field?, _ surroundings: Surroundings, cell: (Field) -> Double?
  ) -> StepTable? {
    guard field.shape == .list else {
      let value = cell(field)
      let end = surroundings.horizon?.length ?? 1
      return value.map { StepTable(constant: $0, until: end) }
    }
    guard let fields = field.list() else { return nil }
    let values = fields.compactMap(cell)
    let step = interval.flatMap { $0.isPresent ? $0.duration(aboveZero: true) : nil }
    guard values.count == fields.count, interval?.isPresent != true || step != nil else {
      return nil
    }
    guard let horizon = surroundings.horizon else { return nil }
    return table(values, step: step, horizon, at: field, what: "numbers")
  }

  /// The table of values that follow each other from `start`, one for each interval of the horizon
  /// or each `step`; a count that does not fit the horizon is reported.
  static func table(
    _ values: [Double], step: Ticks?, _ horizon: Scenario.Horizon, at field: Field, what: String
  ) -> StepTable? {
    let count: Int64
    if let step, horizon.length % step != 0 {
      field.error(
        .rowsDoNotFit,
        "the horizon of \(Written.duration(horizon.length)) is not a whole number"
          + " of steps of \(Written.duration(step))", help: "write another `interval`")
      return nil
    } else if let step {
      count = horizon.length / step
    } else {
      count = Int64(horizon.intervals)
    }
    guard Int64(values.count) == count, count > 0 else {
      let steps =
        step.map { "steps of \(Written.duration($0))" }
        ?? horizon.evenInterval.map { "intervals of \(Written.duration($0))" } ?? "intervals"
      field.error(
        .rowsDoNotFit, "there are \(values.count) \(what); the horizon has \(count) \(steps)",
        help: "write one for each, or say how long a row is with `interval:`")
      return nil
    }
    let borders = step.map { step in (0...count).map { $0 * step } } ?? horizon.borders
    return StepTable(borders: borders, values: values)
  }
}
