/// The gamma function and its relatives: for the constants of laws and for distribution functions.
///
/// None of them stands in a hot path: a law asks once, a day's busyness once a replication.
extension Elementary {
  static let halfLogTwoPi = 0.918938533204672742

  /// The logarithm of the gamma function for x > 0; error below 1e-14 of max(1, |result|).
  ///
  /// Stirling's series from 10 on, below it after the recurrence Gamma(x + 1) = x Gamma(x).
  public static func logGamma(_ x: Double) -> Double {
    precondition(x > 0, "logGamma needs a positive argument")
    var (y, product) = (x, 1.0)
    while y < 10 {
      product *= y
      y += 1
    }
    return ((y - 0.5) * log(y) - y) + (halfLogTwoPi + stirling(y)) - log(product)
  }

  /// What Stirling's formula lacks of log Gamma(x), x >= 10 (Abramowitz and Stegun 6.1.41).
  private static func stirling(_ x: Double) -> Double {
    let coefficients: [Double] = [
      -3617.0 / 122400, 1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260,
      -1.0 / 360, 1.0 / 12,
    ]
    let w = 1 / (x * x)
    return coefficients.reduce(0) { $0 * w + $1 } / x
  }

  /// The shares of the gamma law of unit scale that lie below and above x.
  ///
  /// The series (Abramowitz and Stegun 6.5.29) below the mean, the continued fraction (6.5.31)
  /// above it, so that neither share loses its digits; relative error below 10^-12 for shapes from
  /// 1/64 to 10^4 and shares above 10^-290.
  public static func gammaShares(shape: Double, _ x: Double) -> (lower: Double, upper: Double) {
    precondition(shape > 0, "a gamma law has a positive shape")
    guard x > 0 else { return (0, 1) }
    guard x < .infinity else { return (1, 0) }
    let density = gammaDensity(shape, x)
    if x < shape + 1 {
      var (term, sum, n) = (1.0, 1.0, shape)
      while term > sum * 0x1p-56 {
        n += 1
        term *= x / n
        sum += term
      }
      let lower = min(density * sum, 1)
      return (lower, 1 - lower)
    }
    let upper = min(density * shape * gammaFraction(shape, x), 1)
    return (1 - upper, upper)
  }

  /// x^a exp(-x) / Gamma(a + 1).
  private static func gammaDensity(_ a: Double, _ x: Double) -> Double {
    if a < 10 { return exp(a * log(x) - x - logGamma(a + 1)) }
    // The two large terms cancel near the mean; (x - a) / a is what is left of them.
    let m = (x - a) / a
    let distance = m.magnitude < 0.5 ? m - log1p(m) : m - log(x / a)
    return exp(-a * distance - stirling(a)) / (2 * .pi * a).squareRoot()
  }

  /// The continued fraction of the upper share, by Lentz's method.
  private static func gammaFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var fraction = d
    var i = 1.0
    while i < 1e7 {
      let numerator = -i * (i - a)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      fraction *= c * d
      if (c * d - 1).magnitude < 0x1p-52 { break }
      i += 1
    }
    return fraction
  }

  /// The point of a gamma law of unit scale below which lies what a normal law has below z.
  ///
  /// It turns a normal copula into dependent gamma variates. Newton's steps on the smaller share,
  /// held inside a bracket, from the start of Wilson and Hilferty (1931), which alone is good
  /// to 10 digits where the shape exceeds 10^8; relative error below 1e-12 otherwise.
  public static func gammaOfNormal(_ z: Double, shape: Double) -> Double {
    precondition(shape > 0, "a gamma law has a positive shape")
    guard z.isFinite else { return z < 0 ? 0 : z }
    // Beyond 37 the share of the tail is no longer a normal double.
    let z = min(max(z, -37), 37)
    let root = 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot())
    let start = shape * root * root * root
    if shape > 1e8 { return start }
    let isLow = z < 0
    let target = Normal.distribution(-z.magnitude)
    // Far below the mean, and for small shapes, the lower share is nearly x^a / Gamma(a + 1).
    let below = isLow ? log(target) : log1p(-target)
    let first = exp((below + logGamma(shape + 1)) / shape)
    if first < 1e-290 { return first }
    var (low, high) = (0.0, Double.infinity)
    var x = root > 0.3 ? start : first
    for _ in 0..<200 {
      let shares = gammaShares(shape: shape, x)
      let excess = isLow ? shares.lower - target : target - shares.upper
      if excess > 0 { high = x } else { low = x }
      let slope = gammaDensity(shape, x) * shape / x
      let next = x - excess / slope
      // Newton doubles the digits: a step this small leaves an error that is none.
      if (next - x).magnitude <= 0x1p-32 * x { return next }
      let isBetween = next > low && next < high
      x = isBetween ? next : high < .infinity ? 0.5 * (low + high) : 2 * x
    }
    return x
  }
}
