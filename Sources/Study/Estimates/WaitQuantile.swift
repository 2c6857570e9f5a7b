/// Borders of the buckets of a histogram of waits, seconds.
struct WaitEdges: Sendable, Equatable {
  /// Where each bucket begins.
  var from: [Double]
  /// Where each bucket ends; equal to `from` where the bucket holds one value.
  var to: [Double]
}

/// Quantiles of waits out of histograms.
enum WaitQuantile {
  /// The shares for which quantiles are followed.
  static let shares = [0.5, 0.9, 0.95, 0.99]

  /// The least wait that a share of the counted do not exceed, linear within its bucket; nil of
  /// nothing.
  ///
  /// The error is at most the width of the bucket it falls into.
  static func value(_ share: Double, counts: [UInt64], edges: WaitEdges) -> Double? {
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    var found = [0.0]
    find([share], total: total, edges: edges, into: &found, at: 0) { counts[$0] }
    return found[0]
  }

  /// The same for several ascending shares in one pass that ends with the last of them.
  ///
  /// - Parameters:
  ///   - total: The sum of the counts, above 0.
  ///   - found: Where the quantiles are put, from a position on.
  ///   - count: The count of a bucket.
  @inline(__always)
  static func find(
    _ shares: [Double], total: UInt64, edges: WaitEdges, into found: inout [Double],
    at position: Int, count: (Int) -> UInt64
  ) {
    var (next, bucket, reached) = (0, -1, UInt64(0))
    var last: UInt64 = 0
    while next < shares.count {
      let rank = shares[next] * Double(total)
      let needed = min(UInt64(rank.rounded(.up)), total)
      while reached < needed || bucket < 0 {
        bucket += 1
        last = count(bucket)
        reached += last
      }
      let part = last == 0 ? 0 : (rank - Double(reached - last)) / Double(last)
      found[position + next] =
        edges.from[bucket] + max(0, part) * (edges.to[bucket] - edges.from[bucket])
      next += 1
    }
  }
}
