#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A positive number (or zero) as mantissa times exp(exponent), free of overflow.
///
/// The weights of a queue's states span thousands of powers of ten; their ratios are what is asked.
struct Scaled: Sendable {
  let mantissa: Double
  let exponent: DoubleDouble

  init(_ mantissa: Double, exponent: DoubleDouble = DoubleDouble(0)) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// The natural logarithm; minus infinity for zero.
  var log: Double {
    exponent.high + (exponent.low + naturalLogarithm(mantissa))
  }

  /// The plain value; infinite or zero when it leaves the double range.
  var value: Double {
    guard mantissa > 0 else { return 0 }
    guard exponent.high != 0 else { return mantissa }
    let near = abs(exponent.high) < 700
    let plain = near ? exp(exponent.high) * (1 + exponent.low) * mantissa : 0
    if near && plain.isNormal { return plain }
    // The mantissa's logarithm joins the exponent so that one extreme can undo the other.
    let total = exponent + DoubleDouble(naturalLogarithm(mantissa))
    return exp(total.high) * (1 + total.low)
  }

  static func * (x: Scaled, factor: Double) -> Scaled {
    Scaled(x.mantissa * factor, exponent: x.exponent)
  }

  static func + (x: Scaled, y: Scaled) -> Scaled {
    guard x.mantissa > 0 else { return y }
    guard y.mantissa > 0 else { return x }
    let (large, small) = x.log < y.log ? (y, x) : (x, y)
    let moved = Scaled(small.mantissa, exponent: small.exponent - large.exponent).value
    return Scaled(large.mantissa + moved, exponent: large.exponent)
  }

  static func / (x: Scaled, y: Scaled) -> Scaled {
    Scaled(x.mantissa / y.mantissa, exponent: x.exponent - y.exponent)
  }
}

/// The C library's logarithm under a name that a property called `log` does not hide.
func naturalLogarithm(_ x: Double) -> Double { log(x) }

extension Scaled {
  /// Stands for infinity where infinity minus infinity must not arise: exp(10^300).
  static let beyondReach = Scaled(1, exponent: DoubleDouble(1e300))

  /// 1 / x for x above zero.
  static func reciprocal(_ x: Scaled) -> Scaled { Scaled(1) / x }
}

extension Scaled {
  static func * (x: Scaled, y: Scaled) -> Scaled {
    Scaled(x.mantissa * y.mantissa, exponent: x.exponent + y.exponent)
  }
}
