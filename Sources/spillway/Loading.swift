import Scenarios

/// From a path to a plan, with every fault printed.
enum Loading {
  /// Reads a scenario; warnings are printed and the plan goes on.
  static func plan(_ path: String, quiet: Bool = false) throws -> Plan {
    let faults = Faults()
    let plan = Plan.load(path, faults: faults)
    if faults.hasErrors || !quiet { Screen.error(faults.rendered()) }
    guard let plan else { throw Ending(code: max(faults.exitCode, Ending.input.code)) }
    return plan
  }

  /// The strategy of a name.
  static func strategy(_ name: String, in plan: Plan) throws -> Strategy {
    if let strategy = plan.strategies.first(where: { $0.name == name }) { return strategy }
    let names = plan.strategies.map(\.name)
    let near = Spelling.nearest(to: name, among: names)
    throw Ending.fault(
      .unknownStrategy, "there is no strategy \(Display.quote(name))",
      help: near.map { "did you mean \(Display.quote($0))?" }
        ?? "the file has \(Display.list(names.map { Display.quote($0) }))")
  }
}
