#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Elementary functions that keep their relative precision where the textbook form cancels.
enum Elementary {
  /// log(1 + z) - z for z > -1, without cancellation near zero.
  ///
  /// With w = z / (2 + z), log(1 + z) = 2 artanh(w) and 2 w - z = -z w, so the first-order terms
  /// cancel on paper instead of in the machine.
  static func logOnePlusMinus(_ z: Double) -> Double {
    guard abs(z) < 0.3 else { return log1p(z) - z }
    let w = z / (2 + z)
    let square = w * w
    var sum = 1.0 / 23
    sum = sum * square + 1.0 / 21
    sum = sum * square + 1.0 / 19
    sum = sum * square + 1.0 / 17
    sum = sum * square + 1.0 / 15
    sum = sum * square + 1.0 / 13
    sum = sum * square + 1.0 / 11
    sum = sum * square + 1.0 / 9
    sum = sum * square + 1.0 / 7
    sum = sum * square + 1.0 / 5
    sum = sum * square + 1.0 / 3
    return w * (2 * square * sum - z)
  }

  /// exp(x) - 1 - x, without cancellation near zero; never negative.
  static func expMinusOneMinus(_ x: Double) -> Double { x * expRemainder(x) }

  /// (exp(x) - 1 - x) / x, continued by 0 at x = 0.
  static func expRemainder(_ x: Double) -> Double {
    guard abs(x) < 0.7 else { return (expm1(x) - x) / x }
    // Taylor: x/2! + x^2/3! + ... + x^15/16!, the next term below 1e-17 of the sum.
    var sum = 1.0 / 20_922_789_888_000
    sum = sum * x + 1.0 / 1_307_674_368_000
    sum = sum * x + 1.0 / 87_178_291_200
    sum = sum * x + 1.0 / 6_227_020_800
    sum = sum * x + 1.0 / 479_001_600
    sum = sum * x + 1.0 / 39_916_800
    sum = sum * x + 1.0 / 3_628_800
    sum = sum * x + 1.0 / 362_880
    sum = sum * x + 1.0 / 40_320
    sum = sum * x + 1.0 / 5040
    sum = sum * x + 1.0 / 720
    sum = sum * x + 1.0 / 120
    sum = sum * x + 1.0 / 24
    sum = sum * x + 1.0 / 6
    sum = sum * x + 1.0 / 2
    return x * sum
  }

  /// The standard normal density.
  static func normalDensity(_ x: Double) -> Double {
    exp(-0.5 * x * x) / (2 * Double.pi).squareRoot()
  }

  /// The standard normal distribution function, precise in its lower tail.
  static func normalCDF(_ x: Double) -> Double {
    0.5 * erfc(-x / 2.0.squareRoot())
  }

  /// h(x) - x, where h is the hazard rate of the standard normal law; positive for every x.
  ///
  /// Above 2 by Laplace's continued fraction h(x) = x + 1/(x + 2/(x + 3/(x + ...))), whose first
  /// term drops out instead of being subtracted.
  static func hazardExcess(_ x: Double) -> Double {
    guard x > 2 else { return normalDensity(x) / normalCDF(-x) - x }
    var tail = x
    // 1200 / x^2 levels leave less than 1e-17 at x = 2 and fewer are needed beyond.
    var level = (1200 / (x * x)).rounded(.up) + 10
    while level >= 2 {
      tail = x + level / tail
      level -= 1
    }
    return 1 / tail
  }

  /// The hazard rate of the standard normal law.
  static func hazard(_ x: Double) -> Double {
    x > 2 ? x + hazardExcess(x) : normalDensity(x) / normalCDF(-x)
  }
}
