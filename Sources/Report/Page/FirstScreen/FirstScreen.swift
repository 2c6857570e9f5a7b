import Study

/// The first screen of a page of results: warnings, the answer, three figures, the ranking.
struct FirstScreen {
  let findings: Findings
  let words: Words
  let saying: Saying
  private var document: ResultDocument { findings.document }
  private var measure: Measure { findings.measure }

  init(_ findings: Findings, _ words: Words) {
    self.findings = findings
    self.words = words
    saying = Saying(words: words, scenario: findings.document.scenario)
  }

  /// What stands around the sections of the page.
  func content(_ options: ReportPage.Options) -> PageContent {
    PageContent(
      title: document.scenario.title, alerts: alerts,
      answer: Answer(findings, words).sentence, facts: [best, target, money],
      ranking: RankingTable(findings: findings, words: words).table, made: made(options))
  }

  /// What must be known before any figure is read.
  private var alerts: [PageContent.Alert] {
    var alerts: [PageContent.Alert] = []
    let made = document.replications
    if made.partial {
      let text = words(
        "\(made.done) of \(made.asked) replications were finished; the figures rest on those.")
      alerts.append(.init(isGrave: true, label: words("Partial run."), text: text))
    }
    if made.done < 2 {
      let text = words("One replication gives no intervals: nothing can be told for sure.")
      alerts.append(.init(isGrave: true, label: words("No intervals."), text: text))
    }
    return alerts
      + document.warnings(in: words).map {
        .init(isGrave: false, label: words("Warning."), text: $0)
      }
  }

  /// Which strategy, and how good it is.
  private var best: PageContent.Fact {
    let count = findings.verdict?.differences.count ?? 0
    let label: Phrase =
      count == 0 ? "Strategy" : findings.ties.isEmpty ? "Wins" : "First, but not alone"
    let figure = Figures.estimate(
      findings.first.total[measure.name]?.asEstimate, measure.unit, fine: true)
    let what = words.name(of: measure, seconds: document.scenario.serviceLevel.within)
    let isGood = count > 0 && findings.ties.isEmpty
    return PageContent.Fact(
      label: words(label), value: Saying.name(findings.first.name), detail: "\(what) \(figure)",
      tone: isGood ? .good : .plain)
  }

  /// Where the target is missed.
  private var target: PageContent.Fact {
    guard let target = document.scenario.serviceLevel.target else { return weakest }
    let goal = Figures.share(target)
    let places = findings.places
    let bad = places.filter { $0.side == .fails || $0.length > 0 }
      .sorted { ($0.side == .fails ? 1 : 0, $0.length) > ($1.side == .fails ? 1 : 0, $1.length) }
    guard let worst = bad.first else {
      let isSure = places.allSatisfy { $0.side == .holds }
      return PageContent.Fact(
        label: words("Misses \(goal)"), value: words("Nowhere surely"),
        detail: isSure
          ? words("every center holds it over the whole time")
          : words("but not every figure is surely above it"), tone: isSure ? .good : .plain)
    }
    let answer = Answer(findings, words)
    let place = places.count > 1 ? Saying.name(worst.center) + " " : ""
    let time = worst.side == .fails ? words("as a whole") : answer.ranges(worst)
    let count = bad.count - 1
    let detail =
      count == 0
      ? words("by the whole 95 % interval; nowhere else")
      : words("and in \(saying.list(bad.dropFirst().prefix(3).map { Saying.name($0.center) }))")
        + (count > 3 ? words(" and \(count - 3) more") : "")
    return PageContent.Fact(
      label: words("Surely misses \(goal)"), value: place + time, detail: detail, tone: .bad)
  }

  /// The weakest center, where no target says what is too weak.
  private var weakest: PageContent.Fact {
    let levels = findings.first.centers.compactMap { center in
      center.origin["service_level"].map { (center.center, $0.estimate) }
    }
    guard levels.count > 1, let worst = levels.min(by: { $0.1 < $1.1 }) else {
      let figure = findings.first.total["abandonment_rate"]
      return PageContent.Fact(
        label: words.name(of: .abandonmentRate),
        value: Figures.estimate(figure?.asEstimate, .share, fine: true),
        detail: words("no target is set"), tone: .plain)
    }
    return PageContent.Fact(
      label: words("Lowest center"),
      value: "\(Saying.name(worst.0)) \(Figures.value(worst.1, .share))",
      detail: words("no target is set"), tone: .plain)
  }

  /// What it costs.
  private var money: PageContent.Fact {
    guard let own = findings.first.total["cost"], own.estimate > 0 else {
      let figure = findings.first.total["lost"]
      return PageContent.Fact(
        label: words("Lost contacts"), value: Figures.estimate(figure?.asEstimate, .contacts),
        detail: words("no prices are set"), tone: .plain)
    }
    let label: Phrase =
      switch saying.period {
      case .day: "Costs a day"
      case .week: "Costs a week"
      case .run: "Costs a run"
      }
    let value = Figures.value(own.estimate, .money)
    guard let baseline = findings.baseline else {
      return PageContent.Fact(
        label: words(label), value: value,
        detail: own.low == own.high && own.low != nil
          ? words("the same in every replication")
          : words("95 % interval \(Figures.interval(own.asEstimate, .money))"), tone: .plain)
    }
    let other = Saying.name(baseline.name)
    guard let change = findings.costChange, let from = baseline.total["cost"]?.estimate else {
      return PageContent.Fact(
        label: words(label), value: value,
        detail: words("cannot be told apart from \(other)"), tone: .plain)
    }
    // A part that rounds to nothing says nothing.
    let isMuch = from > 0 && abs(change / from) >= 0.0005
    let part = isMuch ? " (\(Self.signed(change / from * 100, decimals: 1)) %)" : ""
    return PageContent.Fact(
      label: words(label), value: value,
      detail: words("\(Self.signed(change, decimals: 0))\(part) against \(other)"), tone: .plain)
  }

  /// A number with its sign.
  static func signed(_ value: Double, decimals: Int) -> String {
    (value > 0 ? "+" : "") + Figures.decimal(value, decimals)
  }

  private func made(_ options: ReportPage.Options) -> [PageContent.Entry] {
    let scenario = document.scenario
    let made = document.replications
    var entries = [
      (words("Scenario"), scenario.title), (words("Hash"), scenario.hash ?? ""),
      (words("Set besides the file"), scenario.overrides.joined(separator: "\n")),
      (words("Seed"), "\(document.seed)"),
      (words("Replications"), words("\(made.done) of \(made.asked)")),
      (words("Contacts simulated"), Figures.count(Double(document.contactsSimulated))),
      (words("Version"), "Spillway \(document.version)"), (words("Digest"), document.digest),
    ]
    entries.append((words("Command"), options.command))
    return entries.filter { !$0.1.isEmpty }.map { PageContent.Entry(name: $0.0, value: $0.1) }
  }
}
