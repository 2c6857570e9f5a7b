import Sim
import Study

/// What `pull` says of all groups: which contact of a rank comes first.
extension RulesReader {
  private var world: StrategyWorld { reader.world }

  /// Ranks that anybody writes; the tables grow with them.
  static var mostRanks: Int { 100 }

  private static let rules = ["by", "queue_shares", "cost", "objective", "score"]

  mutating func readSelection(_ field: Field) {
    guard field.shape == .map else { return }
    var section = field.section()
    let chosen = section.oneOf(Self.rules, required: false)
    if let chosen { readRule(chosen.key, chosen.field) }
    readMeasure(&section, of: chosen?.key)
    if chosen == nil, !rules.selection.weights.isEmpty { rules.selection.rule = .oldest }
    let draw = section.optional("draw")
    if draw.isPresent { rules.selection.isDrawn = draw.boolean() ?? false }
    readUrgency(&section)
    let late = section.optional("within_target_first")
    if late.isPresent {
      var inner = late.section(like: "{within: 20s}")
      rules.selection.within = inner.required("within").duration()
      inner.finish()
    }
  }

  private mutating func readUrgency(_ section: inout SectionReader) {
    let field = section.optional("urgent")
    let shareField = section.optional("urgent_share")
    let share = shareField.isPresent ? shareField.share() : 1
    guard field.isPresent else {
      if shareField.isPresent {
        section.error(
          .keysExclude, at: "urgent_share", "`urgent_share` has no place here",
          help: "it belongs to `urgent`")
      }
      return
    }
    guard let entries = field.named(like: "{power_fault: 30s}") else { return }
    var marks: [Int: [Ticks]] = [:]
    for entry in entries {
      guard let type = contactType(entry, in: field), let list = entry.field.oneOrMore() else {
        continue
      }
      let read = list.compactMap { $0.duration(aboveZero: true) }
      if zip(read, read.dropFirst()).contains(where: { $0 >= $1 }) {
        entry.field.error(
          .ringOrder, "a second mark is no longer than the first",
          help: "write the shorter wait first")
      }
      marks[type] = read
    }
    if entries.isEmpty, field.shape == .map {
      field.error(.emptyList, "the map is empty", help: "name a contact type and a wait")
    }
    rules.selection.urgency = RoutingRules.Urgency(marks: marks, share: share ?? 1)
  }

  private mutating func readRule(_ key: String, _ field: Field) {
    switch key {
    case "by":
      switch field.word(among: ["oldest", "longest_queue", "weight"]) {
      case "longest_queue": rules.selection.rule = .longestQueue
      case "weight": rules.selection.rule = .weight
      default: rules.selection.rule = .oldest
      }
    case "queue_shares":
      guard let shares = byType(field, like: "{vip: 15%, billing: 85%}", { $0.share() }) else {
        return
      }
      let sum = shares.reduce(0, +)
      if abs(sum - 1) > 1e-9 {
        field.error(
          .sharesDoNotSum, "the shares sum to \(Parse.plain(sum * 100))%",
          help: "let them sum to 100%")
      }
      rules.selection.rule = .shares(shares)
    case "cost":
      let costs = byType(field, like: "{vip: {per_minute: 4}, billing: {per_minute: 1}}") {
        cost($0)
      }
      if let costs {
        rules.selection.rule = .cost(costs, measure: .waited, perPatience: false)
      }
    case "objective":
      let objectives = byType(field, like: "{vip: 10s, billing: 20s}") {
        $0.duration(aboveZero: true)
      }
      if let objectives { rules.selection.rule = .objective(objectives, measure: .waited) }
    default: readAffine(field)
    }
  }

  private func cost(_ field: Field) -> RoutingRules.Cost? {
    var section = field.section(like: "{per_minute: 4, growth: quadratic}")
    let perMinute = section.required("per_minute").number(in: 0...1e9)
    let growth = section.optional("growth")
    let word = growth.isPresent ? growth.word(among: ["linear", "quadratic"]) : "linear"
    section.finish()
    guard let perMinute, let word else { return nil }
    return RoutingRules.Cost(perMinute: perMinute, isQuadratic: word == "quadratic")
  }

