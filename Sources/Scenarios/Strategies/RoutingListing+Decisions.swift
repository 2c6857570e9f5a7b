import Sim
import Study

/// What decided, in the words of the strategy.
extension RoutingListing {
  /// The rule behind a table entry; nil where it is the center's own agents and queue.
  func rule(_ source: DecisionSource, queue: Int, group: Int) -> String? {
    let origins = routing.origins
    let isAtHome = group >= 0 && world.groups[group].center == world.center(of: queue)
    switch source {
    case .candidate(let index): return isAtHome ? nil : origins.name(origins.candidates, index)
    case .move(let index): return origins.name(origins.moves, index)
    case .step(let index): return origins.name(origins.steps, index)
    case .valve(let index): return origins.valves[index].english
    case .pull(let index):
      let pull = catalogue.pulls[index]
      if pull.list >= world.queueCount {
        return origins.name(origins.lists, pull.list - world.queueCount)
      }
      guard isAtHome else { return origins.foreignPull }
      return pull.guardID < 0 ? nil : RuleOrigins.helps
    }
  }

  /// A list by the rule that fills it.
  func listWords(_ list: Int) -> Phrase {
    guard list >= world.queueCount else { return self.list(list) }
    let rule = routing.origins.name(routing.origins.lists, list - world.queueCount)
    return rule.map { "the list of \($0)" } ?? self.list(list)
  }

  /// A figure that a guard read, with what it needs.
  func words(of figure: DecisionFigure) -> Phrase {
    let condition = catalogue.conditions[figure.condition]
    let value = figure.value.map { self.value($0, of: condition) } ?? "unknown"
    if condition.reading == .valve {
      let name = routing.origins.valves[condition.index]
      return figure.value == 1 ? "\(name) open" : "\(name) closed"
    }
    return "\(name(of: condition)) \(value), needs \(needs(condition))"
  }

  private func needs(_ condition: Catalogue.Condition) -> Phrase {
    switch (condition.least, condition.greatest) {
    case (let least, .max): "\(value(least, of: condition)) or more"
    case (0, let greatest): "\(value(greatest, of: condition)) or less"
    case (let least, let greatest):
      "\(value(least, of: condition)) to \(value(greatest, of: condition))"
    }
  }

  /// A number in the unit of what is compared.
  private func value(_ number: Int, of condition: Catalogue.Condition) -> Phrase {
    if number >= Int.max >> 2 { return "without end" }
    if condition.reading == .gauge {
      switch routing.plan.gauges[condition.index].kind {
      case .handleTime, .waitOfAnswered, .waitOfFinished:
        return Phrase(verbatim: Written.duration(Ticks(number)))
      case .answeredWithin: return Phrase(verbatim: Written.share(Double(number) / 1e6))
      case .guests: return "\(number)"
      }
    }
    if condition.reading == .chance || condition.reading == .draw {
      return Phrase(verbatim: Written.share(Double(number) / 1e6))
    }
    return isInTicks(condition)
      ? Phrase(verbatim: Written.duration(Ticks(number))) : "\(number)"
  }
}

extension RuleOrigins {
  /// The name of a valve.
  static func valve(of rule: String, type: String, center: String) -> Phrase {
    "\(rule), valve for \(type) at \(center)"
  }
}

extension Plan {
  /// A replication of a strategy, by its position, to be told event by event.
  public func rerun(ofStrategy position: Int, seed: UInt64, replication: UInt64) -> Rerun {
    Rerun(
      model: world.model, names: journalNames(ofStrategy: position),
      runner: strategies[position].runner, seed: seed, replication: replication)
  }

  /// The words for the journal of a strategy, by its position.
  public func journalNames(ofStrategy position: Int) -> JournalNames {
    let (scenario, world) = (scenario, strategyWorld)
    let listing = strategies[position].routing.map { RoutingListing(routing: $0, world: world) }
    let isLong = scenario.horizon.length > 25 * 3_600 * Ticks.perSecond
    return JournalNames(
      centers: world.centers, contactTypes: world.contactTypes,
      groups: world.groups.indices.map(world.fullName), centerOfGroup: world.groups.map(\.center),
      lists: listing.map { listing in
        (0..<listing.routing.plan.lists).map(listing.listWords)
          + listing.ownLists(self.world.model)
      }
        ?? (0..<world.plan.lists).map { "queue \($0 + 1)" },
      start: scenario.horizon.warmUp,
      clock: { scenario.momentText(at: $0 - scenario.horizon.warmUp, withDate: isLong) },
      rule: { source, queue, group in listing?.rule(source, queue: queue, group: group) },
      figure: { listing?.words(of: $0) ?? "" })
  }
}

extension Scenario {
  /// A moment in the horizon's local time, to a tenth of a second, with its date where days differ.
  func momentText(at time: Ticks, withDate: Bool) -> String {
    let tenth = Ticks.perSecond / 10
    let rounded = Zone.floorDivided(time, tenth) * tenth
    let second = horizon.start + Zone.floorDivided(rounded, Ticks.perSecond)
    let local = horizon.zone.local(at: second)
    let clock = Zone.clockText(ofLocal: local)
    let part = Zone.floorDivided(rounded, tenth) - 10 * Zone.floorDivided(rounded, Ticks.perSecond)
    let text = (clock.count == 5 ? clock + ":00" : clock) + ".\(part)"
    return withDate ? "\(Zone.dateText(ofLocal: local)) \(text)" : text
  }
}
