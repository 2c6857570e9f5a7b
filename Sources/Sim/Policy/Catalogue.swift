/// The policies of the catalogue, all of them: rules compiled to tables, interpreted by one
/// mechanism.
///
/// A strategy is said by a few notions. A *try* looks for an idle agent among some groups, in an
/// order of choice, under a guard. A *move* sends an arriving contact that found nobody to another
/// list for good. A *step* is a try made later, after which the contact may join or move to a list.
/// A *pull* is what an idle agent looks at: ranks of lists, the oldest contact of the best rank
/// first, or the one with the most points. A *guard* compares figures with marks; a *valve* is a
/// guard that remembers; a *board* keeps old values of figures; a *placement* chooses one of
/// several destinations.
public struct Catalogue: RoutingPolicy {
  /// How one group is chosen among several that have an idle agent.
  public enum Choice: UInt8, Sendable {
    /// The first of the list.
    case first
    /// The one whose longest idle agent has been idle longest.
    case longestIdle
    /// The one whose center has the most idle agents for the contact; the groups of each center
    /// stand side by side in the list.
    case mostIdle
    /// The one with the highest score.
    case score
    /// One by chance, in proportion to the scores.
    case drawn
    /// The one whose first idle agent comes first by the plan's order of agents.
    case agents
    /// The agent with the least work on the contact's type for its share, `Scoring.workShares`; one
    /// who is held to the share and over it is left out.
    case leastWorked
    /// The same with nobody left out.
    case leastWorkedOfAll
  }

  /// A search for an idle agent.
  public struct Try: Sendable {
    /// Groups in their order, indices into `groupTable`.
    public var groups: Range<Int>
    /// How one is chosen; ties fall to the earlier in the list.
    public var choice: Choice
    /// The guard under which the search is made, an index into `guards`, or -1.
    public var guardID: Int
    /// The first of `tieNotes` notes of the center that won the last tie of scores, where ties go
    /// round; or -1.
    public var tieNote = -1

    /// Words of notes that ties need: the instant of the last one, its winner, and the one before.
    public static let tieNotes = 3

    /// A search.
    public init(groups: Range<Int>, choice: Choice, guardID: Int) {
      self.groups = groups
      self.choice = choice
      self.guardID = guardID
    }
  }

  /// A group in a try.
  public struct Candidate: Sendable {
    /// The group.
    public var group: Int
    /// The guard on the group's side, an index into `guards`, or -1.
    public var guardID: Int

    /// A group in a search.
    public init(group: Int, guardID: Int) {
      self.group = group
      self.guardID = guardID
    }
  }

  /// Where a contact that found nobody goes for good.
  ///
  /// A move to a list whose waiting room is full is not made, as if its guard were false.
  public struct Move: Sendable {
    /// The guard, an index into `guards`, or -1.
    public var guardID: Int
    /// The list.
    public var list: Int
    /// What is done in place of a move to the list; only for arrivals.
    public var act = Act.move
    /// Where a waiting contact takes its place in the list.
    public var place = PlaceInLine.byArrival

    /// A move.
    public init(guardID: Int, list: Int, place: PlaceInLine = .byArrival) {
      self.guardID = guardID
      self.list = list
      self.place = place
    }

    /// Something else that is done for an arrival that found nobody.
    public init(guardID: Int, act: Act) {
      self.guardID = guardID
      self.list = -1
      self.act = act
    }
  }

  /// What happens at a step of a queue.
  public struct StepRule: Sendable {
    /// The guard under which anything happens, an index into `guards`, or -1.
    public var guardID: Int
    /// The searches made, indices into `tries`.
    public var tries: Range<Int>
    /// The list that is joined when nobody was found, or -1.
    public var list: Int
    /// Moves for good tried in turn when nobody was found, indices into `moves`.
    public var moves: Range<Int>
    /// The guard under which this step is passed over and another is made in its place, or -1.
    public var skipGuard = -1
    /// The step made in its place, a later one of the same queue.
    public var skipTo = -1
    /// In place of searches, lists and moves: to whom the contact is offered, one after the other,
    /// indices into `receivers`.
    public var receivers = 0..<0

    /// What happens at a step.
    public init(guardID: Int, tries: Range<Int>, list: Int, moves: Range<Int>) {
      self.guardID = guardID
      self.tries = tries
      self.list = list
      self.moves = moves
    }
  }

  /// A list an idle agent looks at.
  public struct Pull: Sendable {
    /// The list.
    public var list: Int
    /// Lists of a lower rank come first; within a rank the oldest contact.
    public var rank: Int
    /// Only contacts that have waited longer than this, ticks; -1 is all.
    public var waitedOver: Ticks
    /// The guard, an index into `guards`, or -1; the agent counts among the idle.
    public var guardID: Int

    /// A list to look at.
    public init(list: Int, rank: Int, waitedOver: Ticks, guardID: Int) {
      self.list = list
      self.rank = rank
      self.waitedOver = waitedOver
      self.guardID = guardID
    }
  }

