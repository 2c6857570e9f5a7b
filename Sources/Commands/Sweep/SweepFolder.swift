import Foundation
import Report
import Scenarios
import Store
import Study

/// A sweep on a cluster: a folder that all nodes see, with the scripts, a store for each task of
/// each round, and the store that they are merged into.
///
/// Each task writes a store of its own, so that no two machines ever write one file. What a round
/// leaves undone, because a node was lost or a time limit struck, is known by the results that are
/// missing, and is shared out anew in the next round.
struct SweepFolder {
  /// The path of the folder, absolute.
  let path: String
  private(set) var record: Record

  /// What is known of a sweep that was submitted.
  struct Record: Codable {
    /// The program and the words behind `sweep run` that every task calls it with.
    var program: String
    var arguments: [String]
    /// Where the tasks run: the folder of the command that submitted them.
    var workingFolder: String
    /// Tasks of a round at most.
    var tasks: Int
    /// Rounds at most.
    var rounds: Int
    /// Options for the scheduler.
    var options: [String]
    /// What was submitted, round after round.
    var submitted: [Round] = []
  }

  /// A job array and the job that merges behind it.
  struct Round: Codable {
    var tasks: Int
    var array: String
    var merge: String
  }

  private static let recordName = "sweep.json"

  /// Whether a path is the folder of a sweep.
  static func isOne(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(recordName)")
  }

  /// The folder of a sweep that was submitted.
  init(_ path: String) throws {
    self.path = URL(filePath: path).standardizedFileURL.path
    let file = "\(self.path)/\(Self.recordName)"
    guard let data = FileManager.default.contents(atPath: file),
      let record = try? JSONDecoder().decode(Record.self, from: data), record.tasks >= 1
    else {
      throw Ending.fault(
        .storeUnusable, "\(Display.quote(path)) is not the folder of a sweep",
        help: "`spillway sweep submit` makes one")
    }
    self.record = record
  }

  /// A new folder.
  init(making path: String, _ record: Record) throws {
    self.path = URL(filePath: path).standardizedFileURL.path
    self.record = record
    guard !FileManager.default.fileExists(atPath: self.path) else {
      throw Ending.fault(
        .outputExists, "\(Display.quote(path)) exists",
        help: "name another folder; `spillway sweep collect` goes on with one that was submitted")
    }
    do {
      for folder in ["parts", "log"] {
        try FileManager.default.createDirectory(
          atPath: "\(self.path)/\(folder)", withIntermediateDirectories: true)
      }
    } catch {
      throw Ending.fault(.cannotWrite, "\(Display.quote(path)) cannot be made")
    }
    try keep()
  }

  /// The store that everything is merged into.
  var merged: String { "\(path)/sweep.sqlite" }

  /// The store of a task.
  func part(round: Int, task: Int) -> String { "\(path)/parts/\(round)-\(task).sqlite" }

