#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The two halves of the gamma function that all Markovian queues are made of.
///
/// With p(x, y) = exp(-y) y^x / Gamma(x + 1), the Poisson probability continued to real x,
///
///     upper(x, y) = integral over u > 0       of exp(-u) (1 + u/y)^x   = Q(x + 1, y) / p(x, y)
///     lower(x, y) = integral over 0 < v < y   of exp(v) (1 - v/y)^x    = P(x + 1, y) / p(x, y)
///
/// so that upper + lower = 1 / p. upper(s, a) is 1 / B(s, a) in Jagerman's continuation (Jagerman,
/// "Some properties of the Erlang loss function", Bell System Technical Journal 53, 1974).
/// Both integrands fall from their start when x <= y (upper) and x >= y (lower), so a Gauss rule on
/// the stretch that matters costs the same for ten agents and for a million.
enum IncompleteGamma {
  /// Below this the recursion and the series are short and exact enough to need no integral.
  private static let small = 100.0

  /// x log(x / y) - x + y >= 0, the exponent of the Poisson probability, in pairs.
  static func saddle(_ x: DoubleDouble, _ y: DoubleDouble) -> DoubleDouble {
    guard x.high > 0 else { return y - x }
    let ratio = x / y
    let usable = ratio.high.isNormal && abs(Double(ratio.high.exponent)) < 900
    let logRatio = usable ? ratio.naturalLog : x.naturalLog - y.naturalLog
    return x * logRatio - x + y
  }

  /// log Gamma(x + 1) - (x log x - x + log(2 pi x) / 2) for x >= 16, Stirling's series.
  static func stirlingRemainder(_ x: Double) -> Double {
    let z = 1 / (x * x)
    let tail = 1.0 / 1188 - z * (691.0 / 360_360)
    return (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * tail)))) / x
  }

  /// 1 / p(x, y) for x > -1 and y > 0.
  static func inversePoint(_ x: DoubleDouble, _ y: DoubleDouble) -> Scaled {
    guard x.high >= 16 else {
      return Scaled(tgamma(x.high + 1), exponent: y - x * y.naturalLog)
    }
    let mantissa = (2 * Double.pi * x.high).squareRoot() * exp(stirlingRemainder(x.high))
    return Scaled(mantissa, exponent: saddle(x, y))
  }

  static func inversePoint(_ x: Double, _ y: Double) -> Scaled {
    inversePoint(DoubleDouble(x), DoubleDouble(y))
  }

  /// upper(x, y) for x > -1 and y > 0.
  static func upper(_ x: Double, _ y: Double) -> Scaled {
    if x >= 0 && x <= 200 && x == x.rounded(.down) {
      // So few steps of the recursion cost less than anything else and keep 14 digits.
      let value = recursion(1, from: 0, to: x, y)
      if value < 1e290 { return Scaled(value) }
    }
    guard x > y else { return Scaled(plainUpper(x, y)) }
    let inverse = inversePoint(x, y)
    let below = (Scaled(plainLower(x, y)) / inverse).value
    return inverse * (1 - below)
  }

  /// lower(x, y) for x > -1 and y > 0.
  static func lower(_ x: Double, _ y: Double) -> Scaled {
    guard x < y && y >= small else { return Scaled(plainLower(x, y)) }
    let inverse = inversePoint(x, y)
    let above = (Scaled(plainUpper(x, y)) / inverse).value
    return inverse * (1 - above)
  }

  /// The regularized lower function P(k, y) and its complement, for k > 0 and y >= 0.
  static func regularized(_ k: Double, _ y: Double) -> (below: Double, above: Double) {
    guard y > 0 else { return (0, 1) }
    guard y.isFinite else { return (1, 0) }
    let inverse = inversePoint(k, y)
    // P(k, y) = p(k, y) (1 + lower(k, y)), Q(k, y) = p(k, y) (upper(k, y) - 1).
    if y <= k + 1 || y < small {
      let below = (Scaled(1 + plainLower(k, y)) / inverse).value
      if below < 0.99 { return (below, 1 - below) }
    }
    let above = (Scaled(k / y * plainUpper(k - 1, y)) / inverse).value
    return (1 - above, above)
  }

  /// upper(x, y) where it is a modest number: x <= y, or x small.
  private static func plainUpper(_ x: Double, _ y: Double) -> Double {
    guard y < small else { return integral(x, y, rising: 1) }
    let start = x - max(0, x.rounded(.up))
    let value =
      start == 0 ? 1 : y < 1 ? logarithmicIntegral(start, y) : continuedFraction(start, y)
    return recursion(value, from: start, to: x, y)
  }

  /// upper(x, y) from its value at `start`, a whole number of steps below: 1 + x/y upper(x - 1, y).
  private static func recursion(
    _ value: Double, from start: Double, to x: Double, _ y: Double
  ) -> Double {
    var (value, level) = (value, start)
    while level < x - 0.5 {
      level += 1
      value = 1 + level / y * value
    }
    return value
  }

  /// upper(x, y) for -1 < x <= 0 and y >= 1, Legendre's continued fraction from below.
  private static func continuedFraction(_ x: Double, _ y: Double) -> Double {
    // The error falls as exp(-4 sqrt(n y)); this many levels leave less than 1e-17.
    let levels = (100 / y).rounded(.up) + 6
    var value = y - x + 2 * levels
    for level in stride(from: levels, to: 0, by: -1) {
      value = y - x + 2 * (level - 1) - level * (level - 1 - x) / value
    }
    return y / value
  }

  /// lower(x, y) where it is a modest number: x >= y, or y small.
  private static func plainLower(_ x: Double, _ y: Double) -> Double {
    guard max(x, y) < small || y < 1e-3 * x else { return integral(x, y, rising: -1) }
    // The series sum of y^k / ((x + 1) ... (x + k)): positive terms, at most a few hundred.
    var term = y / (x + 1)
    var sum = term
    var level = x + 1
    while term > 1e-18 * sum {
      level += 1
      term *= y / level
      sum += term
    }
    return sum
  }

  /// y times the integral over z of exp(-|x - y| z + x (log(1 + r z) - r z)), r = 1 or -1, over
  /// the stretch on which the exponent stays above -42.
  private static func integral(_ x: Double, _ y: Double, rising: Double) -> Double {
    let slope = abs(x - y)
    // The quadratic term alone gives the first guess; Newton's steps then follow the true curve.
    var length = 84 / (slope + (slope * slope + 84 * max(x, 0)).squareRoot())
    for _ in 0..<4 {
      length = min(length, rising < 0 ? 0.999 : .infinity)
      let drop = slope * length - x * Elementary.logOnePlusMinus(rising * length)
      let steepness = slope + x * length / (1 + rising * length)
      length -= (drop - 42) / steepness
    }
    if rising < 0 { length = min(length, 1) }
    var sum = 0.0
    for node in GaussLegendre.rule {
      let z = length * node.position
      sum += node.weight * exp(x * Elementary.logOnePlusMinus(rising * z) - slope * z)
    }
    return y * length * sum
  }

  /// upper(x, y) for -1 < x <= 0, by the trapezoid rule in log u, which converges geometrically.
  private static func logarithmicIntegral(_ x: Double, _ y: Double) -> Double {
    let step = 0.25
    var position = min(0, log(y)) - 38
    var sum = 0.0
    while position < 4 {
      let u = exp(position)
      sum += u * exp(x * log1p(u / y) - u)
      position += step
    }
    return step * sum
  }
}
