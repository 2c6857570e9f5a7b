import Sim
import Study

extension RulesReader {
  private var world: StrategyWorld { reader.world }

  mutating func readOverflow(_ field: Field) {
    let example = "[{from: shenzhen, to: [guangzhou], at: arrival}]"
    guard let rules = field.list(like: example) else { return }
    if rules.isEmpty {
      field.error(.emptyList, "the list is empty", help: "write a rule like `\(example)`")
    }
    for rule in rules {
      if rule.node?.entry("between") != nil {
        readSharing(rule)
      } else if let read = overflowRule(rule) {
        self.rules.overflow.append(read)
        overflowFields.append(rule)
      }
    }
  }

  private func overflowRule(_ field: Field) -> OverflowRule? {
    let errorsBefore = reader.faults.errorCount
    var section = field.section(like: "{from: shenzhen, to: [guangzhou], at: arrival}")
    var rule: OverflowRule?
    if section.keys.contains("offer_to") {
      rule = offeredRule(&section, field)
    } else if section.keys.contains("rings") {
      rule = ringedRule(&section, field)
    } else {
      rule = simpleRule(&section, field)
    }
    let place = placeInLine(&section, goesWith: oldPlaceKey(of: rule))
    rule?.place = place
    if !section.keys.contains("offer_to") {
      for key in KeyTable.offerKeys.map(\.name) {
        forbid(key, in: section, "it goes with `offer_to`", "write `offer_to` in place of `to`")
      }
    }
    let valve = valve(&section)
    let pull = section.optional("pull")
    rule?.valve = valve
    rule?.pullsOldest = pull.isPresent && pull.word(among: ["nearest", "oldest"]) == "oldest"
    if rule?.isForArrivalsOnly == true, pull.isPresent {
      section.error(
        .keysExclude, at: "pull", "`at: arrival` and `pull` exclude each other",
        help: "with `at: arrival` nobody waits at the helper; delete one of the two")
    }
    if rule?.oldPlace == .lost, rule?.hasRings == false, pull.isPresent {
      section.error(
        .keysExclude, at: "pull", "`old_place: lost` and `pull` exclude each other",
        help: "a contact that was moved waits in the helper's own queue; delete one of the two")
    }
    for key in KeyTable.sharingKeys.map(\.name) {
      forbid(key, in: section, "it goes with `between`", "write `between: [shenzhen, guangzhou]`")
    }
    section.finish(allowed: KeyTable.overflow.names)
    guard reader.faults.errorCount == errorsBefore else { return nil }
    if world.isComplete, let read = rule {
      HelperCheck(reader: reader, rule: read, field: field).report()
    }
    return reader.faults.errorCount == errorsBefore ? rule : nil
  }

  // MARK: from, to, at, when

  private func simpleRule(_ section: inout SectionReader, _ field: Field) -> OverflowRule? {
    let fromField = section.required("from")
    let from = reader.centers(fromField)
    let to = reader.centers(section.required("to"))
    let types = contactTypes(&section)
    let at = section.optional("at")
    let isForArrivalsOnly = at.isPresent && at.word(among: ["arrival"]) != nil
    let whenField = section.optional("when")
    let when = whenField.isPresent ? opening(whenField) : nil
    let oldPlaceField = section.optional("old_place")
    let oldPlace = place(oldPlaceField)
    if oldPlace == .untilAccepted {
      section.error(
        .keysExclude, at: "old_place", "`old_place: until_accepted` goes with `offer_to`",
        help: "write `offer_to` in place of `to`")
    }
    let choice = choice(&section)
    let test = testEvery(&section)
    forbid("earlier", in: section, "there are no `rings`", "write `old_place`")
    forbid("skip_if", in: section, "there are no `rings`", "write `when`")
    let hasValve = section.keys.contains("valve")
    if !at.isPresent, !whenField.isPresent, !hasValve, section.isPresent {
      reader.faults.error(
        .missingKey, at: field.span, "\(field.path) lacks `at` or `when`",
        help: "write `at: arrival`, or when it opens, such as `when: {waited: 20s}`")
    }
    if isForArrivalsOnly {
      if when?.waited != nil, let waited = whenField.node?.entry("waited") {
        reader.faults.error(
          .keysExclude, at: waited.keySpan,
          "\(field.path): `at: arrival` and `waited` exclude each other",
          help: "keep one of the two")
      }
      if oldPlaceField.isPresent, oldPlace == .kept {
        section.error(
          .keysExclude, at: "old_place", "`at: arrival` and `old_place: kept` exclude each other",
          help: "with `at: arrival` nobody waits at the helper; delete one of the two")
      }
      if test > 0 {
        section.error(
          .keysExclude, at: "test", "`at: arrival` and `test` exclude each other",
          help: "conditions are tested again for contacts that wait; delete one of the two")
      }
    }
    guard let from, let to, !whenField.isPresent || when != nil else { return nil }
    let ring = OverflowRule.Ring(
      to: ids(to), after: when?.waited, here: when?.here ?? [], there: when?.there ?? [])
    return OverflowRule(
      from: ids(from) ?? Array(world.centers.indices), types: types, rings: [ring],
      isForArrivalsOnly: isForArrivalsOnly, oldPlace: oldPlace ?? .kept, hasRings: false,
      choice: choice, testEvery: test)
  }

