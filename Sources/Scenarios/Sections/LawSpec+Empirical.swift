import Sim

extension LawSpec {
  /// The most values of an empirical law.
  static let maximumValues = 1_000_000

  /// Reads recorded values, inline or from a column of a table, as durations.
  static func readEmpirical(
    _ field: Field, _ surroundings: Surroundings, positive: Bool
  ) -> LawSpec? {
    var section = field.section(like: "{values: [12s, 30s, 95s]}")
    defer { section.finish() }
    return readInline(&section, positive: positive)
  }

  private static func readInline(_ section: inout SectionReader, positive: Bool) -> LawSpec? {
    let list = section.required("values")
    let weightField = section.optional("weights")
    guard let fields = list.list(like: "[12s, 30s, 95s]") else { return nil }
    let values = fields.compactMap { $0.duration(aboveZero: positive)?.seconds }
    var weights: [Double]?
    if weightField.isPresent {
      guard let given = weightField.list(like: "[3, 5, 1]") else { return nil }
      let read = given.compactMap { $0.number(in: 0...1e12, above: 0) }
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
    return sorted(values, weights, at: list)
  }

  /// The law of values in any order.
  static func sorted(_ values: [Double], _ weights: [Double]?, at field: Field) -> LawSpec? {
    guard !values.isEmpty, values.count <= maximumValues else {
      field.error(
        .emptyList, "there are \(values.count) values",
        help: "write 1 to \(maximumValues) of them")
      return nil
    }
    guard values.contains(where: { $0 > 0 }) else {
      field.error(.impossibleLaw, "all values are 0", help: "write `{deterministic: 0s}`")
      return nil
    }
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    return .empirical(
      values: order.map { values[$0] },
      weights: weights.map { all in
        order.map { all[$0] }
      })
  }
}
