#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the formulas need of a patience law at one time t.
struct PatienceValues {
  /// P(patience > t).
  var survival: Double
  /// P(patience <= t).
  var distribution: Double
  /// The integral of the distribution function from 0 to t, E[(t - patience)+].
  var shortfall: Double
  /// E[patience; patience <= t].
  var partialMean: Double
}

extension PatienceLaw {
  /// The law with times counted in units of `unit`.
  func inUnits(of unit: Double) -> PatienceLaw {
    switch shape {
    case .exponential(let mean): PatienceLaw(shape: .exponential(mean: mean / unit))
    case .deterministic(let value): PatienceLaw(shape: .deterministic(value / unit))
    case .gamma(let shape, let scale):
      PatienceLaw(shape: .gamma(shape: shape, scale: scale / unit))
    case .lognormal(let mean, let location, let sigma):
      PatienceLaw(
        shape: .lognormal(mean: mean / unit, location: location - log(unit), sigma: sigma))
    case .weibull(let shape, let scale):
      PatienceLaw(shape: .weibull(shape: shape, scale: scale / unit))
    case .hyperexponential(let parts):
      PatienceLaw(shape: .hyperexponential(parts.map { ($0.share, $0.mean / unit) }))
    case .uniform(let from, let to):
      PatienceLaw(shape: .uniform(from: from / unit, to: to / unit))
    case .survival(let function, let breaks):
      PatienceLaw(shape: .survival({ function($0 * unit) }, breaks: breaks.map { $0 / unit }))
    }
  }

  /// Times where the law jumps or bends.
  var breaks: [Double] {
    switch shape {
    case .deterministic(let value): [value]
    case .uniform(let from, let to): [from, to]
    case .survival(_, let breaks): breaks
    default: []
    }
  }

  func values(_ t: Double) -> PatienceValues {
    guard t > 0 else {
      return PatienceValues(survival: 1, distribution: 0, shortfall: 0, partialMean: 0)
    }
    switch shape {
    case .exponential(let mean):
      return Self.exponential(t, mean: mean)
    case .deterministic(let value):
      return t < value
        ? PatienceValues(survival: 1, distribution: 0, shortfall: 0, partialMean: 0)
        : PatienceValues(survival: 0, distribution: 1, shortfall: t - value, partialMean: value)
    case .gamma(let shape, let scale):
      let (below, above) = IncompleteGamma.regularized(shape, t / scale)
      let partial = shape * scale * IncompleteGamma.regularized(shape + 1, t / scale).below
      return Self.values(t, survival: above, distribution: below, partialMean: partial)
    case .lognormal(let mean, let location, let sigma):
      let z = (log(t) - location) / sigma
      return Self.values(
        t, survival: Elementary.normalCDF(-z), distribution: Elementary.normalCDF(z),
        partialMean: mean * Elementary.normalCDF(z - sigma))
    case .weibull(let shape, let scale):
      let x = pow(t / scale, shape)
      let order = 1 + 1 / shape
      return Self.values(
        t, survival: exp(-x), distribution: -expm1(-x),
        partialMean: scale * tgamma(order) * IncompleteGamma.regularized(order, x).below)
    case .hyperexponential(let parts):
      var sum = PatienceValues(survival: 0, distribution: 0, shortfall: 0, partialMean: 0)
      for part in parts {
        let one = Self.exponential(t, mean: part.mean)
        sum.survival += part.share * one.survival
        sum.distribution += part.share * one.distribution
        sum.shortfall += part.share * one.shortfall
        sum.partialMean += part.share * one.partialMean
      }
      return sum
    case .uniform(let from, let to):
      return Self.uniform(t, from: from, to: to)
    case .survival(let function, let breaks):
      let distribution = 1 - function(t)
      let points = [0] + breaks.filter { $0 < t } + [t]
      let shortfall = GaussLegendre.adaptive(between: points) {
        SIMD8(repeating: 1 - function($0))
      }[0]
      return PatienceValues(
        survival: 1 - distribution, distribution: distribution, shortfall: shortfall,
        partialMean: t * distribution - shortfall)
    }
  }

  private static func values(
    _ t: Double, survival: Double, distribution: Double, partialMean: Double
  ) -> PatienceValues {
    PatienceValues(
      survival: survival, distribution: distribution,
      shortfall: max(0, t * distribution - partialMean), partialMean: partialMean)
  }

  static func exponential(_ t: Double, mean: Double) -> PatienceValues {
    let x = t / mean
    let survival = exp(-x)
    let distribution = -expm1(-x)
    return PatienceValues(
      survival: survival, distribution: distribution,
      shortfall: mean * Elementary.expMinusOneMinus(-x),
      partialMean: x < 1
        ? mean * survival * Elementary.expMinusOneMinus(x) : mean * (distribution - x * survival))
  }

  private static func uniform(_ t: Double, from: Double, to: Double) -> PatienceValues {
    guard t > from else {
      return PatienceValues(survival: 1, distribution: 0, shortfall: 0, partialMean: 0)
    }
    let width = to - from
    guard t < to else {
      let mean = from + width / 2
      return PatienceValues(survival: 0, distribution: 1, shortfall: t - mean, partialMean: mean)
    }
    let part = (t - from) / width
    return PatienceValues(
      survival: (to - t) / width, distribution: part, shortfall: part * (t - from) / 2,
      partialMean: part * (t + from) / 2)
  }
}
