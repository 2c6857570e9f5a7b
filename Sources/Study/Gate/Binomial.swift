import CGSL

/// Exact chances of a number of hits, by libgsl.
enum Binomial {
  /// At most so many hits.
  static func atMost(_ hits: Int, of trials: Int, share: Double) -> Double {
    precondition((0...trials).contains(hits), "hits among trials")
    return gsl_cdf_binomial_P(UInt32(clamping: hits), share, UInt32(clamping: trials))
  }

  /// At least so many hits.
  static func atLeast(_ hits: Int, of trials: Int, share: Double) -> Double {
    precondition((0...trials).contains(hits), "hits among trials")
    guard hits > 0 else { return 1 }
    return gsl_cdf_binomial_Q(UInt32(clamping: hits - 1), share, UInt32(clamping: trials))
  }
}
