/// Follows the strategies against each other and gives the verdicts.
struct ComparisonTable: Sendable {
  /// A measure in a scope, and where a replication's sums of it stand.
  private struct Item: Sendable {
    var measure: Measure
    var scope: Scope
    var source: Source
    /// What the upper sum is divided by: the time of the scope, for averages over it.
    var divisor: Double
    var table: PairTable
  }

  /// Where the two sums come from.
  private enum Source: Sendable {
    /// Two positions among the sums of the scope's kind; the second -1 is the constant 1.
    case sums(over: Int, under: Int)
    /// The replication's own quantile.
    case quantile(Int)
    /// The replication's own spread between centers.
    case spread(CenterSpread)
    /// The replication's own loss of a center, or the largest.
    case loss(center: Int?)
  }

  private let settings: ComparisonSettings
  private let strategies: Int
  private var items: [Item]
  private let centers: CenterTable?
  private let losses: Contagion.Columns?

  init(settings: ComparisonSettings, strategies: Int, frame: Frame) {
    self.settings = settings
    self.strategies = strategies
    centers = frame.centerTable
    losses = Contagion.Columns(frame: frame)
    let sizes = frame.sizes
    var further: [Measure] = []
    for measure in settings.also where measure != settings.rank && !further.contains(measure) {
      further.append(measure)
    }
    var wanted = ([settings.rank] + further).map { ($0, Scope.total) }
    for kind in [ScopeKind.centerByOrigin, .interval, .intervalCenterByOrigin] {
      wanted += sizes.scopes(of: kind).map { (settings.rank, $0) }
    }
    items = wanted.compactMap { measure, scope in
      ComparisonTable.source(of: measure, in: scope, frame: frame).map {
        Item(
          measure: measure, scope: scope, source: $0,
          divisor: measure.definition.formula.divisor(seconds: frame.labels.seconds(of: scope)),
          table: PairTable(strategies: strategies))
      }
    }
  }

  private static func source(of measure: Measure, in scope: Scope, frame: Frame) -> Source? {
    guard measure.exists(in: scope.kind, sizes: frame.sizes),
      let position = frame.sizes.position(of: scope)
    else { return nil }
    if case .quantile(let share, let answeredOnly) = measure.definition.formula {
      return QuantileTable.column(share, answeredOnly: answeredOnly).map {
        .quantile(position * QuantileTable.width + $0)
      }
    }
    if case .spread(let figure) = measure.definition.formula { return .spread(figure) }
    if measure.definition.formula == .loss {
      return .loss(center: scope == .total ? nil : position)
    }
    let plan = frame.plans[scope.kind.ordinal]
    guard
      let sums = plan.positions(of: measure, threshold: frame.labels.serviceLevel.headline)
    else { return nil }
    let base = position * plan.sums.count
    return .sums(over: base + sums[0], under: sums.count > 1 ? base + sums[1] : -1)
  }

  /// Takes in a replication, one tally of each strategy.
  mutating func add(_ tallies: [Tally]) {
    var values = [Double](repeating: 0, count: 2 * strategies)
    for index in items.indices {
      let kind = items[index].scope.kind
      for (strategy, tally) in tallies.enumerated() {
        switch items[index].source {
        case .sums(let over, let under):
          let sums = tally.sums[kind] ?? []
          values[2 * strategy] = sums[over] / items[index].divisor
          values[2 * strategy + 1] = under < 0 ? 1 : sums[under]
        case .quantile(let position):
          let quantile = (tally.quantiles[kind] ?? [])[position]
          values[2 * strategy] = quantile.isNaN ? 0 : quantile
          values[2 * strategy + 1] = quantile.isNaN ? 0 : 1
        case .spread(let figure):
          let spread = centers?.value(figure, of: tally.sums[.centerByOrigin] ?? [])
          values[2 * strategy] = spread ?? 0
          values[2 * strategy + 1] = spread == nil ? 0 : 1
        case .loss(let center):
          let loss = losses?.value(tally, center: center)
          values[2 * strategy] = loss ?? 0
          values[2 * strategy + 1] = loss == nil ? 0 : 1
        }
      }
      items[index].table.add(values)
    }
  }

  /// The verdicts; `results` are the strategies' estimates.
  func comparison(_ estimates: [Estimates]) -> Comparison {
    let ranking = rank(settings.rank, in: .total, estimates)
    let total = items.filter { $0.scope == .total }.flatMap { item in
      let order =
        item.measure == settings.rank ? ranking : rank(item.measure, in: .total, estimates)
      return verdicts([(item, order)], estimates)
    }
    return Comparison(
      rankedBy: settings.rank, ranking: ranking, total: total,
      byCenter: family(.centerByOrigin, estimates), byInterval: family(.interval, estimates),
      byIntervalAndCenter: family(.intervalCenterByOrigin, estimates))
  }

  private func family(_ kind: ScopeKind, _ estimates: [Estimates]) -> [Comparison.Verdict] {
    verdicts(
      items.filter { $0.scope.kind == kind }.map {
        ($0, rank($0.measure, in: $0.scope, estimates))
      }, estimates)
  }

