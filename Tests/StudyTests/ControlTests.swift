import Sim
import Study
import Testing

/// The control variate: right where it stands, silent where it cannot be right.
@Suite struct ControlTests {
  /// Days whose volume differs by 15 % explain most of what differs between them.
  ///
  /// 60 replications with the control against 3,000 without: the two lie within 4 standard errors,
  /// a false alarm once in 15,000 seeds. Catches a wrong sign (the error would double) and a wrong
  /// mean.
  @Test func agreesWithALongRunAndGains() throws {
    var model = World.markov(rate: [0.15], staff: [10], length: 7200, intervals: 2)
    model.busyness = [Busyness(shape: .gamma, cv: 0.15, center: 0)]
    model.streams[0].busyness = 0
    model.streams[0].source = .rate(
      RateProfile(segments: [
        .init(from: 0, rate: 0.12), .init(from: Ticks(seconds: 3600), rate: 0.12, slope: 1e-5),
      ]))
    let long = try Study.run(World.plan(model, replications: 3000, seed: 1)).strategies[0]
    let short = try Study.run(World.plan(model, replications: 60, seed: 2)).strategies[0]
    #expect(short.controlled.map(\.measure).contains(.serviceLevel))
    for figure in short.controlled {
      let truth = try #require(long.estimate(figure.measure, in: .total))
      let plain = try #require(short.estimate(figure.measure, in: .total))
      let errors = (
        try #require(figure.estimate.standardError), try #require(truth.standardError)
      )
      let error = (errors.0 * errors.0 + errors.1 * errors.1).squareRoot()
      #expect(abs(figure.estimate.value - truth.value) < 4 * error, "\(figure.measure)")
      #expect(figure.varianceFactor >= 1.1)
      #expect(errors.0 < (plain.standardError ?? 0), "\(figure.measure)")
    }
    let level = short.controlled.first { $0.measure == .serviceLevel }
    #expect((level?.varianceFactor ?? 0) > 2, "the volume of a day decides its service level")
  }

  /// Regression by hand: five offered numbers of known mean, repeated, and a service level that
  /// falls by 0.001 for each contact more, with noise; one customer an attempt.
  @Test func isTheRegressionEstimate() throws {
    let offered = (0..<40).map { 980 + 10 * ($0 % 5) }
    let within = offered.enumerated().map { index, number in
      Int(Double(number) * (0.8 - 0.001 * Double(number - 1000))) + (index % 3) * 4
    }
    var model = Synthetic.model
    model.streams[0].source = .rate(
      RateProfile(segments: [.init(from: 0, rate: 1010.0 / 3600)]))
    let days = zip(offered, within).map { number, met in
      var seen = Synthetic.seen(offered: number, within: met)
      seen.byOrigin.counts[Counter.customers.rawValue] = Int64(number)
      return seen
    }
    let results = try Study.run(
      World.plan(model, replications: 40, strategies: [Synthetic.runner("one", days)]))
    let found = try #require(
      results.strategies[0].controlled.first { $0.measure == .serviceLevel })
    let mean = offered.reduce(0) { $0 + Double($1) } / 40
    let ratio = within.reduce(0) { $0 + Double($1) } / (40 * mean)
    let residuals = zip(within, offered).map { (Double($0) - ratio * Double($1)) / mean }
    let squares = offered.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    let shared = zip(residuals, offered).reduce(0) { $0 + $1.0 * (Double($1.1) - mean) }
    let truth = ratio - shared / squares * (mean - 1010)
    #expect(abs(found.estimate.value - truth) < 1e-9)
    let plain = residuals.reduce(0) { $0 + $1 * $1 }
    let left = plain - shared * shared / squares
    #expect(abs(found.varianceFactor - plain / 39 / (left / 38)) < 1e-6 * found.varianceFactor)
  }

  @Test func isSilentWhereItCannotBeRight() throws {
    let model = World.markov(rate: [0.15], staff: [10], length: 3600)
    #expect(
      try Study.run(World.plan(model, replications: 19)).strategies[0].controlled.isEmpty,
      "few replications")
    var outage = model
    outage.networkOutages = [
      NetworkOutage(
        starts: 0, callers: 50, awareness: .exponential(mean: 600),
        repair: .exponential(mean: 600), afterRepairShare: 0.5,
        afterRepair: .exponential(mean: 600))
    ]
    outage.streams.append(DemandStream(queue: 0, source: .outage(0)))
    #expect(
      try Study.run(World.plan(outage, replications: 40)).strategies[0].controlled.isEmpty,
      "callers of unknown number")
  }
}
