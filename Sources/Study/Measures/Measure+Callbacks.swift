/// Measures of customers who hang up and are called back.
extension Measure {
  private static let ofCallbacks: Set<Measure> = [
    .callbacks, .callbackShare, .callbackReached, .callbackWait, .serviceLevelWithoutCallbacks,
  ]

  /// Whether only scenarios with callbacks have it.
  public var isOfCallbacks: Bool { Measure.ofCallbacks.contains(self) }

  var callbackDefinition: Definition? {
    switch self {
    case .callbacks:
      Measure.count([.plus(.callbacks)], "attempts that took a callback instead of waiting")
    case .callbackShare:
      Measure.ratio([.plus(.callbacks)], [.plus(.offered)], "callbacks / offered", .neither)
    case .callbackReached:
      Measure.ratio(
        [.plus(.callbacksReached)], [.plus(.callbacks)],
        "callbacks that the customer answered / callbacks", .higher)
    case .callbackWait:
      Measure.ratio(
        [.plus(.callbackWait)], [.plus(.callbacksReached)],
        "time from the arrival to the answered callback / callbacks that the customer answered",
        .lower, .seconds)
    case .serviceLevelWithoutCallbacks:
      Measure.ratio(
        [.plus(.answeredWithin)], [.plus(.offered), .minus(.callbacks)],
        "answered within T / (offered - callbacks)", .higher)
    default: nil
    }
  }
}
