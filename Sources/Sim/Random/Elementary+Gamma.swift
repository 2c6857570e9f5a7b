/// The gamma function and its relatives: for the constants of laws and for distribution functions.
extension Elementary {
  /// The logarithm of the gamma function for x > 0; error below 2e-15 of max(1, |result|).
  ///
  /// Stirling's series (Abramowitz and Stegun 6.1.41) from 10 on, after the recurrence below it.
  public static func logGamma(_ x: Double) -> Double {
    precondition(x > 0, "logGamma needs a positive argument")
    var (y, product) = (x, 1.0)
    while y < 10 {
      product *= y
      y += 1
    }
    let w = 1 / (y * y)
    let terms =
      1.0 / 12 - w
      * (1.0 / 360 - w
        * (1.0 / 1260 - w
          * (1.0 / 1680 - w
            * (1.0 / 1188 - w * (691.0 / 360360 - w * (1.0 / 156 - w * 3617.0 / 122400))))))
    let halfLogTwoPi = 0.918938533204672742
    return ((y - 0.5) * log(y) - y) + (halfLogTwoPi + terms / y) - log(product)
  }
}
