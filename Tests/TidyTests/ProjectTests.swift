import Testing

/// The style law of CONTRIBUTING.md, asked of every file of the project.
///
/// That each rule can fail is shown in `RuleTests`.
@Suite struct ProjectTests {
  let project = Project.here

  private func expectNone(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation)
  {
    #expect(findings.isEmpty, "\(findings.report)", sourceLocation: sourceLocation)
  }

  @Test func filesLinesAndFunctionsAreShort() {
    #expect(project.swift.count > 10, "the walk through the tree finds the sources")
    expectNone(project.swift.flatMap(LengthRules.longFile))
    expectNone(project.swift.flatMap(LengthRules.longFunctions))
    let code = [".swift", ".py", ".cpp", ".h"]
    let written = project.files { path in
      code.contains { path.hasSuffix($0) } || path.hasPrefix("scripts/")
    }
    expectNone(written.flatMap(LengthRules.wideLines))
  }

  @Test func nothingIsPostponed() {
    let everything = project.files { !$0.hasSuffix(".csv") }
    expectNone(everything.flatMap(WordRules.postponed))
  }

  @Test func sourcesDoNotTrap() {
    expectNone(project.sources.flatMap(WordRules.trapping))
  }

  /// Sim alone handles memory by address for speed; what the layers that talk to C libraries do
  /// with pointers is a matter of those interfaces.
  @Test func simIsSafeOutsideTheListedFiles() {
    let allowed: Set = [
      "Sources/Sim/Engine/Column.swift",  // the engine's state
      "Sources/Sim/Random/Ziggurat.swift",  // tables that are written once
    ]
    let sim = project.sources.filter { $0.module == "Sim" }
    expectNone(sim.flatMap { WordRules.unsafe($0, allowed: allowed) })
    expectNone(
      allowed.filter { !project.exists($0) }.map {
        Finding(path: $0, line: 0, words: "is listed and does not exist")
      })
  }

  @Test func importsFollowTheArchitecture() {
    expectNone(project.sources.flatMap { ImportRules.unlawful($0) })
    #expect(ImportRules.cycle(in: project.sources) == nil)
    expectNone(project.swift.flatMap(ImportRules.testable))
  }

  @Test func decisionsAreNumberedOnce() {
    expectNone(FolderRules.misnumberedDecisions(in: project.paths))
  }

  @Test func scenariosAreComplete() {
    #expect(!FolderRules.scenarios(in: project.paths).isEmpty)
    expectNone(FolderRules.incompleteScenarios(in: project.paths))
  }

  @Test func linksOfTheGuidesResolve() {
    let guides = project.files { $0.hasSuffix(".md") }
    #expect(guides.contains { $0.path == "README.md" })
    expectNone(guides.flatMap { TextRules.deadLinks($0, exists: project.exists) })
  }

  @Test func noPathOfOneMachine() {
    expectNone(project.files { _ in true }.flatMap(TextRules.machinePath))
  }

  @Test func changelogNamesResultsThatChange() {
    let text = project.file("CHANGELOG.md")?.text ?? ""
    #expect(text.contains("### Results that change"))
  }
}
