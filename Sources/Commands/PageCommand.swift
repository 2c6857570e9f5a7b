import ArgumentParser
import Foundation
import Report
import Scenarios
import Study

/// `spillway report`: results as a page.
struct PageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make a page with charts of results that were written with --format json.")

  @Argument(
    help: "Results of run, compare or check as JSON, or - for standard input.",
    completion: .file(extensions: ["json"]))
  var results: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "The page, one file of HTML that opens offline.", completion: .file(extensions: ["html"]))
  var path: String?

  @Option(
    help: "The scenario of the results: adds the replay of their first replication.",
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?

  @Option(
    help: "Write a summary in Markdown to a file.", completion: .file(extensions: ["md"]))
  var markdown: String?

  @Option(
    help: "Write every table of the page into a folder, a CSV file each.", completion: .directory)
  var csv: String?

  @Option(help: "Minutes of the rows of interval tables, 15, 30 or 60.")
  var interval: Int?

  @OptionGroup var pictures: PictureOptions
  @OptionGroup var charts: ChartOptions
  @OptionGroup var language: LanguageOptions

  @Flag(help: "Replace files that exist.")
  var force = false

  func run() throws {
    try check()
    let library = path != nil || pictures.isWanted ? try charts.library() : nil
    let page = try PageTarget.page {
      switch try ReportSource(json: Self.read(results)) {
      case .day(let day):
        return try ReportPage(
          day, replay: try scenario.flatMap { try film(of: day, from: $0) },
          language: language.language,
          options: .init(interval: interval, command: Invocation.command))
      case .gates(let gates):
        try refuseOptionsOfDays()
        return ReportPage(gates, language: language.language, command: Invocation.command)
      }
    }
    var written: [String] = []
    if let path {
      try PageTarget(path: path, library: library, force: force).write { page }
      written.append(path)
    }
    if let markdown {
      var file = try OutputFile(replacing: markdown, force: force)
      file.write(page.markdown)
      try file.close()
      written.append(markdown)
    }
    if let csv { written.append(try writeTables(of: page, to: csv)) }
    if pictures.isWanted {
      written += try pictures.write(page.html(library: library), force: force)
    }
    for file in written { print(file) }
  }

  /// Refuses what cannot be written before anything is read.
  private func check() throws {
    guard path != nil || markdown != nil || csv != nil || pictures.isWanted else {
      throw Ending.fault(
        .badArguments, "nothing says where the report goes",
        help: "name the page with `-o day.html`; --markdown, --csv, --png and --pdf name others")
    }
    for file in [path, markdown].compactMap({ $0 }) { try OutputFile.check(file, force: force) }
    try pictures.check(hasCharts: !charts.noCharts, force: force)
  }

  /// Refuses options that the page of a gate has no use for.
  private func refuseOptionsOfDays() throws {
    let help: Phrase = "leave it out, or name the JSON of run or compare"
    if scenario != nil {
      throw Ending.fault(
        .badArguments, "--scenario adds a replay, and the page of a gate has none", help: help)
    }
    if interval != nil {
      throw Ending.fault(
        .badArguments, "--interval joins rows of interval tables, and the page of a gate has none",
        help: help)
    }
  }

  /// The tables, a file each; the folder is made where there is none.
  private func writeTables(of page: ReportPage, to folder: String) throws -> String {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Ending.fault(
        .cannotWrite, "the folder \(Display.quote(folder)) cannot be made",
        help: "name one whose parent may be written to")
    }
    let files = page.csvFiles.map { ("\(folder)/\($0.name)", $0.text) }
    for (path, _) in files { try OutputFile.check(path, force: force) }
    for (path, text) in files {
      var file = try OutputFile(replacing: path, force: force)
      file.write(text)
      try file.close()
    }
    return folder
  }

  /// The most bytes that are read: a national day with every policy has a tenth of them.
  private static let limit = 2 << 30

  private static func read(_ path: String) throws -> Data {
    let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
    // An empty file is no fault of the file system: it is no result.
    if let file, let data = try? file.read(upToCount: limit) ?? Data() { return data }
    throw Ending.fault(
      .fileMissing, "\(Display.quote(path)) cannot be read",
      help: "`spillway compare FILE --format json -o results.json` writes results")
  }

  /// The film of the first replication, if the scenario is the one of the results.
  private func film(of source: DaySource, from path: String) throws -> ReplayDay? {
    let (plan, _) = try Loading.plan(
      path, setting: OverrideOptions.overrides(source.overrides))
    guard plan.labels.hash == source.hash else {
      throw Ending.fault(
        .badArguments, "the results are of another scenario than \(Display.quote(path))",
        help: "their hash is \(source.hash), that of the file \(plan.labels.hash)")
    }
    let ranked = source.strategies.compactMap { name in
      plan.strategies.firstIndex { $0.strategy.name == name }
    }
    return try DayFilm.replay(
      plan, ranked: ranked, seed: source.seed, replication: source.replication)
  }
}
