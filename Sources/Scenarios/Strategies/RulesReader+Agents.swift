import Sim
import Study

/// Which agents come first.
extension RulesReader {
  private var world: StrategyWorld { reader.world }

  mutating func readAgents(_ field: Field) {
    let example = "{order: [longest_idle]}"
    guard let entries = field.named(like: example) else { return }
    for entry in entries {
      switch entry.name {
      case "order": readOrder(entry.field)
      case "idle_shares": rules.idleShares = idleShares(entry.field)
      case "local_first":
        var inner = entry.field.section(like: "{until_waited: 60s}")
        let until = inner.optional("until_waited").duration()
        inner.finish()
        rules.localFirst = RoutingRules.LocalFirst(untilWaited: until)
      case "preferred": readPreferred(entry.field)
      default: readGroup(entry, in: field)
      }
    }
    if let order = entries.first(where: { $0.name == "order" }), rules.idleShares != nil,
      let shares = entries.first(where: { $0.name == "idle_shares" })
    {
      reader.faults.error(
        .keysExclude, at: shares.nameSpan,
        "\(field.path): `order` and `idle_shares` exclude each other",
        help: "both say which group comes first; keep one",
        notes: [.init("the other one", at: order.nameSpan)])
    }
    if rules.preferred != nil, rules.timeShares.values.contains(where: \.isStrict) {
      field.error(
        .keysExclude, "`preferred` and `strict: true` exclude each other",
        help: "a customer who asks for an agent cannot be refused for its share; keep one")
    }
  }

  private mutating func readOrder(_ order: Field) {
    let words = RoutingRules.AgentCriterion.allCases.map(\.rawValue)
    guard let fields = order.oneOrMore(),
      let criteria = reader.distinct(
        fields, in: order,
        { $0.word(among: words).flatMap(RoutingRules.AgentCriterion.init) })
    else { return }
    if let last = criteria.firstIndex(where: \.leavesNoTies), last + 1 < criteria.count {
      fields[last + 1].error(
        .noEffect,
        "\(Display.quote(criteria[last].rawValue)) leaves no ties for"
          + " \(Display.quote(criteria[last + 1].rawValue))", help: "keep the first")
    }
    if let first = criteria.firstIndex(where: { $0.criterion != nil }) {
      for index in criteria.indices.dropFirst(first + 1) where !mayFollow(criteria[index]) {
        fields[index].error(
          .keysExclude,
          "\(Display.quote(criteria[index].rawValue)) has no place after"
            + " \(Display.quote(criteria[first].rawValue))",
          help: "what never changes comes first, and `random` and `circular` are alone behind it")
      }
    }
    rules.agentOrder = criteria
  }

  /// Whether a criterion can decide the ties of one that changes from contact to contact.
  private func mayFollow(_ criterion: RoutingRules.AgentCriterion) -> Bool {
    [.longestIdle, .leastOccupied, .fewestContacts, .fixed].contains(criterion)
  }

  /// The share of the idle agents that each group should have.
  private func idleShares(_ field: Field) -> [Int: Double]? {
    guard let entries = field.named(like: "{front_line: 70%, back_office: 30%}") else { return nil }
    var shares: [Int: Double] = [:]
    for entry in entries {
      guard entry.asName(in: field).reference(to: reader.names.groupNames, what: "group") != nil,
        let share = entry.field.share()
      else { continue }
      for group in reader.names.groups[entry.name] ?? [] { shares[group] = share }
    }
    let missing = world.groups.indices.filter { shares[$0] == nil }
    if world.isComplete, !missing.isEmpty, !entries.isEmpty {
      let names = missing.prefix(12).map { Display.quote(world.fullName(ofGroup: $0)) }
      field.error(
        .missingKey, "there is nothing for \(Display.list(names))",
        help: "give every group a share, by its name or `center/group`")
    }
    if entries.isEmpty, field.shape == .map {
      field.error(.emptyList, "the map is empty", help: "give every group a share")
    }
    return shares
  }

  /// `route: {agents_idle: ...}`.
  mutating func readAgentsIdle(_ field: Field) {
    var section = field.section(like: "{choose: longest_idle}")
    let word = section.required("choose").word(among: Self.choices)
    let handicap = section.optional("handicap")
    let tie = section.optional("tie")
    rules.alternatesTies = tie.isPresent && tie.word(among: ["first", "alternate"]) == "alternate"
    section.finish()
    rules.agentsIdle = word.flatMap(RoutingRules.Choice.init)
    guard handicap.isPresent, let choice = rules.agentsIdle else { return }
    let example =
      switch choice {
      case .mostIdle: "{guangzhou: 3}"
      case .leastOccupied: "{guangzhou: 5%}"
      case .longestIdle, .first: "{guangzhou: 30s}"
      }
    guard let entries = handicap.named(like: example) else { return }
    if entries.isEmpty, handicap.shape == .map {
      handicap.error(.emptyList, "the map is empty", help: "write it like `\(example)`")
    }
    var handicaps: [Int: Double] = [:]
    for entry in entries {
      guard let center = reader.center(entry.asName(in: handicap)) else { continue }
      handicaps[center] =
        switch choice {
        case .mostIdle: entry.field.whole(in: 0...1_000_000).map(Double.init)
        case .leastOccupied: entry.field.share()
        case .longestIdle, .first: entry.field.duration().map(Double.init)
        }
    }
    rules.handicaps = handicaps
  }

  private static let choices = RoutingRules.Choice.allCases.filter { $0 != .first }.map(\.rawValue)

  /// `route: {else: ...}`.
  mutating func readElse(_ field: Field, beside route: Field) {
    rules.joinsShortestWait = field.word(among: ["home", "shortest_wait"]) == "shortest_wait"
    if route.node?.entry("agents_idle") == nil {
      field.error(
        .missingKey, "`else` goes with `agents_idle`",
        help: "write `agents_idle: {choose: longest_idle}` beside it, or use `allocate`")
    }
    for key in ["allocate", "reserve", "stages", "queue_in"] where rules.joinsShortestWait {
      fields[key]?.error(
        .keysExclude, "`\(key)` and `else: shortest_wait` exclude each other",
        help: key == "reserve"
          ? "a center whose idle agents are held back would seem free; keep one of the two"
          : "each says where a contact waits; keep one of the two")
    }
  }
}

extension Field.Named {
  /// The name as a value of its own, to be looked up.
  func asName(in map: Field) -> Field {
    Field(
      Node(.scalar(.init(text: name, isQuoted: true)), at: nameSpan), path: map.path,
      faults: map.faults)
  }
}
