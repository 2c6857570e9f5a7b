import Foundation
import Scenarios

/// A scenario in a folder of its own, with the files beside it.
struct ReadFolder {
  let scenario: Scenario?
  let faults: Faults

  init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("spillway-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let faults = Faults()
    self.faults = faults
    scenario = Scenario.open(folder.appendingPathComponent("scenario.yaml").path, faults: faults)
  }

  /// Errors and warnings as `file:line:column code message | help`.
  var lines: [String] {
    faults.diagnostics.map { fault in
      let place = fault.span.map { span in
        let name = faults.sources[span.file].name
        return "\(name.split(separator: "/").last ?? ""):\(span.line):\(span.column)"
      }
      let help = fault.help.map { " | \($0)" } ?? ""
      return "\(place ?? "-") \(fault.code.name) \(fault.message)\(help)"
    }
  }
}
