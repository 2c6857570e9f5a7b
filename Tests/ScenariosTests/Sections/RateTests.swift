import Scenarios
import Sim
import Testing

/// Demand becomes rates whose integrals are the volumes of the file.
///
/// The volume of a stretch is integrated here on its own, segment by segment, by the trapezoid
/// rule, which is exact for lines. Tolerance 1e-12 of the volume unless said. A builder that loses
/// the piece after a corner, or ramps by a wrong share, is caught.
@Suite struct RateTests {
  private let minute: Ticks = 60_000_000

  private func profile(
    _ demand: String, events: String = "{}", horizon: String = "{length: 2h, interval: 30min}"
  ) throws -> RateProfile {
    let read = ReadText(
      minimal(
        horizon: horizon, centers: "{here: {groups: {all: {agents: 1000}}}}",
        demand: "[{contact: calls, center: here, \(demand)}]", more: "events: \(events)"))
    #expect(read.faults.errorCount == 0, "\(read.lines)")
    let model = try #require(read.scenario).compile().model
    guard case .rate(let profile) = model.streams[0].source else { throw Missing() }
    return profile
  }

  private struct Missing: Error {}

  /// The integral of the segments over a stretch of the run.
  private func integral(_ profile: RateProfile, _ from: Ticks, _ to: Ticks) -> Double {
    var sum = 0.0
    for (index, segment) in profile.segments.enumerated() {
      let end = index + 1 < profile.segments.count ? profile.segments[index + 1].from : to
      let (low, high) = (max(from, segment.from), min(to, end))
      guard low < high else { continue }
      func rate(_ time: Ticks) -> Double {
        segment.rate + segment.slope * (Double(time - segment.from) / 1e6)
      }
      sum += (rate(low) + rate(high)) / 2 * Double(high - low) / 1e6
    }
    return sum
  }

  /// The rate is never below 0, not even at the end of a segment.
  private func expectNonNegative(_ profile: RateProfile, until end: Ticks) {
    for (index, segment) in profile.segments.enumerated() {
      let next = index + 1 < profile.segments.count ? profile.segments[index + 1].from : end
      #expect(segment.rate >= 0)
      let length: Double = Double(next - segment.from) / 1e6
      let last: Double = segment.rate + segment.slope * length
      #expect(last >= 0)
    }
  }

  private func near(_ value: Double, _ expected: Double, _ share: Double = 1e-12) -> Bool {
    abs(value - expected) <= share * max(1, abs(expected))
  }

  @Test func volumesAreKeptByInterval() throws {
    let profile = try profile("volume: [60, 0.5, 0, 90]")
    let volumes = [60, 0.5, 0, 90]
    for (index, volume) in volumes.enumerated() {
      let from = Ticks(index) * 30 * minute
      #expect(near(integral(profile, from, from + 30 * minute), volume))
    }
  }

  @Test func volumesOfUnevenIntervals() throws {
    let profile = try profile(
      "volume: [40, 50, 20]", horizon: "{interval: {borders: [0min, 10min, 15min, 20min]}}")
    #expect(near(integral(profile, 0, 10 * minute), 40))
    #expect(near(integral(profile, 10 * minute, 15 * minute), 50))
    #expect(near(integral(profile, 15 * minute, 20 * minute), 20))
  }

  @Test func ratesAndOfferedLoad() throws {
    let rates = try profile("rate: [5/min, 14/min, 5/min, 60/h]")
    let perSecond: [Double] = [5.0 / 60, 14.0 / 60, 5.0 / 60, 60.0 / 3_600]
    #expect(rates.segments.map(\.rate) == perSecond)
    // 84 erlangs of 3 minutes are 28 contacts a minute.
    let load = try profile("offered_load: 84")
    #expect(load.segments == [RateProfile.Segment(from: 0, rate: 84.0 / 180)])
  }

  @Test(arguments: [[60.0, 90, 30, 10], [0, 100, 0, 100], [1, 1_000, 1, 0], [5, 5, 5, 5]])
  func linearShapeIsContinuousAndKeepsVolumes(_ volumes: [Double]) throws {
    let profile = try profile("volume: \(volumes), shape: linear")
    for (index, volume) in volumes.enumerated() {
      let from = Ticks(index) * 30 * minute
      #expect(near(integral(profile, from, from + 30 * minute), volume))
    }
    expectNonNegative(profile, until: 120 * minute)
    let segments = profile.segments
    for (before, after) in zip(segments, segments.dropFirst()) {
      let length: Double = Double(after.from - before.from) / 1e6
      let end: Double = before.rate + before.slope * length
      #expect(abs(end - after.rate) < 1e-12)
    }
  }

  /// Volumes that a straight line brings are given back as that line.
  @Test func linearShapeOfALineIsTheLine() throws {
    let profile = try profile("volume: [10, 20, 30, 40], shape: linear")
    // The mean rates rise by 10 per half-hour in a half-hour; inside, so does the rate.
    let slope: Double = 10.0 / 1_800 / 1_800
    for segment in profile.segments {
      #expect(near(segment.slope / slope, 1, 1e-9))
    }
  }

