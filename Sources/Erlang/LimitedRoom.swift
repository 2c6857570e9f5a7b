#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A waiting room for n contacts and memoryless (or endless) patience: M/M/s/K+M.
///
/// The states with j waiting have the weights t(j) = product of a / (s + i r), i = 1...j, r being
/// the handle time over the mean patience. A contact that finds j waiting meets j + 1 exponential
/// stages, whose sum exceeds T when a negative binomial count is at most j. All sums have positive
/// terms. Cost: proportional to n, or to the part of the room that is ever used.
/// Source: the birth-and-death equations; Riordan, Stochastic Service Systems (1962), chapter 6.
struct LimitedRoom: Sendable {
  private let agents: Double
  private let load: Double
  private let rate: Double
  /// t(j) for j = 0...n over the largest, cut where it no longer matters.
  private let weights: [Double]
  private let total: Scaled
  /// exp(exponent) times a weight is relative to "all busy, none waiting".
  private let exponent: DoubleDouble
  private let full: Bool
  private(set) var totals: QueueSolution.Totals

  /// `rate` is the handle time over the mean patience, 0 when nobody gives up.
  init(agents: Double, load: Double, rate: Double, places: Int) {
    self.agents = agents
    self.load = load
    self.rate = rate
    let ladder = Self.ladder(agents, load, rate, places)
    (weights, exponent) = (ladder.weights, ladder.exponent)
    full = ladder.weights.count == places + 1
    let idle = ErlangB(valid: agents, load).odds
    let busy = Scaled(weights.reduce(0, +), exponent: exponent)
    total = idle + busy
    let blocked = Self.lastWeight(agents, load, rate, places) / total
    totals = QueueSolution.Totals(
      immediate: (idle / total).value, blocked: blocked.value, logBlocked: blocked.log)
    addTotals()
  }

  private var scale: Double { (Scaled(1, exponent: exponent) / total).value }

  /// t(0)...t(n) over their maximum, and the logarithm of that maximum.
  private static func ladder(
    _ agents: Double, _ load: Double, _ rate: Double, _ places: Int
  ) -> (weights: [Double], exponent: DoubleDouble) {
    let shift = 0x1p-600
    let logShift = DoubleDouble(600) * DoubleDouble.logOfTwo
    var weights = [1.0]
    var current = DoubleDouble(1)
    var exponent = DoubleDouble(0)
    var largest = 1.0
    for place in 0..<max(0, places) {
      let leaving = DoubleDouble(agents) + DoubleDouble.product(Double(place + 1), rate)
      current = current * (DoubleDouble(load) / leaving)
      if current.high > 0x1p500 {
        current = current * DoubleDouble(shift)
        exponent = exponent + logShift
        largest *= shift
        for index in weights.indices { weights[index] *= shift }
      }
      weights.append(current.high)
      largest = max(largest, current.high)
      if current.high < 1e-300 * largest && leaving.high > load { break }
    }
    return (
      weights.map { $0 / largest }, exponent + DoubleDouble(largest).naturalLog
    )
  }

  /// t(n), also where it is far below the smallest double.
  private static func lastWeight(
    _ agents: Double, _ load: Double, _ rate: Double, _ places: Int
  ) -> Scaled {
    guard places > 0 else { return Scaled(1) }
    guard load.isNormal else { return Scaled(0) }
    let n = Double(places)
    let logRatio = DoubleDouble(load).naturalLog - DoubleDouble(agents).naturalLog
    let plain = DoubleDouble(n) * logRatio
    // The sum of log(1 + i r / s), by its first two terms where patience is next to endless.
    let strain = n * (n + 1) / 2 * (rate / agents)
    guard rate * n > 1e-9 * agents else {
      let second = 1 - (2 * n + 1) / 6 * (rate / agents)
      return Scaled(1, exponent: plain - DoubleDouble(strain * second))
    }
    let first = DoubleDouble.quotient(agents, rate)
    let mean = DoubleDouble.quotient(load, rate)
    return IncompleteGamma.inversePoint(first, mean)
      / IncompleteGamma.inversePoint(first + DoubleDouble(n), mean)
  }

  private mutating func addTotals() {
    let unit = scale
    var (waiting, after, length, waitAnswered, waitAbandoned) = (0.0, 0.0, 0.0, 0.0, 0.0)
    // Expected time to be answered, and to give up, summed over the stages still ahead.
    var (stages, weightedStages) = (DoubleDouble(0), DoubleDouble(0))
    for place in 0..<weights.count {
      if place < weights.count - 1 || !full { waiting += weights[place] }
      guard place > 0 else { continue }
      let leaving = agents + Double(place) * rate
      stages = stages + DoubleDouble.quotient(1, leaving)
      weightedStages = weightedStages + DoubleDouble.quotient(Double(place), leaving)
      after += weights[place]
      length += Double(place) * weights[place]
      waitAnswered += weights[place] * stages.high
      waitAbandoned += weights[place] * weightedStages.high
    }
    guard load.isNormal else { return }
    totals.waiting = unit * waiting
    totals.answeredAfterWait = unit * (after / load) * agents
    totals.abandoned = unit * (length / load) * rate
    totals.wait = unit * (length / load)
    totals.waitOfAnswered = unit * (waitAnswered / load) * agents
    if waiting > 0 {
      totals.logWaiting = (Scaled(waiting, exponent: exponent) / total).log
      totals.meanWaitOfWaiting = length / load / waiting
      if rate > 0 && length > 0 {
        totals.logAbandoned = totals.logWaiting + log(length / load * rate / waiting)
        totals.abandonedOfWaiting = length / load * rate / waiting
        totals.meanWaitOfAbandoned = waitAbandoned / length
      }
    }
    let mean = unit * length
    var about = mean * mean * max(0, 1 - unit * after)
    for place in 1..<max(1, weights.count) {
      about += (Double(place) - mean) * (Double(place) - mean) * unit * weights[place]
    }
    totals.queueVariance = about
  }

