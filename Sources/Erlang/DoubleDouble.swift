#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An unevaluated sum of two doubles, about 31 decimal digits.
///
/// The exponent of a Poisson probability for a million agents is a difference of numbers near
/// 10^7; in plain doubles it keeps nine digits, in pairs all that the answer can hold.
/// Source of the error-free sums and products: Dekker (1971), Numerische Mathematik 18:224-242;
/// Knuth, The Art of Computer Programming, volume 2, section 4.2.2.
struct DoubleDouble: Sendable, Equatable {
  let high: Double
  let low: Double

  init(_ value: Double) {
    high = value
    low = 0
  }

  private init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  /// A pair that was computed elsewhere: `low` is at most half a unit in the last place of `high`.
  static func pair(_ high: Double, _ low: Double) -> DoubleDouble {
    DoubleDouble(high: high, low: low)
  }

  /// The exact sum of two doubles.
  static func sum(_ x: Double, _ y: Double) -> DoubleDouble {
    let total = x + y
    let part = total - x
    return DoubleDouble(high: total, low: (x - (total - part)) + (y - part))
  }

  /// The sum of two doubles of which the first is the larger one.
  private static func quickSum(_ x: Double, _ y: Double) -> DoubleDouble {
    let total = x + y
    return DoubleDouble(high: total, low: y - (total - x))
  }

  /// The exact product of two doubles.
  static func product(_ x: Double, _ y: Double) -> DoubleDouble {
    let total = x * y
    return DoubleDouble(high: total, low: (-total).addingProduct(x, y))
  }

  /// The quotient of two doubles to full pair precision.
  static func quotient(_ x: Double, _ y: Double) -> DoubleDouble {
    DoubleDouble(x) / DoubleDouble(y)
  }

  static prefix func - (x: DoubleDouble) -> DoubleDouble {
    DoubleDouble(high: -x.high, low: -x.low)
  }

  static func + (x: DoubleDouble, y: DoubleDouble) -> DoubleDouble {
    let highs = sum(x.high, y.high)
    let lows = sum(x.low, y.low)
    let once = quickSum(highs.high, highs.low + lows.high)
    return quickSum(once.high, once.low + lows.low)
  }

  static func - (x: DoubleDouble, y: DoubleDouble) -> DoubleDouble { x + -y }

  static func * (x: DoubleDouble, y: DoubleDouble) -> DoubleDouble {
    let main = product(x.high, y.high)
    return quickSum(main.high, main.low + (x.high * y.low + x.low * y.high))
  }

  static func / (x: DoubleDouble, y: DoubleDouble) -> DoubleDouble {
    let first = x.high / y.high
    let rest = x - y * DoubleDouble(first)
    let second = rest.high / y.high
    let last = rest - y * DoubleDouble(second)
    let sum = quickSum(first, second)
    return quickSum(sum.high, sum.low + last.high / y.high)
  }

  static let logOfTwo = DoubleDouble(high: 0x1.62e42fefa39efp-1, low: 0x1.abc9e3b39803fp-56)

  /// The coefficients of artanh: reciprocals of the odd numbers from 1 to 45.
  private static let oddReciprocals: [DoubleDouble] = (0..<23).map {
    DoubleDouble(1) / DoubleDouble(Double(2 * $0 + 1))
  }

  /// Logarithms of the sixty-fourths from 40/64 to 96/64, by the whole series.
  private static let logsOfSixtyFourths: [DoubleDouble] = (40...96).map {
    logOfQuotient(DoubleDouble(Double($0)), DoubleDouble(64), terms: oddReciprocals.count)
  }

  /// log(x / y) = 2 artanh((x - y) / (x + y)), a series in the odd powers.
  ///
  /// Eight terms leave 1e-36 for neighbors among the sixty-fourths, 23 for a ratio up to 8/5.
  private static func logOfQuotient(
    _ x: DoubleDouble, _ y: DoubleDouble, terms: Int
  ) -> DoubleDouble {
    let ratio = (x - y) / (x + y)
    let square = ratio * ratio
    var sum = DoubleDouble(0)
    for coefficient in oddReciprocals.prefix(terms).reversed() {
      sum = sum * square + coefficient
    }
    return DoubleDouble(high: 2 * ratio.high, low: 2 * ratio.low) * sum
  }

  /// The natural logarithm of a positive normal number; of any other what the C library says.
  ///
  /// A power of two brings it between sqrt(1/2) and sqrt(2); the logarithm of the nearest k / 64
  /// comes from a table, the rest from a short series.
  var naturalLog: DoubleDouble {
    guard high.isNormal && high > 0 else { return DoubleDouble(log(high)) }
    var exponent = Double(high.exponent)
    var scale = high.significand / high
    if high * scale > 2.0.squareRoot() {
      exponent += 1
      scale *= 0.5
    }
    let mantissa = DoubleDouble(high: high * scale, low: low * scale)
    let index = (mantissa.high * 64).rounded()
    let rest = Self.logOfQuotient(mantissa, DoubleDouble(index / 64), terms: 8)
    let table = Self.logsOfSixtyFourths[Int(index) - 40]
    return rest + table + Self.logOfTwo * DoubleDouble(exponent)
  }

  /// exp(x) for a double x whose exponential is a normal number.
  ///
  /// The plain exponential is corrected by what its own logarithm misses.
  static func exponential(_ x: Double) -> DoubleDouble {
    let rough = exp(x)
    let miss = DoubleDouble(x) - DoubleDouble(rough).naturalLog
    return sum(rough, rough * (miss.high + 0.5 * miss.high * miss.high))
  }
}