  /// What the rule measures, and whether patience counts.
  private mutating func readMeasure(_ section: inout SectionReader, of key: String?) {
    let field = section.optional("measure")
    let patience = section.optional("per_patience")
    switch rules.selection.rule {
    case .cost(let costs, _, _):
      let word = field.isPresent ? field.word(among: ["waited", "queue"]) : nil
      let perPatience = patience.isPresent && patience.boolean() == true
      if perPatience { reportEndlessPatience(patience) }
      if field.isPresent, !costs.contains(where: \.isQuadratic) {
        section.error(
          .noEffect, at: "measure", "no cost has `growth: quadratic`: nothing is measured",
          help: "delete it, or let a cost grow")
      }
      rules.selection.rule = .cost(
        costs, measure: word.flatMap(RoutingRules.Measure.init) ?? .waited,
        perPatience: perPatience)
      return
    case .objective(let objectives, _) where field.isPresent:
      let word = field.word(among: ["waited", "predicted"])
      rules.selection.rule = .objective(
        objectives, measure: word.flatMap(RoutingRules.Measure.init) ?? .waited)
    default:
      // A fault in the rule itself has been reported.
      if field.isPresent, key == nil || key == "by" || key == "queue_shares" || key == "score" {
        section.error(
          .keysExclude, at: "measure", "`measure` has no place here",
          help: "it belongs to `objective` or `cost`")
      }
    }
    if patience.isPresent, key != "cost" {
      section.error(
        .keysExclude, at: "per_patience", "`per_patience` has no place here",
        help: "it belongs to `cost`")
    }
  }

  private func reportEndlessPatience(_ field: Field) {
    guard world.isComplete else { return }
    let endless = (0..<world.queueCount).first {
      world.hasDemand[$0] && world.patience[$0] == .infinity
    }
    guard let endless else { return }
    field.error(
      .keysExclude,
      "\(Display.quote(world.words(ofQueue: endless))) never gives up: nothing is divided by it",
      help: "give the contact type `patience`, or delete `per_patience`")
  }

  /// One value for each contact type, in their order; nil for a fault.
  private func byType<Value>(
    _ field: Field, like example: String, _ read: (Field) -> Value?
  ) -> [Value]? {
    guard let entries = field.named(like: example) else { return nil }
    var values: [Int: Value] = [:]
    var isFaulty = false
    for entry in entries {
      guard let type = contactType(entry, in: field), let value = read(entry.field) else {
        isFaulty = true
        continue
      }
      values[type] = value
    }
    guard !isFaulty else { return nil }
    let missing = world.contactTypes.indices.filter { values[$0] == nil }
    guard missing.isEmpty else {
      let names = Display.list(missing.prefix(12).map { Display.quote(world.contactTypes[$0]) })
      field.error(
        .missingKey, "there is nothing for \(names)",
        help: "name every contact type, as in `\(example)`")
      return nil
    }
    return world.contactTypes.indices.compactMap { values[$0] }
  }

  /// The contact type that a key names.
  func contactType(_ entry: Field.Named, in field: Field) -> Int? {
    reader.contactType(
      Field(
        Node(.scalar(.init(text: entry.name, isQuoted: true)), at: entry.nameSpan),
        path: field.path, faults: reader.faults))
  }

  // MARK: score

  private mutating func readAffine(_ field: Field) {
    let example = "{front_line: {billing: {start: -20, per_second: 1}}}"
    guard let groups = field.named(like: example) else { return }
    var pairs: [RoutingRules.Pair: RoutingRules.Affine] = [:]
    for entry in groups {
      let name = Field(
        Node(.scalar(.init(text: entry.name, isQuoted: true)), at: entry.nameSpan),
        path: field.path, faults: reader.faults)
      guard name.reference(to: reader.names.groupNames, what: "group") != nil,
        let types = entry.field.named(like: "{billing: {start: -20, per_second: 1}}")
      else { continue }
      for inner in types {
        guard let type = contactType(inner, in: entry.field), let points = affine(inner.field)
        else { continue }
        for group in reader.names.groups[entry.name] ?? [] {
          pairs[.init(group: group, type: type)] = points
        }
      }
    }
    if groups.isEmpty, field.shape == .map {
      field.error(.emptyList, "the map is empty", help: "write it like `\(example)`")
    }
    rules.selection.rule = .affine(pairs)
  }

