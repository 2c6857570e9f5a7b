import Study

extension StaffReport {
  /// Methods beside each other.
  var comparison: String {
    var table = TextTable([
      .name(words("method")), .number(words("agent-hours")), .name(words("worst interval")),
      .number(words("promised")), .number(words("simulated", as: "figure")), .number(words("hold")),
      .number(words("open")), .number(words("miss")), .number(words("plan")),
      .number(words("simulate")),
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
    let title = words("Methods side by side: paid agent-hours, service levels, intervals, seconds")
    let methods = outcomes.map { "  \(self.title(of: $0.plan.method))\n" }
    return "\(title)\n" + table.rendered + methods.joined()
  }

  /// Everything about one plan.
  func part(of outcome: StaffingOutcome) -> String {
    var text = Self.rule(title(of: outcome.plan.method))
    text += summary(of: outcome)
    let rows = task.places.count * task.intervals
    if isFull || rows <= 96 {
      for place in task.places { text += "\n" + table(of: outcome, at: place) }
    }
    text += gaps(of: outcome, kind: true) + gaps(of: outcome, kind: false)
    if let fix = outcome.fix { text += "\n" + summary(of: fix, outcome) }
    return text
  }

  /// A method with what it does.
  private func title(of method: StaffingMethod) -> String {
    let what: String = method.words
    return words("\(method.rawValue): \(words(what))")
  }

  /// Hours and verdicts by place.
  private func summary(of outcome: StaffingOutcome) -> String {
    var table = TextTable([
      .name(words("place")), .name(words("group")), .number(words("agent-hours")),
      .number(words("most scheduled")), .number(words("hold")), .number(words("open")),
      .number(words("miss")), .name(words("worst interval")), .number(words("service level")),
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
      .name(words("from")), .number(words("erlangs")), .number(words("required")),
      .number(words("scheduled")), .number(words("on the phone")), .number(words("promised")),
      .number(words("simulated", as: "figure")), .name(""),
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
        verdict(cell.verdict),
      ])
    }
    return name(place) + "\n" + table.rendered
  }

  private func verdict(_ verdict: StaffingCheck.Verdict) -> String {
    switch verdict {
    case .holds: words("holds")
    case .open: words("open")
    case .misses: words("misses")
    case .empty: ""
    }
  }

  /// Where the formula promised too much, or too little.
  private func gaps(of outcome: StaffingOutcome, kind: Bool) -> String {
    let gaps = outcome.gaps.filter { $0.isTooKind == kind }
      .sorted { abs($0.promise - $0.delivered.value) > abs($1.promise - $1.delivered.value) }
    guard !gaps.isEmpty else { return "" }
    let shown = isFull ? gaps[...] : gaps.prefix(10)
    var table = TextTable([
      .name(words("where and when")), .number(words("promised")),
      .number(words("simulated", as: "figure")),
      .words(words("why, in percentage points by the formula")),
    ])
    for gap in shown {
      table.add([
        "\(name(gap.place)) \(time(gap.interval, gap.place))",
        Figures.value(gap.promise, .share), Figures.estimate(gap.delivered, .share), why(gap),
      ])
    }
    let rest =
      gaps.count > shown.count
      ? words("and \(gaps.count - shown.count) more; --intervals shows all") + "\n" : ""
    let title =
      kind
      ? words("Where the formula was too kind: it promised more than the simulation delivers")
      : words("Where the formula was too strict: the simulation delivers more than it promised")
    return "\n\(title)\n" + table.rendered + rest
  }

  /// The causes of a gap by size, then what remains.
  func why(_ gap: StaffingGap) -> String {
    var causes = gap.ranked.prefix(4).map { part in
      let cause =
        part.cause == .volume && part.effect > 0
        ? words("fewer contacts than forecast") : words(part.cause.rawValue)
      return "\(cause) \(points(part.effect))"
    }
    let rest = gap.rest
    if abs(rest) >= 0.005 {
      let hints = words.row(gap.hints.map { words($0.rawValue) })
      causes.append(
        hints.isEmpty
          ? words("rest \(points(rest))") : words("rest \(points(rest)) (\(hints))"))
    }
    return words.clauses(causes)
  }

  private func points(_ share: Double) -> String {
    (share > 0 ? "+" : "") + Figures.decimal(share * 100, 1)
  }
}

extension StaffReport {
  /// What a correction did, and what it could not reach.
  func summary(of fix: StaffingFix.Summary, _ outcome: StaffingOutcome) -> String {
    let hours = Figures.decimal(abs(fix.hoursAdded), 1)
    let what = words.plural(fix.simulations, "simulation")
    let end =
      switch fix.end {
      case .done: words("every interval holds, and one agent fewer was tried in each")
      case .untried:
        words("every interval holds; the simulations were spent before all were trimmed")
      case .budget: words("the simulations were spent before every interval held")
      case .stuck: words("more agents do not help any more where it misses")
      case .cancelled: words("it was stopped")
      }
    var text = Self.paragraph(
      fix.hoursAdded < 0
        ? words("The correction took \(hours) agent-hours off the plan in \(what): \(end).")
        : words("The correction added \(hours) agent-hours to the plan in \(what): \(end)."))
    let left = outcome.check.cells.filter { $0.verdict == .misses || $0.verdict == .open }
    for cell in left.prefix(10) {
      let (place, time) = (name(cell.place), time(cell.interval, cell.place))
      let level = Figures.estimate(cell.serviceLevel, .share)
      text += words("not reached: \(place) \(time), \(level)") + "\n"
    }
    return left.count > 10 ? text + words("and \(left.count - 10) more") + "\n" : text
  }
}
