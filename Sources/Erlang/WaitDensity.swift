#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The log-concave function f(t) = exp(a t - a integral of G - s t) of `OpenRoom`.
///
/// It knows its integrals against the functions that the measures need. Time in handle times.
struct WaitDensity: Sendable {
  private enum Patience: Sendable {
    case endless
    case exponential(rate: Double)
    case general(PatienceLaw)
  }

  /// Integrals of f times 1, G, 1 - G, E[min(t, patience)], t (1 - G), E[patience; patience <= t],
  /// and (1 - G) times the first and second moment of the queue about `center`; all of them
  /// divided by exp(exponent).
  struct Integral {
    let sums: SIMD8<Double>
    let exponent: DoubleDouble
  }

  private let agents: Double
  private let load: Double
  private let law: Patience
  /// Where f is highest, in pairs, and log f there.
  private let mode: DoubleDouble
  private let modeExponent: DoubleDouble
  private let breaks: [Double]
  /// The mean number behind the head of the queue at the mode, near the middle of its law.
  let center: Double

  init(agents: Double, load: Double, patience: PatienceLaw?) throws(ErlangError) {
    self.agents = agents
    self.load = load
    breaks = patience?.breaks ?? []
    guard let patience else {
      guard load < agents else {
        throw ErlangError.unstable(agents, load)
      }
      law = .endless
      (mode, modeExponent, center) = (DoubleDouble(0), DoubleDouble(0), 0)
      return
    }
    if case .exponential(let mean) = patience.shape {
      law = .exponential(rate: 1 / mean)
      guard load > agents else {
        (mode, modeExponent, center) = (DoubleDouble(0), DoubleDouble(0), 0)
        return
      }
      let patience = DoubleDouble(mean)
      mode = DoubleDouble.quotient(load, agents).naturalLog * patience
      modeExponent = IncompleteGamma.saddle(
        DoubleDouble(agents) * patience, DoubleDouble(load) * patience)
      center = (load - agents) * mean
      return
    }
    law = .general(patience)
    let peak = try Self.peak(agents, load, patience)
    let values = patience.values(peak)
    mode = DoubleDouble(peak)
    modeExponent = DoubleDouble((load - agents) * peak - load * values.shortfall)
    center = load * values.borne
  }

  /// Where the arrivals that stay fall to what the agents can do: a (1 - G(t)) = s.
  private static func peak(
    _ agents: Double, _ load: Double, _ patience: PatienceLaw
  ) throws(ErlangError) -> Double {
    guard load >= agents else { return 0 }
    var high = 1.0
    while load * patience.survival(high) >= agents {
      high *= 2
      guard high < 1e12 else {
        throw ErlangError(
          .unstable, "too many customers never give up: the queue grows without end")
      }
    }
    var low = 0.0
    for _ in 0..<80 {
      let middle = 0.5 * (low + high)
      if load * patience.survival(middle) >= agents { low = middle } else { high = middle }
    }
    return high
  }

  /// A time on which the patience changes; nil where it is endless or not known.
  private var patienceScale: Double? {
    switch law {
    case .endless: nil
    case .exponential(let rate): 1 / rate
    case .general(let law): law.scale
    }
  }

  func patience(_ t: Double) -> PatienceValues {
    switch law {
    case .endless: PatienceValues(time: t, survival: 1, distribution: 0, partialMean: 0)
    case .exponential(let rate): PatienceLaw.exponential(t, mean: 1 / rate)
    case .general(let law): law.values(t)
    }
  }

  /// log f(t) - log f(mode), never above zero but for rounding.
  private func exponent(_ t: Double, shortfall: Double) -> Double {
    switch law {
    case .endless: return (load - agents) * t
    case .exponential(let rate):
      // About the mode the linear term vanishes on paper; what stays is a remainder of exp.
      let distance = (t - mode.high) - mode.low
      let bend = min(load, agents) * distance * Elementary.expRemainder(-rate * distance)
      return bend - max(0, agents - load) * distance
    case .general:
      return (load - agents) * t - load * shortfall - modeExponent.high
    }
  }

