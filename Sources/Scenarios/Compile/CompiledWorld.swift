import Sim

/// What a scenario compiles to: the engine's model, and what is known of it before anything is run.
///
/// Names are not here: position `i` of every table of the model is position `i` of the scenario's.
public struct CompiledWorld: Sendable {
  /// The world as dense tables.
  public let model: Model
  /// What is expected of a replication.
  public let expectation: Expectation
  /// What the rounding of agents to whole numbers adds to each group, agent-hours over the horizon.
  public let roundingHours: [Double]

  /// What can be said of a replication before it is run.
  public struct Expectation: Sendable, Equatable {
    /// Expected first attempts by reporting interval and queue, `interval * queues + queue`;
    /// callers of a network outage are not among them.
    public let arrivals: [Double]
    /// Expected first attempts of the whole run, warm-up and callers of network outages included.
    public let contacts: Double
    /// Events that a replication takes, to their order of magnitude: an arrival, an answer or an
    /// abandonment, the ends of talk and of wrap-up for each contact, and every change of staff.
    public let events: Double
  }
}

extension Scenario {
  /// The world that the scenario describes, with the times of the run: 0 is `start` - `warm_up`.
  ///
  /// Linear in the sizes of its tables; ramps that overlap others cost a piece every 10 s.
  public func compile() -> CompiledWorld {
    var tables = LawTables()
    let types = contacts.map { contactType($0, &tables) }
    let patience = patienceByQueue(&tables)
    let (streams, busyness) = demandStreams()
    let staff = compiledStaff()
    let outages = networkOutages(&tables)
    var model = Model(
      horizon: Sim.Horizon(borders: horizon.borders.map { $0 + horizon.warmUp }),
      contactTypes: types,
      centers: centers.map(center),
      groups: staff.groups,
      links: (links ?? []).map {
        Sim.Link(lines: Int32($0.lines ?? Int(Int32.max)), costPerMinute: $0.costPerMinute)
      },
      routes: routes(), patience: patience, streams: streams + outages.streams,
      busyness: busyness,
      busynessCorrelation: demand.lazy.compactMap { $0.busyness?.correlation }.first ?? 0,
      networkOutages: outages.outages, roster: staff.roster, centerOutages: centerOutages(),
      lawTables: tables, measurement: measurement)
    model.linkOutages = linkOutages()
    return CompiledWorld(
      model: model, expectation: expectation(of: model), roundingHours: staff.roundingHours)
  }

  private var measurement: Measurement {
    Measurement(
      within: serviceLevel.within, shortAbandon: serviceLevel.shortAbandon,
      probes: probes.map { $0 + horizon.warmUp },
      byEvent: attribution.rules.contains(.event))
  }

  private func center(_ center: Center) -> Sim.Center {
    let lines = Int32(center.lines ?? Int(Int32.max))
    switch center.waitingRoom {
    case .unlimited: return Sim.Center(lines: lines)
    case .shared(let room): return Sim.Center(lines: lines, waitingRoom: Int32(clamping: room))
    case .byContact(let rooms):
      return Sim.Center(
        lines: lines, roomsByType: rooms.map { $0.map(Int32.init(clamping:)) ?? .max })
    }
  }

  private func contactType(_ contact: Contact, _ tables: inout LawTables) -> ContactType {
    let redial = contact.redial.map { redial in
      Sim.Redial(
        afterAbandonment: redial.afterAbandonment, afterBusy: redial.afterBusy,
        wait: redial.wait.law(in: &tables), attempts: redial.attempts ?? Int.max)
    }
    switch contact.handling {
    case .whole(let law):
      return ContactType(talk: law.law(in: &tables), wrapUp: nil, redial: redial)
    case .parts(let talk, let wrapUp):
      return ContactType(
        talk: talk.law(in: &tables), wrapUp: wrapUp.map { $0.law(in: &tables) }, redial: redial)
    }
  }

  /// Laws of patience by queue; one that holds everywhere has one table.
  private func patienceByQueue(_ tables: inout LawTables) -> [Law] {
    let everywhere = contacts.map { contact -> Law? in
      guard case .everywhere(let law) = contact.patience else { return nil }
      return law.law(in: &tables)
    }
    var laws: [Law] = []
    for center in centers.indices {
      for (index, contact) in contacts.enumerated() {
        laws.append(everywhere[index] ?? contact.patience.at(center: center).law(in: &tables))
      }
    }
    return laws
  }