  /// A ramp of the multiplier from 1 to m over a constant rate brings its mean, (1 + m) / 2.
  @Test func oneSurgeIsExact() throws {
    let profile = try profile(
      "rate: 60/min",
      events: "{e: {surge: {starts: 30min, ramp: 20min, hold: 10min, decay: 40min, multiply: 2.6}}}"
    )
    #expect(near(integral(profile, 0, 30 * minute), 1_800))
    #expect(near(integral(profile, 30 * minute, 50 * minute), 2_160))
    #expect(near(integral(profile, 50 * minute, 60 * minute), 1_560))
    #expect(near(integral(profile, 60 * minute, 100 * minute), 4_320))
    #expect(near(integral(profile, 100 * minute, 120 * minute), 1_200))
    #expect(profile.segments.count == 5)
  }

  /// Two ramps at once: the integral of (1 + a t)(1 + b t) is known.
  @Test func overlappingRampsKeepTheirIntegral() throws {
    let profile = try profile(
      "rate: 60/min",
      events: "{e: {surge: {starts: 0s, ramp: 60min, hold: 1h, multiply: 3}},"
        + " f: {surge: {starts: 0s, ramp: 30min, hold: 90min, multiply: 2}}}")
    // With u in hours: (1 + 2u)(1 + 2u) up to 30 min, (1 + 2u) 2 up to 60 min, then 6.
    // The first integral is u + 2 u^2 + 4 u^3 / 3 at u = 1/2, the second 2 (u + u^2) from 1/2 to 1.
    let both: Double = 3_600 * (7.0 / 6)
    let one: Double = 3_600 * 2.5
    let none: Double = 3_600 * 6
    #expect(near(integral(profile, 0, 30 * minute), both))
    #expect(near(integral(profile, 30 * minute, 60 * minute), one))
    #expect(near(integral(profile, 60 * minute, 120 * minute), none))
    let pieces = profile.segments.filter { $0.from < 30 * minute }
    #expect(pieces.count == 180)
  }

  /// A multiplier that falls to 0 and back, on a linear volume: never below 0, volume by the
  /// integral.
  @Test func surgesDownToNothing() throws {
    let profile = try profile(
      "volume: [60, 90, 30, 10], shape: linear",
      events: "{e: {surge: {starts: 20min, ramp: 7min, hold: 11min, decay: 13min, multiply: 0}},"
        + " f: {surge: {starts: 25min, ramp: 5min, decay: 20min, multiply: 2}}}")
    expectNonNegative(profile, until: 120 * minute)
    #expect(integral(profile, 27 * minute, 38 * minute) == 0)
    #expect(integral(profile, 20 * minute, 27 * minute) > 0)
  }

  /// mean t + amplitude period / 2 pi (1 - cos(2 pi t / period)), as the engine is told and as
  /// `expected`.
  @Test func sinusoid() throws {
    let demand = "rate: {mean: 20/min, amplitude: 6/min, period: 24min}"
    let plain = try profile(demand)
    let told = RateProfile.Sinusoid(mean: 20.0 / 60, amplitude: 6.0 / 60, period: 1_440, origin: 0)
    #expect(plain.sinusoid == told)
    let risingHalf: Double = 240 + 144 / Double.pi
    #expect(near(plain.expected(from: 0, to: 24 * minute), 480))
    #expect(near(plain.expected(from: 0, to: 12 * minute), risingHalf))
    let surged = try profile(
      demand, events: "{e: {surge: {starts: 24min, hold: 12min, multiply: 2}}}")
    #expect(near(integral(surged, 0, 24 * minute), 480, 1e-9))
    #expect(near(integral(surged, 24 * minute, 36 * minute), 2 * risingHalf, 1e-9))
  }

  /// In the warm-up the first interval holds, and events keep their times.
  @Test func warmUpHoldsTheFirstRate() throws {
    let profile = try profile(
      "volume: [60, 30], shape: linear",
      events: "{e: {surge: {starts: 0s, hold: 10min, multiply: 3}}}",
      horizon: "{length: 1h, interval: 30min, warm_up: 40min}")
    #expect(near(integral(profile, 0, 40 * minute), 80))
    let mid = 40 * minute
    #expect(integral(profile, mid, mid + 10 * minute) > 2.5 * 20)
  }

  /// Twice the volume is twice every rate: a scaling that loses nothing.
  @Test func scaling() throws {
    let events =
      "{e: {surge: {starts: 10min, ramp: 20min, hold: 10min, decay: 30min, multiply: 3}}}"
    let once = try profile("volume: [60, 90, 30, 10], shape: linear", events: events)
    let twice = try profile("volume: [120, 180, 60, 20], shape: linear", events: events)
    #expect(once.segments.count == twice.segments.count)
    for (one, two) in zip(once.segments, twice.segments) {
      #expect(one.from == two.from)
      #expect(two.rate == 2 * one.rate)
      #expect(two.slope == 2 * one.slope)
    }
  }
}
