import Study

extension TextReport {
  /// The figures of the whole horizon that a planner reads first.
  private static let shown: [Measure] = [
    .offered, .answered, .lost, .blocked, .abandoned, .dropped, .overflowOut, .serviceLevel,
    .intervalsMet, .answerRate, .abandonmentRate, .averageSpeedOfAnswer, .waitP50, .waitP95,
    .occupancy, .utilization, .busyAgents, .queueLength, .attemptsPerCustomer, .customersLostShare,
    .redialing, .callbacks, .callbackShare, .callbackReached, .callbackWait,
    .serviceLevelWithoutCallbacks, .cost,
  ]

  /// What can be said to be none.
  private static let countUnits: Set<Measure.Unit> = [.contacts, .customers, .money]

  /// The whole horizon of a strategy.
  func total(_ strategy: StrategyResult) -> String {
    var table = TextTable([.name("kpi"), .number("estimate"), .number("95 % interval")])
    var zeros: [String] = []
    let thresholds = labels.serviceLevel.within
    for measure in Self.shown where !measure.isOfCallbacks || labels.hasCallbacks {
      for threshold in thresholds.indices
      where measure == .serviceLevel || threshold == labels.serviceLevel.headline {
        let estimate = strategy.estimate(measure, threshold: threshold, in: .total)
        if estimate?.value == 0, Self.countUnits.contains(measure.unit) {
          zeros.append(measure.name)
          continue
        }
        let name =
          measure == .serviceLevel
          ? "\(measure.name) (\(Figures.seconds(thresholds[threshold])))" : measure.name
        table.add([
          name, estimate.map { Figures.value($0.value, measure.unit) } ?? Figures.missing,
          Figures.interval(estimate, measure.unit),
        ])
      }
    }
    let name = TextWidth.cut(strategy.name, to: 70)
    var text = "Strategy \(name): the whole horizon\n" + table.rendered
    if !zeros.isEmpty {
      text += Self.wrapped("none: \(zeros.joined(separator: ", "))", indent: "  ") + "\n"
    }
    return text + days(strategy) + corrected(strategy)
  }

  /// The service level with the luck of the volume taken out, where that makes it surer.
  private func corrected(_ strategy: StrategyResult) -> String {
    guard let figure = strategy.controlled.first(where: { $0.measure == .serviceLevel }) else {
      return ""
    }
    let factor = Figures.decimal(figure.varianceFactor, 1)
    let words =
      "service_level corrected for how many customers happened to call:"
      + " \(Figures.value(figure.estimate.value, .share)), 95 % interval"
      + " \(Figures.interval(figure.estimate, .share)), as sharp as"
      + " \(factor) times the replications"
    return Self.wrapped(words, indent: "  ") + "\n"
  }

  /// How often a day misses the target: a planner meets one day, not the mean.
  private func days(_ strategy: StrategyResult) -> String {
    guard let total = strategy.days.first(where: { $0.scope == .total }), total.days > 1 else {
      return ""
    }
    var text = ""
    if let missed = total.missed, let target = labels.serviceLevel.target {
      let days = Int((missed.value * Double(total.days)).rounded())
      text += "\(days) of \(total.days) \(period.many) miss the target of \(Figures.share(target))"
      text += " (95 % interval of their share: \(Figures.interval(missed, .share)))\n"
    }
    let shares = total.percentiles.map {
      "\(Figures.share($0.share)) up to \(Figures.value($0.serviceLevel, .share))"
    }
    if !shares.isEmpty {
      let list = shares.joined(separator: ", ")
      let words = "\(period.many) from bad to good, by service level: \(list)"
      text += Self.wrapped(words, indent: "  ") + "\n"
    }
    return text
  }
}
