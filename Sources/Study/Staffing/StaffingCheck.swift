/// A plan held against simulation, by place and interval.
public struct StaffingCheck: Sendable {
  /// Cells, `place * intervals + interval`.
  public let cells: [Cell]
  /// The study behind it.
  public let results: Results

  /// A place in an interval.
  public struct Cell: Sendable {
    /// Where.
    public let place: StaffingPlace
    /// When.
    public let interval: Int
    /// What was promised to planners and what came of it, in the order of the goal; nil without
    /// data.
    public let figures: [Estimate?]
    /// Whether the promises were kept.
    public let verdict: Verdict

    /// What the simulation says of the service level.
    public var serviceLevel: Estimate? { figures.first ?? nil }
  }

  /// What the simulation says of the promises of a cell, by their 95 % intervals.
  public enum Verdict: String, Sendable {
    /// Every promise is kept, and the interval of none reaches beyond its mark.
    case holds
    /// Some promise may be kept or broken: its mark lies within the interval.
    case open
    /// Some promise is broken: its whole interval lies beyond the mark.
    case misses
    /// Nothing came.
    case empty
  }

  /// Simulates a plan.
  public init(
    _ task: StaffingTask, _ results: Results, strategy: Int = 0
  ) {
    self.results = results
    let found = results.strategies[strategy]
    cells = task.places.flatMap { place in
      (0..<task.intervals).map { interval in
        let figures = task.goal.promises.map { promise in
          found.estimate(
            promise.measure, in: place.scope(interval: interval, of: promise.measure))
        }
        let verdicts = zip(task.goal.promises, figures).compactMap(Self.verdict)
        let worst = [Verdict.misses, .open, .holds].first(where: verdicts.contains)
        return Cell(
          place: place, interval: interval, figures: figures,
          verdict: figures.first ?? nil == nil ? .empty : worst ?? .empty)
      }
    }
  }

  private static func verdict(
    _ promise: StaffingGoal.Promise, _ figure: Estimate?
  ) -> Verdict? {
    guard let figure else { return nil }
    guard let low = figure.low, let high = figure.high else {
      return promise.isKept(by: figure.value) ? .open : .misses
    }
    let ends = [promise.isKept(by: low), promise.isKept(by: high)]
    return ends == [true, true] ? .holds : ends == [false, false] ? .misses : .open
  }

  /// Cells of a verdict.
  public func cells(_ verdict: Verdict) -> [Cell] { cells.filter { $0.verdict == verdict } }

  /// The cell with the lowest service level.
  public var worst: Cell? {
    cells.filter { $0.serviceLevel != nil }
      .min { ($0.serviceLevel?.value ?? 1) < ($1.serviceLevel?.value ?? 1) }
  }
}
