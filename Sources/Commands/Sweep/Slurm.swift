import Foundation
import Scenarios
import Study

/// The scheduler's commands.
enum Slurm {
  /// Submits a job and gives its number.
  static func submit(_ arguments: [String]) throws -> String {
    let outcome = try call("sbatch", arguments)
    // `--parsable` prints the number, and the cluster's name behind a semicolon where there is one.
    let number = outcome.output.prefix { $0.isNumber }
    guard outcome.code == 0, !number.isEmpty else {
      throw Ending.fault(
        .clusterRefused, "sbatch did not take the job",
        help: Phrase(
          verbatim: Display.visible(
            outcome.errors.split(separator: "\n").joined(separator: "; "))))
    }
    return String(number)
  }

  /// The states of the tasks of a job that the queue still knows, by task; a job without tasks has
  /// task 0.
  static func states(of job: String) -> [Int: String] {
    let arguments = ["--noheader", "--array", "--jobs", job, "--format", "%K %T"]
    // A job that ended long ago is an error for squeue, and nothing here.
    guard let outcome = try? call("squeue", arguments), outcome.code == 0 else { return [:] }
    var states: [Int: String] = [:]
    for line in outcome.output.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2 else { continue }
      states[Int(words[0]) ?? 0] = String(words[1])
    }
    // Tasks that ended stay in the queue for a while.
    return states.filter {
      ["PENDING", "RUNNING", "CONFIGURING", "SUSPENDED", "COMPLETING"].contains($0.value)
    }
  }

  private static func call(
    _ name: String, _ arguments: [String]
  ) throws -> (code: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw Ending.fault(.clusterRefused, "`\(name)` cannot be started")
    }
    // Both commands say a few lines at most: neither pipe fills up while the other is read.
    let said = output.fileHandleForReading.readDataToEndOfFile()
    let complained = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus != 127 else {
      throw Ending.fault(
        .clusterRefused, "there is no `\(name)` here",
        help: "submit from a machine of the cluster, where Slurm is installed")
    }
    return (
      process.terminationStatus, String(decoding: said, as: UTF8.self),
      String(decoding: complained, as: UTF8.self)
    )
  }
}
