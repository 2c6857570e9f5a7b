import Sim

/// The cells of a plan: for each the values of the factors.
///
/// A pure function of the plan: every process and every shard lays out the same cells.
public struct CellTable: Sendable {
  /// The plan.
  public let plan: SweepPlan
  /// The number of cells.
  public let count: Int
  /// Of a sampled design, a coordinate for each dimension of each sample.
  private let coordinates: [Double]
  private let dimensions: Int

  /// Lays out a plan.
  public init(_ plan: SweepPlan) {
    self.plan = plan
    count = plan.cellCount
    let width = plan.factors.count
    switch plan.design {
    case .grid, .zip, .oneAtATime: (coordinates, dimensions) = ([], 0)
    case .latinHypercube(let samples):
      dimensions = width
      coordinates = Self.latinHypercube(samples: samples, dimensions: width, seed: plan.seed)
    case .sobol(let samples):
      dimensions = width
      coordinates = SobolPoints.shifted(samples: samples, dimensions: width, seed: plan.seed)
    case .saltelli(let samples):
      dimensions = 2 * width
      coordinates = SobolPoints.shifted(samples: samples, dimensions: 2 * width, seed: plan.seed)
    }
  }

  /// The values of a cell, one a factor; nil leaves what the scenario says.
  public subscript(cell: Int) -> [String?] {
    precondition((0..<count).contains(cell), "a cell of the plan")
    let factors = plan.factors
    switch plan.design {
    case .grid:
      var rest = cell
      var values = [String?](repeating: nil, count: factors.count)
      for (position, factor) in factors.enumerated().reversed() {
        let levels = factor.levelCount ?? 1
        values[position] = factor.level(rest % levels)
        rest /= levels
      }
      return values
    case .zip: return factors.map { $0.level(cell) }
    case .oneAtATime:
      var rest = cell - 1
      return factors.map { factor in
        defer { rest -= factor.levelCount ?? 0 }
        return rest >= 0 && rest < factor.levelCount ?? 0 ? factor.level(rest) : nil
      }
    case .latinHypercube, .sobol:
      return factors.enumerated().map { $1.text(at: coordinate($0, of: cell)) }
    case .saltelli:
      let (sample, kind) = cell.quotientAndRemainder(dividingBy: factors.count + 2)
      return factors.enumerated().map { position, factor in
        let isOfB = kind == 1 || kind == position + 2
        return factor.text(at: coordinate(position + (isOfB ? factors.count : 0), of: sample))
      }
    }
  }

  /// What is set in a cell: the paths with their values, without those that stay as they are.
  public func settings(of cell: Int) -> [(path: String, value: String)] {
    Swift.zip(plan.factors, self[cell]).compactMap { factor, value in
      value.map { (factor.path, $0) }
    }
  }

  /// A coordinate of a sample of a sampled design.
  func coordinate(_ dimension: Int, of sample: Int) -> Double {
    coordinates[sample * dimensions + dimension]
  }

  /// One point in each of the equal parts of each dimension, at a random place in it.
  private static func latinHypercube(samples: Int, dimensions: Int, seed: UInt64) -> [Double] {
    var coordinates = [Double](repeating: 0, count: samples * dimensions)
    for dimension in 0..<dimensions {
      let key = StreamKey(seed: seed, replication: UInt64(dimension) + 1)
      var order = Array(0..<samples)
      for position in stride(from: samples - 1, through: 1, by: -1) {
        let words = key.block(purpose: .estimation, entity: UInt64(position)).words
        let other = words.0.multipliedFullWidth(by: UInt64(position + 1)).high
        order.swapAt(position, Int(other))
      }
      for (sample, part) in order.enumerated() {
        let words = key.block(purpose: .estimation, entity: UInt64(sample), index: 1).words
        let place = Double(words.0 >> 11) * 0x1p-53
        let share = (Double(part) + place) / Double(samples)
        coordinates[sample * dimensions + dimension] = min(share, 1.0.nextDown)
      }
    }
    return coordinates
  }
}
