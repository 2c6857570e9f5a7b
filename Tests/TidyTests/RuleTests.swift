import Testing

/// Every rule on planted faults, and beside each a text that must pass: a rule that cannot fail, or
/// that cries at clean code, holds nothing.
@Suite struct RuleTests {
  private func source(_ text: String, path: String = "Sources/Study/File.swift") -> SourceFile {
    SourceFile(path: path, text: text)
  }

  private func lines(_ findings: [Finding]) -> [Int] { findings.map(\.line) }

  // MARK: Lengths

  @Test func aLineOf101ColumnsIsFoundAndOneOf100IsNot() {
    let narrow = String(repeating: "a", count: 100)
    let file = source(narrow + "\n" + String(repeating: "北", count: 101))
    #expect(lines(LengthRules.wideLines(file)) == [2])
  }

  @Test func aFileOf401LinesIsFoundAndOneOf400IsNot() {
    #expect(LengthRules.longFile(source(String(repeating: "a\n", count: 400))).isEmpty)
    #expect(LengthRules.longFile(source(String(repeating: "a\n", count: 401))).count == 1)
  }

  @Test(arguments: [
    "func f() {", "public init<T>(a: T) {", "@inline(__always) init?() {",
    "subscript(i: Int) -> Int {", "deinit {",
  ])
  func aFunctionOf71LinesIsFoundAndOneOf70IsNot(opening: String) {
    func body(_ count: Int) -> SourceFile {
      source("struct S {\n\(opening)\n" + String(repeating: "a()\n", count: count) + "}\n}\n")
    }
    #expect(LengthRules.longFunctions(body(68)).isEmpty)
    #expect(lines(LengthRules.longFunctions(body(69))) == [2])
  }

  @Test func aLongSignatureBelongsToItsFunction() {
    let signature = "func f(\n  a: Int = { 1 }(),\n  b: Int\n) throws\n  -> Int\n  where T: P\n{\n"
    let file = source(signature + String(repeating: "a()\n", count: 63) + "}\n")
    #expect(lines(LengthRules.longFunctions(file)) == [1])
  }

  @Test func aRequirementWithoutBodyDoesNotReachTheNextBrace() {
    let gap = String(repeating: "\n", count: 80)
    let requirements = "protocol P {\n  func f(a: Int) -> Int\n  init(b: Int)\n}"
    let file = source("\(requirements)\(gap)struct S {\n}\n")
    #expect(LengthRules.longFunctions(file).isEmpty)
  }

  @Test func bracesInTextAndCommentsDoNotCount() {
    let filler = String(repeating: "a()\n", count: 80)
    let file = source(
      """
      func f() {
        let a = "{ \\(b("{")) {" + #"{ " \\#(c) "#  // {
        let d = \"\"\"
          { { "
          \"\"\"
        /* { /* { */ */
      }
      let g = 1
      \(filler)}
      """)
    #expect(LengthRules.longFunctions(file).isEmpty)
  }

  // MARK: Words

  @Test func aPostponementIsFoundInCodeTextAndComment() {
    for word in WordRules.postponements {
      #expect(lines(WordRules.postponed(source("a\n// \(word): later\n"))) == [2])
    }
    #expect(WordRules.postponed(source("methodology and todos\n")).isEmpty)
  }

  @Test(arguments: ["fatalError(\"x\")", "let a = try! f()", "b as! Int", "a; fatalError( )"])
  func aTrapIsFound(line: String) {
    #expect(lines(WordRules.trapping(source("a\n\(line)\n"))) == [2])
  }

  @Test func aTrapInTextOrInALongerNameIsNone() {
    let file = source("// never try! this\nlet a = \"as! \"\nnonfatalError(1)\nlet b = try f()\n")
    #expect(WordRules.trapping(file).isEmpty)
  }

  @Test(arguments: ["let p: UnsafePointer<Int>", "a.withUnsafeBytes { 1 }", "unsafe f()"])
  func unsafeMemoryIsFoundOutsideTheListedFiles(line: String) {
    #expect(lines(WordRules.unsafe(source(line), allowed: [])) == [1])
    #expect(WordRules.unsafe(source(line), allowed: ["Sources/Study/File.swift"]).isEmpty)
    #expect(WordRules.unsafe(source("// Unsafe\nlet a = \"Unsafe\""), allowed: []).isEmpty)
  }