  private func routes() -> [Route] {
    let groups = centers.enumerated().flatMap { place in
      place.element.groups.map { (center: place.offset, skills: $0.skills) }
    }
    let ways = links.map { links in
      Dictionary(
        links.enumerated().map { ($0.element.from * centers.count + $0.element.to, $0.offset) },
        uniquingKeysWith: { first, _ in first })
    }
    var routes: [Route] = []
    routes.reserveCapacity(centers.count * contacts.count * groups.count)
    for center in centers.indices {
      for contact in contacts.indices {
        for group in groups {
          guard let factor = group.skills[contact] else {
            routes.append(.none)
            continue
          }
          routes.append(route(from: center, to: group.center, factor: factor, ways))
        }
      }
    }
    return routes
  }

  private func route(from: Int, to: Int, factor: Double, _ ways: [Int: Int]?) -> Route {
    guard from != to, let ways, let links else { return Route(link: -1, factor: factor, delay: 0) }
    guard let link = ways[from * centers.count + to] else { return .none }
    return Route(
      link: Int32(link), factor: factor * links[link].factor, delay: links[link].delay)
  }

  private func networkOutages(
    _ tables: inout LawTables
  ) -> (outages: [Sim.NetworkOutage], streams: [DemandStream]) {
    var outages: [Sim.NetworkOutage] = []
    var streams: [DemandStream] = []
    for event in events {
      guard case .networkOutage(let outage) = event.kind else { continue }
      streams.append(
        DemandStream(
          queue: Int32(queue(outage.center, outage.contact)), source: .outage(outages.count)))
      outages.append(
        Sim.NetworkOutage(
          starts: outage.starts + horizon.warmUp, callers: outage.callers,
          awareness: outage.awareness.law(in: &tables), repair: outage.repair.law(in: &tables),
          afterRepairShare: outage.afterRepairShare,
          afterRepair: (outage.afterRepair ?? .never).law(in: &tables)))
    }
    return (outages, streams)
  }

  private func linkOutages() -> [Sim.LinkOutage] {
    events.compactMap { event in
      guard case .linkOutage(let outage) = event.kind,
        let link = links?.firstIndex(where: { $0.from == outage.from && $0.to == outage.to })
      else { return nil }
      let starts = outage.starts + horizon.warmUp
      return Sim.LinkOutage(link: Int32(link), starts: starts, ends: starts + outage.length)
    }
  }

  private func centerOutages() -> [Sim.CenterOutage] {
    events.compactMap { event in
      guard case .centerOutage(let outage) = event.kind else { return nil }
      let extent: Sim.CenterOutage.Extent =
        switch outage.extent {
        case .share(let share): .share(share)
        case .agents(let number): .agents(Int32(number))
        }
      let progress: Sim.CenterOutage.InProgress =
        switch outage.inProgress {
        case .dropped: .dropped
        case .requeued: .requeued
        case .finished: .finished
        }
      let starts = outage.starts + horizon.warmUp
      return Sim.CenterOutage(
        center: Int32(outage.center), starts: starts, ends: starts + outage.length, extent: extent,
        inProgress: progress)
    }
  }

  /// The id of a queue.
  func queue(_ center: Int, _ contact: Int) -> Int { center * contacts.count + contact }

  private func expectation(of model: Model) -> CompiledWorld.Expectation {
    var arrivals = [Double](repeating: 0, count: horizon.intervals * model.queueCount)
    var contacts = 0.0
    for stream in model.streams {
      switch stream.source {
      case .outage(let index): contacts += Double(model.networkOutages[index].callers)
      case .rate(let profile):
        contacts += profile.expected(from: 0, to: horizon.warmUp)
        for interval in 0..<horizon.intervals {
          let volume = profile.expected(
            from: model.horizon.borders[interval], to: model.horizon.borders[interval + 1])
          arrivals[interval * model.queueCount + Int(stream.queue)] += volume
          contacts += volume
        }
      }
    }
    return CompiledWorld.Expectation(
      arrivals: arrivals, contacts: contacts,
      events: 4 * contacts + Double(model.roster.count + 2 * model.centerOutages.count))
  }
}
