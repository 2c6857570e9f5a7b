import Sim
import Study

extension LawSpec {
  /// The most values of an empirical law.
  static let maximumValues = 1_000_000

  /// Reads recorded values, inline or from a column of a table, as durations.
  static func readEmpirical(
    _ field: Field, _ surroundings: Surroundings, positive: Bool
  ) -> LawSpec? {
    var section = field.section(like: "{values: [12s, 30s, 95s]}")
    let all = laws["empirical"].flatMap(table)?.names ?? []
    defer { section.finish(allowed: all) }
    guard section.keys.contains("csv") else {
      for key in all where !["values", "weights"].contains(key) && section.keys.contains(key) {
        section.error(
          .keysExclude, at: key, "`\(key)` goes with `csv`, not with `values`", help: "delete it")
        return nil
      }
      return readInline(&section, positive: positive)
    }
    let csv = section.optional("csv")
    let weightField = section.optional("weight")
    for key in ["values", "weights", "time"] where section.keys.contains(key) {
      section.error(
        .keysExclude, at: key, "`\(key)` does not go with the `csv` of a law",
        help: "delete it")
      return nil
    }
    guard let pick = section.tablePick(in: surroundings.workspace),
      let values = pick.values.durations(faults: surroundings.faults)
    else { return nil }
    var weights: [Double]?
    if weightField.isPresent {
      guard let column = pick.values.table.column(weightField),
        let read = TableColumn(table: pick.values.table, column: column, rows: pick.values.rows)
          .numbers(in: 0...1e12, faults: surroundings.faults)
      else { return nil }
      weights = read
    }
    return sorted(values.map(\.seconds), weights, at: csv, positive: positive)
  }

  private static func readInline(_ section: inout SectionReader, positive: Bool) -> LawSpec? {
    let list = section.required("values")
    let weightField = section.optional("weights")
    guard let fields = list.list(like: "[12s, 30s, 95s]") else { return nil }
    let values = fields.compactMap { $0.duration(aboveZero: positive)?.seconds }
    var weights: [Double]?
    if weightField.isPresent {
      guard let given = weightField.list(like: "[3, 5, 1]") else { return nil }
      let read = given.compactMap { $0.number(in: 0...1e12) }
      guard read.count == given.count else { return nil }
      weights = read
    }
    guard values.count == fields.count else { return nil }
    if let weights, weights.count != values.count {
      weightField.error(
        .rowsDoNotFit, "there are \(weights.count) weights for \(values.count) values",
        help: "write one weight for each value")
      return nil
    }
    return sorted(values, weights, at: list, positive: positive)
  }

  /// The law of values in any order; those of weight 0 are left out.
  static func sorted(
    _ values: [Double], _ weights: [Double]?, at field: Field, positive: Bool
  ) -> LawSpec? {
    let order = values.indices.filter { (weights?[$0] ?? 1) > 0 }
      .sorted { (values[$0], $0) < (values[$1], $1) }
    guard let first = order.first, values.count <= maximumValues else {
      field.error(
        .emptyList,
        values.count > maximumValues
          ? "there are \(values.count) values" : "there is no value with a weight above 0",
        help: "write 1 to \(maximumValues) values")
      return nil
    }
    guard values[first] > 0 || !positive else {
      field.error(
        .outOfRange, "a duration of 0 makes no sense here", help: "leave such values out")
      return nil
    }
    guard values[order[order.count - 1]] > 0 else {
      field.error(.impossibleLaw, "all values are 0", help: "write `{deterministic: 0s}`")
      return nil
    }
    return .empirical(
      values: order.map { values[$0] }, weights: weights.map { all in order.map { all[$0] } })
  }
}
