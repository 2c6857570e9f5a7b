import Study

/// Gates as Markdown, for a pull request or the summary of a job.
public struct GateMarkdown {
  private let sheets: [GateSheet]
  private let words: Words

  /// The longest text that is written, bytes: GitHub refuses a summary from 1 MiB on.
  public static let maximumBytes = 900_000

  /// The gates of one call.
  public init(_ sheets: [GateSheet], words: Words = Words(.english)) {
    self.sheets = sheets
    self.words = words
  }

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
      + "\n\n" + words("\(all.count - lines.count) more lines are left out.") + "\n"
  }

  private func section(_ sheet: GateSheet) -> String {
    let report = GateReport(sheet, words: words)
    var lines = ["### \(sheet.fails ? "❌" : "✅") \(Self.cell(report.headline))", ""]
    if let base = words.base(sheet.base, baseline: sheet.baseline) {
      lines.append(words("`\(sheet.scenario)`, strategy `\(sheet.strategy)` against `\(base)`"))
    } else {
      lines.append(words("`\(sheet.scenario)`, strategy `\(sheet.strategy)`"))
    }
    lines.append("")
    let told = sheet.rows.filter { sheet.mark($0) != .passes || $0.verdict.state == .better }
    let first = told.filter { sheet.mark($0) != .open } + told.filter { sheet.mark($0) == .open }
    lines += table(first.prefix(30).map { $0 }, report)
    if !sheet.changes.isEmpty {
      lines += [
        "", sheet.isBisected ? words("Smallest set that fails:") : words("Changed keys:"), "",
      ]
      lines += sheet.changes.prefix(50).map { "- \(Self.cell(report.change($0)))" }
    }
    let all = words("all \(sheet.count()) checks")
    lines += ["", "<details><summary>\(all)</summary>", ""]
    lines += table(sheet.rows, report)
    lines += [
      "", "</details>", "",
      words(
        "\(sheet.replications) replications, seed \(sheet.seed); again: `\(sheet.command)`"),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ rows: [GateSheet.Row], _ report: GateReport) -> [String] {
    guard !rows.isEmpty else { return [] }
    return [words("| | check | verdict | numbers |"), "|---|---|---|---|"]
      + rows.map { row in
        "| \(report.sign(row)) | \(Self.cell(report.name(row))) |"
          + " \(words(row.verdict.state.rawValue)) | \(Self.cell(report.numbers(row))) |"
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
