/// Where a function of one variable changes sign.
enum Root {
  /// A zero of `function` between `low` and `high`, where its signs differ, to the last digits.
  ///
  /// Chandrupatla's method: inverse quadratic interpolation where that is safe, halving where it
  /// is not, so a kink or a jump costs no more than some 60 evaluations.
  /// Source: Chandrupatla, Advances in Engineering Software 28 (1997) 145-149.
  static func between(
    _ low: Double, _ high: Double, _ function: (Double) -> Double
  ) -> Double {
    var (a, b) = (low, high)
    var (valueA, valueB) = (function(low), function(high))
    var (c, valueC) = (a, valueA)
    var share = 0.5
    for _ in 0..<200 {
      let next = a + share * (b - a)
      let value = function(next)
      if (value < 0) == (valueA < 0) {
        (c, valueC) = (a, valueA)
      } else {
        (c, valueC) = (b, valueB)
        (b, valueB) = (a, valueA)
      }
      (a, valueA) = (next, value)
      let best = abs(valueA) < abs(valueB) ? a : b
      let tolerance = 2 * best.magnitude.ulp / max(abs(b - a), .leastNormalMagnitude)
      if tolerance > 0.5 || valueA == 0 { return valueA == 0 ? a : best }
      share = step(a, b, c, valueA, valueB, valueC)
      share = min(1 - tolerance, max(tolerance, share))
    }
    return a
  }

  private static func step(
    _ a: Double, _ b: Double, _ c: Double, _ valueA: Double, _ valueB: Double, _ valueC: Double
  ) -> Double {
    let place = (a - b) / (c - b)
    let height = (valueA - valueB) / (valueC - valueB)
    guard height * height < place && (1 - height) * (1 - height) < 1 - place else { return 0.5 }
    let straight = valueA / (valueB - valueA) * valueC / (valueB - valueC)
    let bent =
      (c - a) / (b - a) * valueA / (valueC - valueA) * valueB / (valueC - valueB)
    return straight + bent
  }

  /// The first among the doublings of `start` for which it `holds`; nil beyond the 200th.
  static func doubling(from start: Double, until holds: (Double) -> Bool) -> Double? {
    var value = start
    for _ in 0..<200 {
      if holds(value) { return value }
      value *= 2
    }
    return nil
  }
}
