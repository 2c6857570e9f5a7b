import Sim

/// One attempt from its arrival to its end, as a journal told it.
public struct ContactRecord: Sendable {
  /// What became of an attempt.
  public enum Outcome: String, Sendable {
    /// Handled to the end.
    case answered
    /// It gave up waiting.
    case abandoned
    /// It heard a busy signal.
    case refused
    /// The customer took a callback, and answered it.
    case calledBack = "called_back"
    /// The customer took a callback that was not answered, or not made.
    case notReached = "not_reached"
    /// An outage cut it off for good.
    case cutOff = "cut_off"
  }

  /// What the customer does after an attempt without an answer.
  public enum Sequel: Sendable, Equatable {
    /// Tries again at a time.
    case redials(at: Ticks)
    /// Stops trying.
    case isLost
  }

  /// Something that happened on its way.
  public struct Passage: Sendable {
    /// Ticks since the beginning of the run.
    public let time: Ticks
    /// What happened.
    public let event: Journal.Event
  }

  /// The customer's number: first attempts are counted from 1 in the order of their arrival, so a
  /// number means the same customer under every strategy.
  public let number: Int
  /// The attempt, 1 for the first.
  public let attempt: Int
  /// The queue it entered.
  public let queue: Int
  /// When it arrived.
  public let arrived: Ticks
  /// Its way after the arrival, in order.
  public internal(set) var path: [Passage] = []
  /// When an agent first answered; nil of an attempt without an answer.
  public internal(set) var answered: Ticks?
  /// The group that answered last, or -1, and the agent within it.
  public internal(set) var group = -1, agent = -1
  /// The link it was last served over, or -1.
  public internal(set) var link = -1
  /// Ticks with agents.
  public internal(set) var talk: Ticks = 0, wrapUp: Ticks = 0
  /// When it left.
  public internal(set) var ended: Ticks = 0
  /// What became of it.
  public internal(set) var outcome = Outcome.answered
  /// What the customer does next; nil after an answer, and at the end of the run.
  public internal(set) var sequel: Sequel?

  /// How long it waited, ticks: to the first answer, or until it gave up.
  public var wait: Ticks { (answered ?? ended) - arrived }

  /// Whether the customer took a callback.
  public var isPromised: Bool {
    path.contains { if case .isPromised = $0.event { true } else { false } }
  }

  /// The rules that acted on it, in order.
  public var decisions: [(time: Ticks, decision: Decision)] {
    path.compactMap { passage in
      guard case .decided(let decision) = passage.event else { return nil }
      return (passage.time, decision)
    }
  }
}
