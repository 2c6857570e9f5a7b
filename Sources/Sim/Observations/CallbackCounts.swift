/// Callbacks by interval of arrival and queue of origin.
public struct CallbackCounts: Sendable, Equatable, BitwiseCopyable {
  /// Attempts that took a callback instead of waiting.
  public var taken: Int64 = 0
  /// Of these, customers who answered the call.
  public var reached: Int64 = 0
  /// Customers who did not answer.
  public var missed: Int64 = 0
  /// Customers whom nobody called until the horizon.
  public var broken: Int64 = 0
  /// Sum of the times from the arrival to the answer of the call, ticks.
  public var wait: Int64 = 0

  mutating func add(_ other: CallbackCounts) {
    taken &+= other.taken
    reached &+= other.reached
    missed &+= other.missed
    broken &+= other.broken
    wait &+= other.wait
  }
}
