import Sim
import Study

extension Scenario {
  /// The sections of a file.
  public static let keys = KeyTable(
    "", "A scenario.",
    [
      Key("spillway", .whole(least: 1), "The version of the format: 1."),
      Key(
        "extends", .oneOrMore(.path), default: "nothing",
        "Scenario files below this one, relative to it: maps merge key by key, anything else is"
          + " replaced; of several the later stands above the earlier."),
      Key("title", .text, default: "no title", "What the scenario is called."),
      Key("horizon", .map(Horizon.keys), "When is simulated, and the intervals that are reported."),
      Key(
        "service_level", .map(ServiceLevel.keys), default: "80% within 20s",
        "What \"within T\" means, and the target."),
      Key(
        "attribution", Attribution.shape, default: "arrival",
        "Whether a contact counts in the interval in which it arrived, or each event in its own;"
          + " contacts by arrival are reported in either case, and the order says nothing."),
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
        "multiply", .map(Multipliers.keys), default: "1 for each",
        "Factors on what the sections above say."),
      Key(
        "strategies", .named("strategy", .map(.strategy)), default: "`isolated: {}`",
        "Alternatives of routing; `run` takes the first, `compare` all of them."),
      Key(
        "expect", .list(.map(Expectation.keys)), default: "nothing",
        "What `spillway check` holds the results against."),
      Key(
        "run", .map(RunSettings.keys), default: "100 replications, seed 1",
        "How the scenario is run; the command line overrides these."),
    ])

  /// Opens a file with everything it extends and reads it; `-` is standard input.
  ///
  /// `nil` exactly when errors were reported. `policies` are the names that a strategy's `use:` may
  /// say, `overrides` take the place of what the file says.
  public static func open(
    _ path: String, faults: Faults, limits: ReadingLimits = ReadingLimits(),
    setting overrides: [Override] = [], policies: [String] = []
  ) -> Scenario? {
    let (workspace, root) = Workspace.open(
      path, faults: faults, limits: limits, exclusiveKeys: exclusiveKeys)
    return root.flatMap { read($0, in: workspace, setting: overrides, policies: policies) }
  }

  /// Reads a document into a scenario, or reports every fault of every section to the workspace's
  /// collector.
  ///
  /// `nil` exactly when errors were reported.
  public static func read(
    _ root: Node, in workspace: Workspace, setting overrides: [Override] = [],
    policies: [String] = []
  ) -> Scenario? {
    let faults = workspace.faults
    faults.keyHomes = keyHomes
    let errorsBefore = faults.errorCount
    guard let root = Overriding(root, faults).applying(overrides) else { return nil }
    var section = SectionReader(root, path: "", faults: faults)
    guard readVersion(section.required("spillway")) else { return nil }
    let titleField = section.optional("title")
    let title = titleField.isPresent ? titleField.name() : ""
    let fields = SectionFields(&section)
    section.finish(allowed: ["extends"])
    var surroundings = Surroundings(faults: faults, workspace: workspace)
    surroundings.contacts = names(fields.contacts)
    let places = fields.centers.isPresent ? fields.centers.named() ?? [] : []
    surroundings.centers = places.map(\.name)
    let zones = places.map { readZone($0.field) }
    surroundings.horizon =
      fields.horizon.isPresent
      ? Horizon.read(fields.horizon, zones: zones.compactMap { $0 }) : nil
    surroundings.prepareClocks(zones)
    let sections = ReadSections(fields, places, surroundings)
    var scenario = sections.scenario
    if fields.multiply.isPresent {
      scenario?.multiply(by: Multipliers.read(fields.multiply), faults)
    }
    if let scenario { ScenarioCheck(scenario, faults, at: fields).run() }
    let expectations = Expectation.readList(fields.expect, surroundings)
    scenario?.expectations = expectations ?? []
    let world =
      scenario.map { $0.strategyWorld } ?? ReadSections.partialWorld(of: surroundings, places)
    let strategies = StrategyReader.strategies(fields.strategies, in: world, policies: policies)
    guard faults.errorCount == errorsBefore, let title else { return nil }
    scenario?.title = title
    scenario?.strategies = strategies
    scenario?.document = root
    scenario?.hash.add(root)
    for file in workspace.tablesAsked { scenario?.hash.addText(faults.sources[file].bytes) }
    scenario?.overrides = overrides.map(\.text)
    return scenario
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
