import Study

/// What the study says of itself, as sentences.
public struct StudyWords: Sendable {
  private let words: Words

  /// In a language.
  public init(_ words: Words) { self.words = words }

  /// A warning as a sentence.
  public func warning(_ warning: StudyWarning) -> String {
    switch warning {
    case .singleReplication:
      words("one replication says nothing about chance: there are no intervals")
    case .fewReplications(let count):
      words("\(count) replications are few: the intervals rest on little")
    case .longMemory(let contacts):
      words(
        "nobody gives up and a replication has only \(Figures.count(contacts)) contacts: the"
          + " intervals hold the truth less often than 95 % of the time; simulate longer"
          + " replications")
    case .precisionNotReached(let precision):
      words("the precision asked for was not reached: \(reached(precision))")
    }
  }

  /// A precision and what was reached of it.
  func reached(_ precision: PrecisionReached) -> String {
    let measure = precision.asked.measure
    let (asked, width): (String, String?) =
      switch precision.asked.halfWidth {
      case .absolute(let asked):
        (
          words.halfWidth(asked, measure.unit),
          precision.halfWidth.map { words.halfWidth($0, measure.unit) }
        )
      case .relative(let asked):
        (
          words.relativeWidth(asked), precision.halfWidth.map(words.relativeWidth)
        )
      }
    let name = words.kpi(measure)
    guard let width else { return words("\(name) to no interval, asked for \(asked)") }
    return words("\(name) to \(width), asked for \(asked)")
  }
}

extension StudyWords {
  /// How far a run has come, on one line.
  public func progress(_ progress: Progress) -> String {
    let (done, all) = (Figures.count(Double(progress.done)), Figures.count(Double(progress.asked)))
    var text = words("\(done) of \(all) replications, \(rate(progress.rate))/s")
    if let left = progress.secondsLeft { text += words(", \(span(left)) left") }
    if let width = progress.halfWidth {
      let unit = progress.measure.unit
      text += words(", \(words.kpi(progress.measure)) \(words.halfWidth(width, unit))")
    }
    return text
  }

  private func rate(_ rate: Double) -> String {
    Figures.number(rate, decimals: rate < 10 ? 1 : 0)
  }

  /// A time span for people, rounded up.
  public func span(_ seconds: Double) -> String {
    let whole = seconds.rounded(.up)
    if whole < 90 { return words("\(Figures.number(whole, decimals: 0)) s") }
    let minutes = (seconds / 60).rounded(.up)
    if minutes < 90 { return words("\(Figures.number(minutes, decimals: 0)) min") }
    return words("\(Figures.number(seconds / 3_600, decimals: 1)) h")
  }
}
