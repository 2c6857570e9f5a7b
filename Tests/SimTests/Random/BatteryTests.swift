import Sim
import Testing

/// A battery on long runs of words, in the orders in which a simulation draws them.
///
/// The classical tests that weak generators fail: single bytes and tuples (a poor counter), ones
/// (a generator of shifts), ranks of bits (linear ones), birthday spacings (lattices, lagged sums),
/// agreement at a distance (short cycles). 2^18 words in `make test`, to keep the battery itself
/// running, and 2^26 in `make nightly`. Each chance may raise a false alarm twice in a million.
@Suite struct BatteryTests {
  static let count = isNightly ? 1 << 26 : 1 << 18

  @Test(arguments: WordOrder.allCases)
  func bytesAreEven(_ order: WordOrder) {
    var bins = [Bins](repeating: Bins(count: 256), count: 8)
    order.forEach(Self.count) { word in
      for byte in 0..<8 { bins[byte].add(Int(word >> UInt64(8 * byte) & 255)) }
    }
    for (byte, bins) in bins.enumerated() {
      expectPlausible(bins.chanceOfWorse(), "byte \(byte), \(order)")
    }
  }

  /// Three words in a row, their first and their last four bits.
  @Test(arguments: WordOrder.allCases)
  func tuplesAreEven(_ order: WordOrder) {
    var (high, low) = (Bins(count: 4096), Bins(count: 4096))
    var (highs, lows, at) = (0, 0, 0)
    order.forEach(Self.count) { word in
      highs = (highs << 4 | Int(word >> 60)) & 4095
      lows = (lows << 4 | Int(word & 15)) & 4095
      at += 1
      guard at == 3 else { return }
      high.add(highs)
      low.add(lows)
      at = 0
    }
    expectPlausible(high.chanceOfWorse(), "high bits, \(order)")
    expectPlausible(low.chanceOfWorse(), "low bits, \(order)")
  }

  /// The numbers of ones in three words in a row, in five classes each.
  @Test(arguments: WordOrder.allCases)
  func onesAreIndependent(_ order: WordOrder) {
    let bounds = [28, 31, 33, 36]
    let one = shares(ofOnesUpTo: bounds)
    let three = one.flatMap { a in one.flatMap { b in one.map { a * b * $0 } } }
    var bins = Bins(count: 125)
    var (classes, at) = (0, 0)
    order.forEach(Self.count) { word in
      classes = classes * 5 % 125 + bounds.count { word.nonzeroBitCount > $0 }
      at += 1
      guard at == 3 else { return }
      bins.add(classes)
      at = 0
    }
    expectPlausible(bins.chanceOfWorse(shares: three), "ones, \(order)")
  }

  /// Ranks of 64 x 64 bits: 64 with chance 0.2888, one less 0.5776, two less 0.1284.
  @Test(arguments: WordOrder.allCases)
  func ranksAreThoseOfChance(_ order: WordOrder) {
    let shares = (0...2).map(chance(ofDefect:))
    var bins = Bins(count: 4)
    var rows: [UInt64] = []
    order.forEach(Self.count) { word in
      rows.append(word)
      guard rows.count == 64 else { return }
      bins.add(min(64 - rank(&rows), 3))
      rows.removeAll(keepingCapacity: true)
    }
    expectPlausible(bins.chanceOfWorse(shares: shares + [1 - shares.reduce(0, +)]), "\(order)")
  }

  /// Repeated spacings of m birthdays in n days: a Poisson number of mean m^3 / 4n.
  ///
  /// That law holds for samples whose birthdays together number less than n^(5/12) (L'Ecuyer and
  /// Simard 2001): 2^13 of the 2^32 days that half a word can name, 2^26 of 2^64.
  @Test(arguments: WordOrder.allCases)
  func birthdaySpacingsArePoisson(_ order: WordOrder) {
    func expectPoisson(_ size: Int, mean: Double, _ what: String, day: (UInt64) -> UInt64) {
      let samples = size == 1 << 12 ? 2 : Self.count / size
      var (repeats, birthdays) = (0, [UInt64]())
      order.forEach(size * samples) { word in
        birthdays.append(day(word))
        guard birthdays.count == size else { return }
        repeats += repeatedSpacings(&birthdays)
        birthdays.removeAll(keepingCapacity: true)
      }
      expectPlausible(middleChance(of: repeats, mean: mean * Double(samples)), "\(what), \(order)")
    }
    expectPoisson(1 << 12, mean: 4, "high halves") { $0 >> 32 }
    expectPoisson(1 << 12, mean: 4, "low halves") { $0 & 0xFFFF_FFFF }
    if isNightly { expectPoisson(1 << 22, mean: 1, "whole words") { $0 } }
  }

  /// Bits agree with those of a word so far back in half of all places: each score below 5.2.
  @Test(arguments: WordOrder.allCases)
  func wordsDoNotEchoEarlierOnes(_ order: WordOrder) {
    let lags = [1, 2, 3, 4, 5, 8, 16, 64, 256, 1000]
    var past = [UInt64](repeating: 0, count: 1024)
    var differing = [Int](repeating: 0, count: lags.count)
    var i = 0
    order.forEach(Self.count) { word in
      if i >= 1024 {
        for (place, lag) in lags.enumerated() {
          differing[place] += (word ^ past[(i - lag) & 1023]).nonzeroBitCount
        }
      }
      past[i & 1023] = word
      i += 1
    }
    let bits = Double((i - 1024) * 64)
    for (lag, count) in zip(lags, differing) {
      let score = (Double(count) - bits / 2) / (bits / 4).squareRoot()
      #expect(score.magnitude < 5.2, "\(lag) back, \(order)")
    }
  }
}
