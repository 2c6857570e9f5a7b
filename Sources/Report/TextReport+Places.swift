import Study

extension TextReport {
  /// A column of one measure.
  typealias MeasureColumn = (title: String, measure: Measure)

  /// Rows of scopes, columns of measures; columns without a figure in any row are left out.
  func table(
    _ name: String, _ rows: [(name: String, scope: Scope)], _ columns: [MeasureColumn],
    _ strategy: StrategyResult
  ) -> String {
    let cells = columns.map { column in
      rows.map { strategy.estimate(column.measure, in: $0.scope) }
    }
    let kept = columns.indices.filter { column in
      cells[column].contains { $0 != nil && $0?.value != 0 }
        || Self.always.contains(columns[column].measure)
    }
    var table = TextTable([.name(name)] + kept.map { .number(columns[$0].title) })
    for (index, row) in rows.enumerated() {
      table.add(
        [row.name] + kept.map { Figures.estimate(cells[$0][index], columns[$0].measure.unit) })
    }
    return table.rendered
  }

  private static let always: Set<Measure> = [.offered, .answered, .serviceLevel, .occupancy]

  static let originColumns: [MeasureColumn] = [
    ("offered", .offered), ("service level", .serviceLevel),
    ("speed of answer", .averageSpeedOfAnswer),
    ("abandoned", .abandonmentRate), ("overflow out", .overflowOut),
  ]
  static let handlingColumns: [MeasureColumn] = [
    ("answered", .answered), ("overflow in", .overflowIn), ("service level", .serviceLevel),
    ("occupancy", .occupancy), ("queue length", .queueLength),
  ]
  static let groupColumns: [MeasureColumn] = [
    ("answered", .answered), ("overflow in", .overflowIn), ("busy agents", .busyAgents),
    ("occupancy", .occupancy), ("utilization", .utilization),
  ]

  /// Each center by origin and by handling.
  func centers(_ strategy: StrategyResult) -> String {
    let centers = labels.centers.enumerated()
    return Self.heading("By center of origin: contacts that entered there, wherever answered")
      + table(
        "center", centers.map { ($1.name, .center($0, .origin)) }, Self.originColumns, strategy)
      + Self.heading("By center of handling: contacts that were answered, or gave up, there")
      + table(
        "center", centers.map { ($1.name, .center($0, .handling)) }, Self.handlingColumns, strategy)
  }

  /// Each contact type.
  func contacts(_ strategy: StrategyResult) -> String {
    let columns: [MeasureColumn] = [
      ("offered", .offered), ("service level", .serviceLevel),
      ("speed of answer", .averageSpeedOfAnswer), ("abandoned", .abandonmentRate),
      ("attempts each", .attemptsPerCustomer),
    ]
    return Self.heading("By contact type")
      + table(
        "contact", labels.contactTypes.enumerated().map { ($1, .contactType($0)) }, columns,
        strategy)
  }

  /// Each agent group.
  func groups(_ strategy: StrategyResult) -> String {
    Self.heading("By agent group")
      + table(
        "group", labels.groups.indices.map { (groupName($0), .group($0)) }, Self.groupColumns,
        strategy)
  }

  /// A group with its center.
  func groupName(_ group: Int) -> String {
    let label = labels.groups[group]
    return "\(labels.centers[label.center].name)/\(label.name)"
  }
}
