import ArgumentParser
import Foundation
import Report
import Scenarios
import Study

/// A page beside what a command prints.
struct PageOptions: ParsableArguments {
  @Option(
    help: "Write a report with charts to a file, one page of HTML that opens offline.",
    completion: .file(extensions: ["html"]))
  var report: String?

  @OptionGroup var charts: ChartOptions

  /// Where the page goes; nil where none is asked for.
  ///
  /// To be called before anything is simulated: what is missing then is said at once.
  func target(force: Bool) throws -> PageTarget? {
    guard let report else {
      guard !charts.noCharts, charts.chartLib == nil else {
        throw Self.needsReport("--no-charts and --chart-lib")
      }
      return nil
    }
    try OutputFile.check(report, force: force)
    return PageTarget(path: report, library: try charts.library(), force: force)
  }

  /// Refuses options of a page that nobody asked for.
  static func needsReport(_ options: String) -> Ending {
    Ending.fault(
      .badArguments, "\(options) need --report", help: "name the page, as in --report day.html")
  }
}

/// Where a page goes, and the library that draws its charts.
struct PageTarget {
  let path: String
  let library: String?
  let force: Bool

  /// Writes a page, or says why there is none.
  func write(_ make: () throws -> ReportPage) throws {
    let page = try Self.page(make)
    var file = try OutputFile(replacing: path, force: force)
    file.write(page.html(library: library))
    try file.close()
  }

  /// Makes a page, or says why there is none.
  static func page(_ make: () throws -> ReportPage) throws -> ReportPage {
    do {
      return try make()
    } catch let fault as ReportPage.Fault {
      throw Ending.fault(.badArguments, fault.words)
    }
  }
}

/// The page of a day, beside what `run` and `compare` print.
struct DayPageOptions: ParsableArguments {
  @OptionGroup var page: PageOptions

  @Option(help: "With --report: minutes of the rows of interval tables, 15, 30 or 60.")
  var interval: Int?

  @Flag(help: "With --report: leave out the replay of a replication.")
  var noReplay = false

  /// Where the page goes; nil where none is asked for.
  func target(force: Bool) throws -> PageTarget? {
    if page.report == nil, interval != nil || noReplay {
      throw PageOptions.needsReport("--interval and --no-replay")
    }
    return try page.target(force: force)
  }

  /// Writes the page of results, which is made from their JSON and nothing else.
  func write(
    _ results: Results, of simulation: Simulation, to target: PageTarget, language: Language
  ) throws {
    var json = ""
    JSONReport(results, day: simulation.plan.day).write(to: &json)
    let replay = noReplay ? nil : try replay(results, simulation)
    try target.write {
      try ReportPage(
        json: Data(json.utf8), replay: replay, language: language,
        options: .init(interval: interval, command: Invocation.command))
    }
    if !simulation.isQuiet { Screen.error("report: \(target.path)\n") }
  }

  /// The film of the first replication.
  private func replay(_ results: Results, _ simulation: Simulation) throws -> ReplayDay? {
    let ranked = results.comparison?.ranking ?? Array(results.strategies.indices)
    return try DayFilm.replay(
      simulation.plan, ranked: ranked.map { simulation.strategies[$0] }, seed: results.run.seed,
      replication: results.run.firstReplication)
  }
}
