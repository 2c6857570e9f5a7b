/// Powers, by way of a logarithm that carries twice the usual digits.
extension Elementary {
  /// x to the power y for x >= 0; error below 0.8 ulp, also among subnormal results.
  ///
  /// As in C: pow(x, 0) = pow(1, y) = 1 and pow(0, y) is 0 or infinity by the sign of y. A
  /// negative x gives NaN, since no law here has a use for it.
  public static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN || x < 0 { return .nan }
    if x == 0 { return y > 0 ? 0 : .infinity }
    if x == .infinity { return y > 0 ? .infinity : 0 }
    if y.isInfinite { return (x > 1) == (y > 0) ? .infinity : 0 }
    // The logarithm of a double is 0 or at least 2^-53, so that this product has few digits but
    // the right size, which is all the ends need.
    let rough = y * log(x)
    if rough > 710 { return .infinity }
    if rough < -746 { return 0 }
    if rough.magnitude < 0x1p-60 { return 1 }
    let power = logarithm(x) * Pair(y)
    return scaled(expOfReduced(power.high, power.low))
  }

  /// log(x) for positive finite x with an error below 2^-66 of it.
  static func logarithm(_ x: Double) -> Pair {
    let subnormal = x < 0x1p-1022
    var (exponent, mantissa) = split(subnormal ? x * 0x1p54 : x)
    if subnormal { exponent -= 54 }
    // log(m) = 2 atanh(s), s = (m - 1) / (m + 1); three terms of the series carry a tail.
    let s = Pair(mantissa - 1) / Pair(sum: mantissa, 1)
    let z = s * s
    let t = z.high
    let low = 0x1.2492492492497p-2 + t * 0x1.c71c71c7153b2p-3
    let middle = 0x1.745d175518b2dp-3 + t * 0x1.3b13a51cd4d2fp-3
    let high = 0x1.1115a247755e8p-3 + t * 0x1.e01f44110e9cep-4 + t * t * 0x1.d9cc795cc9ae6p-4
    let rest = low + t * t * (middle + t * t * high)
    var series = Pair(high: 0x1.999999999999ap-2, low: -0x1.999999999999ap-56) + z * Pair(rest)
    series = Pair(high: 0x1.5555555555555p-1, low: 0x1.5555555555555p-55) + z * series
    let body = s + s + s * z * series
    let scale = Pair(high: 0x1.62e42fefa39efp-1, low: 0x1.abc9e3b39803fp-56)
    return scale * Pair(exponent) + body
  }
}

/// The unevaluated sum of two doubles, about 106 bits.
///
/// Sums after Knuth, products after Dekker (1971), whose splitting needs no fused multiply-add.
struct Pair: Sendable, BitwiseCopyable {
  let high: Double
  let low: Double

  init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  /// A plain number.
  init(_ value: Double) {
    self.init(high: value, low: 0)
  }

  /// The exact sum of two numbers.
  init(sum a: Double, _ b: Double) {
    let total = a + b
    let part = total - a
    self.init(high: total, low: (a - (total - part)) + (b - part))
  }

  /// The exact product of two numbers whose size leaves room for the splitting (below 2^996).
  init(product a: Double, _ b: Double) {
    let (a1, a0) = Pair.halves(a)
    let (b1, b0) = Pair.halves(b)
    let total = a * b
    self.init(high: total, low: ((a1 * b1 - total) + a1 * b0 + a0 * b1) + a0 * b0)
  }

  private static func halves(_ a: Double) -> (Double, Double) {
    let spread = a * 0x1.0000002p27
    let high = spread - (spread - a)
    return (high, a - high)
  }

  static func + (a: Pair, b: Pair) -> Pair {
    let sum = Pair(sum: a.high, b.high)
    return Pair(sum: sum.high, sum.low + (a.low + b.low))
  }

  static func * (a: Pair, b: Pair) -> Pair {
    let product = Pair(product: a.high, b.high)
    return Pair(sum: product.high, product.low + (a.high * b.low + a.low * b.high))
  }

  static func / (a: Pair, b: Pair) -> Pair {
    let first = a.high / b.high
    let back = Pair(product: first, b.high)
    let rest = ((a.high - back.high) - back.low) + (a.low - first * b.low)
    return Pair(sum: first, rest / b.high)
  }
}
