extension KeyTable {
  /// `strategies.NAME.board.suppress`.
  static let suppress = KeyTable(
    "strategies.NAME.board.suppress", "When a center is left out, and how long.",
    [
      Key(
        "wait", .duration, default: "never",
        "Worse than the best by this much or more, of a wait."),
      Key("contacts", .number, default: "never", "The same, of any other figure."),
      Key("for", .duration, "How long it is left out."),
    ])

  /// `adapt` of `reserve` and `helps`; `path` is that of the map it stands in.
  static func adapt(_ path: String) -> Key {
    Key(
      "adapt",
      .map(
        KeyTable(
          "\(path).adapt", "How marks follow the recent service level.",
          [
            Key("service_level", .share, "What the level should be."),
            Key(
              "within", .duration, default: "the T of the scenario's service level",
              "The T, of a wait of at most T."),
            Key("window", .duration, default: "5min", "How far back contacts count."),
            Key(
              "contacts", .whole(least: 1), default: "20",
              "The fewest contacts in the window for the marks to be moved."),
            Key("step", .share, default: "10%", "How much they are moved each time."),
            Key("every", .duration, default: "5min", "The time between two changes."),
          ])), default: "marks that stay",
      "Moves the marks by the recent service level of the center's own contacts.")
  }
}
