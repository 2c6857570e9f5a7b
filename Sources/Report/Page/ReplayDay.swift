/// One replication of some strategies as a film: the state of every center, frame by frame.
public struct ReplayDay: Codable, Sendable, Equatable {
  /// The replication, counted from 1.
  public var replication: UInt64
  /// The time of day of every frame, as intervals are labelled.
  public var clock: [String]
  /// Seconds from the beginning of the run to the first frame.
  public var start: Double
  /// Seconds between frames.
  public var step: Double
  /// The strategies.
  public var strategies: [Strategy]

  /// What one strategy did.
  public struct Strategy: Codable, Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Contacts waiting by center, then frame.
    public var waiting: [[Int]]
    /// Idle agents by center, then frame.
    public var idle: [[Int]]
    /// Busy agents by center, then frame.
    public var busy: [[Int]]
    /// Contacts that were answered away from home since the frame before.
    public var flows: [Flow]
    /// Acts of rules, in words as the planner wrote them.
    public var rules: [Rule]

    /// What one strategy did.
    public init(
      name: String, waiting: [[Int]], idle: [[Int]], busy: [[Int]], flows: [Flow], rules: [Rule]
    ) {
      self.name = name
      self.waiting = waiting
      self.idle = idle
      self.busy = busy
      self.flows = flows
      self.rules = rules
    }
  }

  /// Contacts of one center answered at another; only frames with any.
  public struct Flow: Codable, Sendable, Equatable {
    /// Positions of the centers in the scenario.
    public var from: Int, to: Int
    /// Frames, ascending.
    public var frames: [Int]
    /// Contacts in each of them.
    public var contacts: [Int]

    /// A flow.
    public init(from: Int, to: Int, frames: [Int], contacts: [Int]) {
      self.from = from
      self.to = to
      self.frames = frames
      self.contacts = contacts
    }
  }

  /// A rule and when it acted.
  public struct Rule: Codable, Sendable, Equatable {
    /// The rule in words.
    public var rule: String
    /// Frames, ascending.
    public var frames: [Int]
    /// Acts in each of them.
    public var acts: [Int]

    /// A rule.
    public init(rule: String, frames: [Int], acts: [Int]) {
      self.rule = rule
      self.frames = frames
      self.acts = acts
    }
  }

  /// A film.
  public init(
    replication: UInt64, clock: [String], start: Double, step: Double, strategies: [Strategy]
  ) {
    self.replication = replication
    self.clock = clock
    self.start = start
    self.step = step
    self.strategies = strategies
  }
}
