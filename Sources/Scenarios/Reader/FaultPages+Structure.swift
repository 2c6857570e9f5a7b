extension FaultPage {
  static let structurePages: [FaultPage] = [
    FaultPage(
      .unknownKey, .reference, "An unknown key",
      """
      The language has no such key in this place. The message names the nearest key that is
      allowed here, or the place where this key belongs. Nothing is ignored silently, because a
      misspelled key would leave a default in its place.
      """),
    FaultPage(
      .missingKey, .meaning, "A key is missing",
      """
      The map lacks keys that have no default. The message lists all of them.
      """),
    FaultPage(
      .wrongShape, .type, "The wrong shape",
      """
      A map stands where a value is expected, a list where a map is expected, or the like. The
      message shows what is expected and what was found.
      """),
    FaultPage(
      .noValue, .type, "A key without a value",
      """
      The key is there and nothing stands after its colon. Write the value, `{}` for an empty map,
      or delete the key to get its default.
      """),
    FaultPage(
      .keysExclude, .meaning, "Keys that exclude each other",
      """
      Two keys say the same thing in different ways, such as `handle_time` and `talk_time`. Keep
      one of them.
      """),
    FaultPage(
      .unknownChoice, .reference, "An unknown word",
      """
      The value is one of a few words, and this is none of them. The message lists them.
      """),
    FaultPage(
      .emptyList, .meaning, "An empty list",
      """
      The list needs at least one element.
      """),
  ]
}
