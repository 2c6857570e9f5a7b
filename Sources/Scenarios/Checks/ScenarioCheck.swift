import Sim
import Study

/// What only the whole scenario shows: errors between sections, and warnings of what is lawful and
/// rarely meant.
struct ScenarioCheck {
  let scenario: Scenario
  let faults: Faults
  let fields: SectionFields

  init(_ scenario: Scenario, _ faults: Faults, at fields: SectionFields) {
    self.scenario = scenario
    self.faults = faults
    self.fields = fields
  }

  /// The most cells of interval and center that results keep: about 300 MB of histograms.
  static let maximumCells = 50_000
  /// The most cells of interval and queue, and of interval and group.
  static let maximumCounts = 500_000
  /// The most callers of all network outages: each is drawn before a replication begins.
  static let maximumCallers = 2_000_000
  /// The most pieces into which products of ramps are cut.
  static let maximumPieces = 2_000_000
  /// The most pairs of a queue and a group.
  static let maximumPairs = 10_000_000
  /// The most agents in all.
  static let maximumAgents = 2_000_000

  /// Reports errors, and warnings where there are no errors.
  func run() {
    let before = faults.errorCount
    checkSizes()
    checkCorrelations()
    guard faults.errorCount == before else { return }
    let world = scenario.compile()
    checkServed(world)
    guard faults.errorCount == before else { return }
    warnOfDemand()
    warnOfGroups(world)
    warnOfEvents()
    LoadCheck(self, world).run()
  }

  /// The field of a center's key.
  func field(ofCenter center: Int) -> Field {
    field(of: fields.centers, scenario.centers[center].name)
  }

  /// The field of a group's key.
  func field(ofGroup group: Int, at center: Int) -> Field {
    let groups = fields.centers.node?.entry(scenario.centers[center].name)?.value.entry("groups")
    let path = "centers.\(scenario.centers[center].name).groups"
    return field(
      of: Field(groups?.value, path: path, faults: faults),
      scenario.centers[center].groups[group].name)
  }

  /// A field that stands at the key of a map's entry.
  func field(of map: Field, _ name: String) -> Field {
    let entry = map.node?.entry(name)
    let node = entry.map { Node($0.value.content, at: $0.keySpan) }
    return Field(node, path: "\(map.path).\(name)", faults: faults)
  }

  /// The field of an entry of `demand`.
  func field(ofDemand index: Int) -> Field {
    let elements = fields.demand.node?.elements ?? []
    return Field(
      elements.indices.contains(index) ? elements[index] : nil, path: "demand[\(index + 1)]",
      faults: faults)
  }

  private func checkSizes() {
    let groups = scenario.centers.reduce(0) { $0 + $1.groups.count }
    let queues = scenario.centers.count * scenario.contacts.count
    if scenario.horizon.intervals * scenario.centers.count > Self.maximumCells {
      fields.horizon.error(
        .tooManyIntervals,
        "\(scenario.horizon.intervals) intervals at \(scenario.centers.count) centers are more than"
          + " the \(Self.maximumCells) cells that results may have",
        help: "write a longer `interval`")
    }
    let counts = max(queues, groups)
    if scenario.horizon.intervals * counts > Self.maximumCounts {
      fields.horizon.error(
        .tooManyIntervals,
        "\(scenario.horizon.intervals) intervals of \(queues) queues and \(groups) groups are more"
          + " than the \(Self.maximumCounts) cells that results may have",
        help: "write a longer `interval`")
    }
    checkEvents()
    if queues * groups > Self.maximumPairs {
      fields.centers.error(
        .worldTooLarge,
        "\(queues) queues and \(groups) groups make \(queues * groups) pairs; the limit is"
          + " \(Self.maximumPairs)", help: "put groups, centers or contact types together")
    }
    let agents = scenario.centers.reduce(0) { $0 + $1.groups.reduce(0) { $0 + $1.mostAgents } }
    if agents > Self.maximumAgents {
      fields.centers.error(
        .worldTooLarge, "these are \(agents) agents; the limit is \(Self.maximumAgents)",
        help: "look for a number with a digit too many")
    }
  }

  /// An outage is of a link that the scenario lists.
  private func check(_ outage: Scenario.LinkOutage, _ name: String) {
    let isListed = scenario.links?.contains { $0.from == outage.from && $0.to == outage.to }
    guard isListed != true else { return }
    let ends = [outage.from, outage.to].map { Display.quote(scenario.centers[$0].name) }
    field(of: fields.events, name).error(
      .noWay, "there is no link from \(ends[0]) to \(ends[1])",
      help: "list it under `links`; without that section nothing can fail")
  }

  private func checkEvents() {
    var callers = 0
    var surges: [Scenario.Surge] = []
    for event in scenario.events {
      switch event.kind {
      case .networkOutage(let outage): callers += outage.callers
      case .surge(let surge): surges.append(surge)
      case .centerOutage: break
      case .linkOutage(let outage): check(outage, event.name)
      }
    }
    if callers > Self.maximumCallers {
      fields.events.error(
        .worldTooLarge,
        "network outages bring \(callers) callers; the limit is"
          + " \(Self.maximumCallers)", help: "look for a number with a digit too many")
    }
    let pieces = scenario.demand.reduce(0) { sum, source in
      let felt = surges.filter {
        $0.centers.contains(source.center) && $0.contacts.contains(source.contact)
      }
      return sum + scenario.mostPieces(of: source, felt)
    }
    if pieces > Self.maximumPieces {
      fields.events.error(
        .worldTooLarge,
        "ramps and demand make \(pieces) pieces of rate; the limit is"
          + " \(Self.maximumPieces)", help: "write shorter ramps, or fewer surges on one demand")
    }
  }

  private func checkCorrelations() {
    var first: (value: Double, index: Int)?
    for (index, source) in scenario.demand.enumerated() {
      guard let value = source.busyness?.correlation else { continue }
      guard let known = first else {
        first = (value, index)
        continue
      }
      guard known.value != value else { continue }
      field(ofDemand: index).error(
        .correlationsDiffer,
        "a correlation of \(Written.number(value)) beside one of \(Written.number(known.value))",
        help: "write the same `correlation` in every `busyness`",
        notes: [.init("the other one", at: field(ofDemand: known.index).span)])
      return
    }
  }

  /// A contact that nobody could ever serve and that never gives up would keep the run going.
  private func checkServed(_ world: CompiledWorld) {
    let model = world.model
    let staffed = model.groups.map { $0.capacity > 0 }
    for queue in demandedQueues(model) where model.patience[queue].isNever {
      let isServed = model.groups.indices.contains { group in
        staffed[group] && model.routes[queue * model.groups.count + group].isLawful
      }
      guard !isServed else { continue }
      let type = scenario.contacts[model.contactType(ofQueue: queue)].name
      field(ofCenter: model.center(ofQueue: queue)).error(
        .neverEmpties,
        "nobody can ever serve \(Display.quote(type)), and without patience nobody gives up",
        help: "give a group the skill, link a center that has it, or write `patience`")
    }
  }

  /// Queues that have contacts of their own, ascending.
  func demandedQueues(_ model: Model) -> [Int] {
    Set(model.streams.map { Int($0.queue) }).sorted()
  }
}

extension Scenario.Group {
  /// Slots for agents: the highest level, or the sum over the lines of shifts.
  var mostAgents: Int {
    switch agents {
    case .levels(let table): table.values.map(onPhone).max() ?? 0
    case .shifts(let shifts):
      Dictionary(shifts.map { ($0.line, onPhone(Double($0.agents))) }) { first, _ in first }
        .values.reduce(0, +)
    }
  }
}
