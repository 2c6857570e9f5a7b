import Foundation
import Scenarios
import Testing

/// The JSON Schema says what the tables of keys say, and so what the readers accept.
@Suite struct SchemaTests {
  private func document(_ yaml: String) throws -> Node {
    let faults = Faults()
    let node = Document.parse(yaml, faults: faults)
    #expect(faults.rendered() == "")
    return try #require(node)
  }

  /// Every table that can be reached from the root, as often as it stands there.
  static var standing: [KeyTable] {
    var found: [KeyTable] = []
    func visit(_ table: KeyTable) {
      found.append(table)
      for key in table.keys { visit(key.shape) }
      if let free = table.freeNames { visit(free.shape) }
    }
    func visit(_ shape: ValueShape) {
      switch shape {
      case .map(let table): visit(table)
      case .named(_, let inner), .list(let inner), .oneOrMore(let inner): visit(inner)
      case .either(let shapes): shapes.forEach(visit)
      default: return
      }
    }
    visit(Scenario.keys)
    return found
  }

  /// Two tables of one path would be one definition; the second would be lost.
  @Test func aPathNamesOneTable() {
    var keys: [String: [String]] = [:]
    for table in Self.standing {
      #expect(keys[table.path] ?? table.names == table.names, "\(table.path) is two tables")
      keys[table.path] = table.names
    }
    #expect(keys.count > 40)
  }

  @Test func everyKeyOfEveryTableIsDefined() throws {
    let schema = try SchemaValidator(JSONSchema.text())
    #expect(schema.root["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    for table in Self.standing where !table.path.isEmpty {
      let name = table.path.replacingOccurrences(of: "[]", with: ".item")
      let definition = try #require(schema.definitions[name] as? [String: Any], "\(name)")
      let properties = try #require(definition["properties"] as? [String: Any])
      #expect(Set(properties.keys) == Set(table.names))
      for key in table.keys {
        let described = (properties[key.name] as? [String: Any])?["description"] as? String
        #expect(described?.hasPrefix(key.meaning) == true, "\(name).\(key.name)")
      }
    }
  }

  @Test(arguments: Template.allCases) func startersFit(_ template: Template) throws {
    let schema = try SchemaValidator(JSONSchema.text())
    let scenario = try #require(template.files(named: "x").first)
    #expect(schema.misfits(try document(scenario.text)) == [])
  }

  /// One fault planted after the other into a scenario that fits, each found at its place.
  @Test(arguments: [
    ("lines: 400", "linez: 400", "centers.shenzhen.linez"),
    ("mean: 25s", "mean: 25", "contacts.billing.wrap_up.exponential.mean"),
    ("shrinkage: 8%", "shrinkage: 0.08", "centers.shenzhen.groups.front_line.shrinkage"),
    ("interval: 30min", "interval: half an hour", "horizon.interval"),
    ("{pool: all}", "{pool: every}", "strategies.one_virtual_queue.pool"),
    ("{above: 3}", "{}", "strategies.overflow_after_20s.overflow[1].when.there.idle_agents"),
    (
      "{above: 3}", "{above: many}",
      "strategies.overflow_after_20s.overflow[1].when.there.idle_agents.above"
    ),
    ("keep_idle: 3", "keep_idle: 0", "strategies.first_idle_neighbor.reserve.guangzhou.keep_idle"),
    ("run: {replications: 40", "run: {replications: -1", "run.replications"),
    ("isolated: {}", "isolated: {overflow: []}", "strategies.isolated.overflow"),
    ("at: arrival", "at: noon", "strategies.first_idle_neighbor.overflow[1].at"),
  ])
  func plantedFaultsAreFound(_ right: String, _ wrong: String, _ place: String) throws {
    let schema = try SchemaValidator(JSONSchema.text())
    let scenario = try #require(Template.event.files(named: "x").first).text
    let range = try #require(scenario.range(of: right))
    let misfits = schema.misfits(try document(scenario.replacingCharacters(in: range, with: wrong)))
    #expect(misfits.contains(place), "\(misfits)")
  }

  @Test func aLayerMayLackKeys() throws {
    let layer = try document(
      "extends: base.yaml\ncenters: {sz: {groups: {front: {shrinkage: 8%}}}}\n")
    #expect(try SchemaValidator(JSONSchema.text(ofLayer: true)).misfits(layer) == [])
    #expect(
      try SchemaValidator(JSONSchema.text()).misfits(layer) == [
        "centers.sz.groups.front.agents lacks"
      ])
    let empty = try document("title: nothing\n")
    #expect(!(try SchemaValidator(JSONSchema.text()).misfits(empty)).isEmpty)
  }
}
