#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The 32-point Gauss-Legendre rule on the unit interval, and adaptive integration with it.
enum GaussLegendre {
  struct Node: Sendable {
    let position: Double
    let weight: Double
  }

  /// Computed once by Newton's method on the Legendre polynomial: no table to mistype.
  static let rule: [Node] = {
    let count = 32
    let raw = (1...count).map { index in
      var x = cos(Double.pi * (Double(index) - 0.25) / (Double(count) + 0.5))
      var slope = 1.0
      for _ in 0..<6 {
        var previous = 0.0
        var current = 1.0
        for degree in 1...count {
          let n = Double(degree)
          (previous, current) = (current, ((2 * n - 1) * x * current - (n - 1) * previous) / n)
        }
        slope = Double(count) * (x * current - previous) / (x * x - 1)
        x -= current / slope
      }
      return Node(position: (1 + x) / 2, weight: 1 / ((1 - x * x) * slope * slope))
    }
    let total = raw.reduce(0) { $0 + $1.weight }
    return raw.map { Node(position: $0.position, weight: $0.weight / total) }
  }()

  /// One application of the rule to eight integrands at once.
  static func once(
    _ from: Double, _ to: Double, _ integrand: (Double) -> SIMD8<Double>
  ) -> SIMD8<Double> {
    let length = to - from
    var sum = SIMD8<Double>(repeating: 0)
    for node in rule {
      sum += node.weight * integrand(from + length * node.position)
    }
    return length * sum
  }

  /// The integrals over the stretches between consecutive `points`, each halved until halving
  /// changes nothing above `tolerance` of the total.
  ///
  /// Halving multiplies the error of a smooth integrand by about 2^-64, so the accepted value is
  /// far better than the change that was tested; a root or a kink at a point costs some halvings.
  /// Their number is bounded, so an integrand made of noise ends too. Only the first five
  /// integrands are tested: the others are as smooth, and some change their sign.
  static func adaptive(
    between points: [Double], tolerance: Double = 1e-14,
    _ integrand: (Double) -> SIMD8<Double>
  ) -> SIMD8<Double> {
    struct Stretch {
      let from: Double
      let to: Double
      let value: SIMD8<Double>
      let depth: Int
    }
    var open = zip(points, points.dropFirst()).filter { $0 < $1 }.map {
      Stretch(from: $0, to: $1, value: once($0, $1, integrand), depth: 0)
    }
    let rough = open.reduce(SIMD8<Double>(repeating: 0)) { $0 + absolute($1.value) }
    var total = SIMD8<Double>(repeating: 0)
    var halvings = 0
    while let stretch = open.popLast() {
      let middle = 0.5 * (stretch.from + stretch.to)
      let left = once(stretch.from, middle, integrand)
      let right = once(middle, stretch.to, integrand)
      let change = absolute(left + right - stretch.value)
      let bound = tolerance * (rough + absolute(left + right))
      let settled = all(change.lowHalf .<= bound.lowHalf) && change[4] <= bound[4]
      if settled || stretch.depth >= 48 || halvings >= 4096 {
        total += left + right
      } else {
        halvings += 1
        let depth = stretch.depth + 1
        open.append(Stretch(from: middle, to: stretch.to, value: right, depth: depth))
        open.append(Stretch(from: stretch.from, to: middle, value: left, depth: depth))
      }
    }
    return total
  }

  private static func absolute(_ x: SIMD8<Double>) -> SIMD8<Double> {
    x.replacing(with: -x, where: x .< 0)
  }
}
