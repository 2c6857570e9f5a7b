/// Sine and cosine of angles in full turns, as a periodic rate needs them.
///
/// In turns the reduction of the angle is exact for every finite argument, where in radians it
/// would need a thousand digits of pi: a rate is as exact after a year as in the first hour.
extension Elementary {
  /// sin(2 pi x); error below 0.8 ulp, exactly 0 at half turns; NaN unless x is finite.
  public static func sinTurns(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let (quadrant, rest) = quarter(x)
    switch quadrant {
    case 0: return sinNearZero(rest)
    case 1: return cosNearZero(rest)
    case -1: return -cosNearZero(rest)
    default: return -sinNearZero(rest)
    }
  }

  /// cos(2 pi x); error below 0.8 ulp, exactly 0 at odd quarter turns; NaN unless x is finite.
  public static func cosTurns(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let (quadrant, rest) = quarter(x)
    switch quadrant {
    case 0: return cosNearZero(rest)
    case 1: return -sinNearZero(rest)
    case -1: return sinNearZero(rest)
    default: return -cosNearZero(rest)
    }
  }

  /// x = whole turns + quadrant / 4 + rest, exactly, with the quadrant in -2...2.
  private static func quarter(_ x: Double) -> (quadrant: Int, rest: Double) {
    let turn = x - nearest(x)
    let quadrant = nearest(turn * 4)
    return (Int(quadrant), turn - quadrant / 4)
  }

  /// The nearest integer, ties to even, without the C library's `rint`.
  private static func nearest(_ x: Double) -> Double {
    guard x.magnitude < 0x1p52 else { return x }
    let unit = x < 0 ? -0x1p52 : 0x1p52
    return (x + unit) - unit
  }

  /// sin(2 pi x) for |x| at most 1/8; the product with 2 pi is formed without its rounding error.
  private static func sinNearZero(_ x: Double) -> Double {
    let high = Double(bitPattern: x.bitPattern & 0xFFFF_FFFF_F800_0000)
    let low = x - high
    let w = x * x
    let w2 = w * w
    let p0 = -0x1.4abbce625be53p+5 + w * 0x1.466bc6775aae1p+6
    let p1 = -0x1.32d2cce62b872p+6 + w * 0x1.50783486facaap+5
    let p2 = -0x1.e3074d2614b2dp+3 + w * 0x1.e8f036bcd3237p+1 - w2 * 0x1.6cc577dadd922p-1
    let tail = x * w * (p0 + w2 * (p1 + w2 * p2))
    let small = low * 0x1.921fb54442d18p+2 + high * 0x1.10b4611a62633p-28
    return high * 0x1.921fb54p+2 + (small + tail)
  }

  /// cos(2 pi x) for |x| at most 1/8; the square of x is formed without its rounding error.
  private static func cosNearZero(_ x: Double) -> Double {
    let high = Double(bitPattern: x.bitPattern & 0xFFFF_FFFF_C000_0000)
    let low = x - high
    let w = x * x
    let w2 = w * w
    let p0 = 0x1.03c1f081b5ac4p+6 - w * 0x1.55d3c7e3cbffap+6
    let p1 = 0x1.e1f506891b72fp+5 - w * 0x1.a6d1f2a15a701p+4
    let p2 = 0x1.f9d38850e5eedp+2 - w * 0x1.b6df855cc99ffp+0 + w2 * 0x1.1ebe62242e9d8p-2
    let tail = w2 * (p0 + w2 * (p1 + w2 * p2))
    let square = high * high
    let small = low * (x + high)
    // 1 - 2 pi^2 (square + small) + tail, with 2 pi^2 = 19.5 + 0.2392: a square of 46 bits times
    // 39/2 is exact, and so is what the subtraction from 1 loses.
    let start = 1 - 19.5 * square
    let lost = (1 - start) - 19.5 * square
    return start + (tail - 0x1.e9e64df22ef2dp-3 * square - 0x1.3bd3cc9be45dep+4 * small + lost)
  }
}
