import Sim
import Study

/// Contacts that stand in the queues of several centers of a set.
extension RulesReader {
  /// `copies` of a rule of `allocate`.
  func copies(_ section: inout SectionReader) -> Allocation.Copies? {
    let field = section.optional("copies")
    guard field.isPresent else { return nil }
    if !section.keys.contains("sets") {
      section.error(
        .keysExclude, at: "copies", "`copies` goes with `sets`",
        help: "write the sets, or see `queue_in`")
    }
    if section.keys.contains("reads") {
      section.error(
        .keysExclude, at: "reads", "`copies` and `reads` exclude each other",
        help:
          "a board would count each contact in every queue where it stands; delete one of the two")
    }
    return field.word(among: Allocation.Copies.allCases.map(\.rawValue))
      .flatMap(Allocation.Copies.init)
  }

  /// Rules that read or fill one queue of a contact's own cannot say what they mean where it stands
  /// in several.
  func reportCopies() {
    guard let index = rules.allocate.firstIndex(where: { $0.copies != nil }) else { return }
    for key in ["overflow", "pool", "stages", "queue_in", "helps", "deflect"] {
      fields[key]?.error(
        .keysExclude, "`\(key)` and `copies` exclude each other: contacts stand in several queues",
        help: "keep one of the two")
    }
    if rules.queuesAtLast {
      fields["route"]?.error(
        .keysExclude,
        "`queue_at: last` and `copies` exclude each other: each says where contacts "
          + "wait", help: "keep one of the two")
    }
    let types = rules.allocate[index].types
    for (other, rule) in rules.allocate.enumerated() where other != index {
      guard let types, let others = rule.types, Set(types).isDisjoint(with: others) else {
        allocateFields[other].error(
          .keysExclude, "a rule beside `copies` is of other contact types",
          help: "name `contacts` in both, none of them twice")
        return
      }
    }
  }
}