  private func affine(_ field: Field) -> RoutingRules.Affine? {
    let errorsBefore = reader.faults.errorCount
    var section = field.section(like: "{start: -20, per_second: 1, per_idle_agent: 2}")
    let start = section.optional("start").number(in: -1e9...1e9)
    let perSecond = section.optional("per_second").number(in: 0...1e9)
    let perIdle = section.optional("per_idle_agent").number(in: 0...1e9)
    section.finish()
    guard reader.faults.errorCount == errorsBefore, section.isPresent else { return nil }
    if let start, start < 0, perSecond == 0, perIdle ?? 0 == 0 {
      field.error(
        .neverTrue, "the points stay below 0 for ever: the pair is never made",
        help: "let them grow with `per_second`, or begin at 0")
      return nil
    }
    return RoutingRules.Affine(
      start: start ?? 0, perSecond: perSecond ?? 1, perIdleAgent: perIdle ?? 0)
  }

  // MARK: age

  mutating func readAge(_ field: Field) {
    let example = "{vip: {start: 5, per_minute: 3}}"
    guard let entries = field.named(like: example) else { return }
    if entries.isEmpty, field.shape == .map {
      field.error(.emptyList, "the map is empty", help: "write it like `\(example)`")
    }
    var agings = Array(repeating: RoutingRules.Aging(), count: world.contactTypes.count)
    var isLinear = false
    for entry in entries {
      guard let type = contactType(entry, in: field) else { continue }
      if entry.field.shape == .list {
        rules.selection.rankSteps[type] = rankSteps(entry.field)
      } else {
        isLinear = true
        agings[type] = aging(entry.field)
      }
    }
    guard isLinear else { return }
    if rules.selection.rule != .oldest || !rules.selection.weights.isEmpty {
      field.error(
        .keysExclude, "`age` with points and a rule or weights under `pull` exclude each other",
        help: "both say which contact of a rank comes first; keep one")
    }
    rules.selection.rule = .age(agings)
  }

  private func aging(_ field: Field) -> RoutingRules.Aging {
    var section = field.section(like: "{start: 5, per_minute: 3, at_most: 30}")
    let start = section.optional("start").number(in: 0...1e9)
    let slope = section.optional("per_minute").number(in: 0...1e9)
    let most = section.optional("at_most")
    let cap = most.number(in: 0...1e9)
    section.finish()
    if let cap, let start, cap < start {
      most.error(
        .outOfRange, "the cap is below the start", help: "write at least \(Parse.plain(start))")
    }
    return RoutingRules.Aging(
      start: start ?? 0, perMinute: slope ?? 1, atMost: cap ?? .infinity)
  }

  private func rankSteps(_ field: Field) -> [RoutingRules.RankStep] {
    let fields = field.list(like: "[{rank: 3}, {after: 2min, rank: 1}]") ?? []
    if fields.isEmpty, field.shape == .list {
      field.error(
        .emptyList, "the list is empty", help: "write a step like `{after: 2min, rank: 1}`")
    }
    var steps: [RoutingRules.RankStep] = []
    for (index, element) in fields.enumerated() {
      var section = element.section(like: "{after: 2min, rank: 1}")
      let afterField = index == 0 ? section.optional("after") : section.required("after")
      let after = afterField.duration(aboveZero: true)
      let rank = section.required("rank").whole(in: 1...Self.mostRanks)
      section.finish()
      if let after, let last = steps.last?.after, after <= last {
        afterField.error(
          .ringOrder, "a rank begins no later than the one before it",
          help: "give each step a longer `after` than the one before")
      }
      guard let rank else { continue }
      steps.append(RoutingRules.RankStep(after: after, rank: rank))
    }
    return steps
  }
}