  /// A figure a guard reads.
  public enum Reading: UInt8, Sendable {
    /// Contacts waiting in a list, the one that asks not counted.
    case waiting
    /// Idle agents of a set of groups.
    case idleAgents
    /// Agents signed in of a set of groups.
    case signedIn
    /// Agents of a set of groups with a contact.
    case busyAgents
    /// Ticks that the first contact of a list has waited, 0 where nobody waits.
    case headWait
    /// Ticks that the asking contact has waited.
    case ownWait
    /// The place of the asking contact in a list, 1 for the first: the one it has or would take.
    case position
    /// 1 where a list has room for one more.
    case room
    /// Ticks that the asking contact will still wait by an estimator, or a newcomer.
    case estimate
    /// Millionths: the chance of an answer within the estimator's mark.
    case chance
    /// The mean of a gauge, in ticks or millionths, or a number of guests.
    case gauge
    /// A figure of the board.
    case board
    /// 1 while a valve is open.
    case valve
    /// 1 if any guard of a position in `alternatives` holds.
    case anyOf
    /// Millionths: a uniform number of the asking contact's own, another for each index.
    case draw
    /// 1 where the asking contact stands in a list.
    case stands
    /// Millionths: what an adaptation multiplies marks with.
    case factor
    /// 0 where the asking contact waits for an agent of its own alone, 1 where it has none, 2 where
    /// it waits for others too.
    case ownList
    /// Always 1.
    case one
  }

  /// A comparison of a figure with a mark.
  ///
  /// With further `terms` the figure is a weighted sum of readings.
  public struct Condition: Sendable, Hashable {
    /// The figure.
    public var reading: Reading
    /// The list, or the set of groups as a position in `groupSets`.
    public var index: Int
    /// The least value that is true.
    public var least: Int
    /// The greatest value that is true.
    public var greatest: Int
    /// What is added to the figure, indices into `terms`.
    public var terms = 0..<0

    /// A condition that holds while `least <= figure <= greatest`.
    public init(reading: Reading, index: Int, least: Int = 0, greatest: Int = .max) {
      self.reading = reading
      self.index = index
      self.least = least
      self.greatest = greatest
    }
  }

  /// All searches.
  public var tries: [Try] = []
  /// Groups of the searches.
  public var candidates: [Candidate] = []
  /// Searches made on arrival, by queue, indices into `tries`.
  public var arrivalTries: [Range<Int>] = []
  /// All moves.
  public var moves: [Move] = []
  /// Moves tried on arrival, by queue, indices into `moves`.
  public var arrivalMoves: [Range<Int>] = []
  /// Steps.
  public var stepRules: [StepRule] = []
  /// To whom waiting contacts are offered.
  public var receivers: [Receiver] = []
  /// First step of each queue in `stepRules`.
  public var firstStep: [Int] = []
  /// What idle agents look at.
  public var pulls: [Pull] = []
  /// Pulls of each group, indices into `pulls`, by ascending rank.
  public var pullsOfGroup: [Range<Int>] = []
  /// Conditions of guards.
  public var conditions: [Condition] = []
  /// Guards: all conditions of a range must hold.
  public var guards: [Range<Int>] = []
  /// Sets of groups that conditions read.
  public var groupSets = NumberSets()
  /// Scores, where the oldest contact or the longest idle agent is not the first.
  public var scoring = Scoring()
  /// Terms of weighted sums.
  public var terms: [Term] = []
  /// Guards of which one must hold, indices into `guards`.
  public var alternatives = NumberSets()
  /// How waits are estimated.
  public var estimators: [Estimator] = []
  /// The estimator of each queue's contacts on entry, indices into `estimators`; empty without.
  public var entryEstimators: [Int] = []
  /// How an arrival's destination is chosen.
  public var placements: [Placement] = []
  /// Destinations of placements.
  public var destinations: [Destination] = []
  /// Weights and shares of destinations, millionths.
  public var weights: [Int] = []
  /// When each interval of a placement begins, ascending ticks; the first of each is 0.
  public var borders: [Ticks] = []
  /// Guards with a memory.
  public var valves: [Valve] = []
  /// Marks that follow the recent service level.
  public var adaptations: [Adaptation] = []
  /// The figures that rules read late.
  public var board: Board?
  /// The share of customers who ask for an agent they know, 0 to 1.
  public var namingShare = 0.0
  /// What is done at each test tick of the plan.
  public var ticks: [TickRule] = []

  /// Keeps the tables where they are: what holds an existential is handed on by its address.
  ///
  /// A struct of arrays alone is copied to the stack, field by field, before every call that is not
  /// inlined; for all these tables that was a twentieth of the engine's instructions.
  private let byAddress: any Sendable = 0

  /// A catalogue policy without rules.
  public init() {}
}
