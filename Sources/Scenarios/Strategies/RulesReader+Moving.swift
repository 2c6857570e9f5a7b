import Sim
import Study

/// Contacts that are moved for good: to whom they are offered, where they take their place, and
/// which ring is passed over.
extension RulesReader {
  private var world: StrategyWorld { reader.world }

  // MARK: offer_to

  /// A rule whose helpers are asked one after the other to take a waiting contact over.
  func offeredRule(_ section: inout SectionReader, _ field: Field) -> OverflowRule? {
    let from = reader.centers(section.required("from"))
    let to = reader.centers(section.required("offer_to"))
    let types = contactTypes(&section)
    let whenField = section.optional("when")
    let when = whenField.isPresent ? opening(whenField) : nil
    if let there = when?.there, !there.isEmpty {
      whenField.error(
        .keysExclude, "what holds at a helper has no place here: the helper says what it accepts",
        help: "write it under `accept_when`")
    }
    let everyField = section.required("every")
    let every = everyField.duration(aboveZero: true)
    let lengthField = section.optional("offer")
    let length =
      lengthField.isPresent ? lengthField.duration(aboveZero: true) : 2 * Ticks.perSecond
    let accept = conditionsThere(section.required("accept_when"))
    if let old = oldPlace(&section), old != .untilAccepted {
      section.error(
        .keysExclude, at: "old_place",
        "`offer_to` and `old_place: \(old.rawValue)` exclude each other",
        help: "an offered contact keeps its place until it is accepted; delete one of the two")
    }
    for key in ["to", "at", "rings", "earlier", "skip_if", "choose", "test", "valve", "pull"] {
      forbid(key, in: section, "`offer_to` says it", key == "test" ? "write `every`" : "delete it")
    }
    guard let from, let to, let accept, let every, let length,
      !whenField.isPresent || when != nil
    else { return nil }
    let origins = ids(from) ?? Array(world.centers.indices)
    let asked = ids(to)?.count ?? world.centers.count - 1
    // A second round must not begin before the first has ended.
    guard length <= every / Ticks(max(asked, 1)) else {
      everyField.error(
        .outOfRange, "the offers of one round take longer than `every`",
        help: "write at least the `offer` times the number of centers that are asked")
      return nil
    }
    let ring = OverflowRule.Ring(
      to: ids(to), after: when?.waited, here: when?.here ?? [], there: accept)
    var rule = OverflowRule(
      from: origins, types: types, rings: [ring], isForArrivalsOnly: false,
      oldPlace: .untilAccepted, hasRings: false, choice: .first, testEvery: every)
    rule.offerLength = length
    return rule
  }

  // MARK: place

  /// What says that a contact is moved for good, in the words of the file; nil where it is not.
  func oldPlaceKey(of rule: OverflowRule?) -> String? {
    guard let rule else { return nil }
    return rule.oldPlace == .kept ? rule.hasRings ? "earlier: lost" : "old_place: lost" : nil
  }

  /// `place`; a fault where contacts keep their old place, which the words `goesWith` would change.
  func placeInLine(_ section: inout SectionReader, goesWith missing: String?) -> PlaceInLine {
    let field = section.optional("place")
    guard field.isPresent else { return .byArrival }
    if let missing {
      section.error(
        .keysExclude, at: "place", "`place` goes with `\(missing)`",
        help: "a contact that keeps its old place stands by its age; delete one of the two")
    }
    return field.word(among: PlaceInLine.words).flatMap(PlaceInLine.init(word:)) ?? .byArrival
  }

  // MARK: skip_if

  /// What must hold of a ring's agents for the ring to be passed over; a number is so many or
  /// fewer.
  func skipIf(_ field: Field) -> [Comparison] {
    guard field.isPresent else { return [] }
    var section = field.section(like: "{signed_in: 0}")
    let read = [Comparison.Figure.signedIn, .idleAgents].compactMap { figure -> Comparison? in
      let field = section.optional(figure.rawValue)
      guard field.isPresent else { return nil }
      if field.shape == .map { return comparison(field, of: figure) }
      return field.whole(in: 0...1_000_000_000).map {
        Comparison(figure: figure, least: 0, greatest: $0)
      }
    }
    section.finish()
    if field.node?.entries?.isEmpty == true {
      field.error(
        .missingKey, "the map is empty", help: "write `{signed_in: 0}`, or delete the key")
    }
    return read
  }
}

extension PlaceInLine {
  /// The words of the file.
  static let words = ["arrival", "back", "front"]

  /// The place that a word stands for.
  init?(word: String) {
    switch word {
    case "arrival": self = .byArrival
    case "back": self = .back
    case "front": self = .front
    default: return nil
    }
  }
}
