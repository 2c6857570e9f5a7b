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
    parsing: .upToNextOption,
    help: "The tables of a text. (default: center contact group interval)")
  var by: [TextReport.Table] = []

  /// The tables asked for; nil where none were named.
  var tables: [TextReport.Table]? { by.isEmpty ? nil : by }
}

extension TextReport.Table: ExpressibleByArgument {}
