import ArgumentParser
import Foundation
import Report
import Scenarios
import Store
import Study

/// `spillway sweep SCENARIO`: works on the cells that have no result yet.
struct SweepRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Simulate the cells that a store lacks; the usual command.")

  @Argument(
    help: "The scenario, or - for standard input.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @OptionGroup var plan: SweepPlanOptions
  @OptionGroup var cells: SweepRunOptions
  @OptionGroup var overrides: OverrideOptions

  @Option(help: "The store; it is made where there is none. (default: sweep.sqlite)")
  var store: String?

  @Option(help: "Only a part of the cells, as in 3/64.")
  var shard: String?

  @Option(help: "Leave out cells that another store has; --shard is then of the rest.")
  var except: String?

  @Option(help: "Threads that simulate; the results do not depend on it. (default: all cores)")
  var threads: Int?

  @Flag(help: "Do cells again that failed.")
  var retryFailed = false

  @Flag(help: "Look whether all that the store has is what was written; do damaged cells again.")
  var verify = false

  @OptionGroup var page: PageOptions

  @Flag(help: "Replace the page of --report if it exists.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing but faults on standard error.")
  var quiet = false

  @OptionGroup var language: LanguageOptions

  func run() throws {
    try RunOptions.check("--threads", threads, in: 1...256)
    let target = try page.target(force: force)
    let part = try shard.map { try Self.shard($0) } ?? .whole
    let request = try plan.request()
    let desk = try SweepDesk(file, request, overrides, cells)
    let path = store ?? (part == .whole ? "sweep.sqlite" : Self.store(of: part))
    let results = try Ending.using(path) {
      let results = try ResultStore.open(path, desk.facts)
      if verify { try report(results.damaged(dropping: true)) }
      if retryFailed { _ = try results.forgetFailures() }
      return results
    }
    var known: [Int] = []
    if let except {
      known = try Ending.using(except) { try ResultStore.existing(except).finished(of: desk.facts) }
    }
    let ending = try Ending.using(path) {
      let floor = try SweepFloor(
        desk, results, part, leavingOut: known,
        threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, isQuiet: quiet)
      return try floor.run()
    }
    let status = try Ending.using(path) { try results.status() }
    try Ending.using(path) { try results.close() }
    print(SweepWords.summary(status, path: path, program: Invocation.program))
    if let target {
      try SweepAnalysis(of: path).write(to: target, language: language.language)
    }
    if let ending { throw ending }
    if status.failed > 0 {
      throw Ending.fault(
        .cellsFailed, "\(Phrase.count(status.failed, "cell")) failed",
        help: "`spillway sweep status` says why; `--retry-failed` does them again")
    }
  }

  private func report(_ damaged: [Int]) {
    guard !quiet, !damaged.isEmpty else { return }
    let words = language.words
    let cells = words.plural(damaged.count, "damaged cell")
    Screen.error(words("\(cells) will be done again") + "\n")
  }

  /// A part of the cells from its text.
  static func shard(_ text: String) throws -> Shard {
    guard let shard = Shard(text) else {
      throw Ending.fault(
        .outOfBounds, "--shard \(Display.quote(text)) is no part",
        help: "write `3/64` for the third of 64 parts")
    }
    return shard
  }

  /// The usual store of a part.
  static func store(of shard: Shard) -> String { "sweep-\(shard.number)-of-\(shard.count).sqlite" }
}
