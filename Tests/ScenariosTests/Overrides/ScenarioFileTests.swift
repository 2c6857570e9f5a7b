import Foundation
import Scenarios
import Sim
import Testing

/// A file that is parsed once gives what a file that is opened each time gives.
@Suite struct ScenarioFileTests {
  private static let files = [
    "scenario.yaml": """
    extends: base/base.yaml
    demand: [{contact: calls, center: here, volume: {csv: volumes.csv, column: low}}]
    """,
    "base/base.yaml": minimal(
      centers: "{here: {groups: {all: {agents: {csv: agents.csv, column: day}}}}}", demand: "[]"),
    "base/agents.csv": "day,night\n10,3\n11,3\n12,3\n13,3\n",
    "volumes.csv": "low,high\n30,60\n31,61\n32,62\n33,63\n",
    "other.csv": "low\n5\n6\n7\n8\n",
  ]

  private func folder() throws -> URL {
    let folder = URL.temporaryDirectory.appending(path: "spw-\(UUID().uuidString)")
    for (name, text) in Self.files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return folder
  }

  /// The same hash and the same world, with the tables in memory or without, in any order, from
  /// several threads; the paths of a value that is set are relative to the scenario, those of a
  /// layer to the layer.
  ///
  /// Planted fault caught: a hash over the tables that were opened, in place of those that were
  /// asked for, leaves out those that are in memory.
  @Test func opensAreAlike() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "scenario.yaml").path
    let file = try #require(ScenarioFile.open(path, faults: Faults()))
    let warm = file.withTables()
    let sets = [
      [], ["demand[1].volume.column=high"], ["demand[1].volume.csv=other.csv"],
      ["centers.here.groups.all.agents.column=night", "multiply.volume=2"],
    ]
    var hashes: Set<ScenarioHash> = []
    for set in sets {
      let overrides = set.compactMap { Override.parse($0, faults: Faults()) }
      let faults = Faults()
      let opened = Scenario.open(path, faults: faults, setting: overrides)
      let fresh = try #require(opened, "\(faults.rendered())")
      let both = [file, warm].map { $0.scenario(setting: overrides).scenario }
      let threads = await withTaskGroup(of: ScenarioHash?.self) { group in
        for _ in 0..<4 { group.addTask { warm.scenario(setting: overrides).scenario?.hash } }
        return await group.reduce(into: []) { $0.append($1) }
      }
      for hash in both.map({ $0?.hash }) + threads { #expect(hash == fresh.hash) }
      #expect(both.allSatisfy { $0?.demand == fresh.demand && $0?.centers == fresh.centers })
      hashes.insert(fresh.hash)
    }
    #expect(hashes.count == sets.count)
  }

  /// A fault of one cell says where it is, and leaves the next cell alone.
  @Test func aFaultStaysWithItsCell() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try #require(
      ScenarioFile.open(folder.appending(path: "scenario.yaml").path, faults: Faults()))
    let warm = file.withTables()
    let bad = try #require(
      Override.parse("demand[1].volume.column=hihg", option: "--vary", faults: Faults()))
    let (scenario, faults) = warm.scenario(setting: [bad])
    #expect(scenario == nil)
    #expect(faults.rendered().contains("command line:1:32: error"))
    #expect(faults.rendered().contains("    1 | --vary demand[1].volume.column=hihg"))
    #expect(warm.scenario().scenario != nil)
  }
}