  /// The strategies in the order of a measure: those without data last, ties by cost, then
  /// position.
  private func rank(_ measure: Measure, in scope: Scope, _ estimates: [Estimates]) -> [Int] {
    let sign: Double = measure.direction == .lower ? 1 : -1
    let keys = estimates.map { estimates -> (Double, Double) in
      let value = estimates.estimate(measure, in: scope)?.value
      let cost = estimates.estimate(.cost, in: .total)?.value
      return (value.map { sign * $0 } ?? .infinity, cost ?? .infinity)
    }
    return estimates.indices.sorted {
      (keys[$0].0, keys[$0].1, $0) < (keys[$1].0, keys[$1].1, $1)
    }
  }

  /// One Holm family of verdicts; scopes without data have none.
  ///
  /// All pairs of strategies belong to the family, also those without the best: which pairs are
  /// with the best was chosen by the same data (docs/decisions/0007-family-of-comparisons.md).
  private func verdicts(_ members: [(Item, [Int])], _ estimates: [Estimates])
    -> [Comparison.Verdict]
  {
    let found = members.compactMap { item, order -> (Comparison.Verdict, [Double])? in
      guard let best = order.first, estimates[best].estimate(item.measure, in: item.scope) != nil
      else { return nil }
      let differences = order.dropFirst().compactMap {
        difference($0, against: best, item: item, estimates)
      }
      let verdict = Comparison.Verdict(
        measure: item.measure, scope: item.scope, best: best, differences: differences)
      return (verdict, chances(among: differences.map(\.strategy), item, estimates))
    }
    var adjusted = Holm.adjust(
      found.flatMap { $0.0.differences.compactMap(\.pValue) + $0.1 })[...]
    return found.map { verdict, others in
      let differences = verdict.differences.map {
        $0.adjusted($0.pValue == nil ? nil : adjusted.popFirst())
      }
      adjusted = adjusted.dropFirst(others.count)
      return verdict.withDifferences(differences)
    }
  }

  /// The p-values of all pairs of some strategies.
  private func chances(
    among strategies: [Int], _ item: Item, _ estimates: [Estimates]
  ) -> [Double] {
    strategies.indices.flatMap { left in
      strategies[(left + 1)...].compactMap {
        contrast(strategies[left], $0, item, estimates).flatMap(pValue)
      }
    }
  }

  /// A paired difference of two strategies.
  private struct Contrast {
    var difference: Double
    /// What is known of its variance; nil where nothing is.
    var pair: PairTable.Pair?
    var variance = 0.0
  }

  /// The difference of two strategies in a scope; nil where one of them has no data.
  private func contrast(
    _ left: Int, _ right: Int, _ item: Item, _ estimates: [Estimates]
  ) -> Contrast? {
    guard let first = estimates[left].estimate(item.measure, in: item.scope)?.value,
      let second = estimates[right].estimate(item.measure, in: item.scope)?.value
    else { return nil }
    guard let pair = item.table.pair(left, right) else {
      return Contrast(difference: first - second)
    }
    // A quantile of all days together is not the mean of the days' quantiles: sections lie around
    // it.
    let shift = (first - second) - pair.difference
    return Contrast(
      difference: first - second, pair: pair,
      variance: pair.paired + shift * shift / max(1, Double(item.table.count - 1)))
  }

  private func difference(
    _ strategy: Int, against best: Int, item: Item, _ estimates: [Estimates]
  ) -> Comparison.Difference? {
    guard let contrast = contrast(strategy, best, item, estimates) else { return nil }
    let count = item.table.count
    guard let pair = contrast.pair else {
      return Comparison.Difference(
        strategy: strategy, against: best,
        estimate: Inference.lone(contrast.difference, count: count),
        pValue: nil, adjustedPValue: nil, varianceFactor: nil)
    }
    let estimate = Inference.around(
      contrast.difference, variance: contrast.variance, freedom: pair.freedom, count: count,
      range: .unlimited)
    return Comparison.Difference(
      strategy: strategy, against: best, estimate: estimate, pValue: pValue(contrast),
      adjustedPValue: nil,
      varianceFactor: pair.paired > 0 ? pair.independent / pair.paired : nil)
  }

  /// Without variance a difference is certain, and so is its absence.
  private func pValue(_ contrast: Contrast) -> Double? {
    guard let pair = contrast.pair else { return nil }
    guard contrast.variance > 0 else { return contrast.difference == 0 ? 1 : 0 }
    return StudentT.twoSided(
      contrast.difference / contrast.variance.squareRoot(), freedom: pair.freedom)
  }
}

extension Comparison.Verdict {
  fileprivate func withDifferences(_ differences: [Comparison.Difference]) -> Self {
    Self(measure: measure, scope: scope, best: best, differences: differences)
  }
}

extension Comparison.Difference {
  fileprivate func adjusted(_ value: Double?) -> Self {
    Self(
      strategy: strategy, against: against, estimate: estimate, pValue: pValue,
      adjustedPValue: value, varianceFactor: varianceFactor)
  }
}
