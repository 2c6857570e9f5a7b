/// Quantiles of the gamma law of mean 1, for the busyness of days.
public enum GammaQuantile {
  /// The quantile, of the gamma law with mean 1 and a coefficient of variation, at the level
  /// `Phi(normal)`.
  ///
  /// The level is given as a normal quantile, so that both tails keep their digits. Newton's method
  /// on the logarithm, from the Wilson-Hilferty approximation, inside a bracket; relative error
  /// below 1e-12. Source of the series and the fraction: Abramowitz and Stegun 6.5.29 and 6.5.31.
  public static func unitMean(cv: Double, normal z: Double) -> Double {
    precondition(cv > 0 && cv < 1e3, "a coefficient of variation above 0")
    let shape = 1 / (cv * cv)
    let isUpper = z > 0
    let tail = lowerTail(-abs(z))
    let ninth = 1 / (9 * shape)
    let root = 1 - ninth + z * ninth.squareRoot()
    let low = Elementary.exp(
      (Elementary.log(max(tail, 1e-300)) + Elementary.logGamma(shape + 1)) / shape)
    var x = root > 0.1 ? shape * root * root * root : (isUpper ? shape : max(low, 1e-300))
    var (least, most) = (0.0, Double.infinity)
    for _ in 0..<200 {
      let miss = isUpper ? tail - upper(shape, x) : lower(shape, x) - tail
      if miss > 0 { most = x } else { least = x }
      let density = Elementary.exp(
        (shape - 1) * Elementary.log(x) - x - Elementary.logGamma(shape))
      var next = x * Elementary.exp(-max(-30, min(30, miss / (density * x))))
      if !(next > least && next < most) {
        next = most == .infinity ? 2 * x : 0.5 * (least + most)
      }
      if abs(next - x) <= 1e-14 * x { return next / shape }
      x = next
    }
    return x / shape
  }

  /// The standard normal distribution function at a point of at most 0.
  static func lowerTail(_ z: Double) -> Double {
    // Half the upper gamma function of 1/2 at z^2 / 2.
    z == 0 ? 0.5 : 0.5 * upper(0.5, 0.5 * z * z)
  }

  private static func lower(_ shape: Double, _ x: Double) -> Double {
    x < shape + 1 ? series(shape, x) : 1 - fraction(shape, x)
  }

  private static func upper(_ shape: Double, _ x: Double) -> Double {
    x < shape + 1 ? 1 - series(shape, x) : fraction(shape, x)
  }

  private static func front(_ shape: Double, _ x: Double) -> Double {
    Elementary.exp(shape * Elementary.log(x) - x - Elementary.logGamma(shape))
  }

  private static func series(_ shape: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    var (term, sum, n) = (1 / shape, 1 / shape, shape)
    while term > sum * 1e-17 {
      n += 1
      term *= x / n
      sum += term
    }
    return sum * front(shape, x)
  }

  /// Lentz's evaluation of the continued fraction.
  private static func fraction(_ shape: Double, _ x: Double) -> Double {
    var b = x + 1 - shape
    var c = 1e300
    var d = 1 / b
    var h = d
    for i in 1..<100_000 {
      let n = Double(i)
      let a = -n * (n - shape)
      b += 2
      d = 1 / (a * d + b)
      c = b + a / c
      let change = d * c
      h *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return h * front(shape, x)
  }
}
