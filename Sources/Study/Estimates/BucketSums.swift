/// Sums of the buckets of all replications: 32 bits each, and a few carries.
///
/// Most buckets never come near 2^32, and there are millions of them.
struct BucketSums: Sendable {
  private var low: [UInt32]
  /// How often a bucket has wrapped around.
  private var carries: [Int: UInt64] = [:]

  init(buckets: Int) { low = Array(repeating: 0, count: buckets) }

  /// The sum of a bucket.
  subscript(bucket: Int) -> UInt64 {
    UInt64(low[bucket]) + (carries.isEmpty ? 0 : carries[bucket, default: 0] << 32)
  }

  /// Adds the counts of a replication.
  mutating func add(_ counts: [UInt32]) {
    precondition(counts.count == low.count, "a replication has the buckets of all others")
    // Sums below what was added have wrapped; that is rare, so it is first asked of all together.
    var wraps: UInt32 = 0
    low.withUnsafeMutableBufferPointer { low in
      counts.withUnsafeBufferPointer { counts in
        for bucket in counts.indices {
          let sum = low[bucket] &+ counts[bucket]
          wraps |= sum < counts[bucket] ? 1 : 0
          low[bucket] = sum
        }
      }
    }
    guard wraps != 0 else { return }
    for bucket in counts.indices where low[bucket] < counts[bucket] {
      carries[bucket, default: 0] += 1
    }
  }
}
