import Sim
import Study

/// The values of the sections, not read yet.
struct SectionFields {
  let horizon: Field
  let serviceLevel: Field
  let attribution: Field
  let probes: Field
  let contacts: Field
  let centers: Field
  let links: Field
  let demand: Field
  let events: Field
  let multiply: Field
  let expect: Field
  let strategies: Field
  let run: Field

  init(_ section: inout SectionReader) {
    horizon = section.required("horizon")
    serviceLevel = section.optional("service_level")
    attribution = section.optional("attribution")
    probes = section.optional("probes")
    contacts = section.required("contacts")
    centers = section.required("centers")
    links = section.optional("links")
    demand = section.optional("demand")
    events = section.optional("events")
    multiply = section.optional("multiply")
    expect = section.optional("expect")
    strategies = section.optional("strategies")
    run = section.optional("run")
  }
}

/// What became of each section, whatever became of the others.
struct ReadSections {
  /// Everything together, if nothing is missing; strategies are read later.
  let scenario: Scenario?

  private let centers: [Scenario.Center?]
  private let links: [Scenario.Link]?

  /// Reads every section but the strategies; `places` are the centers by name.
  init(_ fields: SectionFields, _ places: [Field.Named], _ surroundings: Surroundings) {
    let level = Scenario.ServiceLevel.read(fields.serviceLevel)
    let rules = Scenario.Attribution.read(fields.attribution)
    let instants = Scenario.readProbes(fields.probes, surroundings.horizon)
    let kinds = Self.readContacts(fields, surroundings)
    centers = places.enumerated().map { index, place in
      Scenario.Center.read(place, zone: surroundings.zones[index], surroundings)
    }
    links =
      fields.links.isPresent ? Scenario.Link.readList(fields.links, surroundings) : nil
    let sources = Self.readDemand(fields.demand, surroundings)
    let happenings = Self.readEvents(fields.events, surroundings)
    let settings = Scenario.RunSettings.read(fields.run)
    let sites = centers.compactMap { $0 }
    guard let horizon = surroundings.horizon, let level, let rules, let instants, let kinds,
      let sources, let happenings, let settings, !fields.links.isPresent || links != nil,
      sites.count == centers.count, !sites.isEmpty, !kinds.isEmpty
    else {
      scenario = nil
      return
    }
    scenario = Scenario(
      title: "", horizon: horizon, serviceLevel: level, attribution: rules, probes: instants,
      contacts: kinds, centers: sites, links: links, demand: sources, events: happenings,
      run: settings, strategies: [], hash: ScenarioHash(),
      document: Node(.mapping([]), at: SourceSpan(file: 0, line: 1, column: 1, length: 0)))
  }

  /// What strategies can be checked against although a section has a fault: names alone, also those
  /// of centers that could not be read.
  static func partialWorld(
    of surroundings: Surroundings, _ places: [Field.Named]
  ) -> StrategyWorld {
    var groups: [StrategyWorld.Group] = []
    for (index, place) in places.enumerated() {
      for entry in place.field.node?.entry("groups")?.value.entries ?? [] {
        groups.append(StrategyWorld.Group(name: entry.key, center: index, skills: []))
      }
    }
    return StrategyWorld(
      centers: surroundings.centers, contactTypes: surroundings.contacts, groups: groups,
      isComplete: false)
  }

  private static func readContacts(
    _ fields: SectionFields, _ surroundings: Surroundings
  ) -> [Scenario.Contact]? {
    if fields.centers.shape == .map, surroundings.centers.isEmpty {
      fields.centers.error(.emptyList, "there is no center", help: "name one")
    }
    let field = fields.contacts
    guard field.isPresent,
      let entries = field.named(like: "{billing: {handle_time: {exponential: {mean: 190s}}}}")
    else { return nil }
    if entries.isEmpty, field.node?.entries?.isEmpty == true {
      field.error(.emptyList, "there is no contact type", help: "name one")
    }
    return all(entries.map { Scenario.Contact.read($0, surroundings) })
  }

  private static func readDemand(
    _ field: Field, _ surroundings: Surroundings
  ) -> [Scenario.Demand]? {
    guard field.isPresent else { return [] }
    guard let fields = field.list(like: "[{contact: billing, center: shenzhen, rate: 98/min}]")
    else { return nil }
    return all(fields.map { Scenario.Demand.read($0, surroundings) })
  }

  private static func readEvents(
    _ field: Field, _ surroundings: Surroundings
  ) -> [Scenario.Event]? {
    guard field.isPresent else { return [] }
    guard
      let entries = field.named(like: "{opening: {surge: {starts: 18:00, hold: 3h, multiply: 2}}}")
    else { return nil }
    return all(entries.map { Scenario.Event.read($0, surroundings) })
  }

  /// All values, or `nil` if one is missing.
  private static func all<Value>(_ values: [Value?]) -> [Value]? {
    let read = values.compactMap { $0 }
    return read.count == values.count ? read : nil
  }
}