  private func exponent(_ t: Double) -> Double {
    if case .general(let law) = law { return exponent(t, shortfall: law.values(t).shortfall) }
    return exponent(t, shortfall: 0)
  }

  /// The integrals from `from` to `to`, which may be infinite; zero for an empty stretch.
  func integral(from: Double, to: Double) -> Integral {
    if case .endless = law { return exponentialIntegral(from, to) }
    let peak = min(max(mode.high, from), to)
    let height = exponent(peak)
    // Beside the peak such a stretch is far below the smallest double.
    guard height > -2000 else {
      return Integral(sums: SIMD8(repeating: 0), exponent: modeExponent)
    }
    let start = edge(peak, height, limit: from)
    let end = edge(peak, height, limit: to)
    // Patience far shorter than the waits leaves its mark on a stretch that nodes would step over.
    let marks = patienceScale.map { scale in [1, 6, 40].map { start + $0 * scale } } ?? []
    let wide = patienceScale.map { end - start > 10 * $0 } ?? false
    let inner = ([peak] + breaks + (wide ? marks : [])).filter { $0 > start && $0 < end }
    // A smooth integrand gains twenty digits by one halving. The exponent of a general law may have
    // a root at 0 and carries the rounding of its terms; finer than that is only noise.
    var tolerance = 1e-11 - 1e-15 * height
    if case .general = law { tolerance = 1e-14 + 1e-16 * (load + agents) * end }
    let points = [start] + inner.sorted() + [end]
    let sums = GaussLegendre.adaptive(between: points, tolerance: tolerance) { t in
      integrand(t, height)
    }
    return Integral(sums: sums, exponent: modeExponent + DoubleDouble(height))
  }

  /// The same in closed form where nobody gives up: f falls at the constant rate s - a.
  private func exponentialIntegral(_ from: Double, _ to: Double) -> Integral {
    let rate = agents - load
    func moment(_ order: Double) -> Double {
      IncompleteGamma.regularized(order + 1, rate * (to - from)).below * tgamma(order + 1)
        / pow(rate, order + 1)
    }
    let (none, one, two) = (moment(0), moment(1), moment(2))
    let first = from * none + one
    let second = from * from * none + 2 * from * one + two
    return Integral(
      sums: SIMD8(
        none, 0, none, first, first, 0, load * first, load * (load * second + first)),
      exponent: DoubleDouble(-rate * from))
  }

  /// The point between `peak` and `limit` beyond which f is below 10^-20 of its height.
  private func edge(_ peak: Double, _ height: Double, limit: Double) -> Double {
    let floor = height - 46
    var reach = 1 / (agents + load)
    let sign = limit < peak ? -1.0 : 1
    let longest = abs(limit - peak)
    guard longest > 0 else { return limit }
    while reach < longest && exponent(peak + sign * reach) > floor { reach *= 2 }
    if reach >= longest && (longest.isInfinite || exponent(limit) > floor) {
      return longest.isInfinite ? .greatestFiniteMagnitude : limit
    }
    var (inside, outside) = (reach / 2, min(reach, longest))
    for _ in 0..<5 {
      let middle = 0.5 * (inside + outside)
      if exponent(peak + sign * middle) > floor { inside = middle } else { outside = middle }
    }
    return sign > 0 ? min(limit, peak + outside) : max(limit, peak - outside)
  }

  /// behind - center; for memoryless patience by the distance from the mode, without cancellation.
  private func distanceFromCenter(_ t: Double, _ behind: Double) -> Double {
    guard case .exponential(let rate) = law, load > agents else { return behind - center }
    return -agents / rate * expm1(-rate * ((t - mode.high) - mode.low))
  }

  private func integrand(_ t: Double, _ height: Double) -> SIMD8<Double> {
    let values = patience(t)
    let density = exp(exponent(t, shortfall: values.shortfall) - height)
    let borne = values.borne
    let behind = load * borne
    let away = distanceFromCenter(t, behind)
    let kept = density * values.survival
    return SIMD8(
      density, density * values.distribution, kept, density * borne, kept * t,
      density * values.partialMean, kept * away, kept * (away * away + behind))
  }
}
