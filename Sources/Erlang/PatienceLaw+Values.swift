#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the formulas need of a patience law at one time t.
struct PatienceValues {
  let time: Double
  /// P(patience > t).
  var survival: Double
  /// P(patience <= t).
  var distribution: Double
  /// E[patience; patience <= t].
  var partialMean: Double

  /// E[min(t, patience)], what somebody offered the wait t waits on average.
  var borne: Double { partialMean + time * survival }

  /// E[(t - patience)+], the integral of the distribution function from 0 to t.
  var shortfall: Double { max(0, time * distribution - partialMean) }
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
    case .survival(let table): PatienceLaw(shape: .survival(table.inUnits(of: unit)))
    }
  }

  /// Times where the law jumps or bends.
  var breaks: [Double] {
    switch shape {
    case .deterministic(let value): [value]
    case .uniform(let from, let to): [from, to]
    case .survival(let table): table.breaks
    default: []
    }
  }

  /// A time on which the law changes: its mean where that is known, the shortest of a mixture.
  var scale: Double? {
    switch shape {
    case .exponential(let mean), .lognormal(let mean, _, _): mean
    case .deterministic(let value): value
    case .gamma(let shape, let scale): shape * scale
    case .weibull(let shape, let scale): scale * tgamma(1 + 1 / shape)
    case .hyperexponential(let parts): parts.map(\.mean).min()
    case .uniform(let from, let to): from + (to - from) / 2
    case .survival: nil
    }
  }

  func values(_ t: Double) -> PatienceValues {
    guard t > 0 else {
      return PatienceValues(time: 0, survival: 1, distribution: 0, partialMean: 0)
    }
    switch shape {
    case .exponential(let mean):
      return Self.exponential(t, mean: mean)
    case .deterministic(let value):
      let over = t >= value
      return PatienceValues(
        time: t, survival: over ? 0 : 1, distribution: over ? 1 : 0, partialMean: over ? value : 0)
    case .gamma(let shape, let scale):
      let (below, above) = IncompleteGamma.regularized(shape, t / scale)
      let partial = shape * scale * IncompleteGamma.regularized(shape + 1, t / scale).below
      return PatienceValues(time: t, survival: above, distribution: below, partialMean: partial)
    case .lognormal(let mean, let location, let sigma):
      let z = (log(t) - location) / sigma
      return PatienceValues(
        time: t, survival: Elementary.normalCDF(-z), distribution: Elementary.normalCDF(z),
        partialMean: mean * Elementary.normalCDF(z - sigma))
    case .weibull(let shape, let scale):
      let x = pow(t / scale, shape)
      let order = 1 + 1 / shape
      return PatienceValues(
        time: t, survival: exp(-x), distribution: -expm1(-x),
        partialMean: scale * tgamma(order) * IncompleteGamma.regularized(order, x).below)
    case .hyperexponential(let parts):
      var sum = PatienceValues(time: t, survival: 0, distribution: 0, partialMean: 0)
      for part in parts {
        let one = Self.exponential(t, mean: part.mean)
        sum.survival += part.share * one.survival
        sum.distribution += part.share * one.distribution
        sum.partialMean += part.share * one.partialMean
      }
      return sum
    case .uniform(let from, let to):
      return Self.uniform(t, from: from, to: to)
    case .survival(let table):
      let survival = table.function(t)
      return PatienceValues(
        time: t, survival: survival, distribution: 1 - survival,
        partialMean: max(0, t * (1 - survival) - table.shortfall(t)))
    }
  }

  static func exponential(_ t: Double, mean: Double) -> PatienceValues {
    let x = t / mean
    let survival = exp(-x)
    let distribution = -expm1(-x)
    return PatienceValues(
      time: t, survival: survival, distribution: distribution,
      partialMean: x < 0.7
        ? mean * survival * Elementary.expMinusOneMinus(x) : mean * (distribution - x * survival))
  }

  private static func uniform(_ t: Double, from: Double, to: Double) -> PatienceValues {
    guard t > from else {
      return PatienceValues(time: t, survival: 1, distribution: 0, partialMean: 0)
    }
    guard t < to else {
      return PatienceValues(
        time: t, survival: 0, distribution: 1, partialMean: from + (to - from) / 2)
    }
    let part = (t - from) / (to - from)
    return PatienceValues(
      time: t, survival: (to - t) / (to - from), distribution: part,
      partialMean: part * (t + from) / 2)
  }
}
