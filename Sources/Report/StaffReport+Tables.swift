import Study

extension StaffReport {
  /// Methods beside each other.
  var comparison: String {
    var table = TextTable([
      .name("method"), .number("agent-hours"), .name("worst interval"), .number("promised"),
      .number("simulated"), .number("hold"), .number("open"), .number("miss"), .number("plan"),
      .number("simulate"),
    ])
    for outcome in outcomes {
      let check = outcome.check
      let worst = check.worst
      let promise = worst.flatMap { cell in
        check.cells.firstIndex { $0.place == cell.place && $0.interval == cell.interval }
          .flatMap { outcome.promises[$0] }
      }
      table.add([
        outcome.plan.method.rawValue, Figures.count(outcome.plan.paidHours(task)),
        worst.map { "\(name($0.place)) \(time($0.interval, $0.place))" } ?? Figures.missing,
        promise.map { Figures.value($0, .share) } ?? Figures.missing,
        Figures.estimate(worst?.serviceLevel, .share), "\(check.cells(.holds).count)",
        "\(check.cells(.open).count)", "\(check.cells(.misses).count)",
        Figures.value(outcome.planning, .seconds), Figures.value(outcome.simulation, .seconds),
      ])
    }
    let words = outcomes.map { "  \($0.plan.method.rawValue): \($0.plan.method.words)\n" }
    return "Methods side by side: paid agent-hours, service levels, intervals, seconds\n"
      + table.rendered + words.joined()
  }

  /// Everything about one plan.
  func part(of outcome: StaffingOutcome) -> String {
    let method = outcome.plan.method
    var text = Self.rule("\(method.rawValue): \(method.words)")
    text += summary(of: outcome)
    let rows = task.places.count * task.intervals
    if isFull || rows <= 96 {
      for place in task.places { text += "\n" + table(of: outcome, at: place) }
    }
    text += gaps(of: outcome, kind: true) + gaps(of: outcome, kind: false)
    if let fix = outcome.fix { text += "\n" + words(of: fix, outcome) }
    return text
  }

  /// Hours and verdicts by place.
  private func summary(of outcome: StaffingOutcome) -> String {
    var table = TextTable([
      .name("place"), .name("group"), .number("agent-hours"), .number("most scheduled"),
      .number("hold"), .number("open"), .number("miss"), .name("worst interval"),
      .number("service level"),
    ])
    for place in task.places {
      let cells = outcome.check.cells.filter { $0.place == place }
      let worst = cells.filter { $0.serviceLevel != nil }
        .min { ($0.serviceLevel?.value ?? 1) < ($1.serviceLevel?.value ?? 1) }
      let own = Set(task.pools(at: place).flatMap { task.pools[$0].groups })
      let plans = outcome.plan.groups.filter { own.contains($0.group) }
      for (index, plan) in plans.enumerated() {
        let terms = task.terms[plan.group]
        let hours = plan.scheduled.indices.reduce(0.0) { sum, interval in
          let (from, to) = task.borders(interval)
          return sum + terms.paid(plan.scheduled[interval]) * (to - from) / 3_600
        }
        let first = index == 0
        func count(_ verdict: StaffingCheck.Verdict) -> String {
          first ? "\(cells.count { $0.verdict == verdict })" : ""
        }
        table.add([
          first ? name(place) : "",
          place == .all ? name(plan.group) : labels.groups[plan.group].name,
          Figures.count(hours), "\(plan.scheduled.max() ?? 0)", count(.holds), count(.open),
          count(.misses), first ? worst.map { time($0.interval, place) } ?? "" : "",
          first ? Figures.estimate(worst?.serviceLevel, .share) : "",
        ])
      }
    }
    return table.rendered
  }