  /// What has happened by a time T to those who had to wait.
  struct Horizon: Sendable {
    var answeredWithin: Double
    var answeredBeyond: Double
    var abandonedWithin: Double
    var stillWaiting: Double
  }

  func horizon(_ time: Double) -> Horizon {
    let places = full ? weights.count - 1 : weights.count
    let unit = scale
    // A contact's own patience is no stage of its wait; weighted by its staying, though, the stages
    // go as if every rate had gained one r.
    let free = Self.stageLaw(agents, rate, time, count: places)
    let kept = Self.stageLaw(agents + rate, rate, time, count: places)
    var (slow, answeredSlow) = (0.0, 0.0)
    for place in 0..<places {
      slow += weights[place] * free.below[place]
      answeredSlow +=
        weights[place] * agents / (agents + Double(place + 1) * rate)
        * kept.below[place]
    }
    var (answered, abandoned, behind) = (0.0, 0.0, 0.0)
    for place in stride(from: places - 1, through: 0, by: -1) {
      behind += weights[place]
      let leaving = agents + Double(place + 1) * rate
      answered += weights[place] * agents / leaving * kept.above[place]
      let before = agents + Double(place) * rate
      abandoned += behind * (rate / leaving) * (agents / before) * kept.above[place]
    }
    return Horizon(
      answeredWithin: unit * answered, answeredBeyond: unit * answeredSlow,
      abandonedWithin: unit * abandoned, stillWaiting: unit * slow * exp(-rate * time))
  }

  /// For j = 0..<count the probabilities that at most j, and that more than j, stages of a pure
  /// death process with rates base + i rate are over by the time: below[j] and above[j].
  private static func stageLaw(
    _ base: Double, _ rate: Double, _ time: Double, count: Int
  ) -> (below: [Double], above: [Double]) {
    var term = StageTerm(base, rate, time)
    var terms: [Double] = []
    var below: [Double] = []
    terms.reserveCapacity(count)
    below.reserveCapacity(count)
    var sum = 0.0
    for _ in 0..<count {
      terms.append(term.value)
      sum += term.value
      below.append(min(1, sum))
      term.advance()
    }
    var beyond = max(0, 1 - sum)
    if beyond < 1e-3 {
      // Past the middle of the law its remaining terms fall fast; their sum keeps every digit.
      beyond = 0
      var over = false
      for _ in 0..<100_000 where !over {
        beyond += term.value
        over = term.ratio < 1 && term.value <= 1e-18 * beyond
        term.advance()
      }
      if !over { beyond = max(0, 1 - sum) }
    }
    var above = [Double](repeating: 0, count: count)
    for stage in stride(from: count - 1, through: 0, by: -1) {
      above[stage] = min(1, beyond)
      beyond += terms[stage]
    }
    return (below, above)
  }
}

/// The terms of a negative binomial law one after the other; of the Poisson law for rate 0.
///
/// They are exp(-base T) (base/rate)_i (1 - exp(-rate T))^i / i!, carried in pairs because the
/// i-th power of a factor multiplies its rounding by i.
private struct StageTerm {
  private let base: Double
  private let rate: Double
  private let growth: DoubleDouble
  private var stage = 0.0
  private var mantissa = DoubleDouble(1)
  private var exponent: DoubleDouble
  private var factor: Double

  init(_ base: Double, _ rate: Double, _ time: Double) {
    self.base = base
    self.rate = rate
    exponent = -DoubleDouble.product(base, time)
    factor = Scaled(1, exponent: exponent).value
    if rate * time > 1e-12 && rate * time < 700 {
      let gone = DoubleDouble(1) - DoubleDouble.exponential(-rate * time)
      growth = gone / DoubleDouble(rate)
    } else {
      growth = DoubleDouble(rate * time < 1 ? time * (1 - rate * time / 2) : 1 / rate)
    }
  }

  var value: Double { mantissa.high * factor }

  private var next: DoubleDouble {
    (DoubleDouble(base) + DoubleDouble.product(stage, rate)) * growth / DoubleDouble(stage + 1)
  }

  /// The next term over this one.
  var ratio: Double { next.high }

  mutating func advance() {
    mantissa = mantissa * next
    stage += 1
    guard mantissa.high > 0x1p300 || mantissa.high < 0x1p-300, mantissa.high > 0 else { return }
    exponent = exponent + mantissa.naturalLog
    mantissa = DoubleDouble(1)
    factor = Scaled(1, exponent: exponent).value
  }
}
