extension LawSpec {
  /// A law that stands alone, written as in a scenario: `lognormal: {mean: 3min, cv: 1}`.
  ///
  /// `name` is what messages call the place. Nil with the faults reported.
  public static func parse(_ text: String, name: String, faults: Faults) -> LawSpec? {
    guard let node = Document.parse(text, name: name, faults: faults) else { return nil }
    let surroundings = Surroundings(
      faults: faults, workspace: Workspace(root: ".", faults: faults))
    let law = read(Field(node, path: "", faults: faults), surroundings, positive: true)
    return faults.hasErrors ? nil : law
  }
}
