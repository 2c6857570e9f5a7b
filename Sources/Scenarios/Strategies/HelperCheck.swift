import Sim
import Study

/// Whether the helpers that one overflow rule names can help at all.
struct HelperCheck {
  let reader: StrategyReader
  let rule: OverflowRule
  let field: Field

  private var world: StrategyWorld { reader.world }

  func report() {
    for (index, ring) in rule.rings.enumerated() {
      let list = helperField(index)
      guard let helpers = ring.to else {
        reportNobody(list)
        continue
      }
      let elements = list.oneOrMore() ?? []
      for (position, helper) in helpers.enumerated() {
        report(helper, at: position < elements.count ? elements[position] : list)
      }
    }
  }

  /// The `to` of a ring, or of the rule.
  private func helperField(_ ring: Int) -> Field {
    if rule.oldPlace == .untilAccepted { return inner(field, "offer_to") }
    guard rule.hasRings else { return inner(field, "to") }
    let rings = inner(field, "rings").oneOrMore() ?? []
    return ring < rings.count ? inner(rings[ring], "to") : field
  }

  private func inner(_ field: Field, _ key: String) -> Field {
    Field(
      field.node?.entry(key)?.value, path: "\(field.path).\(key)", faults: field.faults,
      keySpan: field.node?.entry(key)?.keySpan)
  }

  private func report(_ helper: Int, at place: Field) {
    let others = rule.from.filter { $0 != helper }
    guard !others.isEmpty else {
      // The innermost ring of a rule with rings is the contact's own center.
      if !rule.hasRings {
        place.error(
          .helpsItself, "\(name(helper)) helps itself", help: "name another center")
      }
      return
    }
    if rule.from.count == 1 || others.allSatisfy({ world.way(from: $0, to: helper) == .none }) {
      if let origin = others.first, world.way(from: origin, to: helper) == .none {
        place.error(
          .noWay, "there is no link from \(name(origin)) to \(name(helper))",
          help: "add it to `links`, or leave `links` out to join every two centers")
        return
      }
    } else if let origin = others.first(where: { world.way(from: $0, to: helper) == .none }) {
      place.warning(
        .partlyHelped,
        "there is no link from \(name(origin)) to \(name(helper)): its contacts do "
          + "not overflow there", help: "name the centers under `from` one by one")
    }
    reportSkills(of: helper, origins: others, at: place)
  }

  private func reportSkills(of helper: Int, origins: [Int], at place: Field) {
    let wanted =
      rule.types
      ?? world.contactTypes.indices.filter { type in
        origins.contains { world.hasDemand[world.queue(center: $0, type: type)] }
      }
    let groups = world.groups.filter { $0.center == helper }
    let missing = wanted.filter { type in !groups.contains { $0.skills.contains(type) } }
    let missingNames = Display.list(
      missing.prefix(12).map { Display.quote(world.contactTypes[$0]) }, last: .or)
    if !missing.isEmpty, rule.types != nil || missing.count == wanted.count {
      place.error(
        .notSkilled, "nobody at \(name(helper)) is skilled for \(missingNames)",
        help: "name a center with that skill, or add it to the `skills` of a group there")
    } else if !missing.isEmpty {
      place.warning(
        .partlyHelped,
        "nobody at \(name(helper)) is skilled for \(missingNames): those contacts "
          + "do not overflow there", help: "name `contacts` in the rule if that is meant")
    }
    let able = groups.filter { group in wanted.contains { group.skills.contains($0) } }
    if !able.isEmpty, !able.contains(where: \.isStaffed) {
      place.warning(
        .helperUnstaffed, "no agent is ever signed in at \(name(helper)) for these contacts",
        help: "give its groups agents, or name another center")
    }
  }

  /// `to: all` where no center can help.
  private func reportNobody(_ list: Field) {
    let types = rule.types ?? Array(world.contactTypes.indices)
    let isHelped = rule.from.contains { origin in
      types.contains { type in
        world.centers.indices.contains { center in
          center != origin && world.way(from: origin, to: center) != .none
            && !reader.names.skills[center, type].isEmpty
        }
      }
    }
    guard !isHelped else { return }
    list.error(
      .noWay, "no other center can serve these contacts",
      help: "give a group elsewhere the skill, or a link to its center")
  }

  private func name(_ center: Int) -> String { Display.quote(world.centers[center]) }
}
