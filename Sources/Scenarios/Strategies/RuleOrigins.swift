import Sim
import Study

/// Which rule of a strategy each entry of its tables comes from.
struct RuleOrigins: Sendable {
  /// The rules, in the words of the file's keys.
  private(set) var names: [String] = []
  /// By candidate, move, step and list of guests: the position of the rule's name, or -1 where
  /// nothing but the center's own agents and queue is meant.
  private(set) var candidates: [Int] = []
  private(set) var moves: [Int] = []
  private(set) var steps: [Int] = []
  private(set) var lists: [Int] = []
  /// By valve: the rule it belongs to.
  var valves: [Phrase] = []
  /// The key by which groups take contacts from the queues of other centers.
  var foreignPull = "pull"
  /// The key by which groups do it under a condition.
  static let helps = "helps"

  /// Everything that was added to the tables since the last time belongs to a rule; nil is none.
  mutating func settle(_ name: String?, _ catalogue: Catalogue, guests: Int) {
    let origin = name.map { place(of: $0) }
    Self.fill(&candidates, to: catalogue.candidates.count, with: origin ?? -1)
    Self.fill(&moves, to: catalogue.moves.count, with: origin ?? -1)
    Self.fill(&steps, to: catalogue.stepRules.count, with: origin ?? -1)
    Self.fill(&lists, to: guests, with: origin ?? -1)
  }

  /// The position of a rule's name.
  mutating func place(of name: String) -> Int {
    if let known = names.firstIndex(of: name) { return known }
    names.append(name)
    return names.count - 1
  }

  /// The last steps are others now.
  mutating func replaceSteps(from first: Int, with origins: [Int]) {
    steps.replaceSubrange(first..., with: origins)
  }

  /// Several lists of guests have become one: `target` has the new number of each.
  mutating func merge(lists target: ArraySlice<Int>, from first: Int, count: Int) {
    var merged = Array(repeating: -1, count: count)
    for (old, new) in target.enumerated() where old < lists.count {
      merged[new - first] = lists[old]
    }
    lists = merged
  }

  /// The name of the rule at a position of one of the tables.
  func name(_ table: [Int], _ index: Int) -> String? {
    guard index < table.count, table[index] >= 0 else { return nil }
    return names[table[index]]
  }

  private static func fill(_ table: inout [Int], to count: Int, with origin: Int) {
    if table.count < count {
      table += Array(repeating: origin, count: count - table.count)
    }
  }
}
