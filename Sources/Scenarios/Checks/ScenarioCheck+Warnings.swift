import Sim
import Study

extension ScenarioCheck {
  /// Entries that bring the same contacts, and contact types that nothing brings.
  func warnOfDemand() {
    var first: [Int: Int] = [:]
    var isDemanded = [Bool](repeating: false, count: scenario.contacts.count)
    for (index, source) in scenario.demand.enumerated() {
      isDemanded[source.contact] = true
      let queue = scenario.queue(source.center, source.contact)
      if let other = first[queue] {
        field(ofDemand: index).warning(
          .demandTwice,
          "\(Display.quote(scenario.contacts[source.contact].name)) at"
            + " \(Display.quote(scenario.centers[source.center].name)) has demand twice",
          help: "both count; delete one entry if only one is meant",
          notes: [.init("the other one", at: field(ofDemand: other).span)])
      } else {
        first[queue] = index
      }
    }
    for event in scenario.events {
      if case .networkOutage(let outage) = event.kind { isDemanded[outage.contact] = true }
    }
    for (index, contact) in scenario.contacts.enumerated() where !isDemanded[index] {
      field(of: fields.contacts, contact.name).warning(
        .noEffect, "no demand brings this contact type", help: "add it to `demand`")
    }
  }

  /// Groups that nothing can reach.
  func warnOfGroups(_ world: CompiledWorld) {
    let model = world.model
    let queues = demandedQueues(model)
    var id = 0
    for (center, place) in scenario.centers.enumerated() {
      for group in place.groups.indices {
        let isReached = queues.contains { queue in
          model.routes[queue * model.groups.count + id].isLawful
        }
        if !isReached, model.groups[id].capacity > 0 {
          field(ofGroup: group, at: center).warning(
            .unusedGroup, "no contact can reach this group",
            help: "give it the skill for what arrives at its center, or link a center to it")
        }
        id += 1
      }
    }
  }

  /// Events that overlap, and events that change nothing.
  func warnOfEvents() {
    var surges: [(name: String, surge: Scenario.Surge)] = []
    var outages: [(name: String, outage: Scenario.CenterOutage)] = []
    for event in scenario.events {
      switch event.kind {
      case .surge(let surge):
        surges.append((event.name, surge))
        let isFelt = scenario.demand.contains {
          surge.centers.contains($0.center) && surge.contacts.contains($0.contact)
        }
        if !isFelt {
          field(of: fields.events, event.name).warning(
            .noEffect, "there is no demand that this surge multiplies",
            help: "name centers and contacts that `demand` brings together")
        }
      case .centerOutage(let outage):
        outages.append((event.name, outage))
        if scenario.centers[outage.center].groups.allSatisfy({ !$0.isEverStaffed }) {
          field(of: fields.events, event.name).warning(
            .noEffect, "the center has no agents that could go", help: "name another center")
        }
        warnOfEnd(event.name, outage.starts)
      case .networkOutage(let outage): warnOfEnd(event.name, outage.starts)
      case .linkOutage(let outage): warnOfEnd(event.name, outage.starts)
      }
    }
    warnOfSurges(surges)
    warnOfOutages(outages)
  }

  private func warnOfEnd(_ name: String, _ starts: Ticks) {
    guard starts >= scenario.horizon.length else { return }
    field(of: fields.events, name).warning(
      .noEffect, "the outage begins when the horizon ends, and changes nothing",
      help: "write an earlier `starts`")
  }

  private func warnOfSurges(_ surges: [(name: String, surge: Scenario.Surge)]) {
    let ordered = surges.sorted { ($0.surge.starts, $0.name) < ($1.surge.starts, $1.name) }
    for (index, later) in ordered.enumerated() {
      let earlier = ordered[..<index].last { entry in
        entry.surge.ends > later.surge.starts
          && !Set(entry.surge.centers).isDisjoint(with: later.surge.centers)
          && !Set(entry.surge.contacts).isDisjoint(with: later.surge.contacts)
      }
      guard let earlier else { continue }
      field(of: fields.events, later.name).warning(
        .eventsOverlap,
        "the surge overlaps \(Display.quote(earlier.name)): their multipliers multiply",
        help: "up to \(Written.number(later.surge.multiply * earlier.surge.multiply)) times the"
          + " demand; move one of them if that is not meant")
    }
  }

  private func warnOfOutages(_ outages: [(name: String, outage: Scenario.CenterOutage)]) {
    let ordered = outages.sorted { ($0.outage.starts, $0.name) < ($1.outage.starts, $1.name) }
    for (index, later) in ordered.enumerated() {
      let earlier = ordered[..<index].last { entry in
        entry.outage.center == later.outage.center
          && entry.outage.starts + entry.outage.length > later.outage.starts
      }
      guard let earlier else { continue }
      field(of: fields.events, later.name).warning(
        .eventsOverlap,
        "the outage overlaps \(Display.quote(earlier.name)) at the same center: of shares the"
          + " larger holds, numbers of agents add up", help: "move one of them if that is not meant"
      )
    }
  }
}
