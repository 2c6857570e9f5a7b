/// Every figure of a strategy by measure and scope, worked out when it is asked for.
public struct Estimates: Sendable {
  /// Sizes of the scenario.
  public let sizes: Sizes
  /// Replications taken in.
  public private(set) var replications = 0

  let headline: Int
  var moments: [ScopeKind: MomentTable] = [:]
  var quantiles: [ScopeKind: QuantileTable] = [:]
  /// Waits of the whole horizon by queue.
  var queueRows: QuantileTable.Rows
  /// Waits by interval and center, by origin and by handling.
  var originRows: QuantileTable.Rows
  var handlingRows: QuantileTable.Rows
  /// What the spread between centers is made of; nil where there is one.
  private var centers: CenterTable?
  private let labels: Labels

  /// No replications yet.
  init(frame: Frame) {
    let (labels, sizes) = (frame.labels, frame.sizes)
    self.sizes = sizes
    headline = labels.serviceLevel.headline
    self.labels = labels
    centers = frame.centerTable
    let cells = sizes.intervals * sizes.centers
    queueRows = QuantileTable.Rows(edges: frame.fine, rows: sizes.centers * sizes.contactTypes)
    originRows = QuantileTable.Rows(edges: frame.coarse, rows: cells)
    handlingRows = QuantileTable.Rows(edges: frame.coarse, rows: cells)
    for kind in ScopeKind.allCases where sizes.count(of: kind) > 0 {
      let plan = frame.plans[kind.ordinal]
      moments[kind] = MomentTable(plan: plan, scopes: sizes.count(of: kind))
      if kind.hasHistogram { quantiles[kind] = QuantileTable(scopes: sizes.count(of: kind)) }
    }
  }

  /// Takes in a replication.
  mutating func add(_ tally: Tally) {
    replications += 1
    for kind in ScopeKind.allCases {
      if let sums = tally.sums[kind] { moments[kind]?.add(sums) }
      if let values = tally.quantiles[kind] { quantiles[kind]?.add(values) }
    }
    if let sums = tally.sums[.centerByOrigin] { centers?.add(sums) }
    let waits = tally.histograms
    queueRows.add(answered: waits.answeredDay.counts, abandoned: waits.abandonedDay.counts)
    originRows.add(answered: waits.answered.counts, abandoned: waits.abandoned.counts)
    handlingRows.add(
      answered: waits.answeredHandled.counts, abandoned: waits.abandonedHandled.counts)
  }

  /// The estimate of a measure; nil where it has no data or does not exist in the scope.
  ///
  /// `threshold` is the position of T in `Labels.ServiceLevel.within`; nil is the headline's T.
  public func estimate(_ measure: Measure, threshold: Int? = nil, in scope: Scope) -> Estimate? {
    guard let position = sizes.position(of: scope), replications > 0 else { return nil }
    let formula = measure.definition.formula
    if case .quantile(let share, let answeredOnly) = formula {
      return quantile(share, answeredOnly: answeredOnly, in: scope, position: position)
    }
    if case .spread(let figure) = formula {
      return scope == .total ? centers?.estimate(figure) : nil
    }
    if formula == .loss { return contagion(in: scope) }
    let kind = scope.kind
    guard let table = moments[kind],
      let sums = table.plan.positions(of: measure, threshold: threshold ?? headline)
    else { return nil }
    switch formula {
    case .ratio:
      return ratio(table, sums[0], sums[1], position, range: measure.range)
    case .count, .hourly, .timeAverage:
      let divisor = formula.divisor(seconds: labels.seconds(of: scope))
      return Inference.mean(
        table.mean(sums[0], scope: position),
        squares: table.moment(sums[0], sums[0], scope: position), count: replications,
        divisor: divisor)
    case .variance: return variance(table, sums, position, in: scope)
    case .quantile, .spread, .loss: return nil
    }
  }

  private func ratio(
    _ table: MomentTable, _ over: Int, _ under: Int, _ scope: Int, range: Inference.Range
  ) -> Estimate? {
    Inference.ratio(
      over: table.mean(over, scope: scope), under: table.mean(under, scope: scope),
      overSquares: table.moment(over, over, scope: scope),
      products: table.moment(over, under, scope: scope),
      underSquares: table.moment(under, under, scope: scope), count: replications,
      range: range)
  }

