extension KeyTable {
  /// Keys of an overflow rule that offers contacts to other centers.
  static let offerKeys = [
    Key(
      "offer_to", .either([.choice(["all"]), .oneOrMore(.name(of: "center"))]),
      default: "`to` helps without being asked",
      "The centers that are asked, one after the other, to take a waiting contact over."),
    Key(
      "every", .duration, default: "required with `offer_to`",
      "With `offer_to`: the time from the beginning of one round of offers to the next."),
    Key(
      "offer", .duration, default: "2s",
      "With `offer_to`: how long one offer takes; meanwhile the contact keeps its place and holds "
        + "a line of the link."),
    Key(
      "accept_when", .map(acceptWhen), default: "required with `offer_to`",
      "With `offer_to`: what must hold at the center that is asked, when the offer ends, for it to "
        + "accept."),
  ]

  /// `strategies.NAME.overflow[].accept_when`.
  static let acceptWhen = KeyTable(
    "strategies.NAME.overflow[].accept_when", "When a center accepts a contact.",
    figures("the helper"))

  /// `strategies.NAME.overflow[].skip_if`.
  static let skipIf = KeyTable(
    "strategies.NAME.overflow[].skip_if", "When a ring is passed over; all given must hold.",
    count: .atLeastOne,
    [
      Key(
        "signed_in", .either([.whole(least: 0), .map(.comparison)]), default: "no condition",
        "Agents of the ring on duty, idle or busy, who may serve the contact; a number is so many "
          + "or fewer."),
      Key(
        "idle_agents", .either([.whole(least: 0), .map(.comparison)]), default: "no condition",
        "Idle agents of the ring who may serve the contact; a number is so many or fewer."),
    ])
}
