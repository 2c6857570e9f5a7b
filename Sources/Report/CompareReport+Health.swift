import Study

extension CompareReport {
  /// What the rules of each strategy do to the operation, and who pays for the help.
  var health: String {
    guard labels.centers.count > 1 else { return "" }
    var table = TextTable([.name(words("strategy"))] + healthColumns.map { .number($0.title) })
    for position in comparison.ranking {
      let strategy = results.strategies[position]
      table.add(
        [strategy.name]
          + healthColumns.map { column in
            strategy.estimate(column.measure, in: .total).map {
              Self.healthCell($0.value, column.measure.unit)
            } ?? Figures.missing
          })
    }
    return TextReport.heading(words("The health of the strategies")) + table.rendered
      + TextReport.wrapped(healthLegend) + "\n"
  }

  private var healthColumns: [(title: String, measure: Measure)] {
    [
      (words("acts/h"), .ruleActivations), (words("turns/h"), .overflowReversals),
      (words("switches/h"), .valveSwitches), (words("sent on"), .overflowedTwice),
      (words("sent back"), .pingPong), (words("spread"), .serviceLevelGap),
      (words("Gini"), .serviceLevelGini), (words("longer"), .overflowWaitedLonger),
      (words("loss"), .contagion),
    ]
  }

  /// The unit stands above the column.
  private static func healthCell(_ value: Double, _ unit: Measure.Unit) -> String {
    unit == .perHour
      ? Figures.decimal(value, abs(value) < 100 ? 1 : 0) : Figures.value(value, unit)
  }

  private var healthLegend: String {
    words.clauses([
      words(
        "acts/h: times an hour that a rule sent a contact to another center or opened it to one"),
      words(
        "turns/h: contacts an hour that went from one center to another just after one had come the"
          + " other way"),
      words("switches/h: valves that opened or closed in an hour"),
      words(
        "sent on, sent back: contacts that left a second center, or came back to one they had left"
          + " (mean of the \(period.many))"),
      words("spread: service level of the best center less that of the worst"),
      words("Gini: 0 where all centers are alike"),
      words(
        "longer: share of those handled elsewhere whom their own center alone would have answered"
          + " sooner"),
      words(
        "loss: service level that a center which takes guests loses against centers that stay"
          + " alone, the largest"),
    ])
  }
}
