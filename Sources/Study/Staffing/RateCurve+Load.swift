/// The modified offered load: how many agents would be busy if there were always one idle.
///
///     m(t) = integral over u > 0 of rate(t - u) P(H > u) = E[rate(t - He)] E[H],
///
/// He being the stationary excess of the handle time H: the load follows the rate with a lag, and
/// the law of the handle time counts, not its mean alone. The run begins empty, and so does m.
/// Exact up to rounding, since the rate is linear in pieces.
/// Source: Eick, Massey and Whitt, Operations Research 41 (1993) 731-742; Jennings, Mandelbaum,
/// Massey and Whitt, Management Science 42 (1996) 1383-1394.
extension RateCurve {
  /// The modified offered load at a time, erlangs.
  public func offeredLoad(at time: Double, _ handle: HandleTime) -> Double {
    let last = min(time, end)
    let earliest = max(0, time - handle.longest)
    guard last > earliest else { return 0 }
    var index = position(at: earliest)
    var load = 0.0
    var far: (age: Double, first: Double, second: Double)?
    while index < pieces.count {
      let own = stretch(index)
      guard own.from < last else { break }
      let (low, high) = (max(own.from, earliest), min(own.to, last))
      let piece = pieces[index]
      index += 1
      guard high > low else { continue }
      let (young, old) = (time - high, time - low)
      // The end of one piece is the beginning of the next.
      let behind = far ?? moments(old, handle)
      let before = moments(young, handle)
      let rate = piece.rate + piece.slope * (low - piece.from)
      let excess = behind.first - before.first
      load +=
        rate * excess + piece.slope * (old * excess - (behind.second - before.second) / 2)
      far = before
    }
    return max(0, load)
  }

  private func moments(
    _ age: Double, _ handle: HandleTime
  ) -> (age: Double, first: Double, second: Double) {
    let moments = handle.limitedMoments(age)
    return (age, moments.first, moments.second)
  }

  /// Times inside a stretch with weights that sum to 1: the four-point rule of Gauss and Legendre
  /// on each half.
  static func nodes(from: Double, to: Double) -> [(time: Double, weight: Double)] {
    let rule = [
      (-0.861_136_311_594_052_58, 0.347_854_845_137_453_86),
      (-0.339_981_043_584_856_26, 0.652_145_154_862_546_14),
      (0.339_981_043_584_856_26, 0.652_145_154_862_546_14),
      (0.861_136_311_594_052_58, 0.347_854_845_137_453_86),
    ]
    let quarter = (to - from) / 4
    return [from + quarter, to - quarter].flatMap { middle in
      rule.map { (middle + quarter * $0.0, $0.1 / 4) }
    }
  }
}
