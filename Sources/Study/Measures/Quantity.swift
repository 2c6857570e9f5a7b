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
  // Callbacks taken and answered, and the seconds until they were.
  case callbacks, callbacksReached, callbackWait
  // Money.
  case cost
  // Reporting intervals with something offered, and those among them that met the target.
  case intervals, intervalsMet
  // For the T at hand.
  case answeredWithin, abandonedWithin
  // Policy health: acts of rules, contacts between centers, switches of valves.
  case activations, reversals, pingPong, overflowedTwice, switches
  // First attempts handled elsewhere beside the same customers under isolated centers, and what
  // both strategies were offered and answered within the T of the headline.
  case away, awayLonger, homeOffered, homeWithin, ownOffered, ownWithin
  // Contacts with an estimate of their wait, its errors and their squares.
  case estimates, estimateErrors, estimateSquares

  /// Whether there is one such sum for each T.
  public var dependsOnThreshold: Bool { self == .answeredWithin || self == .abandonedWithin }

  /// Whether it belongs to the health of a policy, which only few kinds of scope have.
  var isOfHealth: Bool { rawValue >= Quantity.activations.rawValue }

  /// The quantities of policy health, in the order of their columns.
  static let ofHealth = allCases.filter(\.isOfHealth)

  /// Whether it is about estimates, which need no second center.
  var isOfEstimates: Bool { rawValue >= Quantity.estimates.rawValue }

  /// The column in a sheet of health.
  var healthColumn: Int { rawValue - Quantity.activations.rawValue }
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
  /// A sum for each hour of the scope.
  case hourly([Term])
  /// An integral over the time of the scope, per second of it.
  case timeAverage(Quantity)
  /// `squares / weight - (sum / weight)^2`; `weight` nil is the time of the scope.
  case variance(squares: Quantity, sum: [Term], weight: [Term]?)
  /// A quantile of the wait, of all that were not blocked or of the answered alone.
  case quantile(Double, answeredOnly: Bool)
  /// How unlike the centers are.
  case spread(CenterSpread)
  /// Service level lost against isolated centers.
  case loss

  /// What a single sum is divided by in a scope that lasts so many seconds.
  func divisor(seconds: Double) -> Double {
    switch self {
    case .timeAverage: seconds
    case .hourly: seconds / 3600
    case .ratio, .count, .variance, .quantile, .spread, .loss: 1
    }
  }
}
