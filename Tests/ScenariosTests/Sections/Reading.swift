import Scenarios

/// A scenario read from text, with what was reported.
struct ReadText {
  let scenario: Scenario?
  let faults: Faults

  init(_ text: String) {
    let faults = Faults()
    self.faults = faults
    let workspace = Workspace(root: ".", faults: faults)
    scenario = Document.parse(text, faults: faults).flatMap { Scenario.read($0, in: workspace) }
  }

  /// Errors and warnings as `line:column SPW-nnnn message | help`.
  var lines: [String] {
    faults.diagnostics.map { fault in
      let place = fault.span.map { "\($0.line):\($0.column)" } ?? "-"
      let help = fault.help.map { " | \($0)" } ?? ""
      return "\(place) \(fault.code.name) \(fault.message)\(help)"
    }
  }
}

/// The least that a scenario says, with room for more sections.
func minimal(
  horizon: String = "{length: 2h, interval: 30min}",
  contacts: String = "{calls: {handle_time: {exponential: {mean: 3min}}, patience: none}}",
  centers: String = "{here: {groups: {all: {agents: 10}}}}",
  demand: String = "[{contact: calls, center: here, rate: 2/min}]", more: String = ""
) -> String {
  """
  spillway: 1
  horizon: \(horizon)
  contacts: \(contacts)
  centers: \(centers)
  demand: \(demand)
  \(more)
  """
}

/// The least scenario with a handle time.
func handling(_ law: String) -> String {
  minimal(contacts: "{calls: {handle_time: \(law), patience: none}}")
}

/// The least scenario with the keys of its only group.
func group(_ keys: String) -> String {
  minimal(centers: "{here: {groups: {all: {\(keys)}}}}")
}
