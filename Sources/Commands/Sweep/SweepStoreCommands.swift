import ArgumentParser
import Foundation
import Report
import Scenarios
import Store
import Study

/// `spillway sweep export`: the results as one table.
struct SweepExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the results of a sweep as one table.")

  @Argument(help: "The store.", completion: .file(extensions: ["sqlite"]))
  var store: String

  @Flag(help: "A row for each cell instead of one for each figure.")
  var wide = false

  @Option(help: "csv or ndjson.")
  var format = SweepTable.Form.csv

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.check()
    let results = try Ending.using(store) { try ResultStore.existing(store) }
    let table = SweepTable(results.facts, shape: wide ? .wide : .long, form: format)
    var file = try output.open()
    do {
      file.write(table.header)
      try results.forEach { file.write(table.lines(of: $0)) }
    } catch {
      file.discard()
      throw Ending.store(store, error)
    }
    try file.close()
    let status = try Ending.using(store) { try results.status() }
    if !status.isComplete {
      let (words, cells) = (Invocation.words, Figures.count(Double(status.cells)))
      Screen.error(
        words("\(Figures.count(Double(status.finished))) of \(cells) cells are finished") + "\n")
    }
  }
}

extension SweepTable.Form: ExpressibleByArgument {}

/// `spillway sweep merge`: several stores of one sweep as one.
struct SweepMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join stores of one sweep, such as those of its shards.")

  @Argument(help: "The stores to take cells from.", completion: .file(extensions: ["sqlite"]))
  var stores: [String]

  @Option(name: .customLong("into"), help: "The store that takes them; made where there is none.")
  var target: String

  func run() throws {
    guard let first = stores.first else { return }
    let facts = try Ending.using(first) { try ResultStore.existing(first).facts }
    let merged = try Ending.using(target) { try ResultStore.open(target, facts) }
    for store in stores {
      try Ending.using(store) { _ = try merged.merge(ResultStore.existing(store)) }
    }
    let status = try Ending.using(target) { try merged.status() }
    try Ending.using(target) { try merged.close() }
    print(SweepWords.summary(status, path: target, program: Invocation.program))
  }
}

/// `spillway sweep analyze`: which factors matter.
struct SweepAnalyze: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Main effects, responses and, of a saltelli design, Sobol indices.")

  @Argument(help: "The store.", completion: .file(extensions: ["sqlite"]))
  var store: String

  @Option(help: "The KPIs, separated by commas. (default: service_level, or the first one kept)")
  var kpi: String?

  @Option(help: "A center by origin, instead of the total.")
  var center: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try output.check()
    let target = try page.target(force: output.force)
    let analysis = try SweepAnalysis(of: store, kpi: kpi, center: center)
    try output.write { $0.write(analysis.text(language.words)) }
    if let target { try analysis.write(to: target, language: language.language) }
  }
}
