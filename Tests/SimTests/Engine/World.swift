import Sim

/// A small world in seconds, with contacts at known times, for traces worked out by hand.
struct World {
  var end = 1000.0
  var intervals = 1
  var types = [ContactType(talk: .deterministic(100), wrapUp: nil, redial: nil)]
  var centers = [Center(lines: .max)]
  var groups: [AgentGroup] = []
  var links: [Link] = []
  var routes: [Route] = []
  var patience: [Law] = []
  var streams: [DemandStream] = []
  var outages: [NetworkOutage] = []
  var roster: [RosterChange] = []
  var centerOutages: [CenterOutage] = []
  var within = [20.0]
  var probes: [Double] = []
  var byEvent = false
  var plan = RoutingPlan.ownQueues(1)
  var policy = Catalogue()

  static func ticks(_ seconds: Double) -> Ticks { Ticks(seconds: seconds) }

  /// One center with one group of so many agents, who serve what arrives there, oldest first.
  static func single(agents: Int, patience: Law = .never) -> World {
    isolated(agents: [agents], patience: patience)
  }

  /// Centers with one group each and one contact type; nobody helps.
  static func isolated(agents: [Int], patience: Law = .never) -> World {
    var world = World()
    let count = agents.count
    world.centers = Array(repeating: Center(lines: .max), count: count)
    world.plan = .ownQueues(count)
    world.patience = Array(repeating: patience, count: count)
    world.routes = Array(repeating: Route(link: -1, factor: 1, delay: 0), count: count * count)
    for (center, number) in agents.enumerated() {
      world.groups.append(
        AgentGroup(
          center: Int32(center), capacity: Int32(number), leaving: .individuals, paid: [],
          costPerHour: 0))
      world.roster.append(RosterChange(at: 0, group: Int32(center), change: .level(Int32(number))))
      world.policy.candidates.append(.init(group: center, guardID: -1))
      world.policy.tries.append(.init(groups: center..<center + 1, choice: .first, guardID: -1))
      world.policy.arrivalTries.append(center..<center + 1)
      world.policy.arrivalMoves.append(0..<0)
      world.policy.firstStep.append(0)
      world.policy.pulls.append(.init(list: center, rank: 0, waitedOver: -1, guardID: -1))
      world.policy.pullsOfGroup.append(center..<center + 1)
    }
    return world
  }

  /// Contacts of a queue at these seconds, each a customer of its own.
  mutating func arrive(_ queue: Int = 0, at times: Double...) {
    for time in times {
      streams.append(DemandStream(queue: Int32(queue), source: .outage(outages.count)))
      outages.append(
        NetworkOutage(
          starts: 0, callers: 1, awareness: .deterministic(time), repair: .never,
          afterRepairShare: 0, afterRepair: .never))
    }
  }

  var model: Model {
    Model(
      horizon: Horizon(
        borders: (0...intervals).map { World.ticks(end * Double($0) / Double(intervals)) }),
      contactTypes: types, centers: centers, groups: groups, links: links, routes: routes,
      patience: patience, streams: streams, busyness: [], busynessCorrelation: 0,
      networkOutages: outages, roster: roster, centerOutages: centerOutages,
      lawTables: LawTables(),
      measurement: Measurement(
        within: within.map(World.ticks), shortAbandon: World.ticks(5),
        probes: probes.map(World.ticks), byEvent: byEvent))
  }

  /// What one replication sees; identities that do not hold are told by `Observations.identities`.
  func observe(replication: UInt64 = 0) throws -> Observations {
    try policy.observe(model, plan: plan, seed: 7, replication: replication)
  }
}

extension Observations {
  /// A count over all intervals of one queue of origin.
  func total(_ counter: Counter, queue: Int = 0) -> Int64 {
    (0..<shape.intervals).reduce(0) { $0 + byOrigin[$1, queue, counter] }
  }

  /// A sum of times over all intervals of one queue of origin, seconds.
  func seconds(_ counter: Counter, queue: Int = 0) -> Double {
    total(counter, queue: queue).seconds
  }

  /// Attempts answered within the first T.
  var answeredWithin: Int64 {
    (0..<shape.intervals).reduce(0) { sum, interval in
      (0..<shape.queues).reduce(sum) {
        $0 + byOrigin.answeredWithin(0, interval: interval, queue: $1)
      }
    }
  }
}
