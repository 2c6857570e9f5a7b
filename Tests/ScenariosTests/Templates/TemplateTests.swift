import Foundation
import Scenarios
import Testing

/// The starters that `spillway init` writes, read from a folder as a user's would be.
@Suite struct TemplateTests {
  /// A folder of its own with the files of a template, removed after the test.
  private func inFolder<Result>(
    _ template: Template, _ body: (String) throws -> Result
  ) throws -> Result {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appendingPathComponent(
      "spillway-\(template.rawValue)-\(UUID().uuidString)")
    defer { try? manager.removeItem(at: folder) }
    for file in template.files(named: "my scenario") {
      let url = folder.appendingPathComponent(file.path)
      try manager.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try file.text.write(to: url, atomically: true, encoding: .utf8)
    }
    return try body(folder.appendingPathComponent("scenario.yaml").path)
  }

  /// A starter with a fault would teach it; catches a column misspelled in one of the files.
  ///
  /// The event overloads its city on purpose, and the reader says so.
  @Test(arguments: Template.allCases) func readsWithoutAFault(_ template: Template) throws {
    try inFolder(template) { path in
      let faults = Faults()
      let plan = Plan.load(path, faults: faults)
      #expect(plan?.strategies.first?.strategy.name == "isolated")
      #expect(faults.errorCount == 0)
      let overloads = faults.diagnostics.filter { $0.code == .overload }
      #expect(faults.diagnostics.count == overloads.count)
      #expect(overloads.isEmpty == (template != .event))
    }
  }

  /// Each strategy of each starter runs to its end and answers contacts.
  @Test(arguments: Template.allCases) func runs(_ template: Template) throws {
    try inFolder(template) { path in
      let plan = try #require(Plan.load(path, faults: Faults()))
      for strategy in plan.strategies {
        let seen = try strategy.runner.run(plan.world.model, plan.scenario.run.seed, 1)
        #expect(seen.events > 1_000)
      }
    }
  }

  @Test(arguments: Template.allCases) func readmeHasFifteenLines(_ template: Template) throws {
    let files = template.files(named: "my\nscenario")
    let readme = try #require(files.first { $0.path == "README.md" })
    #expect(readme.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 == 15)
    #expect(readme.text.hasPrefix("# my scenario\n"))
    for file in files where file.path.hasSuffix(".csv") {
      #expect(readme.text.contains("`\(file.path)`"))
      #expect(file.text.split(separator: "\n").count == 49, "a header and 48 half-hours")
    }
  }
}
