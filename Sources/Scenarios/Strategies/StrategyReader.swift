import Sim
import Study

/// Reads the `strategies:` section of a scenario.
public struct StrategyReader {
  let world: StrategyWorld
  let policies: [String]
  let faults: Faults
  /// Where the names of the world lead.
  let names: StrategyNames

  private init(world: StrategyWorld, policies: [String], faults: Faults) {
    self.world = world
    self.policies = policies
    self.faults = faults
    names = StrategyNames(world)
  }

  /// The strategies in the order of the file; without the section every center is for itself.
  ///
  /// All faults are reported to the field's collector, and warnings about traps. `policies` are the
  /// names that `use:` may say. A strategy with a fault is left out.
  public static func strategies(
    _ field: Field, in world: StrategyWorld, policies: [String] = []
  ) -> [Strategy] {
    guard field.isPresent else { return [.isolated] }
    guard let named = field.named(like: "{isolated: {}, one_virtual_queue: {pool: all}}") else {
      return []
    }
    guard !named.isEmpty else {
      if field.node?.entries?.isEmpty == true {
        field.error(
          .emptyList, "there is no strategy",
          help: "write one such as `isolated: {}`, or leave the section out")
      }
      return []
    }
    let reader = StrategyReader(world: world, policies: policies, faults: field.faults)
    var entries = 0.0
    return named.compactMap { reader.strategy($0, &entries) }
  }

  /// Reads one strategy; `entries` counts what all together would fill, so that many strategies
  /// cannot take the memory that one may not.
  private func strategy(_ named: Field.Named, _ entries: inout Double) -> Strategy? {
    let errorsBefore = faults.errorCount
    var section = named.field.section(like: "{pool: all}")
    // Asked for in the order of the reference, which is the order in which messages list them.
    for key in KeyTable.strategy.names { _ = section.optional(key) }
    let use = section.optional("use")
    if use.isPresent {
      let policy = use.reference(to: policies, what: "registered policy")
      for key in section.keys where KeyTable.strategy.names.contains(key) && key != "use" {
        section.error(
          .keysExclude, at: key, "`use` and `\(key)` exclude each other",
          help: "a registered policy makes every decision itself; delete one of the two")
      }
      section.finish()
      guard let policy, faults.errorCount == errorsBefore else { return nil }
      return Strategy(name: named.name, source: .registered(policy))
    }
    var rules = RulesReader(reader: self)
    rules.read(&section)
    section.finish()
    guard faults.errorCount == errorsBefore, named.field.shape == .map else { return nil }
    if world.isComplete {
      let checks = RuleChecks(
        reader: self, rules: rules, nameSpan: named.nameSpan, path: named.field.path)
      entries += checks.entries
      checks.report(entries: entries)
    }
    guard faults.errorCount == errorsBefore else { return nil }
    return Strategy(name: named.name, source: .rules(rules.rules))
  }
}

/// Names of centers, contact types and groups with their ids.
struct StrategyNames {
  let centers: [String: Int]
  let types: [String: Int]
  /// Groups by `center/group` and by the bare name, which several centers may share.
  let groups: [String: [Int]]
  /// Every way to write a group, in the order of the file.
  let groupNames: [String]
  /// Who is skilled for what.
  let skills: SkillTable

  init(_ world: StrategyWorld) {
    func ids(_ names: [String]) -> [String: Int] {
      Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    centers = ids(world.centers)
    types = ids(world.contactTypes)
    var groups: [String: [Int]] = [:]
    for (id, group) in world.groups.enumerated() { groups[group.name, default: []].append(id) }
    // A full name wins over a bare one that happens to look like it.
    for id in world.groups.indices { groups[world.fullName(ofGroup: id)] = [id] }
    self.groups = groups
    skills = SkillTable(world)
    groupNames =
      world.groups.indices.map { world.fullName(ofGroup: $0) }
      + world.groups.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

/// The groups of each center that are skilled for each contact type.
struct SkillTable {
  private let groups: [[[Int]]]

  init(_ world: StrategyWorld) {
    var groups = Array(
      repeating: Array(repeating: [Int](), count: world.contactTypes.count),
      count: world.centers.count)
    for (id, group) in world.groups.enumerated() {
      for type in group.skills { groups[group.center][type].append(id) }
    }
    self.groups = groups
  }

  /// The groups of a center that are skilled for a contact type.
  subscript(center: Int, type: Int) -> [Int] { groups[center][type] }
}

extension StrategyReader {
  /// Ids of centers, or nil inside for the word `all`; nil for a fault, which is reported.
  func centers(_ field: Field) -> Centers? {
    if field.isWord("all") { return .all }
    guard let fields = field.oneOrMore() else { return nil }
    guard let ids = distinct(fields, in: field, { center($0) }) else { return nil }
    return .some(ids)
  }

  /// Some centers, or all.
  enum Centers: Equatable {
    case all
    case some([Int])
  }

  /// The id of a center.
  func center(_ field: Field) -> Int? {
    field.reference(to: world.centers, what: "center").flatMap { names.centers[$0] }
  }

  /// The id of a contact type.
  func contactType(_ field: Field) -> Int? {
    field.reference(to: world.contactTypes, what: "contact type").flatMap { names.types[$0] }
  }

  /// The values of a list, none of them twice; nil if the list is empty or any has a fault.
  func distinct<Value: Hashable>(
    _ fields: [Field], in list: Field, _ read: (Field) -> Value?
  ) -> [Value]? {
    guard !fields.isEmpty else {
      list.error(
        .emptyList, "the list is empty", help: "write at least one name, or delete the key")
      return nil
    }
    var values: [Value] = []
    var places: [Value: SourceSpan] = [:]
    var isFaulty = false
    for field in fields {
      guard let value = read(field) else {
        isFaulty = true
        continue
      }
      if let first = places[value] {
        field.error(
          .nameTwice, "\(field.node?.found ?? "the name") is listed twice",
          help: "delete one of the two", notes: [.init("the first one", at: first)])
        isFaulty = true
        continue
      }
      places[value] = field.span
      values.append(value)
    }
    return isFaulty ? nil : values
  }
}
