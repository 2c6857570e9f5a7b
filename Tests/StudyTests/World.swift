import Sim
import Study

/// Small worlds to study, simulated by the engine.
enum World {
  /// Poisson arrivals at every center, exponential handle times and patience, one type, one group a
  /// center; `rate` and `staff` are per center, times in seconds.
  static func markov(
    rate: [Double], staff: [Int], handle: Double = 60, patience: Double? = 120,
    length: Double = 6000, warmUp: Double = 0, intervals: Int = 1, within: [Double] = [20],
    lines: Int32 = .max, byEvent: Bool = false, probes: [Double] = []
  ) -> Model {
    let borders = (0...intervals).map {
      Ticks(seconds: warmUp + length * Double($0) / Double(intervals))
    }
    let centers = rate.indices
    return Model(
      horizon: Horizon(borders: borders),
      contactTypes: [ContactType(talk: .exponential(mean: handle), wrapUp: nil, redial: nil)],
      centers: centers.map { _ in Center(lines: lines) },
      groups: centers.map {
        AgentGroup(
          center: Int32($0), capacity: Int32(staff[$0]), leaving: .individuals,
          paid: Array(
            repeating: Double(staff[$0]) * length / Double(intervals), count: intervals),
          costPerHour: 36)
      },
      links: [],
      routes: centers.flatMap { _ in centers.map { _ in Route(link: -1, factor: 1, delay: 0) } },
      patience: centers.map { _ in patience.map { .exponential(mean: $0) } ?? .never },
      streams: centers.map {
        DemandStream(
          queue: Int32($0),
          source: .rate(RateProfile(segments: [.init(from: 0, rate: rate[$0])])))
      },
      busyness: [], busynessCorrelation: 0, networkOutages: [],
      roster: centers.map {
        RosterChange(at: 0, group: Int32($0), change: .level(Int32(staff[$0])))
      },
      centerOutages: [], lawTables: LawTables(),
      measurement: Measurement(
        within: within.map { Ticks(seconds: $0) }, shortAbandon: Ticks(seconds: 5),
        probes: probes.map { Ticks(seconds: $0) }, byEvent: byEvent))
  }

  /// Names for a model.
  static func labels(_ model: Model, target: Double? = 0.8, headline: Int = 0) -> Labels {
    let borders = model.horizon.borders
    return Labels(
      title: "test",
      centers: model.centers.indices.map { Labels.Center(name: "center \($0)") },
      contactTypes: model.contactTypes.indices.map { "type \($0)" },
      groups: model.groups.enumerated().map {
        Labels.Group(name: "group \($0)", center: Int($1.center))
      },
      intervals: zip(borders, borders.dropFirst()).enumerated().map {
        Labels.Interval(
          name: "interval \($0)", start: $1.0.seconds, length: ($1.1 - $1.0).seconds)
      },
      probes: model.measurement.probes.map { "at \($0)" },
      serviceLevel: Labels.ServiceLevel(
        within: model.measurement.within.map(\.seconds), headline: headline, target: target,
        shortAbandon: model.measurement.shortAbandon.seconds))
  }

  /// The engine under a policy.
  static func runner(_ name: String, _ policy: some RoutingPolicy) -> PolicyRunner {
    PolicyRunner(name: name) { model, seed, replication in
      try Engine(
        model: model, plan: .ownQueues(model.queueCount), policy: policy, seed: seed,
        replication: replication
      ).run()
    }
  }

  /// A plan of the two policies below.
  static func plan(
    _ model: Model, replications: Int, seed: UInt64 = 7, threads: Int = 1, target: Double? = 0.8,
    strategies: [PolicyRunner] = [runner("local", Local())]
  ) -> StudyPlan {
    StudyPlan(
      model: model, labels: labels(model, target: target), strategies: strategies,
      settings: RunSettings(seed: seed, replications: replications, threads: threads))
  }
}

/// Everyone is served at home, first come, first served.
struct Local: RoutingPolicy {
  func arrival(of contact: ContactID, on floor: borrowing Floor) -> ArrivalAnswer {
    floor.route(contact, to: GroupID(floor.center(of: contact))).map { .serve($0) } ?? .wait
  }
  func idleAgent(in group: GroupID, on floor: borrowing Floor) -> IdleAnswer {
    floor.pick(from: ListID(floor.center(of: group)), for: group).map { .take($0) } ?? .rest
  }
  func step(_ step: Int, of contact: ContactID, on floor: borrowing Floor) -> StepAnswer { .stay }
}

/// A contact that finds nobody at home goes to an idle agent elsewhere on arrival.
struct Overflow: RoutingPolicy {
  func arrival(of contact: ContactID, on floor: borrowing Floor) -> ArrivalAnswer {
    let home = floor.center(of: contact)
    for step in floor.groupIndices {
      let group = GroupID((home + step) % floor.groupIndices.count)
      if let route = floor.route(contact, to: group) { return .serve(route) }
    }
    return .wait
  }
  func idleAgent(in group: GroupID, on floor: borrowing Floor) -> IdleAnswer {
    Local().idleAgent(in: group, on: floor)
  }
  func step(_ step: Int, of contact: ContactID, on floor: borrowing Floor) -> StepAnswer { .stay }
}
