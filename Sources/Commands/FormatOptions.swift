import ArgumentParser
import Report

/// What a report looks like.
struct FormatOptions: ParsableArguments {
  /// The forms of a report.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
  }

  @Option(help: "The form of the report; json and csv hold every figure.")
  var format = Format.text

  @Option(
    help: """
      The tables of a text, separated by commas: \(TableNames.all.joined(separator: ", ")). \
      (default: center,contact,group,interval)
      """, completion: .list(TableNames.all))
  var by: TableNames?

  /// The tables asked for; nil where none were named.
  var tables: [TextReport.Table]? { by?.tables }
}

/// Names of tables, separated by commas.
struct TableNames: ExpressibleByArgument {
  let tables: [TextReport.Table]

  static let all = TextReport.Table.allCases.map(\.rawValue)

  init?(argument: String) {
    let names = argument.split(separator: ",").map(String.init)
    tables = names.compactMap(TextReport.Table.init)
    if tables.isEmpty || tables.count < names.count { return nil }
  }
}
