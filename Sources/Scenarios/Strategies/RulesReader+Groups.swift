import Sim

extension RulesReader {
  private var world: StrategyWorld { reader.world }

  // MARK: reserve

  mutating func readReserve(_ field: Field) {
    let example = "{guangzhou: {keep_idle: 3}}"
    guard let entries = field.named(like: example) else { return }
    if entries.isEmpty, field.shape == .map {
      field.error(.emptyList, "the map is empty", help: "write it like `\(example)`")
    }
    for entry in entries {
      var section = entry.field.section(like: "{keep_idle: 3, against: [shenzhen]}")
      let keepIdle = section.required("keep_idle").whole(in: 1...1_000_000)
      let againstField = section.optional("against")
      let against = againstField.isPresent ? reader.centers(againstField) : .all
      section.finish()
      guard let (center, group) = keeper(entry) else { continue }
      var others = world.centers.indices.filter { $0 != center }
      if case .some(let ids)? = against {
        if ids.contains(center) {
          againstField.error(
            .helpsItself, "\(Display.quote(world.centers[center])) holds off its own contacts",
            help: "name other centers; a center's own contacts always start")
        }
        others = ids
      }
      guard let keepIdle, against != nil else { continue }
      rules.reserve.append(
        RoutingRules.Reservation(
          center: center, group: group, keepIdle: keepIdle, against: others))
    }
  }

  /// The center, or group, that a reservation names.
  private func keeper(_ entry: Field.Named) -> (center: Int, group: Int?)? {
    if let center = reader.names.centers[entry.name] { return (center, nil) }
    let name = Field(
      Node(.scalar(.init(text: entry.name, isQuoted: true)), at: entry.nameSpan),
      path: entry.field.path, faults: reader.faults)
    return group(named: entry.name, name).map { (world.groups[$0].center, $0) }
  }

  // MARK: pool

  mutating func readPool(_ field: Field) {
    guard !field.isWord("all") else {
      rules.pool = RoutingRules.Pool(
        centers: Array(world.centers.indices), waitingRoom: nil, prefersLocal: false)
      return
    }
    guard field.shape == .map else {
      field.expected("`all` or a map like `{centers: [shenzhen, guangzhou], prefer: local}`")
      return
    }
    var section = field.section()
    let centersField = section.optional("centers")
    let centers = centersField.isPresent ? reader.centers(centersField) : .all
    let roomField = section.optional("waiting_room")
    let room = roomField.whole(in: 0...Int(Int32.max) - 1)
    let prefer = section.optional("prefer")
    let prefersLocal = prefer.isPresent && prefer.word(among: ["local"]) != nil
    section.finish()
    switch centers {
    case .all?:
      rules.pool = RoutingRules.Pool(
        centers: Array(world.centers.indices), waitingRoom: room, prefersLocal: prefersLocal)
    case .some(let ids)?:
      rules.pool = RoutingRules.Pool(
        centers: ids.sorted(), waitingRoom: room, prefersLocal: prefersLocal)
    case nil: return
    }
  }

  // MARK: pull

  mutating func readPull(_ field: Field) {
    let example = "{front_line: [[vip], [billing, sales]]}"
    guard let entries = field.named(like: example) else { return }
    if entries.isEmpty, field.shape == .map {
      field.error(.emptyList, "the map is empty", help: "write it like `\(example)`")
    }
    var places: [Int: SourceSpan] = [:]
    for entry in entries {
      let groups = reader.names.groups[entry.name] ?? []
      if groups.isEmpty {
        let name = Field(
          Node(.scalar(.init(text: entry.name, isQuoted: true)), at: entry.nameSpan),
          path: field.path, faults: reader.faults)
        _ = name.reference(to: reader.names.groupNames, what: "group")
      }
      guard let ranks = self.ranks(entry.field, groups) else { continue }
      for group in groups {
        if let first = places[group] {
          reader.faults.error(
            .nameTwice, at: entry.nameSpan,
            "\(field.path): \(Display.quote(world.fullName(ofGroup: group))) is ranked twice",
            help: "keep one of the two", notes: [.init("the first one", at: first)])
        }
        places[group] = entry.nameSpan
        rules.pull[group] = ranks
      }
    }
  }

