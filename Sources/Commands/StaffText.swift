import Report
import Scenarios
import Sim

/// The agent-hours of each group, and what rounding to whole agents adds.
struct StaffText {
  let plan: Plan
  private let words: Words

  init(_ plan: Plan, _ words: Words) {
    self.plan = plan
    self.words = words
  }

  var text: String {
    var table = TextTable([
      .name(words("group")), .name(words("counts")), .number(words("shrinkage")),
      .number(words("agent-hours on the phone")), .number(words("most agents")),
      .number(words("rounding adds, hours")),
    ])
    var index = 0
    for center in plan.scenario.centers {
      for group in center.groups {
        let agents = plan.scenario.meanAgents(of: group)
        let hours = zip(agents, plan.labels.intervals).reduce(0) { $0 + $1.0 * $1.1.length / 3_600 }
        table.add([
          "\(center.name)/\(group.name)", words(group.counts.rawValue, as: "counts"),
          Figures.share(group.shrinkage),
          Figures.decimal(hours, 1), Figures.decimal(agents.max() ?? 0, 1),
          Figures.decimal(plan.world.roundingHours[index], 1),
        ])
        index += 1
      }
    }
    return Explain.part(words("Staff: after shrinkage, breaks taken off")) + table.rendered
  }
}
