import Study

/// What a sweep says of its factors, for people: effects, responses, Sobol indices.
public struct SweepReport: Sendable {
  private let facts: SweepFacts
  private let cells: CellTable
  private let figures: [[CellResult.Figure?]]
  private let columns: [SweepColumn]
  private let finished: Int
  private let words: Words

  /// A report over some of the columns, by their positions; `results` holds each cell's, nil where
  /// there is none.
  public init(
    _ facts: SweepFacts, columns: [Int], results: [[CellResult.Figure]?],
    words: Words = Words(.english)
  ) {
    precondition(results.count == facts.plan.cellCount, "results for each cell")
    self.words = words
    self.facts = facts
    cells = CellTable(facts.plan)
    self.columns = columns.map { facts.columns[$0] }
    figures = columns.map { column in results.map { $0?[column] } }
    finished = results.count { $0 != nil }
  }

  /// The effects on each of the figures; nil where no cell has one.
  public var effects: [SweepEffects?] { figures.map { SweepEffects(cells, figures: $0) } }

  /// The Sobol indices of each of the figures; nil where the design gives none.
  public var indices: [SobolIndices?] {
    figures.map { SobolIndices(facts.plan, figures: $0.map { $0?.known ?? .nan }) }
  }

  /// The whole report.
  public var rendered: String {
    var text = facts.title.isEmpty ? "" : "\(facts.title)\n"
    let design = words(facts.plan.design.name.split(separator: "_").joined(separator: " "))
    let replications = words.plural(facts.replications, "replication")
    text += words(
      "\(Figures.count(Double(finished))) of \(Figures.count(Double(cells.count))) cells with"
        + " figures (\(design)), \(replications) each, seed \(facts.seed)")
    text += "\n"
    for (position, column) in columns.enumerated() {
      text += "\n\(title(column))\n"
      guard let effects = effects[position] else {
        text += words("No cell has a figure.") + "\n"
        continue
      }
      text += response(effects, Self.unit(column))
      if let indices = indices[position] { text += sobol(indices) }
    }
    return text + notes
  }

  /// The figure in words: `service_level of shenzhen (center by origin)`.
  private func title(_ column: SweepColumn) -> String {
    let place = [column.center, column.contact, column.group, column.interval].compactMap { $0 }
    let scope = words(column.scope.split(separator: "_").joined(separator: " "))
    let kpi = column.meaning.map { name($0.measure, column.kpi) } ?? column.kpi
    return place.isEmpty
      ? words("\(kpi), \(scope)") : words("\(kpi) of \(words.row(place)) (\(scope))")
  }

  /// A measure as planners say it; English keeps the name that the store has.
  private func name(_ measure: Measure, _ name: String) -> String {
    words.language == .english ? name : words.column(measure)
  }

  private static func unit(_ column: SweepColumn) -> Measure.Unit {
    column.meaning?.measure.unit ?? .contacts
  }

  /// The response table: the mean at each level, the factor with the largest range first.
  private func response(_ effects: SweepEffects, _ unit: Measure.Unit) -> String {
    var table = TextTable([
      .name(words("factor")), .name(words("value")), .number(words("cells")),
      .number(words("mean")), .number(words("effect")), .number(words("range")),
      .number(words("explains")),
    ])
    for effect in effects.factors {
      for (row, level) in effect.levels.enumerated() {
        let mean = Estimate(
          value: level.mean, low: level.halfWidth.map { level.mean - $0 },
          high: level.halfWidth.map { level.mean + $0 }, standardError: nil,
          replications: facts.replications)
        let change = Estimate(
          value: level.mean - effects.mean, low: nil, high: nil, standardError: nil,
          replications: facts.replications)
        table.add([
          row == 0 ? facts.plan.factors[effect.factor].path : "",
          level.text ?? words("as in the scenario"), Figures.count(Double(level.cells)),
          Figures.estimate(mean, unit), Figures.difference(change, unit),
          row == 0 ? Figures.value(effect.range, unit) : "",
          row == 0 ? effect.share.map(Figures.share) ?? Figures.missing : "",
        ])
      }
    }
    let mean = Figures.value(effects.mean, unit)
    return words("Mean of \(Figures.count(Double(effects.cells))) cells: \(mean)") + "\n"
      + table.rendered
  }

  private func sobol(_ indices: SobolIndices) -> String {
    var table = TextTable([
      .name(words("factor")), .number(words("first order")), .number(words("95 % interval")),
      .number(words("total", as: "index")), .number(words("95 % interval")),
    ])
    for (factor, index) in zip(facts.plan.factors, indices.factors) {
      table.add(
        [factor.path]
          + [index.first, index.total].flatMap { bounded in
            [
              Figures.decimal(bounded.value, 3),
              words("\(Figures.decimal(bounded.low, 3)) to \(Figures.decimal(bounded.high, 3))"),
            ]
          })
    }
    let samples = Figures.count(Double(indices.samples))
    let left = Figures.count(Double(indices.leftOut))
    let title =
      indices.leftOut > 0
      ? words(
        "Sobol indices from \(samples) samples, \(left) left out for cells without a figure")
      : words("Sobol indices from \(samples) samples")
    return "\n\(title)\n" + table.rendered
  }

  private var notes: String {
    let usual = words(
      """
      mean: over the cells at this value; its interval is at most this wide, because all cells
      meet the same customers. effect: the mean less that of all cells. range: largest less
      smallest mean. explains: the part of the variance between cells that lies between the values.

      """)
    guard case .saltelli = facts.plan.design else { return "\n" + usual }
    return "\n" + usual
      + words(
        """
        first order: the part of the variance that goes away when this factor alone is known;
        total: the part that stays when all others are known. Intervals from a bootstrap over the
        samples.

        """)
  }
}
