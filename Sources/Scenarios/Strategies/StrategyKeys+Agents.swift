extension KeyTable {
  /// `strategies.NAME.route.agents_idle`.
  static let agentsIdle = KeyTable(
    "strategies.NAME.route.agents_idle", "How one of all centers with an idle agent is chosen.",
    [
      Key(
        "choose",
        .choice(RoutingRules.Choice.allCases.filter { $0 != .first }.map(\.rawValue)),
        "The center with the longest-idle agent, with the most idle ones, or with the least "
          + "occupied."),
      Key(
        "handicap", .named("center", .either([.duration, .whole(least: 0), .share])),
        default: "none",
        "What counts against a center: idle time, idle agents with `most_idle`, a share with "
          + "`least_occupied`."),
      Key(
        "tie", .choice(["first", "alternate"]), default: "first",
        "Of centers that are alike, the first, or each in its turn."),
    ])

  /// `strategies.NAME.agents`.
  static let agents = KeyTable(
    "strategies.NAME.agents", "Which agents come first.", names: "group", .map(.agentsOfGroup),
    "What holds for the agents of a group alone.",
    [
      Key(
        "order", .oneOrMore(.choice(RoutingRules.AgentCriterion.allCases.map(\.rawValue))),
        default: "[longest_idle]",
        "Which idle agent is taken, each criterion for the ties of those before it."),
      Key(
        "idle_shares", .named("group", .share), default: "by `order`",
        "The share of the idle agents that each group should have; the group furthest above comes "
          + "first."),
      Key(
        "local_first", .map(.localFirst), default: "by age within a pool",
        "Own contacts and own agents come first within a pool too."),
      Key(
        "preferred", .map(.preferred), default: "nobody asks for an agent",
        "Customers who ask for an agent they know."),
    ])

  /// `strategies.NAME.agents.local_first`.
  static let localFirst = KeyTable(
    "strategies.NAME.agents.local_first", "How long own contacts come first.",
    [
      Key(
        "until_waited", .duration, default: "always",
        "Other centers' contacts that have waited longer compete by age.")
    ])

  /// `strategies.NAME.agents.preferred`.
  static let preferred = KeyTable(
    "strategies.NAME.agents.preferred", "Customers who ask for an agent they know.",
    [
      Key("share", .share, "The share of customers who ask for one, above 0%."),
      Key("wait", .duration, "How long a contact waits for its agent alone."),
      Key(
        "handle_time", .number, default: "1",
        "The factor on the handle time where a contact gets its agent, above 0."),
    ])

  /// `strategies.NAME.agents.NAME`.
  static let agentsOfGroup = KeyTable(
    "strategies.NAME.agents.NAME", "What holds for the agents of a group alone.",
    [
      Key(
        "time_share", .named("contact type", .share),
        "The share of its work that each agent gives to each of the group's contact types."),
      Key(
        "strict", .boolean, default: "false",
        "Whether an agent over a share leaves such contacts waiting, though it is idle."),
      Key(
        "unless", .map(.unlessQueue), default: "always",
        "With `strict`: when an agent over a share takes such contacts all the same."),
    ])

  /// `strategies.NAME.agents.NAME.unless`.
  static let unlessQueue = KeyTable(
    "strategies.NAME.agents.NAME.unless", "When a share does not count.",
    [Key("queue", .map(.queueMark), "The contacts of the type that wait at the center.")])

  /// `strategies.NAME.agents.NAME.unless.queue`.
  static let queueMark = KeyTable(
    "strategies.NAME.agents.NAME.unless.queue", "A mark.",
    [Key("above", .whole(least: 0), "More contacts waiting than this.")])
}
