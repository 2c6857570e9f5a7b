import Study

extension CompareReport {
  /// A stretch of a center's day below the target, with its worst interval.
  struct Failure {
    let center: Int
    let intervals: Range<Int>
    let worst: Int
    let estimate: Estimate
  }

  /// Where the first-ranked strategy is below the target, the whole confidence interval.
  var failing: [Failure] {
    guard let target = labels.serviceLevel.target else { return [] }
    return labels.centers.indices.flatMap { center -> [Failure] in
      let estimates = labels.intervals.indices.map {
        first.estimate(.serviceLevel, in: .intervalCenter($0, center: center, .origin))
      }
      let isBelow = estimates.map { estimate -> Bool? in
        guard let estimate, estimate.high ?? estimate.value < target else { return nil }
        return true
      }
      return Stretch.joined(isBelow).compactMap { stretch in
        let worst = stretch.intervals.min {
          (estimates[$0]?.value ?? 1) < (estimates[$1]?.value ?? 1)
        }
        guard let worst, let estimate = estimates[worst] else { return nil }
        return Failure(
          center: center, intervals: stretch.intervals, worst: worst, estimate: estimate)
      }
    }
  }

  /// Where and when the first-ranked strategy fails.
  var failures: String {
    let failing = failing
    guard !failing.isEmpty, let target = labels.serviceLevel.target else { return "" }
    var table = TextTable([
      .name(words("center")), .name(words("from")), .name(words("until")),
      .number(words("lowest")), .name(words("at")),
    ])
    for failure in failing {
      table.add([
        labels.centers[failure.center].name, labels.intervals[failure.intervals.lowerBound].name,
        end(of: failure.intervals), Figures.estimate(failure.estimate, .share),
        labels.intervals[failure.worst].name,
      ])
    }
    let share = Figures.share(target)
    return TextReport.heading(words("Where and when \(TextWidth.cut(first.name, to: 60)) fails"))
      + words("intervals whose service level is below \(share) with its whole 95 % interval") + "\n"
      + table.rendered
  }

  /// The failures in one sentence: the centers by how long they fail.
  var failureSentence: String {
    guard let target = labels.serviceLevel.target else { return "" }
    let share = Figures.share(target)
    let failing = failing
    guard let worst = failing.min(by: { $0.estimate.value < $1.estimate.value }) else {
      return words("It fails nowhere: no center has an interval that lies below \(share) for sure.")
    }
    let length = failing.reduce(into: [Int: Int]()) {
      $0[$1.center, default: 0] += $1.intervals.count
    }
    let centers = length.keys.sorted { (length[$1] ?? 0, $0) < (length[$0] ?? 0, $1) }
    let all = labels.intervals.count
    let shown = centers.prefix(3).map { center in
      words("\(labels.centers[center].name) (\(length[center] ?? 0) of \(all) intervals)")
    }
    let list = words.row(shown)
    let places = centers.count > 3 ? words("\(list) and \(centers.count - 3) more centers") : list
    let (center, interval) = (labels.centers[worst.center], labels.intervals[worst.worst])
    return words(
      "It fails in \(places); the worst is \(center.name) at \(interval.name) with"
        + " \(Figures.value(worst.estimate.value, .share)) against \(share).")
  }
}
