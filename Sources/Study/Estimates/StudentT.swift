import CGSL

/// Student's t distribution, by libgsl.
enum StudentT {
  /// GSL aborts the process on an error unless its handler is off; read once, before the first
  /// call.
  private static let isHandlerOff: Bool = {
    _ = gsl_set_error_handler_off()
    return true
  }()

  /// The quantile of a two-sided interval at a confidence.
  static func quantile(confidence: Double = 0.95, freedom: Double) -> Double {
    precondition(isHandlerOff && freedom > 0, "Student's t needs a degree of freedom")
    return gsl_cdf_tdist_Pinv(0.5 + confidence / 2, freedom)
  }

  /// The chance of a value at least as far from 0, on either side.
  static func twoSided(_ value: Double, freedom: Double) -> Double {
    precondition(isHandlerOff && freedom > 0, "Student's t needs a degree of freedom")
    return 2 * gsl_cdf_tdist_Q(abs(value), freedom)
  }

  /// The exact (Clopper-Pearson) limits of a share seen `hits` times in `trials`.
  static func exactLimits(hits: Int, trials: Int, confidence: Double = 0.95) -> (Double, Double) {
    precondition(isHandlerOff && trials > 0 && (0...trials).contains(hits), "hits among trials")
    let tail = (1 - confidence) / 2
    let misses = Double(trials - hits)
    let low = hits == 0 ? 0 : gsl_cdf_beta_Pinv(tail, Double(hits), misses + 1)
    let high = hits == trials ? 1 : gsl_cdf_beta_Qinv(tail, Double(hits) + 1, misses)
    return (low, high)
  }
}
