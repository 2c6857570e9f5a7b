import Sim
import Study

extension RuleChecks {
  /// Traps of rules that remember, share or send.
  func reportMemory() {
    reportValves()
    reportSharing()
    reportAllocations()
  }

  /// A contact that was sent away keeps its agent for a handle time: what is tested sooner has not
  /// seen the effect yet.
  private func reportValves() {
    for (index, rule) in routing.overflow.enumerated() {
      guard let valve = rule.valve else { continue }
      let types = rule.types ?? Array(world.contactTypes.indices)
      let longest = types.map { world.handleTimes[$0] }.max() ?? 0
      let least = max(valve.hold, valve.atLeast).seconds
      guard least < longest else { continue }
      rules.overflowFields[index].warning(
        .shortHold,
        "the valve may switch after \(Int(least)) s, and a contact keeps its agent for "
          + "\(Int(longest)) s: it can swing to and fro",
        help: "write an `at_least` of more than a handle time")
    }
  }

  private func reportSharing() {
    for (index, rule) in routing.sharing.enumerated() {
      let isTwoWay = rule.openAbove.allSatisfy { $0 != nil }
      guard isTwoWay else { continue }
      let marks = rule.openAbove.compactMap { $0 }
      if rule.releaseBelow == nil, marks.contains(0) {
        rules.sharingFields[index].warning(
          .sharesFreely,
          "both centers serve each other's contacts at the least imbalance: where guests take "
            + "longer, both lose", help: "write `open_above: 10`, or leave `one_way` out")
      }
      let product = Double(rule.ratios[0]) * Double(rule.ratios[1]) / 1e12
      if rule.releaseBelow == nil, product < 1 {
        rules.sharingFields[index].warning(
          .sharesFreely,
          "help can be open both ways at once: the two ratios multiply to less than 1",
          help: "write ratios such as 0.8 and 1.25, or leave `one_way` out")
      }
    }
  }

  private func reportAllocations() {
    for (index, rule) in routing.allocate.enumerated() {
      let field = rules.allocateFields[index]
      if rule.isFromBoard, case .least = rule.choice, routing.board?.extrapolates == false {
        field.warning(
          .herding, "everybody who reads the same old figure goes to the same center",
          help: "write `extrapolate: true` under `board`, or `choose: chance`")
      }
      let unstaffed = rule.among.filter { center in
        !world.groups.contains { $0.center == center && $0.isStaffed }
      }
      if let center = unstaffed.first, !rule.unless.contains(.inactive),
        [Allocation.Choice.first, .shadow].contains(rule.choice) || isByShares(rule)
      {
        field.warning(
          .helperUnstaffed, "contacts are sent to \(name(center)), where nobody is ever signed in",
          help: "write `unless: [inactive]`, or take it out")
      }
      for (other, overflow) in routing.overflow.enumerated()
      where overflow.isForArrivalsOnly && overflow.from.allSatisfy(rule.from.contains) {
        rules.overflowFields[other].warning(
          .noEffect, "arrivals are sent by `allocate` before they come to this rule",
          help: "write `when: {waited: 0s}` for contacts that stay, or delete the rule")
      }
    }
  }

  private func isByShares(_ rule: Allocation) -> Bool {
    if case .shares = rule.choice { return true }
    return false
  }
}
