import Foundation
import Testing

/// Pages of the program in a real browser: `scripts/page-tests`, whose tests stand here too.
///
/// The law of each test, and the planted fault it catches, stand with the test in `Pages`. Where no
/// browser can be had, one line says so and nothing is tested.
@Suite struct BrowserTests {
  @Test func pagesInABrowser() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let output = URL.temporaryDirectory.appending(path: "pages-\(UUID().uuidString)")
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    let process = Process()
    process.executableURL = root.appending(path: "scripts/page-tests")
    process.arguments = [program.path]
    process.standardInput = FileHandle.nullDevice
    let file = try FileHandle(forWritingTo: output)
    (process.standardOutput, process.standardError) = (file, file)
    try process.run()
    process.waitUntilExit()
    let words = try String(contentsOf: output, encoding: .utf8)
    print(words)
    guard process.terminationStatus != 77 else { return }
    #expect(process.terminationStatus == 0, "\(words)")
    // A run without tests must not pass for a good one.
    #expect(words.contains(/Ran [1-9][0-9]* tests? in/))
  }

  /// The program that the same build made, beside the bundle of the tests.
  private var program: URL {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      let program = folder.appending(path: "spillway")
      if FileManager.default.isExecutableFile(atPath: program.path) { return program }
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "spillway")
  }
}
