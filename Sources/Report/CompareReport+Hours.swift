import Study

/// Neighboring intervals that are told of together.
struct Stretch<Key: Equatable> {
  let key: Key
  var intervals: Range<Int>

  /// Neighbors with equal keys joined; intervals without a key end a stretch.
  static func joined(_ keys: [Key?]) -> [Stretch] {
    var stretches: [Stretch] = []
    for (index, key) in keys.enumerated() {
      guard let key else { continue }
      if let last = stretches.last, last.key == key, last.intervals.upperBound == index {
        stretches[stretches.count - 1].intervals = last.intervals.lowerBound..<index + 1
      } else {
        stretches.append(Stretch(key: key, intervals: index..<index + 1))
      }
    }
    return stretches
  }
}

extension CompareReport {
  /// Who wins a scope: the best, all that cannot be told apart from it, and all that are surely
  /// within a margin that no planner acts on.
  struct Winners: Equatable {
    let positions: Set<Int>

    init(_ verdict: Comparison.Verdict, _ results: Results) {
      let unit = verdict.measure.unit
      let best = results.strategies[verdict.best].estimate(verdict.measure, in: verdict.scope)
      let margin =
        unit == .share ? shareMargin : relativeMargin * abs(best?.value ?? 0)
      let alike = verdict.differences.filter { difference in
        guard difference.isToldApart else { return true }
        guard let low = difference.estimate.low, let high = difference.estimate.high else {
          return false
        }
        return low > -margin && high < margin
      }
      positions = Set([verdict.best] + alike.map(\.strategy))
    }
  }

  func winners(_ verdict: Comparison.Verdict) -> Winners { Winners(verdict, results) }

  /// The margin in words.
  var marginSize: String {
    measure.unit == .share
      ? words.points(Figures.decimal(shareMargin * 100, 1))
      : words("\(Figures.share(relativeMargin)) of the value")
  }

  /// What the tables by hour and center mean by alike.
  var marginWords: String {
    words(
      "alike: cannot be told apart at a family-wise error of 5 %, or surely within \(marginSize)")
      + "\n"
  }

  /// The verdict of each interval; nil where there was nothing to compare.
  var verdicts: [Comparison.Verdict?] {
    var byInterval = [Comparison.Verdict?](repeating: nil, count: labels.intervals.count)
    for verdict in comparison.byInterval {
      if case .interval(let interval) = verdict.scope { byInterval[interval] = verdict }
    }
    return byInterval
  }

  /// The local time at which a stretch ends: the start of the next interval.
  func end(of intervals: Range<Int>) -> String {
    intervals.upperBound < labels.intervals.count
      ? labels.intervals[intervals.upperBound].name : words("the end")
  }

  /// By hour which strategy wins, and where they cannot be told apart.
  var hours: String {
    let verdicts = verdicts
    let stretches = Stretch.joined(verdicts.map { $0.map(winners) })
    guard !stretches.isEmpty, labels.intervals.count > 1 else { return "" }
    var table = TextTable([
      .name(words("from")), .name(words("until")), .number(plainName),
      .words(words("best, or alike")),
    ])
    for stretch in stretches {
      let values = stretch.intervals.compactMap { interval in
        verdicts[interval].flatMap {
          results.strategies[$0.best].estimate(measure, in: .interval(interval))?.value
        }
      }
      table.add([
        labels.intervals[stretch.intervals.lowerBound].name, end(of: stretch.intervals),
        span(values), list(stretch.key.positions),
      ])
    }
    return TextReport.heading(words("By hour: who has the best \(name(measure))"))
      + marginWords + table.rendered
  }

  /// The least and the greatest of some values.
  private func span(_ values: [Double]) -> String {
    guard let low = values.min(), let high = values.max() else { return Figures.missing }
    let unit = measure.unit
    let (from, to) = (Figures.value(low, unit), Figures.value(high, unit))
    guard from != to else { return to }
    let suffix = Figures.suffix(unit)
    return words("\(from.hasSuffix(suffix) ? String(from.dropLast(suffix.count)) : from) to \(to)")
  }

  /// Every interval by strategy, as many strategies beside each other as fit.
  var matrix: String {
    let verdicts = verdicts
    let names = comparison.ranking.enumerated().map { rank, position in
      TextWidth.cut("\(rank + 1) \(results.strategies[position].name)", to: 20)
    }
    let groups = TextTable.groups(
      of: names.map { max(TextReport.estimateWidth + 2, TextWidth.of($0)) },
      behind: base.intervalWidth)
    let tables = groups.map { ranks in
      var table = TextTable([.name(words("from"))] + names[ranks].map { .number($0) })
      for (interval, label) in labels.intervals.enumerated() {
        let winners = verdicts[interval].map(winners)?.positions ?? []
        table.add(
          [label.name]
            + comparison.ranking[ranks].map { position in
              Figures.estimate(
                results.strategies[position].estimate(measure, in: .interval(interval)),
                measure.unit) + (winners.contains(position) ? " *" : "  ")
            })
      }
      return table.rendered
    }
    return TextReport.heading(
      words("\(name(measure)) by interval; *: the best, or alike"))
      + marginWords
      + tables.joined(separator: "\n")
  }

  /// Each center: who is best there, and how it does with the strategy that is ranked first.
  var centers: String {
    guard labels.centers.count > 1, !comparison.byCenter.isEmpty else { return "" }
    var table = TextTable([
      .name(words("center")), .number(plainName),
      .number(words("with \(TextWidth.cut(first.name, to: 20))")),
      .words(words("best, or alike")),
    ])
    for verdict in comparison.byCenter {
      guard case .center(let center, _) = verdict.scope else { continue }
      let best = results.strategies[verdict.best]
      table.add([
        labels.centers[center].name,
        Figures.estimate(best.estimate(measure, in: verdict.scope), measure.unit),
        Figures.estimate(first.estimate(measure, in: verdict.scope), measure.unit),
        list(winners(verdict).positions),
      ])
    }
    return TextReport.heading(words("By center of origin: who has the best \(name(measure))"))
      + table.rendered
  }
}

/// Shares that differ by less are alike to a planner.
private let shareMargin = 0.005
/// Other values that differ by a smaller part of the best are alike.
private let relativeMargin = 0.02
