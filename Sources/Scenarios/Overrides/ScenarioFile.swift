import Study

/// A scenario file as text: parsed once, its layers put together, so that scenarios with other
/// values can be made of it quickly and on any thread.
public struct ScenarioFile: Sendable {
  private let root: Node
  private let desk: Workspace.Desk
  private let sources: [SourceText]
  private let warnings: [Diagnostic]

  /// Opens a file with everything that it extends; `-` is standard input.
  ///
  /// `nil` exactly when it cannot be parsed, with the faults reported; what the sections say is
  /// looked at when a scenario is made.
  public static func open(
    _ path: String, faults: Faults, limits: ReadingLimits = ReadingLimits()
  ) -> ScenarioFile? {
    let errors = faults.errorCount
    let (workspace, root) = Workspace.open(
      path, faults: faults, limits: limits, exclusiveKeys: Scenario.exclusiveKeys)
    guard let root, faults.errorCount == errors else { return nil }
    return ScenarioFile(
      root: root, desk: workspace.desk, sources: faults.sources, warnings: faults.diagnostics)
  }

  /// The scenario with other values in some places; `nil` exactly when the faults hold an error.
  ///
  /// Tables of the file are read anew for each unless `withTables()` was asked for them.
  public func scenario(
    setting overrides: [Override] = [], policies: [String] = []
  ) -> (scenario: Scenario?, faults: Faults) {
    let faults = Faults()
    for source in sources { _ = faults.addSource(name: source.name, bytes: source.bytes) }
    for warning in warnings { faults.report(warning) }
    let workspace = Workspace(desk, faults: faults)
    let scenario = Scenario.read(
      root, in: workspace, setting: overrides, policies: policies)
    return (scenario, faults)
  }

  /// The same file with the tables that it names in memory.
  public func withTables() -> ScenarioFile {
    let faults = Faults()
    for source in sources { _ = faults.addSource(name: source.name, bytes: source.bytes) }
    let workspace = Workspace(desk, faults: faults)
    _ = Scenario.read(root, in: workspace)
    return ScenarioFile(
      root: root, desk: workspace.desk, sources: faults.sources, warnings: warnings)
  }
}
