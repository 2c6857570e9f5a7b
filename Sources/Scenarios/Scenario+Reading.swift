import Sim

extension Scenario {
  /// The sections of a file.
  public static let keys = KeyTable(
    "", "A scenario.",
    [
      Key("spillway", .whole(least: 1), "The version of the format: 1."),
      Key("title", .text, default: "no title", "What the scenario is called."),
      Key("horizon", .map(Horizon.keys), "When is simulated, and the intervals that are reported."),
      Key(
        "service_level", .map(ServiceLevel.keys), default: "80% within 20s",
        "What \"within T\" means, and the target."),
      Key(
        "attribution", Attribution.shape, default: "arrival",
        "Whether a contact counts in the interval in which it arrived, or each event in its own;"
          + " with both, tables show the first."),
      Key(
        "probes", .map(probeKeys), default: "none",
        "Instants at which the state is recorded."),
      Key(
        "contacts", .named("contact type", .map(Contact.keys)),
        "Kinds of contacts: how long they take and how long they wait."),
      Key("centers", .named("center", .map(Center.keys)), "Places where agents sit."),
      Key(
        "links", .list(.map(Link.keys)), default: "every pair of centers, free and at once",
        "Ways between centers; with this section, only those listed exist."),
      Key("demand", .list(.map(Demand.keys)), default: "none", "What comes where, and when."),
      Key(
        "events", .named("event", .map(Event.keys)), default: "none",
        "What happens to demand and staff."),
      Key(
        "run", .map(RunSettings.keys), default: "100 replications, seed 1",
        "How the scenario is run; the command line overrides these."),
    ])

  /// Reads a document into a scenario, or reports every fault of every section.
  ///
  /// `nil` exactly when errors were reported. `others` are sections that somebody else reads.
  public static func read(
    _ root: Node, faults: Faults, others: [String] = ["strategies", "extends"]
  ) -> Scenario? {
    let errorsBefore = faults.errorCount
    var section = SectionReader(root, path: "", faults: faults)
    guard readVersion(section.required("spillway")) else { return nil }
    let titleField = section.optional("title")
    let title = titleField.isPresent ? titleField.name() : ""
    let fields = SectionFields(&section)
    section.finish(allowed: others)
    var surroundings = Surroundings(faults: faults)
    surroundings.contacts = names(fields.contacts)
    let places = fields.centers.isPresent ? fields.centers.named() ?? [] : []
    surroundings.centers = places.map(\.name)
    let zones = places.map { readZone($0.field) }
    surroundings.horizon =
      fields.horizon.isPresent
      ? Horizon.read(fields.horizon, zones: zones.compactMap { $0 }) : nil
    surroundings.zones = zones.map { $0 ?? surroundings.horizon?.zone ?? .utc }
    let read = fields.read(places, surroundings)
    guard var scenario = read, let title, faults.errorCount == errorsBefore else { return nil }
    scenario.title = title
    scenario.strategies = root.entry("strategies")?.value
    scenario.hash.add(root)
    scenario.check(faults, at: fields)
    return faults.errorCount == errorsBefore ? scenario : nil
  }

  /// Whether the file is of a version that can be read.
  private static func readVersion(_ field: Field) -> Bool {
    guard field.isPresent else { return true }
    guard let version = field.whole(in: 1...Int.max) else { return true }
    guard version > formatVersion else { return true }
    field.error(
      .newerFormat,
      "the file is of format version \(version); this program reads up to"
        + " \(formatVersion)", help: "install a newer Spillway")
    return false
  }

  private static func names(_ field: Field) -> [String] {
    field.node?.entries?.map(\.key) ?? []
  }

  private static func readZone(_ field: Field) -> Zone? {
    guard let entry = field.node?.entry("time_zone") else { return nil }
    return Zone.read(
      Field(
        entry.value, path: "\(field.path).time_zone", faults: field.faults, keySpan: entry.keySpan))
  }
}

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
    run = section.optional("run")
  }

  /// Reads every section, whatever became of the others.
  func read(_ places: [Field.Named], _ surroundings: Surroundings) -> Scenario? {
    if horizon.isPresent, horizon.shape != .map, horizon.shape != .absent { _ = horizon.section() }
    let level = Scenario.ServiceLevel.read(serviceLevel)
    let rules = Scenario.Attribution.read(attribution)
    let instants = Scenario.readProbes(probes, surroundings.horizon)
    let kinds = readContacts(surroundings)
    let sites = places.enumerated().map { index, place in
      Scenario.Center.read(place, zone: surroundings.zones[index], surroundings)
    }
    let ways = links.isPresent ? Scenario.Link.readList(links, surroundings) : nil
    let sources = readDemand(surroundings)
    let happenings = readEvents(surroundings)
    let settings = Scenario.RunSettings.read(run)
    guard let horizon = surroundings.horizon, let level, let rules, let instants, let kinds,
      let sources, let happenings, let settings, !links.isPresent || ways != nil
    else { return nil }
    let centers = sites.compactMap { $0 }
    guard centers.count == sites.count, !centers.isEmpty, !kinds.isEmpty else { return nil }
    return Scenario(
      title: "", horizon: horizon, serviceLevel: level, attribution: rules, probes: instants,
      contacts: kinds, centers: centers, links: ways, demand: sources, events: happenings,
      run: settings, strategies: nil, hash: ScenarioHash())
  }

  private func readContacts(_ surroundings: Surroundings) -> [Scenario.Contact]? {
    guard contacts.isPresent,
      let entries = contacts.named(like: "{billing: {handle_time: {exponential: {mean: 190s}}}}")
    else { return nil }
    if entries.isEmpty { contacts.error(.emptyList, "there is no contact type", help: "name one") }
    if centers.isPresent, surroundings.centers.isEmpty, centers.shape == .map {
      centers.error(.emptyList, "there is no center", help: "name one")
    }
    let read = entries.map { Scenario.Contact.read($0, surroundings) }
    let sound = read.compactMap { $0 }
    return sound.count == read.count ? sound : nil
  }

  private func readDemand(_ surroundings: Surroundings) -> [Scenario.Demand]? {
    guard demand.isPresent else { return [] }
    guard let fields = demand.list(like: "[{contact: billing, center: shenzhen, rate: 98/min}]")
    else { return nil }
    let read = fields.map { Scenario.Demand.read($0, surroundings) }
    let sound = read.compactMap { $0 }
    return sound.count == read.count ? sound : nil
  }

  private func readEvents(_ surroundings: Surroundings) -> [Scenario.Event]? {
    guard events.isPresent else { return [] }
    guard
      let entries = events.named(like: "{opening: {surge: {starts: 18:00, hold: 3h, multiply: 2}}}")
    else { return nil }
    let read = entries.map { Scenario.Event.read($0, surroundings) }
    let sound = read.compactMap { $0 }
    return sound.count == read.count ? sound : nil
  }
}
