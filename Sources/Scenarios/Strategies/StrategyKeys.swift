import Sim

extension KeyTable {
  /// A strategy: `strategies.NAME`.
  static let strategy = KeyTable(
    "strategies.NAME", "One alternative of routing; an empty map leaves every center to itself.",
    [
      Key(
        "route", .map(.route), default: "own agents, the longest idle first",
        "Where an arriving contact looks for an idle agent."),
      Key(
        "overflow", .list(.map(.overflow)), default: "nobody helps",
        "Who helps whom, when and under which conditions."),
      Key(
        "reserve", .named("center", .map(.reserve)), default: "no agent is held back",
        "Agents held back from other centers' contacts, by center or `center/group`."),
      Key(
        "pool", .either([.choice(["all"]), .map(.pool)]), default: "each center its own queue",
        "Centers whose contacts wait in one queue."),
      Key(
        "pull", .map(.pull), default: "every type the group is skilled for, oldest first",
        "What an idle agent takes: ranks of contact types, and which contact of a rank."),
      Key(
        "age", .named("contact type", .either([.map(.aging), .list(.map(.rankStep))])),
        default: "the wait alone counts",
        "How contacts gain points, or another rank, while they wait."),
      Key(
        "helps", .named("group", .map(.helps)), default: "every skill counts always",
        "Groups that take some contact types only while a valve is open."),
      Key(
        "queue_in",
        .named(
          "contact type",
          .either([.list(.name(of: "center")), .named("center", .whole(least: 1))])),
        default: "the own center",
        "Centers in whose queues a contact stands at once, from its arrival on, with its rank "
          + "there."
      ),
      Key(
        "stages", .named("contact type", .list(.map(.stage))), default: "not used",
        "What contacts of a type do as they wait: who is searched, and where they stand."),
      Key(
        "agents", .map(.agents), default: "the longest idle",
        "Which agents come first."),
      Key(
        "allocate", .list(.map(.allocate)), default: "contacts stay where they arrive",
        "Where arrivals are sent before they look for an agent."),
      Key(
        "deflect", .list(.map(.deflect)), default: "nobody is turned away",
        "Arrivals that are turned away, or to one other center."),
      Key(
        "estimate", .map(.estimate), default: "by the queue", "How waits are estimated."),
      Key(
        "board", .map(.board), default: "none",
        "How late figures are that are read from the board."),
      Key(
        "use", .name(of: "policy"), default: "the rules above",
        "A policy written in Swift and registered under this name, in place of rules."),
    ])

  /// `strategies.NAME.route`; contact types are keys beside `agents_idle`.
  static let route = KeyTable(
    "strategies.NAME.route", "Where an arriving contact looks for an idle agent.",
    names: "contact type",
    .list(.either([.name(of: "group or center"), .list(.name(of: "group or center"))])),
    "Groups (`center/group`) or centers in their order; a list inside the list ranks alike.",
    [
      Key(
        "agents_idle", .map(.agentsIdle), default: "not used",
        "For types without a list: choose among all centers with an idle agent."),
      Key(
        "else", .choice(["home", "shortest_wait"]), default: "home",
        "With `agents_idle`: where an arrival waits that finds nobody idle."),
      Key(
        "queue_at", .choice(["last"]), default: "the own queue",
        "Whether a contact that finds nobody waits for the last group of its list alone."),
    ])

  /// `strategies.NAME.overflow[]`.
  static let overflow = KeyTable(
    "strategies.NAME.overflow[]", "One rule of overflow.",
    [
      Key(
        "from", .either([.choice(["all"]), .oneOrMore(.name(of: "center"))]),
        default: "the center of the first ring, where there are `rings`",
        "The centers whose contacts overflow."),
      Key(
        "to", .either([.choice(["all"]), .oneOrMore(.name(of: "center"))]), default: "the `rings`",
        "The centers that help, in their order; `all` is all others."),
      Key(
        "contacts", .oneOrMore(.name(of: "contact type")), default: "every type",
        "The contact types that overflow."),
      Key(
        "at", .choice(["arrival"]), default: "as `when` says",
        "Only arrivals look for an idle agent at the helpers; nobody waits there."),
      Key("when", .map(.when), default: "as `at` says", "When, and under which conditions."),
      Key(
        "rings", .list(.map(.ring)), default: "`to` is the only ring",
        "Circles of helpers that open one after the other, in place of `to`."),
      Key(
        "old_place", .choice(["kept", "lost", "until_accepted"]),
        default: "kept; until_accepted with `offer_to`",
        "Whether a contact that finds nobody idle also stays in its own queue, or joins the "
          + "helper's for good, at once or when the helper has accepted it."),
      Key(
        "place", .choice(PlaceInLine.words), default: "arrival",
        "Where a contact that is moved for good takes its place: by its arrival, behind all who "
          + "wait there, or before them."),
      Key(
        "earlier", .choice(["kept", "lost"]), default: "kept",
        "With `rings`: whether the earlier rings can still take the contact."),
      Key(
        "skip_if", .map(.skipIf), default: "no ring is passed over",
        "With `rings`: when a ring is passed over and the next opens at once."),
      Key(
        "choose", .choice(RoutingRules.Choice.allCases.map(\.rawValue)), default: "first",
        "Which helper is taken if several have an idle agent."),
      Key(
        "test", .map(.test), default: "one test",
        "Tests the conditions again while the contact waits."),
      Key("valve", .map(.valve), default: "always open", "A switch without which nobody helps."),
      Key(
        "pull", .choice(["nearest", "oldest"]), default: "nearest",
        "Whether a helper's freed agent takes its own contacts first, or the oldest of all."),
    ] + offerKeys + sharingKeys)

  /// `strategies.NAME.overflow[].rings[]`.
  static let ring = KeyTable(
    "strategies.NAME.overflow[].rings[]", "One circle of helpers.",
    [
      Key(
        "to", .either([.choice(["all"]), .oneOrMore(.name(of: "center"))]),
        "The centers of the ring; `all` is every center."),
      Key(
        "after", .duration, default: "on arrival, for the first ring only",
        "How long a contact waits before the ring opens."),
      Key("when", .map(.ringWhen), default: "no condition", "Under which conditions it opens."),
    ])

  /// `strategies.NAME.overflow[].test`.
  static let test = KeyTable(
    "strategies.NAME.overflow[].test", "How often conditions are tested while a contact waits.",
    [Key("every", .duration, "The time between two tests.")])

  /// `strategies.NAME.reserve.NAME`.
  static let reserve = KeyTable(
    "strategies.NAME.reserve.NAME", "Agents held back for the center's own contacts.",
    [
      Key(
        "keep_idle", .whole(least: 1),
        "Contacts of other centers start only while more agents than this are idle, a freed one "
          + "counted."),
      Key(
        "against", .either([.choice(["all"]), .oneOrMore(.name(of: "center"))]), default: "all",
        "The centers whose contacts are held off."),
      adapt("strategies.NAME.reserve.NAME"),
    ])

  /// `strategies.NAME.pool`.
  static let pool = KeyTable(
    "strategies.NAME.pool", "Centers whose contacts wait in one queue, oldest first.",
    [
      Key(
        "centers", .either([.choice(["all"]), .oneOrMore(.name(of: "center"))]), default: "all",
        "The centers."),
      Key(
        "waiting_room", .whole(least: 0), default: "each center's own",
        "Contacts waiting at once in all of them, in place of the centers' own rooms."),
      Key(
        "prefer", .choice(["local"]), default: "the longest idle anywhere",
        "An arrival takes an agent of its own center if both have an idle one."),
    ])
}
