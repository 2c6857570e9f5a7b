import Sim

/// The words for what a journal tells in positions.
public struct JournalNames: Sendable {
  /// Names of the centers.
  public var centers: [String]
  /// Names of the contact types.
  public var contactTypes: [String]
  /// Names of the groups with their centers.
  public var groups: [String]
  /// The center of each group.
  public var centerOfGroup: [Int]
  /// Names of the lists.
  public var lists: [Phrase]
  /// Ticks from the beginning of the run to the first reporting interval: the warm-up.
  public var start: Ticks
  /// The time of day at a time since the beginning of the run.
  public var clock: @Sendable (Ticks) -> String
  /// The rule of the strategy behind a table entry that acted on a contact of a queue, for a group
  /// or -1; nil where none but the center's own agents and queue are meant.
  public var rule: @Sendable (DecisionSource, _ queue: Int, _ group: Int) -> String?
  /// A figure with its marks, such as `idle(guangzhou/front_line) 7, needs 6 or more`.
  public var figure: @Sendable (DecisionFigure) -> Phrase

  /// Words of one strategy.
  public init(
    centers: [String], contactTypes: [String], groups: [String], centerOfGroup: [Int],
    lists: [Phrase], start: Ticks, clock: @escaping @Sendable (Ticks) -> String,
    rule: @escaping @Sendable (DecisionSource, Int, Int) -> String?,
    figure: @escaping @Sendable (DecisionFigure) -> Phrase
  ) {
    self.centers = centers
    self.contactTypes = contactTypes
    self.groups = groups
    self.centerOfGroup = centerOfGroup
    self.lists = lists
    self.start = start
    self.clock = clock
    self.rule = rule
    self.figure = figure
  }

  /// The center of a queue.
  public func center(ofQueue queue: Int) -> Int { queue / contactTypes.count }

  /// The contact type of a queue.
  public func contactType(ofQueue queue: Int) -> Int { queue % contactTypes.count }

  /// A queue as `billing@shenzhen`.
  public func name(ofQueue queue: Int) -> String {
    "\(contactTypes[contactType(ofQueue: queue)])@\(centers[center(ofQueue: queue)])"
  }
}
