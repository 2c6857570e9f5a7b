import Sim

/// The iterative staffing algorithm: simulate, look how many contacts are present, staff so that
/// only the share that may wait finds everybody busy, and simulate again until that is stable.
///
/// The share that may wait is that of the formula at its least number of agents. Contacts present
/// are those waiting or with an agent at a center, at three instants of each interval, over all
/// replications; each round meets the same customers.
/// Source: Feldman, Mandelbaum, Massey and Whitt, Management Science 54 (2008) 324-338.
public struct StaffingIteration {
  private let task: StaffingTask
  private let simulator: StaffingSimulator
  private let watch: Watch

  /// The most rounds; usually four to six are enough.
  public static let mostRounds = 12

  /// An iteration for a task.
  public init(_ task: StaffingTask, _ simulator: StaffingSimulator, watch: Watch = Watch()) {
    self.task = task
    self.simulator = simulator
    self.watch = watch
  }

  /// The plan at which the iteration rests: no number changes by more than one agent any more, or
  /// the rounds are spent, or the user asked to stop.
  public func plan() throws(StudyError) -> StaffingPlan {
    let start = StaffingPlanner(task).plan(.isa)
    let waits = task.places.map { place in
      (0..<task.intervals).map { mayWait(place, $0, start) }
    }
    var plan = start
    for _ in 0..<Self.mostRounds where watch.cancel?.isSet != true {
      let sample = try PresenceSample.of(
        simulator.study(plan), places: task.places, watch: watch)
      var required = plan.required
      for (index, place) in task.places.enumerated() {
        let pools = task.pools(at: place)
        for interval in 0..<task.intervals {
          let total = sample.least(
            place: index, interval: interval, exceededBy: waits[index][interval])
          let shares = pools.map { Double(start.required[$0][interval]) }
          for (pool, agents) in zip(pools, Self.split(total, by: shares)) {
            required[pool][interval] = agents
          }
        }
      }
      let moved = zip(required.joined(), plan.required.joined()).map { abs($0 - $1) }.max() ?? 0
      plan = StaffingPlan(method: .isa, required: required, loads: start.loads, task: task)
      if moved <= 1 { break }
    }
    return plan
  }

  /// The share of a place's contacts that may wait: that of the formula's least real number of
  /// agents.
  private func mayWait(
    _ place: StaffingPlace, _ interval: Int, _ start: StaffingPlan
  ) -> Double {
    var (sum, weight) = (0.0, 0.0)
    for pool in task.pools(at: place) {
      let (load, arrivals) = (start.loads[pool][interval], task.arrivals(pool, interval))
      guard load > 0, arrivals > 0 else { continue }
      let formula = task.formula(pool, interval)
      let whole = Double(start.required[pool][interval])
      var (low, high) = (max(0, whole - 1), whole)
      for _ in 0..<12 {
        let middle = (low + high) / 2
        if formula.isMet(agents: middle, load: load) { high = middle } else { low = middle }
      }
      sum += arrivals * (formula.figures(agents: high, load: load)?.waitProbability ?? 1)
      weight += arrivals
    }
    return weight > 0 ? sum / weight : 1
  }

  /// A number in parts of given proportions, whole, with the same sum.
  private static func split(_ total: Int, by shares: [Double]) -> [Int] {
    let sum = shares.reduce(0, +)
    guard shares.count > 1, sum > 0 else { return shares.map { _ in total } }
    var (given, reached) = (0, 0.0)
    return shares.map { share in
      reached += share
      let upTo = Int((Double(total) * reached / sum).rounded())
      defer { given = upTo }
      return upTo - given
    }
  }
}

/// How many contacts were present, over replications and three instants of each interval.
struct PresenceSample {
  /// Counts by number present, for each place and interval.
  private var counts: [[[Int: Int]]]
  /// Observations of each place and interval.
  private var total = 0

  /// Runs a study for its states alone.
  static func of(
    _ study: StudyPlan, places: [StaffingPlace], watch: Watch
  ) throws(StudyError) -> PresenceSample {
    var model = study.model
    let borders = model.horizon.borders
    model.measurement.probes = zip(borders, borders.dropFirst()).flatMap { from, to in
      [1, 3, 5].map { from + (to - from) * $0 / 6 }
    }
    let (probed, settings, runner) = (model, study.settings, study.strategies[0])
    let centers = model.centers.count
    var sample = PresenceSample(places: places.count, intervals: model.horizon.intervals)
    let conveyor = Conveyor<[Int32]>(
      limit: settings.replications, ahead: settings.threads * 2 + 1,
      mayBegin: { watch.cancel?.isSet != true },
      make: { piece in
        let replication = settings.first &+ UInt64(piece)
        return try runner.run(probed, settings.seed, replication).probes
      },
      take: { states in
        sample.add(states, places: places, centers: centers)
        return true
      })
    do {
      try conveyor.run(threads: settings.threads)
    } catch {
      throw .replicationFailed(
        strategy: runner.name, replication: settings.first, error)
    }
    guard sample.total > 0 else { throw .nothingFinished }
    return sample
  }

  private init(places: Int, intervals: Int) {
    counts = Array(repeating: Array(repeating: [:], count: intervals), count: places)
  }

  private mutating func add(_ states: [Int32], places: [StaffingPlace], centers: Int) {
    total += 3
    for (index, place) in places.enumerated() {
      for interval in counts[index].indices {
        for probe in 3 * interval..<3 * interval + 3 {
          let present: Int32 =
            switch place {
            case .center(let center): states[(probe * centers + center) * 3 + 2]
            case .all: (0..<centers).reduce(0) { $0 + states[(probe * centers + $1) * 3 + 2] }
            }
          counts[index][interval][Int(present), default: 0] += 1
        }
      }
    }
  }

  /// The least number that the contacts present reach or exceed no more often than a share.
  func least(place: Int, interval: Int, exceededBy share: Double) -> Int {
    let own = counts[place][interval]
    var reached = 0
    for number in own.keys.sorted(by: >) {
      reached += own[number] ?? 0
      if Double(reached) > share * Double(total) { return number + 1 }
    }
    return 0
  }
}
