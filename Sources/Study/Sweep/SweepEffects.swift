/// The main effects of the factors of a sweep on one figure: a response table.
public struct SweepEffects: Sendable, Equatable {
  /// The figure's mean over all cells that have one.
  public let mean: Double
  /// The cells behind it.
  public let cells: Int
  /// One for each factor, the largest range first; ties in the order of the plan.
  public let factors: [Effect]

  /// What a factor does.
  public struct Effect: Sendable, Equatable {
    /// The position of the factor in the plan.
    public let factor: Int
    /// The mean of the figure at each level.
    public let levels: [Level]
    /// The largest of the levels' means less the smallest.
    public let range: Double
    /// The part of the figure's variance between the cells that lies between the levels, 0 to 1;
    /// nil where all cells are equal.
    public let share: Double?
  }

  /// The mean of the cells at a level.
  public struct Level: Sendable, Equatable {
    /// The value, or the values from and to where many were put together; nil is the scenario's
    /// own.
    public let text: String?
    /// The cells with a figure.
    public let cells: Int
    /// Their mean.
    public let mean: Double
    /// At least half the length of the mean's 95 % interval; nil where a cell has none.
    ///
    /// Cells share their random numbers, so their errors do not average out: a mean is taken to be
    /// as uncertain as its cells are on average, which it never exceeds.
    public let halfWidth: Double?
  }

  /// More levels than this of a numeric factor are put together into parts.
  private static let shownLevels = 12
  /// The parts of equal length.
  private static let parts = 5

  /// The effects on a figure, `figures` holding it for each cell of the table or nil; nil where no
  /// cell has one.
  public init?(_ table: CellTable, figures: [CellResult.Figure?]) {
    precondition(figures.count == table.count, "a figure for each cell")
    var values: [(cell: [String?], figure: CellResult.Figure, value: Double)] = []
    for (cell, figure) in figures.enumerated() {
      guard let figure, let value = figure.known else { continue }
      values.append((table[cell], figure, value))
    }
    guard !values.isEmpty else { return nil }
    cells = values.count
    let mean = values.reduce(0) { $0 + $1.value } / Double(values.count)
    self.mean = mean
    let isOneAtATime = table.plan.design == .oneAtATime
    let effects = table.plan.factors.enumerated().map { position, factor in
      // One at a time: the other factors' cells say nothing of this one.
      let own = values.filter { cell, _, _ in
        !isOneAtATime || cell[position] != nil || cell.allSatisfy { $0 == nil }
      }
      return Self.effect(
        position, Self.grouped(own.map { $0.cell[position] }, factor), own.map(\.figure))
    }
    factors = effects.enumerated().sorted { a, b in
      a.element.range != b.element.range
        ? a.element.range > b.element.range : a.offset < b.offset
    }.map(\.element)
  }

  /// The effect of a factor from the group of each cell.
  private static func effect(
    _ position: Int, _ groups: [(text: String?, members: [Int])], _ figures: [CellResult.Figure]
  ) -> Effect {
    let levels = groups.map { text, members in
      let halves = members.compactMap { figures[$0].halfWidth }
      let count = Double(members.count)
      return Level(
        text: text, cells: members.count,
        mean: members.reduce(0) { $0 + figures[$1].value } / count,
        halfWidth: halves.count == members.count ? halves.reduce(0, +) / count : nil)
    }
    let means = levels.map(\.mean)
    let all = figures.map(\.value)
    let mean = all.reduce(0, +) / Double(max(1, all.count))
    let total = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let between = levels.reduce(0) { $0 + Double($1.cells) * ($1.mean - mean) * ($1.mean - mean) }
    return Effect(
      factor: position, levels: levels, range: (means.max() ?? 0) - (means.min() ?? 0),
      share: total > 0 ? min(1, between / total) : nil)
  }

  /// Cells by their level, in the order of the plan; many numbers by the part of the range they
  /// lie in.
  private static func grouped(
    _ texts: [String?], _ factor: Factor
  ) -> [(text: String?, members: [Int])] {
    var places: [String?: Int] = [:]
    var groups: [(text: String?, members: [Int])] = []
    for (member, text) in texts.enumerated() {
      if let place = places[text] {
        groups[place].members.append(member)
      } else {
        places[text] = groups.count
        groups.append((text, [member]))
      }
    }
    let order = Dictionary(
      (0..<min(factor.levelCount ?? 0, SweepPlan.maximumCells)).map { (factor.level($0), $0) },
      uniquingKeysWith: { first, _ in first })
    guard groups.count > shownLevels, factor.isNumeric else {
      return groups.sorted { a, b in
        (a.text.map { order[$0] ?? .max } ?? -1) < (b.text.map { order[$0] ?? .max } ?? -1)
      }
    }
    return parted(texts)
  }

  private static func parted(_ texts: [String?]) -> [(text: String?, members: [Int])] {
    let numbers = texts.map { $0.flatMap { SweepNumber($0) } }
    let known = numbers.compactMap { $0 }
    guard let low = known.min(by: { $0.value < $1.value }),
      let high = known.max(by: { $0.value < $1.value }), low.value < high.value
    else { return [] }
    var groups = [[Int]](repeating: [], count: parts)
    for (member, number) in numbers.enumerated() {
      guard let number else { continue }
      let share = (number.value - low.value) / (high.value - low.value)
      groups[min(parts - 1, Int(share * Double(parts)))].append(member)
    }
    return groups.filter { !$0.isEmpty }.map { members in
      let inside = members.compactMap { numbers[$0] }
      let least = inside.min { $0.value < $1.value }, most = inside.max { $0.value < $1.value }
      return ("\(least?.description ?? "") to \(most?.description ?? "")", members)
    }
  }
}
