import Study

extension TextReport {
  /// The day: all centers together, then the service level of each.
  func intervals(_ strategy: StrategyResult) -> String {
    let rows = labels.intervals.enumerated().map { (name: $1.name, scope: Scope.interval($0)) }
    let columns: [Measure] = [
      .offered, .serviceLevel, .averageSpeedOfAnswer, .abandonmentRate, .busyAgents, .occupancy,
    ]
    return Self.heading(words("By interval of arrival, all centers"))
      + table(words("from"), rows, columns, strategy)
      + (labels.centers.count > 1 ? matrix(strategy) : "") + events(strategy)
  }

  /// The day once more, each event in the interval in which it happened, as half of the ACDs count.
  private func events(_ strategy: StrategyResult) -> String {
    guard strategy.estimates.sizes.byEvent else { return "" }
    let rows = labels.intervals.enumerated().map {
      (name: $1.name, scope: Scope.eventInterval($0))
    }
    let columns: [Measure] = [.offered, .answered, .abandoned, .blocked, .dropped]
    return Self.heading(words("By interval of the event, all centers"))
      + table(words("from"), rows, columns, strategy)
  }

  /// The service level of each center in each interval, as many centers beside each other as fit.
  private func matrix(_ strategy: StrategyResult) -> String {
    let names = labels.centers.map { TextWidth.cut($0.name, to: 20) }
    let groups = TextTable.groups(
      of: names.map { max(Self.estimateWidth, TextWidth.of($0)) }, behind: intervalWidth)
    let tables = groups.map { centers in
      var table = TextTable([.name(words("from"))] + names[centers].map { .number($0) })
      for (interval, label) in labels.intervals.enumerated() {
        table.add(
          [label.name]
            + centers.map { center in
              Figures.estimate(
                strategy.estimate(
                  .serviceLevel, in: .intervalCenter(interval, center: center, .origin)), .share)
            })
      }
      return table.rendered
    }
    return Self.heading(words("Service level by interval and center of origin"))
      + tables.joined(separator: "\n")
  }

  /// The columns of the widest share with its half-width.
  static let estimateWidth = TextWidth.of("100.0 % ±99.9")

  /// The columns of the names of intervals.
  var intervalWidth: Int {
    labels.intervals.reduce(TextWidth.of(words("from"))) { max($0, TextWidth.of($1.name)) }
  }

  /// Each interval of each center, in the center's own time.
  func centerIntervals(_ strategy: StrategyResult) -> String {
    var text = ""
    for (center, label) in labels.centers.enumerated() {
      let names =
        label.localIntervals.isEmpty ? labels.intervals.map(\.name) : label.localIntervals
      let isLocal = !label.localIntervals.isEmpty
      for (view, columns) in [
        (View.origin, Self.originColumns), (.handling, Self.handlingColumns),
      ] {
        text += Self.heading(heading(label.name, view, isLocal: isLocal))
        text += table(
          words("from"), names.enumerated().map { ($1, .intervalCenter($0, center: center, view)) },
          columns, strategy)
      }
    }
    return text
  }

  /// Whose intervals, how counted and by whose clock.
  private func heading(_ center: String, _ view: View, isLocal: Bool) -> String {
    switch (view, isLocal) {
    case (.origin, false): words("\(center) by origin")
    case (.origin, true): words("\(center) by origin, local time")
    case (.handling, false): words("\(center) by handling")
    case (.handling, true): words("\(center) by handling, local time")
    }
  }

  /// Each interval of each group, in its center's own time.
  func groupIntervals(_ strategy: StrategyResult) -> String {
    var text = ""
    for (group, label) in labels.groups.enumerated() {
      let local = labels.centers[label.center].localIntervals
      let names = local.isEmpty ? labels.intervals.map(\.name) : local
      text += Self.heading(groupName(group))
      text += table(
        words("from"), names.enumerated().map { ($1, .intervalGroup($0, group: group)) },
        Self.groupColumns, strategy)
    }
    return text
  }

  /// The state at the probes.
  func probes(_ strategy: StrategyResult) -> String {
    guard !strategy.probes.isEmpty else { return "" }
    var table = TextTable([
      .name(words("at")), .name(words("center")), .number(words("waiting")),
      .number(words("busy")), .number(words("present")),
    ])
    for probe in labels.probes.indices {
      for (center, label) in labels.centers.enumerated() {
        let means = ProbeEstimate.State.allCases.map { state in
          strategy.probes.first {
            $0.probe == probe && $0.center == center && $0.state == state
          }?.mean
        }
        table.add(
          [labels.probes[probe], label.name]
            + means.map { Figures.estimate($0, .contacts, fine: true) })
      }
    }
    return Self.heading(words("State at the probes, mean over replications")) + table.rendered
  }
}
