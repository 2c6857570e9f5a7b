import Foundation
import Report
import Scenarios
import Sim
import Study

/// Runs the gates of one call.
struct GateDesk {
  let base: String?
  let strategy: String?
  let baseline: String?
  let seed: UInt64?
  let most: Int
  let threads: Int
  let bisects: Bool
  let strictness: Set<GateSheet.Strictness>
  let overrides: [Override]
  let isQuiet: Bool
  /// Options of the call, to be typed again.
  let words: String

  /// A scenario that was read, from a file or from a revision.
  struct Side {
    let name: String
    let file: ScenarioFile
    let plan: Plan
    let faults: Faults
    let revision: Revision?

    /// A place as people know it.
    func source(_ span: SourceSpan?) -> GateSheet.Source? {
      guard let span, faults.sources.indices.contains(span.file), span.line > 0 else { return nil }
      let path = faults.sources[span.file].name
      return GateSheet.Source(file: revision?.shown(path) ?? path, line: span.line)
    }
  }

  /// The gate of a scenario.
  func sheet(_ name: String) throws -> GateSheet {
    let head = try side(name, setting: overrides)
    defer { head.revision?.remove() }
    let other = try base.map { try side($0, setting: []) }
    defer { other?.revision?.remove() }
    let recorded = try other == nil ? storedBaseline(name, head) : nil
    let faults = head.faults
    guard
      var items = GateItem.items(
        head: head.plan, base: other?.plan, isCompared: other != nil || recorded != nil,
        faults: faults)
    else {
      Screen.error(head.revision?.shown(Screen.words(of: faults)) ?? Screen.words(of: faults))
      throw Ending(code: max(faults.exitCode, Ending.input.code))
    }
    if let recorded { items = known(items, in: recorded) }
    guard !items.isEmpty else {
      throw Ending.fault(
        .nothingToCheck, "\(Display.quote(name)) has nothing to check",
        help: "write a section `expect`, or compare with `--base main:\(name)`")
    }
    var gate = try self.gate(head, other, items)
    gate.recorded = recorded.map { stored in items.map { stored.figures[$0.name] } }
    let results = try run(gate)
    var sheet = self.sheet(name, head, items, results)
    guard let other else {
      sheet.baseline = recorded.map { String($0.hash.prefix(8)) }
      return sheet
    }
    sheet.base = self.base
    let changes = DocumentChange.between(other.plan.scenario, head.plan.scenario)
    sheet.changes = changes.map { shown($0, head) }
    if bisects, sheet.fails {
      let found = try smallest(changes, head, other, items, results)
      if let found {
        sheet.changes = found.map { shown(changes[$0], head) }
        sheet.isBisected = true
      } else {
        let words = Invocation.words
        Screen.error(
          words("the changed keys alone do not fail: look at the tables that changed with them")
            + "\n")
      }
    }
    return sheet
  }

  private func shown(_ change: DocumentChange, _ head: Side) -> GateSheet.Change {
    GateSheet.Change(
      path: change.path, old: change.old, new: change.new, source: head.source(change.span))
  }

  /// Reads a side.
  private func side(_ name: String, setting overrides: [Override]) throws -> Side {
    let revision = try Revision.isMeant(by: name) ? Revision(name) : nil
    let opening = Faults()
    let file = ScenarioFile.open(revision?.path ?? name, faults: opening)
    let read = file?.scenario(setting: overrides, policies: Program.policies.names)
    guard let file, let read, let scenario = read.scenario else {
      let faults = read?.faults ?? opening
      Screen.error(revision?.shown(Screen.words(of: faults)) ?? Screen.words(of: faults))
      revision?.remove()
      throw Ending(code: max(faults.exitCode, Ending.input.code))
    }
    return Side(
      name: name, file: file, plan: Plan(scenario, registry: Program.policies),
      faults: read.faults, revision: revision)
  }

