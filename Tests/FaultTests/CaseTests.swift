import Foundation
import Scenarios
import Testing

/// One faulty input, one verbatim message: the folders of `Cases` hold a scenario, the files beside
/// it, and in `expected.txt` all that is printed, the count and the exit code.
///
/// A changed message fails here and is looked at. With SPILLWAY_RECORD set, the test writes what is
/// printed into the folders. Inputs that are huge or no text come from `Generated`.
/// Planted fault caught: a column counted in bytes instead of characters moves every caret that
/// stands behind a Chinese name.
@Suite struct CaseTests {
  private static let source = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases")

  static let names: [String] = {
    let found = try? FileManager.default.contentsOfDirectory(atPath: source.path)
    return (found ?? []).sorted()
  }()

  @Test func thereAreCases() {
    #expect(Self.names.count >= 120)
  }

  @Test(arguments: names) func messageIsAsExpected(_ name: String) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "spw-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.appending(path: "case")
    try FileManager.default.copyItem(at: Self.source.appending(path: name), to: place)
    try Generated.prepare(name, in: place)

    let faults = Probe.read(path: place.appending(path: "scenario.yaml").path)
    let text = printed(faults).replacing(place.path + "/", with: "")

    let expected = Self.source.appending(path: "\(name)/expected.txt")
    if ProcessInfo.processInfo.environment["SPILLWAY_RECORD"] != nil {
      try text.write(to: expected, atomically: true, encoding: .utf8)
    }
    #expect(text == (try String(contentsOf: expected, encoding: .utf8)))
    expectSafeToPrint(text)
  }

  private func printed(_ faults: Faults) -> String {
    let list = faults.rendered()
    return list + (list.isEmpty ? "" : "\n") + "\(faults.summary)\nexit code \(faults.exitCode)\n"
  }

  /// Nothing that was read reaches a terminal as a control character or turns its line around.
  private func expectSafeToPrint(_ text: String) {
    let steering = text.unicodeScalars.filter { scalar in
      let category = scalar.properties.generalCategory
      return scalar != "\n" && (category == .control || category == .format)
    }
    #expect(steering.isEmpty)
  }
}
