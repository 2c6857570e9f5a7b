import Sim
import Testing

/// Neighbors in every coordinate of a draw are independent, bit by bit and as pairs.
///
/// Philox itself is known to pass BigCrush; these tests hold how keys and counters are laid out.
/// They catch a coordinate that is dropped (equal words), two coordinates that are added into one
/// (equal words on a diagonal), too few rounds (one or two leave halves of the words related).
/// Fixed seeds; each chance may raise a false alarm twice in a million.
@Suite struct StreamTests {
  /// A step from one draw to a neighbor.
  enum Step: CaseIterable, Sendable {
    case entity, farEntity, index, attempt, purpose, replication, seed, word, entityBackAndIndex
    case retryOfWord, numberOfRetry

    /// The word at a place and at its neighbor.
    func pair(_ i: UInt64) -> (UInt64, UInt64) {
      let key = StreamKey(seed: 2011, replication: 37)
      let place = key.block(purpose: .customer, entity: i, index: 3, attempt: 1)
      let base = place.words.0
      switch self {
      case .entity: return (base, other(key, i + 1))
      case .farEntity: return (base, other(key, i ^ 1 << 40))
      case .index: return (base, other(key, i, index: 4))
      case .attempt: return (base, other(key, i, attempt: 2))
      case .purpose: return (base, other(key, i, purpose: .redial))
      case .replication: return (base, other(StreamKey(seed: 2011, replication: 38), i))
      case .seed: return (base, other(StreamKey(seed: 2012, replication: 37), i))
      case .word: return (base, place.words.1)
      case .entityBackAndIndex: return (base, other(key, i &- 1, index: 4))
      case .retryOfWord:
        var more = RetryWords(place.retry(word: 0))
        return (base, more.next())
      case .numberOfRetry:
        var more = RetryWords(place.retry(word: 0))
        let first = more.next()
        for _ in 0..<3 { _ = more.next() }
        return (first, more.next())
      }
    }

    private func other(
      _ key: StreamKey, _ entity: UInt64, index: UInt64 = 3, attempt: UInt64 = 1,
      purpose: Purpose = .customer
    ) -> UInt64 {
      key.block(purpose: purpose, entity: entity, index: index, attempt: attempt).words.0
    }
  }

  /// 300,000 pairs: a table of 16 x 16 by the highest bits, one by the lowest, the number of bits
  /// that differ in each of the 64 places.
  @Test(arguments: Step.allCases)
  func neighborsAreIndependent(_ step: Step) {
    let pairs = 300_000
    var high = Bins(count: 256)
    var low = Bins(count: 256)
    var flips = [Int](repeating: 0, count: 64)
    for i in 0..<UInt64(pairs) {
      let (a, b) = step.pair(i)
      high.add(Int((a >> 60) << 4 | b >> 60))
      low.add(Int((a & 15) << 4 | b & 15))
      for bit in 0..<64 { flips[bit] += Int((a ^ b) >> UInt64(bit) & 1) }
    }
    expectPlausible(high.chanceOfWorse(), "high bits, \(step)")
    expectPlausible(low.chanceOfWorse(), "low bits, \(step)")
    let half = Double(pairs) / 2
    let sum = flips.reduce(0.0) { $0 + (Double($1) - half) * (Double($1) - half) / (half / 2) }
    expectPlausible(Elementary.gammaShares(shape: 32, sum / 2).upper, "flips, \(step)")
  }

  /// The gap, talk time and patience of one customer, and of the next, are uncorrelated.
  ///
  /// The score of each sum of products of exponentials less 1 is below 5: false alarms 6e-7 each.
  /// It catches a word that is used for two variates.
  @Test func variatesOfACustomerAreUncorrelated() {
    let exponential = Exponential.unit
    let key = StreamKey(seed: 99, replication: 0)
    let customers = 500_000
    func draws(_ entity: UInt64) -> [Double] {
      let block = key.block(purpose: .customer, entity: entity)
      return [
        exponential.draw(word: block.words.0, retry: block.retry(word: 0)) - 1,
        exponential.draw(word: block.words.1, retry: block.retry(word: 1)) - 1,
        exponential.draw(word: block.words.2, retry: block.retry(word: 2)) - 1,
        exponential.draw(word: block.words.3, retry: block.retry(word: 3)) - 1,
      ]
    }
    var sums = [Double](repeating: 0, count: 32)
    var last = draws(0)
    for entity in 1...UInt64(customers) {
      let now = draws(entity)
      for i in 0..<4 {
        for j in 0..<4 {
          sums[i * 4 + j] += last[i] * now[j]
          if i < j { sums[16 + i * 4 + j] += now[i] * now[j] }
        }
      }
      last = now
    }
    for sum in sums { #expect((sum / Double(customers).squareRoot()).magnitude < 5) }
  }

  /// No two of 2^20 neighboring blocks share a first word (chance of one such pair: 3e-8).
  @Test func blocksDiffer() {
    var seen: Set<UInt64> = []
    let key = StreamKey(seed: 0, replication: 0)
    for entity in 0..<256 as Range<UInt64> {
      for index in 0..<64 as Range<UInt64> {
        for attempt in 0..<64 as Range<UInt64> {
          seen.insert(
            key.block(purpose: .tests, entity: entity, index: index, attempt: attempt).words.0)
        }
      }
    }
    #expect(seen.count == 1 << 20)
  }
}
