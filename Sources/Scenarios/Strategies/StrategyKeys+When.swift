extension KeyTable {
  /// `strategies.NAME.overflow[].when`.
  static let when = KeyTable(
    "strategies.NAME.overflow[].when", "When overflow opens; all that is given must hold.",
    [
      Key(
        "waited", .duration, default: "on arrival",
        "How long a contact waits before the rule looks at it.")
    ] + conditions("strategies.NAME.overflow[].when"))

  /// `strategies.NAME.overflow[].rings[].when`.
  static let ringWhen = KeyTable(
    "strategies.NAME.overflow[].rings[].when", "Under which conditions a ring opens.",
    conditions("strategies.NAME.overflow[].rings[].when"))

  /// Conditions on both sides, with `all` and `any`; `path` is that of the map they stand in.
  static func conditions(_ path: String) -> [Key] {
    let both = figures(ownCenter) + ownFigures + [there(path)]
    let inner = KeyTable("\(path).any[]", "Conditions that hold together.", both + [reads])
    let any = Key(
      "any", .list(.map(inner)), default: "no condition",
      "Maps of conditions of which one must hold, with all that it says.")
    let outer = KeyTable("\(path).all[]", "Conditions that hold together.", both + [any, reads])
    return both + [
      Key(
        "all", .list(.map(outer)), default: "no condition",
        "Maps of conditions that must all hold."),
      any, reads,
    ]
  }

  private static let ownCenter = "the contact's own center"

  private static let reads = Key(
    "reads", .choice(["live", "board"]), default: "live",
    "Whether these conditions read what is, or the strategy's `board`.")

  private static func there(_ path: String) -> Key {
    Key(
      "there",
      .map(
        KeyTable(
          "\(path).there", "What must hold at the helper.", figures("the helper") + [reads])),
      default: "no condition", "What must hold at the helper.")
  }

  /// The figures of a place that a condition reads.
  static func figures(_ place: String) -> [Key] {
    let guests = place == ownCenter ? "the helper" : ownCenter
    return [
      Key(
        "queue", .map(.comparison), default: "no condition",
        "Contacts of the same type waiting at \(place), the asking one not counted."),
      Key(
        "idle_agents", .map(.comparison), default: "no condition",
        "Idle agents at \(place) who may serve the contact; a freed one counts."),
      Key(
        "signed_in", .map(.comparison), default: "no condition",
        "Agents at \(place) on duty, idle or busy, who may serve the contact."),
      Key(
        "occupied", .map(.shareComparison), default: "no condition",
        "The share of those agents at \(place) who have a contact."),
      Key(
        "estimated_wait", .map(.waitComparison), default: "no condition",
        "How long the contact will still wait at \(place), by the strategy's `estimate`."),
      Key(
        "within_target", .map(.chanceComparison), default: "no condition",
        "The chance of an answer within T at \(place), by the queue there."),
      Key(
        "longest_wait", .map(.waitComparison), default: "no condition",
        "How long the first contact of the same type at \(place) has waited."),
      Key(
        "service_level", .map(.levelComparison), default: "no condition",
        "The share answered within T of the contacts of the same type that left the queue at "
          + "\(place) lately."),
      Key(
        "guests", .map(.comparison), default: "no condition",
        "Contacts of \(guests) in service at \(place)."),
    ]
  }

  private static let ownFigures = [
    Key(
      "position", .map(.comparison), default: "no condition",
      "The contact's place in its own queue, 1 for the first."),
    Key(
      "wait_improved", .map(.improvement), default: "no condition",
      "By how much shorter the estimated wait is at the helper than what is left of the contact's "
        + "own."),
  ]

  /// A comparison, such as `{above: 5}`.
  static let comparison = KeyTable(
    "strategies.NAME.overflow[].when.queue",
    "A comparison with whole numbers; all given must hold.",
    count: .atLeastOne, marks(.whole(least: 0)))

  /// A comparison of waits, such as `{above: 40s}`.
  static let waitComparison = KeyTable(
    "strategies.NAME.overflow[].when.estimated_wait",
    "A comparison with durations; all given must hold.", count: .atLeastOne, marks(.duration))

  /// A comparison of shares, such as `{above: 80%}`.
  static let shareComparison = KeyTable(
    "strategies.NAME.overflow[].when.occupied",
    "A comparison with shares; all given must hold.", count: .atLeastOne, marks(.share))

  private static let target = Key(
    "within", .duration, default: "the T of the scenario's service level",
    "The T, of a wait of at most T.")

  /// A comparison of a chance, such as `{below: 50%}`.
  static let chanceComparison = KeyTable(
    "strategies.NAME.overflow[].when.within_target",
    "A comparison of a chance; all given must hold.", count: .atLeastOne, marks(.share) + [target])

  /// A comparison of a service level, such as `{below: 60%, window: 10min}`.
  static let levelComparison = KeyTable(
    "strategies.NAME.overflow[].when.service_level",
    "A comparison of a recent service level; with too few contacts it is false.",
    marks(.share) + [
      Key("window", .duration, "How far back contacts count."),
      Key(
        "contacts", .whole(least: 1), default: "20",
        "The fewest contacts in the window for the condition to be looked at."),
      target,
    ])

  /// `wait_improved`.
  static let improvement = KeyTable(
    "strategies.NAME.overflow[].when.wait_improved",
    "The least improvement; both given must hold.", count: .atLeastOne,
    [
      Key("at_least", .duration, default: "any improvement", "So much shorter or more."),
      Key("share", .share, default: "any improvement", "Shorter by this share of the own wait."),
    ])

  private static func marks(_ shape: ValueShape) -> [Key] {
    [
      Key("above", shape, default: "no mark", "More than this."),
      Key("at_least", shape, default: "no mark", "This or more."),
      Key("below", shape, default: "no mark", "Fewer than this."),
      Key("at_most", shape, default: "no mark", "This or fewer."),
    ]
  }

  /// `strategies.NAME.estimate`.
  static let estimate = KeyTable(
    "strategies.NAME.estimate", "How waits are estimated.",
    [
      Key(
        "method",
        .choice([
          "queue", "queue_and_patience", "last_answered", "head", "last_finished", "average",
        ]), default: "queue", "What an estimate rests on."),
      Key(
        "contacts", .whole(least: 1), default: "10",
        "Of an `average`: so many contacts answered last."),
      Key(
        "window", .duration, default: "no limit", "Of an `average`: how far back contacts count."),
      Key(
        "start", .duration, default: "0s",
        "Of waits of the past: what is taken while no contact counts."),
      Key(
        "handle_time", .map(.handleTime), default: "the last 5 minutes, at most 200 contacts",
        "How the mean handle time is measured."),
    ])

  /// `strategies.NAME.estimate.handle_time`.
  static let handleTime = KeyTable(
    "strategies.NAME.estimate.handle_time", "How the mean handle time is measured.",
    [
      Key("window", .duration, default: "5min", "How far back contacts count."),
      Key("contacts", .whole(least: 1), default: "200", "At most so many of the last ones."),
      Key(
        "start", .duration, default: "the contact type's mean",
        "What is taken while no contact counts."),
    ])

  /// `strategies.NAME.board`.
  static let board = KeyTable(
    "strategies.NAME.board", "What conditions with `reads: board` see.",
    [
      Key("every", .duration, "The time between two samples; the first is taken at the start."),
      Key("delay", .duration, default: "0s", "How long until a sample is seen."),
      Key(
        "extrapolate", .boolean, default: "false",
        "Whether contacts that the strategy has sent to a queue since the sample are added."),
      Key(
        "suppress", .map(suppress), default: "every center is asked",
        "Centers that were clearly worse are left out for a while by `choose: least`."),
    ])

  /// `strategies.NAME.overflow[].queue_ratio` and `open_above` by center.
  static let sharingKeys = [
    Key(
      "between", .list(.name(of: "center")), default: "`from` and `to`",
      "Two centers that help each other by the ratio of their queues, in place of `from` and "
        + "`to`."),
    Key(
      "queue_ratio", .named("center", .number), default: "1",
      "With `between`: what a contact waiting at the other center weighs in a center's excess."),
    Key(
      "open_above", .either([.whole(least: 0), .named("center", .whole(least: 0))]),
      default: "required with `between`",
      "With `between`: help for a center opens while its queue, less its `queue_ratio` times the "
        + "other, is above this."),
    Key(
      "one_way", .boolean, default: "true",
      "With `between`: whether help stays closed while guests of the other direction are in "
        + "service."),
    Key(
      "release_below", .whole(least: 1), default: "1",
      "With `one_way`: with fewer guests than this the other direction may open."),
  ]
}
