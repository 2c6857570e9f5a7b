import Study

/// What a planner calls the time that a replication reports: a day, a week, or a run of so long.
struct PeriodWords {
  /// One of them, as the beginning of a sentence: `A day`.
  let one: String
  /// Several of them: `days`.
  let many: String

  init(_ labels: Labels, _ words: Words) {
    let hours = labels.seconds(of: .total) / 3_600
    switch hours {
    // Opening hours are a day too; a day on which clocks change has 25 hours, and its week one more
    // or less.
    case 6...25: (one, many) = (words("A day"), words("days"))
    case 167...169: (one, many) = (words("A week"), words("weeks"))
    case ..<1.5:
      (one, many) = (words("A run of \(Figures.decimal(hours * 60, 0)) min"), words("runs"))
    default:
      let digits = hours == hours.rounded() ? 0 : 1
      (one, many) = (words("A run of \(Figures.decimal(hours, digits)) h"), words("runs"))
    }
  }
}
