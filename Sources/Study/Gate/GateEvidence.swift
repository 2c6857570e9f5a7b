import Foundation

/// What the replications so far say about one check: two sums of the head and of the base each,
/// whose ratios are compared on the same customers.
struct GateEvidence: Sendable {
  private let check: GateCheck
  /// A recorded value in the place of a base that is simulated.
  private let recorded: GateRecord?
  private var pairs = PairTable(strategies: 2)
  private var days = 0
  private var goodDays = 0

  init(_ check: GateCheck, recorded: GateRecord?) {
    self.check = check
    self.recorded = recorded
  }

  private static let base = 0
  private static let head = 1

  /// 1 where more is better, -1 where less is.
  private var sign: Double {
    switch check.demand {
    case .noWorse: check.measure.direction == .lower ? -1 : 1
    case .atLeast, .onDays: 1
    case .atMost: -1
    }
  }

  /// Takes in a replication: upper and lower sum of the head and, where it is simulated, of the
  /// base.
  mutating func add(head: (Double, Double), base: (Double, Double)?) {
    if case .onDays(let least, _) = check.demand, head.1 > 0 {
      days += 1
      if head.0 / head.1 >= least { goodDays += 1 }
    }
    // A limit is a base that never differs.
    let other = base ?? (constant, 1)
    pairs.add([other.0, other.1, head.0, head.1])
  }

  private var constant: Double {
    switch check.demand {
    case .atLeast(let limit), .atMost(let limit): limit
    case .onDays, .noWorse: recorded?.value ?? 0
    }
  }

  /// The value in the base, or the limit: of days the share that is asked for; nil without data.
  var base: Double? {
    if case .onDays(_, let share) = check.demand { return share }
    return pairs.value(Self.base)
  }

  /// The value in the head; nil without data.
  var head: Double? {
    if case .onDays = check.demand { return days > 0 ? Double(goodDays) / Double(days) : nil }
    return pairs.value(Self.head)
  }

  /// A change for the better with what is known of it: positive is good.
  struct Change {
    var size: Double
    var variance: Double
    var freedom: Double
    var margin: Double

    /// The chance of a change at least as bad, or good, if there were none.
    func chance(worse: Bool, than border: Double = 0) -> Double {
      let distance = worse ? size - border : border - size
      guard variance > 0 else { return distance < 0 ? 0 : 1 }
      let t = distance / variance.squareRoot()
      let tail = StudentT.twoSided(t, freedom: freedom) / 2
      return t < 0 ? tail : 1 - tail
    }
  }

  /// The change, against the base or the limit; nil where a side has no data or there is one
  /// replication.
  var change: Change? {
    guard let pair = pairs.pair(Self.head, Self.base) else { return nil }
    var (variance, freedom) = (pair.paired, pair.freedom)
    if let recorded, check.isComparison {
      variance += recorded.standardError * recorded.standardError
      freedom = min(freedom, Double(max(1, recorded.replications - 1)))
    }
    var margin = 0.0
    if case .noWorse(let asked) = check.demand { margin = asked.size(at: base ?? 0) }
    return Change(
      size: sign * pair.difference, variance: variance, freedom: freedom, margin: margin)
  }

  /// The chance of the days so far, or worse ones, at exactly the share that is asked for.
  func chanceOfDays(worse: Bool) -> Double? {
    guard case .onDays(_, let share) = check.demand, days > 0 else { return nil }
    return worse
      ? Binomial.atMost(goodDays, of: days, share: share)
      : Binomial.atLeast(goodDays, of: days, share: share)
  }

  /// The head's value with its 95 % interval.
  var headEstimate: Estimate? {
    guard let value = head else { return nil }
    if case .onDays = check.demand {
      let limits = StudentT.exactLimits(hits: goodDays, trials: days)
      return Estimate(
        value: value, low: limits.0, high: limits.1, standardError: nil, replications: days)
    }
    return pairs.estimate(Self.head)
  }

  /// The change with its 95 % interval in the measure's own direction: head minus base, of days
  /// their share minus the one that is asked for.
  var difference: Estimate? {
    if case .onDays(_, let share) = check.demand {
      return headEstimate.map { days in
        Estimate(
          value: days.value - share, low: days.low.map { $0 - share },
          high: days.high.map { $0 - share }, standardError: nil, replications: days.replications)
      }
    }
    guard let change else { return nil }
    return Inference.around(
      sign * change.size, variance: change.variance, freedom: change.freedom, count: pairs.count,
      range: .unlimited)
  }
}

/// A value of a baseline that was recorded.
public struct GateRecord: Sendable, Equatable {
  /// The value.
  public var value: Double
  /// Its standard error.
  public var standardError: Double
  /// Replications behind it.
  public var replications: Int

  /// A recorded value.
  public init(value: Double, standardError: Double, replications: Int) {
    self.value = value
    self.standardError = standardError
    self.replications = replications
  }
}

extension PairTable {
  /// One side with its own 95 % interval; nil without data.
  fileprivate func estimate(_ side: Int) -> Estimate? {
    guard let value = value(side) else { return nil }
    guard let alone = variance(side) else { return Inference.lone(value, count: count) }
    return Inference.around(
      value, variance: alone.variance, freedom: alone.freedom, count: count, range: .unlimited)
  }
}