  private func ranks(_ field: Field, _ groups: [Int]) -> [[RoutingRules.PullEntry]]? {
    guard let lists = field.list(like: "[[vip], [billing, sales]]") else { return nil }
    guard !lists.isEmpty else {
      field.error(.emptyList, "the list is empty", help: "write at least one rank like `[billing]`")
      return nil
    }
    var places: [RoutingRules.PullEntry: SourceSpan] = [:]
    var ranks: [[RoutingRules.PullEntry]] = []
    for list in lists {
      guard let elements = list.list(like: "[billing, sales]") else { continue }
      if elements.isEmpty {
        list.error(.emptyList, "the rank is empty", help: "name a contact type, or delete it")
      }
      ranks.append(
        elements.compactMap { element in
          guard let entry = pullEntry(element, groups) else { return nil }
          if let first = places[entry] {
            element.error(
              .nameTwice, "\(element.node?.found ?? "the type") is ranked twice",
              help: "delete one of the two", notes: [.init("the first one", at: first)])
          }
          places[entry] = element.span
          return entry
        })
    }
    return ranks
  }

  /// A contact type, or `center/type` for another center's queue.
  private func pullEntry(_ field: Field, _ groups: [Int]) -> RoutingRules.PullEntry? {
    guard let text = field.node?.scalar?.text, reader.names.types[text] == nil,
      let slash = text.firstIndex(of: "/"),
      let center = reader.names.centers[String(text[..<slash])]
    else {
      guard let type = reader.contactType(field) else { return nil }
      let able = groups.filter { world.groups[$0].skills.contains(type) }
      if able.isEmpty, !groups.isEmpty, world.isComplete { reportUnable(field, groups, type) }
      return RoutingRules.PullEntry(center: nil, type: type)
    }
    let name = Field(
      Node(
        .scalar(.init(text: String(text[text.index(after: slash)...]), isQuoted: true)),
        at: field.span ?? SourceSpan(file: 0, line: 1, column: 1, length: 0)),
      path: field.path, faults: reader.faults)
    guard let type = reader.contactType(name) else { return nil }
    let queue = world.queue(center: center, type: type)
    if world.isComplete, !groups.isEmpty,
      !groups.contains(where: { world.mayServe(group: $0, queue: queue) })
    {
      reportUnable(field, groups, type)
    }
    return RoutingRules.PullEntry(center: center, type: type)
  }

  private func reportUnable(_ field: Field, _ groups: [Int], _ type: Int) {
    let shown = Display.list(
      groups.prefix(4).map { Display.quote(world.fullName(ofGroup: $0)) }, last: "or")
    field.error(
      .notSkilled, "\(shown) may not serve \(field.node?.found ?? "it")",
      help:
        "add \(Display.quote(world.contactTypes[type])) to its `skills`, or a link to the center")
  }

  // MARK: agents

  mutating func readAgents(_ field: Field) {
    var section = field.section(like: "{order: [longest_idle]}")
    let order = section.optional("order")
    if let fields = order.oneOrMore(),
      let words = reader.distinct(
        fields, in: order, { $0.word(among: RoutingRules.GroupOrder.allCases.map(\.rawValue)) })
    {
      // Either criterion leaves no ties for the next one to decide.
      if words.count > 1 {
        fields[1].error(
          .noEffect, "\(Display.quote(words[0])) leaves no ties for \(Display.quote(words[1]))",
          help: "keep the first")
      }
      rules.groupOrder = words.first.flatMap(RoutingRules.GroupOrder.init) ?? .longestIdle
    }
    let local = section.optional("local_first")
    if local.isPresent {
      var inner = local.section(like: "{until_waited: 60s}")
      let until = inner.optional("until_waited").duration()
      inner.finish()
      rules.localFirst = RoutingRules.LocalFirst(untilWaited: until)
    }
    section.finish()
  }
}
