import Scenarios
import Testing

/// The readers take exactly the keys of the tables from which schema and reference are made.
///
/// Each map gets a key that nobody knows; the answer names the keys that are allowed there. A
/// reader that forgets a key of its table, or takes one that the table does not have, is caught.
@Suite struct KeyTableTests {
  /// A scenario for each table, `ZZ` where the unknown key goes.
  private static let places: [(path: String, text: String)] = [
    ("", minimal(more: "ZZ")),
    ("horizon", minimal(horizon: "{length: 1h, ZZ}")),
    ("horizon.interval", minimal(horizon: "{interval: {borders: [0s, 1h], ZZ}}")),
    ("service_level", minimal(more: "service_level: {ZZ}")),
    ("probes", minimal(more: "probes: {at: [1min], ZZ}")),
    ("run", minimal(more: "run: {ZZ}")),
    ("multiply", minimal(more: "multiply: {ZZ}")),
    ("expect[]", minimal(more: "expect: [{kpi: service_level, ZZ}]")),
    ("expect[].hours", minimal(more: "expect: [{kpi: service_level, hours: {ZZ}}]")),
    (
      "expect[].day_share_at_least",
      minimal(more: "expect: [{kpi: service_level, day_share_at_least: {ZZ}}]")
    ),
    ("contacts.NAME", minimal(contacts: "{calls: {ZZ}}")),
    ("contacts.NAME.redial", minimal(contacts: "{calls: {redial: {ZZ}}}")),
    ("centers.NAME", minimal(centers: "{here: {ZZ}}")),
    ("centers.NAME.groups.NAME", group("agents: 10, ZZ")),
    ("centers.NAME.groups.NAME.agents", group("agents: {number: 10, ZZ}")),
    ("centers.NAME.groups.NAME.agents[]", group("agents: [{from: 00:00, ZZ}]")),
    ("centers.NAME.groups.NAME.agents[].break", group("agents: [{break: {ZZ}}]")),
    ("links[]", minimal(more: "links: [{ZZ}]")),
    ("demand[]", minimal(demand: "[{ZZ}]")),
    ("demand[].volume", minimal(demand: "[{volume: {list: [1], ZZ}}]")),
    ("demand[].rate", minimal(demand: "[{rate: {ZZ}}]")),
    ("demand[].busyness", minimal(demand: "[{busyness: {ZZ}}]")),
    ("demand[].busyness.gamma", minimal(demand: "[{busyness: {gamma: {ZZ}}}]")),
    ("demand[].busyness.lognormal", minimal(demand: "[{busyness: {lognormal: {ZZ}}}]")),
    ("events.NAME", minimal(more: "events: {e: {ZZ}}")),
    ("events.NAME.surge", minimal(more: "events: {e: {surge: {ZZ}}}")),
    ("events.NAME.network_outage", minimal(more: "events: {e: {network_outage: {ZZ}}}")),
    (
      "events.NAME.network_outage.after_repair",
      minimal(more: "events: {e: {network_outage: {after_repair: {ZZ}}}}")
    ),
    ("events.NAME.center_outage", minimal(more: "events: {e: {center_outage: {ZZ}}}")),
    ("events.NAME.link_outage", minimal(more: "events: {e: {link_outage: {ZZ}}}")),
    ("LAW", handling("{ZZ}")),
    ("LAW.exponential", handling("{exponential: {ZZ}}")),
    ("LAW.lognormal", handling("{lognormal: {ZZ}}")),
    ("LAW.gamma", handling("{gamma: {ZZ}}")),
    ("LAW.erlang", handling("{erlang: {ZZ}}")),
    ("LAW.weibull", handling("{weibull: {ZZ}}")),
    ("LAW.hyperexponential", handling("{hyperexponential: {ZZ}}")),
    ("LAW.uniform", handling("{uniform: {ZZ}}")),
    ("LAW.deterministic", handling("{deterministic: {ZZ}}")),
    ("LAW.empirical", handling("{empirical: {ZZ}}")),
  ]

  @Test func everyTableHasAPlace() {
    let tables = KeyTable.all(from: Scenario.keys).map(\.path)
      .filter { !$0.hasPrefix("strategies") }
    #expect(Set(tables) == Set(Self.places.map(\.path)))
  }

  @Test(arguments: places.map(\.path)) func readersTakeTheKeysOfTheTable(_ path: String) throws {
    let table = try #require(KeyTable.all(from: Scenario.keys).first { $0.path == path })
    let text = try #require(Self.places.first { $0.path == path }).text
    let read = ReadText(text.replacing("ZZ", with: "zzzzzzzz: 1"))
    let help = read.faults.diagnostics.first { $0.message.contains("`zzzzzzzz`") }?.help
    let words = try #require(help, "\(read.lines)")
    let isChoice = !words.hasPrefix("allowed: ")
    let allowed = words.split { " ,`".contains($0) }.map(String.init)
      .filter { isChoice ? !["write", "one", "of", "or"].contains($0) : $0 != "allowed:" }
    #expect(Set(allowed) == Set(table.names))
  }
}
