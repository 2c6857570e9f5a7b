import Scenarios
import Testing

/// A small telecom of three centers: `sz` and `gz` serve billing and sales, `dg` only billing.
let threeCenters = StrategyWorld(
  centers: ["sz", "gz", "dg"], contactTypes: ["billing", "sales"],
  groups: [
    .init(name: "front", center: 0, skills: [0, 1]),
    .init(name: "front", center: 1, skills: [0, 1]),
    .init(name: "night", center: 2, skills: [0]),
  ], hasDemand: [true, true, true, true, true, false])

/// Two centers `a` and `b` of one contact type and one group each, with a waiting room each: the
/// systems of the exact tables.
func twoCenters(rooms: [Int?] = [15, 15]) -> StrategyWorld {
  StrategyWorld(
    centers: ["a", "b"], contactTypes: ["calls"],
    groups: [
      .init(name: "agents", center: 0, skills: [0]), .init(name: "agents", center: 1, skills: [0]),
    ], rooms: rooms.map { StrategyWorld.Rooms(shared: $0) })
}

/// What came of one strategy, written as the map under its name.
struct StrategyReading {
  let faults: Faults
  let strategy: Strategy?
  let listing: [String]

  init(_ yaml: String, in world: StrategyWorld, policies: [String] = []) {
    let body = yaml.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    let text = yaml.hasPrefix("{") ? "strategies: {s: \(yaml)}" : "strategies:\n  s:\n\(body)"
    faults = Faults()
    let root = Document.parse(text + "\n", name: "x.yaml", faults: faults)
    let entry = root?.entries?.first
    let read = StrategyReader.strategies(
      Field(entry?.value, path: "strategies", faults: faults, keySpan: entry?.keySpan), in: world,
      policies: policies)
    strategy = read.first
    if case .rules(let rules)? = read.first?.source {
      listing = rules.compiled(in: world).listing(in: world).map(\.english)
    } else {
      listing = []
    }
  }

  /// The lines of one queue or group of the listing, without the first.
  func lines(of head: String) -> [String] {
    guard let start = listing.firstIndex(where: { $0.hasPrefix(head) }) else {
      return ["no \(head)"]
    }
    return listing[(start + 1)...].prefix { $0.hasPrefix(" ") }.map { String($0.dropFirst(2)) }
  }

  /// The messages without places, one a line: `error SPW-0501: words (help)`.
  var messages: [String] {
    faults.diagnostics.map { fault in
      "\(fault.severity.rawValue) \(fault.code.name): \(fault.message)"
        + (fault.help.map { " (\($0))" } ?? "")
    }
  }
}

/// As `threeCenters`, but no link leads from `sz` to `gz`.
let withoutLink: StrategyWorld = {
  var world = threeCenters
  world.ways[1] = .none
  return world
}()

/// As `threeCenters`, but nobody is ever signed in at `dg`.
let withoutNight: StrategyWorld = {
  var world = threeCenters
  world.groups[2].isStaffed = false
  return world
}()

/// Two centers where only `sz` has agents, none of them for sales.
let nobodySells = StrategyWorld(
  centers: ["sz", "dg"], contactTypes: ["billing", "sales"],
  groups: [.init(name: "f", center: 0, skills: [0])])
