extension Catalogue {
  /// A figure that a score is made of.
  public enum Quantity: UInt8, Sendable {
    /// Ticks that the contact has waited.
    case wait
    /// Contacts waiting in a set of lists, a position in `Scoring.listSets`.
    case waiting
    /// Idle agents of a set of groups, a position in `groupSets`.
    case idleAgents
    /// Ticks that the longest idle agent of a group has been idle.
    case idleTime
    /// The share of time with contacts of the least occupied idle agent of a group.
    case leastOccupancy
    /// Ticks of work on a contact type since the sign-in, of the agent who asks.
    case workTime
    /// One over the agents signed in of a set of groups besides one, at least 1.
    case perOtherAgent
  }

  /// A figure times a factor.
  public struct ScorePart: Sendable, Hashable {
    /// The figure.
    public var quantity: Quantity
    /// What it is read of.
    public var index: Int
    /// Points for each unit.
    public var factor: Double

    /// A part of a score.
    public init(_ quantity: Quantity, _ index: Int = 0, times factor: Double) {
      self.quantity = quantity
      self.index = index
      self.factor = factor
    }
  }

  /// Points of a pair of a waiting contact and a group: a sum of parts, cut off at a cap.
  public struct Score: Sendable {
    /// Points at the beginning.
    public var start: Double
    /// What is added, indices into `Scoring.parts`.
    public var parts: Range<Int>
    /// The most that the sum counts.
    public var atMost: Double
    /// Below this the pair is not made.
    public var least: Double

    /// A score.
    public init(
      start: Double = 0, parts: Range<Int>, atMost: Double = .infinity, least: Double = -.infinity
    ) {
      self.start = start
      self.parts = parts
      self.atMost = atMost
      self.least = least
    }
  }

  /// What a scored pull says beyond its list, rank and guard.
  public struct PullScore: Sendable, Hashable {
    /// The score, an index into `Scoring.scores`, or -1 for the wait.
    public var scoreID: Int
    /// Only contacts that have waited at most this long, ticks.
    public var waitedAtMost: Ticks
    /// Only while few enough agents of the group have such contacts, an index into `Scoring.caps`,
    /// or -1.
    public var capID: Int
    /// Only for agents who are not over their share, an index into `Scoring.workShares`, or -1.
    public var workShareID = -1

    /// A score, a window and a cap.
    public init(scoreID: Int = -1, waitedAtMost: Ticks = .never, capID: Int = -1) {
      self.scoreID = scoreID
      self.waitedAtMost = waitedAtMost
      self.capID = capID
    }

    /// The oldest contact, whatever its age.
    public static let oldest = PullScore()
  }

  /// A share of a group's agents that some contact types may hold.
  public struct Cap: Sendable {
    /// The contact types.
    public var types: [Int]
    /// The share of the agents signed in, 0 to 1.
    public var share: Double

    /// A cap on contact types.
    public init(types: [Int], share: Double) {
      self.types = types
      self.share = share
    }
  }

  /// The share of its work that an agent gives to a contact type.
  public struct WorkShare: Sendable, Hashable {
    /// The contact type.
    public var type: Int
    /// The share, above 0 to 1.
    public var share: Double
    /// Whether an agent over the share leaves such contacts waiting.
    public var isStrict: Bool
    /// The guard under which it does not, an index into `guards`, or -1 for never.
    public var unless: Int

    /// A share of work.
    public init(type: Int, share: Double, isStrict: Bool, unless: Int = -1) {
      self.type = type
      self.share = share
      self.isStrict = isStrict
      self.unless = unless
    }
  }

  /// Which contact of a rank, or which group of a search, comes first where that is not the oldest
  /// or the longest idle: the highest score, of equal ones the oldest, then the order of the table.
  public struct Scoring: Sendable {
    /// Pulls of each group that has scores, indices into `pulls`, by ascending rank; empty for the
    /// other groups, and for all where no group has any.
    public var pullsOfGroup: [Range<Int>] = []
    /// What each of `pulls` says beyond its rank; empty where no group has scores.
    public var pulls: [PullScore] = []
    /// Whether a group draws one of its rank's contacts in proportion to the scores.
    public var draws: [Bool] = []
    /// The score of each of `candidates` in searches by score, or the share of its work in searches
    /// by work; empty where there are none.
    public var candidates: [Int] = []
    /// Scores.
    public var scores: [Score] = []
    /// Parts of scores.
    public var parts: [ScorePart] = []
    /// Sets of lists that parts read.
    public var listSets = NumberSets()
    /// Shares of agents that contact types may hold.
    public var caps: [Cap] = []
    /// Shares of work.
    public var workShares: [WorkShare] = []

    /// No scores: the oldest contact, the longest idle agent.
    public init() {}
  }
}

extension Catalogue {
  /// All that a group looks at, indices into `pulls`, whether it has scores or not.
  public func allPulls(of group: Int) -> Range<Int> {
    guard group < scoring.pullsOfGroup.count, !scoring.pullsOfGroup[group].isEmpty else {
      return pullsOfGroup[group]
    }
    return scoring.pullsOfGroup[group]
  }
}
