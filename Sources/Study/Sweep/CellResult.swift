/// What came of a cell.
public struct CellResult: Sendable, Equatable {
  /// The position of the cell in its plan.
  public var cell: Int
  /// Figures, or why there are none.
  public var outcome: Outcome

  /// Figures, or why there are none.
  public enum Outcome: Sendable, Equatable {
    /// The figures in the order of the columns, the fingerprint of all replications, and the
    /// attempts that were simulated.
    case done(figures: [Figure], digest: String, contacts: Int64)
    /// The reason in words.
    case failed(reason: String)
  }

  /// A value with its interval; not a number where there is none.
  public struct Figure: Sendable, Equatable {
    /// The value, and the ends of its 95 % interval.
    public var value: Double, low: Double, high: Double

    /// A figure.
    public init(value: Double, low: Double, high: Double) {
      (self.value, self.low, self.high) = (value, low, high)
    }

    /// An estimate, or that there is none.
    public init(_ estimate: Estimate?) {
      value = estimate?.value ?? .nan
      low = estimate?.low ?? .nan
      high = estimate?.high ?? .nan
    }

    /// The value; nil where there is no data.
    public var known: Double? { value.isFinite ? value : nil }

    /// Half the length of the interval; nil where there is none.
    public var halfWidth: Double? {
      let half = (high - low) / 2
      return half.isFinite ? half : nil
    }

    /// By their bits: what is not a number equals itself.
    public static func == (a: Figure, b: Figure) -> Bool {
      a.value.bitPattern == b.value.bitPattern && a.low.bitPattern == b.low.bitPattern
        && a.high.bitPattern == b.high.bitPattern
    }
  }

  /// What came of a cell.
  public init(cell: Int, outcome: Outcome) {
    self.cell = cell
    self.outcome = outcome
  }

  /// The figures of results in the order of some columns; none of a failed cell.
  public var figures: [Figure]? {
    if case .done(let figures, _, _) = outcome { return figures }
    return nil
  }
}

extension StrategyResult {
  /// The figures of some columns; columns that this program does not know have none.
  public func figures(_ columns: [SweepColumn]) -> [CellResult.Figure] {
    columns.map { column in
      guard let (kind, measure) = column.meaning,
        column.position < estimates.sizes.count(of: kind)
      else { return CellResult.Figure(nil) }
      return CellResult.Figure(
        estimate(measure, in: estimates.sizes.scope(kind, at: column.position)))
    }
  }
}

/// A part of a sweep's cells: `3/64` is every 64th cell, from the third on.
public struct Shard: Sendable, Hashable {
  /// Which part, from 1.
  public let number: Int
  /// How many parts there are.
  public let count: Int

  /// All cells.
  public static let whole = Shard(number: 1, of: 1)

  private init(number: Int, of count: Int) { (self.number, self.count) = (number, count) }

  /// Reads `3/64`; nil of anything else, and of parts beyond the last.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1],
      (1...SweepPlan.maximumCells).contains(count), (1...count).contains(number)
    else { return nil }
    self.init(number: number, of: count)
  }

  /// Whether a cell belongs to it.
  public func contains(_ cell: Int) -> Bool { cell % count == number - 1 }
}
