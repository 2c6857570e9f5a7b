import Sim

extension Scenario {
  /// Checks what only the whole shows, and warns of what is lawful and rarely meant.
  func check(_ faults: Faults, at fields: SectionFields) {
    checkCorrelations(fields.demand)
  }

  private func checkCorrelations(_ field: Field) {
    let entries = field.node?.elements ?? []
    var first: Double?
    for (source, entry) in zip(demand, entries) {
      guard let correlation = source.busyness?.correlation else { continue }
      if let first, first != correlation {
        faults(
          field, entry,
          "a correlation of \(Written.number(correlation)) beside one of"
            + " \(Written.number(first))")
        return
      }
      first = correlation
    }
  }

  private func faults(_ field: Field, _ entry: Node, _ words: String) {
    Field(entry.entry("busyness")?.value, path: "demand", faults: field.faults).error(
      .correlationsDiffer, words, help: "write the same `correlation` in all entries")
  }
}
