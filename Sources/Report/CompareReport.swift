import Study

/// A comparison as text: by hour and center who wins, then the answer, the ranking and what to try.
public struct CompareReport {
  let results: Results
  let comparison: Comparison
  let file: String
  let program: String
  /// Whether every interval has a row of its own.
  let isFull: Bool
  /// Whether a table tells what the rules do.
  let showsHealth: Bool
  let base: TextReport
  let words: Words

  /// A report of a comparison; nil where only one strategy was run.
  ///
  /// `program` and `file` are how the commands to try next name the program and the scenario;
  /// `isFull` adds a table of every interval by strategy, `showsHealth` one of what their rules do.
  public init?(
    _ results: Results, file: String, program: String = "spillway", isFull: Bool = false,
    showsHealth: Bool = false, words: Words = Words(.english)
  ) {
    guard let comparison = results.comparison, !comparison.ranking.isEmpty else { return nil }
    self.results = results
    self.comparison = comparison
    self.file = file
    self.program = program
    self.isFull = isFull
    self.showsHealth = showsHealth
    self.words = words
    base = TextReport(results, words: words)
  }

  var labels: Labels { results.labels }
  var period: PeriodWords { base.period }
  var measure: Measure { comparison.rankedBy }
  /// The strategy that is ranked first.
  var first: StrategyResult { results.strategies[comparison.ranking[0]] }
  /// The verdict on the total by the measure that ranks.
  var verdict: Comparison.Verdict? { comparison.total.first { $0.measure == measure } }

  /// The whole report; the answer stands at its end, where a terminal leaves it in sight.
  public var rendered: String {
    base.head + words("differences are paired: every strategy meets the same customers") + "\n"
      + body + TextReport.heading(words("The answer")) + answer + "\n" + ranking + "\n" + sentences
      + "\n"
      + next
      + base.foot
  }

  /// The tables by hour, center and further measure.
  public var body: String {
    (isFull ? matrix : "") + hours + centers + further + (showsHealth ? health : "") + failures
  }

  /// The measure as tables call it, with its T.
  func name(_ measure: Measure) -> String {
    let level = labels.serviceLevel
    let seconds = measure.dependsOnThreshold ? level.within[level.headline] : nil
    guard words.language == .english else { return words.name(of: measure, seconds: seconds) }
    return plain(measure) + (seconds.map { " (\(Figures.seconds($0)))" } ?? "")
  }

  /// Names of strategies in the order of the ranking.
  func names(_ positions: [Int]) -> [String] {
    comparison.ranking.filter(positions.contains).map { results.strategies[$0].name }
  }

  /// The measure without its T, for the head of a column whose table says it.
  var plainName: String { plain(measure) }

  private func plain(_ measure: Measure) -> String {
    guard words.language == .english else { return words.column(measure) }
    return measure.name.split(separator: "_").joined(separator: " ")
  }

  /// Some strategies in words, shortened where they are nearly all.
  func list(_ positions: Set<Int>) -> String {
    let all = comparison.ranking
    if positions.count == all.count {
      return all.count == 2 ? words("both alike") : words("all \(all.count) alike")
    }
    let others = all.filter { !positions.contains($0) }
    if others.count < positions.count, others.count <= 2 {
      return words("all but \(words.list(names(others)))")
    }
    return words.row(names(Array(positions)))
  }

  /// The ranking of a verdict: values, paired differences and what they are worth.
  func table(_ verdict: Comparison.Verdict) -> String {
    let unit = verdict.measure.unit
    let hasTarget = labels.serviceLevel.target != nil
    let hasCost = results.strategies.contains { ($0.estimate(.cost, in: .total)?.value ?? 0) > 0 }
    var table = TextTable(
      [
        .number(words("rank")), .name(words("strategy")), .number(plain(verdict.measure)),
        .number(words("difference")), .number(words("p (Holm)")),
      ]
        + (hasTarget ? [.number(words("\(period.many) missed"))] : [])
        + (hasCost && verdict.measure != .cost ? [.number(words("cost"))] : []))
    let order = [verdict.best] + verdict.differences.map(\.strategy)
    for (rank, position) in order.enumerated() {
      let strategy = results.strategies[position]
      let difference = verdict.differences.first { $0.strategy == position }
      var cells = [
        "\(rank + 1)", strategy.name,
        Figures.estimate(strategy.estimate(verdict.measure, in: .total), unit, fine: true),
        difference.map { Figures.difference($0.estimate, unit) } ?? "",
        difference.map { chance($0) } ?? "",
      ]
      if hasTarget { cells.append(missedDays(strategy)) }
      if hasCost, verdict.measure != .cost {
        cells.append(Figures.value(strategy.estimate(.cost, in: .total)?.value ?? 0, .money))
      }
      table.add(cells)
    }
    return table.rendered
  }

  private func chance(_ difference: Comparison.Difference) -> String {
    guard difference.pValue != nil else {
      return difference.estimate.value == 0 ? words("same") : Figures.missing
    }
    return Figures.chance(difference.adjustedPValue) + (difference.isToldApart ? "" : " =")
  }

  func missedDays(_ strategy: StrategyResult) -> String {
    guard let day = strategy.days.first(where: { $0.scope == .total }), let missed = day.missed
    else { return Figures.missing }
    return words("\(Int((missed.value * Double(day.days)).rounded())) of \(day.days)")
  }

  /// The ranking by the measure asked for.
  var ranking: String {
    guard let verdict else { return "" }
    return table(verdict) + legend(verdict)
  }

  /// What the columns of a ranking mean.
  func legend(_ verdict: Comparison.Verdict) -> String {
    let name = name(verdict.measure)
    let text =
      verdict.measure.unit == .share
      ? words(
        "\(name); difference: from the first, on the same customers, in percentage points")
      : words("\(name); difference: from the first, on the same customers")
    let ties =
      verdict.isDecided
      ? "" : words("; =: cannot be told apart from it at a family-wise error of 5 %")
    return TextReport.wrapped(text + ties) + "\n"
  }

  /// The further measures asked for.
  private var further: String {
    comparison.total.filter { $0.measure != measure }.map { verdict in
      TextReport.heading(words("By \(name(verdict.measure))")) + table(verdict) + legend(verdict)
    }.joined()
  }
}
