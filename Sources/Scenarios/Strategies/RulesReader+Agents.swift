import Sim

/// Which agents come first.
extension RulesReader {
  private var world: StrategyWorld { reader.world }

  mutating func readAgents(_ field: Field) {
    var section = field.section(like: "{order: [longest_idle]}")
    let order = section.optional("order")
    if order.isPresent { readOrder(order) }
    let shares = section.optional("idle_shares")
    if shares.isPresent {
      if order.isPresent {
        section.error(
          .keysExclude, at: "idle_shares", "`order` and `idle_shares` exclude each other",
          help: "both say which group comes first; keep one")
      }
      rules.idleShares = idleShares(shares)
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
        "\(Display.quote(criteria[last].rawValue)) leaves no ties for "
          + Display.quote(criteria[last + 1].rawValue), help: "keep the first")
    }
    rules.agentOrder = criteria
  }

  /// The share of the idle agents that each group should have.
  private func idleShares(_ field: Field) -> [Int: Double]? {
    guard let entries = field.named(like: "{front_line: 70%, back_office: 30%}") else { return nil }
    var shares: [Int: Double] = [:]
    for entry in entries {
      let name = Field(
        Node(.scalar(.init(text: entry.name, isQuoted: true)), at: entry.nameSpan),
        path: field.path, faults: reader.faults)
      guard name.reference(to: reader.names.groupNames, what: "group") != nil,
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
    let word = section.required("choose").word(among: ["longest_idle", "most_idle"])
    let handicap = section.optional("handicap")
    section.finish()
    rules.agentsIdle = word.flatMap(RoutingRules.Choice.init)
    guard handicap.isPresent, let choice = rules.agentsIdle else { return }
    let example = choice == .mostIdle ? "{guangzhou: 3}" : "{guangzhou: 30s}"
    guard let entries = handicap.named(like: example) else { return }
    if entries.isEmpty, handicap.shape == .map {
      handicap.error(.emptyList, "the map is empty", help: "write it like `\(example)`")
    }
    var handicaps: [Int: Double] = [:]
    for entry in entries {
      let name = Field(
        Node(.scalar(.init(text: entry.name, isQuoted: true)), at: entry.nameSpan),
        path: handicap.path, faults: reader.faults)
      guard let center = reader.center(name) else { continue }
      handicaps[center] =
        choice == .mostIdle
        ? entry.field.whole(in: 0...1_000_000).map(Double.init)
        : entry.field.duration().map(Double.init)
    }
    rules.handicaps = handicaps
  }
}
