import Scenarios
import Testing

/// The readers allow the keys of the tables and no others.
@Suite struct StrategyKeyTests {
  /// For each table a map with a key that no table has; what the message allows is the table's.
  @Test(arguments: [
    ("strategies.NAME", "{zzz: 1}"),
    ("strategies.NAME.route.agents_idle", "{route: {agents_idle: {zzz: 1}}}"),
    ("strategies.NAME.overflow[]", "{overflow: [{zzz: 1}]}"),
    ("strategies.NAME.overflow[]", "{overflow: [{rings: [], zzz: 1}]}"),
    ("strategies.NAME.overflow[].when", "{overflow: [{when: {zzz: 1}}]}"),
    ("strategies.NAME.overflow[].when.there", "{overflow: [{when: {there: {zzz: 1}}}]}"),
    ("strategies.NAME.overflow[].when.queue", "{overflow: [{when: {queue: {zzz: 1}}}]}"),
    ("strategies.NAME.overflow[].rings[]", "{overflow: [{rings: [{to: sz}, {zzz: 1}]}]}"),
    ("strategies.NAME.overflow[].rings[].when", "{overflow: [{rings: [{when: {zzz: 1}}]}]}"),
    ("strategies.NAME.overflow[].test", "{overflow: [{test: {zzz: 1}}]}"),
    ("strategies.NAME.overflow[]", "{overflow: [{offer_to: gz, zzz: 1}]}"),
    (
      "strategies.NAME.overflow[].accept_when",
      "{overflow: [{offer_to: gz, accept_when: {zzz: 1}}]}"
    ),
    ("strategies.NAME.overflow[].skip_if", "{overflow: [{rings: [], skip_if: {zzz: 1}}]}"),
    ("strategies.NAME.reserve.NAME", "{reserve: {sz: {zzz: 1}}}"),
    ("strategies.NAME.reserve.NAME.adapt", "{reserve: {sz: {adapt: {zzz: 1}}}}"),
    ("strategies.NAME.helps.NAME.adapt", "{helps: {front: {adapt: {zzz: 1}}}}"),
    ("strategies.NAME.board.suppress", "{board: {suppress: {zzz: 1}}}"),
    ("strategies.NAME.pool", "{pool: {zzz: 1}}"),
    ("strategies.NAME.pull.NAME.NAME", "{pull: {front: {sales: {zzz: 1}}}}"),
    ("strategies.NAME.pull.cost.NAME", "{pull: {cost: {sales: {zzz: 1}}}}"),
    ("strategies.NAME.pull.score.NAME.NAME", "{pull: {score: {front: {sales: {zzz: 1}}}}}"),
    ("strategies.NAME.pull.within_target_first", "{pull: {within_target_first: {zzz: 1}}}"),
    ("strategies.NAME.age.NAME", "{age: {sales: {zzz: 1}}}"),
    ("strategies.NAME.age.NAME[]", "{age: {sales: [{zzz: 1}]}}"),
    ("strategies.NAME.stages.NAME[]", "{stages: {sales: [{zzz: 1}]}}"),
    ("strategies.NAME.helps.NAME", "{helps: {front: {zzz: 1}}}"),
    ("strategies.NAME.agents.NAME", "{agents: {front: {zzz: 1}}}"),
    ("strategies.NAME.agents.NAME.unless", "{agents: {front: {unless: {zzz: 1}}}}"),
    ("strategies.NAME.agents.NAME.unless.queue", "{agents: {front: {unless: {queue: {zzz: 1}}}}}"),
    ("strategies.NAME.agents.preferred", "{agents: {preferred: {zzz: 1}}}"),
    ("strategies.NAME.agents.local_first", "{agents: {local_first: {zzz: 1}}}"),
  ])
  func allowedKeysAreTheTables(_ path: String, _ yaml: String) throws {
    let table = try #require(SchemaTests.standing.first { $0.path == path })
    let faults = StrategyReading(yaml, in: threeCenters).faults.diagnostics
    let unknown = try #require(
      faults.first { $0.code == .unknownKey && $0.message.contains("`zzz`") })
    let help = try #require(unknown.help)
    let allowed = help.split(separator: ":").last?.split(separator: ",").map {
      $0.drop { $0 == " " }
    }
    #expect(Set(allowed ?? []) == Set(table.names.map { $0[...] }), "\(help)")
  }
}
