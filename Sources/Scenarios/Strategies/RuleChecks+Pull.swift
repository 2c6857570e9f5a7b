import Sim
import Study

extension RuleChecks {
  /// Traps of the rules by which the contact of a rank is chosen.
  func reportSelection() {
    let selection = rules.rules.selection
    let pull = rules.fields["pull"]
    if selection.within != nil {
      Field(
        pull?.node?.entry("within_target_first")?.value, path: "\(path).pull.within_target_first",
        faults: reader.faults
      ).warning(
        .lateLast, "contacts that have waited too long are served after all others",
        help: "compare `wait_p95` and `abandonment_rate`; nobody should run a center so")
    }
    if let urgency = selection.urgency, urgency.share == 1, urgency.marks.count > 1 {
      pull?.warning(
        .starving,
        "\(urgency.marks.count) contact types can be urgent at once, and then starve all others",
        help: "leave agents to the others with `urgent_share`, such as `70%`")
    }
    reportCaps()
    reportWeights()
  }

  /// Types whose points stop growing below those of others.
  private func reportCaps() {
    guard case .age(let agings) = rules.rules.selection.rule else { return }
    let types = reader.world.contactTypes
    for (type, aging) in agings.enumerated() {
      let isPassed = agings.enumerated().contains { other, rule in
        other != type && rule.perMinute > 0 && rule.atMost > aging.atMost
      }
      guard isPassed else { continue }
      rules.fields["age"]?.warning(
        .agingCap,
        "contacts of \(Display.quote(types[type])) with \(Parse.plain(aging.atMost)) points come "
          + "after all others that can have more, however long they wait",
        help: "raise `at_most`, or leave it out")
    }
  }

  /// Weights that stand alone in their rank.
  private func reportWeights() {
    let world = reader.world
    for (group, ranks) in rules.rules.pull.sorted(by: { $0.key < $1.key }) {
      for rank in ranks where Set(rank.map(\.type)).count == 1 {
        guard let type = rank.first?.type,
          let weight = rules.rules.selection.weights[.init(group: group, type: type)], weight != 1
        else { continue }
        rules.fields["pull"]?.warning(
          .noEffect,
          "the weight of \(Display.quote(world.contactTypes[type])) at "
            + "\(Display.quote(world.fullName(ofGroup: group))) has no effect: it is alone in its "
            + "rank", help: "give it the rank of those it is weighed against, or delete the weight")
        return
      }
    }
  }
}
