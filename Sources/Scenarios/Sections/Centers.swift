import Sim

extension Scenario {
  /// A place where contacts enter and agents sit.
  public struct Center: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Its clock.
    public var zone: Zone
    /// Contacts present at once; `nil` is no limit.
    public var lines: Int?
    /// Contacts waiting at once.
    public var waitingRoom: WaitingRoom
    /// Its agents.
    public var groups: [Group]
  }

  /// How many may wait at a center.
  public enum WaitingRoom: Sendable, Equatable {
    /// No limit.
    case unlimited
    /// So many of all contact types together.
    case shared(Int)
    /// So many of each contact type, in their order; `nil` is no limit.
    case byContact([Int?])
  }

  /// Agents of one center who serve the same contacts.
  public struct Group: Sendable, Equatable {
    /// Its name, unique in its center.
    public var name: String
    /// The factor on talk and wrap-up by contact type, in their order; `nil` is not served.
    public var skills: [Double?]
    /// Who is there when.
    public var agents: Staffing
    /// What the numbers of agents count.
    public var counts: Counting
    /// Share of the agents' time that is not available, 0 to below 1.
    public var shrinkage: Double
    /// Price of a paid agent-hour.
    public var costPerHour: Double
    /// How busy agents go when the staffing falls.
    public var leaving: Leaving
  }

  /// What a number of agents counts.
  public enum Counting: String, Sendable, CaseIterable {
    /// Agents who take contacts: nothing is taken off; paid time is this / (1 - shrinkage).
    case onPhone = "on_phone"
    /// Agents on the roster: shrinkage is taken off; all of them are paid.
    case rostered
    /// Agents on the payroll: shrinkage is taken off; all of them are paid.
    case paid
  }

  /// How busy agents go when the staffing falls.
  public enum Leaving: String, Sendable, CaseIterable {
    /// Agents are marked and go when their contact ends.
    case individuals
    /// Nobody of the group starts a contact until fewer are busy than staffed.
    case counter
  }

  /// Who is there when.
  public enum Staffing: Sendable, Equatable {
    /// Numbers of agents by steps of time.
    case levels(StepTable)
    /// Shifts of known agents.
    case shifts([Shift])
  }

  /// Agents who come and go together on one day; a shift by clock times is one of these for each
  /// day.
  public struct Shift: Sendable, Equatable {
    /// When it begins, elapsed from `start`; negative before it.
    public var from: Ticks
    /// When it ends.
    public var to: Ticks
    /// Agents as the file counts them.
    public var agents: Int
    /// Breaks of all of them, ascending.
    public var breaks: [Break]
    /// The position in the file's list: the same people work the same line on every day.
    public var line: Int

    /// A pause.
    public struct Break: Sendable, Equatable {
      /// When it is due, elapsed from `start`.
      public var at: Ticks
      /// How long it lasts.
      public var length: Ticks
    }
  }

  /// A way from one center to another.
  public struct Link: Sendable, Equatable {
    /// The center of origin, a position.
    public var from: Int
    /// The serving center, a position.
    public var to: Int
    /// Contacts it carries at once; `nil` is no limit.
    public var lines: Int?
    /// Set-up time.
    public var delay: Ticks
    /// Price of a minute of talk over it.
    public var costPerMinute: Double
    /// The factor on talk and wrap-up of what crosses it.
    public var factor: Double = 1
  }
}
