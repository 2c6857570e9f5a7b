import Sim

/// The words of a part of the streams, in the order in which tests look for patterns.
enum WordOrder: CaseIterable, Sendable {
  /// All words of customer after customer, as a replication draws them.
  case customers
  /// One variate, the talk time, from customer to customer.
  case talkTimes
  /// The same customers in replication after replication, 64 of them each.
  case replications
  /// The first private word behind a variate, from customer to customer.
  case retries

  /// Calls back with so many words.
  func forEach(_ count: Int, _ body: (UInt64) -> Void) {
    let key = StreamKey(seed: 1, replication: 1)
    switch self {
    case .customers:
      for i in 0..<UInt64(count / 4) {
        let words = key.block(purpose: .customer, entity: 0, index: i).words
        body(words.0)
        body(words.1)
        body(words.2)
        body(words.3)
      }
    case .talkTimes:
      for i in 0..<UInt64(count) {
        body(key.block(purpose: .customer, entity: 0, index: i).words.1)
      }
    case .replications:
      for i in 0..<UInt64(count) {
        let key = StreamKey(seed: 1, replication: i / 64)
        body(key.block(purpose: .customer, entity: 0, index: i % 64).words.0)
      }
    case .retries:
      for i in 0..<UInt64(count) {
        var more = RetryWords(
          key.block(purpose: .customer, entity: 0, index: i).retry(word: 1))
        body(more.next())
      }
    }
  }
}

/// The number of independent rows of 64 words, taken as a square of bits; uses the rows up.
func rank(_ rows: inout [UInt64]) -> Int {
  var rank = 0
  for bit in 0..<64 as Range<UInt64> {
    guard let pivot = rows[rank...].firstIndex(where: { $0 >> bit & 1 == 1 }) else { continue }
    rows.swapAt(rank, pivot)
    for row in (rank + 1)..<64 where rows[row] >> bit & 1 == 1 { rows[row] ^= rows[rank] }
    rank += 1
    if rank == 64 { break }
  }
  return rank
}

/// The chance that 64 random words have a rank of 64 - d.
///
/// 2^(-d^2) times the squares of 1 - 2^-i for i = d + 1...64, over 1 - 2^-i for i = 1...64 - d.
func chance(ofDefect d: Int) -> Double {
  func product(_ range: ClosedRange<Int>) -> Double {
    range.reduce(1.0) { $0 * (1 - Elementary.pow(2, -Double($1))) }
  }
  let squares = product(d + 1...64) * product(d + 1...64)
  return Elementary.pow(2, -Double(d * d)) * squares / product(1...64 - d)
}

/// How often a spacing between sorted birthdays occurs that another one has; sorts the birthdays.
func repeatedSpacings(_ birthdays: inout [UInt64]) -> Int {
  birthdays.sort()
  var spacings = zip(birthdays.dropFirst(), birthdays).map { $0 - $1 }
  spacings.sort()
  return zip(spacings.dropFirst(), spacings).count { $0 == $1 }
}

/// The chance that a Poisson count is smaller, and half that it is the same.
func middleChance(of count: Int, mean: Double) -> Double {
  // P(N < k) is the share of the gamma law of shape k above the mean.
  func below(_ k: Int) -> Double {
    k == 0 ? 0 : Elementary.gammaShares(shape: Double(k), mean).upper
  }
  return 0.5 * (below(count) + below(count + 1))
}

/// Shares of the classes of the number of ones among 64 fair bits.
///
/// Up to the first bound, from there up to the second, and so on, and above the last.
func shares(ofOnesUpTo bounds: [Int]) -> [Double] {
  func chance(_ ones: Int) -> Double {
    let (n, k) = (64.0, Double(ones))
    return Elementary.exp(
      Elementary.logGamma(n + 1) - Elementary.logGamma(k + 1) - Elementary.logGamma(n - k + 1)
        - n * Elementary.log(2))
  }
  var from = 0
  return (bounds + [64]).map { bound in
    defer { from = bound + 1 }
    return (from...bound).reduce(0) { $0 + chance($1) }
  }
}