  /// `s2 / w - (s1 / w)^2`; the residual of a replication is its own value of
  /// `s2 - 2 m s1 + (2 m^2 - s2 / w) w`, with `m = s1 / w`.
  private func variance(
    _ table: MomentTable, _ sums: [Int], _ position: Int, in scope: Scope
  ) -> Estimate? {
    let hasWeight = sums.count == 3
    let weight = hasWeight ? table.mean(sums[2], scope: position) : labels.seconds(of: scope)
    guard weight > 0 else { return nil }
    let second = table.mean(sums[0], scope: position) / weight
    let first = table.mean(sums[1], scope: position) / weight
    let value = max(0, second - first * first)
    guard replications > 1 else { return Inference.lone(value, count: replications) }
    let slopes = [1, -2 * first, hasWeight ? 2 * first * first - second : 0]
    var residuals = 0.0
    for (index, left) in sums.enumerated() {
      for (other, right) in sums.enumerated() {
        residuals += slopes[index] * slopes[other] * table.moment(left, right, scope: position)
      }
    }
    let number = Double(replications)
    return Inference.around(
      value, variance: residuals / (number * (number - 1) * weight * weight),
      freedom: number - 1, count: replications, range: .positive)
  }
}

extension Estimates {
  private func quantile(
    _ share: Double, answeredOnly: Bool, in scope: Scope, position: Int
  ) -> Estimate? {
    guard let table = quantiles[scope.kind], let (rows, members) = rows(of: scope),
      let column = QuantileTable.column(share, answeredOnly: answeredOnly),
      let pooled = WaitQuantile.value(
        share, counts: rows.merged(members, answeredOnly: answeredOnly), edges: rows.edges)
    else { return nil }
    return table.estimate(
      pooled, column: column, scope: position, replications: replications, share: share,
      atOnce: atOnce(answeredOnly: answeredOnly, in: scope))
  }

  /// The interval of the share that is answered at once, of all that were not blocked or of the
  /// answered; the answered part of those not blocked is taken as it stands.
  private func atOnce(answeredOnly: Bool, in scope: Scope) -> ClosedRange<Double>? {
    guard let waits = estimate(.waitProbability, in: scope), let low = waits.low,
      let high = waits.high
    else { return nil }
    guard answeredOnly else { return (1 - high)...(1 - low) }
    guard let offered = estimate(.offered, in: scope)?.value,
      let answered = estimate(.answered, in: scope)?.value, answered > 0
    else { return nil }
    let admitted = offered - (estimate(.blocked, in: scope)?.value ?? 0)
    return (1 - high) * admitted / answered...(1 - low) * admitted / answered
  }

  /// The histograms that together are those of a scope.
  private func rows(of scope: Scope) -> (QuantileTable.Rows, StrideTo<Int>)? {
    let (types, centers) = (sizes.contactTypes, sizes.centers)
    let queues = types * centers
    let cells = sizes.intervals * centers
    return switch scope {
    case .total: (queueRows, stride(from: 0, to: queues, by: 1))
    case .center(let center, .origin):
      (queueRows, stride(from: center * types, to: (center + 1) * types, by: 1))
    case .center(let center, .handling):
      (handlingRows, stride(from: center, to: cells, by: centers))
    case .contactType(let type): (queueRows, stride(from: type, to: queues, by: types))
    case .queue(let center, let type):
      (queueRows, stride(from: center * types + type, to: center * types + type + 1, by: 1))
    case .interval(let interval):
      (originRows, stride(from: interval * centers, to: (interval + 1) * centers, by: 1))
    case .intervalCenter(let interval, let center, let view):
      (
        view == .origin ? originRows : handlingRows,
        stride(from: interval * centers + center, to: interval * centers + center + 1, by: 1)
      )
    case .group, .intervalGroup, .eventInterval, .eventIntervalCenter: nil
    }
  }
}
