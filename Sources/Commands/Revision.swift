import Foundation
import Scenarios
import Study

/// A scenario as git has it in a revision, laid into a folder of its own with the files beside it.
struct Revision {
  /// The scenario in that folder.
  let path: String
  private let folder: URL
  private let name: String

  /// Whether a name means a revision: `main:scenario.yaml` where there is no file of that name.
  static func isMeant(by text: String) -> Bool {
    text.contains(":") && !FileManager.default.fileExists(atPath: text)
  }

  /// Takes the folder of a scenario out of a revision.
  init(_ text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[0].hasPrefix("-") else {
      throw Self.fault(text, "write REVISION:PATH, as in main:scenario.yaml")
    }
    let (revision, given) = (parts[0], parts[1])
    let top = try Self.git(["rev-parse", "--show-toplevel"], in: nil, text)
    let prefix = try Self.git(["rev-parse", "--show-prefix"], in: nil, text)
    // As git reads it: from the top of the repository, or from here with a dot in front.
    let file = given.hasPrefix("./") ? prefix + given.dropFirst(2) : given
    let inside = file.split(separator: "/").dropLast().joined(separator: "/")
    let folder = URL.temporaryDirectory.appending(path: "spillway-\(UUID().uuidString)")
    (self.folder, name) = (folder, text)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let archive = folder.appending(path: ".archive.tar").path
    do {
      _ = try Self.git(["cat-file", "-e", "\(revision):\(file)"], in: top, text)
      _ = try Self.git(
        ["archive", "--format=tar", "-o", archive, revision] + (inside.isEmpty ? [] : [inside]),
        in: top, text)
      _ = try Self.call("tar", ["-xf", archive, "-C", folder.path], in: nil, text)
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
    path = folder.appending(path: file).path
  }

  /// Deletes the folder.
  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// A text with the name of the revision in the place of the folder.
  func shown(_ text: String) -> String {
    let revision = name.prefix { $0 != ":" }
    return text.replacing(folder.path + "/", with: "\(revision):")
  }

  private static func git(_ words: [String], in folder: String?, _ text: String) throws -> String {
    try call("git", words, in: folder, text)
  }

  private static func call(
    _ program: String, _ words: [String], in folder: String?, _ text: String
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + words
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw Self.fault(text, "`\(program)` cannot be run")
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let words = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let first = words.split(separator: "\n").first.map(String.init) ?? "`\(program)` failed"
      throw Self.fault(text, first)
    }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private static func fault(_ text: String, _ why: String) -> Ending {
    Ending.fault(.noRevision, "\(Display.quote(text)) cannot be read: \(Display.visible(why))")
  }
}
