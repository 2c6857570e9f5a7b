import Report
import Scenarios
import Sim
import Study

/// The replication that a report shows as a film.
enum DayFilm {
  /// Frames of all centers and strategies together: more make a page slow to open.
  private static let mostStates = 40_000
  /// Seconds between frames, the finest first.
  private static let steps: [Double] = [
    60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 86_400,
  ]

  /// The strategies in the order in which a page needs them: the first beside the last of a
  /// ranking, then the others.
  private static func order(_ ranking: [Int]) -> [Int] {
    guard ranking.count > 2 else { return ranking }
    return [ranking[0], ranking[ranking.count - 1]] + ranking[1..<ranking.count - 1]
  }

  /// Simulates a replication again, strategy by strategy, as far as the page has room.
  ///
  /// - Parameter ranked: Strategies of the plan, the best first. Policies that keep no journal are
  ///   left out.
  static func replay(
    _ plan: Plan, ranked: [Int], seed: UInt64, replication: UInt64
  ) throws -> ReplayDay? {
    do throws(StudyError) {
      return try film(plan, order(ranked), seed: seed, replication: replication)
    } catch {
      throw Simulation.ending(of: error)
    }
  }

  private static func film(
    _ plan: Plan, _ positions: [Int], seed: UInt64, replication: UInt64
  ) throws(StudyError) -> ReplayDay? {
    let told = positions.filter { plan.strategies[$0].runner.explain != nil }
    let centers = plan.labels.centers.count
    let length = plan.scenario.horizon.length.seconds
    func states(_ step: Double) -> Double { (length / step).rounded(.up) * Double(centers) }
    // Two strategies are what a comparison needs; the rest only where a minute a frame allows it.
    let needed = Double(min(2, told.count))
    let step = steps.first { states($0) * needed <= Double(mostStates) } ?? steps[steps.count - 1]
    let room = max(2, Int(Double(mostStates) / states(step)))
    guard !told.isEmpty else { return nil }
    var day = ReplayDay(
      replication: replication, clock: plan.scenario.timeNames(every: Ticks(seconds: step)),
      start: plan.labels.intervals.first?.start ?? 0, step: step, strategies: [])
    for position in told.prefix(room) {
      let name = plan.strategies[position].strategy.name
      var recorder = ReplayDay.Strategy.Recorder(name: name, centers: centers)
      try plan.rerun(ofStrategy: position, seed: seed, replication: replication)
        .film(step: Ticks(seconds: step)) { recorder.add($0) }
      day.strategies.append(recorder.film)
    }
    return day
  }
}
