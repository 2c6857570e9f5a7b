import Sim

/// Builds the rate of a stream: volumes and surges in, stretches of linear rate out.
///
/// A product of two linear functions is not linear. Where a ramp meets another ramp, a linear
/// volume or a sinusoid, it is cut into pieces of at most 10 s, each with the exact expected number
/// of contacts.
struct RateBuilder {
  /// Simulated time before `start`.
  let warmUp: Ticks
  /// The horizon's length.
  let length: Ticks
  /// Surges on this stream, times elapsed from `start`.
  let surges: [Scenario.Surge]
  private var segments: [RateProfile.Segment] = []

  /// The longest piece of a product that is not linear.
  static let longestPiece: Ticks = 10 * Ticks.perSecond

  init(warmUp: Ticks, length: Ticks, surges: [Scenario.Surge]) {
    self.warmUp = warmUp
    self.length = length
    self.surges = surges
  }

  /// A stretch of time, elapsed from `start`, with a linear rate.
  struct Stretch {
    var from: Ticks
    var to: Ticks
    /// Contacts per second at the beginning.
    var rate: Double
    /// Change per second.
    var slope: Double
  }

  /// The profile of an amount; the mean handle time turns offered load into a rate.
  mutating func profile(of amount: Scenario.Amount, meanHandleTime: Double) -> RateProfile {
    switch amount {
    case .volume(let table):
      addSteps(table.mapValues { $1 / table.seconds(of: $0) })
    case .rate(let table): addSteps(table)
    case .offeredLoad(let table): addSteps(table.mapValues { $1 / meanHandleTime })
    case .linear(let table): addLinear(table)
    case .sinusoid(let mean, let amplitude, let period):
      addSinusoid(mean: mean, amplitude: amplitude, period: period)
    }
    return RateProfile(segments: segments)
  }

  private mutating func addSteps(_ table: StepTable) {
    addWarmUp(rate: table.values[0])
    for step in 0..<table.count {
      add(
        Stretch(
          from: table.borders[step], to: table.borders[step + 1], rate: table.values[step],
          slope: 0))
    }
  }

  /// Every step's volume in two linear pieces that meet in its middle.
  ///
  /// At a border the rate is the line between the mean rates of its two steps, but at most twice
  /// the smaller of them: then the rate in the middle that keeps the volume, 2 r - (left + right) /
  /// 2, is never below 0. The first and the last step are one straight line each.
  private mutating func addLinear(_ table: StepTable) {
    let rates = table.values.enumerated().map { $0.element / table.seconds(of: $0.offset) }
    addWarmUp(rate: rates[0])
    var left = table.count > 1 ? 2 * rates[0] - Self.border(table, rates, after: 0) : rates[0]
    for step in 0..<table.count {
      let (from, to) = (table.borders[step], table.borders[step + 1])
      let right =
        step + 1 < table.count ? Self.border(table, rates, after: step) : 2 * rates[step] - left
      let middle = max(0, 2 * rates[step] - (left + right) / 2)
      // An odd number of ticks has no middle; the halves differ by a microsecond, and each keeps
      // its own share of the volume.
      let half = from + (to - from) / 2
      let (first, second) = ((half - from).seconds, (to - half).seconds)
      let scale = rates[step] * (first + second)
      let drawn = (left + middle) / 2 * first + (middle + right) / 2 * second
      let peak = middle + (drawn > 0 ? (scale - drawn) * 2 / (first + second) : 0)
      add(Stretch(from: from, to: half, rate: left, slope: (peak - left) / first))
      add(Stretch(from: half, to: to, rate: peak, slope: (right - peak) / second))
      left = right
    }
  }

  /// The rate at the border after a step.
  private static func border(_ table: StepTable, _ rates: [Double], after step: Int) -> Double {
    let (here, next) = (table.seconds(of: step), table.seconds(of: step + 1))
    let line = (rates[step] * next + rates[step + 1] * here) / (here + next)
    return min(line, 2 * min(rates[step], rates[step + 1]))
  }

  private mutating func addSinusoid(mean: Double, amplitude: Double, period: Double) {
    let finest = Self.finest(period: period)
    for corner in corners(from: -warmUp, to: length) {
      addPieces(from: corner.from, to: corner.to, longest: finest) { time in
        mean + amplitude * Elementary.sinTurns(time / period)
      }
    }
  }

  /// The length of the pieces of a sinusoid: 64 to a swing.
  static func finest(period: Double) -> Ticks {
    max(1, min(longestPiece, Ticks(seconds: period / 64)))
  }

  private mutating func addWarmUp(rate: Double) {
    if warmUp > 0 { add(Stretch(from: -warmUp, to: 0, rate: rate, slope: 0)) }
  }