  // MARK: Imports

  @Test(arguments: [
    "import Foundation", "@preconcurrency import Foundation", "import struct Foundation.Data",
    "public import Foundation", "import func Foundation.exp",
  ])
  func everyFormOfAnImportIsRead(line: String) {
    let file = source("// import Nothing\n\(line)\n", path: "Sources/Sim/A.swift")
    #expect(lines(ImportRules.unlawful(file)) == [2])
    #expect(ImportRules.unlawful(source(line)).isEmpty)
  }

  @Test func anUnknownLayerIsFound() {
    #expect(ImportRules.unlawful(source("", path: "Sources/Extra/A.swift")).count == 1)
  }

  @Test func aCycleOfImportsIsFound() {
    let there = source("import Study", path: "Sources/Sim/A.swift")
    let back = source("import Sim", path: "Sources/Study/B.swift")
    #expect(ImportRules.cycle(in: [back]) == nil)
    #expect(ImportRules.cycle(in: [there, back]) == ["Sim", "Study", "Sim"])
  }

  @Test func theTableOfLayersHasNoCycle() {
    let files = ImportRules.layers.map { layer, allowed in
      let imports = allowed.map { "import \($0)" }.joined(separator: "\n")
      return source(imports, path: "Sources/\(layer)/A.swift")
    }
    #expect(ImportRules.cycle(in: files) == nil)
  }

  @Test func aTestableImportIsFound() {
    #expect(lines(ImportRules.testable(source("\n@testable import Sim"))) == [2])
    #expect(ImportRules.testable(source("import Sim  // no @testable")).isEmpty)
  }

  // MARK: Folders and texts

  @Test func twoDecisionsOfOneNumberAreFound() {
    let good = ["docs/decisions/0001-a.md", "docs/decisions/0002-b.md", "docs/other.md"]
    #expect(FolderRules.misnumberedDecisions(in: good).isEmpty)
    let twice = FolderRules.misnumberedDecisions(in: good + ["docs/decisions/0002-c.md"])
    #expect(twice.map(\.path) == ["docs/decisions/0002-c.md"])
    #expect(FolderRules.misnumberedDecisions(in: ["docs/decisions/3-d.md"]).count == 1)
  }

  @Test(arguments: FolderRules.scenarioFiles)
  func aScenarioWithoutOneOfItsFilesIsFound(missing: String) {
    let whole = FolderRules.scenarioFiles.map { "scenarios/a/\($0)" }
    #expect(FolderRules.incompleteScenarios(in: whole).isEmpty)
    let partial = whole.filter { !$0.hasSuffix(missing) }
    #expect(FolderRules.incompleteScenarios(in: partial).map(\.words) == ["has no \(missing)"])
    let finding = partial.map { $0.replacingOccurrences(of: "/a/", with: "/findings/b/") }
    #expect(
      FolderRules.incompleteScenarios(in: finding).map(\.path) == ["scenarios/findings/b"])
  }

  @Test func aDeadLinkIsFound() {
    let there: Set = ["README.md", "docs/guides", "docs/a b.md"]
    let file = source(
      """
      [one](guides) [two](../README.md#part) [web](https://a.b/c) [here](#x) [sp](a%20b.md)
      `[code](nothing)`
      ```
      [block](nothing)
      ```
      [three](../gone.md) [four](../../README.md)
      """, path: "docs/index.md")
    let found = TextRules.deadLinks(file) { there.contains($0) }
    #expect(lines(found) == [6, 6])
    let words = ["../gone.md does not exist", "../../README.md leaves the project"]
    #expect(found.map(\.words) == words)
  }

  @Test(arguments: ["root", "home", "work", "Users"])
  func aPathOfOneMachineIsFound(folder: String) {
    let path = "/" + folder + "/a"
    #expect(lines(TextRules.machinePath(source("x\nsee `\(path)`\n"))) == [2])
    #expect(lines(TextRules.machinePath(source(path))) == [1])
    #expect(TextRules.machinePath(source("docs\(path) $HOME\(path.dropFirst(5))")).isEmpty)
  }
}