  /// The strategy that is judged, by its name.
  private func strategyName(_ head: Side) throws -> String {
    guard let strategy else { return head.plan.strategies[0].strategy.name }
    return head.plan.strategies[try Loading.strategy(strategy, in: head.plan)].strategy.name
  }

  private func gateSide(_ plan: Plan, _ name: String, _ seed: UInt64) throws -> GateSide {
    let position = try Loading.strategy(name, in: plan)
    return GateSide(
      model: plan.world.model, labels: plan.labels,
      strategy: plan.strategies[position].runner, seed: seed)
  }

  private func gate(_ head: Side, _ other: Side?, _ items: [GateItem]) throws -> Gate {
    let name = try strategyName(head)
    // One seed for both sides: they meet the same customers.
    let seed = seed ?? head.plan.scenario.run.seed
    return Gate(
      head: try gateSide(head.plan, name, seed),
      base: try other.map { try gateSide($0.plan, name, seed) }, checks: items.map(\.check),
      most: most, threads: threads)
  }

  private func run(_ gate: Gate) throws -> GateResults {
    let interruption = Interruption.listen(isQuiet: isQuiet)
    let line = ProgressLine()
    var watch = Watch(cancel: interruption.flag)
    if !isQuiet { watch.progress = { line.show($0) } }
    let results: GateResults
    do throws(StudyError) {
      results = try gate.run(watch: watch)
      line.clear()
    } catch {
      line.clear()
      throw Simulation.ending(of: error, interruption)
    }
    // What was stopped has no verdict.
    if results.isCancelled { throw interruption.ending ?? .limit }
    return results
  }

  /// The results with names; neighboring hours that are alike worse or better are one row.
  private func sheet(
    _ name: String, _ head: Side, _ items: [GateItem], _ results: GateResults
  ) -> GateSheet {
    let command =
      "\(CompareReport.quoted(Invocation.program)) check \(CompareReport.quoted(name))\(words)"
    return GateSheet(
      scenario: name, base: nil, strategy: (try? strategyName(head)) ?? "",
      rows: GateRows(items, results, head).rows, changes: [], isBisected: false,
      strictness: strictness, replications: results.replications, most: results.most,
      looks: results.looks.count, seed: seed ?? head.plan.scenario.run.seed, command: command)
  }

  /// The smallest set of changes that makes one of the failing checks fail; nil where all of them
  /// together do not.
  private func smallest(
    _ changes: [DocumentChange], _ head: Side, _ other: Side, _ items: [GateItem],
    _ results: GateResults
  ) throws -> [Int]? {
    let failing = zip(items, results.verdicts).filter {
      $1.state == .worse && $1.check.isComparison && !$1.check.isWarning
    }.map(\.0)
    guard !failing.isEmpty, !changes.isEmpty else { return nil }
    let warm = other.file.withTables()
    func fails(_ set: [Int]) throws -> Bool {
      let read = warm.scenario(
        setting: set.map { changes[$0].override }, policies: Program.policies.names)
      guard let scenario = read.scenario else { return false }
      let plan = Plan(scenario, registry: Program.policies)
      let name = try strategyName(head)
      guard plan.strategies.contains(where: { $0.strategy.name == name }) else { return false }
      let names = Set(failing.map(\.name))
      let checks = GateItem.items(
        head: plan, base: other.plan, isCompared: true, faults: Faults())
      guard let checks = checks?.filter({ names.contains($0.name) }), !checks.isEmpty else {
        return false
      }
      let seed = seed ?? head.plan.scenario.run.seed
      var gate = Gate(
        head: try gateSide(plan, name, seed), base: try gateSide(other.plan, name, seed),
        checks: checks.map(\.check), most: results.replications, threads: threads)
      gate.endsEarly = false
      return try run(gate).verdicts.contains { $0.state == .worse }
    }
    guard try fails(Array(changes.indices)) else { return nil }
    return try SmallestSubset.find(among: changes.count, fails)
  }
}

extension GateDesk {
  /// Where the baseline of a scenario lies.
  private func place(_ name: String) -> String {
    if let baseline { return baseline }
    let stem = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
    return stem + ".baseline"
  }

