import Foundation
import Sim
import Study
import Testing

/// The modified offered load against closed forms.
///
/// A load taken at the mean handle time instead of the law of its excess, a slope counted from the
/// wrong end of its piece, or a run that does not begin empty is caught by each of them.
@Suite struct OfferedLoadTests {
  private let tables = LawTables()

  private func handle(_ talk: Law, _ wrapUp: Law? = nil, factor: Double = 1) -> HandleTime {
    HandleTime(talk: talk, wrapUp: wrapUp, factor: factor, tables: tables, horizon: 40_000)
  }

  private func curve(_ segments: [(from: Double, rate: Double, slope: Double)]) -> RateCurve {
    let profile = RateProfile(
      segments: segments.map {
        .init(from: Ticks(seconds: $0.from), rate: $0.rate, slope: $0.slope)
      })
    return RateCurve(sum: [profile], until: Ticks(seconds: 40_000))
  }

  /// Exponential handle times of mean h: each step of the rate adds h (1 - exp(-t / h)).
  @Test(arguments: [10.0, 3_000, 3_600, 4_000, 9_000])
  func stepsWithExponentialHandleTimes(_ time: Double) {
    let curve = curve([(0, 0.5, 0), (3_600, 1.5, 0)])
    let steps = [(0.0, 0.5), (3_600, 1.0)].reduce(0.0) {
      $0 + (time > $1.0 ? $1.1 * 200 * (1 - exp(-(time - $1.0) / 200)) : 0)
    }
    #expect(abs(curve.offeredLoad(at: time, handle(.exponential(mean: 200))) / steps - 1) < 1e-11)
    // A skill's factor stretches the handle time.
    let slow = handle(.exponential(mean: 160), factor: 1.25)
    #expect(abs(curve.offeredLoad(at: time, slow) / steps - 1) < 1e-11)
  }

  /// A sine of the rate from an empty start; Eick, Massey and Whitt (1993).
  ///
  /// m = L h (1 - e^(-t/h)) + A h (sin wt - wh cos wt + wh e^(-t/h)) / (1 + (wh)^2). The curve is
  /// 1024 lines a swing, which costs less than 10^-5 of the swing.
  @Test(arguments: [100.0, 1_000, 7_777, 30_000])
  func sineWithExponentialHandleTimes(_ time: Double) {
    let (mean, swing, period, h) = (0.4, 0.3, 7_200.0, 300.0)
    let curve = RateCurve(
      sum: [
        RateProfile(
          sinusoid: .init(mean: mean, amplitude: swing, period: period, origin: 0))
      ], until: Ticks(seconds: 40_000))
    let w = 2 * Double.pi / period
    let fall = exp(-time / h)
    let wave = sin(w * time) - w * h * cos(w * time) + w * h * fall
    let exact = mean * h * (1 - fall) + swing * h * wave / (1 + w * w * h * h)
    let found = curve.offeredLoad(at: time, handle(.exponential(mean: h)))
    #expect(abs(found - exact) < 1e-5 * swing * h)
  }

  /// A handle time of always d seconds: what came in the last d seconds is there.
  @Test(arguments: [50.0, 400, 1_150, 1_500, 2_300])
  func rampWithConstantHandleTimes(_ time: Double) {
    let curve = curve([(0, 0.2, 0), (1_000, 0.2, 0.001), (2_000, 1.2, 0)])
    func arrived(_ t: Double) -> Double {
      let ramp = min(max(t - 1_000, 0), 1_000)
      return 0.2 * t + 0.001 * ramp * ramp / 2 + max(t - 2_000, 0)
    }
    let exact = arrived(time) - arrived(max(0, time - 240))
    #expect(abs(curve.offeredLoad(at: time, handle(.deterministic(240))) - exact) < 1e-9)
    // Long after, nobody is there.
    #expect(curve.offeredLoad(at: 41_000, handle(.deterministic(240))) == 0)
  }

  /// Talk of rate a and wrap-up of rate b: E[min(H, t)] = (b (1 - e^(-at)) / a - a (1 - e^(-bt)) /
  /// b) / (b - a), within 2 x 10^-5 of the mean; the grid's error is stated as 10^-5.
  @Test(arguments: [5.0, 30, 100, 225, 600, 2_000])
  func talkAndWrapUpTogether(_ time: Double) {
    let (a, b) = (1 / 200.0, 1 / 25.0)
    let exact = (b * (1 - exp(-a * time)) / a - a * (1 - exp(-b * time)) / b) / (b - a)
    let both = handle(.exponential(mean: 200), .exponential(mean: 25))
    #expect(abs(both.limitedMoments(time).first - exact) < 2e-5 * 225)
    let constant = handle(.deterministic(200), .deterministic(25))
    #expect(abs(constant.limitedMoments(time).first - min(time, 225)) < 0.06)
  }

  /// The integral of P(H > u) is what remains of any law: summed here by the midpoint rule.
  @Test func momentsOfEveryLaw() {
    var tables = LawTables()
    let laws: [Law] = [
      .exponential(mean: 60), .lognormal(mean: 60, cv: 0.9), .gamma(mean: 60, cv: 0.5),
      .gamma(mean: 60, cv: 1.6), .weibull(mean: 60, shape: 1.3), .weibull(mean: 60, shape: 0.7),
      .deterministic(60), .uniform(from: 20, to: 90), .never,
      .hyperexponential(probabilities: [0.4, 0.6], rates: [1 / 100.0, 1 / 20.0], in: &tables),
      .empirical(values: [10, 40, 90], in: &tables),
      .empirical(values: [10, 40, 90], weights: [1, 2, 5], in: &tables),
      Law.lognormal(mean: 30, cv: 0.9).scaled(by: 2),
    ]
    for law in laws {
      for end in [7.0, 55, 240] {
        let cells = 20_000
        let step = end / Double(cells)
        var (one, two) = (0.0, 0.0)
        for cell in 0..<cells {
          let time = (Double(cell) + 0.5) * step
          let tail = law.survival(time, tables: tables) * step
          one += tail
          two += 2 * time * tail
        }
        let moments = law.limitedMoments(end, tables: tables)
        // A jump within a cell costs half of the cell.
        #expect(abs(moments.first - one) < 2 * step, "\(law) to \(end)")
        #expect(abs(moments.second - two) < 4 * step * end, "\(law) to \(end)")
      }
    }
  }
}
