import Sim

extension Scenario.Staffing {
  /// The forms that `agents` can take.
  static let shape = ValueShape.either([
    .whole(least: 0), .list(.whole(least: 0)), .list(.map(Scenario.Shift.keys)), .map(keys),
  ])

  /// The keys of the long form.
  static let keys = KeyTable(
    "centers.NAME.groups.NAME.agents", "Who is there when, and what the numbers count.",
    [
      Key("number", .whole(least: 0), default: "by another key", "So many all the time."),
      Key(
        "list", .list(.whole(least: 0)), default: "by another key",
        "One number for each interval, or for each step of `interval`."),
      Key(
        "shifts", .list(.map(Scenario.Shift.keys)), default: "by another key",
        "Agents who come and go together."),
    ] + StepSource.tableKeys + [
      Key(
        "counts", .choice(Scenario.Counting.allCases.map(\.rawValue)),
        default: "on_phone; of shifts rostered",
        "What the numbers count: agents who take contacts (nothing is taken off; paid time is this"
          + " / (1 - shrinkage)), agents on the roster or on the payroll (shrinkage is taken off,"
          + " rounded half up per group and row or shift; all of them are paid).")
    ])

  /// Reads who is there when, in any of the forms.
  static func read(
    _ field: Field, zone: Zone, _ surroundings: Surroundings
  ) -> (staffing: Scenario.Staffing, counts: Scenario.Counting)? {
    guard field.shape == .map else {
      return readShort(field, zone: zone, surroundings)
    }
    var section = field.section()
    let countsField = section.optional("counts")
    let counts = countsField.isPresent ? readCounts(countsField) : nil
    let source = StepSource(
      &section, inline: ["number", "list", "shifts"], in: surroundings.workspace)
    section.finish()
    guard let source, !countsField.isPresent || counts != nil else { return nil }
    if case .inline(let key, let inner) = source.kind, key == "shifts" {
      return Scenario.Shift.readList(inner, zone: zone, surroundings)
        .map { (.shifts($0), counts ?? .rostered) }
    }
    let allowsFractions = counts == .rostered || counts == .paid
    let reading = reading(allowsFractions: allowsFractions, surroundings.faults)
    let steps = source.read(zone: zone, surroundings, reading)
    return steps.map { (.levels($0), counts ?? .onPhone) }
  }

  private static func readCounts(_ field: Field) -> Scenario.Counting? {
    field.word(among: Scenario.Counting.allCases.map(\.rawValue))
      .flatMap { Scenario.Counting(rawValue: $0) }
  }

  /// A number, a list of numbers or a list of shifts.
  private static func readShort(
    _ field: Field, zone: Zone, _ surroundings: Surroundings
  ) -> (staffing: Scenario.Staffing, counts: Scenario.Counting)? {
    if field.shape == .list, field.node?.elements?.contains(where: { $0.entries != nil }) == true {
      return Scenario.Shift.readList(field, zone: zone, surroundings)
        .map { (.shifts($0), .rostered) }
    }
    let reading = reading(allowsFractions: false, surroundings.faults)
    return StepSource.readInline(field, step: nil, surroundings, reading)
      .map { (.levels($0), .onPhone) }
  }

  /// Agents who take contacts are whole; a roster or payroll may count in full-time equivalents.
  private static func reading(allowsFractions: Bool, _ faults: Faults) -> StepSource.Reading {
    let most = Scenario.Center.maximumCount
    if allowsFractions {
      return StepSource.Reading(
        cell: { $0.number(in: 0...Double(most)) },
        column: { $0.numbers(in: 0...Double(most), faults: faults) })
    }
    return StepSource.Reading(
      cell: { $0.whole(in: 0...most).map(Double.init) },
      column: { $0.wholes(in: 0...most, faults: faults)?.map(Double.init) })
  }
}
