/// What turns arrivals away, to one other center, or into callbacks, under a condition.
public struct Deflection: Sendable, Equatable {
  /// What becomes of an arrival.
  public enum Goal: Sendable, Equatable {
    /// It hears a busy signal.
    case busy
    /// It goes to a center for good.
    case center(Int)
    /// The customer hangs up and is called back.
    case callback(CallbackOffer)
  }

  /// The centers where contacts arrive.
  public var from: [Int]
  /// The contact types, or nil for all.
  public var types: [Int]?
  /// The conditions.
  public var when: [Guard]
  /// The share of them, in millionths.
  public var accept: Int
  /// What becomes of them.
  public var goal: Goal
}

/// A callback that is offered.
public struct CallbackOffer: Sendable, Equatable {
  /// Where the customer keeps a place.
  public enum Place: Sendable, Equatable {
    /// In the queue, by the arrival.
    case arrival
    /// In a line of its own, which agents look at when nobody else waits for them and more than so
    /// many are idle; from the estimated wait times a factor on, or at once.
    case later(keepIdle: Int, factor: Double?)
  }

  /// Where the customer keeps a place.
  public var place: Place
  /// The share of customers who answer, 0 to 1.
  public var reach: Double
  /// Ticks for which an agent dials.
  public var dial: Int64
}