  // MARK: rings

  private func ringedRule(_ section: inout SectionReader, _ field: Field) -> OverflowRule? {
    let fromField = section.optional("from")
    let from = fromField.isPresent ? reader.centers(fromField) : nil
    let ringsField = section.required("rings")
    let rings = rings(ringsField)
    let types = contactTypes(&section)
    let earlierField = section.optional("earlier")
    let isLost = earlierField.isPresent && earlierField.word(among: ["kept", "lost"]) == "lost"
    let choice = choice(&section)
    let test = testEvery(&section)
    let skipIf = skipIf(section.optional("skip_if"))
    for key in ["to", "at", "when", "old_place"] {
      forbid(
        key, in: section, "`rings` say it",
        key == "old_place" ? "write `earlier`" : "write it in each ring, or delete `rings`")
    }
    guard let rings, !fromField.isPresent || from != nil else { return nil }
    var origins = from.map { ids($0) ?? Array(world.centers.indices) }
    if origins == nil, let first = rings.first, first.after == nil, first.to?.count == 1 {
      origins = first.to
    }
    guard let origins else {
      reader.faults.error(
        .missingKey, at: field.span, "\(field.path) lacks `from`",
        help: "write `from`, or begin with a ring of the contacts' own center, such as "
          + "`{to: shenzhen}`")
      return nil
    }
    var rule = OverflowRule(
      from: origins, types: types, rings: rings, isForArrivalsOnly: false,
      oldPlace: isLost ? .lost : .kept, hasRings: true, choice: choice, testEvery: test)
    rule.skipIf = skipIf
    return rule
  }

  private func rings(_ field: Field) -> [OverflowRule.Ring]? {
    let example = "[{to: shenzhen}, {to: [guangzhou], after: 20s}]"
    guard let fields = field.list(like: example) else { return nil }
    guard !fields.isEmpty else {
      field.error(.emptyList, "the list is empty", help: "write rings like `\(example)`")
      return nil
    }
    var rings: [OverflowRule.Ring] = []
    var last: Ticks = -1
    for (index, field) in fields.enumerated() {
      var section = field.section(like: "{to: [guangzhou], after: 20s}")
      let to = reader.centers(section.required("to"))
      let afterField = index == 0 ? section.optional("after") : section.required("after")
      let after = afterField.duration()
      let when = section.optional("when")
      let conditions = when.isPresent ? opening(when, isInRing: true) : nil
      section.finish()
      if let after, after <= last {
        afterField.error(
          .ringOrder, "a ring opens no later than the one before it",
          help: "give each ring a longer `after` than the one before")
      }
      last = after ?? max(last, 0)
      guard let to else { continue }
      rings.append(
        OverflowRule.Ring(
          to: ids(to), after: after, here: conditions?.here ?? [],
          there: conditions?.there ?? []))
    }
    return rings.count == fields.count ? rings : nil
  }

  // MARK: Parts of both

  func ids(_ centers: StrategyReader.Centers) -> [Int]? {
    if case .some(let ids) = centers { return ids }
    return nil
  }

  func contactTypes(_ section: inout SectionReader) -> [Int]? {
    let field = section.optional("contacts")
    return field.oneOrMore().flatMap { reader.distinct($0, in: field) { reader.contactType($0) } }
  }

  private func choice(_ section: inout SectionReader) -> RoutingRules.Choice {
    let field = section.optional("choose")
    guard field.isPresent else { return .first }
    return field.word(among: RoutingRules.Choice.allCases.map(\.rawValue))
      .flatMap(RoutingRules.Choice.init) ?? .first
  }

  private func place(_ field: Field) -> OverflowRule.OldPlace? {
    guard field.isPresent else { return nil }
    return field.word(among: OverflowRule.OldPlace.allCases.map(\.rawValue))
      .flatMap(OverflowRule.OldPlace.init)
  }

  func oldPlace(_ section: inout SectionReader) -> OverflowRule.OldPlace? {
    place(section.optional("old_place"))
  }

  func testEvery(_ section: inout SectionReader, _ key: String = "test") -> Ticks {
    let field = section.optional(key)
    guard field.isPresent else { return 0 }
    var test = field.section(like: "{every: 5s}")
    let every = test.required("every")
    test.finish()
    guard let ticks = every.duration() else { return 0 }
    // A shorter step would cost more tests than a run has contacts, and no product has one.
    guard ticks >= Ticks.perSecond / 10 else {
      every.error(
        .outOfRange, "the time between tests is too short", help: "write at least `100ms`")
      return 0
    }
    return ticks
  }

  func forbid(_ key: String, in section: SectionReader, _ why: Phrase, _ help: Phrase) {
    guard section.keys.contains(key) else { return }
    section.error(.keysExclude, at: key, "`\(key)` has no place here: \(why)", help: help)
  }
}
