import Synchronization

/// Who looks on while a study runs.
public struct Watch: Sendable {
  /// Called now and then, from any of the threads, one call at a time.
  public var progress: (@Sendable (Progress) -> Void)?
  /// Set to stop; what is finished by then is reported.
  public var cancel: CancelFlag?

  /// Nobody, or somebody.
  public init(
    progress: (@Sendable (Progress) -> Void)? = nil, cancel: CancelFlag? = nil
  ) {
    self.progress = progress
    self.cancel = cancel
  }
}

/// A wish to stop that any thread may set.
public final class CancelFlag: Sendable {
  private let flag = Atomic(false)

  /// Nobody wishes to stop.
  public init() {}

  /// Asks the study to stop.
  public func set() { flag.store(true, ordering: .relaxed) }

  /// Whether somebody asked.
  public var isSet: Bool { flag.load(ordering: .relaxed) }
}

/// How far a study has come.
public struct Progress: Sendable, Equatable {
  /// Replications done, each with every strategy.
  public let done: Int
  /// Replications asked for, or the most that are allowed.
  public let asked: Int
  /// Attempts simulated.
  public let contacts: Int64
  /// Seconds since the start.
  public let seconds: Double
  /// Half-width of the measure that decides: that of the precision asked for, or the service level;
  /// the widest of the strategies.
  public let halfWidth: Double?
  /// The measure it is the half-width of.
  public let measure: Measure

  /// Replications a second.
  public var rate: Double { seconds > 0 ? Double(done) / seconds : 0 }

  /// Seconds until all that may be asked for is done, at the rate so far; nil before there is one.
  public var secondsLeft: Double? { rate > 0 ? Double(asked - done) / rate : nil }
}
