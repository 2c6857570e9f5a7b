import ArgumentParser
import Report
import Scenarios
import Study

/// Tables of single contacts and decisions, beside the report.
struct TraceOptions: ParsableArguments {
  @Option(
    help: """
      Write a row for each contact of one replication to a file: its way, its waits, who answered, \
      which rule moved it. (replication: --replication, else the first)
      """, completion: .file(extensions: ["csv"]))
  var trace: String?

  @Option(
    help: """
      Write a row for each decision of a rule in the same replication: when, by which values, what \
      it moved, what it cost.
      """, completion: .file(extensions: ["csv"]))
  var decisions: String?

  /// Refuses what cannot be written before anything is simulated.
  func check(force: Bool) throws {
    for path in [trace, decisions].compactMap({ $0 }) {
      try OutputFile.check(path, force: force)
    }
    if let trace, trace == decisions {
      throw Ending.fault(
        .badArguments, "--trace and --decisions name the same file",
        help: "give each a file of its own")
    }
  }

  /// Simulates the replication again, strategy by strategy, and writes what was asked for.
  ///
  /// The same seed and number give the same replication, so nothing is kept while a study runs.
  func write(_ simulation: Simulation, force: Bool) throws {
    guard trace != nil || decisions != nil else { return }
    var contacts = try trace.map { try OutputFile(replacing: $0, force: force) }
    var acts = try decisions.map { try OutputFile(replacing: $0, force: force) }
    contacts?.write(TraceCSV.columns.joined(separator: ",") + "\n")
    acts?.write(DecisionCSV.columns.joined(separator: ",") + "\n")
    do throws(StudyError) {
      for position in simulation.strategies {
        let replication = simulation.settings.first
        let name = simulation.plan.strategies[position].strategy.name
        try simulation.rerun(of: position, replication).run(
          contact: {
            contacts?.write(TraceCSV.row($0, strategy: name, replication: replication))
          },
          decision: {
            acts?.write(DecisionCSV.row($0, strategy: name, replication: replication))
          })
      }
    } catch {
      contacts?.discard()
      acts?.discard()
      throw Simulation.ending(of: error)
    }
    try contacts?.close()
    try acts?.close()
  }
}
