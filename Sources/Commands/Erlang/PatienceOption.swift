import Erlang
import Scenarios
import Study

extension LawSpec {
  /// The law as a patience; nil with the fault told to the reader.
  func patienceLaw(_ reader: OptionReader) throws -> PatienceLaw? {
    do throws(ErlangError) {
      return try formula()
    } catch {
      reader.refuse(.impossibleLaw, Phrase(error.sentence), "write another law")
      return nil
    }
  }

  private func formula() throws(ErlangError) -> PatienceLaw {
    switch self {
    case .exponential(let mean): return try .exponential(mean: mean)
    case .lognormal(let mean, let cv): return try .lognormal(mean: mean, cv: cv)
    case .gamma(let mean, let cv): return try .gamma(shape: 1 / (cv * cv), mean: mean)
    case .erlang(let mean, let stages): return try .erlang(phases: stages, mean: mean)
    case .weibull(let mean, let shape): return try .weibull(shape: shape, mean: mean)
    case .hyperexponential(let phases):
      return try .hyperexponential(phases.map { ($0.probability, 1 / $0.rate) })
    case .uniform(let from, let to): return try .uniform(from: from, to: to)
    case .deterministic(let value): return try .deterministic(value)
    case .empirical(let values, let weights): return try Self.steps(values, weights)
    case .never: return try .survival { _ in 1 }
    }
  }

  /// Recorded values as a falling staircase.
  private static func steps(
    _ values: [Double], _ weights: [Double]?
  ) throws(ErlangError) -> PatienceLaw {
    let shares = weights ?? Array(repeating: 1, count: values.count)
    let total = shares.reduce(0, +)
    // What is left behind each value, from the top so that the last step ends at exactly 0.
    var rest = 0.0
    var beyond: [Double] = []
    for share in shares.reversed() {
      beyond.append(min(1, rest / total))
      rest += share
    }
    let survival = [1.0] + beyond.reversed()
    return try .survival(breaks: values) { time in
      // The first value above the time, by halving.
      var (low, high) = (0, values.count)
      while low < high {
        let middle = (low + high) / 2
        if values[middle] > time { high = middle } else { low = middle + 1 }
      }
      return survival[low]
    }
  }
}
