import Scenarios
import Testing

/// The section as a whole.
@Suite struct StrategySectionTests {
  private func read(_ yaml: String, policies: [String] = []) -> ([Strategy], Faults) {
    let faults = Faults()
    let root = Document.parse(yaml, name: "x.yaml", faults: faults)
    let entry = root?.entry("strategies")
    let strategies = StrategyReader.strategies(
      Field(entry?.value, path: "strategies", faults: faults, keySpan: entry?.keySpan),
      in: threeCenters, policies: policies)
    return (strategies, faults)
  }

  @Test func withoutTheSectionEveryCenterIsForItself() {
    let (strategies, faults) = read("spillway: 1\n")
    #expect(strategies == [.isolated])
    #expect(faults.diagnostics.isEmpty)
  }

  @Test func strategiesKeepTheirOrder() {
    let (strategies, faults) = read(
      "strategies: {b: {}, a: {pool: all}, 一: {use: mine}}\n", policies: ["mine"])
    #expect(strategies.map(\.name) == ["b", "a", "一"])
    #expect(strategies.last?.source == .registered("mine"))
    #expect(faults.errorCount == 0)
  }

  /// Three faults of three kinds in one pass; the strategy without a fault is still there.
  @Test func allFaultsInOnePassWithTheirPlaces() {
    let (strategies, faults) = read(
      """
      strategies:
        isolated: {}
        overflow:
          overflow:
          - {from: sz, to: [guangzhou], when: {waited: 20}}
          pool: everything
      """)
    #expect(strategies.map(\.name) == ["isolated"])
    #expect(
      faults.rendered() == """
        x.yaml:5:23: error SPW-0301: strategies.overflow.overflow[1].to[1]: there is no center \
        `guangzhou`
            5 |     - {from: sz, to: [guangzhou], when: {waited: 20}}
              |                       ^~~~~~~~~
        help: defined: `sz`, `gz`, `dg`

        x.yaml:5:50: error SPW-0101: strategies.overflow.overflow[1].when.waited: `20` has no \
        unit; a duration needs one
            5 |     - {from: sz, to: [guangzhou], when: {waited: 20}}
              |                                                  ^~
        help: write `20s`, `20min` or `20h`

        x.yaml:6:11: error SPW-0203: strategies.overflow.pool: expected `all` or a map like \
        `{centers: [shenzhen, guangzhou], prefer: local}`, found `everything`
            6 |     pool: everything
              |           ^~~~~~~~~~

        """)
  }

  @Test func anEmptySectionIsAFault() {
    let (strategies, faults) = read("strategies: {}\n")
    #expect(strategies.isEmpty)
    #expect(
      faults.diagnostics.map(\.message) == ["strategies: there is no strategy"])
  }

  /// Rules that would fill millions of table entries are refused before they are worked out, also
  /// when many strategies share them.
  @Test func tooManyRulesAreRefused() {
    // Two centers with skills keep the work small that the refusal is there to prevent.
    let count = 300
    let world = StrategyWorld(
      centers: (0..<count).map { "c\($0)" }, contactTypes: (0..<10).map { "t\($0)" },
      groups: (0..<count).map { .init(name: "g", center: $0, skills: $0 < 2 ? Array(0..<10) : []) })
    let rule = "{from: all, to: all, at: arrival}"
    let many = StrategyReading("{overflow: [\(rule), \(rule)]}", in: world)
    #expect(many.strategy == nil)
    #expect(
      many.messages == [
        "error SPW-0507: strategies.s: the strategies up to here come to about 1803000 table "
          + "entries; the limit is 1000000 (name the centers and `contacts` that matter)"
      ])
    let faults = Faults()
    let text = "strategies: {a: {overflow: [\(rule)]}, b: {pool: all}}\n"
    let root = Document.parse(text, faults: faults)
    let read = StrategyReader.strategies(
      Field(root?.entry("strategies")?.value, path: "strategies", faults: faults), in: world)
    #expect(read.map(\.name) == ["a"])
    #expect(faults.diagnostics.filter { $0.severity == .error }.map(\.code) == [.tooManyRules])
  }

  /// Where another section has a fault, names are still checked, and nothing that the fault hides:
  /// `sz` cannot be read, and that nobody there is skilled for sales is no fault of the strategy.
  @Test func namesAreCheckedBesideOtherFaults() throws {
    let faults = Faults()
    let root = try #require(
      Document.parse(
        """
        spillway: 1
        horizon: {start: 2011-08-12T00:00+08:00, length: 1h, interval: 30min}
        contacts: {billing: {handle_time: {deterministic: 1min}, patience: none}}
        centers:
          sz: {lines: none, groups: {front: {skills: {billing: 1}, agents: 3}}}
          gz: {groups: {front: {skills: {billing: 1}, agents: 3}}}
        strategies:
          s: {overflow: [{from: sz, to: gz, contacts: billng, at: arrival}]}
          t: {route: {billing: [sz/front, gz/front]}}
        """, faults: faults))
    let workspace = Workspace(root: ".", faults: faults)
    #expect(Scenario.read(root, in: workspace) == nil)
    #expect(
      faults.diagnostics.filter { $0.severity == .error }.map(\.message) == [
        "centers.sz.lines: `none` is not a number",
        "strategies.s.overflow[1].contacts: there is no contact type `billng`",
      ])
  }
}
