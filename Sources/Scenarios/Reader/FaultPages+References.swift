extension FaultPage {
  static let referencePages: [FaultPage] = [
    FaultPage(
      .unknownName, .reference, "An unknown name",
      """
      The name refers to something that the scenario does not define. The message names the
      nearest one and lists those that are defined. Names are told apart by case.
      """),
    FaultPage(
      .nameTwice, .duplicate, "A name is defined twice",
      """
      Two things of one kind have the same name, so that a reference to it could mean either.
      """),
  ]
}
