/// How the cells of a sweep lie in the space of its factors.
public enum Design: Sendable, Hashable {
  /// Every combination of the levels; the last factor changes fastest.
  case grid
  /// The first levels of all factors, then the second levels, and so on.
  case zip
  /// The scenario as it is, then each factor's levels alone, the others as the scenario says.
  case oneAtATime
  /// A Latin hypercube: of the `samples` equal parts of each factor's range each is met once
  /// (McKay, Beckman and Conover 1979).
  case latinHypercube(samples: Int)
  /// A Sobol sequence, moved by a random digital shift.
  case sobol(samples: Int)
  /// What first-order and total Sobol indices are estimated from: two independent samples A and B
  /// out of one Sobol sequence, and A with one column of B after the other (Saltelli and others
  /// 2010, "Variance based sensitivity analysis of model output").
  case saltelli(samples: Int)

  /// The name in a plan.
  public var name: String {
    switch self {
    case .grid: "grid"
    case .zip: "zip"
    case .oneAtATime: "one_at_a_time"
    case .latinHypercube: "latin_hypercube"
    case .sobol: "sobol"
    case .saltelli: "saltelli"
    }
  }

  /// The names of all designs.
  public static let names = [
    "grid", "zip", "one_at_a_time", "latin_hypercube", "sobol", "saltelli",
  ]

  /// The names of those that take a number of samples.
  public static let sampledNames: Set = ["latin_hypercube", "sobol", "saltelli"]

  /// The design of a name; nil of an unknown one.
  ///
  /// `samples` counts only where it is sampled.
  public init?(name: String, samples: Int = 0) {
    switch name {
    case "grid": self = .grid
    case "zip": self = .zip
    case "one_at_a_time": self = .oneAtATime
    case "latin_hypercube": self = .latinHypercube(samples: samples)
    case "sobol": self = .sobol(samples: samples)
    case "saltelli": self = .saltelli(samples: samples)
    default: return nil
    }
  }

  /// The samples of a sampled design.
  public var samples: Int? {
    switch self {
    case .latinHypercube(let samples), .sobol(let samples), .saltelli(let samples): samples
    case .grid, .zip, .oneAtATime: nil
    }
  }

  /// The most factors: a Sobol sequence of GSL has 40 dimensions, of which the Saltelli design
  /// takes two a factor.
  public var maximumFactors: Int {
    switch self {
    case .sobol: SobolPoints.maximumDimensions
    case .saltelli: SobolPoints.maximumDimensions / 2
    default: 1_000
    }
  }
}

/// What is varied, and how.
public struct SweepPlan: Sendable, Hashable {
  /// The factors, at least one, with different paths.
  public let factors: [Factor]
  /// Where the cells lie.
  public let design: Design
  /// The seed of the design's own randomness; the simulation's is another.
  public let seed: UInt64

  /// The most cells of a plan.
  public static let maximumCells = 1_000_000

  /// Why there is no such plan.
  public enum Problem: Error, Equatable {
    /// More cells than `maximumCells`; the number as near as a double holds it.
    case tooManyCells(Double)
    /// A range without a step in a design of levels: the position of the factor.
    case needsStep(Int)
    /// In `zip` a factor has another number of levels than the first: its position and both.
    case unequalLevels(Int, Int, first: Int)
    /// More factors than the design has room for.
    case tooManyFactors(Int, maximum: Int)
    /// A number of samples that is no power of two, or below 2.
    case samplesUneven(Int)
  }

  /// A plan that can be laid out; its size is known before anything of it is made.
  public init(factors: [Factor], design: Design, seed: UInt64 = 1) throws(Problem) {
    precondition(!factors.isEmpty, "a plan varies something")
    precondition(Set(factors.map(\.path)).count == factors.count, "a factor stands once")
    self.factors = factors
    self.design = design
    self.seed = seed
    guard factors.count <= design.maximumFactors else {
      throw .tooManyFactors(factors.count, maximum: design.maximumFactors)
    }
    if design.samples == nil, let open = factors.firstIndex(where: { $0.levelCount == nil }) {
      throw .needsStep(open)
    }
    switch design {
    case .sobol(let samples), .saltelli(let samples):
      guard samples >= 2, samples & (samples - 1) == 0 else { throw .samplesUneven(samples) }
    case .latinHypercube(let samples):
      guard samples >= 2 else { throw .samplesUneven(samples) }
    case .zip:
      let first = factors[0].levelCount ?? 0
      for (position, factor) in factors.enumerated() where factor.levelCount != first {
        throw .unequalLevels(position, factor.levelCount ?? 0, first: first)
      }
    case .grid, .oneAtATime: break
    }
    let size = self.size
    guard size <= Double(Self.maximumCells) else { throw .tooManyCells(size) }
  }

  /// The number of cells as a double, which holds any product of levels.
  private var size: Double {
    let levels = factors.map { Double($0.levelCount ?? 0) }
    return switch design {
    case .grid: levels.reduce(1, *)
    case .zip: levels[0]
    case .oneAtATime: 1 + levels.reduce(0, +)
    case .latinHypercube(let samples), .sobol(let samples): Double(samples)
    case .saltelli(let samples): Double(samples) * Double(factors.count + 2)
    }
  }

  /// The number of cells.
  public var cellCount: Int { Int(size) }
}
