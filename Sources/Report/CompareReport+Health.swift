import Study

extension CompareReport {
  /// What the rules of each strategy do to the operation, and who pays for the help.
  var health: String {
    guard labels.centers.count > 1 else { return "" }
    var table = TextTable([.name("strategy")] + Self.healthColumns.map { .number($0.title) })
    for position in comparison.ranking {
      let strategy = results.strategies[position]
      table.add(
        [strategy.name]
          + Self.healthColumns.map { column in
            strategy.estimate(column.measure, in: .total).map {
              Self.healthCell($0.value, column.measure.unit)
            } ?? Figures.missing
          })
    }
    return TextReport.heading("The health of the strategies") + table.rendered
      + TextReport.wrapped(healthLegend) + "\n"
  }

  private static let healthColumns: [TextReport.MeasureColumn] = [
    ("acts/h", .ruleActivations), ("turns/h", .overflowReversals),
    ("switches/h", .valveSwitches), ("sent on", .overflowedTwice), ("sent back", .pingPong),
    ("spread", .serviceLevelGap), ("Gini", .serviceLevelGini),
    ("longer", .overflowWaitedLonger), ("loss", .contagion),
  ]

  /// The unit stands above the column.
  private static func healthCell(_ value: Double, _ unit: Measure.Unit) -> String {
    unit == .perHour
      ? Figures.decimal(value, abs(value) < 100 ? 1 : 0) : Figures.value(value, unit)
  }

  private var healthLegend: String {
    let meanings = [
      "acts/h: times an hour that a rule sent a contact to another center or opened it to one",
      "turns/h: contacts an hour that went from one center to another just after one had come the"
        + " other way", "switches/h: valves that opened or closed in an hour",
      "sent on, sent back: contacts that left a second center, or came back to one they had left"
        + " (mean of the \(period.many))",
      "spread: service level of the best center less that of the worst",
      "Gini: 0 where all centers are alike",
      "longer: share of those handled elsewhere whom their own center alone would have answered"
        + " sooner",
      "loss: service level that a center which takes guests loses against centers that stay alone,"
        + " the largest",
    ]
    return meanings.joined(separator: "; ")
  }
}
