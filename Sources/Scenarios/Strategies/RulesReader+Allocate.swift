import Sim
import Study

extension RulesReader {
  private var world: StrategyWorld { reader.world }
  private var everyCenter: [Int] { Array(world.centers.indices) }

  /// The centers of a key; all where it is left out, nil for a fault.
  private func some(_ field: Field) -> [Int]? {
    guard field.isPresent else { return everyCenter }
    switch reader.centers(field) {
    case .all?: return everyCenter
    case .some(let ids)?: return ids
    case nil: return nil
    }
  }

  // MARK: allocate

  mutating func readAllocate(_ field: Field) {
    let example = "[{shares: {shenzhen: 60%, guangzhou: 40%}}]"
    guard let fields = field.list(like: example) else { return }
    if fields.isEmpty {
      field.error(.emptyList, "the list is empty", help: "write a rule like `\(example)`")
    }
    for field in fields {
      if let rule = allocation(field) {
        rules.allocate.append(rule)
        allocateFields.append(field)
      }
    }
  }

  private func allocation(_ field: Field) -> Allocation? {
    let errorsBefore = reader.faults.errorCount
    var section = field.section(like: "{choose: least, by: estimated_wait}")
    let types = contactTypes(&section)
    let from = some(section.optional("from"))
    let amongField = section.optional("among")
    var among = some(amongField)
    let chooseField = section.optional("choose")
    let byField = section.optional("by")
    let by =
      byField.isPresent
      ? byField.word(among: Allocation.Figure.allCases.map(\.rawValue))
        .flatMap(Allocation.Figure.init) : nil
    var choice: Allocation.Choice?
    if let (way, centers) = way(&section, field, chooseField, by, byField) {
      choice = way
      among = centers ?? among
    }
    let handicaps = handicaps(section.optional("handicap"))
    let allZero = allZero(&section, choice)
    let unless = states(section.optional("unless"))
    let fullAtField = section.optional("full_at")
    let fullAt = fullAtField.whole(in: 1...1_000_000)
    if fullAtField.isPresent, !unless.contains(.full) {
      section.error(
        .keysExclude, at: "full_at", "`full_at` goes with `unless: full`",
        help: "write `unless: [full]`")
    }
    let isFromBoard = isFromBoard(&section)
    let copies = copies(&section)
    section.finish()
    guard let from, let among, let choice, reader.faults.errorCount == errorsBefore else {
      return nil
    }
    var rule = Allocation(from: from, types: types, among: among, choice: choice)
    rule.handicaps = handicaps
    rule.unless = unless
    rule.fullAt = fullAt
    rule.allZero = allZero
    rule.isFromBoard = isFromBoard
    rule.copies = copies
    return rule
  }

  /// How a center is chosen: by `shares` or `sets`, which name their centers, or as `choose` says.
  private func way(
    _ section: inout SectionReader, _ field: Field, _ chooseField: Field,
    _ by: Allocation.Figure?, _ byField: Field
  ) -> (choice: Allocation.Choice, among: [Int]?)? {
    let sharesField = section.optional("shares")
    let drawField = section.optional("draw")
    let inTurn = drawField.isPresent && drawField.word(among: ["random", "rotation"]) == "rotation"
    let setsField = section.optional("sets")
    let atMostField = section.optional("at_most")
    let atMost = atMostField.number(in: 0...1000)
    let ways = ["choose", "shares", "sets"].filter { section.keys.contains($0) }
    for key in ["draw", "at_most", "by", "among"] where section.keys.contains(key) {
      let partner = key == "draw" ? "shares" : key == "at_most" ? "sets" : "choose"
      if let way = ways.first, way != partner {
        section.error(
          .keysExclude, at: key, "`\(key)` has no place beside `\(way)`", help: "delete it")
      }
    }
    if ways.count > 1 {
      section.error(
        .keysExclude, at: ways[1], "`\(ways[0])` and `\(ways[1])` exclude each other",
        help: "keep one of the two")
    } else if sharesField.isPresent {
      return shares(sharesField).map { (.shares($0.sets, inTurn: inTurn), $0.among) }
    } else if setsField.isPresent {
      if let sets = sets(setsField), let atMost {
        return (.sets(sets, atMost: Int((atMost * 1e6).rounded())), sets.flatMap { $0 })
      }
      if !atMostField.isPresent {
        section.error(
          .missingKey, at: "sets", "`sets` lacks `at_most`", help: "write `at_most: 0.1`")
      }
    } else if chooseField.isPresent {
      return choice(chooseField, by, byField).map { ($0, nil) }
    } else if section.isPresent {
      reader.faults.error(
        .missingKey, at: field.span, "\(field.path) lacks `choose`, `shares` or `sets`",
        help: "write how a center is chosen, such as `choose: least, by: estimated_wait`")
    }
    return nil
  }

  private func choice(
    _ field: Field, _ by: Allocation.Figure?, _ byField: Field
  ) -> Allocation.Choice? {
    guard let word = field.word(among: ["first", "least", "chance", "shadow"]) else { return nil }
    switch word {
    case "first", "shadow":
      if byField.isPresent {
        byField.error(
          .keysExclude, "`choose: \(word)` reads no figure", help: "delete `by`")
      }
      return word == "first" ? .first : .shadow
    default:
      guard let by else {
        if !byField.isPresent {
          field.error(
            .missingKey, "`choose: \(word)` lacks `by`", help: "write `by: estimated_wait`")
        }
        return nil
      }
      guard word == "chance" || !by.isGood else {
        byField.error(
          .keysExclude, "the least number of agents is the worst center",
          help: "write `choose: chance`, or `by: occupied`")
        return nil
      }
      return word == "least" ? .least(by) : .chance(by)
    }
  }

