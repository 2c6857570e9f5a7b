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
  /// Who wins an interval: the best and all that cannot be told apart from it.
  struct Winners: Equatable {
    let positions: Set<Int>

    init(_ verdict: Comparison.Verdict) {
      positions = Set([verdict.best] + verdict.notToldApart)
    }
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
      ? labels.intervals[intervals.upperBound].name : "the end"
  }

  /// By hour which strategy wins, and where they cannot be told apart.
  var hours: String {
    let verdicts = verdicts
    let stretches = Stretch.joined(verdicts.map { $0.map(Winners.init) })
    guard !stretches.isEmpty, labels.intervals.count > 1 else { return "" }
    var table = TextTable([
      .name("from"), .name("until"), .name("best"), .number(name(measure)),
      .name("cannot be told apart"),
    ])
    for stretch in stretches {
      let values = stretch.intervals.compactMap { interval in
        verdicts[interval].flatMap {
          results.strategies[$0.best].estimate(measure, in: .interval(interval))?.value
        }
      }
      let positions = stretch.key.positions
      let single = positions.count == 1 ? positions.first : nil
      table.add([
        labels.intervals[stretch.intervals.lowerBound].name, end(of: stretch.intervals),
        single.map { results.strategies[$0].name } ?? "", span(values),
        single == nil ? words(positions) : "",
      ])
    }
    return TextReport.heading("By hour: who wins, and where they cannot be told apart")
      + table.rendered
  }

  /// The least and the greatest of some values.
  private func span(_ values: [Double]) -> String {
    guard let low = values.min(), let high = values.max() else { return Figures.missing }
    let unit = measure.unit
    let (from, to) = (Figures.value(low, unit), Figures.value(high, unit))
    guard from != to else { return to }
    let suffix = Figures.suffix(unit)
    return "\(from.hasSuffix(suffix) ? String(from.dropLast(suffix.count)) : from) to \(to)"
  }

  /// Every interval by strategy, as many strategies beside each other as fit.
  var matrix: String {
    var text = TextReport.heading("\(name(measure)) by interval; * the best or not told apart")
    let verdicts = verdicts
    let perTable = 5
    for start in stride(from: 0, to: comparison.ranking.count, by: perTable) {
      let positions = comparison.ranking[start..<min(start + perTable, comparison.ranking.count)]
      var table = TextTable(
        [.name("from")]
          + positions.map { .number(TextWidth.cut(results.strategies[$0].name, to: 16)) })
      for (interval, label) in labels.intervals.enumerated() {
        let winners = verdicts[interval].map(Winners.init)?.positions ?? []
        table.add(
          [label.name]
            + positions.map { position in
              Figures.estimate(
                results.strategies[position].estimate(measure, in: .interval(interval)),
                measure.unit) + (winners.contains(position) ? " *" : "  ")
            })
      }
      text += (start > 0 ? "\n" : "") + table.rendered
    }
    return text
  }

  /// Each center: who is best there, and who cannot be told apart.
  var centers: String {
    guard labels.centers.count > 1, !comparison.byCenter.isEmpty else { return "" }
    var table = TextTable([
      .name("center"), .name("best"), .number(name(measure)), .name("not told apart"),
      .number("with \(TextWidth.cut(first.name, to: 24))"),
    ])
    for verdict in comparison.byCenter {
      guard case .center(let center, _) = verdict.scope else { continue }
      let winners = Winners(verdict).positions
      table.add([
        labels.centers[center].name, results.strategies[verdict.best].name,
        Figures.estimate(
          results.strategies[verdict.best].estimate(measure, in: verdict.scope), measure.unit),
        winners.count == 1 ? "" : words(winners.subtracting([verdict.best])),
        Figures.estimate(first.estimate(measure, in: verdict.scope), measure.unit),
      ])
    }
    return TextReport.heading("By center of origin") + table.rendered
  }
}
