import ArgumentParser
import Foundation
import Report
import Scenarios
import Store
import Study

/// `spillway sweep status`: how far a sweep is, and why cells failed.
struct SweepStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "How far a sweep is, here or on a cluster.")

  @Argument(help: "The store, or the folder of a sweep on a cluster.")
  var store = "sweep.sqlite"

  @OptionGroup var language: LanguageOptions

  func run() throws {
    if SweepFolder.isOne(store) {
      print(try SweepFolder(store).status(), terminator: "")
      return
    }
    let (results, status, workers) = try Ending.using(store) {
      let results = try ResultStore.existing(store)
      return (results, try results.status(), try StoreWorker.present(in: results))
    }
    print(Self.words(results.facts, status), terminator: "")
    let words = language.words
    for worker in workers {
      let cells = words.plural(worker.cells, "cell")
      print(
        words(
          "working: process \(worker.process) on \(Display.visible(worker.host)), \(cells) taken"))
    }
    var reasons: [(words: String, count: Int, first: Int)] = []
    try Ending.using(store) {
      try results.forEachFailure { cell, words in
        if let place = reasons.firstIndex(where: { $0.words == words }) {
          reasons[place].count += 1
        } else if reasons.count < 20 {
          reasons.append((words, 1, cell))
        }
      }
    }
    for reason in reasons {
      let cells = words.plural(reason.count, "cell")
      print(
        words(
          "failed: \(cells), the first is \(reason.first + 1): \(Display.visible(reason.words))"))
    }
  }

  /// What is varied and how far it is.
  static func words(_ facts: SweepFacts, _ status: ResultStore.Status) -> String {
    let (plan, words) = (facts.plan, Invocation.words)
    var text = facts.title.isEmpty ? "" : "\(facts.title)\n"
    let names = plan.factors.map { factor in
      factor.levelCount.map { words("\(factor.path) (\(words.plural($0, "value")))") }
        ?? factor.path
    }
    let design =
      words.language == .english
      ? plan.design.name : words(plan.design.name.split(separator: "_").joined(separator: " "))
    text += words("{design} of {factors}", ["design": design, "factors": words.list(names)]) + "\n"
    let cells = Figures.count(Double(status.cells))
    text += words("\(Figures.count(Double(status.finished))) of \(cells) cells finished")
    if status.failed > 0 {
      text += words(", \(Figures.count(Double(status.failed))) of them failed")
    }
    if status.repeated > 0 { text += words(", \(status.repeated) of them done twice") }
    return text + words("; \(Figures.count(Double(status.contacts))) contacts simulated") + "\n"
  }
}
