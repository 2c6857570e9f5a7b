import Study

extension CompareReport {
  /// The answer in one sentence.
  var answer: String {
    guard let verdict else { return "" }
    let unit = measure.unit
    let estimate = first.estimate(measure, in: .total)
    let value = estimate.map { Figures.value($0.value, unit) } ?? Figures.missing
    let isTied = verdict.notToldApart.count == verdict.differences.count
    var text =
      isTied
      ? words("\(first.name) comes first: \(name(measure)) \(value)")
      : words("\(first.name) wins: \(name(measure)) \(value)")
    if estimate?.low != nil { text += words(" (95 % interval \(words.interval(estimate, unit)))") }
    if measure == .serviceLevel, let target = labels.serviceLevel.target {
      text += standing(estimate, Figures.share(target), target)
    }
    return TextReport.wrapped(words("\(text); \(others(verdict)).")) + "\n"
  }

  /// What the others are beside the first: not told apart, surely close, or worse.
  private func others(_ verdict: Comparison.Verdict) -> String {
    let count = verdict.differences.count
    let ties = verdict.notToldApart
    if ties.count == count {
      return count == 1
        ? words("the other cannot be told apart from it")
        : words("no other can be told apart from it")
    }
    let close = winners(verdict).positions.subtracting(ties + [verdict.best])
    let worse = count - ties.count - close.count
    var parts: [String] = []
    if !ties.isEmpty {
      parts.append(words("\(words.list(names(ties))) cannot be told apart from it"))
    }
    if !close.isEmpty {
      let list = words.list(names(Array(close)))
      parts.append(
        close.count == 1
          ? words("\(list) is behind by less than \(marginSize)")
          : words("\(list) are behind by less than \(marginSize)"))
    }
    if worse > 1 {
      parts.append(
        parts.isEmpty
          ? words("all \(worse) others are worse") : words("the other \(worse) are worse"))
    } else if worse == 1 {
      parts.append(words("the other is worse"))
    }
    return words.clauses(parts)
  }

  /// Which side of the target a figure is on.
  private func standing(_ estimate: Estimate?, _ share: String, _ target: Double) -> String {
    guard let estimate else { return words(", beside the target of \(share)") }
    if (estimate.low ?? estimate.value) >= target {
      return words(", above the target of \(share)")
    }
    return (estimate.high ?? estimate.value) < target
      ? words(", below the target of \(share)")
      : words(", not to be told apart from the target of \(share)")
  }

  /// What else a reader should carry away.
  var sentences: String {
    [differenceSentence, hourSentence, failureSentence, daySentence, costSentence]
      .filter { !$0.isEmpty }.map { TextReport.wrapped("- " + $0, indent: "  ") + "\n" }.joined()
  }

  private var differenceSentence: String {
    guard let differences = verdict?.differences, let second = differences.first else { return "" }
    guard differences.count > 1, let last = differences.last else {
      return words("On the same customers \(behind(second)).")
    }
    return words("On the same customers \(behind(second)), and \(behind(last)).")
  }

  /// A strategy against the first: how far behind, and at what cost.
  private func behind(_ difference: Comparison.Difference) -> String {
    let unit = measure.unit
    let (low, high) = (difference.estimate.low, difference.estimate.high)
    let size = Estimate(
      value: abs(difference.estimate.value), low: low, high: high,
      standardError: difference.estimate.standardError,
      replications: difference.estimate.replications)
    let number = String(Figures.difference(size, unit).drop { $0 == "+" })
    let amount = unit == .share ? words.points(number) : number + Figures.suffix(unit)
    let name = results.strategies[difference.strategy].name
    let text =
      measure.direction == .lower
      ? words("\(name) is \(amount) above it") : words("\(name) is \(amount) below it")
    let own = first.estimate(.cost, in: .total)?.value ?? 0
    let other = results.strategies[difference.strategy].estimate(.cost, in: .total)?.value ?? 0
    guard measure != .cost, own > 0, Figures.value(own, .money) != Figures.value(other, .money)
    else { return text }
    let change = Figures.value(abs(own - other), .money)
    return other < own
      ? words("\(text) and costs \(change) less") : words("\(text) and costs \(change) more")
  }

  private var hourSentence: String {
    let known = verdicts.compactMap { $0 }
    guard known.count > 1 else { return "" }
    let position = comparison.ranking[0]
    let alike = known.filter { winners($0).positions.count == results.strategies.count }.count
    guard alike < known.count else {
      return words("By hour all strategies are alike in every interval.")
    }
    let beaten = known.filter { !winners($0).positions.contains(position) }
    let best = known.count - beaten.count
    var text = words("By hour it is the best, or alike, in \(best) of \(known.count) intervals")
    if alike > 0 { text += words(", in \(alike) of which all strategies are alike") }
    let rivals = Dictionary(beaten.map { ($0.best, 1) }, uniquingKeysWith: +)
    if let rival = rivals.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
      text += words("; \(results.strategies[rival.key].name) beats it in \(rival.value)")
    }
    return words("\(text).")
  }

  private var daySentence: String {
    guard let day = first.days.first(where: { $0.scope == .total }), let missed = day.missed,
      let target = labels.serviceLevel.target, day.days > 1
    else { return "" }
    return words(
      "\(period.one) as a whole misses \(Figures.share(target)) with a chance of"
        + " \(Figures.value(missed.value, .share)) (\(missedDays(first)) \(period.many); 95 %"
        + " interval \(words.interval(missed, .share))).")
  }

  private var costSentence: String {
    let costs = results.strategies.map { $0.estimate(.cost, in: .total)?.value ?? 0 }
    guard measure != .cost, let least = costs.min(), let most = costs.max(), most > 0 else {
      return ""
    }
    let own = costs[comparison.ranking[0]]
    let cost = Figures.value(own, .money)
    guard least > 0, own > least, let cheapest = costs.firstIndex(of: least) else {
      return most > own
        ? words("\(period.one) costs \(cost), the least of all.")
        : words("\(period.one) costs \(cost), as all others do.")
    }
    let extra = Figures.value(own - least, .money)
    let other = results.strategies[cheapest].name
    return words(
      "\(period.one) costs \(cost), \(extra) more than with the cheapest, \(other).")
  }

  /// Three commands with one change each.
  var next: String {
    let set = labels.overrides.map { " --set \(Self.quoted($0))" }.joined()
    let file = Self.quoted(file) + set
    let program = Self.quoted(program)
    let name = Self.quoted(first.name)
    let tied = names(verdict?.notToldApart ?? [])
    var commands = ["\(program) run \(file) --strategy \(name) --by center-interval"]
    if let rival = tied.first, measure.unit == .share {
      let pair = Self.quoted("\(first.name),\(rival)")
      commands.append(
        "\(program) compare \(file) --strategies \(pair) --precision '\(measure.name): 0.1%'")
    } else {
      let other: Measure = measure == .cost ? .serviceLevel : .averageSpeedOfAnswer
      commands.append("\(program) compare \(file) --rank \(other.name)")
    }
    commands.append("\(program) explain \(file)")
    return words("Try next:") + "\n" + commands.map { "  \($0)\n" }.joined()
  }

  /// A word as a shell takes it for one.
  public static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || [0x2E, 0x2F, 0x5F, 0x2D, 0x2C].contains($0)
    }
    guard !isPlain || word.isEmpty || word.hasPrefix("-") && word != "-" else { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
