import Erlang
import Foundation
import Sim

/// M/M/s+G for patience of any mixture of laws, to about six digits and quickly.
///
/// `GeneralPatienceQueue` of the library is exact to the last digits and takes up to a tenth of a
/// second a queue; a plan asks for thousands. The offered wait has the density
/// lambda exp(lambda H(t) - s t / h) / (e + lambda J), H being the integral of P(patience > t), J
/// that of the exponential, and e = (1/B(s, a) - 1) a / s. The laws know H in closed form.
/// Source: Baccelli and Hebuterne, Performance '81; Zeltyn and Mandelbaum, Queueing Systems 51
/// (2005) 361-402.
public struct PatienceIntegral: Sendable {
  /// The laws with their shares, which sum to 1.
  public let parts: [(law: Law, share: Double)]
  /// Those that the laws were made with.
  public let tables: LawTables

  /// Patience that is a mixture of laws whose shares sum to 1.
  public init(parts: [(law: Law, share: Double)], tables: LawTables) {
    self.parts = parts
    self.tables = tables
  }

  /// P(patience > t).
  func survival(_ time: Double) -> Double {
    parts.reduce(0) { $0 + $1.share * $1.law.survival(time, tables: tables) }
  }

  /// E[min(patience, t)].
  private func limitedMean(_ time: Double) -> Double {
    parts.reduce(0) { $0 + $1.share * $1.law.limitedMoments(time, tables: tables).first }
  }

  /// The queue of so many agents; nil where it grows without end.
  public func figures(
    agents: Double, load: Double, handleTime: Double, within: Double, shortAbandon: Double
  ) -> FormulaFigures? {
    guard let loss = try? ErlangB(agents: agents, offeredLoad: load).blocking else { return nil }
    guard loss > 1e-290 else { return FormulaFigures(occupancy: load / agents) }
    let (rate, capacity) = (load / handleTime, agents / handleTime)
    guard let peak = peak(rate, capacity) else { return nil }
    let exponent = { (time: Double) in rate * limitedMean(time) - capacity * time }
    let height = exponent(peak)
    guard let end = edge(from: peak, up: true, rate, exponent, height) else { return nil }
    let start = peak > 0 ? edge(from: peak, up: false, rate, exponent, height) ?? 0 : 0
    let cuts = [start, peak, within, shortAbandon, end].filter { $0 >= start && $0 <= end }
    let borders = Set(cuts).sorted()
    var sums = Sums()
    for (from, to) in zip(borders, borders.dropFirst()) {
      for (node, weight) in Self.nodes(from, to) {
        let density = rate * exp(exponent(node) - height) * weight
        sums.add(density, at: node, survival(node), within, shortAbandon)
      }
    }
    let idle = (1 / loss - 1) * load / agents * exp(-height)
    return sums.figures(
      idle: idle, load: load, agents: agents,
      (survival(within), survival(shortAbandon)))
  }

  /// Where those who stay are as many as the agents can do; nil where too many never leave.
  private func peak(_ rate: Double, _ capacity: Double) -> Double? {
    guard rate > capacity else { return 0 }
    var high = 1.0
    while rate * survival(high) >= capacity {
      high *= 2
      guard high < 1e9 else { return nil }
    }
    var low = 0.0
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if rate * survival(middle) >= capacity { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The point beyond which the density is below 10^-14 of its height; nil where there is none.
  private func edge(
    from peak: Double, up: Bool, _ rate: Double, _ exponent: (Double) -> Double, _ height: Double
  ) -> Double? {
    var reach = 0.1 / max(rate, 1e-9)
    while true {
      let place = up ? peak + reach : peak - reach
      if place <= 0 { return 0 }
      if exponent(place) < height - 32 { return place }
      reach *= 1.6
      guard reach < 1e10 else { return nil }
    }
  }

  /// Points and weights of a stretch: the eight-point rule of Gauss and Legendre on each of six
  /// parts.
  private static func nodes(_ from: Double, _ to: Double) -> [(Double, Double)] {
    let rule = [
      (0.183_434_642_495_649_80, 0.362_683_783_378_361_98),
      (0.525_532_409_916_328_99, 0.313_706_645_877_887_29),
      (0.796_666_477_413_626_74, 0.222_381_034_453_374_47),
      (0.960_289_856_497_536_23, 0.101_228_536_290_376_26),
    ]
    let half = (to - from) / 12
    return (0..<6).flatMap { part -> [(Double, Double)] in
      let middle = from + half * Double(2 * part + 1)
      return rule.flatMap { node, weight in
        [(middle - half * node, half * weight), (middle + half * node, half * weight)]
      }
    }
  }

  /// Integrals of the density against what the figures need.
  private struct Sums {
    private var all = 0.0
    private var answered = 0.0
    private var answeredWithin = 0.0
    private var gaveUpWithin = 0.0
    private var gaveUpShort = 0.0
    private var beyond = 0.0
    private var beyondShort = 0.0
    private var waited = 0.0

    mutating func add(
      _ density: Double, at time: Double, _ survival: Double, _ within: Double, _ short: Double
    ) {
      all += density
      answered += density * survival
      waited += density * survival * time
      if time <= within {
        answeredWithin += density * survival
        gaveUpWithin += density * (1 - survival)
      } else {
        beyond += density
      }
      if time <= short {
        gaveUpShort += density * (1 - survival)
      } else {
        beyondShort += density
      }
    }

    func figures(
      idle: Double, load: Double, agents: Double, _ stays: (within: Double, short: Double)
    ) -> FormulaFigures? {
      let total = idle + all
      guard total > 0, total.isFinite else { return nil }
      var figures = FormulaFigures(occupancy: 0)
      let answerRate = (idle + answered) / total
      figures.answeredWithin = min(1, (idle + answeredWithin) / total)
      figures.abandonedWithin = (gaveUpWithin + (1 - stays.within) * beyond) / total
      figures.abandonedShort = (gaveUpShort + (1 - stays.short) * beyondShort) / total
      figures.abandoned = max(0, 1 - answerRate)
      figures.speedOfAnswer = answerRate > 0 ? waited / total / answerRate : 0
      figures.occupancy = min(1, load * answerRate / agents)
      figures.waitProbability = min(1, all / total)
      return figures
    }
  }
}
