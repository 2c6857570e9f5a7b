/// A gate as reports show it: names in place of positions, and one verdict.
public struct GateSheet: Sendable {
  /// A check with the words for its place.
  public struct Row: Sendable {
    /// The check in words, unique in a gate: `service_level foshan 19:00-20:30`.
    public var name: String
    /// The place and the time alone; empty for all of it.
    public var place: String
    /// Checks in it: neighboring hours with one verdict are one row.
    public var count: Int
    /// The verdict.
    public var verdict: GateVerdict
    /// Where the expectation stands; nil of a check that nobody wrote down.
    public var source: Source?

    /// A row.
    public init(
      name: String, place: String, count: Int = 1, verdict: GateVerdict, source: Source?
    ) {
      self.name = name
      self.count = count
      self.place = place
      self.verdict = verdict
      self.source = source
    }
  }

  /// A line of a file.
  public struct Source: Sendable, Equatable {
    /// The path as it was given.
    public var file: String
    /// The line, from 1.
    public var line: Int

    /// A line.
    public init(file: String, line: Int) {
      self.file = file
      self.line = line
    }
  }

  /// A key that the head says otherwise than the base.
  public struct Change: Sendable {
    /// The path of the key.
    public var path: String
    /// The old value; nil where the key is new.
    public var old: String?
    /// The new value; nil where it is gone.
    public var new: String?
    /// Where it stands in the head.
    public var source: Source?

    /// A changed key.
    public init(path: String, old: String?, new: String?, source: Source?) {
      self.path = path
      self.old = old
      self.new = new
      self.source = source
    }
  }

  /// What makes a gate fail beside a check that is worse.
  public enum Strictness: String, Sendable, CaseIterable {
    /// Nothing else.
    case worse
    /// A check that is left open too.
    case inconclusive
    /// A check that only warns too.
    case warn
  }

  /// The scenario as it was given.
  public var scenario: String
  /// What it was compared with; nil where no base was simulated.
  public var base: String?
  /// What tells the scenario of the baseline it was compared with from any other; nil without one.
  public var baseline: String?
  /// The strategy.
  public var strategy: String
  /// The checks with their verdicts.
  public var rows: [Row]
  /// Changed keys; of a failure that was bisected, those that make it fail.
  public var changes: [Change]
  /// Whether the changes are the smallest set that fails.
  public var isBisected: Bool
  /// What fails beside `worse`.
  public var strictness: Set<Strictness>
  /// Replications of each side, and the most that were allowed.
  public var replications: Int
  /// The most replications that were allowed.
  public var most: Int
  /// Looks that alpha is spent over.
  public var looks: Int
  /// The seed.
  public var seed: UInt64
  /// The command that gives the same bytes.
  public var command: String

  /// A sheet.
  public init(
    scenario: String, base: String?, baseline: String? = nil, strategy: String, rows: [Row],
    changes: [Change], isBisected: Bool, strictness: Set<Strictness>, replications: Int, most: Int,
    looks: Int, seed: UInt64, command: String
  ) {
    self.scenario = scenario
    self.base = base
    self.baseline = baseline
    self.strategy = strategy
    self.rows = rows
    self.changes = changes
    self.isBisected = isBisected
    self.strictness = strictness
    self.replications = replications
    self.most = most
    self.looks = looks
    self.seed = seed
    self.command = command
  }
}

extension GateSheet {
  /// What a row means for the gate.
  public enum Mark: String, Sendable {
    case fails
    case warns
    case open
    case passes

    /// The mark of a check in a state: nothing that was not judged passes.
    ///
    /// - Parameter isWarning: Whether a failure of the check only warns.
    public init(_ state: GateState, isWarning: Bool) {
      self =
        switch state {
        case .worse, .undefined: isWarning ? .warns : .fails
        case .inconclusive: .open
        case .better, .equivalent, .holds: .passes
        }
    }
  }

  /// What a row means for the gate.
  public func mark(_ row: Row) -> Mark {
    Mark(row.verdict.state, isWarning: row.verdict.check.isWarning)
  }

  /// Whether something was compared: a base that was simulated, or a recorded one.
  public var isCompared: Bool { base != nil || baseline != nil }

  /// Whether a row makes the gate fail.
  public func fails(_ row: Row) -> Bool {
    switch mark(row) {
    case .fails: true
    case .warns: strictness.contains(.warn)
    case .open: strictness.contains(.inconclusive) && !row.verdict.check.isWarning
    case .passes: false
    }
  }

  /// Whether the gate fails: the exit code and every report follow this alone.
  public var fails: Bool { rows.contains(where: fails) }

  /// Rows with a mark.
  public func rows(_ mark: Mark) -> [Row] { rows.filter { self.mark($0) == mark } }

  /// Checks in some rows.
  public func count(where holds: (Row) -> Bool = { _ in true }) -> Int {
    rows.reduce(0) { $0 + (holds($1) ? $1.count : 0) }
  }
}