  private func command(_ name: String) -> String {
    let file = baseline.map { " --baseline \(CompareReport.quoted($0))" } ?? ""
    return "\(CompareReport.quoted(Invocation.program)) check \(CompareReport.quoted(name))\(file)"
      + " --record"
  }

  /// The baseline of a scenario, if there is one; where one is needed and missing, a fault.
  private func storedBaseline(_ name: String, _ head: Side) throws -> GateBaseline? {
    let path = place(name)
    let isNeeded =
      baseline != nil
      || head.plan.scenario.expectations.contains { expectation in
        if case .noWorse = expectation.demand { return true }
        return false
      }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      guard isNeeded else { return nil }
      throw Ending.fault(
        .baselineMissing, "there is no baseline \(Display.quote(path))",
        help: "make it with `\(command(name))` and commit it, or compare with --base")
    }
    let seed = seed ?? head.plan.scenario.run.seed
    guard let stored = GateBaseline(text) else {
      throw Ending.fault(
        .baselineUnfit, "\(Display.quote(path)) is not a baseline",
        help: "write it with `\(command(name))`")
    }
    guard stored.seed == seed, stored.streams == StreamKey.version,
      stored.strategy == (try strategyName(head))
    else {
      throw Ending.fault(
        .baselineUnfit,
        "\(Display.quote(path)) was recorded with strategy \(Display.quote(stored.strategy)), seed"
          + " \(stored.seed) and streams \(stored.streams)",
        help: "record it again with `\(command(name))`")
    }
    return stored
  }

  /// The checks that a baseline has figures for; those it lacks are named on standard error.
  private func known(_ items: [GateItem], in stored: GateBaseline) -> [GateItem] {
    let missing = items.filter { $0.check.isComparison && stored.figures[$0.name] == nil }
    let asked = missing.filter { $0.span != nil }.map(\.name)
    if !asked.isEmpty {
      let words = Invocation.words
      Screen.error(words("not in the baseline, and not compared: \(words.list(asked))") + "\n")
    }
    return items.filter { !$0.check.isComparison || stored.figures[$0.name] != nil }
  }

  /// Writes the baseline of a scenario.
  func record(_ name: String, reason: String?) throws {
    let path = place(name)
    let old = (try? String(contentsOfFile: path, encoding: .utf8)).flatMap { GateBaseline($0) }
    if reason != nil, old == nil {
      throw Ending.fault(
        .baselineMissing, "there is no baseline \(Display.quote(path)) to accept a change of",
        help: "make it with `\(command(name))`")
    }
    let head = try side(name, setting: overrides)
    defer { head.revision?.remove() }
    guard let items = GateItem.figures(of: head.plan, faults: head.faults) else {
      Screen.error(Screen.words(of: head.faults))
      throw Ending(code: head.faults.exitCode)
    }
    // A figure is only measured: 0 is a limit that every figure keeps.
    let measured = items.map { item in
      GateItem(measuring: item)
    }
    var gate = try self.gate(head, nil, measured)
    gate.endsEarly = false
    let results = try run(gate)
    var figures: [String: GateRecord] = [:]
    for (item, verdict) in zip(items, results.verdicts) {
      guard let value = verdict.head, let error = value.standardError else { continue }
      figures[item.name] = GateRecord(
        value: value.value, standardError: error, replications: results.replications)
    }
    let stored = GateBaseline(
      hash: head.plan.scenario.hash.description, strategy: try strategyName(head),
      seed: gate.head.seed, replications: results.replications, streams: Int(StreamKey.version),
      version: Release.version, reasons: (old?.reasons ?? []) + (reason.map { [$0] } ?? []),
      figures: figures)
    var file = try OutputFile(replacing: path, force: true)
    file.write(stored.text)
    try file.close()
    let words = Invocation.words
    let count = results.replications
    print(words("\(Display.visible(path)): \(figures.count) figures of \(count) replications"))
  }
}
