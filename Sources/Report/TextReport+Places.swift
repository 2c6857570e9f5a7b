import Study

extension TextReport {
  /// Rows of scopes, columns of measures; columns without a figure in any row are left out.
  func table(
    _ name: String, _ rows: [(name: String, scope: Scope)], _ columns: [Measure],
    _ strategy: StrategyResult
  ) -> String {
    let cells = columns.map { column in
      rows.map { strategy.estimate(column, in: $0.scope) }
    }
    let kept = columns.indices.filter { column in
      cells[column].contains { $0 != nil && $0?.value != 0 }
        || Self.always.contains(columns[column])
    }
    var table = TextTable([.name(name)] + kept.map { .number(words.column(columns[$0])) })
    for (index, row) in rows.enumerated() {
      table.add([row.name] + kept.map { Figures.estimate(cells[$0][index], columns[$0].unit) })
    }
    return table.rendered
  }

  private static let always: Set<Measure> = [.offered, .answered, .serviceLevel, .occupancy]

  static let originColumns: [Measure] = [
    .offered, .serviceLevel, .averageSpeedOfAnswer, .abandonmentRate, .overflowOut,
  ]
  static let handlingColumns: [Measure] = [
    .answered, .overflowIn, .serviceLevel, .occupancy, .queueLength,
  ]
  static let groupColumns: [Measure] = [
    .answered, .overflowIn, .busyAgents, .occupancy, .utilization,
  ]

  /// Each center by origin and by handling.
  func centers(_ strategy: StrategyResult) -> String {
    let centers = labels.centers.enumerated()
    return Self.heading(
      words("By center of origin: contacts that entered there, wherever answered"))
      + table(
        words("center"), centers.map { ($1.name, .center($0, .origin)) }, Self.originColumns,
        strategy)
      + Self.heading(
        words("By center of handling: contacts that were answered, or gave up, there"))
      + table(
        words("center"), centers.map { ($1.name, .center($0, .handling)) }, Self.handlingColumns,
        strategy)
  }

  /// Each contact type.
  func contacts(_ strategy: StrategyResult) -> String {
    let columns: [Measure] = [
      .offered, .serviceLevel, .averageSpeedOfAnswer, .abandonmentRate, .attemptsPerCustomer,
    ]
    return Self.heading(words("By contact type"))
      + table(
        words("contact"), labels.contactTypes.enumerated().map { ($1, .contactType($0)) }, columns,
        strategy)
  }

  /// Each agent group.
  func groups(_ strategy: StrategyResult) -> String {
    Self.heading(words("By agent group"))
      + table(
        words("group"), labels.groups.indices.map { (groupName($0), .group($0)) },
        Self.groupColumns,
        strategy)
  }

  /// A group with its center.
  func groupName(_ group: Int) -> String {
    let label = labels.groups[group]
    return "\(labels.centers[label.center].name)/\(label.name)"
  }
}
