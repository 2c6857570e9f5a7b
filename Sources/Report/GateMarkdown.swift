import Study

/// Gates as Markdown, for a pull request or the summary of a job.
public struct GateMarkdown {
  private let sheets: [GateSheet]

  /// The longest text that is written, bytes: GitHub refuses a summary from 1 MiB on.
  public static let maximumBytes = 900_000

  /// The gates of one call.
  public init(_ sheets: [GateSheet]) { self.sheets = sheets }

  /// The text; what there is no room for is counted.
  public var rendered: String {
    var text = ""
    for sheet in sheets { text += section(sheet) + "\n" }
    guard text.utf8.count > Self.maximumBytes else { return text }
    var lines: [Substring] = []
    var bytes = 0
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in all {
      bytes += line.utf8.count + 1
      if bytes > Self.maximumBytes - 200 { break }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
      + "\n\n\(all.count - lines.count) more lines are left out.\n"
  }

  private func section(_ sheet: GateSheet) -> String {
    var lines = ["### \(sheet.fails ? "❌" : "✅") \(Self.cell(GateReport.headline(sheet)))", ""]
    let base = sheet.base.map { " against `\($0)`" } ?? ""
    lines += ["`\(sheet.scenario)`, strategy `\(sheet.strategy)`\(base)", ""]
    let told = sheet.rows.filter { sheet.mark($0) != .passes || $0.verdict.state == .better }
    let first = told.filter { sheet.mark($0) != .open } + told.filter { sheet.mark($0) == .open }
    lines += table(first.prefix(30).map { $0 }, sheet)
    if !sheet.changes.isEmpty {
      lines += ["", sheet.isBisected ? "Smallest set that fails:" : "Changed keys:", ""]
      lines += sheet.changes.prefix(50).map { "- \(Self.cell(GateReport.change($0)))" }
    }
    lines += ["", "<details><summary>all \(sheet.count()) checks</summary>", ""]
    lines += table(sheet.rows, sheet)
    lines += [
      "", "</details>", "",
      "\(sheet.replications) replications, seed \(sheet.seed); again: `\(sheet.command)`",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ rows: [GateSheet.Row], _ sheet: GateSheet) -> [String] {
    guard !rows.isEmpty else { return [] }
    return ["| | check | verdict | numbers |", "|---|---|---|---|"]
      + rows.map { row in
        "| \(GateReport.sign(sheet, row)) | \(Self.cell(row.name)) |"
          + " \(row.verdict.state.rawValue) | \(Self.cell(GateReport.numbers(row))) |"
      }
  }

  /// Text that cannot end a cell or begin markup.
  private static func cell(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "|", "`", "*", "_", "[", "]": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return result
  }
}
