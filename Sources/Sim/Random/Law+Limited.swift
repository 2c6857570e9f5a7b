/// The moments of a law cut off at a time: what the excess of a handle time is worked out from.
extension Law {
  /// E[min(draw, t)] and E[min(draw, t)^2] for t in seconds, in seconds and square seconds; 0 below
  /// 0.
  ///
  /// The first is the integral of the survival function up to t, the second twice that of t times
  /// the survival function; both in closed form.
  /// - Parameter tables: Those that the law was made with.
  public func limitedMoments(
    _ t: Double, tables: LawTables
  ) -> (first: Double, second: Double) {
    guard t > 0 else { return (0, 0) }
    guard kind != .never else { return (t, t * t) }
    guard kind != .deterministic else {
      let least = min(scale, t)
      return (least, least * least)
    }
    let x = t / scale
    let inside = unitMoments(x, tables.values)
    return (inside.first * scale, inside.second * scale * scale)
  }

  /// The same of the unit law.
  private func unitMoments(_ x: Double, _ table: [Double]) -> (first: Double, second: Double) {
    switch kind {
    case .exponential: return Law.exponentialMoments(x, mean: 1)
    case .lognormal:
      let place = Elementary.log(x) / first
      let beyond = Normal.distribution(-place)
      let half = 0.5 * first * first
      return (
        Elementary.exp(half) * Normal.distribution(place - first) + x * beyond,
        Elementary.exp(4 * half) * Normal.distribution(place - 2 * first) + x * x * beyond
      )
    case .gamma, .gammaBelowOne:
      let shape = unitMean
      let beyond = Elementary.gammaShares(shape: shape, x).upper
      let one = Elementary.gammaShares(shape: shape + 1, x).lower
      let two = Elementary.gammaShares(shape: shape + 2, x).lower
      return (shape * one + x * beyond, shape * (shape + 1) * two + x * x * beyond)
    case .weibull:
      let power = Elementary.pow(x, second)
      return (
        Elementary.exp(Elementary.logGamma(1 + first))
          * Elementary.gammaShares(shape: first, power).lower,
        Elementary.exp(Elementary.logGamma(1 + 2 * first))
          * Elementary.gammaShares(shape: 2 * first, power).lower
      )
    case .uniform: return uniformMoments(x)
    case .hyperexponential, .equallyLikely, .weighted: return momentsOfTable(x, table)
    case .deterministic, .never: return (x, x * x)
    }
  }

  private static func exponentialMoments(
    _ x: Double, mean: Double
  ) -> (first: Double, second: Double) {
    let left = Elementary.exp(-x / mean)
    return (mean * (1 - left), 2 * mean * (mean - (mean + x) * left))
  }

  private func uniformMoments(_ x: Double) -> (first: Double, second: Double) {
    let (low, width) = (first, second)
    guard x > low else { return (x, x * x) }
    guard width > 0 else { return (low, low * low) }
    let top = min(x, low + width)
    let left = (low + width - top) / width
    return (
      (top * top - low * low) / (2 * width) + top * left,
      (top * top * top - low * low * low) / (3 * width) + top * top * left
    )
  }

  private func momentsOfTable(
    _ x: Double, _ table: [Double]
  ) -> (first: Double, second: Double) {
    let (start, count) = (Int(offset), Int(self.count))
    var (before, one, two) = (0.0, 0.0, 0.0)
    for index in 0..<count {
      let value: Double
      let share: Double
      switch kind {
      case .equallyLikely:
        (value, share) = (table[start + index], Double(index + 1) / Double(count))
      case .weighted: (value, share) = (table[start + index], table[start + index + count])
      default: (share, value) = (table[start + index], table[start + index + count])
      }
      let least = min(value, x)
      let moments: (first: Double, second: Double) =
        kind == .hyperexponential
        ? Law.exponentialMoments(x, mean: value) : (least, least * least)
      one += (share - before) * moments.first
      two += (share - before) * moments.second
      before = share
    }
    return (one, two)
  }
}
