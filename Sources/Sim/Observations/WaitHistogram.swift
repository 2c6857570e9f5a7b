/// Buckets for waits: exact zero, then buckets whose width grows with the wait.
///
/// Below `2^15` ticks (33 ms) there is one bucket; above, every doubling is cut into `2^bits` equal
/// buckets, so a wait is known to a relative error of at most `2^-bits`. Waits over `2^38` ticks
/// (76 h) fall into the last bucket.
public struct WaitBuckets: Sendable, Equatable {
  /// Cuts of a doubling, as a power of two.
  public let bits: Int
  /// Number of buckets.
  public let count: Int

  static let lowest = 15
  static let highest = 38

  /// Buckets with `2^bits` cuts a doubling.
  public init(bits: Int) {
    precondition((1...10).contains(bits), "a doubling has between 2 and 1024 buckets")
    self.bits = bits
    count = 2 + (WaitBuckets.highest - WaitBuckets.lowest) << bits
  }

  /// For cells of interval and center: an error of at most 6.3 % before interpolation.
  public static let coarse = WaitBuckets(bits: 4)
  /// For whole days: an error of at most 1.6 % before interpolation.
  public static let fine = WaitBuckets(bits: 6)

  /// The bucket of a wait of at least 0.
  @inline(__always)
  public func bucket(of wait: Ticks) -> Int {
    let lowest = Int64(1) << Int64(WaitBuckets.lowest)
    if wait < lowest { return wait == 0 ? 0 : 1 }
    let exponent = 63 - wait.leadingZeroBitCount
    if exponent >= WaitBuckets.highest { return count - 1 }
    let cut = Int((wait &>> Int64(exponent &- bits)) & ((1 &<< Int64(bits)) &- 1))
    return 2 &+ (exponent &- WaitBuckets.lowest) &<< bits &+ cut
  }

  /// The half-open range of waits of a bucket, ticks.
  public func range(of bucket: Int) -> (from: Ticks, to: Ticks) {
    if bucket == 0 { return (0, 0) }
    if bucket == 1 { return (1, 1 << Int64(WaitBuckets.lowest)) }
    let exponent = Int64((bucket - 2) >> bits + WaitBuckets.lowest)
    let cut = Int64((bucket - 2) & (1 << bits - 1))
    let width = Int64(1) << (exponent - Int64(bits))
    let from = Int64(1) << exponent + cut * width
    return (from, from + width)
  }
}

/// Histograms of waits, one row of buckets for each cell; cells are the caller's order.
public struct WaitHistograms: Sendable, Equatable {
  /// The buckets of every row.
  public let buckets: WaitBuckets
  /// Counts, row after row.
  public var counts: [UInt32]

  /// Empty histograms.
  public init(cells: Int, buckets: WaitBuckets) {
    self.buckets = buckets
    counts = Array(repeating: 0, count: cells * buckets.count)
  }

  /// Number of rows.
  public var cells: Int { counts.count / buckets.count }

  /// The buckets of a row.
  public func row(_ cell: Int) -> ArraySlice<UInt32> {
    counts[cell * buckets.count..<(cell + 1) * buckets.count]
  }
}
