/// Elementary functions whose bits are the same on every processor, in debug and in release.
///
/// The C library picks its `log` or `exp` by the processor's vector units, so that their last bits
/// differ between machines; what a simulation draws must not. Only +, -, x, /, square roots and
/// bit operations are used here, and no fused multiply-add. The polynomials are our own, fitted at
/// Chebyshev nodes with 60 digits. Errors were measured against a 60-digit table and are stated
/// in units of the last place (ulp) of the result.
public enum Elementary {
  @usableFromInline static let ln2High = 0x1.62e42fee00000p-1
  @usableFromInline static let ln2Low = 0x1.a39ef35793c76p-33

  /// The natural logarithm; error below 0.8 ulp; -infinity at zero, NaN below.
  @inlinable
  public static func log(_ x: Double) -> Double {
    guard x >= 0x1p-1022, x < .infinity else { return logOfSpecial(x) }
    let (exponent, mantissa) = split(x)
    return logOfSplit(exponent, mantissa - 1)
  }

  /// The logarithm of 1 + x, exact also where 1 + x is not; error below 0.8 ulp.
  public static func log1p(_ x: Double) -> Double {
    // Inside the interval of the polynomial the sum need not be formed at all.
    if x > -0.29, x < 0.41 {
      return x.magnitude < 0x1p-60 ? x : logOfSplit(0, x)
    }
    let sum = 1 + x
    guard sum >= 0x1p-1022, sum < .infinity else { return log(sum) }
    let lost = x > 1 ? 1 - (sum - x) : x - (sum - 1)
    let (exponent, mantissa) = split(sum)
    return logOfSplit(exponent, mantissa - 1, plus: lost / sum)
  }

  /// The exponential function; error below 0.8 ulp, also among subnormal results.
  @inlinable
  public static func exp(_ x: Double) -> Double {
    guard x.magnitude < 708 else { return expOfSpecial(x) }
    let (exponent, fraction) = expOfReduced(x, 0)
    return Double(bitPattern: fraction.bitPattern &+ UInt64(bitPattern: exponent) &<< 52)
  }

  /// x = 2^exponent * mantissa with the mantissa in [sqrt(1/2), sqrt(2)); x positive and normal.
  @inlinable @inline(__always)
  static func split(_ x: Double) -> (exponent: Double, mantissa: Double) {
    let halfRoot: UInt64 = 0x3FE6_A09E_667F_3BCD
    let shifted = x.bitPattern &- halfRoot
    let exponent = Int64(bitPattern: shifted) &>> 52
    let mantissa = (shifted & 0x000F_FFFF_FFFF_FFFF) &+ halfRoot
    // 2^52 + 2048 + exponent has the exponent in its lowest bits: cheaper than a conversion.
    let shown = Double(bitPattern: UInt64(bitPattern: exponent &+ 0x4330_0000_0000_0800))
    return (shown - (0x1p52 + 2048), Double(bitPattern: mantissa))
  }

  /// exponent * log(2) + log(1 + f) for 1 + f in [sqrt(1/2), sqrt(2)).
  ///
  /// With s = f / (2 + f), log(1 + f) = 2 atanh(s) = f - f^2/2 + s (f^2/2 + R(s^2)), a form in
  /// which all that is rounded early is small beside f.
  @inlinable @inline(__always)
  static func logOfSplit(_ exponent: Double, _ f: Double, plus tail: Double = 0) -> Double {
    let s = f / (2 + f)
    let z = s * s
    let z2 = z * z
    let low = 0x1.5555555555558p-1 + z * 0x1.9999999995273p-2
    let middle = 0x1.2492492dfd86cp-2 + z * 0x1.c71c62d5e53e0p-3
    let high = 0x1.7462b91b8df65p-3 + z * 0x1.39fdcceb4bb45p-3 + z2 * 0x1.2b5f68a50d903p-3
    let r = z * (low + z2 * (middle + z2 * high))
    let half = 0.5 * f * f
    let small = s * (half + r) + (exponent * ln2Low + tail)
    return exponent * ln2High - ((half - small) - f)
  }

  @inline(never) @usableFromInline
  static func logOfSpecial(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x == 0 { return -.infinity }
    guard x > 0 else { return .nan }
    let (exponent, mantissa) = split(x * 0x1p54)
    return logOfSplit(exponent - 54, mantissa - 1)
  }

  /// exp(x + tail) = 2^exponent * fraction, the fraction in (0.7, 1.42); |x| at most 746.
  @inlinable @inline(__always)
  static func expOfReduced(_ x: Double, _ tail: Double) -> (exponent: Int64, fraction: Double) {
    // Adding 1.5 * 2^52 rounds to an integer, which then stands in the lowest bits.
    let shifted = x * 0x1.71547652b82fep+0 + 0x1.8p52
    let whole = shifted - 0x1.8p52
    let exponent = Int64(bitPattern: shifted.bitPattern &<< 12) &>> 12
    let high = x - whole * ln2High
    let low = whole * ln2Low - tail
    let r = high - low
    let lost = (high - r) - low
    let r2 = r * r
    let r4 = r2 * r2
    let p0 = 0x1.5555555555556p-3 + r * 0x1.5555555555555p-5
    let p1 = 0x1.11111111109a6p-7 + r * 0x1.6c16c16c167dap-10
    let p2 = 0x1.a01a01a7cebcdp-13 + r * 0x1.a01a01a48116fp-16
    let p3 = 0x1.71de0d85293b8p-19 + r * 0x1.27e4e1dcf773bp-22
    let p4 = 0x1.af390ba7e6f47p-26 + r * 0x1.1f6717774d5e0p-29
    let p = (p0 + r2 * p1) + r4 * ((p2 + r2 * p3) + r4 * p4)
    return (exponent, 1 + (r + (r2 * (0.5 + r * p) + lost)))
  }

  @inline(never) @usableFromInline
  static func expOfSpecial(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 710 { return .infinity }
    if x < -746 { return 0 }
    return scaled(expOfReduced(x, 0))
  }

  /// 2^exponent * fraction by two exact factors and one rounding, for results near the ends.
  static func scaled(_ value: (exponent: Int64, fraction: Double)) -> Double {
    let first = value.exponent / 2
    let second = value.exponent - first
    return value.fraction * powerOfTwo(first) * powerOfTwo(second)
  }

  /// 2^n for n in -1022...1023.
  @inline(__always)
  static func powerOfTwo(_ n: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: n + 1023) &<< 52)
  }
}
