import Sim
import Study

extension RulesReader {
  private var world: StrategyWorld { reader.world }

  // MARK: Groups and ranks

  mutating func readPull(_ field: Field) {
    let example = "{front_line: [[vip], [billing, sales]]}"
    guard let entries = field.named(like: example) else { return }
    if entries.isEmpty, field.shape == .map {
      field.error(.emptyList, "the map is empty", help: "write it like `\(example)`")
    }
    var places: [Int: SourceSpan] = [:]
    for entry in entries where KeyTable.pull[entry.name] == nil {
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
    readSelection(field)
  }

  private mutating func ranks(
    _ field: Field, _ groups: [Int]
  ) -> [[RoutingRules.PullEntry]]? {
    if field.shape == .map { return weighedRanks(field, groups) }
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
      groups.prefix(4).map { Display.quote(world.fullName(ofGroup: $0)) }, last: .or)
    field.error(
      .notSkilled, "\(shown) may not serve \(field.node?.found ?? "it")",
      help:
        "add \(Display.quote(world.contactTypes[type])) to its `skills`, or a link to the center")
  }

  /// Ranks and weights by contact type, such as `{billing: {rank: 1, weight: 2}}`.
  private mutating func weighedRanks(
    _ field: Field, _ groups: [Int]
  ) -> [[RoutingRules.PullEntry]]? {
    guard let entries = field.named(like: "{billing: {rank: 1, weight: 2}}") else { return nil }
    guard !entries.isEmpty else {
      field.error(.emptyList, "the map is empty", help: "name a contact type and its rank")
      return nil
    }
    var byRank: [Int: [RoutingRules.PullEntry]] = [:]
    for entry in entries {
      var section = entry.field.section(like: "{rank: 1, weight: 2}")
      let rank = section.optional("rank").whole(in: 1...Self.mostRanks)
      let weight = section.optional("weight").number(in: 0...1e9, above: 0)
      section.finish()
      let name = Field(
        Node(.scalar(.init(text: entry.name, isQuoted: true)), at: entry.nameSpan),
        path: field.path, faults: reader.faults)
      guard let pulled = pullEntry(name, groups) else { continue }
      byRank[rank ?? 1, default: []].append(pulled)
      for group in groups {
        rules.selection.weights[.init(group: group, type: pulled.type)] = weight
      }
    }
    return byRank.keys.sorted().compactMap { byRank[$0] }
  }
}
