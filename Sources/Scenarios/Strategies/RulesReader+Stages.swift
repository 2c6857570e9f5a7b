import Sim
import Study

/// Contacts that wait elsewhere than in the queue of their type at their center.
extension RulesReader {
  private var world: StrategyWorld { reader.world }

  // MARK: stages

  mutating func readStages(_ field: Field) {
    let example = "{billing: [{at: 0s, agents: {shenzhen: 1}, queue: {shenzhen: 1}}]}"
    guard let entries = field.named(like: example) else { return }
    if entries.isEmpty, field.shape == .map {
      field.error(.emptyList, "the map is empty", help: "write it like `\(example)`")
    }
    for entry in entries {
      guard let type = contactType(entry, in: field), let stages = stages(entry.field, of: type)
      else { continue }
      rules.stages[type] = stages
    }
  }

  private func stages(_ field: Field, of type: Int) -> [RoutingRules.Stage]? {
    guard let fields = field.list(like: "[{at: 0s, agents: {shenzhen: 1}, queue: {shenzhen: 1}}]")
    else { return nil }
    guard !fields.isEmpty else {
      field.error(.emptyList, "the list is empty", help: "write at least one stage")
      return nil
    }
    var stages: [RoutingRules.Stage] = []
    for element in fields {
      var section = element.section(
        like: "{at: 20s, agents: {guangzhou: 1}, queue: {guangzhou: 2}}")
      let atField = section.required("at")
      let after = atField.duration()
      let agents = section.optional("agents")
      let queue = section.optional("queue")
      let placeField = section.optional("place")
      let place =
        placeField.isPresent
        ? placeField.word(among: PlaceInLine.words).flatMap(PlaceInLine.init(word:)) : nil
      if placeField.isPresent, after == 0 || !queue.isPresent || queue.isWord("none") {
        placeField.error(
          .keysExclude,
          after == 0
            ? "`place` has no place here: an arrival is the last of every line"
            : "`place` has no place here: the stage leads to no other queue",
          help: "delete it")
      }
      section.finish()
      if let after, let last = stages.last?.after, after <= last {
        atField.error(
          .ringOrder, "a stage begins no later than the one before it",
          help: "give each stage a longer `at` than the one before")
      }
      stages.append(
        RoutingRules.Stage(
          after: after ?? 0, agents: agents.isPresent ? searched(agents, for: type) : [],
          queue: queue.isPresent ? places(queue, for: type) : nil, place: place ?? .byArrival))
    }
    let isParked = stages.last { $0.queue != nil }?.queue?.isEmpty ?? true
    if isParked, reader.faults.errorCount == 0 {
      field.warning(
        .parked,
        "contacts of \(Display.quote(world.contactTypes[type])) end in no queue: nobody takes them "
          + "until they give up", help: "give the last stage a `queue`")
    }
    return stages
  }

  /// Groups by rank, of centers or groups with their ranks.
  private func searched(_ field: Field, for type: Int) -> [[Int]] {
    guard let entries = field.named(like: "{shenzhen: 1, guangzhou/front: 2}") else { return [] }
    var byRank: [Int: [Int]] = [:]
    for entry in entries {
      guard let rank = entry.field.whole(in: 1...Self.mostRanks) else { continue }
      var found: [Int] = []
      if let center = reader.names.centers[entry.name] {
        found = reader.names.skills[center, type]
      } else if let group = group(named: entry.name, nameField(entry, in: field)) {
        found = world.groups[group].skills.contains(type) ? [group] : []
      } else {
        continue
      }
      if found.isEmpty, world.isComplete { reportUnskilled(entry, type, in: field) }
      byRank[rank, default: []] += found
    }
    return byRank.keys.sorted().compactMap { byRank[$0] }
  }

  /// Centers with the rank of the contacts there.
  private func places(_ field: Field, for type: Int) -> [RoutingRules.Stage.Place] {
    if field.isWord("none") { return [] }
    guard let entries = field.named(like: "{shenzhen: 1, guangzhou: 2}") else { return [] }
    return entries.compactMap { entry in
      guard let center = reader.center(nameField(entry, in: field)),
        let rank = entry.field.whole(in: 1...Self.mostRanks)
      else { return nil }
      if world.isComplete, reader.names.skills[center, type].isEmpty {
        reportUnskilled(entry, type, in: field)
      }
      return RoutingRules.Stage.Place(center: center, rank: rank)
    }
  }

  private func reportUnskilled(_ entry: Field.Named, _ type: Int, in field: Field) {
    reader.faults.error(
      .notSkilled, at: entry.nameSpan,
      "\(field.path): nobody at \(Display.quote(entry.name)) is skilled for"
        + " \(Display.quote(world.contactTypes[type]))",
      help: "name a center with that skill, or add it to the `skills` of a group there")
  }

