import Foundation
import Testing

/// A sweep on a real Slurm: a controller and two nodes that the test starts on the loopback.
///
/// With `SPILLWAY_NIGHTLY=1` it is 200 cells in 8 tasks, and a node is lost on the way.
@Suite struct SlurmTests {
  @Test func aSweepOnAClusterHasTheSameBytes() throws {
    let command = try Command()
    let began = ContinuousClock.now
    guard let cluster = try Loopback(in: command.folder) else { return }
    defer { cluster.end() }
    let isLong = ProcessInfo.processInfo.environment["SPILLWAY_NIGHTLY"] == "1"
    let (levels, tasks) = isLong ? (10, 8) : (4, 4)
    func bash(_ line: String) throws -> Command.Outcome {
      try command.shell(
        "\(cluster.environment); spillway() { \"$SPILLWAY\" \"$@\"; }; \(line)")
    }
    let plan =
      "small.yaml --vary centers.one.groups.all.agents=1:\(levels):1 --vary"
      + " centers.two.groups.all.agents=1:\(levels):1 --vary strategy=alone,pooled"
      + " --kpis service_level,cost --replications \(isLong ? 1_000 : 20)"
    let submit = try bash(
      "spillway sweep submit \(plan) --folder job --tasks \(tasks) --sbatch=--mem=100")
    #expect(submit.code == 0, "\(submit.errors)")
    let cells = levels * levels * 2
    #expect(submit.output.hasPrefix("\(cells) cells in \(tasks) tasks: job 1, merged by job 2\n"))
    if isLong {
      // In the middle of the work of the node.
      try wait(for: "a task of the second node") {
        try bash("squeue --noheader --states RUNNING --nodelist n2").output.contains("spillway")
      }
      Thread.sleep(forTimeInterval: 1)
      try cluster.lose(node: 2)
    }
    try wait(for: "all cells") {
      try bash("spillway sweep status job").output.contains("\(cells) of \(cells) cells finished")
    }
    let seconds = began.duration(to: .now) / .seconds(1)
    let status = try bash("spillway sweep status job").output
    #expect(status.contains("round 2, job ") == isLong, "\(status)")
    #expect(try bash("spillway sweep \(plan) -q --store here.sqlite").code == 0)
    let here = try command("sweep", "export", "here.sqlite")
    #expect(
      here.output.split(separator: "\n").count == 1 + cells * 4, "cost has no center of origin")
    #expect(try command("sweep", "export", "job/sweep.sqlite").output == here.output)
    print(
      "Slurm: \(cells) cells in \(tasks) tasks\(isLong ? ", a node lost on the way" : ""),"
        + " \(Int(seconds)) s from the start of the cluster to the merged store")
  }

  /// Waits for something that a cluster does in its own time, three minutes at most.
  private func wait(for what: String, _ isThere: () throws -> Bool) throws {
    for _ in 0..<900 {
      if try isThere() { return }
      Thread.sleep(forTimeInterval: 0.2)
    }
    Issue.record("\(what) did not come in three minutes")
  }
}
