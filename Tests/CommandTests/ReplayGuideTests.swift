import Testing

/// The guide `docs/guides/why-did-this-caller-wait.md` prints what the program answers.
@Suite struct ReplayGuideTests {
  @Test func answersAreWhatIsPrinted() throws {
    try Guide("why-did-this-caller-wait.md").check(blocks: 6)
  }
}
