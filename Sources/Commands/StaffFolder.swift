import Foundation
import Report
import Scenarios
import Sim
import Study

/// A plan as a folder that can be run: the scenario's own files below `base`, a table of agents for
/// each center, and a layer that puts the tables over the base.
///
/// The base is copied because a scenario names no file outside of its folder; so a plan also keeps
/// what it was made from.
struct StaffFolder {
  private let path: String
  private let force: Bool
  private let plan: Plan
  /// The scenario's files, by their path from its folder.
  private let base: [(path: String, bytes: [UInt8])]
  private let tables: [String]
  private let step: Ticks

  /// A folder for the plan of a scenario, if all of it may be written.
  init(_ path: String, _ plan: Plan, _ faults: Faults, force: Bool) throws {
    var trimmed = Substring(path)
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    guard !trimmed.isEmpty, Display.visible(path) == path else {
      throw Ending.fault(
        .badPath, "\(Display.quote(path)) cannot be a folder", help: "write a name such as `plan`")
    }
    self.path = String(trimmed)
    self.force = force
    self.plan = plan
    step = plan.scenario.commonStep
    guard plan.scenario.horizon.length / step <= 100_000 else {
      throw Ending.fault(
        .outOfBounds,
        "the intervals have only \(Written.duration(step)) in common, which makes too"
          + " long a table", help: "write borders that are whole multiples of a longer step")
    }
    base = Self.base(of: faults)
    tables = Self.tables(plan.labels.centers.map(\.name))
    for file in base.map(\.path) + tables + ["scenario.yaml"] {
      let target = "\(self.path)/\(file)"
      guard access(target, F_OK) != 0 || force else {
        throw Ending.fault(
          .outputExists, "`\(target)` exists", help: "add `--force` to replace it, or name another")
      }
    }
  }

  /// The files that were read, the scenario itself as `base/scenario.yaml`.
  private static func base(of faults: Faults) -> [(path: String, bytes: [UInt8])] {
    guard let first = faults.sources.first else { return [] }
    let folder = first.name.lastIndex(of: "/").map { String(first.name[...$0]) } ?? ""
    var files = [(path: "base/scenario.yaml", bytes: first.bytes)]
    for source in faults.sources.dropFirst() {
      let name =
        source.name.hasPrefix(folder) ? source.name.dropFirst(folder.count) : source.name[...]
      let path = "base/\(name)"
      if !files.contains(where: { $0.path == path }) { files.append((path, source.bytes)) }
    }
    return files
  }

  /// A table's path for each center: its name where that can be one, with its number otherwise.
  private static func tables(_ centers: [String]) -> [String] {
    let names = centers.enumerated().map { index, name -> String in
      let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
      return isPlain && !name.isEmpty && name.utf8.count <= 100 ? name : "center-\(index + 1)"
    }
    return names.enumerated().map { index, name in
      // File systems may take names for the same that differ in case only.
      let isAlone = names.count { $0.lowercased() == name.lowercased() } == 1
      return "staffing/\(isAlone ? name : "center-\(index + 1)").csv"
    }
  }

  /// Writes the plan.
  func write(_ staffing: StaffingPlan, _ task: StaffingTask, goal: StaffingGoal?) throws {
    for file in base { try write(file.bytes, to: file.path) }
    var layer = "# Agents by interval, made by `spillway staff` with the method"
    layer += " \(staffing.method.rawValue).\nspillway: 1\nextends: base/scenario.yaml\n"
    if let goal {
      let within = Written.duration(Ticks(seconds: goal.within))
      let share = Written.share(goal.serviceLevel.mark)
      layer += "service_level: {of: \(within), target: \(share)}\n"
    }
    layer += "centers:\n"
    for (center, table) in plan.scenario.centers.indices.map({ ($0, tables[$0]) }) {
      let groups = staffing.groups.filter { Int(task.model.groups[$0.group].center) == center }
        .sorted { $0.group < $1.group }
      guard !groups.isEmpty else { continue }
      let text = try self.table(center, groups)
      try write(Array(text.utf8), to: table)
      layer += "  \(Self.quoted(plan.labels.centers[center].name)):\n    groups:\n"
      for group in groups { layer += entry(group.group, table) }
    }
    try write(Array(layer.utf8), to: "scenario.yaml")
  }