  /// Adds a stretch times the surges on it.
  private mutating func add(_ stretch: Stretch) {
    for part in corners(from: stretch.from, to: stretch.to) {
      let rate = stretch.rate + stretch.slope * (part.from - stretch.from).seconds
      let ends = surges.map { surge -> (Double, Double) in
        (surge.level(at: part.from, towards: part.to), surge.level(at: part.to, towards: part.from))
      }
      let moving = ends.filter { $0.0 != $0.1 }.count + (stretch.slope != 0 ? 1 : 0)
      let seconds = (part.to - part.from).seconds
      if moving <= 1 {
        let first = ends.reduce(rate) { $0 * $1.0 }
        let last = ends.reduce(rate + stretch.slope * seconds) { $0 * $1.1 }
        append(from: part.from, rate: first, end: last, seconds: seconds)
      } else {
        addPieces(from: part.from, to: part.to, longest: Self.longestPiece) { time in
          stretch.rate + stretch.slope * (time - stretch.from.seconds)
        }
      }
    }
  }

  /// A stretch cut where a surge has a corner.
  private func corners(from: Ticks, to: Ticks) -> [(from: Ticks, to: Ticks)] {
    let inside = surges.flatMap { surge in
      [surge.starts, surge.starts + surge.ramp, surge.ends - surge.decay, surge.ends]
    }.filter { $0 > from && $0 < to }
    let borders = [from] + Set(inside).sorted() + [to]
    return zip(borders, borders.dropFirst()).map { ($0, $1) }
  }

  /// Pieces of a rate times the surges, each with its exact integral.
  ///
  /// The four-point rule of Gauss and Legendre is exact to the seventh degree: six ramps at once.
  private mutating func addPieces(
    from: Ticks, to: Ticks, longest: Ticks, rate: (Double) -> Double
  ) {
    let count = (to - from + longest - 1) / longest
    func product(_ time: Double, _ piece: (Ticks, Ticks)) -> Double {
      surges.reduce(rate(time)) { $0 * $1.level(at: time, within: piece) }
    }
    for index in 0..<count {
      let piece = (
        from + (to - from) / count * index + min(index, (to - from) % count),
        from + (to - from) / count * (index + 1) + min(index + 1, (to - from) % count)
      )
      let (start, end) = (piece.0.seconds, piece.1.seconds)
      let half = (end - start) / 2
      var mean = 0.0
      for (node, weight) in Self.gauss {
        mean += weight / 2 * product(start + half + half * node, piece)
        mean += weight / 2 * product(start + half - half * node, piece)
      }
      let rise = product(end, piece) - product(start, piece)
      // A convex product near 0 would begin below 0 as a line: there the piece stays level.
      let isLine = mean - abs(rise) / 2 >= 0
      append(
        from: piece.0, rate: isLine ? mean - rise / 2 : mean, end: isLine ? mean + rise / 2 : mean,
        seconds: end - start)
    }
  }

  /// Nodes and weights on [-1, 1]: the roots of the fourth Legendre polynomial.
  private static let gauss: [(Double, Double)] = [
    (0.339_981_043_584_856_26, 0.652_145_154_862_546_14),
    (0.861_136_311_594_052_58, 0.347_854_845_137_453_86),
  ]

  /// Appends a segment, or lengthens the last one that goes on alike.
  private mutating func append(from: Ticks, rate: Double, end: Double, seconds: Double) {
    var slope = seconds > 0 ? (end - rate) / seconds : 0
    // The end of a line down to 0 may fall below it by its last digit.
    if slope < 0, rate + slope * seconds < 0 { slope = -(rate / seconds).nextDown }
    if slope == 0, let last = segments.last, last.slope == 0, last.rate == rate { return }
    segments.append(RateProfile.Segment(from: from + warmUp, rate: rate, slope: slope))
  }
}

extension Scenario.Surge {
  /// The multiplier at an end of a stretch without corners, as seen from inside it.
  func level(at time: Ticks, towards other: Ticks) -> Double {
    level(at: time.seconds, within: (min(time, other), max(time, other)))
  }

  /// The multiplier at a time in seconds, on the line that holds within a stretch without corners.
  func level(at time: Double, within stretch: (Ticks, Ticks)) -> Double {
    let middle = stretch.0 + (stretch.1 - stretch.0) / 2
    if middle < starts || middle >= ends { return 1 }
    if middle < starts + ramp {
      return 1 + (multiply - 1) * ((time - starts.seconds) / ramp.seconds)
    }
    if middle < ends - decay { return multiply }
    return 1 + (multiply - 1) * ((ends.seconds - time) / decay.seconds)
  }
}

extension Scenario {
  /// The most segments that a demand with these surges on it is cut into.
  func mostPieces(of source: Demand, _ surges: [Surge]) -> Int {
    let steps: Int
    switch source.amount {
    case .volume(let table), .linear(let table), .rate(let table), .offeredLoad(let table):
      steps = 2 * table.count
    case .sinusoid(_, _, let period):
      guard !surges.isEmpty else { return 1 }
      let total = (horizon.length + horizon.warmUp) / RateBuilder.finest(period: period)
      return Int(total) + 4 * surges.count
    }
    let ramps = surges.reduce(Ticks(0)) { sum, surge in
      sum + min(surge.ramp, horizon.length) + min(surge.decay, horizon.length)
    }
    return steps + 4 * surges.count + Int(ramps / RateBuilder.longestPiece)
  }
}
