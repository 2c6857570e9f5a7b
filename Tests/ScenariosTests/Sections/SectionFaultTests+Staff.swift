import Scenarios

extension SectionFaultTests {
  static let staff: [Case] = [
    Case(
      "minus three agents", group("agents: -3"),
      "4:41 SPW-0130 centers.here.groups.all.agents: `-3` is out of range | write a "
        + "whole number from 0 to 1000000"),
    Case(
      "half an agent", group("agents: 2.5"),
      "4:41 SPW-0129 centers.here.groups.all.agents: `2.5` is not a whole number | "
        + "write a whole number from 0 to 1000000"),
    Case(
      "2^63 agents", group("agents: 9223372036854775808"),
      "4:41 SPW-0130 centers.here.groups.all.agents: `9223372036854775808` is too "
        + "large | write a whole number from 0 to 1000000"),
    Case(
      "three numbers for four intervals", group("agents: [10, 10, 10]"),
      "4:41 SPW-0413 centers.here.groups.all.agents: there are 3 numbers; the horizon "
        + "has 4 intervals of 30min | write one for each, or say how long each holds: "
        + "`{list: [...], interval: 15min}`"),
    Case(
      "rows of 45 minutes", group("agents: {list: [10, 10], interval: 45min}"),
      "4:48 SPW-0413 centers.here.groups.all.agents.list: the horizon of 2h is not a "
        + "whole number of steps of 45min | write another `interval`"),
    Case(
      "all shrinkage", group("agents: 10, shrinkage: 100%"),
      "4:56 SPW-0112 centers.here.groups.all.shrinkage: with a shrinkage of 100% "
        + "nobody is ever there | write a share below 100%"),
    Case(
      "unknown skill", group("agents: 10, skills: {cals: 1}"),
      "4:54 SPW-0301 centers.here.groups.all.skills.cals: there is no contact type "
        + "`cals` | did you mean `calls`? (defined: `calls`)"),
    Case(
      "skill of factor 0", group("agents: 10, skills: {calls: 0}"),
      "4:61 SPW-0130 centers.here.groups.all.skills.calls: `0` is out of range | write "
        + "a number from 0.001 to 1000"),
    Case(
      "column without a file", group("agents: {number: 10, column: x}"),
      "4:54 SPW-0205 centers.here.groups.all.agents: `column` goes with `csv`, not "
        + "with `number` | delete one of the two"),
    Case(
      "two forms", group("agents: {number: 10, list: [1, 2, 3, 4]}"),
      "4:54 SPW-0205 centers.here.groups.all.agents: `number` and `list` exclude each "
        + "other | keep one of the two"),
    Case(
      "a shift of no length", group("agents: [{from: 08:00, to: 08:00, agents: 30}]"),
      "4:60 SPW-0406 centers.here.groups.all.agents[1].to: the shift ends when it "
        + "begins | write another `to`"),
    Case(
      "a break after the shift",
      minimal(
        horizon: "{length: 24h}",
        centers: "{here: {groups: {all: {agents: [{from: 00:00, to: 24:00, agents: 9}, "
          + "{from: 08:00, to: 16:00, agents: 3, break: {at: 16:00, length: 30min}}]}}}}"),
      "4:127 SPW-0412 centers.here.groups.all.agents[2].break.at: the break is not "
        + "within its shift | the shift goes from 08:00 to 16:00"),
    Case(
      "breaks that overlap",
      minimal(
        horizon: "{length: 24h}",
        centers: "{here: {groups: {all: {agents: [{from: 00:00, to: 24:00, agents: 9, break: "
          + "[{at: 08:00, length: 30min}, {at: 08:15, length: 30min}]}]}}}}"),
      "4:42 SPW-0412 centers.here.groups.all.agents[1]: two breaks of this shift "
        + "overlap | move one of them"),
    Case(
      "a shift outside the horizon",
      group(
        "agents: [{from: 00:00, to: 24:00, agents: 9}, {from: 08:00, to: 16:00, "
          + "agents: 3}]"),
      "4:79 SPW-0435 centers.here.groups.all.agents[2]: nobody of this shift works "
        + "within the horizon | the horizon goes from 2001-01-01T00:00 to 2001-01-01T02:00"),
    Case(
      "a link to itself", minimal(more: "links: [{from: here, to: here}]"),
      "6:26 SPW-0411 links[1].to: the link leads from `here` to itself | name another "
        + "center; contacts served where they entered need no link"),
    Case(
      "a link twice",
      minimal(
        centers: "{here: {groups: {all: {agents: 10}}}, there: {}}",
        more: "links: [{from: here, to: there}, {from: here, to: there, lines: 3}]"),
      "6:34 SPW-0302 links[2]: this link stands here twice | delete one, or add up "
        + "their lines"),
    Case(
      "agents never there", group("agents: 0"),
      "4:11 SPW-0414 centers.here: nobody can ever serve `calls`, and without patience "
        + "nobody gives up | give a group the skill, link a center that has it, or write "
        + "`patience`"),
    Case(
      "a group without work",
      minimal(centers: "{here: {groups: {all: {agents: 10}, idle: {agents: 1, skills: {}}}}}"),
      "4:46 SPW-0431 centers.here.groups.idle: no contact can reach this group | give "
        + "it the skill for what arrives at its center, or link a center to it"),
  ]
}