  /// The lines of a group in the layer.
  private func entry(_ position: Int, _ table: String) -> String {
    let name = plan.labels.groups[position].name
    let time = node(position, "time") == nil ? "" : ", time: start"
    return "      \(Self.quoted(name)):\n        agents: {csv: \(Self.quoted(table)),"
      + " column: \(Self.quoted(name)), counts: \(group(position).counts.rawValue),"
      + " interval: \(Written.duration(step))\(time)}\n"
  }

  /// The table of a center: a row a step, a column a group, and the columns by which the base picks
  /// rows of its own tables, with the cells it looks for.
  private func table(_ center: Int, _ groups: [StaffingPlan.GroupPlan]) throws -> String {
    var filters: [(key: String, text: String)] = []
    for group in groups {
      for entry in node(group.group, "where")?.entries ?? [] {
        let text = entry.value.scalar?.text ?? ""
        guard filters.first(where: { $0.key == entry.key })?.text ?? text == text else {
          throw Ending.fault(
            .badArguments,
            "groups of \(plan.labels.centers[center].name) pick rows of different"
              + " \(Display.quote(entry.key)), which one table cannot serve",
            help: "give each group a column of its own in the base, without `where`")
        }
        if !filters.contains(where: { $0.key == entry.key }) { filters.append((entry.key, text)) }
      }
    }
    let names = groups.map { plan.labels.groups[$0.group].name }
    var text = Self.row(["start"] + filters.map(\.key) + names)
    let borders = plan.scenario.horizon.borders
    for (row, label) in plan.scenario.stepNames(step, center: center).enumerated() {
      let interval = plan.scenario.horizon.interval(at: Ticks(row) * step)
      precondition(borders[interval] <= Ticks(row) * step, "a step lies in its interval")
      text += Self.row(
        [label] + filters.map(\.text) + groups.map { "\($0.scheduled[interval])" })
    }
    return text
  }

  private func group(_ position: Int) -> Scenario.Group {
    plan.scenario.centers.flatMap(\.groups)[position]
  }

  /// What the base says under a key of a group's `agents`.
  private func node(_ position: Int, _ key: String) -> Node? {
    let label = plan.labels.groups[position]
    var node: Node? = plan.scenario.document
    for part in ["centers", plan.labels.centers[label.center].name, "groups", label.name, "agents"]
    {
      node = node?.entry(part)?.value
    }
    return node?.entries == nil ? nil : node?.entry(key)?.value
  }

  private func write(_ bytes: [UInt8], to file: String) throws {
    let target = "\(path)/\(file)"
    let folder = URL(filePath: target).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Ending.fault(.cannotWrite, "\(Display.quote(folder.path)) cannot be made")
    }
    var output = try OutputFile(replacing: target, force: force)
    output.write(String(decoding: bytes, as: UTF8.self))
    try output.close()
  }

  /// What was written and what to do with it.
  func words(strategy: String?) -> String {
    let shown = CompareReport.quoted("\(path)/scenario.yaml")
    let option = strategy.map { " --strategy \(CompareReport.quoted($0))" } ?? ""
    let words = Invocation.words
    let call = "\(CompareReport.quoted(Invocation.program)) run \(shown)\(option)"
    return words("Written into \(Display.visible(path)): scenario.yaml, and \(tables[0]) and so on")
      + "\n" + words("Next: \(call)") + "\n"
  }

  private static func row(_ cells: [String]) -> String {
    cells.map { cell in
      guard cell.contains(where: { ",;\t\"\n\r".contains($0) }) else { return cell }
      return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",") + "\n"
  }

  /// A text in double quotes, as YAML reads it.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
        || [0x5F, 0x2D, 0x2E, 0x2F].contains($0)
    }
    if isPlain, text.first?.isLetter == true { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
