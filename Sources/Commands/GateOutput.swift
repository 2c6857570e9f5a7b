import ArgumentParser
import Foundation
import Report
import Scenarios
import Study

/// The forms of a gate's report.
enum GateFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, markdown, junit, github, gitlab, html

  /// What fits where the program runs.
  static var usual: GateFormat {
    ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" ? .github : .text
  }
}

/// Writes the gates of a call.
struct GateOutput {
  private let sheets: [GateSheet]
  private let page: Page

  /// How a page is made of them.
  struct Page {
    /// The chart library; nil leaves the charts out.
    var library: String?
    var language: Language

    var words: Words { Words(language) }
  }

  init(_ sheets: [GateSheet], _ page: Page) {
    self.sheets = sheets
    self.page = page
  }

  /// A report beside what is printed: `junit=out.xml`.
  static func place(_ text: String) throws -> (format: GateFormat, path: String) {
    // A page is named as other commands name it, by its path alone.
    if text.hasSuffix(".html"), !text.contains("=") { return (.html, text) }
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let format = GateFormat(rawValue: parts[0]) else {
      throw Ending.fault(
        .badArguments, "--report \(Display.quote(text)) is not FORMAT=FILE",
        help: "write one of \(Display.list(GateFormat.allCases.map(\.rawValue))), as in"
          + " junit=out.xml")
    }
    return (format, parts[1])
  }

  /// Writes a form of all gates; to standard output without a path.
  func write(_ format: GateFormat, to path: String?) throws {
    var file = try path.map { try OutputFile(replacing: $0, force: true) } ?? OutputFile()
    switch format {
    case .text: file.write(text)
    case .json: GateJSON(sheets).write(to: &file)
    case .markdown: file.write(GateMarkdown(sheets, words: page.words).rendered)
    case .junit: file.write(GateJUnit(sheets).rendered)
    case .github: file.write(text + GateAnnotations(sheets).github)
    case .gitlab: file.write(GateAnnotations(sheets).gitlab)
    case .html: file.write(try html())
    }
    try file.close()
  }

  /// The page, which is made from the JSON and nothing else.
  private func html() throws -> String {
    var json = ""
    GateJSON(sheets).write(to: &json)
    let made = try PageTarget.page {
      ReportPage(
        try GateSource(json: Data(json.utf8)), language: page.language, command: Invocation.command)
    }
    return made.html(library: page.library)
  }

  /// Gates one after the other; of several the verdict on all comes first.
  private var text: String {
    let bodies = sheets.map { GateReport($0, words: page.words).rendered }
    guard sheets.count > 1 else { return bodies.joined() }
    let failing = sheets.count { $0.fails }
    let verdict =
      failing > 0
      ? page.words("FAIL \(failing) of \(sheets.count) scenarios")
      : page.words("PASS \(sheets.count) scenarios")
    return verdict + "\n"
      + zip(sheets, bodies).map { "\n\($0.scenario)\n\($1)" }.joined()
  }

  /// Adds the Markdown to the summary of a job, where there is one.
  func writeSummary() throws {
    guard let path = ProcessInfo.processInfo.environment["GITHUB_STEP_SUMMARY"], !path.isEmpty
    else { return }
    let old = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    var file = try OutputFile(replacing: path, force: true)
    file.write(old + GateMarkdown(sheets, words: page.words).rendered)
    try file.close()
  }
}