  /// Every interval of a place.
  private func table(of outcome: StaffingOutcome, at place: StaffingPlace) -> String {
    var table = TextTable([
      .name("from"), .number("erlangs"), .number("required"), .number("scheduled"),
      .number("on the phone"), .number("promised"), .number("simulated"), .name(""),
    ])
    let pools = task.pools(at: place)
    let own = Set(pools.flatMap { task.pools[$0].groups })
    let plans = outcome.plan.groups.filter { own.contains($0.group) }
    for (index, cell) in outcome.check.cells.enumerated() where cell.place == place {
      let interval = cell.interval
      let load = pools.reduce(0) { $0 + outcome.plan.loads[$1][interval] }
      let promise = outcome.promises[index]
      table.add([
        time(interval, place), Figures.decimal(load, 1),
        "\(plans.reduce(0) { $0 + $1.required[interval] })",
        "\(plans.reduce(0) { $0 + $1.scheduled[interval] })",
        "\(plans.reduce(0) { $0 + $1.onPhone[interval] })",
        outcome.fix == nil ? promise.map { Figures.value($0, .share) } ?? Figures.missing : "",
        Figures.estimate(cell.serviceLevel, .share),
        cell.verdict == .empty ? "" : cell.verdict.rawValue,
      ])
    }
    return name(place) + "\n" + table.rendered
  }

  /// Where the formula promised too much, or too little.
  private func gaps(of outcome: StaffingOutcome, kind: Bool) -> String {
    let gaps = outcome.gaps.filter { $0.isTooKind == kind }
      .sorted { abs($0.promise - $0.delivered.value) > abs($1.promise - $1.delivered.value) }
    guard !gaps.isEmpty else { return "" }
    let shown = isFull ? gaps[...] : gaps.prefix(10)
    var table = TextTable([
      .name("where and when"), .number("promised"), .number("simulated"),
      .words("why, in percentage points by the formula"),
    ])
    for gap in shown {
      table.add([
        "\(name(gap.place)) \(time(gap.interval, gap.place))",
        Figures.value(gap.promise, .share), Figures.estimate(gap.delivered, .share), why(gap),
      ])
    }
    let rest =
      gaps.count > shown.count
      ? "and \(gaps.count - shown.count) more; --intervals shows all\n" : ""
    let title =
      kind
      ? "Where the formula was too kind: it promised more than the simulation delivers"
      : "Where the formula was too strict: the simulation delivers more than it promised"
    return "\n\(title)\n" + table.rendered + rest
  }

  /// The causes of a gap by size, then what remains.
  func why(_ gap: StaffingGap) -> String {
    var words = gap.ranked.prefix(4).map { part in
      let cause =
        part.cause == .volume && part.effect > 0
        ? "fewer contacts than forecast" : part.cause.rawValue
      return "\(cause) \(points(part.effect))"
    }
    let rest = gap.rest
    if abs(rest) >= 0.005 {
      let hints = gap.hints.map(\.rawValue).joined(separator: ", ")
      words.append("rest \(points(rest))" + (hints.isEmpty ? "" : " (\(hints))"))
    }
    return words.joined(separator: "; ")
  }

  private func points(_ share: Double) -> String {
    (share > 0 ? "+" : "") + Figures.decimal(share * 100, 1)
  }
}

extension StaffReport {
  /// What a correction did, and what it could not reach.
  func words(of fix: StaffingFix.Summary, _ outcome: StaffingOutcome) -> String {
    let hours = Figures.decimal(abs(fix.hoursAdded), 1)
    let change =
      fix.hoursAdded < 0 ? "took \(hours) agent-hours off" : "added \(hours) agent-hours to"
    let end =
      switch fix.end {
      case .done: "every interval holds, and one agent fewer was tried in each"
      case .untried: "every interval holds; the simulations were spent before all were trimmed"
      case .budget: "the simulations were spent before every interval held"
      case .stuck: "more agents do not help any more where it misses"
      case .cancelled: "it was stopped"
      }
    let what = TextReport.plural(fix.simulations, "simulation")
    var text = TextReport.lines(
      of: "The correction \(change) the plan in \(what): \(end).", width: TextTable.lineWidth
    ).map { $0 + "\n" }.joined()
    let left = outcome.check.cells.filter { $0.verdict == .misses || $0.verdict == .open }
    for cell in left.prefix(10) {
      text +=
        "not reached: \(name(cell.place)) \(time(cell.interval, cell.place)),"
        + " \(Figures.estimate(cell.serviceLevel, .share))\n"
    }
    return left.count > 10 ? text + "and \(left.count - 10) more\n" : text
  }
}
