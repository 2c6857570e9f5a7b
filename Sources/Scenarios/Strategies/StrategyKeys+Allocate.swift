extension KeyTable {
  private static let someCenters = ValueShape.either([
    .choice(["all"]), .oneOrMore(.name(of: "center")),
  ])
  private static let figures = Allocation.Figure.allCases.map(\.rawValue)

  /// `strategies.NAME.allocate[]`.
  static let allocate = KeyTable(
    "strategies.NAME.allocate[]", "Where arrivals are sent.",
    [
      Key(
        "contacts", .oneOrMore(.name(of: "contact type")), default: "every type",
        "The contact types that are sent."),
      Key("from", someCenters, default: "all", "The centers where they arrive."),
      Key(
        "among", someCenters, default: "all, or those under `shares` or `sets`",
        "The centers they may be sent to, in their order."),
      Key(
        "choose", .choice(["first", "least", "chance", "shadow"]),
        default: "as `shares` or `sets` say", "How one of them is chosen."),
      Key(
        "by", .choice(figures), default: "no figure",
        "The figure of a center that `least` and `chance` read."),
      Key(
        "shares", .either([.named("center", .share), .list(.map(sharesFrom))]),
        default: "as `choose` says",
        "Fixed shares of the arrivals that sum to 100%; a list has a set for each part of the "
          + "day."),
      Key(
        "draw", .choice(["random", "rotation"]), default: "random",
        "With `shares`: by chance, or in turn as smoothly as they allow."),
      Key(
        "sets", .list(.oneOrMore(.name(of: "center"))), default: "as `choose` says",
        "Sets of centers: set by set an idle agent, or a queue within `at_most`; at last the queue "
          + "that is shortest for its agents."),
      Key(
        "at_most", .number, default: "required with `sets`",
        "With `sets`: contacts waiting, the new one counted, for each agent signed in."),
      Key(
        "copies", .choice(Allocation.Copies.allCases.map(\.rawValue)),
        default: "the chosen queue alone",
        "With `sets`: a contact that waits stands in all queues of the chosen set, or also in "
          + "those of the sets before it."),
      Key(
        "handicap", .named("center", .map(handicap)), default: "none",
        "What is added to the figure of a center."),
      Key(
        "all_zero", .choice(["signed_in", "home"]), default: "required by `idle_agents`",
        "With `chance`: what counts where the figure is 0 everywhere, or the own center."),
      Key(
        "unless", .oneOrMore(.choice(Allocation.State.allCases.map(\.rawValue))),
        default: "no state", "States in which a center is passed over."),
      Key(
        "full_at", .whole(least: 1), default: "the waiting room alone",
        "Contacts of the type waiting at which a center is `full`."),
      Key(
        "reads", .choice(["live", "board"]), default: "live",
        "Whether the figure is what is, or from the strategy's `board`."),
    ])

  /// A set of shares that holds from a time on.
  static let sharesFrom = KeyTable(
    "strategies.NAME.allocate[].shares[]", "Shares from a time on.", names: "center", .share,
    "Its share of the arrivals.",
    [Key("after", .duration, "How long after the start they begin; the first at `0s`.")])

  /// `strategies.NAME.allocate[].handicap.NAME`.
  static let handicap = KeyTable(
    "strategies.NAME.allocate[].handicap.NAME",
    "What is added to a figure: the greater of the two.", count: .atLeastOne,
    [
      Key("wait", .duration, default: "nothing", "To a wait."),
      Key("contacts", .number, default: "nothing", "To any other figure."),
      Key("share", .share, default: "nothing", "Of the figure itself."),
    ])

  /// `strategies.NAME.deflect[]`.
  static let deflect = KeyTable(
    "strategies.NAME.deflect[]",
    "Arrivals that are turned away, sent to one other center, or called back.",
    [
      Key(
        "contacts", .oneOrMore(.name(of: "contact type")), default: "every type",
        "The contact types."),
      Key("from", someCenters, default: "all", "The centers where they arrive."),
      Key(
        "when", .map(deflectWhen),
        "Under which conditions, after nobody idle was found at home."),
      Key("accept", .share, default: "100%", "With `to`: the share of them that are turned away."),
      Key(
        "to", .either([.choice(["busy"]), .name(of: "center")]),
        default: "required without `callback`", "A busy signal, or a center for good."),
      Key(
        "callback", .map(callback), default: "nobody is called back",
        "In place of `to`: the customer hangs up and is called back."),
    ])

  /// `strategies.NAME.deflect[].callback`.
  static let callback = KeyTable(
    "strategies.NAME.deflect[].callback",
    "A callback that is offered; whoever does not take it waits as always.",
    [
      Key("accept", .share, default: "100%", "The share of those asked who take it."),
      Key(
        "place", .choice(["arrival", "later"]), default: "arrival",
        "`arrival`: the customer keeps the place in the queue, and counts there as waiting where "
          + "rules read it. `later`: a line of its own, which the center's agents look at when "
          + "nobody else waits for them."),
      Key(
        "keep_idle", .whole(least: 0), default: "0",
        "With `later`: a call is made only while more agents than this are idle, the one who "
          + "calls among them."),
      Key(
        "factor", .number, default: "the place stands in its line at once",
        "With `later`: the place stands there after the wait estimated on arrival times this; "
          + "without an estimate nobody is asked."),
      Key("reach", .share, default: "100%", "The share of customers who answer the call."),
      Key(
        "dial", .duration, default: "0s",
        "How long an agent dials, held but not counted as busy, until the customer answers or "
          + "does not."),
    ])

  /// `strategies.NAME.deflect[].when`.
  static let deflectWhen = KeyTable(
    "strategies.NAME.deflect[].when", "Conditions at the contact's own center.",
    conditions("strategies.NAME.deflect[].when").filter { $0.name != "there" })

  /// `strategies.NAME.overflow[].valve`.
  static let valve = KeyTable(
    "strategies.NAME.overflow[].valve", "A switch with two marks; closed at first.",
    [
      Key("open", .map(valveSide("open")), "What opens it."),
      Key("close", .map(valveSide("close")), "What closes it."),
      Key("hold", .duration, default: "0s", "How long that must have held, at every test."),
      Key("at_least", .duration, default: "0s", "How long it stays as it is."),
      Key("every", .duration, default: "10s", "The time between two tests."),
    ])

  private static func valveSide(_ side: String) -> KeyTable {
    let path = "strategies.NAME.overflow[].valve.\(side)"
    return KeyTable(path, "Conditions, as those of `when`.", conditions(path))
  }
}
