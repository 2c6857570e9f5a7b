/// When a policy is asked and where contacts may wait: the part of a strategy that is data, not
/// decision.
///
/// Contacts wait in *lists*. Lists `0 ..< queueCount` are the queues themselves; a strategy may add
/// more: a pool shared by several centers, or the guests of an overflow rule. A contact stands in
/// at most `placesPerContact` lists at once; the first agent takes it and every other place
/// vanishes.
public struct RoutingPlan: Sendable {
  /// What a contact does at a time after its arrival while it still waits.
  public struct Step: Sendable, Equatable, BitwiseCopyable {
    /// Ticks after the arrival at which the policy is asked.
    public var after: Ticks
    /// Ticks until it is asked again as long as it answers `stay`; 0 is never.
    public var every: Ticks
    /// Ticks that an offer made at this step takes; 0 where it makes none.
    public var offer: Ticks

    /// A step.
    public init(after: Ticks, every: Ticks = 0, offer: Ticks = 0) {
      self.after = after
      self.every = every
      self.offer = offer
    }
  }

  /// Moments at which the policy is asked although nothing has happened.
  public struct Tick: Sendable, Equatable, BitwiseCopyable {
    /// The first moment, ticks since the beginning of the run.
    public var first: Ticks
    /// Ticks from one moment to the next, at least 1.
    public var every: Ticks

    /// Moments in equal distances.
    public init(first: Ticks, every: Ticks) {
      precondition(first >= 0 && every > 0, "test ticks go forward")
      self.first = first
      self.every = every
    }
  }

  /// On what terms a customer is called back who hangs up instead of waiting.
  public struct Callback: Sendable, Equatable, BitwiseCopyable {
    /// The list in which the customer keeps a place.
    public var list: Int32
    /// Ticks for which an agent dials until the customer answers or does not.
    public var dial: Ticks
    /// The share of customers who answer, 0 to 1.
    public var reach: Double

    /// Terms of a callback.
    public init(list: Int, dial: Ticks, reach: Double) {
      self.list = Int32(list)
      self.dial = dial
      self.reach = reach
    }
  }

  /// Number of lists.
  public var lists: Int
  /// The list that the contacts of each queue join on arrival.
  public var homeList: [Int32]
  /// The queue whose room and patience hold for a contact that was moved to a list for good; -1
  /// where nobody is moved to.
  public var queueOfList: [Int32]
  /// Most lists a contact can stand in at once, at least 1.
  public var placesPerContact: Int
  /// Steps of each queue's contacts, by ascending `after`.
  public var steps: [[Step]]
  /// Capacities of waiting rooms; `Int32.max` is no limit.
  public var rooms: [Int32]
  /// The two rooms in which a contact that waits in each queue takes a place; -1 is none.
  public var roomsOfQueue: [RoomPair]
  /// Test ticks, most often none.
  public var ticks: [Tick] = []
  /// Words of memory that the policy may write as its own notes; all are 0 at the beginning.
  public var notes = 0
  /// What the floor keeps because the policy reads it.
  public var gauges: [Gauge] = []
  /// Which idle agent is taken, by group; empty is the longest idle everywhere, and costs nothing.
  public var agentOrders: [AgentOrder] = []
  /// Whether the floor keeps a book of what each agent does because the policy reads it.
  public var keepsAgentBook = false
  /// Whether idle agents of one group may take different contacts, so that each is asked.
  public var asksEachAgent = false
  /// Where agents have lists of their own: the factor on the handle time of a contact that is
  /// taken by the agent in whose list it stands.
  public var ownAgentFactor: Double?

  /// The centers whose agents look at each list; empty where nobody says so, and then a queue is
  /// looked at by its own center and any other list by all centers.
  public var lookers: [[Int32]] = []
  /// Whether the policy is asked for the estimated wait of every contact that begins to wait.
  public var takesEstimates = false
  /// The terms on which customers are called back, most often none.
  public var callbacks: [Callback] = []
  /// The notes in which valves count their switches.
  public var switchNotes: [SwitchNote] = []

  /// A note that counts the on-off changes of a valve.
  public struct SwitchNote: Sendable, Equatable, BitwiseCopyable {
    /// The note.
    public var note: Int32
    /// The queue whose contacts the valve lets go elsewhere.
    public var queue: Int32

    /// A note of a valve.
    public init(note: Int, queue: Int) {
      self.note = Int32(note)
      self.queue = Int32(queue)
    }
  }

  /// The waiting rooms of one queue.
  public struct RoomPair: Sendable, Equatable, BitwiseCopyable {
    /// The room shared by the center or pool, or -1.
    public var shared: Int32
    /// The room of the contact type alone, or -1.
    public var own: Int32

    /// Two rooms.
    public init(shared: Int32, own: Int32) {
      self.shared = shared
      self.own = own
    }
  }

  /// A plan of parts that were checked against each other.
  public init(
    lists: Int, homeList: [Int32], queueOfList: [Int32], placesPerContact: Int, steps: [[Step]],
    rooms: [Int32], roomsOfQueue: [RoomPair]
  ) {
    self.lists = lists
    self.homeList = homeList
    self.queueOfList = queueOfList
    self.placesPerContact = placesPerContact
    self.steps = steps
    self.rooms = rooms
    self.roomsOfQueue = roomsOfQueue
  }

  /// Every contact waits in its own queue, without steps and without limits of room.
  public static func ownQueues(_ queueCount: Int) -> RoutingPlan {
    let ids = (0..<queueCount).map { Int32($0) }
    return RoutingPlan(
      lists: queueCount, homeList: ids, queueOfList: ids, placesPerContact: 1,
      steps: Array(repeating: [], count: queueCount), rooms: [],
      roomsOfQueue: Array(repeating: RoomPair(shared: -1, own: -1), count: queueCount))
  }
}
