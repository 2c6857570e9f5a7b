/// A sum of one replication over one scope, from which the measures are made.
public enum Quantity: Int, Sendable, CaseIterable {
  // Contacts.
  case offered, blocked, answered, abandoned, waited, shortAbandoned
  case dropped, abandonedAfterDrop, completed
  // Customers.
  case customers, firstBlocked, firstWaited, customersLost
  // Seconds waited, and seconds squared.
  case waitAnswered, waitAbandoned, waitSquares
  // Integrals over time: contact-seconds, contact-squared-seconds, customer-seconds, agent-seconds.
  case waitingArea, waitingSquareArea, redialingArea
  case busy, staffed, overtime, paid
  // Contacts between centers.
  case overflowOut, overflowIn
  // Money.
  case cost
  // Reporting intervals with something offered, and those among them that met the target.
  case intervals, intervalsMet
  // For the T at hand.
  case answeredWithin, abandonedWithin

  /// Whether there is one such sum for each T.
  public var dependsOnThreshold: Bool { self == .answeredWithin || self == .abandonedWithin }
}

/// A quantity with its sign in a sum.
public struct Term: Sendable, Equatable {
  /// The quantity.
  public let quantity: Quantity
  /// 1 or -1.
  public let sign: Double

  /// A term that is added.
  public static func plus(_ quantity: Quantity) -> Term { Term(quantity: quantity, sign: 1) }
  /// A term that is taken away.
  public static func minus(_ quantity: Quantity) -> Term { Term(quantity: quantity, sign: -1) }
}

/// How a measure is made of quantities; sums run over all replications before anything is divided.
public enum Formula: Sendable, Equatable {
  /// A sum over a sum; absent where the lower one is 0.
  case ratio(over: [Term], under: [Term])
  /// A sum, per replication.
  case count([Term])
  /// An integral over the time of the scope, per second of it.
  case timeAverage(Quantity)
  /// `squares / weight - (sum / weight)^2`; `weight` nil is the time of the scope.
  case variance(squares: Quantity, sum: [Term], weight: [Term]?)
  /// A quantile of the wait, of all that were not blocked or of the answered alone.
  case quantile(Double, answeredOnly: Bool)
}
