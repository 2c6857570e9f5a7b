import Scenarios

/// A scenario language of one key for each kind of value, so that each fault of the reader can be
/// written in a line or two.
enum Probe {
  /// Reads a scenario with everything beside it and returns what was collected.
  static func read(path: String) -> Faults {
    let faults = Faults()
    let (workspace, root) = Workspace.open(
      path, faults: faults, exclusiveKeys: [["lognormal", "exponential"]])
    if let root { read(root, workspace) }
    return faults
  }

  /// Reads a text that is not in a file.
  static func read(_ bytes: [UInt8]) -> Faults {
    let faults = Faults()
    let file = faults.addSource(name: "scenario.yaml", bytes: bytes)
    if let root = Document.parse(file: file, faults: faults) {
      read(root, Workspace(root: "/", faults: faults))
    }
    return faults
  }

  /// Reads a document that was parsed.
  static func read(_ root: Node, _ workspace: Workspace) {
    let faults = workspace.faults
    faults.keyHomes = ["patience": ["contacts.NAME"]]
    var section = SectionReader(root, path: "", faults: faults)
    _ = section.required("spillway").whole(in: 1...1)
    values(&section)
    let centers = section.optional("centers").named(like: "{shenzhen: {agents: 40}}") ?? []
    for center in centers { self.center(center.field) }
    for (index, link) in (section.optional("links").list() ?? []).enumerated() where index < 100 {
      var reader = link.section(like: "{from: a, to: b}")
      _ = reader.required("from").reference(to: centers.map(\.name), what: "center")
      _ = reader.required("to").reference(to: centers.map(\.name), what: "center")
      reader.finish()
    }
    columns(&section, workspace)
    section.finish()
  }

  private static func values(_ section: inout SectionReader) {
    _ = section.optional("title").name()
    _ = section.optional("length").duration(aboveZero: true)
    _ = section.optional("delay").duration()
    _ = section.optional("target").share()
    _ = section.optional("agents_factor").share(maximum: .infinity)
    _ = section.optional("rate").rate()
    _ = section.optional("factor").number(in: 0...1e6)
    _ = section.optional("cost").number()
    _ = section.optional("lines").whole(in: 1...1_000_000, orWord: "unlimited")
    _ = section.optional("dropped").boolean()
    _ = section.optional("opens").clock()
    _ = section.optional("closes").clock(allowingMidnightEnd: true)
    _ = section.optional("day").date()
    _ = section.optional("start").dateTime()
    _ = section.optional("starts").moment()
    _ = section.optional("calls_in_progress").word(among: ["dropped", "requeued", "finished"])
    let laws = ["lognormal", "exponential"]
    if let law = section.optional("talk_time").choice(
      among: laws, like: "{lognormal: {mean: 190s}}")
    {
      var reader = law.field.section(like: "{mean: 190s}")
      _ = reader.required("mean").duration()
      if law.key == "lognormal" { _ = reader.required("cv").number(above: 0) }
      reader.finish()
    }
    _ = section.oneOf(["volume", "offered_load"], required: false)
  }

  private static func center(_ field: Field) {
    var reader = field.section(like: "{agents: 40}")
    _ = reader.required("agents").whole(in: 0...100_000)
    _ = reader.optional("skills").list(like: "[billing, repairs]")
    _ = reader.optional("shrinkage").share()
    reader.finish()
  }

  private static func columns(_ section: inout SectionReader, _ workspace: Workspace) {
    let faults = workspace.faults
    for key in ["volumes", "agents", "handle_times", "interval_starts", "queues"] {
      let field = section.optional(key)
      guard field.isPresent else { continue }
      var reader = field.section(like: "{csv: forecast.csv, column: billing}")
      let pick = reader.tablePick(in: workspace)
      reader.finish()
      _ = pick?.times?.moments(faults: faults)
      switch key {
      case "volumes": _ = pick?.values.numbers(faults: faults)
      case "agents": _ = pick?.values.wholes(faults: faults)
      case "handle_times": _ = pick?.values.durations(faults: faults)
      case "interval_starts": _ = pick?.values.moments(faults: faults)
      default: _ = pick?.values.texts(faults: faults)
      }
    }
  }
}
