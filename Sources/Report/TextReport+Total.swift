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
    var table = TextTable([
      .name(words("kpi")), .number(words("estimate")), .number(words("95 % interval")),
    ])
    var zeros: [String] = []
    let thresholds = labels.serviceLevel.within
    for measure in Self.shown where !measure.isOfCallbacks || labels.hasCallbacks {
      for threshold in thresholds.indices
      where measure == .serviceLevel || threshold == labels.serviceLevel.headline {
        let estimate = strategy.estimate(measure, threshold: threshold, in: .total)
        if estimate?.value == 0, Self.countUnits.contains(measure.unit) {
          zeros.append(words.kpi(measure))
          continue
        }
        let seconds = measure == .serviceLevel ? thresholds[threshold] : nil
        table.add([
          words.kpi(measure, seconds: seconds),
          estimate.map { Figures.value($0.value, measure.unit) } ?? Figures.missing,
          words.interval(estimate, measure.unit),
        ])
      }
    }
    let name = TextWidth.cut(strategy.name, to: 70)
    var text = words("Strategy \(name): the whole horizon") + "\n" + table.rendered
    if !zeros.isEmpty {
      text += Self.wrapped(words("none: \(words.row(zeros))"), indent: "  ") + "\n"
    }
    return text + days(strategy) + corrected(strategy)
  }

  /// The service level with the luck of the volume taken out, where that makes it surer.
  private func corrected(_ strategy: StrategyResult) -> String {
    guard let figure = strategy.controlled.first(where: { $0.measure == .serviceLevel }) else {
      return ""
    }
    let factor = Figures.decimal(figure.varianceFactor, 1)
    let value = Figures.value(figure.estimate.value, .share)
    let interval = words.interval(figure.estimate, .share)
    let text = words(
      "service_level corrected for how many customers happened to call: \(value), 95 % interval"
        + " \(interval), as sharp as \(factor) times the replications")
    return Self.wrapped(text, indent: "  ") + "\n"
  }

  /// How often a day misses the target: a planner meets one day, not the mean.
  private func days(_ strategy: StrategyResult) -> String {
    guard let total = strategy.days.first(where: { $0.scope == .total }), total.days > 1 else {
      return ""
    }
    var text = ""
    if let missed = total.missed, let target = labels.serviceLevel.target {
      let days = Int((missed.value * Double(total.days)).rounded())
      let interval = words.interval(missed, .share)
      text += words(
        "\(days) of \(total.days) \(period.many) miss the target of \(Figures.share(target))"
          + " (95 % interval of their share: \(interval))")
      text += "\n"
    }
    let shares = total.percentiles.map {
      words("\(Figures.share($0.share)) up to \(Figures.value($0.serviceLevel, .share))")
    }
    if !shares.isEmpty {
      let list = words("\(period.many) from bad to good, by service level: \(words.row(shares))")
      text += Self.wrapped(list, indent: "  ") + "\n"
    }
    return text
  }
}