  /// Writes what is known.
  private func keep() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(record) else { return }
    try write(String(decoding: data, as: UTF8.self) + "\n", to: Self.recordName)
  }

  private func write(_ text: String, to name: String) throws {
    var file = try OutputFile(replacing: "\(path)/\(name)", force: true)
    file.write(text)
    try file.close()
  }

  /// Submits a round: the array, and behind it, however it ends, the job that merges.
  mutating func submit(tasks: Int) throws -> Round {
    let number = record.submitted.count + 1
    let call =
      ([record.program, "sweep", "run"] + record.arguments).map(CompareReport.quoted)
      .joined(separator: " ")
    let except = number > 1 ? " --except \(CompareReport.quoted(merged))" : ""
    let parts = CompareReport.quoted("\(path)/parts/\(number)-")
    try write(
      """
      #!/bin/bash
      exec \(call)\(except) \\
        --threads "${SLURM_CPUS_PER_TASK:-1}" --shard "$SLURM_ARRAY_TASK_ID/\(tasks)" \\
        --store \(parts)"$SLURM_ARRAY_TASK_ID.sqlite"

      """, to: "round-\(number).sh")
    let collect = [record.program, "sweep", "collect", path].map(CompareReport.quoted)
    try write(
      """
      #!/bin/bash
      exec \(collect.joined(separator: " "))

      """, to: "merge-\(number).sh")
    // A requeued task would wait for minutes, and might meet its own ghost on a node that only
    // seemed to be lost.
    let common = ["--parsable", "--no-requeue", "--chdir", record.workingFolder] + record.options
    let array = try Slurm.submit(
      common + [
        "--job-name", "spillway-\(number)", "--array", "1-\(tasks)",
        "--output", "\(path)/log/\(number)-%a.txt", "\(path)/round-\(number).sh",
      ])
    let merge = try Slurm.submit(
      common + [
        "--job-name", "spillway-merge-\(number)", "--dependency", "afterany:\(array)",
        "--output", "\(path)/log/merge-\(number).txt", "\(path)/merge-\(number).sh",
      ])
    let round = Round(tasks: tasks, array: array, merge: merge)
    record.submitted.append(round)
    try keep()
    return round
  }

  /// Merges what the tasks have made; nil as long as there is nothing.
  func merge() throws -> ResultStore.Status? {
    var store: ResultStore?
    for (index, round) in record.submitted.enumerated() {
      for task in 1...round.tasks {
        let path = part(round: index + 1, task: task)
        guard let results = existing(path) else { continue }
        let target = try Ending.using(merged) {
          try store ?? ResultStore.open(merged, results.facts)
        }
        store = target
        try Ending.using(path) { _ = try target.merge(results) }
      }
    }
    guard let store else { return nil }
    return try Ending.using(merged) {
      let status = try store.status()
      try store.close()
      return status
    }
  }

  /// A store that a task has come to make; a task may be killed before there is one in the file.
  private func existing(_ path: String) -> ResultStore? {
    do throws(StoreError) {
      return try ResultStore.existing(path)
    } catch {
      guard case .missing = error else {
        let words = Invocation.words
        Screen.error(words("\(Display.visible(path)) is left out: it holds no store") + "\n")
        return nil
      }
      return nil
    }
  }

  /// How far the sweep is, in words.
  func status() throws -> String {
    var text = ""
    var finished: Set<Int> = []
    var all: Int?
    if FileManager.default.fileExists(atPath: merged) {
      try Ending.using(merged) {
        let store = try ResultStore.existing(merged)
        let status = try store.status()
        all = status.cells
        finished.formUnion(try store.finished(of: store.facts))
        text += SweepStatus.words(store.facts, status)
      }
    }
    for (index, round) in record.submitted.enumerated() {
      let states = Slurm.states(of: round.array)
      var counts: [String: Int] = [:]
      for state in states.values { counts[state.lowercased(), default: 0] += 1 }
      let gone = (1...round.tasks).filter { states[$0] == nil }
      // A store is read here only when its task has ended: no two machines have it open.
      for task in gone {
        guard let store = existing(part(round: index + 1, task: task)) else { continue }
        let path = store.path
        try Ending.using(path) {
          all = store.facts.plan.cellCount
          finished.formUnion(try store.finished(of: store.facts))
        }
      }
      let shown = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      let ended = gone.isEmpty ? [] : ["\(gone.count) ended"]
      text +=
        "round \(index + 1), job \(round.array): \(Display.list(shown + ended)) of"
        + " \(Phrase.count(round.tasks, "task"))\n"
    }
    guard let all else { return text + "no task has ended yet\n" }
    let missing = all - finished.count
    text += "\(finished.count) of \(all) cells in the stores of ended tasks\n"
    if let last = record.submitted.last, missing > 0, Slurm.states(of: last.array).isEmpty,
      Slurm.states(of: last.merge).isEmpty
    {
      let call = CompareReport.quoted(Invocation.program)
      text +=
        "\(Phrase.count(missing, "cell")) were lost with their tasks; to submit them again:\n"
        + "  \(call) sweep collect \(CompareReport.quoted(path))\n"
    }
    return text
  }
}
