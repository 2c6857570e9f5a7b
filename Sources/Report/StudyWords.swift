import Study

/// What the study says of itself, as sentences.
public enum StudyWords {
  /// A warning as a sentence.
  public static func warning(_ warning: StudyWarning, _ results: Results) -> String {
    switch warning {
    case .singleReplication:
      "one replication says nothing about chance: there are no intervals"
    case .fewReplications(let count):
      "\(count) replications are few: the intervals rest on little"
    case .longMemory(let contacts):
      "nobody gives up and a replication has only \(Figures.count(contacts)) contacts: the"
        + " intervals hold the truth less often than 95 % of the time; simulate longer replications"
    case .precisionNotReached(let precision):
      "the precision asked for was not reached: \(reached(precision))"
    }
  }

  /// A precision and what was reached of it.
  static func reached(_ precision: PrecisionReached) -> String {
    let measure = precision.asked.measure
    let (asked, width): (String, String?) =
      switch precision.asked.halfWidth {
      case .absolute(let asked):
        (
          Figures.halfWidth(asked, measure.unit),
          precision.halfWidth.map { Figures.halfWidth($0, measure.unit) }
        )
      case .relative(let asked):
        (
          Figures.relativeWidth(asked), precision.halfWidth.map(Figures.relativeWidth)
        )
      }
    return "\(measure.name) to \(width ?? "no interval"), asked for \(asked)"
  }
}

extension StudyWords {
  /// How far a run has come, on one line.
  public static func progress(_ progress: Progress) -> String {
    var text = "\(Figures.count(Double(progress.done)))"
    text += " of \(Figures.count(Double(progress.asked))) replications"
    text += ", \(rate(progress.rate))/s"
    if let left = progress.secondsLeft { text += ", \(span(left)) left" }
    if let width = progress.halfWidth {
      text += ", \(progress.measure.name) \(Figures.halfWidth(width, progress.measure.unit))"
    }
    return text
  }

  private static func rate(_ rate: Double) -> String {
    Figures.number(rate, decimals: rate < 10 ? 1 : 0)
  }

  /// A time span for people, rounded up.
  public static func span(_ seconds: Double) -> String {
    let whole = seconds.rounded(.up)
    if whole < 90 { return "\(Figures.number(whole, decimals: 0)) s" }
    let minutes = (seconds / 60).rounded(.up)
    if minutes < 90 { return "\(Figures.number(minutes, decimals: 0)) min" }
    return "\(Figures.number(seconds / 3_600, decimals: 1)) h"
  }
}
