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
  let words: Words

  /// A report of one outcome, or of several beside each other.
  public init(
    _ task: StaffingTask, _ labels: Labels, _ outcomes: [StaffingOutcome], strategy: String,
    isFull: Bool = false, words: Words = Words(.english)
  ) {
    self.task = task
    self.labels = labels
    self.outcomes = outcomes
    self.strategy = strategy
    self.isFull = isFull
    self.words = words
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
      let name = name(of: promise)
      return promise.measure.direction == .higher
        ? words("\(name) at least \(value)") : words("\(name) at most \(value)")
    }
    let run = outcomes.first?.check.results.run
    let goal = words(
      "Goal of every interval: \(words.clauses(promises)). \(sharing) Simulated by the strategy"
        + " \(strategy), \(run?.replicationsDone ?? 0) replications, seed \(run?.seed ?? 0).")
    return Self.rule(words("Staffing by interval: \(labels.title)")) + Self.paragraph(goal)
      + assumptions.map { Self.paragraph(words("note: \($0)")) }.joined()
  }

  /// A measure with its T, as the goal asks for it.
  private func name(of promise: StaffingGoal.Promise) -> String {
    let measure = promise.measure
    guard promise == task.goal.serviceLevel else { return words.kpi(measure) }
    guard words.language == .english else {
      return words.name(of: measure, seconds: task.goal.within)
    }
    return "\(measure.name) within \(Figures.seconds(task.goal.within))"
  }

  /// A text in lines that fit.
  static func paragraph(_ text: String) -> String {
    TextReport.lines(of: text, width: TextTable.lineWidth).map { $0 + "\n" }.joined()
  }

  private var sharing: String {
    if !task.chain.isEmpty {
      return words(
        "Centers are staffed for what overflows on arrival, by equivalent random theory.")
    }
    return task.pools.contains { $0.place == .all }
      ? words("All centers are staffed as one.")
      : words("Each center is staffed for its own contacts.")
  }

  /// What the formulas take for granted and the scenario does not grant, pool by pool.
  private var assumptions: [String] {
    var notes = task.pools.compactMap { pool -> String? in
      guard !pool.specialists.isEmpty else { return nil }
      let names = words.row(pool.specialists.map(name))
      return words("\(names) cannot take everything of its pool, and counts as if it could")
    }
    notes += task.orphans.map { queue in
      let types = labels.contactTypes
      let (type, center) = (types[queue % types.count], labels.centers[queue / types.count].name)
      return words(
        "\(type) at \(center): no group of its own takes it, so nobody is planned for it")
    }
    for outcome in outcomes {
      let method = outcome.plan.method.rawValue
      if let cell = outcome.plan.unreachable {
        let place = task.pools[cell.pool].place
        notes.append(
          words(
            "\(method): no number of agents keeps the promises of \(name(place)) at"
              + " \(time(cell.interval, place)); it gets its load"))
      }
      let run = outcome.check.results.run
      if run.isPartial {
        notes.append(
          words(
            "\(method) was stopped: its figures rest on \(run.replicationsDone) of"
              + " \(run.replicationsAsked) replications"))
      }
    }
    return notes
  }

  /// A group with its center.
  func name(_ group: Int) -> String {
    "\(labels.centers[labels.groups[group].center].name)/\(labels.groups[group].name)"
  }

  /// A place by its name.
  func name(_ place: StaffingPlace) -> String { name(place, words) }

  /// A place by its name in a language.
  func name(_ place: StaffingPlace, _ words: Words) -> String {
    switch place {
    case .center(let center): labels.centers[center].name
    case .all: words("all centers")
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
    let counts = [all, held, missed, open].map { Figures.count(Double($0)) }
    let text = words(
      "Of \(counts[0]) intervals \(counts[1]) surely hold, \(counts[2]) surely miss, and of"
        + " \(counts[3]) the simulation cannot say at 95 %.")
    return "\n\(text)\n"
  }

  static func rule(_ title: String) -> String {
    title + "\n" + String(repeating: "-", count: TextWidth.of(title)) + "\n"
  }
}
