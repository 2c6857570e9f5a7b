/// One change of the staff at a known time.
public struct RosterChange: Sendable, Equatable {
  /// What changes.
  public enum Change: Sendable, Equatable {
    /// The group is staffed with this many agents from now on; the engine picks who comes and goes.
    case level(Int32)
    /// The agents `first ..< first + count` of the group begin their shift.
    case signIn(first: Int32, count: Int32)
    /// The agents `first ..< first + count` of the group end their shift, busy ones after their
    /// contact.
    case signOut(first: Int32, count: Int32)
    /// The agents `first ..< first + count` of the group are due a break of `length`; busy ones
    /// take it, in full, when their contact ends.
    case pause(first: Int32, count: Int32, length: Ticks)
  }
  /// When.
  public var at: Ticks
  /// Whose group.
  public var group: Int32
  /// What.
  public var change: Change

  /// A change of staff.
  public init(at: Ticks, group: Int32, change: Change) {
    self.at = at
    self.group = group
    self.change = change
  }
}

/// Agents of a center gone for a time.
public struct CenterOutage: Sendable, Equatable {
  /// What becomes of the contacts in progress with the agents who go.
  public enum InProgress: Sendable, Equatable {
    /// Cut off and gone.
    case dropped
    /// Put back to the front of the queue, always admitted, with patience drawn anew.
    case requeued
    /// Finished; the agent goes afterwards.
    case finished
  }
  /// How many go.
  public enum Extent: Sendable, Equatable {
    /// A share of each group's staff, 0 to 1; overlapping shares take the larger.
    case share(Double)
    /// A number of agents of the center, spread over its groups by their staff; numbers add up.
    case agents(Int32)
  }
  /// The center.
  public var center: Int32
  /// When it begins.
  public var starts: Ticks
  /// When it ends.
  public var ends: Ticks
  /// How many go.
  public var extent: Extent
  /// What becomes of contacts in progress.
  public var inProgress: InProgress

  /// An outage of a center.
  public init(
    center: Int32, starts: Ticks, ends: Ticks, extent: Extent, inProgress: InProgress
  ) {
    self.center = center
    self.starts = starts
    self.ends = ends
    self.extent = extent
    self.inProgress = inProgress
  }
}
