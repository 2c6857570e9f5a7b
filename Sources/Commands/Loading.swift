import Scenarios
import Study

/// From a path to a plan, with every fault printed.
enum Loading {
  /// Reads a scenario, and gives its warnings beside it.
  static func plan(
    _ path: String, _ options: OverrideOptions? = nil
  ) throws -> (plan: Plan, warnings: Faults) {
    try plan(path, setting: try options?.overrides() ?? [])
  }

  /// Reads a scenario with some values in the place of what it says.
  static func plan(
    _ path: String, setting overrides: [Override]
  ) throws -> (plan: Plan, warnings: Faults) {
    let faults = Faults()
    guard
      let plan = Plan.load(
        path, faults: faults, setting: overrides, registry: Program.policies)
    else {
      Screen.error(Screen.words(of: faults))
      throw Ending(code: max(faults.exitCode, Ending.input.code))
    }
    return (plan, faults)
  }

  /// The position of a strategy by its name.
  static func strategy(_ name: String, in plan: Plan) throws -> Int {
    let names = plan.strategies.map(\.strategy.name)
    if let position = names.firstIndex(of: name) { return position }
    let near = Spelling.nearest(to: name, among: names)
    throw Ending.fault(
      .unknownStrategy, "there is no strategy \(Display.quote(name))",
      help: near.map { "did you mean \(Display.quote($0))?" }
        ?? "the file has \(Display.list(names.map { Display.quote($0) }))")
  }

  /// Refuses a run that would take days before it begins.
  static func checkBudget(
    of plan: Plan, _ settings: RunSettings, strategies: Int, maximum: Double?
  ) throws {
    let faults = Faults()
    let isWithin = plan.isWithinBudget(
      replications: settings.replications, strategies: strategies,
      maximum: maximum ?? Plan.standardBudget, faults: faults)
    guard isWithin else {
      Screen.error(Screen.words(of: faults))
      throw Ending(code: faults.exitCode)
    }
  }
}