  private func nameField(_ entry: Field.Named, in field: Field) -> Field {
    Field(
      Node(.scalar(.init(text: entry.name, isQuoted: true)), at: entry.nameSpan), path: field.path,
      faults: reader.faults)
  }

  // MARK: queue_in

  /// Queues of several centers at once, from the arrival on: a single stage.
  mutating func readCopies(_ field: Field) {
    let example = "{billing: [shenzhen, guangzhou]}"
    guard let entries = field.named(like: example) else { return }
    if entries.isEmpty, field.shape == .map {
      field.error(.emptyList, "the map is empty", help: "write it like `\(example)`")
    }
    for entry in entries {
      guard let type = contactType(entry, in: field) else { continue }
      var places: [RoutingRules.Stage.Place]
      if entry.field.shape == .map {
        places = self.places(entry.field, for: type)
      } else {
        let fields = entry.field.list(like: "[shenzhen, guangzhou]") ?? []
        let centers = reader.distinct(fields, in: entry.field) { reader.center($0) } ?? []
        for (center, element) in zip(centers, fields)
        where world.isComplete && reader.names.skills[center, type].isEmpty {
          element.error(
            .notSkilled,
            "nobody at \(Display.quote(world.centers[center])) is skilled for"
              + " \(Display.quote(world.contactTypes[type]))", help: "name a center with that skill"
          )
        }
        places = centers.map { .init(center: $0, rank: 1) }
      }
      if rules.stages[type] != nil {
        entry.field.error(
          .keysExclude, "`stages` and `queue_in` exclude each other for a contact type",
          help: "say it in `stages`")
      }
      places.sort { $0.rank < $1.rank }
      let groups = places.flatMap { reader.names.skills[$0.center, type] }
      rules.stages[type] = [RoutingRules.Stage(after: 0, agents: [groups], queue: places)]
    }
  }

  // MARK: helps

  mutating func readHelps(_ field: Field) {
    let example = "{sales: {contacts: billing, valve: {open: {...}, close: {...}}}}"
    guard let entries = field.named(like: example) else { return }
    if entries.isEmpty, field.shape == .map {
      field.error(.emptyList, "the map is empty", help: "write it like `\(example)`")
    }
    for entry in entries {
      let name = nameField(entry, in: field)
      let groups =
        name.reference(to: reader.names.groupNames, what: "group").flatMap {
          reader.names.groups[$0]
        } ?? []
      var section = entry.field.section(like: example)
      let contacts = section.required("contacts")
      let types = contacts.oneOrMore().flatMap {
        reader.distinct($0, in: contacts) { reader.contactType($0) }
      }
      if section.isPresent, !section.keys.contains("valve") { _ = section.required("valve") }
      let valve = valve(&section)
      let adaptField = section.optional("adapt")
      let adapt = adapt(adaptField)
      if adapt != nil, let valve, !valve.hasMovableMarks {
        adaptField.error(
          .keysExclude,
          "`adapt` moves marks of `queue`, `longest_wait` and `estimated_wait`, and the "
            + "valve has none", help: "delete it, or read one of these")
      }
      section.finish()
      guard let types, let valve else { continue }
      for group in groups {
        let unskilled = types.filter { !world.groups[group].skills.contains($0) }
        if world.isComplete, let type = unskilled.first { reportUnskilled(entry, type, in: field) }
        rules.helps.append(
          RoutingRules.GroupHelp(group: group, types: types, valve: valve, adapt: adapt))
      }
      if valve.readsThere {
        entry.field.error(
          .keysExclude, "`there` has no place here: a group has no other side",
          help: "write the figures of the queue beside each other")
      }
    }
  }

  // MARK: Together with other rules

  /// Rules that speak of the queue of the own center have no place where contacts wait elsewhere.
  func reportWaitingElsewhere() {
    func exclude(_ key: String, _ other: String, _ why: String) {
      fields[key]?.error(
        .keysExclude, "`\(key)` and `\(other)` exclude each other: \(why)",
        help: "keep one of the two")
    }
    if rules.queuesAtLast {
      for key in ["pool", "pull", "overflow", "stages", "queue_in"] {
        exclude(key, "queue_at: last", "a contact waits for one group alone")
      }
      if rules.route.isEmpty {
        fields["route"]?.error(
          .missingKey, "`queue_at` needs the list of a contact type",
          help: "add such as `billing: [a, b]`")
      }
    }
    guard !rules.stages.isEmpty else { return }
    let staged = fields["stages"] == nil ? "queue_in" : "stages"
    exclude("pool", staged, "each says where contacts wait")
    if rules.route.keys.contains(where: { rules.stages[$0] != nil }) {
      exclude("route", staged, "each says who is searched on arrival")
    }
    let isOverflow = rules.overflow.contains { rule in
      rules.stages.keys.contains { rule.types?.contains($0) ?? true }
    }
    if isOverflow { exclude("overflow", staged, "each says where contacts wait; name `contacts`") }
  }
}
