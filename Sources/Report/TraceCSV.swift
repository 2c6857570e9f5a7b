import Study

/// The contacts of a replication as a table: a row for each attempt, in the order in which they
/// ended.
public enum TraceCSV {
  /// The columns, in their order; times and waits are seconds.
  public static let columns = [
    "strategy", "replication", "contact", "attempt", "type", "center", "arrived", "arrived_s",
    "outcome", "wait_s", "answering_center", "answering_group", "agent", "talk_s", "wrap_up_s",
    "rules", "path", "sequel",
  ]

  /// A row, ending in a line feed.
  public static func row(_ row: TraceRow, strategy: String, replication: UInt64) -> String {
    let cells = [
      CSVReport.cell(strategy), "\(replication)", row.contact, "\(row.attempt)",
      CSVReport.cell(row.contactType), CSVReport.cell(row.center), row.arrived,
      CSVReport.number(row.arrivedSeconds), row.outcome, CSVReport.number(row.wait),
      CSVReport.cell(row.answeringCenter), CSVReport.cell(row.answeringGroup),
      row.agent.map { "\($0)" } ?? "", CSVReport.number(row.talk), CSVReport.number(row.wrapUp),
      CSVReport.cell(row.rules.joined(separator: " | ")), CSVReport.cell(row.path), row.sequel,
    ]
    return cells.joined(separator: ",") + "\n"
  }
}

/// The decisions of a strategy's rules as a table: a row for each, by the end of the contact they
/// acted on.
public enum DecisionCSV {
  /// The columns, in their order; times and waits are seconds.
  public static let columns = [
    "strategy", "replication", "time", "time_s", "rule", "act", "to", "contact", "type", "center",
    "waited_s", "figures", "outcome", "wait_s", "link_cost", "extra_handling_s",
  ]

  /// A row, ending in a line feed.
  public static func row(_ row: DecisionRow, strategy: String, replication: UInt64) -> String {
    func number(_ value: Double?) -> String { value.map(CSVReport.number) ?? "" }
    let cells = [
      CSVReport.cell(strategy), "\(replication)", row.time, CSVReport.number(row.seconds),
      CSVReport.cell(row.rule), row.act, CSVReport.cell(row.to), row.contact,
      CSVReport.cell(row.contactType), CSVReport.cell(row.center), number(row.waited),
      CSVReport.cell(row.figures.joined(separator: " | ")), row.outcome, number(row.wait),
      number(row.linkCost), number(row.extraHandling),
    ]
    return cells.joined(separator: ",") + "\n"
  }
}
