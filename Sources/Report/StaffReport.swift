import Study

/// What staffing methods found for a scenario, for people.
public struct StaffReport {
  let task: StaffingTask
  let labels: Labels
  let outcomes: [StaffingOutcome]
  /// Whether every interval is shown.
  let isFull: Bool
  /// The strategy that was simulated.
  let strategy: String

  /// A report of one outcome, or of several beside each other.
  public init(
    _ task: StaffingTask, _ labels: Labels, _ outcomes: [StaffingOutcome], strategy: String,
    isFull: Bool = false
  ) {
    self.task = task
    self.labels = labels
    self.outcomes = outcomes
    self.strategy = strategy
    self.isFull = isFull
  }

  /// The text.
  public var rendered: String {
    var text = heading
    if outcomes.count > 1 { text += "\n" + comparison }
    if outcomes.count == 1 || isFull {
      for outcome in outcomes { text += "\n" + part(of: outcome) }
    }
    return text + closing
  }

  private var heading: String {
    let promises = task.goal.promises.map { promise -> String in
      let value = Figures.value(promise.mark, promise.measure.unit)
      let bound = promise.measure.direction == .higher ? "at least" : "at most"
      return promise == task.goal.serviceLevel
        ? "\(promise.measure.name) within \(Figures.seconds(task.goal.within)) \(bound) \(value)"
        : "\(promise.measure.name) \(bound) \(value)"
    }
    var text = Self.rule("Staffing by interval: " + (labels.title.isEmpty ? "" : labels.title))
    text += TextReport.lines(
      of: "Goal of every interval: " + promises.joined(separator: "; ") + ". "
        + sharing + " Simulated by the strategy \(strategy), "
        + "\(outcomes.first?.check.results.run.replicationsDone ?? 0) replications, seed "
        + "\(outcomes.first?.check.results.run.seed ?? 0).", width: TextTable.lineWidth
    ).map { $0 + "\n" }.joined()
    for note in assumptions {
      text += TextReport.lines(of: "note: \(note)", width: TextTable.lineWidth)
        .map { $0 + "\n" }.joined()
    }
    return text
  }

  private var sharing: String {
    if !task.chain.isEmpty {
      return "Centers are staffed for what overflows on arrival, by equivalent random theory."
    }
    return task.pools.contains { $0.place == .all }
      ? "All centers are staffed as one." : "Each center is staffed for its own contacts."
  }

  /// What the formulas take for granted and the scenario does not grant, pool by pool.
  private var assumptions: [String] {
    var notes = task.pools.compactMap { pool -> String? in
      guard !pool.specialists.isEmpty else { return nil }
      let names = pool.specialists.map(name).joined(separator: ", ")
      return "\(names) cannot take everything of its pool, and counts as if it could"
    }
    notes += task.orphans.map { queue in
      let types = labels.contactTypes
      return
        "\(types[queue % types.count]) at \(labels.centers[queue / types.count].name): no group"
        + " of its own takes it, so nobody is planned for it"
    }
    for outcome in outcomes {
      if let cell = outcome.plan.unreachable {
        let place = task.pools[cell.pool].place
        notes.append(
          "\(outcome.plan.method.rawValue): no number of agents keeps the promises of"
            + " \(name(place)) at \(time(cell.interval, place)); it gets its load")
      }
      let run = outcome.check.results.run
      if run.isPartial {
        notes.append(
          "\(outcome.plan.method.rawValue) was stopped: its figures rest on \(run.replicationsDone)"
            + " of \(run.replicationsAsked) replications")
      }
    }
    return notes
  }

  /// A group with its center.
  func name(_ group: Int) -> String {
    "\(labels.centers[labels.groups[group].center].name)/\(labels.groups[group].name)"
  }

  /// A place by its name.
  func name(_ place: StaffingPlace) -> String {
    switch place {
    case .center(let center): labels.centers[center].name
    case .all: "all centers"
    }
  }

  /// A time of a place.
  func time(_ interval: Int, _ place: StaffingPlace) -> String {
    if case .center(let center) = place, !labels.centers[center].localIntervals.isEmpty {
      return labels.centers[center].localIntervals[interval]
    }
    return labels.intervals[interval].name
  }

  private var closing: String {
    let missed = outcomes.map { $0.check.cells(.misses).count }.reduce(0, +)
    let open = outcomes.map { $0.check.cells(.open).count }.reduce(0, +)
    guard outcomes.count == 1, let outcome = outcomes.first else { return "" }
    let all = outcome.check.cells.count { $0.verdict != .empty }
    let held = all - missed - open
    return
      "\nOf \(Figures.count(Double(all))) intervals \(Figures.count(Double(held))) surely hold,"
      + " \(Figures.count(Double(missed))) surely miss, and of \(Figures.count(Double(open))) the"
      + " simulation cannot say at 95 %.\n"
  }

  static func rule(_ title: String) -> String {
    title + "\n" + String(repeating: "-", count: TextWidth.of(title)) + "\n"
  }
}