  private func shares(_ field: Field) -> (sets: [Allocation.Shares], among: [Int])? {
    let errorsBefore = reader.faults.errorCount
    var parts: [(after: Ticks, field: Field)] = [(0, field)]
    if field.shape != .map {
      guard let fields = field.list(like: "[{after: 0s, shenzhen: 60%, guangzhou: 40%}]") else {
        return nil
      }
      parts = fields.map { part in
        let after = Field(
          part.node?.entry("after")?.value, path: "\(part.path).after", faults: part.faults,
          keySpan: part.node?.entry("after")?.keySpan)
        if !after.isPresent {
          part.error(.missingKey, "`after` is missing", help: "add `after: 0s`")
        }
        return (after.duration() ?? 0, part)
      }
    }
    var among: [Int] = []
    var sets: [(after: Ticks, shares: [Int: Int])] = []
    for (after, part) in parts {
      var shares: [Int: Int] = [:]
      for entry in part.named(like: "{shenzhen: 60%, guangzhou: 40%}") ?? []
      where field.shape == .map || entry.name != "after" {
        let name = Field(
          Node(.scalar(.init(text: entry.name, isQuoted: true)), at: entry.nameSpan),
          path: part.path, faults: reader.faults)
        guard let center = reader.center(name) else { continue }
        shares[center] = entry.field.share().map { Int(($0 * 1e6).rounded()) }
        if !among.contains(center) { among.append(center) }
      }
      if reader.faults.errorCount == errorsBefore, shares.values.reduce(0, +) != 1_000_000 {
        part.error(
          .outOfRange, "the shares do not sum to 100%", help: "write shares that sum to 100%")
      }
      if let last = sets.last, after <= last.after {
        part.error(
          .outOfRange, "a set of shares begins no later than the one before it",
          help: "give each set a longer `after`")
      }
      sets.append((after, shares))
    }
    guard reader.faults.errorCount == errorsBefore, let first = sets.first else { return nil }
    guard first.after == 0 else {
      field.error(.outOfRange, "the first set begins later", help: "write `after: 0s`")
      return nil
    }
    let all = sets.map { set in
      Allocation.Shares(after: set.after, shares: among.map { set.shares[$0] ?? 0 })
    }
    return (all, among)
  }

  private func sets(_ field: Field) -> [[Int]]? {
    guard let fields = field.list(like: "[[shenzhen, guangzhou], [dongguan]]") else { return nil }
    var places: [Int: SourceSpan] = [:]
    return fields.map { set in
      (set.oneOrMore() ?? []).compactMap { name -> Int? in
        guard let center = reader.center(name) else { return nil }
        if let first = places[center] {
          name.error(
            .nameTwice, "\(Display.quote(world.centers[center])) is in two sets",
            help: "delete one of the two", notes: [.init("the first one", at: first)])
        }
        places[center] = name.span
        return center
      }
    }
  }

  private func handicaps(_ field: Field) -> [Int: Allocation.Handicap] {
    guard field.isPresent, let entries = field.named(like: "{guangzhou: {wait: 20s}}") else {
      return [:]
    }
    var all: [Int: Allocation.Handicap] = [:]
    for entry in entries {
      let name = Field(
        Node(.scalar(.init(text: entry.name, isQuoted: true)), at: entry.nameSpan),
        path: field.path, faults: reader.faults)
      let center = reader.center(name)
      var section = entry.field.section(like: "{wait: 20s, share: 20%}")
      let wait = section.optional("wait").duration()
      let contacts = section.optional("contacts").number(in: 0...1e6)
      let share = section.optional("share").share() ?? 0
      if wait != nil, contacts != nil {
        section.error(
          .keysExclude, at: "contacts", "`wait` and `contacts` exclude each other",
          help: "keep the one that fits `by`")
      }
      section.finish()
      guard let center else { continue }
      all[center] = Allocation.Handicap(amount: wait?.seconds ?? contacts ?? 0, share: share)
    }
    return all
  }

  private func states(_ field: Field) -> [Allocation.State] {
    guard field.isPresent else { return [] }
    let words = Allocation.State.allCases.map(\.rawValue)
    return (field.oneOrMore() ?? []).compactMap {
      $0.word(among: words).flatMap(Allocation.State.init)
    }
  }

  /// What counts where everything is 0, which a choice by idle agents must say.
  private func allZero(
    _ section: inout SectionReader, _ choice: Allocation.Choice?
  ) -> Allocation.Figure? {
    let field = section.optional("all_zero")
    guard case .chance(let figure)? = choice else {
      if field.isPresent {
        section.error(
          .keysExclude, at: "all_zero", "`all_zero` goes with `choose: chance`",
          help: "delete it")
      }
      return nil
    }
    guard field.isPresent else {
      if figure == .idleAgents {
        section.error(
          .missingKey, at: "by", "`all_zero` is missing: what counts if nobody is idle anywhere",
          help: "write `all_zero: signed_in` or `all_zero: home`")
      }
      return nil
    }
    return field.word(among: ["signed_in", "home"]) == "signed_in" ? .signedIn : nil
  }
}
