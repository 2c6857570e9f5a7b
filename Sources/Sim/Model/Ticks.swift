/// Simulated time in whole microseconds from the beginning of the run, warm-up included.
///
/// Integers make every sum of times exact and every comparison with a deadline honest:
/// `(a + 20) - a` is 20, always. 2^63 microseconds are 292,000 years.
public typealias Ticks = Int64

extension Ticks {
  /// Ticks in one second.
  public static var perSecond: Ticks { 1_000_000 }

  /// A time no event ever reaches: the deadline of a contact that never gives up.
  public static var never: Ticks { .max }

  /// The nearest number of ticks to a time in seconds; times beyond a thousand years become
  /// `never`.
  @inline(__always)
  public init(seconds: Double) {
    let scaled = seconds * 1e6
    self = scaled < 3.2e16 ? Ticks(scaled + 0.5) : .never
  }

  /// This time in seconds.
  @inline(__always)
  public var seconds: Double { Double(self) * 1e-6 }
}
