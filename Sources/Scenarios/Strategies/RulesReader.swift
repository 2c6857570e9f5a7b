import Sim
import Study

/// Reads the rules of one strategy and keeps the places that later messages point at.
struct RulesReader {
  let reader: StrategyReader
  var rules = RoutingRules()
  /// Where each overflow rule stands.
  var overflowFields: [Field] = []
  /// Where each rule of `allocate` stands.
  var allocateFields: [Field] = []
  /// Where each rule between two centers stands.
  var sharingFields: [Field] = []
  /// Where the other rules stand.
  var fields: [String: Field] = [:]

  private var world: StrategyWorld { reader.world }

  init(reader: StrategyReader) { self.reader = reader }

  mutating func read(_ section: inout SectionReader) {
    // All at once, since a rule may refer to a key that comes later.
    for key in KeyTable.strategy.names {
      let field = section.optional(key)
      if field.isPresent { fields[key] = field }
    }
    for key in KeyTable.strategy.names {
      guard let field = fields[key] else { continue }
      switch key {
      case "route": readRoute(field)
      case "overflow": readOverflow(field)
      case "reserve": readReserve(field)
      case "pool": readPool(field)
      case "pull": readPull(field)
      case "age": readAge(field)
      case "stages": readStages(field)
      case "helps": readHelps(field)
      case "queue_in": readCopies(field)
      case "agents": readAgents(field)
      case "allocate": readAllocate(field)
      case "deflect": readDeflect(field)
      case "estimate": readEstimate(field)
      case "board": readBoard(field)
      default: continue
      }
    }
    reportWaitingElsewhere()
    reportCopies()
  }

  // MARK: route

  private mutating func readRoute(_ field: Field) {
    let example = "{billing: [shenzhen/front_line, guangzhou/front_line]}"
    guard let entries = field.named(like: example) else { return }
    let choices = world.contactTypes + ["agents_idle", "else"]
    for entry in entries {
      if entry.name == "agents_idle" {
        readAgentsIdle(entry.field)
      } else if entry.name == "else" {
        readElse(entry.field, beside: field)
      } else if entry.name == "queue_at" {
        rules.queuesAtLast = entry.field.word(among: ["last"]) != nil
      } else if let type = reader.names.types[entry.name] {
        rules.route[type] = order(entry.field, of: type)
      } else {
        let near = Spelling.nearest(to: entry.name, among: choices)
        let all: Phrase =
          "`route` takes \(Display.list(choices.prefix(12).map { Display.quote($0) }))"
        field.faults.error(
          .unknownName, at: entry.nameSpan,
          "\(field.path): there is no contact type \(Display.quote(entry.name))",
          help: near.map { "did you mean \(Display.quote($0))? (\(all))" } ?? all)
      }
    }
    if entries.isEmpty, field.shape == .map {
      field.error(.emptyList, "the map is empty", help: "write it like `\(example)`")
    }
  }

  private func order(_ field: Field, of type: Int) -> [[Int]]? {
    guard let ranks = field.list(like: "[shenzhen/front_line, guangzhou/front_line]") else {
      return nil
    }
    guard !ranks.isEmpty else {
      field.error(.emptyList, "the list is empty", help: "write at least one group")
      return nil
    }
    var places: [Int: SourceSpan] = [:]
    return ranks.map { rank in
      (rank.oneOrMore() ?? []).flatMap { entry in groups(entry, for: type, &places) }
    }
  }

  /// The groups that an element of a `route` list names, each skilled and named once.
  private func groups(
    _ field: Field, for type: Int, _ places: inout [Int: SourceSpan]
  ) -> [Int] {
    guard let name = field.name() else { return [] }
    var found: [Int]
    if let center = reader.names.centers[name] {
      found = world.groups.indices.filter {
        world.groups[$0].center == center && world.groups[$0].skills.contains(type)
      }
      if found.isEmpty, world.isComplete {
        reportUnskilled(field, "nobody at \(Display.quote(name)) is", type)
      }
    } else {
      guard let group = group(named: name, field) else { return [] }
      found = [group]
      if world.isComplete, !world.groups[group].skills.contains(type) {
        reportUnskilled(field, "\(Display.quote(world.fullName(ofGroup: group))) is not", type)
      }
    }
    for group in found {
      if let first = places[group] {
        field.error(
          .nameTwice, "\(Display.quote(world.fullName(ofGroup: group))) is listed twice",
          help: "delete one of the two", notes: [.init("the first one", at: first)])
      }
      places[group] = field.span
    }
    return found
  }

  private func reportUnskilled(_ field: Field, _ who: Phrase, _ type: Int) {
    let name = world.contactTypes[type]
    let able = world.groups.indices.filter { world.groups[$0].skills.contains(type) }
    let groups = able.prefix(12).map { Display.quote(world.fullName(ofGroup: $0)) }
    field.error(
      .notSkilled, "\(who) skilled for \(Display.quote(name))",
      help: able.isEmpty
        ? "no group has \(Display.quote(name)) among its `skills`"
        : "skilled are \(Display.list(groups))")
  }

  /// The one group of a name; several of the same bare name are a fault.
  func group(named name: String, _ field: Field) -> Int? {
    let found = reader.names.groups[name] ?? []
    if found.count > 1 {
      let all = Display.list(
        found.prefix(12).map { Display.quote(world.fullName(ofGroup: $0)) }, last: .or)
      field.error(
        .nameTwice, "\(found.count) centers have a group \(Display.quote(name))",
        help: "say which: \(all)")
      return nil
    }
    if let group = found.first { return group }
    _ = field.reference(to: reader.names.groupNames + world.centers, what: "group or center")
    return nil
  }
}
