import Foundation
import Testing

/// `spillway sweep` from the outside: a process, a store, and what comes out of it.
@Suite struct SweepTests {
  /// Twelve cells of the small scenario.
  static let cells = [
    "small.yaml", "--vary", "centers.one.groups.all.agents=2:4:1", "--vary",
    "strategy=alone,pooled", "--vary", "volume=0.9,1.1", "--kpis", "service_level,offered",
  ]

  /// A part of a sweep is what `run` says with the same values: the cell is the scenario, no more.
  @Test func aCellIsARun() throws {
    let command = try Command()
    let sweep = try command.start(["sweep", "-q"] + Self.cells).finish()
    #expect(sweep.code == 0, "\(sweep.errors)")
    #expect(sweep.output.hasPrefix("12 of 12 cells in sweep.sqlite\nNext: "))
    let table = try command("sweep", "export", "sweep.sqlite")
    let rows = table.output.split(separator: "\n")
    #expect(rows.count == 1 + 12 * 2 * 3, "two KPIs of the total and two centers")
    let row = try #require(
      rows.first { $0.hasPrefix("12,4,pooled,1.1,center_by_origin,two,,,,service_level,") })
    let run = try command(
      "run", "small.yaml", "-q", "--strategy", "pooled", "--set", "centers.one.groups.all.agents=4",
      "--multiply", "volume=1.1", "--format", "csv")
    let line = try #require(
      run.output.split(separator: "\n").first {
        $0.hasPrefix("pooled,center_by_origin,two,,,,service_level,")
      })
    // From the estimate to the ends of its interval, after the T that the sweep leaves out.
    let figures = line.split(separator: ",", omittingEmptySubsequences: false)[8...]
    #expect(row.hasSuffix(",service_level,\(figures.joined(separator: ",")),"))
  }

  /// Exports do not depend on threads, shards or the order of work; the same command again does
  /// nothing.
  @Test func exportsAreTheSameBytes() throws {
    let command = try Command()
    func export(_ store: String, _ more: String...) throws -> String {
      let run = try command.start(["sweep", "export", store] + more).finish()
      #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
      return run.output
    }
    for (store, threads) in [("one.sqlite", "1"), ("three.sqlite", "3")] {
      let options = ["--store", store, "--threads", threads, "-q"]
      #expect(try command.start(["sweep"] + Self.cells + options).finish().code == 0)
    }
    let whole = try export("one.sqlite")
    #expect(whole == (try export("three.sqlite")))
    #expect(whole.split(separator: "\n").count == 1 + 12 * 2 * 3)
    for count in [2, 5] {
      var stores: [String] = []
      for number in (1...count).reversed() {
        let shard = ["--shard", "\(number)/\(count)", "-q"]
        #expect(try command.start(["sweep"] + Self.cells + shard).finish().code == 0)
        stores.append("sweep-\(number)-of-\(count).sqlite")
      }
      let merge = ["sweep", "merge"] + stores + ["--into", "merged-\(count).sqlite"]
      #expect(try command.start(merge).finish().code == 0)
      #expect(try export("merged-\(count).sqlite") == whole)
      #expect(
        try export("merged-\(count).sqlite", "--wide", "--format", "ndjson")
          == export("one.sqlite", "--wide", "--format", "ndjson"))
    }
    let again = try command.start(["sweep"] + Self.cells + ["--store", "one.sqlite"]).finish()
    #expect(again.errors.contains("12 cells of 4 replications, 12 of them in the store\n"))
    let other = try command.start(
      ["sweep"] + Self.cells + ["--store", "one.sqlite", "--seed", "9"]
    ).finish()
    #expect(other.code == 4)
    #expect(
      other.errors
        == """
        error SPW-0902: `one.sqlite` holds another sweep, which differs in the seed
        help: name another store with `--store`

        """)
  }

  /// A plan of a file says the same as the options.
  @Test func aPlanFileSaysWhatTheOptionsSay() throws {
    let command = try Command()
    try command.write(
      """
      vary:
        centers.one.groups.all.agents: {from: 2, to: 4, step: 1}
        strategy: [alone, pooled]
        volume: [0.9, 1.1]
      kpis: [service_level, offered]

      """, to: "plan.yaml")
    #expect(try command.start(["sweep", "-q"] + Self.cells).finish().code == 0)
    let again = try command("sweep", "small.yaml", "--plan", "plan.yaml")
    #expect(again.code == 0)
    #expect(again.errors.contains("12 of them in the store"), "\(again.errors)")
    try command.write(
      "centers.one.groups.all.agents,strategy\n3,alone\n5,pooled\n3,pooled\n", to: "cells.csv")
    try command.write("csv: cells.csv\nkpis: [offered]\n", to: "list.yaml")
    let list = try command("sweep", "small.yaml", "--plan", "list.yaml", "--store", "l", "-q")
    #expect(list.code == 0, "\(list.errors)")
    let rows = try command("sweep", "export", "l", "--wide").output.split(separator: "\n")
    #expect(
      rows.map { $0.split(separator: ",")[..<3].joined(separator: ",") } == [
        "cell,centers.one.groups.all.agents,strategy", "1,3,alone", "2,5,pooled", "3,3,pooled",
      ])
  }

  /// A cell that cannot be run keeps its reason, and the others their figures.
  @Test func failedCellsStayWithTheirReason() throws {
    let command = try Command()
    let endless = Command.small.replacing("{exponential: {mean: 2min}}", with: "none")
    try command.write(endless, to: "endless.yaml")
    let options = ["--vary", "volume=1,100", "--kpis", "service_level", "-q"]
    let run = try command.start(["sweep", "endless.yaml"] + options).finish()
    #expect(run.code == 3)
    #expect(run.errors.hasPrefix("error SPW-0804: 1 cell failed\n"), "\(run.errors)")
    #expect(run.output.hasPrefix("2 of 2 cells in sweep.sqlite, 1 of them failed\n"))
    let export = try command("sweep", "export", "sweep.sqlite", "--wide")
    #expect(export.output.contains("\n2,100,,,,SPW-0801: replication 1 of alone: 24h after"))
    let status = try command("sweep", "status")
    #expect(status.output.contains("failed: 1 cell, the first is 2: SPW-0801: "))
    let again = try command.start(["sweep", "endless.yaml"] + options + ["--retry-failed"]).finish()
    #expect(again.code == 3)
    #expect(try command("sweep", "export", "sweep.sqlite", "--wide").output == export.output)
  }

  @Test(arguments: [
    (["small.yaml"], 2, "error SPW-0701: nothing is varied\n"),
    (["statu"], 2, "error SPW-0701: there is no command `sweep statu`\nhelp: did you mean"),
    (
      ["small.yaml", "--vary", "volume=1,2", "--design", "gird"], 2,
      "error SPW-0701: there is no design `gird`\nhelp: did you mean `grid`?\n"
    ),
    (
      ["small.yaml", "--vary", "centers.one.groups.al.agents=1:3:1"], 2,
      "command line:1:27: error SPW-"
    ),
    (
      ["small.yaml", "--vary", "centers.one.groups.all.agents=1:2.5:0.5"], 2,
      "command line:1:38: error SPW-"
    ),
    (
      ["small.yaml", "--vary", "strategy=alone,pooledd"], 2,
      "error SPW-0703: there is no strategy `pooledd`\nhelp: did you mean `pooled`?\n"
    ),
    (
      ["small.yaml", "--vary", "volume=1:2:0.000001", "--vary", "staff=1:2:0.000001"], 2,
      "error SPW-0440: the plan has 1 trillion cells; the limit is 1000000\n"
    ),
    (
      ["small.yaml", "--vary", "volume=1:2"], 2,
      "error SPW-0441: `volume` has a range without a step\n"
    ),
    (
      ["small.yaml", "--vary", "volume=1:2", "--design", "sobol", "--samples", "100"], 2,
      "error SPW-0441: 100 samples of a Sobol sequence are out of balance\nhelp: write a power"
    ),
    (["small.yaml", "--vary", "seed=1,2", "--shard", "3/2"], 2, "error SPW-0702: --shard `3/2`"),
    (
      ["small.yaml", "--vary", "run.seed=1,2"], 2, "error SPW-0701: `run.seed` is the same in every"
    ),
    (
      ["small.yaml", "--vary", "volume=1,2", "--max-contacts", "100"], 2,
      "error SPW-0418: the sweep"
    ),
    (["small.yaml", "--vary", "volume=1,2", "--kpis", "servicelevel"], 2, "error SPW-0706: "),
    (["export", "nothing.sqlite"], 4, "error SPW-0901: there is no store `nothing.sqlite`\n"),
    (["export", "small.yaml"], 4, "error SPW-0901: `small.yaml` is not a store of a sweep\n"),
    (["small.yaml", "--vary", "volume=1,2", "--store", "no/where"], 4, "error SPW-0901: "),
  ])
  func faultsNameWhatIsWrong(_ arguments: [String], _ code: Int32, _ words: String) throws {
    let run = try Command().start(["sweep"] + arguments).finish()
    #expect(run.code == code)
    #expect(run.errors.hasPrefix(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  /// Faults of a plan file have a line and a column.
  @Test(arguments: [
    ("vary: {volume: [1, 1]}", "plan.yaml:1:20: error SPW-0302: plan.vary.volume[2]: "),
    ("vary: {volume: {from: 2, to: 1, step: 1}}", "plan.yaml:1:16: error SPW-0130: "),
    ("vary: {volume: {from: 08:00, to: 09:00}}", "plan.yaml:1:23: error SPW-0120: "),
    ("desing: grid\nvary: {volume: [1]}", "plan.yaml:1:1: error SPW-0201: unknown key `desing`"),
    ("design: sobol\nvary: {volume: {from: 1, to: 2}}", "plan.yaml:1:9: error SPW-0202: "),
    ("vary: {volume: [1, 2], staff: [1]}\ndesign: zip", "plan.yaml:1:31: error SPW-0441: "),
    ("vary: {volume: [1]}\nkpis: [servicelevel]", "plan.yaml:2:8: error SPW-0301: "),
    ("csv: nothing.csv", "plan.yaml:1:6: error SPW-0601: "),
    ("design: grid", "plan.yaml:1:1: error SPW-0202: plan lacks `vary` or `csv`"),
  ])
  func faultsOfAPlanHaveTheirPlace(_ plan: String, _ words: String) throws {
    let command = try Command()
    try command.write(plan + "\n", to: "plan.yaml")
    let run = try command("sweep", "small.yaml", "--plan", "plan.yaml")
    #expect(run.code == (words.contains("0601") ? 4 : 2))
    #expect(run.errors.hasPrefix(words), "\(run.errors)")
  }
}
