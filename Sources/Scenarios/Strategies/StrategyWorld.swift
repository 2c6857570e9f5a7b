import Sim

/// What a strategy needs to know of the scenario: names, who may serve what, and waiting rooms.
///
/// Ids are positions. The queue of contact type `t` at center `c` has the id
/// `c * contactTypes.count + t`, as in the engine's model.
public struct StrategyWorld: Sendable, Equatable {
  /// Whether contacts can pass from one center to another.
  public enum Way: Sendable, Equatable {
    /// There is no link.
    case none
    /// Any number of contacts at once.
    case open
    /// At most so many at once as the link has lines.
    case limited
  }

  /// An agent group as strategies see it.
  public struct Group: Sendable, Equatable {
    /// The name, unique in its center.
    public var name: String
    /// The center.
    public var center: Int
    /// The contact types it is skilled for, ascending.
    public var skills: [Int]
    /// Whether any agent is ever signed in.
    public var isStaffed: Bool
    /// Factors on the handle time by contact type; types that are not in it have 1.
    public var factors: [Int: Double]

    /// A group.
    public init(
      name: String, center: Int, skills: [Int], isStaffed: Bool = true,
      factors: [Int: Double] = [:]
    ) {
      self.name = name
      self.center = center
      self.skills = skills.sorted()
      self.isStaffed = isStaffed
      self.factors = factors
    }
  }

  /// The waiting rooms of a center, contacts waiting at once; nil is no limit.
  public struct Rooms: Sendable, Equatable {
    /// The room that all its contacts share.
    public var shared: Int?
    /// Rooms of single contact types, by contact type; types that are not in it have none.
    public var byType: [Int: Int]

    /// Waiting rooms.
    public init(shared: Int? = nil, byType: [Int: Int] = [:]) {
      self.shared = shared
      self.byType = byType
    }
  }

  /// Names of the centers.
  public var centers: [String]
  /// Names of the contact types.
  public var contactTypes: [String]
  /// Agent groups, all those of one center next to each other.
  public var groups: [Group]
  /// Ways between centers, `ways[from * centers.count + to]`; within a center always open.
  public var ways: [Way]
  /// Mean handle times by contact type at factor 1, seconds.
  public var handleTimes: [Double]
  /// Mean patience by queue, seconds; infinite where nobody gives up.
  public var patience: [Double]
  /// Waiting rooms by center.
  public var rooms: [Rooms]
  /// Whether a queue has contacts of its own, by queue.
  public var hasDemand: [Bool]
  /// Whether an outage puts contacts back to the front of their queue.
  ///
  /// Such a contact goes before older ones of its own queue only, so queues then never wait in one
  /// list.
  public var putsContactsBack: Bool
  /// Whether groups, skills and links could be read without a fault; if not, only the names in the
  /// strategies are checked, since further faults would be echoes of the first.
  public var isComplete: Bool

  /// The `T` of the scenario's service level.
  public var answerWithin: Ticks = 20 * Ticks.perSecond

  /// A world; without `ways` every two centers are joined, without `rooms` nobody is turned away,
  /// without `handleTimes` every contact takes a second, without `patience` nobody gives up.
  public init(
    centers: [String], contactTypes: [String], groups: [Group], ways: [Way]? = nil,
    rooms: [Rooms]? = nil, hasDemand: [Bool]? = nil, putsContactsBack: Bool = false,
    isComplete: Bool = true, handleTimes: [Double]? = nil, patience: [Double]? = nil
  ) {
    self.centers = centers
    self.contactTypes = contactTypes
    self.groups = groups
    self.ways = ways ?? Array(repeating: .open, count: centers.count * centers.count)
    self.rooms = rooms ?? Array(repeating: Rooms(), count: centers.count)
    self.hasDemand =
      hasDemand ?? Array(repeating: true, count: centers.count * contactTypes.count)
    self.putsContactsBack = putsContactsBack
    self.isComplete = isComplete
    self.handleTimes = handleTimes ?? Array(repeating: 1, count: contactTypes.count)
    self.patience =
      patience ?? Array(repeating: .infinity, count: centers.count * contactTypes.count)
    precondition(self.ways.count == centers.count * centers.count, "a way for each two centers")
    precondition(self.rooms.count == centers.count, "waiting rooms for each center")
    precondition(self.hasDemand.count == queueCount, "demand known for each queue")
  }

  /// Number of queues: one for each contact type at each center.
  public var queueCount: Int { centers.count * contactTypes.count }

  /// The queue of a contact type at a center.
  func queue(center: Int, type: Int) -> Int { center * contactTypes.count + type }

  /// The center of a queue.
  func center(of queue: Int) -> Int { queue / contactTypes.count }

  /// The contact type of a queue.
  func type(of queue: Int) -> Int { queue % contactTypes.count }

  /// How contacts that enter at one center reach the agents of another.
  func way(from origin: Int, to center: Int) -> Way {
    origin == center ? .open : ways[origin * centers.count + center]
  }

  /// Whether a group may serve a queue: it is skilled, and there is a way.
  func mayServe(group: Int, queue: Int) -> Bool {
    groups[group].skills.contains(type(of: queue))
      && way(from: center(of: queue), to: groups[group].center) != .none
  }

  /// The groups of a center that may serve a queue.
  func groups(at center: Int, serving queue: Int) -> [Int] {
    groups.indices.filter { groups[$0].center == center && mayServe(group: $0, queue: queue) }
  }

  /// A group's name with its center, as strategies write it.
  func fullName(ofGroup group: Int) -> String {
    "\(centers[groups[group].center])/\(groups[group].name)"
  }

  /// A queue in words, such as `billing at shenzhen`.
  func words(ofQueue queue: Int) -> String {
    "\(contactTypes[type(of: queue)]) at \(centers[center(of: queue)])"
  }
}
