import Sim

extension KeyTable {
  /// `strategies.NAME.pull`; groups are keys beside the rules.
  static let pull = KeyTable(
    "strategies.NAME.pull", "What an idle agent takes.",
    names: "group",
    .either([
      .list(.list(.name(of: "contact type"))), .named("contact type", .map(.pullWeight)),
    ]),
    "Ranks of contact types for the group (or `center/group`), the first the best; or rank and "
      + "weight of each type.",
    [
      Key(
        "by", .choice(["oldest", "longest_queue", "weight"]), default: "oldest",
        "Which contact of a rank comes first: by its wait, by the length of its queue, or by "
          + "weight alone; the first two times the weight."),
      Key(
        "queue_shares", .named("contact type", .share), default: "not used",
        "The share that each type should have of all that wait; the type furthest above comes "
          + "first."),
      Key(
        "cost", .named("contact type", .map(.waitingCost)), default: "not used",
        "What waiting costs; the contact comes first whose waiting costs most for each minute of "
          + "this agent's handle time."),
      Key(
        "objective", .named("contact type", .duration), default: "not used",
        "The wait that each type should have; the contact that has used up most of it comes "
          + "first."),
      Key(
        "score", .named("group", .named("contact type", .map(.pairScore))), default: "not used",
        "Points of each pair of group and type, for arrivals too; a pair with fewer than 0 waits."),
      Key(
        "measure", .choice(["waited", "predicted", "queue"]), default: "waited",
        "For `objective`: the wait so far, or with what is still to come without this agent. For "
          + "`cost`: the wait, or the length of the queue."),
      Key(
        "per_patience", .boolean, default: "false",
        "For `cost`: also times the mean patience, so that those who leave soon come last."),
      Key(
        "draw", .boolean, default: "false",
        "Draws one of the first contacts of the rank's queues in proportion to their points."),
      Key(
        "urgent", .named("contact type", .oneOrMore(.duration)), default: "not used",
        "Waits over which contacts of a type come before all ranks; over a second one before those."
      ),
      Key(
        "urgent_share", .share, default: "100%",
        "The share of a group's agents that urgent types may hold."),
      Key(
        "within_target_first", .map(.withinTarget), default: "not used",
        "Contacts that have waited too long come after all others."),
    ])

  /// `strategies.NAME.pull.NAME.NAME`.
  static let pullWeight = KeyTable(
    "strategies.NAME.pull.NAME.NAME", "How a group prefers a contact type.",
    [
      Key("rank", .whole(least: 1), default: "1", "The rank; 1 is the best."),
      Key("weight", .number, default: "1", "Times the wait, or the length of the queue."),
    ])

  /// `strategies.NAME.pull.cost.NAME`.
  static let waitingCost = KeyTable(
    "strategies.NAME.pull.cost.NAME", "What the waiting of a contact costs.",
    [
      Key("per_minute", .number, "The cost of a minute; only ratios count."),
      Key(
        "growth", .choice(["linear", "quadratic"]), default: "linear",
        "How the cost of the whole wait grows; with `quadratic` each minute costs as many times "
          + "more as minutes have passed."),
    ])

  /// `strategies.NAME.pull.score.NAME.NAME`.
  static let pairScore = KeyTable(
    "strategies.NAME.pull.score.NAME.NAME", "Points of a pair of group and contact type.",
    [
      Key("start", .number, default: "0", "Points on arrival, below 0 too."),
      Key("per_second", .number, default: "1", "Points for each second waited."),
      Key("per_idle_agent", .number, default: "0", "Points for each idle agent of the group."),
    ])

  /// `strategies.NAME.pull.within_target_first`.
  static let withinTarget = KeyTable(
    "strategies.NAME.pull.within_target_first", "Who is late.",
    [Key("within", .duration, "Contacts that have waited longer are late.")])

  /// `strategies.NAME.age.NAME`.
  static let aging = KeyTable(
    "strategies.NAME.age.NAME", "Points that grow with the wait; the most points come first.",
    count: .atLeastOne,
    [
      Key("start", .number, default: "0", "Points on arrival."),
      Key("per_minute", .number, default: "1", "Points for each minute waited."),
      Key("at_most", .number, default: "no cap", "The most points."),
    ])

  /// `strategies.NAME.age.NAME[]`.
  static let rankStep = KeyTable(
    "strategies.NAME.age.NAME[]", "A rank that holds from a wait on.",
    [
      Key(
        "after", .duration, default: "on arrival, for the first step only",
        "How long a contact has waited."),
      Key("rank", .whole(least: 1), "The rank under `pull`; 1 is the best."),
    ])

  /// `strategies.NAME.stages.NAME[]`.
  static let stage = KeyTable(
    "strategies.NAME.stages.NAME[]", "What contacts do from a wait on.",
    [
      Key("at", .duration, "How long a contact has waited."),
      Key(
        "agents", .named("center or group", .whole(least: 1)), default: "nobody is searched",
        "Who is searched for an idle agent, with their ranks, 1 the first."),
      Key(
        "queue", .either([.choice(["none"]), .named("center", .whole(least: 1))]),
        default: "it stays where it stands",
        "The centers in whose queues the contact then stands, with its rank there; `none` is "
          + "nowhere."),
      Key(
        "place", .choice(PlaceInLine.words), default: "arrival",
        "Where it takes its place in those queues: by its arrival, behind all who wait there, or "
          + "before them."),
    ])

  /// `strategies.NAME.helps.NAME`.
  static let helps = KeyTable(
    "strategies.NAME.helps.NAME", "When a group takes types that are not its own.",
    [
      Key("contacts", .oneOrMore(.name(of: "contact type")), "The contact types."),
      Key("valve", .map(.valve), "When it takes them: a switch that reads their queue."),
      adapt("strategies.NAME.helps.NAME"),
    ])
}
