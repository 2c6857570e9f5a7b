import Sim

extension Scenario {
  /// Something that happens to demand or staff.
  public struct Event: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// What happens.
    public var kind: Kind

    /// The kinds of events.
    public enum Kind: Sendable, Equatable {
      case surge(Surge)
      case networkOutage(NetworkOutage)
      case centerOutage(CenterOutage)
      case linkOutage(LinkOutage)
    }
  }

  /// Demand is multiplied for a time.
  public struct Surge: Sendable, Equatable {
    /// Centers, positions.
    public var centers: [Int]
    /// Contact types, positions.
    public var contacts: [Int]
    /// When the ramp begins, elapsed from `start`.
    public var starts: Ticks
    /// The multiplier rises linearly from 1 for so long.
    public var ramp: Ticks
    /// Then stays for so long.
    public var hold: Ticks
    /// Then falls linearly to 1 for so long.
    public var decay: Ticks
    /// The multiplier at its full height, at least 0.
    public var multiply: Double

    /// When it is over.
    public var ends: Ticks { starts + ramp + hold + decay }
  }

  /// People of an area cannot connect, and call.
  public struct NetworkOutage: Sendable, Equatable {
    /// The center they call, a position.
    public var center: Int
    /// As what, a position.
    public var contact: Int
    /// When the network fails, elapsed from `start`.
    public var starts: Ticks
    /// Customers of the area.
    public var subscribers: Int
    /// Share of them who would call, 0 to 1.
    public var callProbability: Double
    /// Time from the failure until a caller notices.
    public var awareness: LawSpec
    /// Time from the failure to the repair.
    public var repair: LawSpec
    /// Share of those who had not noticed at the repair and call all the same, 0 to 1.
    public var afterRepairShare: Double
    /// Time from the repair to such a call; `nil` where the share is 0.
    public var afterRepair: LawSpec?

    /// Subscribers times the share that calls, rounded half up.
    public var callers: Int { Int((Double(subscribers) * callProbability + 0.5).rounded(.down)) }
  }

  /// Nothing crosses a link anew for a time.
  public struct LinkOutage: Sendable, Equatable {
    /// Where contacts enter, a position.
    public var from: Int
    /// Where they are served, a position.
    public var to: Int
    /// When it begins, elapsed from `start`.
    public var starts: Ticks
    /// How long it lasts.
    public var length: Ticks
  }

  /// Agents of a center are gone for a time.
  public struct CenterOutage: Sendable, Equatable {
    /// How many go.
    public enum Extent: Sendable, Equatable {
      /// A share of each group's staff, 0 to 1.
      case share(Double)
      /// A number of agents of the center.
      case agents(Int)
    }
    /// What becomes of contacts in progress with those who go.
    public enum InProgress: String, Sendable, CaseIterable {
      case dropped
      case requeued
      case finished
    }
    /// The center, a position.
    public var center: Int
    /// When it begins, elapsed from `start`.
    public var starts: Ticks
    /// How long it lasts.
    public var length: Ticks
    /// How many go.
    public var extent: Extent
    /// What becomes of contacts in progress.
    public var inProgress: InProgress
  }
}
