import Foundation
import Testing

/// The program as its users have it: a process with a folder of its own.
struct Command {
  /// What came of a call.
  struct Outcome {
    let code: Int32
    let output: String
    let errors: String
  }

  /// Where the call runs; files of the test lie here.
  let folder: URL

  /// A call in a new folder that holds `small.yaml`.
  init() throws {
    folder = URL.temporaryDirectory.appending(path: "spillway-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(Self.small, to: "small.yaml")
  }

  /// Two strategies, an hour of some 60 contacts: a replication takes a moment.
  static let small = """
    spillway: 1
    title: Small
    horizon: {start: 2026-01-05T09:00+08:00, length: 1h, interval: 30min}
    service_level: {of: 20s, target: 80%}
    contacts:
      calls: {handle_time: {exponential: {mean: 3min}}, patience: {exponential: {mean: 2min}}}
    centers:
      one: {groups: {all: {skills: {calls: 1}, agents: 3}}}
      two: {groups: {all: {skills: {calls: 1}, agents: 2}}}
    demand:
      - {contact: calls, center: one, rate: 40/h}
      - {contact: calls, center: two, rate: 20/h}
    run: {replications: 4, seed: 3}
    strategies:
      alone: {}
      pooled: {pool: all}

    """

  /// The program that the same build made, beside the bundle of the tests.
  static var program: URL {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 where !FileManager.default.isExecutableFile(atPath: path(in: folder)) {
      folder.deleteLastPathComponent()
    }
    return URL(filePath: path(in: folder))
  }

  private static func path(in folder: URL) -> String { folder.appending(path: "spillway").path }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// Runs the program to its end.
  func callAsFunction(_ arguments: String..., input: String = "") throws -> Outcome {
    try start(arguments, input: input).finish()
  }

  /// Runs a line of bash in the folder, with the program as `$SPILLWAY`.
  func shell(_ line: String) throws -> Outcome {
    let running = try Running(
      URL(filePath: "/bin/bash"), ["-c", line], in: folder, input: "",
      environment: ["SPILLWAY": Self.program.path])
    return try running.finish()
  }

  /// Starts the program.
  func start(_ arguments: [String], input: String = "") throws -> Running {
    try Running(Self.program, arguments, in: folder, input: input)
  }
}

/// A process whose output goes to files, so that no pipe can fill up.
final class Running {
  private let process = Process()
  private let files: URL

  init(
    _ program: URL, _ arguments: [String], in folder: URL, input: String,
    environment: [String: String] = [:]
  ) throws {
    files = folder.appending(path: ".streams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    for name in ["output", "errors"] {
      _ = FileManager.default.createFile(atPath: files.appending(path: name).path, contents: nil)
    }
    try Data(input.utf8).write(to: files.appending(path: "input"))
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files.appending(path: "input"))
    process.standardOutput = try FileHandle(forWritingTo: files.appending(path: "output"))
    process.standardError = try FileHandle(forWritingTo: files.appending(path: "errors"))
    try process.run()
  }

  var errors: String { text("errors") }
  var isRunning: Bool { process.isRunning }

  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  func finish() throws -> Command.Outcome {
    process.waitUntilExit()
    // As a shell counts it: 128 and the signal.
    let code =
      process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
    let outcome = Command.Outcome(code: code, output: text("output"), errors: text("errors"))
    try FileManager.default.removeItem(at: files)
    return outcome
  }

  private func text(_ name: String) -> String {
    (try? String(contentsOf: files.appending(path: name), encoding: .utf8)) ?? ""
  }
}
